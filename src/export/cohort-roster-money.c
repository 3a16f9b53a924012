/* The sheet "Spots and money": each convening's spots and each source's five parts, with live
 * formulas.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-roster-private.h"

#include "cohort-date.h"
#include "cohort-spots.h"

#include <glib/gi18n-lib.h>

#define HEADER_HEIGHT 48

typedef struct {
  CohortRoster  *roster;
  lxw_worksheet *sheet;
  guint          row; /* the next free one */
} Page;

/* Columns of the two tables. */
enum { CONVENING, CITY, FIRST_DAY, LAST_DAY, LIMIT, HELD, FREE, WAITING, RELEASED, GRANTED };
enum { SOURCE, CAP, PAID, APPROVED, SUBMITTED, COMMITTED, AVAILABLE, UNPRICED, HEADROOM };

static void
put_text (Page *page, guint column, const char *text, CohortStyle style)
{
  cohort_workbook_put_text (page->roster->workbook, page->sheet, page->row, column, text, style);
}

static void
put_number (Page *page, guint column, gint64 number)
{
  cohort_workbook_put_number (page->roster->workbook, page->sheet, page->row, column, number,
                              COHORT_STYLE_NUMBER);
}

static void
put_heads (Page *page, const char *const *heads, guint n_heads, guint n_words)
{
  for (guint i = 0; i < n_heads; i++)
    put_text (page, i, _(heads[i]), i < n_words ? COHORT_STYLE_HEADER : COHORT_STYLE_HEADER_RIGHT);
  worksheet_set_row (page->sheet, page->row, HEADER_HEIGHT, NULL);
  page->row++;
}

/* "B7": a cell of the row being written. */
static char *
dup_cell (const Page *page, guint column)
{
  char cell[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (cell, page->row, (lxw_col_t) column);
  return g_strdup (cell);
}

/* Spots */

static void
put_limit (Page *page, const CohortSpots *spots)
{
  g_autofree char *limit = dup_cell (page, LIMIT);
  g_autofree char *held = dup_cell (page, HELD);
  g_autofree char *formula = g_strdup_printf ("=%s-%s", limit, held);

  if (!cohort_is_known (spots->limit) || !cohort_is_known (spots->free)) {
    put_text (page, LIMIT, _("not announced"), COHORT_STYLE_UNKNOWN);
    put_text (page, FREE, _("not announced"), COHORT_STYLE_UNKNOWN);
    return;
  }
  put_number (page, LIMIT, spots->limit);
  cohort_workbook_put_sum (page->roster->workbook, page->sheet, page->row, FREE, formula,
                           spots->free, COHORT_STYLE_NUMBER);
}

static void
add_convening (Page *page, const CohortConvening *convening)
{
  CohortWorkbook *workbook = page->roster->workbook;
  CohortSpots spots;

  cohort_spots_count (page->roster->snapshot, convening->code, &spots);
  put_text (page, CONVENING, convening->name, COHORT_STYLE_TEXT);
  put_text (page, CITY, convening->city, COHORT_STYLE_TEXT);
  cohort_workbook_put_date (workbook, page->sheet, page->row, FIRST_DAY, convening->first_day);
  cohort_workbook_put_date (workbook, page->sheet, page->row, LAST_DAY, convening->last_day);
  put_limit (page, &spots);
  put_number (page, HELD, spots.held);
  put_number (page, WAITING, spots.waiting);
  put_number (page, RELEASED, spots.released);
  put_number (page, GRANTED, spots.granted);
  page->row++;
}

static void
add_spots (Page *page)
{
  static const char *const heads[] = {
    N_("Convening"), N_("City"),    N_("First day"), N_("Last day"), N_("Limit"),
    N_("Held"),      N_("Free"),    N_("Waiting"),   N_("Released"), N_("Granted"),
  };
  CohortProgram *program = cohort_snapshot_get_program (page->roster->snapshot);
  GPtrArray *convenings = cohort_program_get_convenings (program);

  put_text (page, 0, _("Spots"), COHORT_STYLE_TITLE);
  page->row++;
  put_heads (page, heads, G_N_ELEMENTS (heads), LIMIT);
  for (guint i = 0; i < convenings->len; i++)
    add_convening (page, g_ptr_array_index (convenings, i));
  page->row++;
}

/* Money */

static void
put_parts (Page *page, const CohortParts *parts)
{
  const gint64 amounts[] = {parts->paid, parts->approved, parts->submitted, parts->committed};

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    cohort_workbook_put_money (page->roster->workbook, page->sheet, page->row, PAID + i, amounts[i],
                               COHORT_STYLE_MONEY);
}

static void
put_available (Page *page, const CohortParts *parts, CohortStyle style)
{
  g_autofree char *cap = dup_cell (page, CAP);
  g_autofree char *first = dup_cell (page, PAID);
  g_autofree char *last = dup_cell (page, COMMITTED);
  g_autofree char *formula = g_strdup_printf ("=%s-SUM(%s:%s)", cap, first, last);

  if (cohort_is_known (parts->available))
    cohort_workbook_put_balance (page->roster->workbook, page->sheet, page->row, AVAILABLE, formula,
                                 parts->available, style);
  else
    put_text (page, AVAILABLE, _("not known"), COHORT_STYLE_UNKNOWN);
}

static void
add_source (Page *page, const CohortFundingSource *source)
{
  CohortWorkbook *workbook = page->roster->workbook;
  const CohortParts *parts = cohort_ledger_get_parts (page->roster->ledger, source->record.id);

  put_text (page, SOURCE, source->name, COHORT_STYLE_TEXT);
  if (cohort_is_known (parts->cap))
    cohort_workbook_put_money (workbook, page->sheet, page->row, CAP, parts->cap,
                               COHORT_STYLE_MONEY);
  else
    put_text (page, CAP, _("not stated"), COHORT_STYLE_UNKNOWN);
  put_parts (page, parts);
  put_available (page, parts, COHORT_STYLE_MONEY);
  cohort_workbook_put_number (workbook, page->sheet, page->row, UNPRICED, parts->unpriced,
                              COHORT_STYLE_COUNT);
  cohort_workbook_put_money (workbook, page->sheet, page->row, HEADROOM, parts->headroom,
                             COHORT_STYLE_MONEY);
  page->row++;
}

static char *
dup_sum (const Page *page, guint column, guint first_row)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];

  lxw_rowcol_to_range (range, first_row, (lxw_col_t) column, page->row - 1, (lxw_col_t) column);
  return g_strdup_printf ("=SUM(%s)", range);
}

static void
add_total (Page *page, guint first_row)
{
  CohortWorkbook *workbook = page->roster->workbook;
  const CohortParts *total = cohort_ledger_get_total (page->roster->ledger);
  const gint64 amounts[] = {total->cap, total->paid, total->approved, total->submitted,
                            total->committed};
  g_autofree char *unpriced = dup_sum (page, UNPRICED, first_row);

  put_text (page, SOURCE, _("All sources"), COHORT_STYLE_TOTAL);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++) {
    g_autofree char *formula = dup_sum (page, CAP + i, first_row);

    if (cohort_is_known (amounts[i]))
      cohort_workbook_put_balance (workbook, page->sheet, page->row, CAP + i, formula, amounts[i],
                                   COHORT_STYLE_TOTAL_MONEY);
    else
      put_text (page, CAP + i, _("not stated"), COHORT_STYLE_UNKNOWN);
  }
  put_available (page, total, COHORT_STYLE_TOTAL_MONEY);
  cohort_workbook_put_sum (workbook, page->sheet, page->row, UNPRICED, unpriced, total->unpriced,
                           COHORT_STYLE_TOTAL_COUNT);
  put_text (page, HEADROOM, NULL, COHORT_STYLE_TOTAL);
  page->row += 2;
}

static void
add_money (Page *page)
{
  static const char *const heads[] = {
    N_("Source"),    N_("Cap"),       N_("Paid"),           N_("Approved, not yet paid"),
    N_("Submitted"), N_("Committed"), N_("Available"),      N_("Items without a price"),
    N_("Available per item without a price"),
  };
  GPtrArray *sources = cohort_ledger_get_sources (page->roster->ledger);
  guint first_row;

  put_text (page, 0, _("Money"), COHORT_STYLE_TITLE);
  page->row++;
  put_heads (page, heads, G_N_ELEMENTS (heads), CAP);
  first_row = page->row;
  for (guint i = 0; i < sources->len; i++)
    add_source (page, g_ptr_array_index (sources, i));
  if (sources->len > 0)
    add_total (page, first_row);
  put_text (page, 0,
            _("Cap = paid + approved + submitted + committed + available. Items without a price "
              "are in no sum."),
            COHORT_STYLE_SUBTITLE);
}

/** cohort_roster_add_money: Adds the sheet "Spots and money". */
void
cohort_roster_add_money (CohortRoster *self)
{
  Page page = {.roster = self, .sheet = cohort_roster_add_sheet (self, _("Spots and money"), TRUE)};

  worksheet_set_column (page.sheet, 0, 0, 34, NULL);
  worksheet_set_column (page.sheet, 1, 9, 15, NULL);
  add_spots (&page);
  add_money (&page);
}
