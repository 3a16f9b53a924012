/* Dialogs whose command is on its way: it is asked for once, and they stay for its answer.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-import-dialog.h"
#include "cohort-merge-dialog.h"
#include "cohort-person-dialog.h"
#include "cohort-receipt-group.h"
#include "cohort-ui-fixture.h"

/* No main loop runs between a press and what follows it: the answer is still to come. */

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static void
wait_gone (GtkWidget **dialog)
{
  g_object_add_weak_pointer (G_OBJECT (*dialog), (gpointer *)dialog);
  ui_wait (is_gone, dialog, "the dialog to close");
}

/* Neither by its button nor by a key nor by the desktop. */
static void
check_stays (GtkWidget *dialog)
{
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Cancel")));
  gtk_widget_activate_action (dialog, "window.close", NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_get_visible (dialog));
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

/* What was refused is told in it, and then it can be left. */
static void
check_refused (GtkWidget *dialog, const char *accept)
{
  GtkWidget *cancel = ui_require (dialog, GTK_TYPE_BUTTON, "_Cancel");

  check_stays (dialog);
  ui_wait (is_sensitive, ui_require (dialog, GTK_TYPE_BUTTON, accept), "the answer");
  g_assert_true (gtk_widget_get_mapped (dialog));
  g_assert_true (gtk_widget_is_sensitive (cancel));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  gtk_widget_activate_action (dialog, "window.close", NULL);
  ui_wait (is_gone, &dialog, "the dialog to close");
}

/* What is in front of the dialog's own command, and makes it impossible. */
static void
go_before (UiFixture *fixture, const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  cohort_store_run_async (fixture->store, json_node_get_object (node), NULL, NULL, NULL);
}

static void
count_cb (CohortStore *store, const char *sentence, const char *kind, guint *n)
{
  ++*n;
}

static void
add_bus (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'source.add', 'name': 'COE other', 'kind': 'coe'}");
  ui_do (fixture, "{'do': 'expense.add', 'id': 'bus', 'payee': 'Valley Coach', 'line': null,"
                  "'category': 'parking', 'on': '2024-11-08', 'amount': 30000,"
                  "'purpose': 'Bus'}");
  ui_do (fixture, "{'do': 'expense.submit', 'expense': 'bus'}");
  ui_do (fixture, "{'do': 'expense.approve', 'expense': 'bus'}");
}

static GtkWidget *
open_payment (UiFixture *fixture)
{
  GtkWidget *page = ui_open_reimbursements (fixture, NULL);

  COHORT_FOR_EACH (CohortExpense, expense, ui_snapshot (fixture), COHORT_RECORD_EXPENSE) {
    if (g_strcmp0 (expense->purpose, "Bus") == 0)
      gtk_widget_activate_action (page, "expense.pay", "s", expense->record.id);
  }
  return ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

static void
test_once (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept;
  guint n = 0;

  add_bus (fixture);
  dialog = open_payment (fixture);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Record");
  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), &n);
  ui_type (dialog, "Amount", "100");
  ui_press (accept);
  ui_type (dialog, "Amount", "50");
  g_assert_false (gtk_widget_is_sensitive (accept));
  g_signal_emit_by_name (accept, "clicked");
  wait_gone (&dialog);
  ui_spin (100);
  g_assert_cmpuint (n, ==, 1);
  g_signal_handlers_disconnect_by_func (fixture->store, count_cb, &n);
}

static void
test_refused (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  add_bus (fixture);
  dialog = open_payment (fixture);
  go_before (fixture, "{'do': 'expense.void', 'expense': 'bus', 'reason': 'Called off'}");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Record"));
  check_refused (dialog, "_Record");
}

static gboolean
has_receipt (gpointer fixture)
{
  return cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_RECEIPT)->len == 1;
}

/* The file chosen for an expense that was not there yet is attached to it. */
static void
test_receipts (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = g_build_filename (fixture->folder, "folio.pdf", NULL);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, "%PDF-1.4 a bill", -1, NULL));
  ui_add_team (fixture);
  ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_choose (dialog, "Person", 2);
  ui_type (dialog, "Day", "11/8/2024");
  ui_type (dialog, "Amount", "45");
  ui_type (dialog, "Purpose", "Bus");
  g_ptr_array_add (files, g_file_new_for_path (path));
  cohort_receipt_group_add (
      COHORT_RECEIPT_GROUP (ui_require (dialog, COHORT_TYPE_RECEIPT_GROUP, NULL)), files);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Add"));
  check_stays (dialog);
  wait_gone (&dialog);
  ui_wait (has_receipt, fixture, "the receipt to be attached");
}

static void
test_person (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  cohort_person_dialog_new_person (GTK_WIDGET (fixture->window), fixture->store);
  dialog = ui_get_dialog (COHORT_TYPE_PERSON_DIALOG);
  ui_type (dialog, "First name", "Núria");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Add"));
  check_stays (dialog);
  ui_type (dialog, "Last name", "Søby");
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Add")));
  wait_gone (&dialog);
  ui_person (fixture, "Núria");
}

static void
test_merge (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *command = NULL;
  GtkWidget *dialog;

  ui_add_team (fixture);
  cohort_merge_dialog_present (GTK_WIDGET (fixture->window), fixture->store, COHORT_RECORD_PERSON,
                               ui_person (fixture, "Lena"), ui_person (fixture, "Grace"));
  dialog = ui_get_dialog (COHORT_TYPE_MERGE_DIALOG);
  command = g_strdup_printf ("{'do': 'person.merge', 'person': '%s', 'other': '%s', 'take': []}",
                             ui_person (fixture, "Devon"), ui_person (fixture, "Grace"));
  go_before (fixture, command);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Merge"));
  check_refused (dialog, "_Merge");
}

static gboolean
is_offered (gpointer dialog)
{
  GtkWidget *accept = ui_find (dialog, GTK_TYPE_BUTTON, "_Import 8 People");

  return accept != NULL && gtk_widget_is_sensitive (accept);
}

/* Reading can be called off, saving cannot. */
static void
test_import (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "samples", "san-joaquin-form-responses.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  cohort_import_dialog_open (GTK_WIDGET (fixture->window), fixture->store, file);
  dialog = ui_get_dialog (COHORT_TYPE_IMPORT_DIALOG);
  g_assert_true (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Cancel")));
  ui_wait (is_offered, dialog, "the file to be read");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Import 8 People"));
  check_stays (dialog);
  wait_gone (&dialog);
  ui_person (fixture, "Priya");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/pending/once", test_once);
  ui_test_add ("/pending/refused", test_refused);
  ui_test_add ("/pending/receipts", test_receipts);
  ui_test_add ("/pending/person", test_person);
  ui_test_add ("/pending/merge", test_merge);
  ui_test_add ("/pending/import", test_import);
  return ui_test_run ();
}
