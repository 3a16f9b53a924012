/* The overview: what an empty county is told, and what a team's county sees.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-overview-page.h"
#include "cohort-parts-bar.h"
#include "cohort-ui-fixture.h"

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  cohort_window_open (fixture->window, "overview", NULL);
  ui_wait_for_label (fixture, "Start with Your Team");
  ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Import a Roster…");
}

static void
test_team (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  ui_add_team (fixture);
  cohort_window_open (fixture->window, "overview", NULL);
  ui_wait_for_label (fixture, "$8,000.00 available");
  ui_wait_for_label (fixture, "0 of 6 spots held");
  ui_require (window, GTK_TYPE_LABEL, "nobody");
}

static void
test_money_follows (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  ui_add_team (fixture);
  cohort_window_open (fixture->window, "overview", NULL);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024', "
                  "'option': 'scop-day'}");
  ui_wait_for_label (fixture, "$7,850.00 available");
  ui_wait_for_label (fixture, "1 of 6 spots held");
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait_for_label (fixture, "$8,000.00 available");
  gtk_widget_activate_action (window, "win.redo", NULL);
  ui_wait_for_label (fixture, "$7,850.00 available");
}

static void
test_parts_bar (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    CohortParts parts;
    const char *said; /* by the last part */
  } cases[] = {
      {{.cap = 1000,
        .paid = 100,
        .approved = 200,
        .submitted = 300,
        .committed = 150,
        .available = 250},
       "Available $2.50"},
      {{.cap = 1000, .committed = 1250, .available = -250}, "Short $2.50"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GtkWidget) bar = g_object_ref_sink (cohort_parts_bar_new ());

    cohort_parts_bar_set_parts (COHORT_PARTS_BAR (bar), &cases[i].parts);
    ui_require (bar, GTK_TYPE_BUTTON, cases[i].said);
  }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/overview/empty", test_empty);
  ui_test_add ("/overview/team", test_team);
  ui_test_add ("/overview/money-follows", test_money_follows);
  ui_test_add ("/overview/parts-bar", test_parts_bar);
  return ui_test_run ();
}
