/* Asking for an invoice: its number and period, its expenses, and what came of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-invoice-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-invoices.h"
#include "cohort-money-text.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

#define WIDTH  480
#define HEIGHT 560

typedef struct {
  CohortSnapshot *snapshot;     /* (owned) */
  CohortLedger *ledger;         /* (owned) */
  const CohortInvoice *invoice; /* (nullable): NULL for a new one */
  CohortInvoice *draft;         /* (owned) (nullable): what a new one would be */
  const char *command;
  GtkWidget *number; /* each nullable */
  GtkWidget *start;
  GtkWidget *end;
  GtkWidget *note;
  GtkWidget *on;
  GtkWidget *amount;
  GPtrArray *expenses; /* (owned) (element-type CohortExpense): to choose from */
  GPtrArray *switches; /* (owned) (element-type GtkSwitch): one each */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_ptr_array_unref (form->switches);
  g_ptr_array_unref (form->expenses);
  if (form->draft != NULL)
    cohort_record_unref (&form->draft->record);
  cohort_ledger_free (form->ledger);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static Form *
form_new (CohortStore *store, const char *invoice, const char *command)
{
  Form *form = g_new0 (Form, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->ledger = cohort_ledger_new (form->snapshot);
  form->invoice = invoice != NULL
                      ? cohort_snapshot_find (form->snapshot, COHORT_RECORD_INVOICE, invoice)
                      : NULL;
  form->command = command;
  form->expenses = g_ptr_array_new ();
  form->switches = g_ptr_array_new ();
  return form;
}

static gboolean
check_day (GtkWidget *row)
{
  const char *text = row != NULL ? cohort_entry_get_text (row) : NULL;
  CohortDate day;

  return row == NULL
         || cohort_form_mark (row, text == NULL || cohort_date_parse_typed (text, &day, NULL));
}

static gboolean
check_amount (GtkWidget *row)
{
  const char *text = row != NULL ? cohort_entry_get_text (row) : NULL;
  gint64 cents;

  return row == NULL
         || cohort_form_mark (row, text == NULL || cohort_money_parse (text, &cents, NULL));
}

static gint64
get_share (const Form *form, const CohortExpense *expense)
{
  const CohortInvoice *invoice = form->invoice != NULL ? form->invoice : form->draft;

  return cohort_ledger_expense_approved_share (form->ledger, expense->record.id, invoice->source);
}

/* (nullable): the ids of what is chosen */
static JsonArray *
list_chosen (const Form *form, gint64 *sum)
{
  JsonArray *ids = json_array_new ();

  *sum = 0;
  for (guint i = 0; i < form->switches->len; i++) {
    const CohortExpense *expense = g_ptr_array_index (form->expenses, i);

    if (!gtk_switch_get_active (g_ptr_array_index (form->switches, i)))
      continue;
    json_array_add_string_element (ids, expense->record.id);
    cohort_money_add (sum, get_share (form, expense));
  }
  return ids;
}

/* (nullable): what keeps the form from being complete */
static const char *
find_gap (const Form *form)
{
  gboolean good_days = check_day (form->start) & check_day (form->end) & check_day (form->on);

  if (form->number != NULL && cohort_entry_get_text (form->number) == NULL)
    return _ ("An invoice needs a number.");
  if (!good_days)
    return _ ("Type days as month, day and year, such as 11/7/2024.");
  if (!check_amount (form->amount))
    return _ ("Type the amount in dollars, such as 125.50.");
  return NULL;
}

static void
write_row (JsonObject *command, const char *name, GtkWidget *row)
{
  if (row != NULL)
    cohort_form_write_text (command, name, cohort_entry_get_text (row));
}

static JsonObject *
make_command (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  const char *gap = find_gap (form);
  g_autoptr (JsonArray) chosen = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *preview = NULL;
  JsonObject *command;
  gint64 sum;
  guint n;

  chosen = list_chosen (form, &sum);
  n = json_array_get_length (chosen);
  if (gap == NULL && form->switches->len > 0 && form->invoice != NULL && n == 0)
    gap = _ ("Choose at least one expense.");
  amount = cohort_money_format (sum);
  if (form->switches->len > 0)
    preview
        = g_strdup_printf (ngettext ("%1$u expense, %2$s", "%1$u expenses, %2$s", n), n, amount);
  cohort_command_dialog_set_preview (dialog, gap != NULL ? gap : preview);
  if (gap != NULL
      || (form->switches->len == 0 && form->expenses->len == 0 && form->number == NULL
          && form->on == NULL))
    return NULL;
  command = form->invoice != NULL
                ? cohort_command_new (form->command, "invoice", form->invoice->record.id, NULL)
                : cohort_command_new (form->command, NULL);
  write_row (command, "number", form->number);
  write_row (command, "period_start", form->start);
  write_row (command, "period_end", form->end);
  write_row (command, "note", form->note);
  if (form->on != NULL && cohort_entry_get_text (form->on) != NULL)
    write_row (command, "on", form->on);
  if (form->amount != NULL && cohort_entry_get_text (form->amount) != NULL)
    write_row (command, "amount", form->amount);
  if (n > 0)
    json_object_set_array_member (command, "expenses", g_steal_pointer (&chosen));
  return command;
}

static CohortCommandDialog *
make_dialog (GtkWidget *widget,
             CohortStore *store,
             const char *title,
             const char *accept,
             Form *form)
{
  return cohort_command_dialog_new (widget, store, title, accept, make_command, form, form_free);
}

static void
present (CohortCommandDialog *dialog, GtkWidget *first)
{
  cohort_command_dialog_changed (dialog);
  if (first != NULL)
    gtk_widget_grab_focus (first);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Who, when and how much, with a switch each. */
static void
add_expenses (CohortCommandDialog *dialog,
              Form *form,
              const char *title,
              const char *none,
              gboolean active)
{
  cohort_command_dialog_add_group (dialog, title, form->expenses->len == 0 ? none : NULL);
  for (guint i = 0; i < form->expenses->len; i++) {
    const CohortExpense *expense = g_ptr_array_index (form->expenses, i);
    g_autofree char *who = cohort_money_text_who (form->snapshot, expense->person, expense->payee);
    g_autofree char *what = cohort_expense_text_what (form->snapshot, expense);
    g_autofree char *day = cohort_date_format (expense->incurred_on);
    g_autofree char *amount = cohort_money_format (get_share (form, expense));
    g_autofree char *name = g_strdup_printf ("%s, %s", who, amount);
    g_autofree char *more = g_strdup_printf ("%s · %s", day, what);

    g_ptr_array_add (form->switches, cohort_command_dialog_add_switch (dialog, name, more, active));
  }
}

static void
add_fields (CohortCommandDialog *dialog, Form *form, const char *number)
{
  const CohortInvoice *invoice = form->invoice;

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->number = cohort_command_dialog_add_entry (dialog, _ ("Number"), number);
  form->start = cohort_command_dialog_add_date (dialog, _ ("Period from, empty for any day"),
                                                invoice != NULL ? invoice->period_start : 0);
  form->end = cohort_command_dialog_add_date (dialog, _ ("Period to, empty for any day"),
                                              invoice != NULL ? invoice->period_end : 0);
  form->note = cohort_command_dialog_add_entry (dialog, _ ("Note"),
                                                invoice != NULL ? invoice->note : NULL);
}

static gboolean
has_number (const CohortSnapshot *snapshot, const char *number)
{
  COHORT_FOR_EACH (CohortInvoice, invoice, snapshot, COHORT_RECORD_INVOICE) {
    if (g_strcmp0 (invoice->number, number) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The first of "2024-25/1", "2024-25/2", … that is free. */
static char *
suggest_number (const CohortSnapshot *snapshot)
{
  for (guint i = 1;; i++) {
    char *number = g_strdup_printf ("%s/%u", cohort_snapshot_get_year (snapshot), i);

    if (!has_number (snapshot, number))
      return number;
    g_free (number);
  }
}

/** cohort_invoice_add_present: asks for an invoice to the contract's payer, with any of the
 * expenses that are on none */
void
cohort_invoice_add_present (GtkWidget *widget, CohortStore *store)
{
  Form *form = form_new (store, NULL, "invoice.add");
  CohortCommandDialog *dialog = make_dialog (widget, store, _ ("New Invoice"), _ ("_Add"), form);
  const CohortFundingSource *contract = cohort_snapshot_get_contract (form->snapshot);
  g_autofree char *number = suggest_number (form->snapshot);

  form->draft = cohort_record_new (COHORT_RECORD_INVOICE, "");
  if (contract != NULL) {
    g_autoptr (GPtrArray) candidates = NULL;

    form->draft->source = g_strdup (contract->record.id);
    candidates = cohort_invoice_list_candidates (form->snapshot, form->ledger, form->draft);
    g_ptr_array_extend (form->expenses, candidates, NULL, NULL);
  }
  add_fields (dialog, form, number);
  add_expenses (dialog, form, _ ("Expenses"),
                _ ("No approved expense waits for an invoice. More can be added later."), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  present (dialog, form->number);
}

/** cohort_invoice_edit_present: asks for number, period and note */
void
cohort_invoice_edit_present (GtkWidget *widget, CohortStore *store, const char *invoice)
{
  Form *form = form_new (store, invoice, "invoice.edit");
  CohortCommandDialog *dialog = make_dialog (widget, store, _ ("Edit Invoice"), _ ("_Save"), form);

  add_fields (dialog, form, form->invoice->number);
  present (dialog, form->number);
}

/** cohort_invoice_put_present: asks which expenses shall be added */
void
cohort_invoice_put_present (GtkWidget *widget, CohortStore *store, const char *invoice)
{
  Form *form = form_new (store, invoice, "invoice.put");
  CohortCommandDialog *dialog
      = make_dialog (widget, store, _ ("Add Expenses to Invoice"), _ ("_Add"), form);
  g_autoptr (GPtrArray) candidates
      = cohort_invoice_list_candidates (form->snapshot, form->ledger, form->invoice);

  g_ptr_array_extend (form->expenses, candidates, NULL, NULL);
  add_expenses (dialog, form, form->invoice->number,
                _ ("No approved expense of its period is without an invoice."), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  present (dialog, NULL);
}

/** cohort_invoice_take_present: asks which expenses shall be taken off */
void
cohort_invoice_take_present (GtkWidget *widget, CohortStore *store, const char *invoice)
{
  Form *form = form_new (store, invoice, "invoice.take");
  CohortCommandDialog *dialog
      = make_dialog (widget, store, _ ("Take Expenses off Invoice"), _ ("_Take Off"), form);
  g_autoptr (GPtrArray) lines = cohort_invoice_list_lines (form->snapshot, invoice);

  for (guint i = 0; i < lines->len; i++) {
    const CohortInvoiceLine *line = g_ptr_array_index (lines, i);
    gpointer expense = cohort_snapshot_find (form->snapshot, COHORT_RECORD_EXPENSE, line->expense);

    if (expense != NULL)
      g_ptr_array_add (form->expenses, expense);
  }
  add_expenses (dialog, form, form->invoice->number, _ ("Nothing is on it yet."), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  present (dialog, NULL);
}

/** cohort_invoice_send_present: asks when it was sent, which fixes its amounts */
void
cohort_invoice_send_present (GtkWidget *widget, CohortStore *store, const char *invoice)
{
  Form *form = form_new (store, invoice, "invoice.send");
  CohortCommandDialog *dialog
      = make_dialog (widget, store, _ ("Mark Invoice as Sent"), _ ("_Mark as Sent"), form);
  g_autofree char *amount
      = cohort_money_format (cohort_invoice_get_cents (form->snapshot, form->ledger, invoice));
  g_autofree char *text
      = g_strdup_printf (_ ("%s. From then on its amounts stay as they are."), amount);

  cohort_command_dialog_add_group (dialog, form->invoice->number, text);
  form->on = cohort_command_dialog_add_date (dialog, _ ("Day"), cohort_date_today ());
  present (dialog, form->on);
}

/** cohort_invoice_receive_present: asks what the payer paid, and when */
void
cohort_invoice_receive_present (GtkWidget *widget, CohortStore *store, const char *invoice)
{
  Form *form = form_new (store, invoice, "invoice.receive");
  CohortCommandDialog *dialog
      = make_dialog (widget, store, _ ("Record What Came In"), _ ("_Record"), form);
  g_autofree char *amount = cohort_money_format_plain (
      cohort_invoice_get_cents (form->snapshot, form->ledger, invoice));

  cohort_command_dialog_add_group (dialog, form->invoice->number,
                                   _ ("What is less than was asked for counts as disallowed."));
  form->amount = cohort_command_dialog_add_entry (dialog, _ ("Amount received"), amount);
  form->on = cohort_command_dialog_add_date (dialog, _ ("Day"), cohort_date_today ());
  present (dialog, form->amount);
}
