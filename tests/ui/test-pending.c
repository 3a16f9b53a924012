/* Dialogs whose command is on its way: it is asked for once.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
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

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/pending/once", test_once);
  return ui_test_run ();
}
