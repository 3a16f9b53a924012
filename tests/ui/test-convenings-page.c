/* The convenings: going against the spots, replacing, releasing.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-convenings-page.h"
#include "cohort-ui-fixture.h"
#include "cohort-ui-room.h"

/* The switch in the row of a person. */
static GtkSwitch *
find_switch (UiFixture *fixture, const char *name)
{
  GtkWidget *team
      = ui_require (GTK_WIDGET (fixture->window), ADW_TYPE_PREFERENCES_GROUP, "Who Goes");
  GtkWidget *label = ui_require (team, ADW_TYPE_ACTION_ROW, name);

  return GTK_SWITCH (ui_require (label, GTK_TYPE_SWITCH, NULL));
}

static void
open_convening (UiFixture *fixture)
{
  ui_add_team (fixture);
  cohort_window_open (fixture->window, "convenings", "fall-2024");
  ui_wait_for_label (fixture, "0 of 6 spots held");
}

static void
test_going (UiFixture *fixture, gconstpointer data)
{
  open_convening (fixture);
  gtk_switch_set_active (find_switch (fixture, "Priya Raman"), TRUE);
  ui_wait_for_label (fixture, "1 of 6 spots held");
  ui_wait_for_label (fixture, "Planned $400.00 · $7,600.00 of the contract still available");
  g_assert_true (gtk_switch_get_active (find_switch (fixture, "Priya Raman")));

  gtk_switch_set_active (find_switch (fixture, "Priya Raman"), FALSE);
  ui_wait_for_label (fixture, "0 of 6 spots held");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_wait_for_label (fixture, "1 of 6 spots held");
}

/* What is said of who goes, in the line that it stands in. */
static GtkWidget *
find_words (UiFixture *fixture, const char *name)
{
  GtkWidget *row
      = gtk_widget_get_ancestor (GTK_WIDGET (find_switch (fixture, name)), GTK_TYPE_LIST_BOX_ROW);

  return gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
}

/* Beside the switch while there is room, and never in a narrow column. */
static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *words;

  open_convening (fixture);
  gtk_switch_set_active (find_switch (fixture, "Priya Raman"), TRUE);
  ui_wait_for_label (fixture, "1 of 6 spots held");
  ui_spin (400);
  words = find_words (fixture, "Priya Raman");
  g_assert_cmpint (gtk_widget_get_width (words), <,
                   gtk_widget_get_width (gtk_widget_get_parent (words)) - 100);
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  ui_spin (400);
  words = find_words (fixture, "Priya Raman");
  g_assert_true (GTK_IS_LABEL (words));
  g_assert_cmpint (gtk_widget_get_width (words), ==,
                   gtk_widget_get_width (gtk_widget_get_parent (words)));
}

/* With text twice as large the switch has a line of its own, and a name is not broken into
 * syllables beside it. */
static void
test_narrow_large (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *name;

  open_convening (fixture);
  gtk_switch_set_active (find_switch (fixture, "Grace Whitfield"), TRUE);
  ui_wait_for_label (fixture, "1 of 6 spots held");
  ui_set_text_size (200);
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  ui_spin (400);
  name = ui_require (gtk_widget_get_parent (find_words (fixture, "Grace Whitfield")),
                     GTK_TYPE_LABEL, "Grace Whitfield");
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (name))), ==, 1);
  ui_set_text_size (100);
}

static void
test_too_many (UiFixture *fixture, gconstpointer data)
{
  static const char *const names[]
      = {"Marisol Vance",   "Devon Okafor",  "Priya Raman",    "Tomás Herrera-Lund",
         "Grace Whitfield", "Lena Abubakar", "Ellis Marchetti"};

  open_convening (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *expected = g_strdup_printf ("%u of 6 spots held", i + 1);

    gtk_switch_set_active (find_switch (fixture, names[i]), TRUE);
    ui_wait_for_label (fixture, expected);
  }
  ui_wait_for_label (fixture, "More than the county’s spots");
}

static void
test_unknown_limit (UiFixture *fixture, gconstpointer data)
{
  open_convening (fixture);
  cohort_window_open (fixture->window, "convenings", "spring-2025");
  ui_wait_for_label (fixture, "0 planned · spots not announced");
  ui_wait_for_label (fixture, "Not announced yet");
}

static gboolean
is_gone (gpointer data)
{
  return gtk_widget_get_root (data) == NULL || !gtk_widget_get_visible (data);
}

static void
test_register (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *price, *accept;
  GVariant *target;

  open_convening (fixture);
  gtk_switch_set_active (find_switch (fixture, "Priya Raman"), TRUE);
  ui_wait_for_label (fixture, "1 of 6 spots held");
  target = g_variant_new ("(ss)", ui_person (fixture, "Priya"), "fall-2024");
  gtk_widget_activate_action_variant (GTK_WIDGET (find_switch (fixture, "Priya Raman")),
                                      "attendee.register", target);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  price = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Price, empty when it is not known");
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Register");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "400.00");

  gtk_editable_set_text (GTK_EDITABLE (price), "about 400");
  g_assert_false (gtk_widget_get_sensitive (accept));
  gtk_editable_set_text (GTK_EDITABLE (price), "370");
  g_assert_true (gtk_widget_get_sensitive (accept));
  g_object_ref (dialog);
  ui_press (accept);
  ui_wait (is_gone, dialog, "the dialog to close");
  g_object_unref (dialog);
  ui_wait_for_label (fixture, "Planned $370.00 · $7,630.00 of the contract still available");
}

/* Worked example A2: Marisol drives 96.0 miles and stays three nights. */
static void
test_trip (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept;
  GVariant *target;

  open_convening (fixture);
  gtk_switch_set_active (find_switch (fixture, "Marisol Vance"), TRUE);
  ui_wait_for_label (fixture, "1 of 6 spots held");
  target = g_variant_new ("(ss)", ui_person (fixture, "Marisol"), "fall-2024");
  gtk_widget_activate_action_variant (GTK_WIDGET (find_switch (fixture, "Marisol Vance")),
                                      "attendee.trip", target);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Plan");
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Leaves on")),
                         "someday");
  g_assert_false (gtk_widget_get_sensitive (accept));
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Leaves on")),
                         "2024-11-07");
  gtk_editable_set_text (
      GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Miles there and back")), "96");
  g_assert_true (gtk_widget_get_sensitive (accept));
  ui_press (accept);
  /* 400.00 + 450.00 + 256.00 + 64.32 */
  ui_wait_for_label (fixture, "Planned $1,170.32 · $6,829.68 of the contract still available");
}

static const CohortSpotAdjustment *
get_adjustment (UiFixture *fixture)
{
  return g_ptr_array_index (
      cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_SPOT_ADJUSTMENT), 0);
}

static void
test_release (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept, *count;

  open_convening (fixture);
  ui_press (ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Release Spots…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Release");
  g_assert_false (gtk_widget_get_sensitive (accept));
  /* All that are free, unless it is said otherwise. */
  count = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "How many");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (count)), ==, "6");
  gtk_editable_set_text (GTK_EDITABLE (count), "1");
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Reason")),
                         "No substitutes");
  ui_press (accept);
  ui_wait_for_label (fixture, "0 of 5 spots held");
  ui_wait_for_label (fixture, "The county’s spots: 6 − 1 released");
  g_assert_nonnull (strstr (get_adjustment (fixture)->message, "No substitutes"));

  ui_press (ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Take Back"));
  ui_wait_for_label (fixture, "0 of 6 spots held");
}

/* What can be done about a delegation can be done by its buttons below the page too. */
static void
test_moved_buttons (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *header, *dialog;

  open_convening (fixture);
  header = ui_move_header (
      ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_CONVENINGS_PAGE, NULL));
  ui_spin (50);
  ui_press (ui_require (header, GTK_TYPE_BUTTON, "_Release Spots…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (50);
  ui_press (ui_open_menu (header, "Spots Granted…"));
  ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

/* Each change of names says why once they are locked. */
static void
test_locked (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept;

  open_convening (fixture);
  ui_do (fixture, "{'do': 'setting.set', 'key': 'names.lock.fall-2024', 'value': '2024-11-01'}");
  ui_wait_for_label (fixture,
                     "Locked after November 1, 2024: each change of who goes asks for a reason");
  gtk_switch_set_active (find_switch (fixture, "Priya Raman"), TRUE);
  g_assert_false (gtk_switch_get_active (find_switch (fixture, "Priya Raman")));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Save");
  g_assert_false (gtk_widget_get_sensitive (accept));
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Reason")),
                         "Found a substitute teacher");
  ui_press (accept);
  ui_wait_for_label (fixture, "1 of 6 spots held");
}

/* The days of everybody in one step; the statuses of who is registered follow. */
static void
test_days (UiFixture *fixture, gconstpointer data)
{
  const CohortAttendance *attendance;
  GtkWidget *dialog, *all;

  open_convening (fixture);
  ui_do (fixture, "{'do': 'attendance.register', 'person': 'Priya Raman', 'convening': 'fall-2024',"
                  "'option': 'bundle', 'on': '2024-10-01'}");
  ui_wait_for_label (fixture, "1 of 6 spots held");
  ui_press (ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Who Was There…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  all = ui_require (dialog, GTK_TYPE_BUTTON, "All Days");
  g_assert_false (gtk_widget_get_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Save")));
  ui_press (all);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Save"));
  ui_wait_for_label (fixture, "Days recorded for 1 of 1");
  attendance = cohort_snapshot_get_attendance (ui_snapshot (fixture), ui_person (fixture, "Priya"),
                                               "fall-2024");
  g_assert_cmpstr (attendance->status, ==, "attended");
  g_assert_cmpstr (attendance->days, ==, "2024-11-06 2024-11-07 2024-11-08 2024-11-09 2024-11-10");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/convenings/going", test_going);
  ui_test_add ("/convenings/narrow", test_narrow);
  ui_test_add ("/convenings/narrow-large", test_narrow_large);
  ui_test_add ("/convenings/too-many", test_too_many);
  ui_test_add ("/convenings/unknown-limit", test_unknown_limit);
  ui_test_add ("/convenings/register", test_register);
  ui_test_add ("/convenings/trip", test_trip);
  ui_test_add ("/convenings/release", test_release);
  ui_test_add ("/convenings/moved-buttons", test_moved_buttons);
  ui_test_add ("/convenings/locked", test_locked);
  ui_test_add ("/convenings/days", test_days);
  return ui_test_run ();
}
