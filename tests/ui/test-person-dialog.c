/* The form of a person: adding, editing only what changed, refusing, answers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-dialog.h"
#include "cohort-team.h"
#include "cohort-ui-fixture.h"

static GtkWidget *
open_new (UiFixture *fixture)
{
  cohort_person_dialog_new_person (GTK_WIDGET (fixture->window), fixture->store);
  return ui_get_dialog (COHORT_TYPE_PERSON_DIALOG);
}

static GtkWidget *
open_edit (UiFixture *fixture, const char *given)
{
  cohort_person_dialog_edit (GTK_WIDGET (fixture->window), fixture->store,
                             ui_person (fixture, given));
  return ui_get_dialog (COHORT_TYPE_PERSON_DIALOG);
}

static void
choose (GtkWidget *dialog, const char *title, const char *label)
{
  AdwComboRow *row = ADW_COMBO_ROW (ui_require (dialog, ADW_TYPE_COMBO_ROW, title));
  GtkStringList *labels = GTK_STRING_LIST (adw_combo_row_get_model (row));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (labels)); i++) {
    if (g_str_equal (gtk_string_list_get_string (labels, i), label)) {
      adw_combo_row_set_selected (row, i);
      return;
    }
  }
  g_error ("“%s” does not offer “%s”", title, label);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Presses the suggested button and waits for the dialog to close. */
static void
accept (GtkWidget *dialog, const char *label)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, label));
  ui_wait (is_gone, &dialog, "the dialog to close");
}

static const CohortMembership *
get_membership (UiFixture *fixture, const char *given)
{
  return cohort_snapshot_get_membership (ui_snapshot (fixture), ui_person (fixture, given),
                                         G_MAXINT32);
}

static void
test_add (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_new (fixture);
  const CohortPerson *person;
  const CohortMembership *membership;

  g_assert_false (
    gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Add")));
  ui_type (dialog, "First name", "  Núria ");
  ui_type (dialog, "Last name", "Søby");
  ui_type (dialog, "E-mail", "Nuria@Example.org");
  ui_type (dialog, "Phone", "(209) 555-0142");
  ui_type (dialog, "Organization", "Delta Oaks Unified");
  choose (dialog, "Role", "Teacher leader");
  choose (dialog, "Language", "Spanish");
  choose (dialog, "CASE member", "Yes");
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (ui_require (dialog, GTK_TYPE_TOGGLE_BUTTON, "3–5")), TRUE);
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (ui_require (dialog, GTK_TYPE_TOGGLE_BUTTON, "TK–2")), TRUE);
  accept (dialog, "_Add");

  person = cohort_snapshot_find (ui_snapshot (fixture), COHORT_RECORD_PERSON,
                                 ui_person (fixture, "Núria"));
  membership = get_membership (fixture, "Núria");
  g_assert_cmpstr (person->family, ==, "Søby");
  g_assert_cmpstr (person->email, ==, "nuria@example.org");
  g_assert_cmpstr (person->phone, ==, "209-555-0142");
  g_assert_cmpstr (person->language, ==, "es");
  g_assert_cmpstr (person->case_member, ==, "yes");
  g_assert_cmpstr (membership->role, ==, "teacher-leader");
  g_assert_cmpstr (membership->bands, ==, "tk-2 3-5");
  g_assert_cmpstr (membership->status, ==, "active");
  g_assert_cmpstr (membership->sector, ==, "school");
}

static void
test_bad_email (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_new (fixture);
  GtkWidget *button = ui_require (dialog, GTK_TYPE_BUTTON, "_Add");

  ui_type (dialog, "First name", "Núria");
  g_assert_true (gtk_widget_is_sensitive (button));
  ui_type (dialog, "E-mail", "not an address");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_true (gtk_widget_has_css_class (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "E-mail"),
                                           "error"));
  ui_require (dialog, GTK_TYPE_LABEL,
              "“not an address” is no e-mail address. Write it as name@example.org.");
  ui_type (dialog, "E-mail", "nuria@example.org");
  g_assert_true (gtk_widget_is_sensitive (button));
  ui_type (dialog, "On the team since", "someday");
  g_assert_false (gtk_widget_is_sensitive (button));
  ui_cancel (dialog);
  ui_spin (20);
}

static void
test_edit_only_changes (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  const CohortPerson *before, *after;
  const CohortMembership *membership;

  ui_add_team (fixture);
  before = cohort_snapshot_find (ui_snapshot (fixture), COHORT_RECORD_PERSON,
                                 ui_person (fixture, "Devon"));
  dialog = open_edit (fixture, "Devon");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Devon Okafor");
  choose (dialog, "Role", "Other");
  ui_type (dialog, "Role, as they say it", "Science wrangler");
  accept (dialog, "_Save");

  after = cohort_snapshot_find (ui_snapshot (fixture), COHORT_RECORD_PERSON,
                                ui_person (fixture, "Devon"));
  membership = get_membership (fixture, "Devon");
  /* The person's own record was not touched. */
  g_assert_true (before == after);
  g_assert_cmpstr (membership->role, ==, "other");
  g_assert_cmpstr (membership->role_typed, ==, "Science wrangler");
  g_assert_cmpstr (membership->bands, ==, "6-8 9-12");
}

static void
test_nothing_changed (UiFixture *fixture, gconstpointer data)
{
  CohortSnapshot *before;

  ui_add_team (fixture);
  before = ui_snapshot (fixture);
  accept (open_edit (fixture, "Priya"), "_Save");
  g_assert_true (ui_snapshot (fixture) == before);
}

static void
test_clear_field (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  const CohortPerson *person;

  ui_add_team (fixture);
  dialog = open_edit (fixture, "Marisol");
  ui_type (dialog, "E-mail", "");
  accept (dialog, "_Save");
  person = cohort_snapshot_find (ui_snapshot (fixture), COHORT_RECORD_PERSON,
                                 ui_person (fixture, "Marisol"));
  g_assert_null (person->email);
}

static gboolean
is_going (gpointer data)
{
  UiFixture *fixture = data;

  return cohort_snapshot_get_attendance (ui_snapshot (fixture), ui_person (fixture, "Lena"),
                                         "fall-2024")
         != NULL;
}

static void
test_plan (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  ui_add_team (fixture);
  dialog = open_edit (fixture, "Lena");
  ui_type (dialog, "First name", "Helena");
  ui_press (ui_require (ui_require (dialog, ADW_TYPE_ACTION_ROW, "Fall 2024"), GTK_TYPE_BUTTON,
                        "Plan"));
  ui_wait (is_going, fixture, "the plan to be saved");
  ui_spin (20);
  /* The row follows what was saved; what was typed waits for Save. */
  ui_require (ui_require (dialog, ADW_TYPE_ACTION_ROW, "Fall 2024"), GTK_TYPE_LABEL, "Planned");
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "First name"))),
                   ==, "Helena");
  ui_cancel (dialog);
  ui_spin (20);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (cohort_store_save_finish (COHORT_STORE (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* What an import leaves of "can you come?": an answer, and nothing booked. */
static void
add_answer (UiFixture *fixture)
{
  g_autoptr (CohortChange) change = cohort_change_new ("import", "answers.csv", NULL);
  CohortResponse *response = cohort_record_new (COHORT_RECORD_RESPONSE, NULL);
  gboolean saved = FALSE;

  response->person = g_strdup (ui_person (fixture, "Lena"));
  response->question = g_strdup ("Can you come?");
  response->answer = g_strdup ("Yes, all four days");
  response->convening = g_strdup ("fall-2024");
  response->meaning = g_strdup ("planned");
  response->state = g_strdup ("open");
  cohort_change_put (change, response);
  cohort_store_save_async (fixture->store, ui_snapshot (fixture), change, saved_cb, &saved);
  ui_wait (is_true, &saved, "the answer to be saved");
}

static void
test_confirm (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *row;

  ui_add_team (fixture);
  add_answer (fixture);
  cohort_window_open (fixture->window, "team", NULL);
  ui_spin (50);
  ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "1 answer to confirm");
  dialog = open_edit (fixture, "Lena");
  row = ui_require (dialog, ADW_TYPE_ACTION_ROW, "Answered: “Yes, all four days”");
  g_assert_false (is_going (fixture));
  ui_press (ui_require (row, GTK_TYPE_BUTTON, "Confirm"));
  ui_wait (is_going, fixture, "the answer to be confirmed");
  ui_spin (20);
  g_assert_null (ui_find (dialog, GTK_TYPE_BUTTON, "Confirm"));
  ui_require (ui_require (dialog, ADW_TYPE_ACTION_ROW, "Can you come?"), GTK_TYPE_LABEL,
              "Confirmed");
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (20);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/person/add", test_add);
  ui_test_add ("/person/bad-email", test_bad_email);
  ui_test_add ("/person/edit-only-changes", test_edit_only_changes);
  ui_test_add ("/person/nothing-changed", test_nothing_changed);
  ui_test_add ("/person/clear-field", test_clear_field);
  ui_test_add ("/person/plan", test_plan);
  ui_test_add ("/person/confirm", test_confirm);
  return ui_test_run ();
}
