/* The action plans in the window: goals with who serves them, plan A's lists, and what is empty.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-date.h"
#include "cohort-goal-cover-group.h"
#include "cohort-goals.h"
#include "cohort-plan-view.h"
#include "cohort-ui-look.h"

static void
refresh (GtkWidget *view, CohortStore *store, CohortSnapshot *snapshot)
{
  cohort_plan_view_refresh (COHORT_PLAN_VIEW (view), store, snapshot);
}

static void
open_view (UiLook *look, UiFixture *fixture)
{
  ui_look_open (look, fixture, cohort_plan_view_new (), refresh);
}

static void
add_plan (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'goal.add', 'id': 'labs', 'text': 'Open labs to families',"
                  "'due': '2020-03-01', 'owner': 'Priya Raman', 'grant_goals': ['coordination'],"
                  "'beliefs': ['students'], 'practice_goals': ['equity']}");
  ui_do (fixture, "{'do': 'goal.add', 'id': 'tk', 'text': 'Science every week in TK'}");
  ui_do (fixture, "{'do': 'goal.link', 'goal': 'tk', 'person': 'Marisol Vance',"
                  "'why': 'Knows every school'}");
  ui_do (fixture, "{'do': 'goal.add', 'kind': 'asset', 'text': 'Two museums'}");
  ui_do (fixture, "{'do': 'goal.add', 'kind': 'asset', 'text': 'R&D <lab>'}");
}

static const CohortGoal *
find_goal (UiFixture *fixture, const char *text)
{
  COHORT_FOR_EACH (CohortGoal, goal, ui_snapshot (fixture), COHORT_RECORD_GOAL) {
    if (g_strcmp0 (goal->text, text) == 0)
      return goal;
  }
  return NULL;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static void
press_to_close (GtkWidget *dialog, const char *label)
{
  gpointer watched = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &watched);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, label));
  ui_wait (is_gone, &watched, "the dialog to close");
}

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  UiLook look;
  GtkWidget *dialog;

  open_view (&look, fixture);
  ui_require (look.window, ADW_TYPE_STATUS_PAGE, "No Action Plan Yet");
  gtk_widget_activate_action (GTK_WIDGET (look.view), "goal.add-line", "s", "need");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Add")));
  ui_type (dialog, "Text", "Nobody for TK");
  press_to_close (dialog, "_Add");
  g_assert_cmpstr (find_goal (fixture, "Nobody for TK")->kind, ==, "need");
  ui_look_refresh (&look);
  ui_require (look.window, GTK_TYPE_LABEL, "Nobody for TK");
  ui_look_close (&look);
}

static void
test_goals (UiFixture *fixture, gconstpointer data)
{
  UiLook look;

  add_plan (fixture);
  open_view (&look, fixture);
  ui_require (look.window, GTK_TYPE_LABEL, "0 of 2 goals reached, 1 overdue");
  ui_require (look.window, GTK_TYPE_LABEL, "Owner: Priya Raman");
  ui_require (look.window, GTK_TYPE_LABEL,
              "Coordination · Center Equity in Science Education · Students");
  ui_require (look.window, GTK_TYPE_LABEL, "Nobody serves this goal yet.");
  ui_require (look.window, GTK_TYPE_LABEL, "Marisol Vance – Knows every school");
  ui_require (look.window, GTK_TYPE_LABEL, "R&D <lab>");
  gtk_widget_activate_action (GTK_WIDGET (look.view), "goal.status", "(ss)",
                              find_goal (fixture, "Open labs to families")->record.id, "reached");
  ui_look_follow_change (&look);
  ui_require (look.window, GTK_TYPE_LABEL, "1 of 2 goals reached");
  g_assert_true (cohort_plan_view_open (
      COHORT_PLAN_VIEW (look.view), find_goal (fixture, "Science every week in TK")->record.id));
  g_assert_false (cohort_plan_view_open (COHORT_PLAN_VIEW (look.view), "nothing"));
  ui_spin (100);
  ui_look_close (&look);
}

static void
test_edit (UiFixture *fixture, gconstpointer data)
{
  UiLook look;
  GtkWidget *dialog;

  add_plan (fixture);
  open_view (&look, fixture);
  gtk_widget_activate_action (GTK_WIDGET (look.view), "goal.edit", "s",
                              find_goal (fixture, "Science every week in TK")->record.id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_type (dialog, "Goal", "Science every day in TK");
  ui_type (dialog, "Due, empty for no day", "soon");
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Save")));
  ui_type (dialog, "Due, empty for no day", "5/1/2025");
  press_to_close (dialog, "_Save");
  g_assert_nonnull (find_goal (fixture, "Science every day in TK"));
  g_assert_cmpint (find_goal (fixture, "Science every day in TK")->due, !=, 0);
  ui_look_close (&look);
}

static void
test_link (UiFixture *fixture, gconstpointer data)
{
  UiLook look;
  GtkWidget *dialog;
  const CohortGoal *goal;
  g_autoptr (GPtrArray) links = NULL;

  add_plan (fixture);
  open_view (&look, fixture);
  goal = find_goal (fixture, "Open labs to families");
  gtk_widget_activate_action (GTK_WIDGET (look.view), "goal.link", "s", goal->record.id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Link")));
  ui_choose (dialog, "Person", 1);
  ui_type (dialog, "Why this person", "Has the keys");
  press_to_close (dialog, "_Link");
  links = cohort_goals_list_people (ui_snapshot (fixture), goal->record.id);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (((CohortGoalPerson *)g_ptr_array_index (links, 0))->why, ==, "Has the keys");
  ui_look_refresh (&look);
  gtk_widget_activate_action (GTK_WIDGET (look.view), "goal.unlink", "s",
                              COHORT_RECORD (g_ptr_array_index (links, 0))->id);
  ui_look_follow_change (&look);
  g_clear_pointer (&links, g_ptr_array_unref);
  links = cohort_goals_list_people (ui_snapshot (fixture), goal->record.id);
  g_assert_cmpuint (links->len, ==, 0);
  ui_look_close (&look);
}

static void
test_order (UiFixture *fixture, gconstpointer data)
{
  UiLook look;
  g_autoptr (GPtrArray) lines = NULL;

  add_plan (fixture);
  open_view (&look, fixture);
  gtk_widget_activate_action (GTK_WIDGET (look.view), "goal.up", "s",
                              find_goal (fixture, "R&D <lab>")->record.id);
  ui_look_follow_change (&look);
  lines = cohort_goals_list (ui_snapshot (fixture), "A", "asset");
  g_assert_cmpstr (((CohortGoal *)g_ptr_array_index (lines, 0))->text, ==, "R&D <lab>");
  gtk_widget_activate_action (GTK_WIDGET (look.view), "goal.down", "s",
                              COHORT_RECORD (g_ptr_array_index (lines, 0))->id);
  ui_look_follow_change (&look);
  g_clear_pointer (&lines, g_ptr_array_unref);
  lines = cohort_goals_list (ui_snapshot (fixture), "A", "asset");
  g_assert_cmpstr (((CohortGoal *)g_ptr_array_index (lines, 0))->text, ==, "Two museums");
  ui_look_close (&look);
}

/* The delegation covers a goal as soon as somebody who serves it holds a spot. */
static void
test_cover (UiFixture *fixture, gconstpointer data)
{
  const CohortDate today = cohort_date_today ();
  GtkWidget *group;

  add_plan (fixture);
  group = g_object_ref_sink (g_object_new (COHORT_TYPE_GOAL_COVER_GROUP, NULL));
  cohort_goal_cover_group_show_goals (COHORT_GOAL_COVER_GROUP (group), ui_snapshot (fixture),
                                      "fall-2024", today);
  g_assert_null (ui_find (group, GTK_TYPE_LABEL, "Marisol Vance"));
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Marisol Vance', 'convening': 'fall-2024'}");
  cohort_goal_cover_group_show_goals (COHORT_GOAL_COVER_GROUP (group), ui_snapshot (fixture),
                                      "fall-2024", today);
  ui_require (group, GTK_TYPE_LABEL, "Marisol Vance");
  ui_require (group, GTK_TYPE_LABEL, "nobody");
  cohort_goal_cover_group_show_convenings (COHORT_GOAL_COVER_GROUP (group), ui_snapshot (fixture),
                                           today);
  ui_require (group, GTK_TYPE_LABEL, "1 of 2");
  g_object_unref (group);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/plan-view/empty", test_empty);
  ui_test_add ("/plan-view/goals", test_goals);
  ui_test_add ("/plan-view/edit", test_edit);
  ui_test_add ("/plan-view/link", test_link);
  ui_test_add ("/plan-view/order", test_order);
  ui_test_add ("/plan-view/cover", test_cover);
  return ui_test_run ();
}
