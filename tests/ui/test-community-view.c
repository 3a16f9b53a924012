/* The community of practice in the window: what is logged, by component and month, and how to
 * start. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-activities.h"
#include "cohort-activity-dialog.h"
#include "cohort-command-dialog.h"
#include "cohort-community-view.h"
#include "cohort-cycle-group.h"
#include "cohort-people-group.h"
#include "cohort-start-group.h"
#include "cohort-ui-look.h"

#define MANY 400
/* Pixels: the room in a window of 360. */
#define NARROW 350
/* Rows a list view makes, whatever there is. */
#define MOST_ROWS 210

static void
refresh (GtkWidget *view, CohortStore *store, CohortSnapshot *snapshot)
{
  cohort_community_view_refresh (COHORT_COMMUNITY_VIEW (view), store, snapshot);
}

static void
open_view (UiLook *look, UiFixture *fixture)
{
  ui_look_open (look, fixture, cohort_community_view_new (), refresh);
}

static void
add_activities (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'activity.add', 'id': 'erosion', 'component': 'lesson-study',"
                  "'title': 'A lesson on erosion', 'on': '2024-10-03', 'minutes': 90,"
                  "'people': ['Priya Raman', 'Marisol Vance'], 'resources': 'Slides'}");
  ui_do (fixture, "{'do': 'activity.add', 'id': 'call', 'component': 'networking',"
                  "'title': 'Call with Stanislaus', 'on': '2024-11-05'}");
}

static const CohortActivity *
find_activity (UiFixture *fixture, const char *title)
{
  COHORT_FOR_EACH (CohortActivity, activity, ui_snapshot (fixture), COHORT_RECORD_ACTIVITY) {
    if (g_strcmp0 (activity->title, title) == 0)
      return activity;
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

/* On an empty county how to start comes first; a step is marked by hand and unmarked. */
static void
test_start (UiFixture *fixture, gconstpointer data)
{
  UiLook look;
  GtkWidget *dialog, *group;

  open_view (&look, fixture);
  group = ui_require (look.window, COHORT_TYPE_START_GROUP, NULL);
  g_assert_null (gtk_widget_get_prev_sibling (group));
  ui_require (group, GTK_TYPE_LABEL, "0 of 4 steps taken");
  gtk_widget_activate_action (GTK_WIDGET (look.view), "start.mark", "s", "contact");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_type (dialog, "Day", "9/3/2024");
  ui_type (dialog, "What was done", "We met the office.");
  press_to_close (dialog, "_Mark");
  ui_look_refresh (&look);
  ui_require (group, GTK_TYPE_LABEL, "1 of 4 steps taken");
  gtk_widget_activate_action (GTK_WIDGET (look.view), "start.unmark", "s", "contact");
  ui_look_follow_change (&look);
  ui_require (group, GTK_TYPE_LABEL, "0 of 4 steps taken");
  ui_look_close (&look);
}

/* Names what is too wide for a narrow window. */
static void
find_wide (GtkWidget *widget, guint depth)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least > NARROW)
    g_test_message ("%*s%s needs %d", (int)depth, "", G_OBJECT_TYPE_NAME (widget), least);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_wide (child, depth + 1);
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  UiLook look;
  int least;

  add_activities (fixture);
  open_view (&look, fixture);
  gtk_window_set_default_size (GTK_WINDOW (look.window), NARROW, 600);
  ui_spin (200);
  gtk_widget_measure (GTK_WIDGET (look.view), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  find_wide (GTK_WIDGET (look.view), 0);
  g_assert_cmpint (least, <=, NARROW);
  ui_look_close (&look);
}

static void
test_log (UiFixture *fixture, gconstpointer data)
{
  UiLook look;

  add_activities (fixture);
  open_view (&look, fixture);
  ui_require (look.window, GTK_TYPE_INSCRIPTION, "A lesson on erosion");
  ui_require (look.window, GTK_TYPE_INSCRIPTION, "Call with Stanislaus");
  ui_require (look.window, GTK_TYPE_LABEL, "2 activities, 1 h 30 min, and 1 of unknown length");
  ui_require (look.window, GTK_TYPE_LABEL, "Activities in 2 of 12 months");
  g_assert_nonnull (
      gtk_widget_get_prev_sibling (ui_require (look.window, COHORT_TYPE_START_GROUP, NULL)));
  g_assert_true (
      cohort_community_view_open (COHORT_COMMUNITY_VIEW (look.view),
                                  find_activity (fixture, "A lesson on erosion")->record.id));
  g_assert_false (cohort_community_view_open (COHORT_COMMUNITY_VIEW (look.view), "nothing"));
  gtk_widget_activate_action (GTK_WIDGET (look.view), "activity.remove", "s",
                              find_activity (fixture, "Call with Stanislaus")->record.id);
  ui_look_follow_change (&look);
  g_assert_null (ui_find (look.window, GTK_TYPE_INSCRIPTION, "Call with Stanislaus"));
  ui_look_close (&look);
}

static void
test_add (UiFixture *fixture, gconstpointer data)
{
  UiLook look;
  GtkWidget *dialog;
  const CohortActivity *activity;
  g_autoptr (GPtrArray) people = NULL;

  ui_add_team (fixture);
  open_view (&look, fixture);
  gtk_widget_activate_action (GTK_WIDGET (look.view), "activity.add", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Log")));
  ui_type (dialog, "What it was", "First meeting");
  ui_type (dialog, "Day", "9/10/2024");
  ui_type (dialog, "Hours and minutes, empty when not known", "1:75");
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Log")));
  ui_type (dialog, "Hours and minutes, empty when not known", "1:30");
  cohort_people_group_add (
      COHORT_PEOPLE_GROUP (ui_require (dialog, COHORT_TYPE_PEOPLE_GROUP, NULL)),
      ui_person (fixture, "Priya"));
  press_to_close (dialog, "_Log");
  activity = find_activity (fixture, "First meeting");
  g_assert_cmpint (activity->minutes, ==, 90);
  people = cohort_activities_list_people (ui_snapshot (fixture), activity->record.id);
  g_assert_cmpuint (people->len, ==, 1);
  ui_look_close (&look);
}

static void
test_hours (void)
{
  static const struct {
    const char *text;
    gboolean is_good;
    gint64 minutes;
  } cases[] = {
      {"", TRUE, COHORT_UNKNOWN}, {" 2 ", TRUE, 120}, {"1:30", TRUE, 90},
      {"1.5", TRUE, 90},          {"0.25", TRUE, 15}, {"0:05", TRUE, 5},
      {"1:5", FALSE, 0},          {"1:60", FALSE, 0}, {"0", FALSE, 0},
      {"-1", FALSE, 0},           {"two", FALSE, 0},  {"1:30:00", FALSE, 0},
      {"1.", FALSE, 0},           {".5", FALSE, 0},   {"99999", FALSE, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 minutes;

    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (cohort_hours_parse (cases[i].text, &minutes), ==, cases[i].is_good);
    if (cases[i].is_good)
      g_assert_cmpint (minutes, ==, cases[i].minutes);
  }
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static gboolean
has_all (gpointer list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) == MANY;
}

/* However much is logged, only what can be seen makes rows, and the end can be reached. */
static void
test_many (UiFixture *fixture, gconstpointer data)
{
  UiLook look;
  GtkWidget *list;
  const CohortActivity *first;

  for (guint i = 0; i < MANY; i++) {
    g_autofree char *command
        = g_strdup_printf ("{'do': 'activity.add', 'component': 'convenings', 'title':"
                           "'Meeting %u', 'on': '2024-%02u-%02u'}",
                           i, 9 + i / 140, 1 + i % 28);

    ui_do (fixture, command);
  }
  open_view (&look, fixture);
  list = ui_require (look.window, GTK_TYPE_LIST_VIEW, NULL);
  /* The last one can be shown before the list has grown so far. */
  first = find_activity (fixture, "Meeting 0");
  g_assert_true (cohort_community_view_open (COHORT_COMMUNITY_VIEW (look.view), first->record.id));
  ui_spin (200);
  ui_require (list, GTK_TYPE_INSCRIPTION, "Meeting 0");
  ui_wait (has_all, list, "the whole log");
  g_assert_cmpuint (count_rows (list), <, MOST_ROWS);
  ui_look_close (&look);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/community-view/start", test_start);
  ui_test_add ("/community-view/narrow", test_narrow);
  ui_test_add ("/community-view/log", test_log);
  ui_test_add ("/community-view/add", test_add);
  ui_test_add ("/community-view/many", test_many);
  g_test_add_func ("/community-view/hours", test_hours);
  return ui_test_run ();
}
