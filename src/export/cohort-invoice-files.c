/* An invoice to the payer of a source, as PDF and as an Excel workbook.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-invoice-files.h"

#include "cohort-claim-private.h"
#include "cohort-date.h"
#include "cohort-export-error.h"
#include "cohort-invoices.h"
#include "cohort-money.h"
#include "cohort-pdf-file.h"
#include "cohort-vocabulary.h"
#include "cohort-workbook.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const CohortSnapshot *snapshot;
  const CohortInvoiceOptions *options;
  const CohortInvoice *invoice;
  const CohortFundingSource *source; /* (nullable) */
  CohortLedger *ledger;              /* (owned) */
  GPtrArray *lines;                  /* (owned) (element-type CohortInvoiceLine) */
  CohortPaper *paper;                /* (owned) (nullable) */
  char *title;                       /* (owned) */
} Bill;

/* A line of the bill, in words. */
typedef struct {
  const CohortExpense *expense; /* (nullable) */
  char *who;
  char *what;
  const char *account;
  gint64 cents;
} Entry;

static void
bill_clear (Bill *bill)
{
  g_clear_pointer (&bill->ledger, cohort_ledger_free);
  g_clear_pointer (&bill->lines, g_ptr_array_unref);
  g_clear_pointer (&bill->paper, cohort_paper_free);
  g_free (bill->title);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bill, bill_clear)

static void
entry_clear (Entry *entry)
{
  g_free (entry->who);
  g_free (entry->what);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static gboolean
prepare (Bill *bill, GError **error)
{
  bill->invoice
      = cohort_snapshot_find (bill->snapshot, COHORT_RECORD_INVOICE, bill->options->invoice);
  if (bill->invoice == NULL) {
    g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
                 _ ("There is no such invoice."));
    return FALSE;
  }
  bill->source = bill->invoice->source != NULL ? cohort_snapshot_find (
                     bill->snapshot, COHORT_RECORD_FUNDING_SOURCE, bill->invoice->source)
                                               : NULL;
  bill->ledger = cohort_ledger_new (bill->snapshot);
  bill->lines = cohort_invoice_list_lines (bill->snapshot, bill->invoice->record.id);
  /* Translators: an invoice's number */
  bill->title = g_strdup_printf (_ ("Invoice %s"),
                                 bill->invoice->number != NULL ? bill->invoice->number : "");
  return TRUE;
}

static char *
dup_who (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  const CohortPerson *person
      = expense->person != NULL
            ? cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, expense->person)
            : NULL;

  return person != NULL ? cohort_person_dup_name (person) : g_strdup (expense->payee);
}

static Entry
read_entry (const Bill *bill, const CohortInvoiceLine *line)
{
  const CohortExpense *expense
      = cohort_snapshot_find (bill->snapshot, COHORT_RECORD_EXPENSE, line->expense);
  Entry entry = {.expense = expense,
                 .cents = cohort_invoice_line_get_cents (bill->snapshot, bill->ledger, line)};
  const char *category;

  if (expense == NULL)
    return entry;
  category = cohort_vocabulary_get_label ("expense-category", expense->category);
  entry.who = dup_who (bill->snapshot, expense);
  entry.what = expense->purpose != NULL ? g_strdup_printf ("%s: %s", category, expense->purpose)
                                        : g_strdup (category);
  entry.account = cohort_claim_get_account (bill->snapshot, expense, bill->source);
  return entry;
}

static char *
dup_period (const CohortInvoice *invoice)
{
  return invoice->period_start != 0 && invoice->period_end != 0
             ? cohort_date_format_range (invoice->period_start, invoice->period_end)
             : NULL;
}

static CohortDate
get_day (const Bill *bill)
{
  return bill->invoice->sent_on != 0 ? bill->invoice->sent_on : bill->options->today;
}

static const char *
get_payer (const Bill *bill)
{
  const CohortContractTerms *terms
      = cohort_program_get_contract (cohort_snapshot_get_program (bill->snapshot));

  if (bill->source != NULL && g_strcmp0 (bill->source->kind, "contract") != 0)
    return bill->source->name;
  return terms != NULL ? terms->payer : NULL;
}

/* PDF */

static void
add_head (Bill *bill)
{
  const CohortCounty *county = cohort_snapshot_get_county (bill->snapshot);
  g_autofree char *period = dup_period (bill->invoice);
  g_autofree char *day = cohort_date_format (get_day (bill));
  gboolean is_draft = cohort_invoice_get_state (bill->invoice) == COHORT_INVOICE_DRAFT;

  cohort_paper_add_pair (bill->paper, C_ ("invoice", "To"), get_payer (bill));
  cohort_paper_add_pair (bill->paper, _ ("From"), county != NULL ? county->coe_name : NULL);
  cohort_paper_add_pair (bill->paper, _ ("Funding source"),
                         bill->source != NULL ? bill->source->name : NULL);
  cohort_paper_add_pair (bill->paper, _ ("Contract number"),
                         bill->source != NULL ? bill->source->number : NULL);
  cohort_paper_add_pair (bill->paper, _ ("Period"), period);
  cohort_paper_add_pair (bill->paper, is_draft ? _ ("Draft of") : _ ("Date"), day);
  cohort_paper_add_pair (bill->paper, _ ("Note"), bill->invoice->note);
}

static void
add_entry (Bill *bill, guint i)
{
  g_auto (Entry) entry = read_entry (bill, g_ptr_array_index (bill->lines, i));
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  g_autofree char *day = entry.expense != NULL && entry.expense->incurred_on != 0
                             ? cohort_date_format (entry.expense->incurred_on)
                             : NULL;
  g_autofree char *money = cohort_claim_dup_money (entry.cents);
  const char *cells[] = {number, day, entry.who, entry.what, entry.account, money};

  cohort_paper_add_row (bill->paper, cells, COHORT_PAPER_ROW);
}

static void
build (Bill *bill, CohortLetterhead *letterhead)
{
  const CohortPaperColumn columns[] = {
      {_ ("No."), 28, FALSE},       {_ ("Date"), 62, FALSE},    {_ ("Paid to"), 106, FALSE},
      {_ ("What for"), 132, FALSE}, {_ ("Account"), 70, FALSE}, {_ ("Amount"), 70, TRUE},
  };
  const char *const labels[] = {_ ("Authorized by"), NULL};
  g_autofree char *total = cohort_claim_dup_money (
      cohort_invoice_get_cents (bill->snapshot, bill->ledger, bill->invoice->record.id));
  const char *cells[] = {NULL, NULL, NULL, _ ("Total due"), NULL, total};

  bill->paper = cohort_paper_new (letterhead, bill->title);
  add_head (bill);
  cohort_paper_add_heading (bill->paper, _ ("Expenses to be reimbursed"));
  cohort_paper_begin_table (bill->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < bill->lines->len; i++)
    add_entry (bill, i);
  cohort_paper_add_row (bill->paper, cells, COHORT_PAPER_TOTAL);
  cohort_paper_end_table (bill->paper);
  cohort_paper_add_signatures (
      bill->paper, _ ("The expenses above were approved, and are billed only here."), labels);
}

static gboolean
draw (cairo_t *cr, gpointer data, GError **error)
{
  cohort_paper_draw (((Bill *)data)->paper, cr);
  return TRUE;
}

/**
 * cohort_invoice_write_pdf:
 * @snapshot: a county
 * @options: which invoice
 * @path: where
 * @cancellable: (nullable): looked at before it is written
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file is there
 */
gboolean
cohort_invoice_write_pdf (const CohortSnapshot *snapshot,
                          const CohortInvoiceOptions *options,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (Bill) bill = {.snapshot = snapshot, .options = options};
  CohortPdfProperties properties = {.exported_at = options->exported_at};
  g_autoptr (CohortLetterhead) letterhead = NULL;

  if (!prepare (&bill, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  letterhead = cohort_letterhead_new (snapshot, error);
  if (letterhead == NULL)
    return FALSE;
  build (&bill, letterhead);
  properties.title = bill.title;
  return cohort_pdf_write (snapshot, &properties, path, draw, &bill, NULL, error);
}

/* XLSX */

enum { NUMBER, DAY, PAID_TO, WHAT_FOR, ACCOUNT, AMOUNT };

static void
put_words (CohortWorkbook *workbook,
           lxw_worksheet *sheet,
           guint *row,
           const char *label,
           const char *value)
{
  if (value == NULL)
    return;
  cohort_workbook_put_text (workbook, sheet, *row, NUMBER, label, COHORT_STYLE_LABEL);
  cohort_workbook_put_text (workbook, sheet, *row, PAID_TO, value, COHORT_STYLE_TEXT);
  (*row)++;
}

static guint
put_head (const Bill *bill, CohortWorkbook *workbook, lxw_worksheet *sheet)
{
  static const char *const heads[] = {
      N_ ("No."), N_ ("Date"), N_ ("Paid to"), N_ ("What for"), N_ ("Account"), N_ ("Amount"),
  };
  g_autofree char *period = dup_period (bill->invoice);
  g_autofree char *day = cohort_date_format (get_day (bill));
  const CohortCounty *county = cohort_snapshot_get_county (bill->snapshot);
  guint row = 1;

  cohort_workbook_put_text (workbook, sheet, 0, 0, bill->title, COHORT_STYLE_TITLE);
  put_words (workbook, sheet, &row, C_ ("invoice", "To"), get_payer (bill));
  put_words (workbook, sheet, &row, _ ("From"), county != NULL ? county->coe_name : NULL);
  put_words (workbook, sheet, &row, _ ("Contract number"),
             bill->source != NULL ? bill->source->number : NULL);
  put_words (workbook, sheet, &row, _ ("Period"), period);
  put_words (workbook, sheet, &row, _ ("Date"), day);
  row++;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    cohort_workbook_put_text (workbook, sheet, row, i, _ (heads[i]),
                              i == AMOUNT ? COHORT_STYLE_HEADER_RIGHT : COHORT_STYLE_HEADER);
  return row + 1;
}

static void
put_entry (const Bill *bill, CohortWorkbook *workbook, lxw_worksheet *sheet, guint row, guint i)
{
  g_auto (Entry) entry = read_entry (bill, g_ptr_array_index (bill->lines, i));

  cohort_workbook_put_number (workbook, sheet, row, NUMBER, i + 1, COHORT_STYLE_NUMBER);
  if (entry.expense != NULL)
    cohort_workbook_put_date (workbook, sheet, row, DAY, entry.expense->incurred_on);
  cohort_workbook_put_text (workbook, sheet, row, PAID_TO, entry.who, COHORT_STYLE_TEXT);
  cohort_workbook_put_text (workbook, sheet, row, WHAT_FOR, entry.what, COHORT_STYLE_WRAPPED);
  cohort_workbook_put_text (workbook, sheet, row, ACCOUNT, entry.account, COHORT_STYLE_TEXT);
  cohort_workbook_put_money (workbook, sheet, row, AMOUNT, entry.cents, COHORT_STYLE_MONEY);
}

static void
put_total (const Bill *bill, CohortWorkbook *workbook, lxw_worksheet *sheet, guint first, guint row)
{
  gint64 cents = cohort_invoice_get_cents (bill->snapshot, bill->ledger, bill->invoice->record.id);
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *formula = NULL;

  cohort_workbook_put_text (workbook, sheet, row, WHAT_FOR, _ ("Total due"), COHORT_STYLE_TOTAL);
  if (row == first) {
    cohort_workbook_put_money (workbook, sheet, row, AMOUNT, cents, COHORT_STYLE_TOTAL_MONEY);
    return;
  }
  lxw_rowcol_to_range (range, first, AMOUNT, row - 1, AMOUNT);
  formula = g_strdup_printf ("=SUM(%s)", range);
  cohort_workbook_put_balance (workbook, sheet, row, AMOUNT, formula, cents,
                               COHORT_STYLE_TOTAL_MONEY);
}

static void
fill_sheet (const Bill *bill, CohortWorkbook *workbook)
{
  static const double widths[] = {8, 14, 28, 44, 20, 14};
  lxw_worksheet *sheet = cohort_workbook_add_sheet (workbook, _ ("Invoice"));
  const CohortCounty *county = cohort_snapshot_get_county (bill->snapshot);
  guint first = put_head (bill, workbook, sheet);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    worksheet_set_column (sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
  cohort_workbook_set_page (sheet, TRUE, county != NULL ? county->coe_name : "", bill->title);
  for (guint i = 0; i < bill->lines->len; i++)
    put_entry (bill, workbook, sheet, first + i, i);
  put_total (bill, workbook, sheet, first, first + bill->lines->len);
}

/**
 * cohort_invoice_write_xlsx:
 *
 * As cohort_invoice_write_pdf(), for those who book it.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_invoice_write_xlsx (const CohortSnapshot *snapshot,
                           const CohortInvoiceOptions *options,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Bill) bill = {.snapshot = snapshot, .options = options};
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  CohortWorkbookProperties properties = {.author = county != NULL ? county->coe_name : "",
                                         .version = PACKAGE_VERSION,
                                         .created = options->exported_at};
  g_autoptr (CohortWorkbook) workbook = NULL;

  if (!prepare (&bill, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  properties.title = bill.title;
  workbook = cohort_workbook_new (path, &properties, error);
  if (workbook == NULL)
    return FALSE;
  fill_sheet (&bill, workbook);
  return cohort_workbook_commit (workbook, error);
}
