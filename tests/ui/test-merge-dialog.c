/* Two records of one person: compared field by field, merged, and taken apart by undo.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-merge-dialog.h"
#include "cohort-record-chooser.h"
#include "cohort-ui-fixture.h"

static const CohortPerson *
get_person (UiFixture *fixture, const char *id)
{
  return cohort_snapshot_find (ui_snapshot (fixture), COHORT_RECORD_PERSON, id);
}

/* Tomás, and what somebody typed of him once more. */
static void
add_two (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'person.add', 'id': 'twice', 'given': 'Tomas', 'family': 'Herrera-Lund',"
                  " 'phone': '(209) 555-0142', 'role': 'teacher',"
                  " 'organization': 'Delta Oaks Unified'}");
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'twice',"
                  " 'convening': 'fall-2024'}");
}

static GtkWidget *
open_dialog (UiFixture *fixture)
{
  cohort_merge_dialog_present (GTK_WIDGET (fixture->window), fixture->store, COHORT_RECORD_PERSON,
                               ui_person (fixture, "Tomás"), ui_person (fixture, "Tomas"));
  return ui_get_dialog (COHORT_TYPE_MERGE_DIALOG);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static void
merge (GtkWidget *dialog)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Merge"));
  ui_wait (is_gone, &dialog, "the dialog to close");
}

static GtkCheckButton *
get_value (GtkWidget *dialog, const char *value)
{
  GtkWidget *label = ui_require (dialog, GTK_TYPE_LABEL, value);

  return GTK_CHECK_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON));
}

static GtkCheckButton *
get_stays (GtkWidget *dialog, const char *name)
{
  return GTK_CHECK_BUTTON (
      ui_require (ui_require (dialog, ADW_TYPE_ACTION_ROW, name), GTK_TYPE_CHECK_BUTTON, NULL));
}

static void
test_fields (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  add_two (fixture);
  dialog = open_dialog (fixture);
  /* What the one that stays says, and what only the other knows. */
  g_assert_true (gtk_check_button_get_active (get_value (dialog, "Tomás")));
  g_assert_false (gtk_check_button_get_active (get_value (dialog, "Tomas")));
  g_assert_true (gtk_check_button_get_active (get_value (dialog, "209-555-0142")));
  ui_require (dialog, ADW_TYPE_EXPANDER_ROW, "1 field is the same");
  ui_require (dialog, GTK_TYPE_LABEL,
              "Moves to the record that stays: 1 membership, 1 convening, 1 line of the plan.");
  gtk_check_button_set_active (get_stays (dialog, "Tomas Herrera-Lund"), TRUE);
  g_assert_true (gtk_check_button_get_active (get_value (dialog, "Tomas")));
  g_assert_true (gtk_check_button_get_active (get_value (dialog, "tomas@example.org")));
  ui_require (dialog, GTK_TYPE_LABEL, "Moves to the record that stays: 1 membership.");
  ui_cancel (dialog);
  ui_spin (20);
}

static gboolean
is_apart (gpointer fixture)
{
  return get_person (fixture, ui_person (fixture, "Tomas"))->merged_into == NULL;
}

static void
test_merge (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  CohortSnapshot *snapshot;

  add_two (fixture);
  one = g_strdup (ui_person (fixture, "Tomás"));
  other = g_strdup (ui_person (fixture, "Tomas"));
  merge (open_dialog (fixture));
  snapshot = ui_snapshot (fixture);
  g_assert_cmpstr (get_person (fixture, one)->given, ==, "Tomás");
  g_assert_cmpstr (get_person (fixture, one)->phone, ==, "209-555-0142");
  g_assert_cmpstr (get_person (fixture, one)->email, ==, "tomas@example.org");
  g_assert_cmpstr (get_person (fixture, other)->merged_into, ==, one);
  g_assert_nonnull (cohort_snapshot_get_attendance (snapshot, one, "fall-2024"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_wait (is_apart, fixture, "the merge to be undone");
  g_assert_null (get_person (fixture, other)->merged_into);
  g_assert_null (get_person (fixture, one)->phone);
  g_assert_null (cohort_snapshot_get_attendance (ui_snapshot (fixture), one, "fall-2024"));
}

static void
test_choices_hold (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *other = NULL;
  GtkWidget *dialog;

  add_two (fixture);
  other = g_strdup (ui_person (fixture, "Tomas"));
  dialog = open_dialog (fixture);
  /* What was chosen stays chosen, whoever stays. */
  gtk_check_button_set_active (get_value (dialog, "Tomas"), TRUE);
  gtk_check_button_set_active (get_value (dialog, "Tomás"), TRUE);
  gtk_check_button_set_active (get_stays (dialog, "Tomas Herrera-Lund"), TRUE);
  g_assert_true (gtk_check_button_get_active (get_value (dialog, "Tomás")));
  merge (dialog);
  g_assert_cmpstr (get_person (fixture, other)->given, ==, "Tomás");
  g_assert_null (get_person (fixture, other)->merged_into);
}

static void
test_choose (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *chooser, *search, *dialog;

  add_two (fixture);
  cohort_merge_dialog_choose (GTK_WIDGET (fixture->window), fixture->store, COHORT_RECORD_PERSON,
                              ui_person (fixture, "Priya"));
  chooser = ui_get_dialog (COHORT_TYPE_RECORD_CHOOSER);
  search = ui_require (chooser, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "whit");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  dialog = ui_get_dialog (COHORT_TYPE_MERGE_DIALOG);
  ui_require (dialog, ADW_TYPE_ACTION_ROW, "Priya Raman");
  ui_require (dialog, ADW_TYPE_ACTION_ROW, "Grace Whitfield");
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (20);
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  int minimum;

  add_two (fixture);
  dialog = open_dialog (fixture);
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (20);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/merge/fields", test_fields);
  ui_test_add ("/merge/merge", test_merge);
  ui_test_add ("/merge/choices-hold", test_choices_hold);
  ui_test_add ("/merge/choose", test_choose);
  ui_test_add ("/merge/narrow", test_narrow);
  return ui_test_run ();
}
