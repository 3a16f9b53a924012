/* The view of coverage: what its cells say, moves by keyboard, targets, and what-if.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-coverage-view.h"
#include "cohort-matrix-view.h"
#include "cohort-money.h"
#include "cohort-scenario-panel.h"
#include "cohort-spots.h"
#include "cohort-target-item-row.h"
#include "cohort-team-page.h"
#include "cohort-ui-fixture.h"
#include "cohort-vocabulary.h"

/* The team of story A1. */
static void
add_six (UiFixture *fixture)
{
  static const char *const people[] = {
      "'given': 'Marisol', 'family': 'Vance', 'role': 'coe-coordinator', 'bands': 'system',"
      "'organization': 'San Joaquin COE', 'sector': 'coe', 'lead': true",
      "'given': 'Devon', 'family': 'Okafor', 'role': 'coe-coordinator', 'bands': 'system',"
      "'organization': 'San Joaquin COE', 'sector': 'coe'",
      "'given': 'Priya', 'family': 'Raman', 'role': 'teacher-leader', 'bands': '3-5',"
      "'organization': 'Delta Oaks Unified', 'sector': 'school'",
      "'given': 'Tomás', 'family': 'Herrera-Lund', 'role': 'district-specialist', 'bands': '6-8',"
      "'organization': 'Delta Oaks Unified', 'sector': 'district'",
      "'given': 'Grace', 'family': 'Whitfield', 'role': 'district-specialist', 'bands': '9-12',"
      "'organization': 'Calaveras Bend Unified', 'sector': 'district'",
      "'given': 'Lena', 'family': 'Abubakar', 'role': 'community-partner', 'bands': 'tk-2 3-5',"
      "'organization': 'Valley Expanded Learning Network', 'sector': 'community'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autofree char *command = g_strdup_printf ("{'do': 'person.add', %s}", people[i]);

    ui_do (fixture, command);
  }
}

static GtkWidget *
open_coverage (UiFixture *fixture)
{
  GtkWidget *page;

  cohort_window_open (fixture->window, "team", "team");
  ui_spin (100);
  page = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_TEAM_PAGE, NULL);
  return ui_require (page, COHORT_TYPE_COVERAGE_VIEW, NULL);
}

static CohortMatrixView *
get_matrix (GtkWidget *view)
{
  return COHORT_MATRIX_VIEW (ui_require (view, COHORT_TYPE_MATRIX_VIEW, NULL));
}

static gboolean
is_called (GtkWidget *cell, const char *name)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return wrong == NULL;
}

/* NULL: no cell that is shown is called so. */
static GtkWidget *
find_cell (GtkWidget *view, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_matrix (view)));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "coverage") && gtk_widget_get_visible (child)
        && is_called (child, name))
      return child;
  return NULL;
}

static void
assert_cell (GtkWidget *view, const char *name, const char *style, const char *count)
{
  GtkWidget *cell = find_cell (view, name);

  if (cell == NULL)
    g_error ("no cell is called “%s”", name);
  g_assert_true (gtk_widget_has_css_class (cell, style));
  ui_require (cell, GTK_TYPE_LABEL, count);
}

/* 0 is what the table shows, 1 of whom. */
static void
choose (GtkWidget *view, guint which, guint position)
{
  GtkWidget *drop_down = ui_require (view, GTK_TYPE_DROP_DOWN, NULL);

  for (guint i = 0; i < which; i++)
    drop_down = gtk_widget_get_next_sibling (drop_down);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), position);
  ui_spin (20);
}

static void
test_cells (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *style;
    const char *count;
  } cases[] = {
      {"Teacher leader, grades 3–5: 1 on the team", "going", "1"},
      {"Teacher leader, grades TK–2: Nobody", "none", "0"},
      {"COE STEM / science coordinator, System-wide: 2 on the team", "going", "2"},
      {"COE STEM / science coordinator, grades 3–5: Nobody", "none", "0"},
      {"All roles, grades TK–2: 1 on the team", "total", "1"},
      {"All roles, grades 3–5: 2 on the team", "total", "2"},
      {"All roles, grades 6–8: 1 on the team", "total", "1"},
      {"All roles, grades 9–12: 1 on the team", "total", "1"},
      {"All roles, System-wide: 2 on the team", "total", "2"},
      {"Community partner / expanded learning, in all: 1 on the team", "total", "1"},
      {"All roles, in all: 6 people", "total", "6"},
      /* A gap of the target. */
      {"Site administrator, in all: Nobody", "none", "0"},
  };
  GtkWidget *view;

  add_six (fixture);
  view = open_coverage (fixture);
  g_assert_true (gtk_widget_get_mapped (view));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_cell (view, cases[i].name, cases[i].style, cases[i].count);
  ui_require (view, GTK_TYPE_LABEL, "3 of 6 groups covered");
  ui_require (view, GTK_TYPE_LABEL,
              "6 people, 7 placements · largest organizations: San Joaquin COE, Delta Oaks Unified,"
              " 2 of 6 each");
}

static void
test_folded (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view, *all;

  add_six (fixture);
  view = open_coverage (fixture);
  /* Beside others of a group that is covered a role is no gap. */
  g_assert_null (find_cell (view, "Classroom teacher, grades 3–5: Nobody"));
  all = ui_require (view, GTK_TYPE_TOGGLE_BUTTON, "Show All _Rows");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
  g_assert_nonnull (find_cell (view, "Classroom teacher, grades 3–5: Nobody"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), FALSE);
  g_assert_null (find_cell (view, "Classroom teacher, grades 3–5: Nobody"));
}

static void
test_convening (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  add_six (fixture);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024'}");
  view = open_coverage (fixture);
  choose (view, 1, 1);
  assert_cell (view, "Teacher leader, grades 3–5: 1 going", "going", "1");
  assert_cell (view, "District science coordinator / specialist, grades 6–8: 1 on the bench",
               "bench", "1");
  ui_require (view, GTK_TYPE_LABEL, "1 of 6 groups covered");
  choose (view, 0, 1);
  assert_cell (view, "School site, Fall 2024: 1 going", "going", "1");
  assert_cell (view, "County office, Fall 2024: 2 on the bench", "bench", "2");
  assert_cell (view, "County office, Team: 2 on the team", "going", "2");
}

/* "9–12" has no letter that tells its direction. */
static void
test_right_to_left (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  add_six (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  view = open_coverage (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  ui_require (view, GTK_TYPE_LABEL, "\u20689–12\u2069");
  g_assert_null (ui_find (view, GTK_TYPE_LABEL, "9–12"));
}

static void
test_system_fills (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view, *row;

  add_six (fixture);
  view = open_coverage (fixture);
  row = ui_require (view, ADW_TYPE_ACTION_ROW, "System-Wide People Fill Every Grade");
  gtk_switch_set_active (GTK_SWITCH (ui_require (row, GTK_TYPE_SWITCH, NULL)), TRUE);
  ui_spin (200);
  assert_cell (view, "COE STEM / science coordinator, grades 3–5: 2 on the team", "going", "2");
  assert_cell (view, "All roles, in all: 6 people", "total", "6");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_spin (200);
  assert_cell (view, "COE STEM / science coordinator, grades 3–5: Nobody", "none", "0");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (ui_require (row, GTK_TYPE_SWITCH, NULL))));
}

static gboolean
press_key (GtkWidget *matrix, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (matrix);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
  }
  return handled;
}

static void
assert_focus (UiFixture *fixture, const char *name)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  const char *tooltip = focus != NULL ? gtk_widget_get_tooltip_text (focus) : NULL;

  if (focus == NULL || !is_called (focus, name))
    g_error ("the focus is on “%s”, not on “%s”", tooltip, name);
}

static void
test_keyboard (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    guint key;
    GdkModifierType state;
    const char *name;
  } moves[] = {
      {GDK_KEY_Right, 0, "COE STEM / science coordinator, grades 3–5: Nobody"},
      {GDK_KEY_Down, 0, "District science coordinator / specialist, grades 3–5: Nobody"},
      {GDK_KEY_Left, 0, "District science coordinator / specialist, grades TK–2: Nobody"},
      {GDK_KEY_Left, 0, "District science coordinator / specialist, grades TK–2: Nobody"},
      {GDK_KEY_End, 0, "District science coordinator / specialist, in all: 2 on the team"},
      {GDK_KEY_Up, 0, "COE STEM / science coordinator, in all: 2 on the team"},
      {GDK_KEY_Up, 0, "COE STEM / science coordinator, in all: 2 on the team"},
      {GDK_KEY_Home, 0, "COE STEM / science coordinator, grades TK–2: Nobody"},
      {GDK_KEY_End, GDK_CONTROL_MASK, "All roles, in all: 6 people"},
      {GDK_KEY_Home, GDK_CONTROL_MASK, "COE STEM / science coordinator, grades TK–2: Nobody"},
  };
  GtkWidget *view, *matrix, *focus;

  add_six (fixture);
  view = open_coverage (fixture);
  matrix = GTK_WIDGET (get_matrix (view));
  gtk_widget_grab_focus (matrix);
  assert_focus (fixture, "COE STEM / science coordinator, grades TK–2: Nobody");
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    g_assert_true (press_key (matrix, moves[i].key, moves[i].state));
    assert_focus (fixture, moves[i].name);
  }
  g_assert_false (press_key (matrix, GDK_KEY_a, 0));
  ui_require (view, GTK_TYPE_LABEL, "COE STEM / science coordinator, grades TK–2: Nobody");

  /* One Tab leaves it, and comes back to the same cell. */
  press_key (matrix, GDK_KEY_Down, 0);
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_false (gtk_widget_is_ancestor (focus, matrix));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD);
  assert_focus (fixture, "District science coordinator / specialist, grades TK–2: Nobody");
}

static void
test_keeps_focus (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view, *matrix;

  add_six (fixture);
  view = open_coverage (fixture);
  matrix = GTK_WIDGET (get_matrix (view));
  gtk_widget_grab_focus (matrix);
  press_key (matrix, GDK_KEY_End, 0);
  ui_do (fixture, "{'do': 'membership.end', 'person': 'Devon Okafor'}");
  ui_spin (50);
  assert_focus (fixture, "COE STEM / science coordinator, in all: 1 on the team");
}

static void
test_filter (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view, *page;

  add_six (fixture);
  view = open_coverage (fixture);
  page = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_TEAM_PAGE, NULL);
  ui_press (find_cell (view, "Teacher leader, grades TK–2: Nobody"));
  g_assert_true (gtk_widget_get_mapped (view));
  ui_press (find_cell (view, "All roles, grades 3–5: 2 on the team"));
  ui_spin (50);
  g_assert_false (gtk_widget_get_mapped (view));
  ui_require (page, GTK_TYPE_LABEL, "2 of 6");
  ui_require (page, GTK_TYPE_BUTTON, "Stop showing only: All roles · 3–5");
}

static void
test_target (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view, *row;

  add_six (fixture);
  view = open_coverage (fixture);
  row = ui_require (view, ADW_TYPE_ACTION_ROW,
                    cohort_vocabulary_get_label ("coverage-group", "administrators"));
  ui_require (row, GTK_TYPE_LABEL, "missing");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_require (view, ADW_TYPE_COMBO_ROW, "Target")), 1);
  ui_spin (200);
  ui_require (view, GTK_TYPE_LABEL, "4 of 4 goals met");
  g_assert_cmpstr (cohort_snapshot_get_setting (ui_snapshot (fixture), COHORT_SETTING_TARGET), ==,
                   "sjcoe-example");
  ui_do (fixture, "{'do': 'membership.end', 'person': 'Devon Okafor'}");
  ui_spin (50);
  ui_require (view, GTK_TYPE_LABEL, "3 of 4 goals met");
  ui_require (view, GTK_TYPE_LABEL, "1 of 2 · 1 missing");
}

static void
test_own_target (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view, *dialog, *row;

  add_six (fixture);
  view = open_coverage (fixture);
  ui_press (ui_require (view, GTK_TYPE_BUTTON, "Make Our Own…"));
  dialog = ui_get_dialog (ADW_TYPE_WINDOW);
  row = ui_require (dialog, COHORT_TYPE_TARGET_ITEM_ROW, NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ui_require (row, GTK_TYPE_SPIN_BUTTON, NULL)), 3);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Save"));
  ui_spin (300);
  g_assert_cmpstr (cohort_snapshot_get_setting (ui_snapshot (fixture), COHORT_SETTING_TARGET), ==,
                   "custom");
  ui_require (view, GTK_TYPE_LABEL, "2 of 6 goals met");
  ui_require (view, GTK_TYPE_LABEL, "1 of 3 · 2 missing");
  /* The one batch is undone in one step. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_spin (200);
  g_assert_null (cohort_snapshot_get_setting (ui_snapshot (fixture), COHORT_SETTING_TARGET_CUSTOM));
  ui_require (view, GTK_TYPE_LABEL, "3 of 6 groups covered");
}

static guint
count_held (UiFixture *fixture)
{
  CohortSpots spots;

  cohort_spots_count (ui_snapshot (fixture), "fall-2024", &spots);
  return spots.held;
}

static void
toggle (GtkWidget *view, UiFixture *fixture, const char *given)
{
  GtkWidget *panel = ui_require (view, COHORT_TYPE_SCENARIO_PANEL, NULL);

  g_signal_emit_by_name (panel, "toggled", ui_person (fixture, given), "fall-2024");
  ui_spin (20);
}

static void
test_what_if (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view, *apply;

  add_six (fixture);
  view = open_coverage (fixture);
  choose (view, 1, 1);
  ui_press (ui_require (view, GTK_TYPE_BUTTON, "_What If…"));
  ui_spin (50);
  apply = ui_require (view, GTK_TYPE_BUTTON, "_Apply");
  g_assert_true (gtk_widget_get_mapped (apply));
  g_assert_false (gtk_widget_get_sensitive (apply));

  toggle (view, fixture, "Priya");
  assert_cell (view, "Teacher leader, grades 3–5: 1 going", "going", "1");
  ui_require (view, GTK_TYPE_LABEL, "1 of 6 groups covered");
  ui_require (view, GTK_TYPE_LABEL, "added");
  g_assert_cmpuint (count_held (fixture), ==, 0);
  toggle (view, fixture, "Priya");
  g_assert_false (gtk_widget_get_sensitive (apply));
  toggle (view, fixture, "Priya");
  toggle (view, fixture, "Grace");

  /* It waits while something else is looked at, and stays over newer data. */
  cohort_window_open (fixture->window, "overview", NULL);
  ui_spin (50);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Lena Abubakar', 'convening': 'fall-2024'}");
  open_coverage (fixture);
  assert_cell (view, "District science coordinator / specialist, grades 9–12: 1 going", "going",
               "1");
  g_assert_cmpuint (count_held (fixture), ==, 1);

  ui_press (apply);
  ui_spin (300);
  g_assert_cmpuint (count_held (fixture), ==, 3);
  g_assert_false (gtk_widget_get_mapped (apply));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_spin (200);
  g_assert_cmpuint (count_held (fixture), ==, 1);
}

static void
test_discard (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  add_six (fixture);
  view = open_coverage (fixture);
  choose (view, 1, 1);
  ui_press (ui_require (view, GTK_TYPE_BUTTON, "_What If…"));
  ui_spin (50);
  toggle (view, fixture, "Priya");
  ui_press (ui_require (view, GTK_TYPE_BUTTON, "_Discard"));
  ui_spin (50);
  assert_cell (view, "Teacher leader, grades 3–5: 1 on the bench", "bench", "1");
  g_assert_cmpuint (count_held (fixture), ==, 0);
  g_assert_true (gtk_widget_get_sensitive (ui_require (view, GTK_TYPE_BUTTON, "_What If…")));
}

/* What was pressed first is done, and the panel waits for no answer to go. */
static void
test_discard_while_applying (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view, *discard;

  add_six (fixture);
  view = open_coverage (fixture);
  choose (view, 1, 1);
  ui_press (ui_require (view, GTK_TYPE_BUTTON, "_What If…"));
  ui_spin (50);
  toggle (view, fixture, "Priya");
  discard = ui_require (view, GTK_TYPE_BUTTON, "_Discard");
  ui_press (ui_require (view, GTK_TYPE_BUTTON, "_Apply"));
  ui_press (discard);
  g_assert_false (gtk_widget_get_mapped (discard));
  ui_spin (300);
  g_assert_cmpuint (count_held (fixture), ==, 1);
  assert_cell (view, "Teacher leader, grades 3–5: 1 going", "going", "1");
}

/* Beside the table where there is room, else under it. */
static void
test_panel (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    int width;
    GtkOrientation orientation;
  } cases[] = {{1200, GTK_ORIENTATION_HORIZONTAL}, {700, GTK_ORIENTATION_VERTICAL}};
  GtkWidget *view, *panel;

  add_six (fixture);
  view = open_coverage (fixture);
  ui_press (ui_require (view, GTK_TYPE_BUTTON, "_What If…"));
  panel = ui_require (view, COHORT_TYPE_SCENARIO_PANEL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), cases[i].width, 640);
    ui_spin (300);
    g_assert_cmpint (
        gtk_orientable_get_orientation (GTK_ORIENTABLE (gtk_widget_get_parent (panel))), ==,
        cases[i].orientation);
  }
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *view, *cell;

  add_six (fixture);
  view = open_coverage (fixture);
  for (int width = 860; width >= 360; width -= 100) {
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 640);
    ui_spin (150);
  }
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  cell = find_cell (view, "Teacher leader, grades 3–5: 1 on the team");
  /* Without a head over it a cell says its column itself. */
  g_assert_true (gtk_widget_get_mapped (ui_require (cell, GTK_TYPE_LABEL, "3–5")));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/coverage/cells", test_cells);
  ui_test_add ("/coverage/folded", test_folded);
  ui_test_add ("/coverage/convening", test_convening);
  ui_test_add ("/coverage/right-to-left", test_right_to_left);
  ui_test_add ("/coverage/system-fills", test_system_fills);
  ui_test_add ("/coverage/keyboard", test_keyboard);
  ui_test_add ("/coverage/keeps-focus", test_keeps_focus);
  ui_test_add ("/coverage/filter", test_filter);
  ui_test_add ("/coverage/target", test_target);
  ui_test_add ("/coverage/own-target", test_own_target);
  ui_test_add ("/coverage/what-if", test_what_if);
  ui_test_add ("/coverage/discard", test_discard);
  ui_test_add ("/coverage/discard-while-applying", test_discard_while_applying);
  ui_test_add ("/coverage/panel", test_panel);
  ui_test_add ("/coverage/narrow", test_narrow);
  return ui_test_run ();
}
