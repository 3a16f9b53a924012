/* The county workbook's hidden sheet of what its drop-down lists offer, with the codes it stands
 * for.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-county-private.h"

/* Sources are offered as they stand on their own sheet, those just typed there among them. */
#define SOURCES "source"

const char *
cohort_county_get_list (const CohortSheetColumn *column)
{
  return column->kind == COHORT_SHEET_FLAG ? "yes-no" : column->list;
}

static void
gather (CohortCountyBook *book, const char *list)
{
  if (list == NULL || g_hash_table_contains (book->lists, list))
    return;
  g_hash_table_insert (book->lists, (gpointer)list,
                       cohort_sheets_list_words (book->snapshot, list));
  g_ptr_array_add (book->list_names, (gpointer)list);
}

/** cohort_county_gather_lists: the words of all lists, once each */
void
cohort_county_gather_lists (CohortCountyBook *book)
{
  for (guint i = 0; i < book->sheets->len; i++) {
    const CohortRecordSheet *sheet = g_array_index (book->sheets, CohortCountySheet, i).sheet;

    for (guint j = 0; j < sheet->n_columns; j++)
      gather (book, cohort_county_get_list (&sheet->columns[j]));
  }
  gather (book, "county");
}

/** cohort_county_get_label: Returns: (transfer none): what @code is called; @code itself when it
 * comes from a later version that knows more words */
const char *
cohort_county_get_label (const CohortCountyBook *book, const char *list, const char *code)
{
  const GPtrArray *words = g_hash_table_lookup (book->lists, list);

  for (guint i = 0; words != NULL && i < words->len; i++) {
    const CohortSheetWord *word = g_ptr_array_index (words, i);

    if (g_str_equal (word->code, code))
      return word->label;
  }
  return code;
}

static char *
dup_range (const char *sheet, guint first, guint last, guint column)
{
  char range[LXW_MAX_FORMULA_RANGE_LENGTH];

  lxw_rowcol_to_formula_abs (range, sheet, first, (lxw_col_t)column, last, (lxw_col_t)column);
  return g_strconcat ("=", range, NULL);
}

/* The names on the sheet of sources, and the empty rows below. */
static char *
dup_sources_range (const CohortCountyBook *book)
{
  const CohortRecordSheet *funding = cohort_sheets_find ("funding");

  for (guint i = 0; i < book->sheets->len; i++) {
    const CohortCountySheet *part = &g_array_index (book->sheets, CohortCountySheet, i);

    if (part->sheet == funding)
      return dup_range (cohort_sheet_get_title (funding), COHORT_COUNTY_ROW_FIRST,
                        COHORT_COUNTY_ROW_FIRST + part->rows->len + COHORT_COUNTY_SPARE_ROWS - 1,
                        1);
  }
  return NULL;
}

char *
cohort_county_dup_range (const CohortCountyBook *book, const char *list)
{
  const GPtrArray *words = g_hash_table_lookup (book->lists, list);
  guint at;

  if (g_str_equal (list, SOURCES))
    return dup_sources_range (book);
  if (words == NULL || words->len == 0
      || !g_ptr_array_find_with_equal_func (book->list_names, list, g_str_equal, &at))
    return NULL;
  return dup_range (COHORT_SHEETS_LISTS, 1, words->len, 2 * at + 1);
}

static void
add_list (CohortCountyBook *book, lxw_worksheet *sheet, guint at)
{
  const char *list = g_ptr_array_index (book->list_names, at);
  const GPtrArray *words = g_hash_table_lookup (book->lists, list);

  cohort_workbook_put_text (book->workbook, sheet, 0, 2 * at, list, COHORT_STYLE_LABEL);
  cohort_workbook_put_text (book->workbook, sheet, 0, 2 * at + 1, list, COHORT_STYLE_LABEL);
  for (guint i = 0; i < words->len; i++) {
    const CohortSheetWord *word = g_ptr_array_index (words, i);

    cohort_workbook_put_text (book->workbook, sheet, i + 1, 2 * at, word->code, COHORT_STYLE_TEXT);
    cohort_workbook_put_text (book->workbook, sheet, i + 1, 2 * at + 1, word->label,
                              COHORT_STYLE_TEXT);
  }
}

/** cohort_county_add_lists: Adds the hidden sheet. */
void
cohort_county_add_lists (CohortCountyBook *book)
{
  lxw_worksheet *sheet = cohort_workbook_add_sheet (book->workbook, COHORT_SHEETS_LISTS);

  for (guint i = 0; i < book->list_names->len; i++)
    add_list (book, sheet, i);
  worksheet_hide (sheet);
}
