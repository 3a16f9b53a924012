/* What a county recovers from the payer of a source by invoices: beside the five parts, never in
 * them. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-invoices.h"

#include "cohort-ledger-private.h"

#include <glib/gi18n-lib.h>

/** cohort_invoice_get_state: Returns: how far it has come, by its dates */
CohortInvoiceState
cohort_invoice_get_state (const CohortInvoice *invoice)
{
  if (invoice->received_on != 0)
    return COHORT_INVOICE_RECEIVED;
  return invoice->sent_on != 0 ? COHORT_INVOICE_SENT : COHORT_INVOICE_DRAFT;
}

/** cohort_invoice_state_get_label: Returns: (transfer none): a word for a chip, translated */
const char *
cohort_invoice_state_get_label (CohortInvoiceState state)
{
  static const char *const labels[] = {N_ ("Not sent"), N_ ("Sent"), N_ ("Received")};

  return _ (labels[state]);
}

/** cohort_invoice_covers: Returns: whether @day lies in its period, as far as that is stated */
gboolean
cohort_invoice_covers (const CohortInvoice *invoice, CohortDate day)
{
  return (invoice->period_start == 0 || day >= invoice->period_start)
         && (invoice->period_end == 0 || day <= invoice->period_end);
}

static gboolean
is_of_year (const CohortSnapshot *snapshot, const CohortInvoice *invoice)
{
  const CohortFundingSource *source
      = cohort_snapshot_find (snapshot, COHORT_RECORD_FUNDING_SOURCE, invoice->source);

  return source != NULL && g_strcmp0 (source->year, cohort_snapshot_get_year (snapshot)) == 0;
}

/**
 * cohort_invoices_list:
 * @source: (nullable): a funding source's id, or %NULL for all of the year
 *
 * Returns: (transfer container) (element-type CohortInvoice): in the order they were made
 */
GPtrArray *
cohort_invoices_list (const CohortSnapshot *snapshot, const char *source)
{
  GPtrArray *list = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortInvoice, invoice, snapshot, COHORT_RECORD_INVOICE) {
    if (source != NULL ? g_strcmp0 (invoice->source, source) == 0 : is_of_year (snapshot, invoice))
      g_ptr_array_add (list, (gpointer)invoice);
  }
  return list;
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const CohortInvoiceLine *one = *(const CohortInvoiceLine *const *)a;
  const CohortInvoiceLine *other = *(const CohortInvoiceLine *const *)b;
  const CohortExpense *first = cohort_snapshot_find (data, COHORT_RECORD_EXPENSE, one->expense);
  const CohortExpense *second = cohort_snapshot_find (data, COHORT_RECORD_EXPENSE, other->expense);
  CohortDate day = first != NULL ? first->incurred_on : 0;
  CohortDate other_day = second != NULL ? second->incurred_on : 0;

  if (day != other_day)
    return day < other_day ? -1 : 1;
  return g_strcmp0 (one->record.id, other->record.id);
}

/** cohort_invoice_list_lines: Returns: (transfer container) (element-type CohortInvoiceLine): by
 * the day their expense was incurred */
GPtrArray *
cohort_invoice_list_lines (const CohortSnapshot *snapshot, const char *invoice)
{
  GPtrArray *lines
      = cohort_snapshot_select (snapshot, COHORT_RECORD_INVOICE_LINE, "invoice", invoice);

  g_ptr_array_sort_with_data (lines, compare_lines, (gpointer)snapshot);
  return lines;
}

/** cohort_invoices_find_line: Returns: (transfer none) (nullable): the line that recovers @expense,
 * which is one at most */
const CohortInvoiceLine *
cohort_invoices_find_line (const CohortSnapshot *snapshot, const char *expense)
{
  COHORT_FOR_EACH (CohortInvoiceLine, line, snapshot, COHORT_RECORD_INVOICE_LINE) {
    if (g_strcmp0 (line->expense, expense) == 0
        && cohort_snapshot_find (snapshot, COHORT_RECORD_INVOICE, line->invoice) != NULL)
      return line;
  }
  return NULL;
}

/** cohort_invoice_list_candidates: Returns: (transfer container) (element-type CohortExpense):
 * approved or paid in part by the invoice's source, within its period, and on no invoice */
GPtrArray *
cohort_invoice_list_candidates (const CohortSnapshot *snapshot,
                                const CohortLedger *ledger,
                                const CohortInvoice *invoice)
{
  GPtrArray *list = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    const char *id = expense->record.id;

    if (cohort_ledger_expense_approved_share (ledger, id, invoice->source) != 0
        && cohort_invoice_covers (invoice, expense->incurred_on)
        && cohort_invoices_find_line (snapshot, id) == NULL)
      g_ptr_array_add (list, (gpointer)expense);
  }
  return list;
}

/**
 * cohort_invoices_get_share:
 * @expense: its id
 * @source: the id of a source that is invoiced for
 *
 * Returns: cents of @expense that @source may ask for: its approved share; nothing of a refund
 * whose expense is no longer approved, because neither is then part of what was paid
 */
gint64
cohort_invoices_get_share (const CohortSnapshot *snapshot,
                           const CohortLedger *ledger,
                           const char *expense,
                           const char *source)
{
  const CohortExpense *found = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, expense);
  const CohortExpense *parent
      = found != NULL && g_strcmp0 (found->parent_kind, "refund") == 0
            ? cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, found->parent)
            : NULL;

  if (parent != NULL && g_strcmp0 (parent->status, "approved") != 0
      && g_strcmp0 (parent->status, "paid") != 0)
    return 0;
  return cohort_ledger_expense_approved_share (ledger, expense, source);
}

/** cohort_invoice_line_get_cents: Returns: what it asks for: as sent, or on a draft the share of
 * the expense that is approved now; negative for a refund */
gint64
cohort_invoice_line_get_cents (const CohortSnapshot *snapshot,
                               const CohortLedger *ledger,
                               const CohortInvoiceLine *line)
{
  const CohortInvoice *invoice
      = cohort_snapshot_find (snapshot, COHORT_RECORD_INVOICE, line->invoice);

  if (invoice == NULL)
    return 0;
  if (cohort_invoice_get_state (invoice) == COHORT_INVOICE_DRAFT)
    return cohort_invoices_get_share (snapshot, ledger, line->expense, invoice->source);
  return cohort_is_known (line->cents) ? line->cents : 0;
}

/** cohort_invoice_get_cents: Returns: the sum of its lines */
gint64
cohort_invoice_get_cents (const CohortSnapshot *snapshot,
                          const CohortLedger *ledger,
                          const char *invoice)
{
  g_autoptr (GPtrArray) lines
      = cohort_snapshot_select (snapshot, COHORT_RECORD_INVOICE_LINE, "invoice", invoice);
  gint64 sum = 0;

  for (guint i = 0; i < lines->len; i++)
    cohort_ledger_add (
        &sum, cohort_invoice_line_get_cents (snapshot, ledger, g_ptr_array_index (lines, i)));
  return sum;
}

static gint64
count_uninvoiced (const CohortSnapshot *snapshot, const CohortLedger *ledger, const char *source)
{
  g_autoptr (GHashTable) invoiced = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 sum = 0;

  COHORT_FOR_EACH (CohortInvoiceLine, line, snapshot, COHORT_RECORD_INVOICE_LINE) {
    const CohortInvoice *invoice
        = cohort_snapshot_find (snapshot, COHORT_RECORD_INVOICE, line->invoice);

    if (invoice != NULL && line->expense != NULL && g_strcmp0 (invoice->source, source) == 0)
      g_hash_table_add (invoiced, line->expense);
  }
  COHORT_FOR_EACH (CohortRecord, expense, snapshot, COHORT_RECORD_EXPENSE) {
    if (!g_hash_table_contains (invoiced, expense->id))
      cohort_ledger_add (&sum, cohort_invoices_get_share (snapshot, ledger, expense->id, source));
  }
  return sum;
}

static void
add_invoice (CohortRecovery *recovery, const CohortInvoice *invoice, gint64 cents)
{
  gint64 received = cohort_is_known (invoice->received_cents) ? invoice->received_cents : cents;

  switch (cohort_invoice_get_state (invoice)) {
  case COHORT_INVOICE_DRAFT:
    cohort_ledger_add (&recovery->draft, cents);
    break;
  case COHORT_INVOICE_SENT:
    cohort_ledger_add (&recovery->sent, cents);
    break;
  case COHORT_INVOICE_RECEIVED:
  default:
    cohort_ledger_add (&recovery->received, received);
    cohort_ledger_add (&recovery->disallowed, cohort_ledger_subtract (cents, received));
    break;
  }
}

/**
 * cohort_recovery_count:
 * @source: a funding source's id
 * @recovery: (out caller-allocates): cents
 *
 * The second level beside the five parts: what of a source's payments the office that pays them has
 * got back from whoever the money is of. None of it is in the identity I-1.
 */
void
cohort_recovery_count (const CohortSnapshot *snapshot,
                       const CohortLedger *ledger,
                       const char *source,
                       CohortRecovery *recovery)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source);
  g_autoptr (GPtrArray) invoices = cohort_invoices_list (snapshot, source);

  memset (recovery, 0, sizeof *recovery);
  recovery->paid = parts != NULL ? parts->paid : 0;
  for (guint i = 0; i < invoices->len; i++) {
    const CohortInvoice *invoice = g_ptr_array_index (invoices, i);

    add_invoice (recovery, invoice,
                 cohort_invoice_get_cents (snapshot, ledger, invoice->record.id));
  }
  recovery->unrecovered = cohort_ledger_subtract (recovery->paid, recovery->received);
  recovery->uninvoiced = count_uninvoiced (snapshot, ledger, source);
}
