/* The county workbook's sheet for people: whose it is, what may be edited, and where it goes.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-county-private.h"

#include <glib/gi18n-lib.h>

#define TEXT_COLUMNS 92
#define LINE_HEIGHT  16
/* Row of COHORT_COUNTY_CELL, from 0. */
#define COUNTY_ROW 1

typedef struct {
  CohortCountyBook *book;
  lxw_worksheet *sheet;
  guint row; /* the next free one */
} Page;

const char *
cohort_county_get_about_title (void)
{
  return _ ("About");
}

static void
add_line (Page *page, const char *label, const char *text)
{
  CohortWorkbook *workbook = page->book->workbook;
  glong n_lines = 1 + g_utf8_strlen (text, -1) / TEXT_COLUMNS;

  cohort_workbook_put_text (workbook, page->sheet, page->row, 0, label, COHORT_STYLE_LABEL);
  cohort_workbook_put_text (workbook, page->sheet, page->row, 1, text, COHORT_STYLE_WRAPPED);
  /* Not every reader works out the height of a row of wrapped text by itself. */
  worksheet_set_row (page->sheet, page->row, (double)n_lines * LINE_HEIGHT, NULL);
  page->row++;
}

/* In a template for everybody the county is chosen from a list. */
static void
add_county (Page *page)
{
  const CohortSheetColumn county = {.kind = COHORT_SHEET_TEXT};
  g_autofree char *range = cohort_county_dup_range (page->book, "county");
  lxw_data_validation choice = {
      .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
      .value_formula = range,
      .error_message = (char *)_ ("Choose one of the list."),
  };

  cohort_workbook_put_text (page->book->workbook, page->sheet, page->row, 0, _ ("County"),
                            COHORT_STYLE_LABEL);
  cohort_county_put_cell (page->book, page->sheet, page->row, 1, &county,
                          cohort_county_get_name (page->book), page->book->is_template);
  if (page->book->is_template)
    cohort_workbook_check (page->book->workbook,
                           worksheet_data_validation_cell (page->sheet, page->row, 1, &choice));
  page->row++;
}

static void
add_origin (Page *page)
{
  const CohortCountyWorkbookOptions *options = page->book->options;
  const CohortCounty *county = cohort_snapshot_get_county (page->book->snapshot);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (options->exported_at);
  g_autofree char *stamp = g_date_time_format (when, "%Y-%m-%d %H:%M UTC");

  cohort_workbook_put_text (page->book->workbook, page->sheet, page->row, 0,
                            page->book->is_template ? _ ("A workbook to fill in")
                                                    : _ ("About this workbook"),
                            COHORT_STYLE_TITLE);
  page->row++;
  g_assert (page->row == COUNTY_ROW);
  add_county (page);
  if (county != NULL) {
    add_line (page, _ ("Office"), county->coe_name);
    add_line (page, _ ("CDS code"), county->cds);
  }
  add_line (page, _ ("Program year"), cohort_snapshot_get_year (page->book->snapshot));
  add_line (page, _ ("Exported at"), stamp);
  add_line (page, _ ("Cohort"), options->version != NULL ? options->version : PACKAGE_VERSION);
  page->row++;
}

static void
add_template_words (Page *page)
{
  add_line (page, _ ("What it is"),
            _ ("Team, attendance, plan, expenses, funding, waitlist, opportunities, goals and "
               "activities of a county office, for an office that does not use Cohort. Choose "
               "your county above first."));
  add_line (page, _ ("How to fill it in"),
            _ ("One row each, in white cells. A star marks what a row cannot do without. Leave "
               "empty what is not known: an empty price is not zero. Name people on the other "
               "sheets as on the first, or by their e-mail address."));
  add_line (page, _ ("Who pays"),
            _ ("List other sources than the contract on the sheet of funding; they can then be "
               "chosen for plan and expenses. An empty cell means the contract."));
  add_line (page, _ ("How to hand it in"),
            _ ("Save it as an Excel workbook and send it to whoever sent it to you. It is read "
               "with a preview, so that nothing you leave out is lost."));
}

static void
add_words (Page *page)
{
  add_line (page, _ ("What it is"),
            _ ("Everything the county office keeps about this year, to be read, edited and handed "
               "on. White cells may be edited; gray ones are shown only. Coverage and Ledger are "
               "counted and added up by Cohort and are not read back."));
  add_line (page, _ ("New rows"),
            _ ("Type into the empty rows at the end of a sheet. A star marks what a row cannot do "
               "without."));
  add_line (page, _ ("Rows taken away"),
            _ ("A row that is missing when the workbook is read back is asked about, and never "
               "removed by itself."));
  add_line (page, _ ("How to hand it in"),
            _ ("Save it as an Excel workbook and open it with Cohort, or send it to whoever sent "
               "it to you. Only cells that were edited count, even when the county has gone on "
               "working since; whatever was edited in both places is shown, and nothing is "
               "overwritten."));
  add_line (page, _ ("Private"),
            page->book->options->include_private
                ? _ ("This file has private needs and notes. Send it to nobody who need not see "
                     "them.")
                : _ ("Needs and notes are not in this file."));
}

/** cohort_county_add_about: Adds the sheet "About". */
void
cohort_county_add_about (CohortCountyBook *book)
{
  Page page = {
      .book = book,
      .sheet = cohort_county_new_sheet (book, cohort_county_get_about_title (), FALSE),
  };

  worksheet_set_column (page.sheet, 0, 0, 22, NULL);
  worksheet_set_column (page.sheet, 1, 1, TEXT_COLUMNS, NULL);
  add_origin (&page);
  if (book->is_template)
    add_template_words (&page);
  else
    add_words (&page);
  worksheet_protect (page.sheet, NULL, NULL);
}
