/* The dialogs that move an expense on or change who pays it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-acts.h"

#include "cohort-command-dialog.h"
#include "cohort-date.h"
#include "cohort-expense-rules.h"
#include "cohort-form-values.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortExpense *expense;
  const char *command;
  gboolean needs_reason;
  GtkWidget *amount; /* each nullable */
  GtkWidget *reason;
  GtkWidget *override;
  GtkWidget *day;
  GtkWidget *reference;
  gint64 unpaid; /* cents; what is left to be paid, or to come back */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static CohortCommandDialog *
make_dialog (GtkWidget *widget,
             CohortStore *store,
             const char *expense,
             const char *title,
             const char *accept,
             const char *explanation,
             CohortCommandDialogFunc make,
             Form **out)
{
  Form *form = g_new0 (Form, 1);
  CohortCommandDialog *dialog;
  g_autofree char *who = NULL;
  g_autofree char *what = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *description = NULL;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->expense = cohort_snapshot_find (form->snapshot, COHORT_RECORD_EXPENSE, expense);
  who = cohort_money_text_who (form->snapshot, form->expense->person, form->expense->payee);
  what = cohort_expense_text_what (form->snapshot, form->expense);
  dialog = cohort_command_dialog_new (widget, store, title, accept, make, form, form_free);
  amount = cohort_money_format (form->expense->claimed_cents);
  /* Translators: what was bought, its amount, and a sentence about what the dialog does. */
  description = g_strdup_printf (_ ("%1$s, %2$s\n%3$s"), what, amount, explanation);
  cohort_command_dialog_add_group (dialog, who, description);
  *out = form;
  return dialog;
}

static void
present (CohortCommandDialog *dialog, GtkWidget *first)
{
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (first);
  gtk_window_present (GTK_WINDOW (dialog));
}

static JsonObject *
make_reasoned (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *reason = cohort_entry_get_text (form->reason);

  if (form->needs_reason && reason == NULL)
    return NULL;
  return cohort_command_new (form->command, "expense", form->expense->record.id, "reason", reason,
                             NULL);
}

static void
present_reasoned (GtkWidget *widget,
                  CohortStore *store,
                  const char *expense,
                  const char *title,
                  const char *accept,
                  const char *explanation,
                  const char *command,
                  gboolean needs_reason)
{
  Form *form;
  CohortCommandDialog *dialog
      = make_dialog (widget, store, expense, title, accept, explanation, make_reasoned, &form);

  form->command = command;
  form->needs_reason = needs_reason;
  form->reason = cohort_command_dialog_add_entry (
      dialog, needs_reason ? _ ("Reason") : _ ("Reason, if there is one"), NULL);
  present (dialog, form->reason);
}

/** cohort_expense_return_present: asks what is missing */
void
cohort_expense_return_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  present_reasoned (widget, store, expense, _ ("Return Expense"), _ ("_Return"),
                    _ ("It goes back to whoever claims it, who sees the reason. Its money is "
                       "available again until it is submitted anew."),
                    "expense.return", TRUE);
}

/** cohort_expense_reject_present: asks why */
void
cohort_expense_reject_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  present_reasoned (widget, store, expense, _ ("Reject Expense"), _ ("Re_ject"),
                    _ ("It is not paid, for the reason you give, and takes no money any more."),
                    "expense.reject", TRUE);
}

/** cohort_expense_void_present: asks why, which may stay open */
void
cohort_expense_void_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  present_reasoned (widget, store, expense, _ ("Void Expense"), _ ("_Void"),
                    _ ("It was a mistake, or is not claimed after all: it stays on record and "
                       "takes no money any more."),
                    "expense.void", FALSE);
}

/* (nullable): @command, taken, unless it would be refused; either way it is said what would be. */
static JsonObject *
preview (CohortCommandDialog *dialog, const Form *form, JsonObject *command, const char *first)
{
  g_autoptr (JsonObject) taken = command;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  g_autofree char *left = NULL;
  g_autofree char *both = NULL;

  if (after == NULL) {
    cohort_command_dialog_set_preview (dialog, error->message);
    return NULL;
  }
  left = cohort_what_if_describe (form->snapshot, after);
  both = first != NULL ? g_strjoin ("\n", first, left, NULL) : NULL;
  cohort_command_dialog_set_preview (dialog, both != NULL ? both : left);
  return g_steal_pointer (&taken);
}

/* FALSE marks the row: what is typed there is no amount. */
static gboolean
read_amount (CohortCommandDialog *dialog, GtkWidget *entry, gint64 *cents)
{
  const char *text = cohort_entry_get_text (entry);
  gboolean is_good = text != NULL && cohort_money_parse (text, cents, NULL);

  cohort_form_mark (entry, is_good || text == NULL);
  if (!is_good)
    cohort_command_dialog_set_preview (dialog, _ ("Type the amount in dollars, such as 125.50."));
  return is_good;
}

/* Asks for the reasons that this amount needs, and for no other. */
static gboolean
follow_approved (CohortCommandDialog *dialog, Form *form, gint64 cents)
{
  g_autoptr (GError) error = NULL;
  gboolean is_available
      = cohort_expense_check_available (form->snapshot, form->expense, cents, cohort_date_today (),
                                        &error);

  gtk_widget_set_visible (form->reason, cents < form->expense->claimed_cents);
  gtk_widget_set_visible (form->override, !is_available);
  if (cents < form->expense->claimed_cents && cohort_entry_get_text (form->reason) == NULL) {
    g_autofree char *less = cohort_money_format (form->expense->claimed_cents - cents);
    g_autofree char *text = g_strdup_printf (_ ("Say why %s less than claimed is approved."), less);

    cohort_command_dialog_set_preview (dialog, text);
    return FALSE;
  }
  if (is_available || cohort_entry_get_text (form->override) != NULL)
    return TRUE;
  cohort_command_dialog_set_preview (dialog, error->message);
  return FALSE;
}

static const char *
get_shown_text (GtkWidget *entry)
{
  return gtk_widget_get_visible (entry) ? cohort_entry_get_text (entry) : NULL;
}

static JsonObject *
make_approve (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  JsonObject *command;
  gint64 cents;

  if (!read_amount (dialog, form->amount, &cents) || !follow_approved (dialog, form, cents))
    return NULL;
  command = cohort_command_new ("expense.approve", "expense", form->expense->record.id, "reason",
                                get_shown_text (form->reason), "override",
                                get_shown_text (form->override), NULL);
  json_object_set_int_member (command, "amount", cents);
  return preview (dialog, form, command, NULL);
}

/** cohort_expense_approve_present: asks how much of it, and why not all */
void
cohort_expense_approve_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog = make_dialog (
      widget, store, expense, _ ("Approve Expense"), _ ("_Approve"),
      _ ("Approve all of it, or a part for a reason the claimant sees."), make_approve, &form);
  g_autofree char *amount = cohort_money_format_plain (form->expense->claimed_cents);

  form->amount = cohort_command_dialog_add_entry (dialog, _ ("Amount to approve"), amount);
  form->reason
      = cohort_command_dialog_add_entry (dialog, _ ("Reason, when it is less than claimed"), NULL);
  form->override = cohort_command_dialog_add_entry (
      dialog, _ ("Reason to approve more than is available"), NULL);
  present (dialog, form->amount);
}

static const char *
read_day (CohortCommandDialog *dialog, const Form *form)
{
  const char *day = cohort_entry_get_text (form->day);
  CohortDate date;

  if (day != NULL && cohort_date_parse_typed (day, &date, NULL))
    return day;
  cohort_command_dialog_set_preview (dialog,
                                     _ ("Type the day as month, day and year, such as 11/7/2024."));
  return NULL;
}

/* (nullable): what is left once a part is paid or came back */
static char *
describe_unpaid (const Form *form, gint64 cents)
{
  g_autofree char *rest = cohort_money_format (form->unpaid - cents);

  if (cents <= 0 || cents >= form->unpaid)
    return NULL;
  return g_strdup_printf (g_str_equal (form->command, "expense.pay")
                              ? _ ("%s of it stays to be paid.")
                              : _ ("%s of it stays paid."),
                          rest);
}

static JsonObject *
make_transfer (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  gint64 cents = form->unpaid;
  g_autofree char *rest = NULL;
  const char *day;
  JsonObject *command;

  if (form->amount != NULL && !read_amount (dialog, form->amount, &cents))
    return NULL;
  day = read_day (dialog, form);
  if (day == NULL)
    return NULL;
  command = cohort_command_new (form->command, "expense", form->expense->record.id, "on", day,
                                "reference", cohort_entry_get_text (form->reference), NULL);
  if (form->amount != NULL)
    json_object_set_int_member (command, "amount", cents);
  rest = describe_unpaid (form, cents);
  return preview (dialog, form, command, rest);
}

static void
present_transfer (CohortCommandDialog *dialog, Form *form, const char *command, gboolean in_full)
{
  g_autofree char *amount = cohort_money_format_plain (form->unpaid);

  form->command = command;
  if (!in_full)
    form->amount = cohort_command_dialog_add_entry (dialog, _ ("Amount"), amount);
  form->day = cohort_command_dialog_add_date (dialog, _ ("Day"), cohort_date_today ());
  form->reference
      = cohort_command_dialog_add_entry (dialog, _ ("Reference or warrant number"), NULL);
  present (dialog, in_full ? form->day : form->amount);
}

/** cohort_expense_pay_present: asks how much was paid, when and by which warrant */
void
cohort_expense_pay_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog
      = make_dialog (widget, store, expense, _ ("Record Payment"), _ ("_Record"),
                     _ ("All that is still to be paid, or a part of it."), make_transfer, &form);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (form->snapshot);

  form->unpaid = form->expense->approved_cents - cohort_ledger_expense_paid (ledger, expense);
  present_transfer (dialog, form, "expense.pay", FALSE);
}

/** cohort_expense_refund_present: asks how much came back */
void
cohort_expense_refund_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog
      = make_dialog (widget, store, expense, _ ("Record Refund"), _ ("_Record"),
                     _ ("What came back returns to the sources in the ratio in which they paid."),
                     make_transfer, &form);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (form->snapshot);

  form->unpaid = cohort_expense_count_kept (form->snapshot, ledger, expense);
  present_transfer (dialog, form, "expense.refund", FALSE);
}

/** cohort_expense_reverse_present: asks when all of it came back */
void
cohort_expense_reverse_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog = make_dialog (
      widget, store, expense, _ ("Reverse Expense"), _ ("Re_verse"),
      _ ("All that was paid came back, and its line of the plan is closed, so that the money is "
         "available again."),
      make_transfer, &form);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (form->snapshot);

  form->unpaid = cohort_expense_count_kept (form->snapshot, ledger, expense);
  present_transfer (dialog, form, "expense.reverse", TRUE);
}
