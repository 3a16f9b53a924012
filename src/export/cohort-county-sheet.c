/* A sheet of records of the county workbook: headings, rows, empty rows below, and what may be
 * edited.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-county-private.h"

#include "cohort-money.h"

#include <glib/gi18n-lib.h>

#define HEADER_HEIGHT 32
#define ID_WIDTH      38
/* The longest message Excel shows beside a cell. */
#define MAX_MESSAGE 255

typedef struct {
  CohortCountyBook *book;
  const CohortCountySheet *part;
  lxw_worksheet *sheet;
  guint last_record; /* row of the last record, or of the headings */
  guint last_row;    /* of the empty rows */
} Page;

static const CohortSheetColumn *
get_column (const Page *page, guint at)
{
  return &page->part->sheet->columns[g_array_index (page->part->columns, guint, at)];
}

static guint
count_columns (const Page *page)
{
  return page->part->columns->len;
}

/* Columns begin behind the one of ids. */
static guint
get_place (guint at)
{
  return at + 1;
}

static gboolean
is_open_for_new (const CohortSheetColumn *column)
{
  return (column->flags & (COHORT_SHEET_EDITABLE | COHORT_SHEET_FOR_NEW)) != 0;
}

/* Head */

static gint64
add_up (const Page *page, guint at)
{
  guint column = g_array_index (page->part->columns, guint, at);
  gint64 sum = 0, cents;

  for (guint i = 0; i < page->part->rows->len; i++) {
    const CohortSheetRow *row = g_ptr_array_index (page->part->rows, i);

    if (*row->texts[column] != '\0' && cohort_money_parse (row->texts[column], &cents, NULL))
      cohort_money_add (&sum, cents);
  }
  return sum;
}

/* Of the rows that are shown, so that a filter shows its own sum; rounded, since sums of dollars in
 * floating point are a hair off. */
static void
put_sum (Page *page, guint at)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *formula = NULL;

  lxw_rowcol_to_range (range, COHORT_COUNTY_ROW_FIRST, (lxw_col_t)get_place (at), page->last_row,
                       (lxw_col_t)get_place (at));
  formula = g_strdup_printf ("=ROUND(SUBTOTAL(9,%s),2)", range);
  cohort_workbook_put_balance (page->book->workbook, page->sheet, COHORT_COUNTY_ROW_TITLE,
                               get_place (at), formula, add_up (page, at),
                               COHORT_STYLE_TOTAL_MONEY);
}

static void
put_head (Page *page)
{
  CohortWorkbook *workbook = page->book->workbook;
  lxw_row_col_options hidden = {.hidden = LXW_TRUE};
  g_autofree char *mark = g_strconcat ("cohort:", page->part->sheet->code, NULL);

  cohort_workbook_put_text (workbook, page->sheet, COHORT_COUNTY_ROW_TITLE, 0, mark,
                            COHORT_STYLE_TEXT);
  cohort_workbook_put_text (workbook, page->sheet, COHORT_COUNTY_ROW_TITLE, 1,
                            cohort_sheet_get_title (page->part->sheet), COHORT_STYLE_TITLE);
  cohort_workbook_put_text (workbook, page->sheet, COHORT_COUNTY_ROW_KEYS, 0, "id",
                            COHORT_STYLE_TEXT);
  for (guint i = 0; i < count_columns (page); i++) {
    cohort_workbook_put_text (workbook, page->sheet, COHORT_COUNTY_ROW_KEYS, get_place (i),
                              get_column (page, i)->key, COHORT_STYLE_TEXT);
    if (get_column (page, i)->kind == COHORT_SHEET_MONEY)
      put_sum (page, i);
  }
  cohort_workbook_check (workbook, worksheet_set_row_opt (page->sheet, COHORT_COUNTY_ROW_KEYS,
                                                          LXW_DEF_ROW_HEIGHT, NULL, &hidden));
}

static gboolean
is_number (const CohortSheetColumn *column)
{
  return column->kind == COHORT_SHEET_MONEY || column->kind == COHORT_SHEET_RATE
         || column->kind == COHORT_SHEET_QUANTITY || column->kind == COHORT_SHEET_COUNT;
}

static char *
dup_heading (const CohortSheetColumn *column)
{
  const char *heading = cohort_sheet_column_get_heading (column);

  return g_strconcat (heading, (column->flags & COHORT_SHEET_REQUIRED) != 0 ? " *" : NULL, NULL);
}

static void
put_headings (Page *page)
{
  cohort_workbook_put_text (page->book->workbook, page->sheet, COHORT_COUNTY_ROW_HEADINGS, 0, "id",
                            COHORT_STYLE_HEADER);
  for (guint i = 0; i < count_columns (page); i++) {
    g_autofree char *heading = dup_heading (get_column (page, i));

    cohort_workbook_put_text (
        page->book->workbook, page->sheet, COHORT_COUNTY_ROW_HEADINGS, get_place (i), heading,
        is_number (get_column (page, i)) ? COHORT_STYLE_HEADER_RIGHT : COHORT_STYLE_HEADER);
  }
  worksheet_set_row (page->sheet, COHORT_COUNTY_ROW_HEADINGS, HEADER_HEIGHT, NULL);
}

/* Rows */

static void
put_record (Page *page, guint at)
{
  const CohortSheetRow *record = g_ptr_array_index (page->part->rows, at);
  guint row = COHORT_COUNTY_ROW_FIRST + at;

  cohort_workbook_check (
      page->book->workbook,
      worksheet_write_string (page->sheet, row, 0, record->id,
                              cohort_county_get_format (page->book, COHORT_SHEET_TEXT, FALSE)));
  for (guint i = 0; i < count_columns (page); i++) {
    guint column = g_array_index (page->part->columns, guint, i);

    cohort_county_put_cell (page->book, page->sheet, row, get_place (i), get_column (page, i),
                            record->texts[column],
                            cohort_sheet_can_edit (page->part->sheet, record, column));
  }
}

static void
put_spare_row (Page *page, guint row)
{
  cohort_workbook_check (
      page->book->workbook,
      worksheet_write_blank (page->sheet, row, 0,
                             cohort_county_get_format (page->book, COHORT_SHEET_TEXT, FALSE)));
  for (guint i = 0; i < count_columns (page); i++)
    cohort_county_put_cell (page->book, page->sheet, row, get_place (i), get_column (page, i), "",
                            is_open_for_new (get_column (page, i)));
}

static gboolean
put_rows (Page *page, GError **error)
{
  for (guint i = 0; i < page->part->rows->len; i++) {
    if (g_cancellable_set_error_if_cancelled (page->book->cancellable, error))
      return FALSE;
    put_record (page, i);
  }
  for (guint row = page->last_record + 1; row <= page->last_row; row++)
    put_spare_row (page, row);
  return TRUE;
}

/* What may be typed */

/* "Several, with “;” between: TK–2; 3–5; …", as far as it fits. */
static char *
dup_message (const Page *page, const CohortSheetColumn *column)
{
  const GPtrArray *words = g_hash_table_lookup (page->book->lists, column->list);
  GString *text = g_string_new (_ ("Several of these, with “;” between them: "));

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            ((const CohortSheetWord *)g_ptr_array_index (words, i))->label);
  if (g_utf8_strlen (text->str, -1) > MAX_MESSAGE) {
    g_autofree char *cut = g_utf8_substring (text->str, 0, MAX_MESSAGE - 1);

    g_string_printf (text, "%s…", cut);
  }
  return g_string_free (text, FALSE);
}

static gboolean
describe_choice (const Page *page,
                 const CohortSheetColumn *column,
                 lxw_data_validation *rule,
                 char **owned)
{
  const char *list = cohort_county_get_list (column);

  if (column->kind == COHORT_SHEET_CHOICES) {
    *owned = dup_message (page, column);
    rule->validate = LXW_VALIDATION_TYPE_ANY;
    rule->input_message = *owned;
    return TRUE;
  }
  *owned = list != NULL ? cohort_county_dup_range (page->book, list) : NULL;
  rule->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  rule->value_formula = *owned;
  rule->error_message = (char *)_ ("Choose one of the list.");
  return *owned != NULL;
}

static gboolean
describe_rule (const Page *page,
               const CohortSheetColumn *column,
               lxw_data_validation *rule,
               char **owned)
{
  rule->criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
  switch (column->kind) {
  case COHORT_SHEET_DATE:
    rule->validate = LXW_VALIDATION_TYPE_DATE;
    rule->value_datetime = (lxw_datetime){.year = 1900, .month = 1, .day = 1};
    rule->error_message = (char *)_ ("Type a day, such as 11/20/2024.");
    return TRUE;
  case COHORT_SHEET_MONEY:
  case COHORT_SHEET_RATE:
  case COHORT_SHEET_QUANTITY:
    rule->validate = LXW_VALIDATION_TYPE_DECIMAL;
    rule->value_number = 0;
    rule->error_message = (char *)_ ("Type a number. Leave the cell empty when it is not known.");
    return TRUE;
  case COHORT_SHEET_CHOICE:
  case COHORT_SHEET_CHOICES:
  case COHORT_SHEET_FLAG:
    return describe_choice (page, column, rule, owned);
  case COHORT_SHEET_TEXT:
  case COHORT_SHEET_DATES:
  case COHORT_SHEET_COUNT:
  default:
    return FALSE;
  }
}

static void
add_rule (Page *page, guint at)
{
  const CohortSheetColumn *column = get_column (page, at);
  lxw_data_validation rule = {.error_type = LXW_VALIDATION_ERROR_TYPE_STOP};
  g_autofree char *owned = NULL;

  if (!is_open_for_new (column) || !describe_rule (page, column, &rule, &owned))
    return;
  cohort_workbook_check (page->book->workbook,
                         worksheet_data_validation_range (page->sheet, COHORT_COUNTY_ROW_FIRST,
                                                          (lxw_col_t)get_place (at), page->last_row,
                                                          (lxw_col_t)get_place (at), &rule));
}

/* Table and view */

static void
add_table (Page *page)
{
  g_autofree char *name = g_strconcat ("Cohort_", page->part->sheet->code, NULL);
  g_autofree lxw_table_column *heads = g_new0 (lxw_table_column, count_columns (page) + 1);
  g_autofree lxw_table_column **all = g_new0 (lxw_table_column *, count_columns (page) + 2);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  lxw_table_options options = {
      .name = name,
      .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
      .style_type_number = 1,
      .no_banded_rows = LXW_TRUE,
      .columns = all,
  };

  for (guint i = 0; i <= count_columns (page); i++) {
    g_ptr_array_add (titles, i == 0 ? g_strdup ("id") : dup_heading (get_column (page, i - 1)));
    heads[i].header = g_ptr_array_index (titles, i);
    heads[i].header_format = cohort_workbook_get_format (
        page->book->workbook, i > 0 && is_number (get_column (page, i - 1))
                                  ? COHORT_STYLE_HEADER_RIGHT
                                  : COHORT_STYLE_HEADER);
    all[i] = &heads[i];
  }
  cohort_workbook_check (page->book->workbook,
                         worksheet_add_table (page->sheet, COHORT_COUNTY_ROW_HEADINGS, 0,
                                              page->last_row, (lxw_col_t)count_columns (page),
                                              &options));
}

static void
add_filter (Page *page)
{
  if (page->part->rows->len <= COHORT_COUNTY_MOST_IN_TABLE)
    add_table (page);
  else
    cohort_workbook_check (page->book->workbook,
                           worksheet_autofilter (page->sheet, COHORT_COUNTY_ROW_HEADINGS, 0,
                                                 page->last_row, (lxw_col_t)count_columns (page)));
}

static void
set_view (Page *page)
{
  lxw_row_col_options hidden = {.hidden = LXW_TRUE};
  lxw_protection allowed = {
      .format_columns = LXW_TRUE,
      .format_rows = LXW_TRUE,
      .sort = LXW_TRUE,
      .autofilter = LXW_TRUE,
  };

  cohort_workbook_check (page->book->workbook,
                         worksheet_set_column_opt (page->sheet, 0, 0, ID_WIDTH, NULL, &hidden));
  for (guint i = 0; i < count_columns (page); i++)
    cohort_workbook_check (page->book->workbook,
                           worksheet_set_column (page->sheet, (lxw_col_t)get_place (i),
                                                 (lxw_col_t)get_place (i),
                                                 get_column (page, i)->width, NULL));
  worksheet_freeze_panes (page->sheet, COHORT_COUNTY_ROW_FIRST, 3);
  worksheet_ignore_errors (page->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  cohort_workbook_check (
      page->book->workbook,
      worksheet_repeat_rows (page->sheet, COHORT_COUNTY_ROW_HEADINGS, COHORT_COUNTY_ROW_HEADINGS));
  cohort_workbook_check (page->book->workbook,
                         worksheet_print_area (page->sheet, 0, 1,
                                               MAX (page->last_record, COHORT_COUNTY_ROW_FIRST),
                                               (lxw_col_t)count_columns (page)));
  worksheet_protect (page->sheet, NULL, &allowed);
}

gboolean
cohort_county_add_sheet (CohortCountyBook *book, const CohortCountySheet *part, GError **error)
{
  guint last_record = COHORT_COUNTY_ROW_HEADINGS + part->rows->len;
  Page page = {
      .book = book,
      .part = part,
      .sheet = cohort_county_new_sheet (book, cohort_sheet_get_title (part->sheet), TRUE),
      .last_record = last_record,
      .last_row = last_record + COHORT_COUNTY_SPARE_ROWS,
  };

  put_head (&page);
  put_headings (&page);
  if (!put_rows (&page, error))
    return FALSE;
  for (guint i = 0; i < count_columns (&page); i++)
    add_rule (&page, i);
  add_filter (&page);
  set_view (&page);
  return TRUE;
}
