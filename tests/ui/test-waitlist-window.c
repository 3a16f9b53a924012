/* The waitlist of a convening: joining, offering, another place, and who declined (story A8).
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-spots.h"
#include "cohort-ui-fixture.h"

static const CohortWaitlistEntry *
get_entry (UiFixture *fixture, const char *given)
{
  return cohort_spots_find_entry (ui_snapshot (fixture), "fall-2024", ui_person (fixture, given));
}

static void
join (UiFixture *fixture, const char *name, const char *at)
{
  g_autofree char *command = g_strdup_printf (
      "{'do': 'waitlist.join', 'person': '%s', 'convening': 'fall-2024', 'at': '%s',"
      "'together': 'coaches'}",
      name, at);

  ui_do (fixture, command);
}

static void
open_convening (UiFixture *fixture)
{
  ui_add_team (fixture);
  cohort_window_open (fixture->window, "convenings", "fall-2024");
  ui_wait_for_label (fixture, "0 of 6 spots held");
}

static void
act (UiFixture *fixture, const char *action, const char *given)
{
  GtkWidget *label = ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Waiting");

  g_assert_true (
      gtk_widget_activate_action (label, action, "(ss)", ui_person (fixture, given), "fall-2024"));
}

static void
set_entry (GtkWidget *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, title)), text);
}

/* Story A8: a declined spot is neither offered nor released by itself; both ways are there. */
static void
test_declined (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  open_convening (fixture);
  join (fixture, "Ellis Marchetti", "2024-10-02T16:00:00Z");
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024'}");
  ui_do (fixture, "{'do': 'attendance.set', 'person': 'Priya Raman', 'convening': 'fall-2024',"
                  "'status': 'declined'}");
  ui_wait_for_label (fixture,
                     "6 spots are free. Not coming after all: Priya Raman. 1 person waits. A "
                     "declined spot stays with your county, and nobody gets it by itself: fill it, "
                     "or release it to the state.");
  g_assert_true (gtk_widget_get_mapped (
      ui_require (window, GTK_TYPE_BUTTON, "_Fill from Your Team or Waiting List…")));
  g_assert_true (
      gtk_widget_get_mapped (ui_require (window, GTK_TYPE_BUTTON, "Release to the _State…")));
  g_assert_cmpstr (get_entry (fixture, "Ellis")->state, ==, "waiting");
  g_assert_cmpuint (
      cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_SPOT_ADJUSTMENT)->len, ==,
      0);
}

static gboolean
waits_no_longer (gpointer fixture)
{
  return get_entry (fixture, "Ellis") == NULL;
}

static void
test_offer (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  open_convening (fixture);
  join (fixture, "Ellis Marchetti", "2024-10-02T16:00:00Z");
  ui_wait_for_label (fixture, "1. Ellis Marchetti");
  act (fixture, "waiting.offer", "Ellis");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_require (dialog, GTK_TYPE_LABEL, "Spots held: 0 of 6 → 1 of 6");
  set_entry (dialog, "Answer by", "2024-10-09");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Offer"));
  ui_wait_for_label (fixture, "Offered to Ellis Marchetti");
  /* That day is long past. */
  ui_wait_for_label (fixture, "no answer by October 9, 2024: the offer is overdue");
  ui_wait_for_label (fixture, "Overdue");
  gtk_widget_activate_action (ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Waiting"),
                              "waiting.state", "(sss)", ui_person (fixture, "Ellis"), "fall-2024",
                              "accepted");
  ui_wait (waits_no_longer, fixture, "the offer to be accepted");
  g_assert_cmpstr (cohort_snapshot_get_attendance (ui_snapshot (fixture),
                                                   ui_person (fixture, "Ellis"), "fall-2024")
                       ->status,
                   ==, "accepted");
}

/* Whoever asked before is passed over only with a reason. */
static void
test_out_of_turn (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept;

  open_convening (fixture);
  join (fixture, "Ellis Marchetti", "2024-10-02T16:00:00Z");
  join (fixture, "Grace Whitfield", "2024-10-03T16:00:00Z");
  ui_wait_for_label (fixture, "2. Grace Whitfield");
  act (fixture, "waiting.offer", "Grace");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Offer");
  g_assert_false (gtk_widget_get_sensitive (accept));
  set_entry (dialog, "Reason to pass over who asked before", "two spots were needed");
  ui_press (accept);
  ui_wait_for_label (fixture, "Offered to Grace Whitfield");
  g_assert_cmpstr (get_entry (fixture, "Grace")->state, ==, "offered");
  g_assert_cmpstr (get_entry (fixture, "Ellis")->state, ==, "waiting");
}

static void
test_move (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept;
  g_autoptr (GPtrArray) queue = NULL;

  open_convening (fixture);
  join (fixture, "Ellis Marchetti", "2024-10-02T16:00:00Z");
  join (fixture, "Grace Whitfield", "2024-10-03T16:00:00Z");
  ui_wait_for_label (fixture, "2. Grace Whitfield");
  act (fixture, "waiting.up", "Grace");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Move");
  g_assert_false (gtk_widget_get_sensitive (accept));
  set_entry (dialog, "Reason", "presents a session");
  ui_press (accept);
  ui_wait_for_label (fixture, "1. Grace Whitfield");
  queue = cohort_spots_queue (ui_snapshot (fixture), "fall-2024");
  g_assert_true (g_ptr_array_index (queue, 0) == get_entry (fixture, "Grace"));
  g_assert_cmpstr (get_entry (fixture, "Grace")->reorder_reason, ==, "presents a session");
}

static void
test_join (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept, *expander;

  open_convening (fixture);
  ui_press (ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Add…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Add");
  g_assert_false (gtk_widget_get_sensitive (accept));
  expander = ui_require (dialog, ADW_TYPE_EXPANDER_ROW, "Somebody New");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  set_entry (dialog, "Given name", "Nadia");
  g_assert_false (gtk_widget_get_sensitive (accept));
  set_entry (dialog, "Family name", "Okonkwo");
  g_assert_true (gtk_widget_get_sensitive (accept));
  ui_press (accept);
  ui_wait_for_label (fixture, "1. Nadia Okonkwo");
  g_assert_nonnull (get_entry (fixture, "Nadia"));
}

static gboolean
has_note (gpointer fixture)
{
  return g_strcmp0 (get_entry (fixture, "Ellis")->note, "mornings only") == 0;
}

static void
test_edit (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *source;

  open_convening (fixture);
  join (fixture, "Ellis Marchetti", "2024-10-02T16:00:00Z");
  ui_wait_for_label (fixture, "1. Ellis Marchetti");
  act (fixture, "waiting.edit", "Ellis");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  source = ui_require (dialog, ADW_TYPE_COMBO_ROW, "Asked by");
  adw_combo_row_set_selected (ADW_COMBO_ROW (source), 3);
  set_entry (dialog, "Note", "mornings only");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Save"));
  ui_wait (has_note, fixture, "the note to be kept");
  g_assert_cmpstr (get_entry (fixture, "Ellis")->source, ==, "phone");
  g_assert_cmpstr (get_entry (fixture, "Ellis")->together_tag, ==, "coaches");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/waitlist/declined", test_declined);
  ui_test_add ("/waitlist/offer", test_offer);
  ui_test_add ("/waitlist/out-of-turn", test_out_of_turn);
  ui_test_add ("/waitlist/move", test_move);
  ui_test_add ("/waitlist/join", test_join);
  ui_test_add ("/waitlist/edit", test_edit);
  return ui_test_run ();
}
