/* Who comes instead, and who takes an empty spot: suggestions, search, reasons, the registration.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-spots.h"
#include "cohort-ui-fixture.h"

static const char *
get_status (UiFixture *fixture, const char *given)
{
  const CohortAttendance *attendance = cohort_snapshot_get_attendance (
      ui_snapshot (fixture), ui_person (fixture, given), "fall-2024");

  return attendance != NULL ? attendance->status : "none";
}

static void
open_with_priya (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'attendance.register', 'person': 'Priya Raman', 'convening': 'fall-2024',"
                  "'option': 'bundle', 'confirmation': 'C-77', 'on': '2024-10-01'}");
  cohort_window_open (fixture->window, "convenings", "fall-2024");
  ui_wait_for_label (fixture, "1 of 6 spots held");
}

static void
act (UiFixture *fixture, const char *action, const char *given)
{
  GtkWidget *label = ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Who Goes");

  g_assert_true (
      gtk_widget_activate_action (label, action, "(ss)", ui_person (fixture, given), "fall-2024"));
}

/* As a click on the row does. */
static void
choose (GtkWidget *dialog, const char *name)
{
  GtkWidget *row = ui_require (dialog, ADW_TYPE_ACTION_ROW, name);

  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
}

typedef struct {
  UiFixture *fixture;
  const char *given;
  const char *status;
} Expected;

static gboolean
is_status (gpointer data)
{
  const Expected *expected = data;

  return g_strcmp0 (get_status (expected->fixture, expected->given), expected->status) == 0;
}

static void
wait_for_status (UiFixture *fixture, const char *given, const char *status)
{
  Expected expected = {fixture, given, status};

  ui_wait (is_status, &expected, status);
}

static void
test_replace (UiFixture *fixture, gconstpointer data)
{
  const CohortAttendance *after;
  GtkWidget *dialog, *accept;

  open_with_priya (fixture);
  act (fixture, "attendee.replace", "Priya");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Replace");
  g_assert_false (gtk_widget_get_sensitive (accept));
  choose (dialog, "Tomás Herrera-Lund");
  g_assert_true (gtk_widget_get_sensitive (accept));
  ui_require (dialog, GTK_TYPE_LABEL,
              "Spots held: 1 of 6, as before\nWhat is available stays as it is.");
  ui_press (accept);
  wait_for_status (fixture, "Priya", "replaced");
  after = cohort_snapshot_get_attendance (ui_snapshot (fixture), ui_person (fixture, "Tomás"),
                                          "fall-2024");
  g_assert_cmpstr (after->status, ==, "registered");
  g_assert_cmpstr (after->confirmation, ==, "C-77");
  ui_wait_for_label (fixture, "replaces Priya Raman");
}

static void
test_canceled (UiFixture *fixture, gconstpointer data)
{
  const CohortAttendance *after;
  GtkWidget *dialog, *fate;

  open_with_priya (fixture);
  act (fixture, "attendee.replace", "Priya");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  choose (dialog, "Tomás Herrera-Lund");
  fate = ui_require (dialog, ADW_TYPE_COMBO_ROW, "Registration");
  adw_combo_row_set_selected (ADW_COMBO_ROW (fate), 1);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Replace"));
  wait_for_status (fixture, "Priya", "replaced");
  after = cohort_snapshot_get_attendance (ui_snapshot (fixture), ui_person (fixture, "Tomás"),
                                          "fall-2024");
  g_assert_cmpstr (after->status, ==, "accepted");
  g_assert_null (after->confirmation);
}

/* Only who matches is listed, whatever the accents and the case. */
static void
test_search (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *search;

  open_with_priya (fixture);
  act (fixture, "attendee.replace", "Priya");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_null (ui_find (dialog, ADW_TYPE_ACTION_ROW, "Priya Raman"));
  search = ui_require (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "NUNEZ");
  g_signal_emit_by_name (search, "search-changed");
  ui_require (dialog, ADW_TYPE_ACTION_ROW, "José Núñez");
  g_assert_null (ui_find (dialog, ADW_TYPE_ACTION_ROW, "Grace Whitfield"));
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody at all");
  g_signal_emit_by_name (search, "search-changed");
  ui_require (dialog, GTK_TYPE_LABEL, "Nobody is called that");
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_locked (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept, *reason;

  open_with_priya (fixture);
  ui_do (fixture, "{'do': 'setting.set', 'key': 'names.lock.fall-2024', 'value': '2024-11-01'}");
  act (fixture, "attendee.replace", "Priya");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Replace");
  choose (dialog, "Tomás Herrera-Lund");
  g_assert_false (gtk_widget_get_sensitive (accept));
  reason = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Reason, as the names are locked");
  gtk_editable_set_text (GTK_EDITABLE (reason), "ill");
  g_assert_true (gtk_widget_get_sensitive (accept));
  ui_press (accept);
  wait_for_status (fixture, "Priya", "replaced");
}

/* Who waits is offered the spot; anybody else is planned. */
static void
test_fill (UiFixture *fixture, gconstpointer data)
{
  const CohortWaitlistEntry *entry;
  GtkWidget *dialog;

  open_with_priya (fixture);
  ui_do (fixture, "{'do': 'waitlist.join', 'person': 'Ellis Marchetti', 'convening': 'fall-2024',"
                  "'at': '2024-10-02T16:00:00Z'}");
  ui_wait_for_label (fixture, "1 of 6 spots held · 1 waiting");
  ui_press (ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON,
                        "_Fill from Your Team or Waiting List…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  choose (dialog, "Grace Whitfield");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Fill"));
  wait_for_status (fixture, "Grace", "planned");

  ui_wait_for_label (fixture, "2 of 6 spots held · 1 waiting");
  ui_press (ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON,
                        "_Fill from Your Team or Waiting List…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  choose (dialog, "Ellis Marchetti");
  gtk_editable_set_text (
      GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Answer by, for who waits")),
      "2024-10-09");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Fill"));
  ui_wait_for_label (fixture, "Offered to Ellis Marchetti");
  entry
      = cohort_spots_find_entry (ui_snapshot (fixture), "fall-2024", ui_person (fixture, "Ellis"));
  g_assert_cmpstr (entry->state, ==, "offered");
  g_assert_cmpstr (get_status (fixture, "Ellis"), ==, "none");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/replace/moved", test_replace);
  ui_test_add ("/replace/canceled", test_canceled);
  ui_test_add ("/replace/search", test_search);
  ui_test_add ("/replace/locked", test_locked);
  ui_test_add ("/replace/fill", test_fill);
  return ui_test_run ();
}
