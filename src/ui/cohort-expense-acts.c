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
  CohortChoices *sources; /* (owned) (nullable) */
  GPtrArray *shares;      /* (owned) (nullable) (element-type GtkWidget): an entry by source */
  GtkWidget *amount;      /* each nullable */
  GtkWidget *reason;
  GtkWidget *override;
  GtkWidget *day;
  GtkWidget *reference;
  GtkWidget *choice;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->sources, cohort_choices_free);
  g_clear_pointer (&form->shares, g_ptr_array_unref);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static CohortCommandDialog *
make_dialog (GtkWidget *widget,
             CohortStore *store,
             const char *expense,
             const char *title,
             const char *accept,
             CohortCommandDialogFunc make,
             Form **out)
{
  Form *form = g_new0 (Form, 1);
  CohortCommandDialog *dialog;
  g_autofree char *who = NULL;
  g_autofree char *what = NULL;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->expense = cohort_snapshot_find (form->snapshot, COHORT_RECORD_EXPENSE, expense);
  who = cohort_money_text_who (form->snapshot, form->expense->person, form->expense->payee);
  what = cohort_expense_text_what (form->snapshot, form->expense);
  dialog = cohort_command_dialog_new (widget, store, title, accept, make, form, form_free);
  cohort_command_dialog_add_group (dialog, who, what);
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
                  const char *command,
                  gboolean needs_reason)
{
  Form *form;
  CohortCommandDialog *dialog
      = make_dialog (widget, store, expense, title, accept, make_reasoned, &form);

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
  present_reasoned (widget, store, expense, _ ("Return Expense"), _ ("_Return"), "expense.return",
                    TRUE);
}

/** cohort_expense_reject_present: asks why */
void
cohort_expense_reject_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  present_reasoned (widget, store, expense, _ ("Reject Expense"), _ ("Re_ject"), "expense.reject",
                    TRUE);
}

/** cohort_expense_void_present: asks why, which may stay open */
void
cohort_expense_void_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  present_reasoned (widget, store, expense, _ ("Void Expense"), _ ("_Void"), "expense.void", FALSE);
}

static void
preview (CohortCommandDialog *dialog, const Form *form, JsonObject *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  g_autofree char *text
      = after != NULL ? cohort_what_if_describe (form->snapshot, after) : g_strdup (error->message);

  cohort_command_dialog_set_preview (dialog, text);
}

/* FALSE marks the row: what is typed there is no amount. */
static gboolean
read_amount (GtkWidget *entry, gint64 *cents)
{
  const char *text = cohort_entry_get_text (entry);
  gboolean is_good = text == NULL || cohort_money_parse (text, cents, NULL);

  if (text == NULL)
    *cents = COHORT_UNKNOWN;
  return cohort_form_mark (entry, is_good);
}

static JsonObject *
make_approve (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *reason = cohort_entry_get_text (form->reason);
  JsonObject *command;
  gint64 cents;

  if (!read_amount (form->amount, &cents) || !cohort_is_known (cents)) {
    cohort_command_dialog_set_preview (dialog, _ ("Type the amount in dollars, such as 125.50."));
    return NULL;
  }
  command = cohort_command_new ("expense.approve", "expense", form->expense->record.id, "reason",
                                reason, "override", cohort_entry_get_text (form->override), NULL);
  json_object_set_int_member (command, "amount", cents);
  preview (dialog, form, command);
  return command;
}

/** cohort_expense_approve_present: asks how much of it, and why not all */
void
cohort_expense_approve_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog = make_dialog (widget, store, expense, _ ("Approve Expense"),
                                             _ ("_Approve"), make_approve, &form);
  g_autofree char *amount = cohort_money_format_plain (form->expense->claimed_cents);

  form->amount = cohort_command_dialog_add_entry (dialog, _ ("Amount to approve"), amount);
  form->reason
      = cohort_command_dialog_add_entry (dialog, _ ("Reason, when it is less than claimed"), NULL);
  form->override = cohort_command_dialog_add_entry (
      dialog, _ ("Reason to approve more than is available"), NULL);
  present (dialog, form->amount);
}

static JsonObject *
make_transfer (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *day = cohort_entry_get_text (form->day);
  JsonObject *command;
  CohortDate date;
  gint64 cents;

  if (!read_amount (form->amount, &cents) || !cohort_is_known (cents)) {
    cohort_command_dialog_set_preview (dialog, _ ("Type the amount in dollars, such as 125.50."));
    return NULL;
  }
  if (day == NULL || !cohort_date_parse_typed (day, &date, NULL)) {
    cohort_command_dialog_set_preview (
        dialog, _ ("Type the day as month, day and year, such as 11/7/2024."));
    return NULL;
  }
  command = cohort_command_new (form->command, "expense", form->expense->record.id, "on", day,
                                "reference", cohort_entry_get_text (form->reference), NULL);
  json_object_set_int_member (command, "amount", cents);
  preview (dialog, form, command);
  return command;
}

static void
present_transfer (CohortCommandDialog *dialog, Form *form, const char *command, gint64 cents)
{
  g_autofree char *amount = cohort_money_format_plain (cents);

  form->command = command;
  form->amount = cohort_command_dialog_add_entry (dialog, _ ("Amount"), amount);
  form->day = cohort_command_dialog_add_date (dialog, _ ("Day"), cohort_date_today ());
  form->reference
      = cohort_command_dialog_add_entry (dialog, _ ("Reference, such as a warrant’s number"), NULL);
  present (dialog, form->amount);
}

/** cohort_expense_pay_present: asks how much was paid, when and by which warrant */
void
cohort_expense_pay_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog = make_dialog (widget, store, expense, _ ("Record Payment"),
                                             _ ("_Record"), make_transfer, &form);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (form->snapshot);
  gint64 unpaid = form->expense->approved_cents - cohort_ledger_expense_paid (ledger, expense);

  present_transfer (dialog, form, "expense.pay", unpaid);
}

/** cohort_expense_refund_present: asks how much came back */
void
cohort_expense_refund_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog = make_dialog (widget, store, expense, _ ("Record Refund"),
                                             _ ("_Record"), make_transfer, &form);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (form->snapshot);

  present_transfer (dialog, form, "expense.refund",
                    cohort_expense_count_kept (form->snapshot, ledger, expense));
}

/* (nullable): the shares typed so far, with their sum; NULL when one is no amount */
static JsonArray *
read_shares (const Form *form, gint64 *sum)
{
  g_autoptr (JsonArray) splits = json_array_new ();

  *sum = 0;
  for (guint i = 0; i < form->shares->len; i++) {
    JsonObject *split;
    gint64 cents;

    if (!read_amount (g_ptr_array_index (form->shares, i), &cents)
        || (cohort_is_known (cents) && !cohort_money_add (sum, cents)))
      return NULL;
    if (!cohort_is_known (cents) || cents == 0)
      continue;
    split = json_object_new ();
    json_object_set_string_member (split, "source", cohort_choices_get (form->sources, i));
    json_object_set_int_member (split, "amount", cents);
    json_array_add_object_element (splits, split);
  }
  return g_steal_pointer (&splits);
}

static JsonObject *
make_split (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  g_autofree char *whole = cohort_money_format (form->expense->claimed_cents);
  g_autofree char *typed = NULL;
  g_autofree char *text = NULL;
  JsonObject *command;
  JsonArray *splits;
  gint64 sum;

  splits = read_shares (form, &sum);
  if (splits == NULL) {
    cohort_command_dialog_set_preview (dialog, _ ("Type the amount in dollars, such as 125.50."));
    return NULL;
  }
  if (sum != form->expense->claimed_cents) {
    typed = cohort_money_format (sum);
    text = g_strdup_printf (_ ("The shares come to %1$s of %2$s."), typed, whole);
    cohort_command_dialog_set_preview (dialog, text);
    json_array_unref (splits);
    return NULL;
  }
  command = cohort_command_new ("expense.split", "expense", form->expense->record.id, "override",
                                cohort_entry_get_text (form->override), NULL);
  json_object_set_array_member (command, "splits", splits);
  preview (dialog, form, command);
  return command;
}

static char *
format_share (GArray *splits, const char *source, gint64 whole)
{
  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);

    if (g_strcmp0 (split->source->record.id, source) == 0)
      return cohort_money_format_plain (cohort_is_known (split->cents) ? split->cents : whole);
  }
  return NULL;
}

/** cohort_expense_split_present: asks how much each source pays */
void
cohort_expense_split_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog
      = make_dialog (widget, store, expense, _ ("Split Expense"), _ ("_Split"), make_split, &form);
  g_autoptr (GArray) splits = cohort_splits_of_expense (form->snapshot, expense);
  const char *const *labels;

  form->sources = cohort_choices_new_sources (form->snapshot, NULL);
  form->shares = g_ptr_array_new ();
  labels = cohort_choices_get_labels (form->sources);
  for (guint i = 0; labels[i] != NULL; i++) {
    g_autofree char *share = format_share (splits, cohort_choices_get (form->sources, i),
                                           form->expense->claimed_cents);

    g_ptr_array_add (form->shares, cohort_command_dialog_add_entry (dialog, labels[i], share));
  }
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->override = cohort_command_dialog_add_entry (
      dialog, _ ("Reason to charge a source that may not pay"), NULL);
  present (dialog, g_ptr_array_index (form->shares, 0));
}

static JsonObject *
make_split_at_cap (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *source = cohort_form_get_choice (form->choice, form->sources);
  JsonObject *command = cohort_command_new ("expense.split-at-cap", "expense",
                                            form->expense->record.id, "source", source, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  g_autofree char *text = after != NULL ? cohort_expense_text_sources (after, form->expense)
                                        : g_strdup (error->message);

  cohort_command_dialog_set_preview (dialog, text);
  return command;
}

/** cohort_expense_split_at_cap_present: asks who pays what the plan or a source cannot bear */
void
cohort_expense_split_at_cap_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog = make_dialog (widget, store, expense, _ ("Split at Cap"),
                                             _ ("_Split"), make_split_at_cap, &form);
  guint last;

  form->sources = cohort_choices_new_sources (form->snapshot, NULL);
  last = form->sources->values->len > 1 ? 1 : 0;
  form->choice = cohort_command_dialog_add_combo (dialog, _ ("Who pays the rest"),
                                                  cohort_choices_get_labels (form->sources), last);
  present (dialog, form->choice);
}
