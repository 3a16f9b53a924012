/* The sheet "Ledger": every line that makes up a part of a source, and each source's five parts as
 * live formulas over these lines, whose sum is checked against the cap.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-roster-private.h"

#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define HEADER_HEIGHT 32

/* Columns of the two tables. Sources are matched by number: names may be alike, and in a formula a
 * star in a name would stand for anything. */
enum { NUMBER, SOURCE, CAP, PAID, APPROVED, SUBMITTED, COMMITTED, AVAILABLE, CHECK };
enum { OF_NUMBER, OF_SOURCE, PART, AMOUNT, DAY, WHO, CATEGORY, WORDS };

/* What the formulas look for in the column "Part", in the order of the columns. */
static const struct {
  const char *part;
  const char *label;
} parts[] = {
    {"paid", N_ ("Paid")},
    {"approved", N_ ("Approved, not yet paid")},
    {"submitted", N_ ("Submitted")},
    {"committed", N_ ("Committed")},
};

typedef struct {
  CohortRoster *roster;
  lxw_worksheet *sheet;
  guint row;        /* the next free one */
  guint first_line; /* of the table of lines */
  guint last_line;
} Page;

static void
put_text (Page *page, guint column, const char *text, CohortStyle style)
{
  cohort_workbook_put_text (page->roster->workbook, page->sheet, page->row, column, text, style);
}

static void
put_number (Page *page, guint column, guint number)
{
  cohort_workbook_put_number (page->roster->workbook, page->sheet, page->row, column, number,
                              COHORT_STYLE_NUMBER);
}

static void
put_heads (Page *page, const char *const *heads, guint n, guint first_number, guint last_number)
{
  for (guint i = 0; i < n; i++)
    put_text (page, i, _ (heads[i]),
              i >= first_number && i <= last_number ? COHORT_STYLE_HEADER_RIGHT
                                                    : COHORT_STYLE_HEADER);
  worksheet_set_row (page->sheet, page->row, HEADER_HEIGHT, NULL);
  page->row++;
}

/* "$B$9:$B$42" */
static char *
dup_range (const Page *page, guint column)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];

  lxw_rowcol_to_range_abs (range, page->first_line, (lxw_col_t)column, page->last_line,
                           (lxw_col_t)column);
  return g_strdup (range);
}

static char *
dup_cell (guint row, guint column)
{
  char cell[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (cell, row, (lxw_col_t)column);
  return g_strdup (cell);
}

/* Rounded to cents: sums of dollars in floating point are a hair off, which a check would show. */
static void
put_part (Page *page, guint column, const char *head, gint64 cents)
{
  g_autofree char *amounts = dup_range (page, AMOUNT);
  g_autofree char *sources = dup_range (page, OF_NUMBER);
  g_autofree char *names = dup_range (page, PART);
  g_autofree char *source = dup_cell (page->row, NUMBER);
  g_autofree char *formula
      = g_strdup_printf ("=ROUND(SUMIFS(%s,%s,%s,%s,%s),2)", amounts, sources, source, names, head);

  cohort_workbook_put_balance (page->roster->workbook, page->sheet, page->row, column, formula,
                               cents, COHORT_STYLE_MONEY);
}

static void
put_cap (Page *page, const CohortParts *known)
{
  CohortWorkbook *workbook = page->roster->workbook;
  g_autofree char *cap = dup_cell (page->row, CAP);
  g_autofree char *first = dup_cell (page->row, PAID);
  g_autofree char *last = dup_cell (page->row, COMMITTED);
  g_autofree char *end = dup_cell (page->row, AVAILABLE);
  g_autofree char *available = g_strdup_printf ("=ROUND(%s-SUM(%s:%s),2)", cap, first, last);
  g_autofree char *check = g_strdup_printf ("=ROUND(SUM(%s:%s)-%s,2)", first, end, cap);

  if (!cohort_is_known (known->cap)) {
    put_text (page, CAP, _ ("not stated"), COHORT_STYLE_UNKNOWN);
    put_text (page, AVAILABLE, _ ("not known"), COHORT_STYLE_UNKNOWN);
    return;
  }
  cohort_workbook_put_money (workbook, page->sheet, page->row, CAP, known->cap, COHORT_STYLE_MONEY);
  cohort_workbook_put_balance (workbook, page->sheet, page->row, AVAILABLE, available,
                               known->available, COHORT_STYLE_MONEY);
  cohort_workbook_put_balance (workbook, page->sheet, page->row, CHECK, check, 0,
                               COHORT_STYLE_MONEY);
}

static void
add_source (Page *page, const CohortFundingSource *source, guint number, guint head_row)
{
  const CohortParts *known = cohort_ledger_get_parts (page->roster->ledger, source->record.id);
  const gint64 cents[] = {known->paid, known->approved, known->submitted, known->committed};

  put_number (page, NUMBER, number);
  put_text (page, SOURCE, source->name, COHORT_STYLE_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    char head[LXW_MAX_CELL_NAME_LENGTH];

    lxw_rowcol_to_cell_abs (head, head_row, (lxw_col_t)(PAID + i), LXW_TRUE, LXW_TRUE);
    put_part (page, PAID + i, head, cents[i]);
  }
  put_cap (page, known);
  page->row++;
}

/* The check of all: what every source's row is off, together; 0 as long as the identity holds. */
static void
add_check (Page *page, guint first)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *formula = NULL;

  if (page->row == first)
    return;
  lxw_rowcol_to_range (range, first, CHECK, page->row - 1, CHECK);
  formula = g_strdup_printf ("=SUM(%s)", range);
  put_text (page, SOURCE, _ ("The parts of each source add up to its cap when this is zero"),
            COHORT_STYLE_TOTAL);
  cohort_workbook_put_balance (page->roster->workbook, page->sheet, page->row, CHECK, formula, 0,
                               COHORT_STYLE_TOTAL_MONEY);
  page->row++;
}

static void
add_sources (Page *page)
{
  static const char *const heads[] = {
      N_ ("No."),
      N_ ("Source"),
      N_ ("Cap"),
      N_ ("Paid"),
      N_ ("Approved, not yet paid"),
      N_ ("Submitted"),
      N_ ("Committed"),
      N_ ("Available"),
      N_ ("Parts less cap"),
  };
  GPtrArray *sources = cohort_ledger_get_sources (page->roster->ledger);
  guint head_row, first;

  put_text (page, 0, _ ("Ledger"), COHORT_STYLE_TITLE);
  page->row++;
  head_row = page->row;
  put_heads (page, heads, G_N_ELEMENTS (heads), CAP, CHECK);
  first = page->row;
  for (guint i = 0; i < sources->len; i++)
    add_source (page, g_ptr_array_index (sources, i), i + 1, head_row);
  add_check (page, first);
  page->row++;
}

/* Lines */

/* Who, what for and when: of a plan line, an expense, or the expense a payment is of. */
typedef struct {
  const char *person;
  const char *payee;
  const char *category;
  const char *words;
  CohortDate day;
} Entry;

static Entry
read_entry (const CohortSnapshot *snapshot, const CohortRecord *record)
{
  const CohortPayment *payment
      = record->kind == COHORT_RECORD_PAYMENT ? (const CohortPayment *)record : NULL;
  const CohortExpense *expense = (const CohortExpense *)record;
  const CohortPlanLine *line = (const CohortPlanLine *)record;

  if (record->kind == COHORT_RECORD_PLAN_LINE)
    return (Entry){line->person, NULL, line->category, line->description, 0};
  if (payment != NULL)
    expense = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, payment->expense);
  if (expense == NULL)
    return (Entry){0};
  return (Entry){expense->person, expense->payee, expense->category, expense->purpose,
                 payment != NULL ? payment->on : expense->incurred_on};
}

static const char *
get_part_label (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].part, part))
      return _ (parts[i].label);
  return NULL;
}

static void
add_line (Page *page, const CohortFundingSource *source, guint number, const CohortLedgerLine *line)
{
  const CohortSnapshot *snapshot = page->roster->snapshot;
  CohortWorkbook *workbook = page->roster->workbook;
  Entry entry = read_entry (snapshot, line->record);
  const CohortPerson *person
      = entry.person != NULL ? cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, entry.person)
                             : NULL;
  g_autofree char *name = person != NULL ? cohort_person_dup_name (person) : NULL;

  put_number (page, OF_NUMBER, number);
  put_text (page, OF_SOURCE, source->name, COHORT_STYLE_TEXT);
  put_text (page, PART, get_part_label (line->part), COHORT_STYLE_TEXT);
  cohort_workbook_put_money (workbook, page->sheet, page->row, AMOUNT, line->cents,
                             COHORT_STYLE_MONEY);
  if (entry.day != 0)
    cohort_workbook_put_date (workbook, page->sheet, page->row, DAY, entry.day);
  put_text (page, WHO, name != NULL ? name : entry.payee, COHORT_STYLE_TEXT);
  put_text (page, CATEGORY,
            entry.category != NULL
                ? cohort_vocabulary_get_label ("expense-category", entry.category)
                : NULL,
            COHORT_STYLE_TEXT);
  put_text (page, WORDS, entry.words, COHORT_STYLE_TEXT);
  page->row++;
}

static guint
count_lines (const CohortRoster *roster)
{
  GPtrArray *sources = cohort_ledger_get_sources (roster->ledger);
  guint n = 0;

  for (guint i = 0; i < sources->len; i++) {
    const CohortRecord *source = g_ptr_array_index (sources, i);
    GArray *lines = cohort_ledger_get_lines (roster->ledger, source->id);

    for (guint j = 0; j < lines->len; j++)
      n += get_part_label (g_array_index (lines, CohortLedgerLine, j).part) != NULL ? 1 : 0;
  }
  return n;
}

static void
add_lines (Page *page)
{
  static const char *const heads[] = {
      N_ ("No."),  N_ ("Source"), N_ ("Part"),     N_ ("Amount"),
      N_ ("Date"), N_ ("Who"),    N_ ("Category"), N_ ("What for"),
  };
  GPtrArray *sources = cohort_ledger_get_sources (page->roster->ledger);

  put_heads (page, heads, G_N_ELEMENTS (heads), AMOUNT, AMOUNT);
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    GArray *lines = cohort_ledger_get_lines (page->roster->ledger, source->record.id);

    for (guint j = 0; j < lines->len; j++) {
      const CohortLedgerLine *line = &g_array_index (lines, CohortLedgerLine, j);

      if (get_part_label (line->part) != NULL)
        add_line (page, source, i + 1, line);
    }
  }
}

/** cohort_roster_add_ledger: Adds the sheet "Ledger". */
void
cohort_roster_add_ledger (CohortRoster *self)
{
  Page page = {.roster = self, .sheet = cohort_roster_add_sheet (self, _ ("Ledger"), TRUE)};
  guint n_sources = cohort_ledger_get_sources (self->ledger)->len;

  /* Title, heads, sources and their check, an empty row, heads. */
  page.first_line = 2 + n_sources + (n_sources > 0 ? 1 : 0) + 2;
  page.last_line = page.first_line + MAX (count_lines (self), 1) - 1;
  worksheet_set_column (page.sheet, NUMBER, NUMBER, 6, NULL);
  worksheet_set_column (page.sheet, SOURCE, SOURCE, 44, NULL);
  worksheet_set_column (page.sheet, CAP, CHECK, 20, NULL);
  add_sources (&page);
  g_assert (page.row + 1 == page.first_line);
  add_lines (&page);
}
