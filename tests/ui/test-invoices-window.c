/* Invoices in the window: from a new one to what came in, outside the five parts.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-invoices.h"
#include "cohort-page.h"
#include "cohort-ui-fixture.h"

static GPtrArray *
get_invoices (UiFixture *fixture)
{
  return cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_INVOICE);
}

static const CohortInvoice *
get_invoice (UiFixture *fixture)
{
  g_assert_cmpuint (get_invoices (fixture)->len, ==, 1);
  return g_ptr_array_index (get_invoices (fixture), 0);
}

static gboolean
is_dialog_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

/* Presses what the dialog suggests and waits until it is done. */
static void
accept (const char *label)
{
  GtkWidget *dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  gpointer watched = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &watched);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, label));
  ui_wait (is_dialog_gone, &watched, "the dialog to close");
}

static void
test_life (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog;
  g_autofree char *id = NULL;

  ui_pay_lodging (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  ui_wait_for_label (fixture, "Paid by us, not yet recovered: $450.00");
  gtk_widget_activate_action (page, "page.new-invoice", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_require (dialog, GTK_TYPE_LABEL, "1 expense, $450.00");
  accept ("_Add");
  id = g_strdup (get_invoice (fixture)->record.id);
  g_assert_cmpstr (get_invoice (fixture)->number, ==, "2024-25/1");

  cohort_page_open (COHORT_PAGE (page), id);
  ui_wait_for_label (fixture, "2024-25/1");
  gtk_widget_activate_action (page, "invoice.send", "s", id);
  accept ("_Mark as Sent");
  g_assert_cmpint (cohort_invoice_get_state (get_invoice (fixture)), ==, COHORT_INVOICE_SENT);

  gtk_widget_activate_action (page, "invoice.receive", "s", id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Amount received")),
                         "400");
  accept ("_Record");
  g_assert_cmpint (get_invoice (fixture)->received_cents, ==, 40000);
  gtk_widget_activate_action (page, "invoice.reopen", "s", id);
  ui_spin (200);
  g_assert_cmpint (cohort_invoice_get_state (get_invoice (fixture)), ==, COHORT_INVOICE_SENT);
}

/* What is on an invoice is not offered for another, until it is taken off. */
static void
test_once (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog;
  g_autofree char *id = NULL;

  ui_pay_lodging (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (page, "page.new-invoice", NULL);
  ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept ("_Add");
  id = g_strdup (get_invoice (fixture)->record.id);
  gtk_widget_activate_action (page, "invoice.put", "s", id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Add")));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (50);

  gtk_widget_activate_action (page, "invoice.take", "s", id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Take Off")));
  gtk_switch_set_active (GTK_SWITCH (ui_require (dialog, GTK_TYPE_SWITCH, NULL)), TRUE);
  accept ("_Take Off");
  gtk_widget_activate_action (page, "invoice.remove", "s", id);
  ui_spin (200);
  g_assert_cmpuint (get_invoices (fixture)->len, ==, 0);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/invoices/life", test_life);
  ui_test_add ("/invoices/once", test_once);
  return ui_test_run ();
}
