/* Forms that ask before what was typed in them is lost.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-activity-dialog.h"
#include "cohort-command-dialog.h"
#include "cohort-expense-dialog.h"
#include "cohort-import-dialog.h"
#include "cohort-letterhead-window.h"
#include "cohort-merge-dialog.h"
#include "cohort-people-group.h"
#include "cohort-person-choice.h"
#include "cohort-person-dialog.h"
#include "cohort-preferences.h"
#include "cohort-receipt-group.h"
#include "cohort-ui-fixture.h"
#include "cohort-ui-keys.h"
#include "cohort-waitlist-dialog.h"

typedef struct {
  const char *name;
  GtkWidget *(*open) (UiFixture *fixture);
  /* Types or chooses something, the other way when @back. */
  void (*change) (UiFixture *fixture, GtkWidget *form, gboolean back);
  gboolean has_cancel;
  gboolean is_final; /* nothing is changed back */
} Form;

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

/* The forms */

static GtkWidget *
open_person (UiFixture *fixture)
{
  cohort_person_dialog_new_person (GTK_WIDGET (fixture->window), fixture->store);
  return ui_get_dialog (COHORT_TYPE_PERSON_DIALOG);
}

static GtkWidget *
open_somebody (UiFixture *fixture)
{
  cohort_person_dialog_edit (GTK_WIDGET (fixture->window), fixture->store,
                             ui_person (fixture, "Priya"));
  return ui_get_dialog (COHORT_TYPE_PERSON_DIALOG);
}

static GtkWidget *
open_merge (UiFixture *fixture)
{
  cohort_merge_dialog_present (GTK_WIDGET (fixture->window), fixture->store, COHORT_RECORD_PERSON,
                               ui_person (fixture, "Lena"), ui_person (fixture, "Grace"));
  return ui_get_dialog (COHORT_TYPE_MERGE_DIALOG);
}

static GtkWidget *
open_expense (UiFixture *fixture)
{
  cohort_expense_dialog_present (GTK_WIDGET (fixture->window), fixture->store, NULL);
  return ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

static GtkWidget *
open_join (UiFixture *fixture)
{
  cohort_join_dialog_present (GTK_WIDGET (fixture->window), fixture->store, "fall-2024");
  return ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

static GtkWidget *
open_activity (UiFixture *fixture)
{
  cohort_activity_dialog_present (GTK_WIDGET (fixture->window), fixture->store, NULL, NULL);
  return ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

static GtkWidget *
open_letterhead (UiFixture *fixture)
{
  cohort_letterhead_window_present (GTK_WINDOW (fixture->window), fixture->store);
  return ui_get_dialog (ADW_TYPE_WINDOW);
}

static GtkWidget *
open_preferences (UiFixture *fixture)
{
  cohort_preferences_present (GTK_WINDOW (fixture->window), fixture->store);
  return ui_get_dialog (ADW_TYPE_WINDOW);
}

static gboolean
is_read (gpointer dialog)
{
  return ui_find (dialog, GTK_TYPE_BUTTON, "_Import 8 People") != NULL;
}

static GtkWidget *
open_import (UiFixture *fixture)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "samples", "san-joaquin-form-responses.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  cohort_import_dialog_open (GTK_WIDGET (fixture->window), fixture->store, file);
  dialog = ui_get_dialog (COHORT_TYPE_IMPORT_DIALOG);
  ui_wait (is_read, dialog, "the file to be read");
  return dialog;
}

/* What is done in them */

static void
type_name (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  ui_type (form, "First name", back ? "" : "Núria");
}

static void
type_phone (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  ui_type (form, "Phone", back ? "" : "209-555-0199");
}

static void
choose_role (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  GtkWidget *row = ui_require (form, ADW_TYPE_COMBO_ROW, "Role");

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), back ? 0 : 2);
}

static void
turn_switch (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  gtk_switch_set_active (GTK_SWITCH (ui_require (form, GTK_TYPE_SWITCH, NULL)), !back);
}

static void
tick_band (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  GtkWidget *bands = ui_require (form, GTK_TYPE_FLOW_BOX, NULL);

  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_require (bands, GTK_TYPE_TOGGLE_BUTTON, NULL)), !back);
}

static void
choose_survivor (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  GtkWidget *row
      = ui_require (form, ADW_TYPE_ACTION_ROW, back ? "Lena Abubakar" : "Grace Whitfield");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_require (row, GTK_TYPE_CHECK_BUTTON, NULL)),
                               TRUE);
}

static void
type_purpose (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  ui_type (form, "Purpose", back ? "" : "Bus");
}

/* The form itself fills in the rate, which goes with the category. */
static void
choose_category (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  AdwComboRow *row = ADW_COMBO_ROW (ui_require (form, ADW_TYPE_COMBO_ROW, "Category"));
  GtkStringList *labels = GTK_STRING_LIST (adw_combo_row_get_model (row));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (labels)); i++)
    if (g_str_equal (gtk_string_list_get_string (labels, i), "Mileage"))
      adw_combo_row_set_selected (row, back ? 0 : i);
}

static void
add_receipt (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  GtkWidget *group = ui_require (form, COHORT_TYPE_RECEIPT_GROUP, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (back) {
    ui_press (gtk_widget_get_ancestor (
        ui_require (group, GTK_TYPE_BUTTON, "Take off the receipt folio.pdf"), GTK_TYPE_BUTTON));
    return;
  }
  g_ptr_array_add (files, g_file_new_build_filename (fixture->folder, "folio.pdf", NULL));
  cohort_receipt_group_add (COHORT_RECEIPT_GROUP (group), files);
}

static void
choose_person (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  GtkListBox *list = GTK_LIST_BOX (
      ui_require (ui_require (form, COHORT_TYPE_PERSON_CHOICE, NULL), GTK_TYPE_LIST_BOX, NULL));

  gtk_list_box_select_row (list, back ? NULL : gtk_list_box_get_row_at_index (list, 1));
}

static void
name_person (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  GtkWidget *group = ui_require (form, COHORT_TYPE_PEOPLE_GROUP, NULL);

  if (back)
    ui_press (ui_require (ui_require (group, ADW_TYPE_ACTION_ROW, NULL), GTK_TYPE_BUTTON, NULL));
  else
    cohort_people_group_add (COHORT_PEOPLE_GROUP (group), ui_person (fixture, "Priya"));
}

static void
write_text (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  GtkTextView *view = GTK_TEXT_VIEW (ui_require (form, GTK_TYPE_TEXT_VIEW, NULL));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), back ? "" : "A handout", -1);
}

static void
type_signatory (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  ui_type (form, "Who signs", back ? "" : "Núria Søby");
}

static void
choose_column (UiFixture *fixture, GtkWidget *form, gboolean back)
{
  gtk_expander_set_expanded (GTK_EXPANDER (ui_require (form, GTK_TYPE_EXPANDER, NULL)), TRUE);
  ui_choose (form, "Email Address", 0);
}

static const Form forms[] = {
    {"person", open_person, type_name, TRUE},
    {"person/edit", open_somebody, type_phone, TRUE},
    {"person/combo", open_person, choose_role, TRUE},
    {"person/switch", open_person, turn_switch, TRUE},
    {"person/bands", open_person, tick_band, TRUE},
    {"merge", open_merge, choose_survivor, TRUE},
    {"expense", open_expense, type_purpose, TRUE},
    {"expense/filled", open_expense, choose_category, TRUE},
    {"expense/receipt", open_expense, add_receipt, TRUE},
    {"join", open_join, choose_person, TRUE},
    {"activity/people", open_activity, name_person, TRUE},
    {"activity/text", open_activity, write_text, TRUE},
    {"letterhead", open_letterhead, type_signatory, FALSE},
    {"preferences", open_preferences, type_signatory, FALSE},
    {"import", open_import, choose_column, TRUE, TRUE},
};

/* Asking */

/* (nullable): the question that is open */
static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window)
        && g_strcmp0 (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window)),
                      "Discard Changes?")
               == 0)
      return window;
  }
  return NULL;
}

/* By its button; the form is where it was, with what was typed. */
static void
expect_question (GtkWidget *form, const char *answer)
{
  GtkWidget *question;

  ui_spin (20);
  question = find_question ();
  g_assert_nonnull (question);
  g_assert_true (gtk_widget_get_visible (form));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question)) == GTK_WINDOW (form));
  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *)&question);
  if (answer != NULL)
    ui_press (ui_require (question, GTK_TYPE_BUTTON, answer));
  else
    ui_press_key (GTK_WINDOW (question), GDK_KEY_Escape, 0);
  ui_wait (is_gone, &question, "the question to go");
}

static void
expect_closed (GtkWidget **form)
{
  g_assert_null (find_question ());
  ui_wait (is_gone, form, "the form to close");
}

static GtkWidget *
open_form (UiFixture *fixture, const Form *form, GtkWidget **slot)
{
  *slot = form->open (fixture);
  ui_spin (50);
  g_object_add_weak_pointer (G_OBJECT (*slot), (gpointer *)slot);
  return *slot;
}

static void
press_escape (GtkWidget *form)
{
  ui_press_key (GTK_WINDOW (form), GDK_KEY_Escape, 0);
}

/* As it was opened, and once it is so again, it goes at once. */
static void
check_unchanged (UiFixture *fixture, const Form *form)
{
  GtkWidget *dialog;

  open_form (fixture, form, &dialog);
  press_escape (dialog);
  expect_closed (&dialog);
  if (form->is_final)
    return;
  open_form (fixture, form, &dialog);
  form->change (fixture, dialog, FALSE);
  form->change (fixture, dialog, TRUE);
  gtk_window_close (GTK_WINDOW (dialog));
  expect_closed (&dialog);
}

/* By a key, by the desktop, and with the program. */
static void
check_asks (UiFixture *fixture, const Form *form)
{
  GtkWidget *dialog;

  open_form (fixture, form, &dialog);
  form->change (fixture, dialog, FALSE);
  press_escape (dialog);
  expect_question (dialog, "_Keep Editing");
  gtk_window_close (GTK_WINDOW (dialog));
  expect_question (dialog, NULL);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  expect_question (dialog, "_Keep Editing");
  g_action_group_activate_action (
      G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (fixture->window))), "quit", NULL);
  expect_question (dialog, "_Keep Editing");
  press_escape (dialog);
  expect_question (dialog, "_Discard");
  expect_closed (&dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
}

static void
check_cancel (UiFixture *fixture, const Form *form)
{
  GtkWidget *dialog;

  open_form (fixture, form, &dialog);
  form->change (fixture, dialog, FALSE);
  ui_cancel (dialog);
  expect_closed (&dialog);
}

static void
test_form (UiFixture *fixture, gconstpointer data)
{
  const Form *form = data;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'rate.add', 'kind': 'mileage', 'from': '2024-07-01', 'amount': '0.50'}");
  check_unchanged (fixture, form);
  check_asks (fixture, form);
  if (form->has_cancel)
    check_cancel (fixture, form);
}

/* What is saved is not lost, and what is applied is saved. */
static void
test_saved (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  open_form (fixture, &forms[0], &dialog);
  type_name (fixture, dialog, FALSE);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Add"));
  expect_closed (&dialog);
  ui_person (fixture, "Núria");
}

static void
test_applied (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  window = open_letterhead (fixture);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  type_signatory (fixture, window, FALSE);
  g_signal_emit_by_name (ui_require (window, ADW_TYPE_ENTRY_ROW, "Who signs"), "apply");
  press_escape (window);
  expect_closed (&window);
}

/* It is asked for again and again, and asks once. */
static void
test_once (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *question;

  open_form (fixture, &forms[0], &dialog);
  type_name (fixture, dialog, FALSE);
  gtk_window_close (GTK_WINDOW (dialog));
  question = find_question ();
  g_assert_nonnull (question);
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (20);
  g_assert_true (find_question () == question);
  expect_question (dialog, "_Discard");
  expect_closed (&dialog);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autofree char *path = g_strconcat ("/form-guard/", forms[i].name, NULL);

    g_test_add (path, UiFixture, &forms[i], ui_fixture_set_up, test_form, ui_fixture_tear_down);
  }
  ui_test_add ("/form-guard/saved", test_saved);
  ui_test_add ("/form-guard/applied", test_applied);
  ui_test_add ("/form-guard/once", test_once);
  return ui_test_run ();
}
