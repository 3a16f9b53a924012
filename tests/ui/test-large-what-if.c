/* A what-if over a team whose coverage is worked out on another thread: it ends before that does.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-coverage-view.h"
#include "cohort-scenario-panel.h"
#include "cohort-spots.h"
#include "cohort-ui-fixture.h"

/* More than the view works out while it is waited for. */
#define N_TEACHERS 110
/* Among those that are listed first. */
#define GOES "Teacher004"

typedef struct {
  UiFixture *fixture;
  GtkWidget *view;
  GtkWidget *panel;
  guint n_found; /* how often it was searched while the panel had nothing to be about */
} LargeTeam;

/* In one step: each has all pages shown anew. */
static void
add_many (UiFixture *fixture)
{
  GString *command = g_string_new ("{'do': 'batch', 'commands': [");
  g_autofree char *whole = NULL;

  for (guint i = 0; i < N_TEACHERS; i++)
    g_string_append_printf (command,
                            "%s{'do': 'person.add', 'given': 'Teacher%03u', 'family': 'Abbot%03u',"
                            "'role': 'teacher-leader', 'bands': '3-5', 'sector': 'school'}",
                            i > 0 ? ", " : "", i, i);
  g_string_append (command, "]}");
  whole = g_string_free (command, FALSE);
  ui_do (fixture, whole);
}

static gboolean
says_all (gpointer data)
{
  return ui_find (data, GTK_TYPE_LABEL, "110 people, 110 placements") != NULL;
}

static gboolean
is_open (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static gboolean
is_gone (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static gboolean
can_be_pressed (gpointer data)
{
  return gtk_widget_get_sensitive (data);
}

static guint
count_held (UiFixture *fixture)
{
  CohortSpots spots;

  cohort_spots_count (ui_snapshot (fixture), "fall-2024", &spots);
  return spots.held;
}

static void
find_somebody (LargeTeam *team, const char *name)
{
  GtkWidget *search = ui_require (team->panel, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), name);
  g_signal_emit_by_name (search, "search-changed");
}

/* Lines are filled anew while the panel is still there, and what it was about is not. */
static void
find_others (LargeTeam *team)
{
  g_assert_true (gtk_widget_get_mapped (team->panel));
  find_somebody (team, "Teacher09");
  find_somebody (team, "");
  team->n_found++;
}

static void
open_what_if (LargeTeam *team, UiFixture *fixture)
{
  GtkWidget *apply;

  *team = (LargeTeam){fixture};
  add_many (fixture);
  cohort_window_open (fixture->window, "team", "team");
  ui_spin (100);
  team->view = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_COVERAGE_VIEW, NULL);
  ui_wait (says_all, team->view, "the coverage of all");
  team->panel = ui_require (team->view, COHORT_TYPE_SCENARIO_PANEL, NULL);
  ui_press (ui_require (team->view, GTK_TYPE_BUTTON, "_What If…"));
  ui_wait (is_open, team->panel, "the what-if");
  g_signal_emit_by_name (team->panel, "toggled", ui_person (fixture, GOES), "fall-2024");
  apply = ui_require (team->view, GTK_TYPE_BUTTON, "_Apply");
  ui_wait (can_be_pressed, apply, "something to apply");
  ui_spin (50);
  ui_require (team->panel, GTK_TYPE_LABEL, "added");
}

static void
changed_cb (LargeTeam *team)
{
  find_others (team);
}

static void
test_apply (UiFixture *fixture, gconstpointer data)
{
  LargeTeam team;

  open_what_if (&team, fixture);
  /* The store tells of it when all who show the county have it, and nothing else has run since. */
  g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (changed_cb), &team);
  ui_press (ui_require (team.view, GTK_TYPE_BUTTON, "_Apply"));
  ui_wait (is_gone, team.panel, "the end of the what-if");
  g_signal_handlers_disconnect_by_func (fixture->store, changed_cb, &team);
  g_assert_cmpuint (team.n_found, ==, 1);
  g_assert_cmpuint (count_held (fixture), ==, 1);
  g_assert_true (gtk_widget_get_sensitive (ui_require (team.view, GTK_TYPE_BUTTON, "_What If…")));
}

static void
test_discard (UiFixture *fixture, gconstpointer data)
{
  LargeTeam team;

  open_what_if (&team, fixture);
  ui_press (ui_require (team.view, GTK_TYPE_BUTTON, "_Discard"));
  find_others (&team);
  ui_wait (is_gone, team.panel, "the end of the what-if");
  g_assert_cmpuint (count_held (fixture), ==, 0);
  ui_press (ui_require (team.view, GTK_TYPE_BUTTON, "_What If…"));
  ui_wait (is_open, team.panel, "another what-if");
  ui_spin (50);
  g_assert_null (ui_find (team.panel, GTK_TYPE_LABEL, "added"));
}

/* The switches of who was not asked about belong to nothing then. */
static void
test_toggle_when_ended (UiFixture *fixture, gconstpointer data)
{
  LargeTeam team;

  open_what_if (&team, fixture);
  ui_press (ui_require (team.view, GTK_TYPE_BUTTON, "_Discard"));
  g_assert_true (gtk_widget_get_mapped (team.panel));
  g_signal_emit_by_name (team.panel, "toggled", ui_person (fixture, GOES), "fall-2024");
  ui_wait (is_gone, team.panel, "the end of the what-if");
  g_assert_cmpuint (count_held (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/large-what-if/apply", test_apply);
  ui_test_add ("/large-what-if/discard", test_discard);
  ui_test_add ("/large-what-if/toggle-when-ended", test_toggle_when_ended);
  return ui_test_run ();
}
