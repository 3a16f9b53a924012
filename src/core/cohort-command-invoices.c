/* Acts on invoices: which expenses they recover, and what the payer answered.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-funding-arguments.h"
#include "cohort-id.h"
#include "cohort-invoices.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

static const CohortInvoice *
read_invoice (const CohortSnapshot *snapshot, CohortArguments *arguments, GError **error)
{
  return cohort_arguments_record (arguments, "invoice", TRUE, snapshot, COHORT_RECORD_INVOICE,
                                  error);
}

/* A change about the invoice's number and, where one is told, an amount. */
static CohortChange *
new_change (const char *kind, const CohortInvoice *invoice, gint64 cents)
{
  g_autofree char *amount = cohort_is_known (cents) ? cohort_money_format (cents) : NULL;

  return cohort_change_new (kind, invoice->number, amount);
}

/* What was sent is what the payer has: it changes only after it is taken back. */
static gboolean
check_draft (const CohortInvoice *invoice, GError **error)
{
  return cohort_invoice_get_state (invoice) == COHORT_INVOICE_DRAFT
         || cohort_funding_refuse (error, _ ("Invoice %s was sent. Reopen it to change it."),
                                   invoice->number);
}

static gboolean
check_number (const CohortSnapshot *snapshot, const CohortInvoice *invoice, GError **error)
{
  if (invoice->number == NULL)
    return cohort_funding_refuse (error, _ ("An invoice needs a number."));
  COHORT_FOR_EACH (CohortInvoice, other, snapshot, COHORT_RECORD_INVOICE) {
    if (!g_str_equal (other->record.id, invoice->record.id)
        && g_strcmp0 (other->number, invoice->number) == 0)
      return cohort_funding_refuse (error, _ ("There is already an invoice %s."), invoice->number);
  }
  return invoice->period_start == 0 || invoice->period_end == 0
         || invoice->period_start <= invoice->period_end
         || cohort_funding_refuse (error, _ ("The period would end before it begins."));
}

static gboolean
check_day (const CohortInvoice *invoice, const CohortExpense *expense, GError **error)
{
  g_autofree char *day = cohort_date_format (expense->incurred_on);

  return cohort_invoice_covers (invoice, expense->incurred_on)
         || cohort_funding_refuse (error,
                                   _ ("An expense of %1$s is not in the period of invoice %2$s. "
                                      "Change the period, or put it on another invoice."),
                                   day, invoice->number);
}

/* What may be recovered: the source's own share, once it is approved, and once only. */
static gboolean
check_expense (const CohortSnapshot *snapshot,
               const CohortLedger *ledger,
               const CohortInvoice *invoice,
               const CohortExpense *expense,
               GError **error)
{
  const CohortInvoiceLine *line = cohort_invoices_find_line (snapshot, expense->record.id);
  const CohortFundingSource *source
      = cohort_snapshot_find (snapshot, COHORT_RECORD_FUNDING_SOURCE, invoice->source);
  g_autofree char *who = cohort_funding_dup_who (snapshot, expense->person, expense->payee);

  if (line != NULL) {
    const CohortInvoice *other
        = cohort_snapshot_find (snapshot, COHORT_RECORD_INVOICE, line->invoice);

    return cohort_funding_refuse (error, _ ("This expense of %1$s is on invoice %2$s already."),
                                  who, other->number);
  }
  if (cohort_ledger_expense_approved_share (ledger, expense->record.id, invoice->source) == 0)
    return cohort_funding_refuse (
        error,
        _ ("Nothing of this expense of %1$s is approved on “%2$s”, so there is nothing to "
           "recover."),
        who, source != NULL ? source->name : "");
  return check_day (invoice, expense, error);
}

static const CohortExpense *
read_expense (const CohortSnapshot *snapshot, JsonNode *node, GError **error)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return cohort_arguments_find_record (snapshot, COHORT_RECORD_EXPENSE,
                                         json_node_get_string (node), error);
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                       _ ("“expenses” is a list of ids."));
  return NULL;
}

/* (transfer container) (nullable): the expenses of the argument, each once; empty when not given */
static GPtrArray *
read_expenses (const CohortSnapshot *snapshot,
               CohortArguments *arguments,
               gboolean required,
               GError **error)
{
  g_autoptr (GError) failure = NULL;
  JsonArray *list = cohort_arguments_array (arguments, "expenses", &failure);
  g_autoptr (GPtrArray) expenses = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    const CohortExpense *expense
        = read_expense (snapshot, json_array_get_element (list, i), &failure);

    if (expense == NULL)
      break;
    if (!g_ptr_array_find (expenses, expense, NULL))
      g_ptr_array_add (expenses, (gpointer)expense);
  }
  if (failure == NULL && required && expenses->len == 0)
    g_set_error_literal (&failure, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("Say in “expenses” which ones."));
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return g_steal_pointer (&expenses);
}

/* A line's id comes from its expense, so that two copies that put it on two invoices meet in one.
 */
static gboolean
put_expenses (CohortChange *change,
              const CohortSnapshot *snapshot,
              const CohortInvoice *invoice,
              const GPtrArray *expenses,
              gint64 *sum,
              GError **error)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);

  *sum = 0;
  for (guint i = 0; i < expenses->len; i++) {
    const CohortExpense *expense = g_ptr_array_index (expenses, i);
    g_autofree char *id = cohort_id_derive ("invoice_line", expense->record.id);
    CohortInvoiceLine *line;

    if (!check_expense (snapshot, ledger, invoice, expense, error))
      return FALSE;
    line = cohort_record_new (COHORT_RECORD_INVOICE_LINE, id);
    cohort_set_text (&line->invoice, invoice->record.id);
    cohort_set_text (&line->expense, expense->record.id);
    line->cents
        = cohort_ledger_expense_approved_share (ledger, expense->record.id, invoice->source);
    cohort_money_add (sum, line->cents);
    cohort_change_put (change, line);
  }
  return TRUE;
}

static gboolean
read_fields (CohortArguments *arguments, CohortInvoice *invoice, GError **error)
{
  static const char *const fields[] = {"number", "period_start", "period_end", "note", NULL};

  return cohort_arguments_fill (arguments, invoice, fields, error);
}

/* The source the argument names, else the contract of the year. */
static const CohortFundingSource *
read_source (const CohortSnapshot *snapshot, CohortArguments *arguments, GError **error)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);

  if (cohort_arguments_has (arguments, "source") || contract == NULL)
    return cohort_arguments_record (arguments, "source", TRUE, snapshot,
                                    COHORT_RECORD_FUNDING_SOURCE, error);
  return contract;
}

/* invoice.add */
static CohortChange *
add_invoice (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortMoment *moment,
             GError **error)
{
  g_autofree char *id = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_INVOICE, error);
  const CohortFundingSource *source = id != NULL ? read_source (snapshot, arguments, error) : NULL;
  g_autoptr (GPtrArray) expenses
      = source != NULL ? read_expenses (snapshot, arguments, FALSE, error) : NULL;
  g_autoptr (CohortRecord) record = NULL;
  g_autoptr (CohortChange) change = NULL;
  CohortInvoice *invoice;
  gint64 sum;

  if (expenses == NULL)
    return NULL;
  invoice = cohort_record_new (COHORT_RECORD_INVOICE, id);
  record = COHORT_RECORD (invoice);
  cohort_set_text (&invoice->source, source->record.id);
  if (!read_fields (arguments, invoice, error) || !check_number (snapshot, invoice, error))
    return NULL;
  change = new_change ("invoice.add", invoice, COHORT_UNKNOWN);
  if (!put_expenses (change, snapshot, invoice, expenses, &sum, error))
    return NULL;
  cohort_change_put (change, g_steal_pointer (&record));
  return g_steal_pointer (&change);
}

static gboolean
check_lines (const CohortSnapshot *snapshot, const CohortInvoice *invoice, GError **error)
{
  g_autoptr (GPtrArray) lines = cohort_invoice_list_lines (snapshot, invoice->record.id);

  for (guint i = 0; i < lines->len; i++) {
    const CohortInvoiceLine *line = g_ptr_array_index (lines, i);
    const CohortExpense *expense
        = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, line->expense);

    if (expense != NULL && !check_day (invoice, expense, error))
      return FALSE;
  }
  return TRUE;
}

/* invoice.edit; a note may be written at any time */
static CohortChange *
edit_invoice (const CohortSnapshot *snapshot,
              CohortArguments *arguments,
              const CohortMoment *moment,
              GError **error)
{
  const CohortInvoice *present = read_invoice (snapshot, arguments, error);
  g_autoptr (CohortRecord) record = present != NULL ? cohort_record_copy (present) : NULL;
  CohortInvoice *invoice = (CohortInvoice *)record;
  CohortChange *change;

  if (invoice == NULL || !read_fields (arguments, invoice, error)
      || !check_number (snapshot, invoice, error))
    return NULL;
  if ((g_strcmp0 (invoice->number, present->number) != 0
       || invoice->period_start != present->period_start
       || invoice->period_end != present->period_end)
      && (!check_draft (present, error) || !check_lines (snapshot, invoice, error)))
    return NULL;
  change = new_change ("invoice.edit", invoice, COHORT_UNKNOWN);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

/* invoice.put */
static CohortChange *
put_on_invoice (const CohortSnapshot *snapshot,
                CohortArguments *arguments,
                const CohortMoment *moment,
                GError **error)
{
  const CohortInvoice *invoice = read_invoice (snapshot, arguments, error);
  g_autoptr (GPtrArray) expenses = NULL;
  g_autoptr (CohortChange) lines = NULL;
  CohortChange *change;
  gint64 sum;

  if (invoice == NULL || !check_draft (invoice, error))
    return NULL;
  expenses = read_expenses (snapshot, arguments, TRUE, error);
  lines = cohort_change_new ("invoice.put", invoice->number, NULL);
  if (expenses == NULL || !put_expenses (lines, snapshot, invoice, expenses, &sum, error))
    return NULL;
  change = new_change ("invoice.put", invoice, sum);
  cohort_change_merge (change, lines);
  return change;
}

/* invoice.take */
static CohortChange *
take_off_invoice (const CohortSnapshot *snapshot,
                  CohortArguments *arguments,
                  const CohortMoment *moment,
                  GError **error)
{
  const CohortInvoice *invoice = read_invoice (snapshot, arguments, error);
  g_autoptr (GPtrArray) expenses = NULL;
  g_autoptr (CohortChange) change = NULL;

  if (invoice == NULL || !check_draft (invoice, error))
    return NULL;
  expenses = read_expenses (snapshot, arguments, TRUE, error);
  if (expenses == NULL)
    return NULL;
  change = new_change ("invoice.take", invoice, COHORT_UNKNOWN);
  for (guint i = 0; i < expenses->len; i++) {
    const CohortExpense *expense = g_ptr_array_index (expenses, i);
    const CohortInvoiceLine *line = cohort_invoices_find_line (snapshot, expense->record.id);

    if (line == NULL || g_strcmp0 (line->invoice, invoice->record.id) != 0) {
      cohort_funding_refuse (error, _ ("This expense is not on invoice %s."), invoice->number);
      return NULL;
    }
    cohort_change_delete (change, line);
  }
  return g_steal_pointer (&change);
}

/* Each line as it goes out. One of which nothing is approved any more has to be taken off first. */
static gboolean
fix_lines (CohortChange *change,
           const CohortSnapshot *snapshot,
           const CohortInvoice *invoice,
           GError **error)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  g_autoptr (GPtrArray) lines = cohort_invoice_list_lines (snapshot, invoice->record.id);

  if (lines->len == 0)
    return cohort_funding_refuse (error, _ ("Nothing is on invoice %s yet."), invoice->number);
  for (guint i = 0; i < lines->len; i++) {
    const CohortInvoiceLine *present = g_ptr_array_index (lines, i);
    gint64 cents = cohort_invoice_line_get_cents (snapshot, ledger, present);
    CohortInvoiceLine *line;

    if (cents == 0)
      return cohort_funding_refuse (
          error,
          _ ("An expense on invoice %s is no longer approved. Take it off, or approve it again."),
          invoice->number);
    line = cohort_record_copy (present);
    line->cents = cents;
    cohort_change_put (change, line);
  }
  return TRUE;
}

/* Takes @invoice: (transfer full) as it shall be. */
static CohortChange *
finish (const char *kind, CohortInvoice *invoice, gint64 cents)
{
  CohortChange *change = new_change (kind, invoice, cents);

  cohort_change_put (change, invoice);
  return change;
}

/* invoice.send */
static CohortChange *
send_invoice (const CohortSnapshot *snapshot,
              CohortArguments *arguments,
              const CohortMoment *moment,
              GError **error)
{
  const CohortInvoice *present = read_invoice (snapshot, arguments, error);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  g_autoptr (CohortChange) lines = cohort_change_new ("invoice.send", "", NULL);
  CohortInvoice *invoice;
  CohortChange *change;
  CohortDate on;

  if (present == NULL || !cohort_arguments_date (arguments, "on", FALSE, &on, error)
      || !check_draft (present, error) || !fix_lines (lines, snapshot, present, error))
    return NULL;
  invoice = cohort_record_copy (present);
  invoice->sent_on = on != 0 ? on : moment->today;
  change = finish ("invoice.send", invoice,
                   cohort_invoice_get_cents (snapshot, ledger, present->record.id));
  cohort_change_merge (change, lines);
  return change;
}

static gboolean
check_received (const CohortInvoice *invoice, CohortDate on, gint64 cents, GError **error)
{
  if (cohort_invoice_get_state (invoice) != COHORT_INVOICE_SENT)
    return cohort_funding_refuse (
        error,
        invoice->sent_on == 0 ? _ ("Invoice %s is not sent yet.")
                              : _ ("Invoice %s is answered already. Reopen it to correct that."),
        invoice->number);
  if (on < invoice->sent_on)
    return cohort_funding_refuse (error, _ ("Invoice %s was sent after that day."),
                                  invoice->number);
  return cents >= 0
         || cohort_funding_refuse (error, _ ("What was received cannot be less than nothing."));
}

/* invoice.receive: all of it, unless another amount came */
static CohortChange *
receive_invoice (const CohortSnapshot *snapshot,
                 CohortArguments *arguments,
                 const CohortMoment *moment,
                 GError **error)
{
  const CohortInvoice *present = read_invoice (snapshot, arguments, error);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  CohortInvoice *invoice;
  CohortDate on;
  gint64 cents;

  if (present == NULL || !cohort_arguments_date (arguments, "on", FALSE, &on, error)
      || !cohort_arguments_money (arguments, "amount", FALSE, &cents, error))
    return NULL;
  if (on == 0)
    on = moment->today;
  if (!cohort_is_known (cents))
    cents = MAX (cohort_invoice_get_cents (snapshot, ledger, present->record.id), 0);
  if (!check_received (present, on, cents, error))
    return NULL;
  invoice = cohort_record_copy (present);
  invoice->received_on = on;
  invoice->received_cents = cents;
  return finish ("invoice.receive", invoice, cents);
}

/* invoice.reopen: one step back, from received to sent, from sent to a draft */
static CohortChange *
reopen_invoice (const CohortSnapshot *snapshot,
                CohortArguments *arguments,
                const CohortMoment *moment,
                GError **error)
{
  const CohortInvoice *present = read_invoice (snapshot, arguments, error);
  CohortInvoice *invoice;

  if (present == NULL)
    return NULL;
  if (cohort_invoice_get_state (present) == COHORT_INVOICE_DRAFT) {
    cohort_funding_refuse (error, _ ("Invoice %s is not sent yet."), present->number);
    return NULL;
  }
  invoice = cohort_record_copy (present);
  if (invoice->received_on == 0)
    invoice->sent_on = 0;
  invoice->received_on = 0;
  invoice->received_cents = COHORT_UNKNOWN;
  return finish ("invoice.reopen", invoice, COHORT_UNKNOWN);
}

/* invoice.remove */
static CohortChange *
remove_invoice (const CohortSnapshot *snapshot,
                CohortArguments *arguments,
                const CohortMoment *moment,
                GError **error)
{
  const CohortInvoice *invoice = read_invoice (snapshot, arguments, error);
  g_autoptr (GPtrArray) lines = NULL;
  CohortChange *change;

  if (invoice == NULL || !check_draft (invoice, error))
    return NULL;
  change = new_change ("invoice.remove", invoice, COHORT_UNKNOWN);
  lines = cohort_invoice_list_lines (snapshot, invoice->record.id);
  for (guint i = 0; i < lines->len; i++)
    cohort_change_delete (change, g_ptr_array_index (lines, i));
  cohort_change_delete (change, invoice);
  return change;
}

static const CohortCommand commands[] = {
    {"invoice.add", add_invoice, "number period_start? period_end? source? expenses? note? id?"},
    {"invoice.edit", edit_invoice, "invoice number? period_start? period_end? note?"},
    {"invoice.put", put_on_invoice, "invoice expenses"},
    {"invoice.take", take_off_invoice, "invoice expenses"},
    {"invoice.send", send_invoice, "invoice on?"},
    {"invoice.receive", receive_invoice, "invoice amount? on?"},
    {"invoice.reopen", reopen_invoice, "invoice"},
    {"invoice.remove", remove_invoice, "invoice"},
    {"receipt.add", cohort_receipt_add, "expense sha256 name media bytes on? id?"},
    {"receipt.remove", cohort_receipt_remove, "receipt"},
};

/** cohort_invoice_commands: Returns: (transfer none) (array length=n): acts on invoices and
 * receipts */
const CohortCommand *
cohort_invoice_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
