/* Names stand as people of a language look for them, which no plain comparison does.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-slot-model.h"
#include "cohort-team-item.h"
#include "cohort-test-locale.h"
#include "cohort-ui-fixture.h"

#include <locale.h>

/* The names of those in the table, one below the other. */
static char *
list_names (UiFixture *fixture)
{
  GtkWidget *view;
  GListModel *model;
  GString *names = g_string_new (NULL);

  cohort_window_open (fixture->window, "team", NULL);
  ui_spin (50);
  view = ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW, NULL);
  model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_string_append_printf (
        names, "%s\n",
        cohort_team_item_get_name (cohort_slot_model_get (COHORT_SLOT_MODEL (model), i)));
  return g_string_free (names, FALSE);
}

static void
test_team (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *names = NULL;

  ui_add_team (fixture);
  names = list_names (fixture);
  g_assert_cmpstr (names, ==,
                   "Lena Abubakar\nTomás Herrera-Lund\nEllis Marchetti\nJosé Núñez\nDevon Okafor\n"
                   "Priya Raman\nMarisol Vance\nGrace Whitfield\n");
}

/* All of one family, whatever their given names; with and without the marks beside each other. */
static void
test_families (UiFixture *fixture, gconstpointer data)
{
  static const char *const people[][2] = {
      {"Zoe", "Li"},    {"Amy", "Lian"}, {"Bo", "Lia"},     {"Amy", "Li"},   {"Zoe", "Nunez"},
      {"Ana", "núñez"}, {"Eva", "Ñuño"}, {"Ana", "Obrien"}, {"Ana", "Nuss"},
  };
  g_autofree char *names = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autofree char *command
        = g_strdup_printf ("{'do': 'person.add', 'given': '%s', 'family': '%s', 'role': 'teacher'}",
                           people[i][0], people[i][1]);

    ui_do (fixture, command);
  }
  names = list_names (fixture);
  g_assert_cmpstr (names, ==,
                   "Amy Li\nZoe Li\nBo Lia\nAmy Lian\nZoe Nunez\nAna núñez\nEva Ñuño\nAna Nuss\n"
                   "Ana Obrien\n");
}

int
main (int argc, char **argv)
{
  char *folder = test_make_locale ("en_US");
  int status;

  if (folder == NULL)
    return 0;
  ui_test_init (&argc, &argv);
  setlocale (LC_ALL, ""); /* GTK's tests compare bytes otherwise */
  ui_test_add ("/name-order/team", test_team);
  ui_test_add ("/name-order/families", test_families);
  status = ui_test_run ();
  test_remove_locale (folder);
  return status;
}
