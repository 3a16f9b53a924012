/* Typed cells of the county workbook: dates are dates, money is numbers, all else is text.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-county-private.h"

#include "cohort-date.h"

#define LOCKED_COLOR 0xF0F0F0

/* Text stays text when somebody types a phone number or "3-5" over it. */
static const char *
get_number_format (CohortSheetKind kind)
{
  switch (kind) {
  case COHORT_SHEET_DATE:
    return "mmm d, yyyy";
  case COHORT_SHEET_MONEY:
    return "\"$\"#,##0.00;[Red]-\"$\"#,##0.00";
  case COHORT_SHEET_RATE:
    return "\"$\"#,##0.00#";
  case COHORT_SHEET_QUANTITY:
    return "#,##0.0";
  case COHORT_SHEET_COUNT:
    return "0";
  case COHORT_SHEET_TEXT:
  case COHORT_SHEET_CHOICE:
  case COHORT_SHEET_CHOICES:
  case COHORT_SHEET_DATES:
  case COHORT_SHEET_FLAG:
  default:
    return "@";
  }
}

static lxw_format *
make_format (CohortCountyBook *book, CohortSheetKind kind, gboolean open)
{
  lxw_format *format = cohort_workbook_add_format (book->workbook);

  format_set_num_format (format, get_number_format (kind));
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom (format, LXW_BORDER_THIN);
  format_set_bottom_color (format, 0xDDDDDD);
  if (kind == COHORT_SHEET_DATE)
    format_set_align (format, LXW_ALIGN_LEFT);
  if (open) {
    format_set_unlocked (format);
  } else {
    format_set_pattern (format, LXW_PATTERN_SOLID);
    format_set_bg_color (format, LOCKED_COLOR);
    format_set_font_color (format, 0x3D3846);
  }
  return format;
}

/** cohort_county_make_formats: of each kind, for cells that can be edited and for those that
 * cannot */
void
cohort_county_make_formats (CohortCountyBook *book)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (book->formats); kind++)
    for (guint open = 0; open < 2; open++)
      book->formats[kind][open] = make_format (book, (CohortSheetKind)kind, open == 1);
}

lxw_format *
cohort_county_get_format (const CohortCountyBook *book, CohortSheetKind kind, gboolean open)
{
  return book->formats[kind][open ? 1 : 0];
}

/* "3-5 6-8" as "3–5; 6–8" */
static char *
dup_labels (const CohortCountyBook *book, const char *list, const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                              cohort_county_get_label (book, list, words[i]));
  return g_string_free (text, FALSE);
}

static lxw_error
write_date (lxw_worksheet *sheet, guint row, guint at, const char *text, lxw_format *format)
{
  lxw_datetime day = {0};

  cohort_date_get_parts (cohort_date_parse (text), &day.year, &day.month, &day.day);
  /* Excel knows no day before 1900; as text it is not lost. */
  return day.year >= 1900 ? worksheet_write_datetime (sheet, row, (lxw_col_t)at, &day, format)
                          : worksheet_write_string (sheet, row, (lxw_col_t)at, text, format);
}

static lxw_error
write_words (CohortCountyBook *book,
             lxw_worksheet *sheet,
             guint row,
             guint at,
             const CohortSheetColumn *column,
             const char *text,
             lxw_format *format)
{
  const char *list = cohort_county_get_list (column);
  g_autofree char *labels = NULL;

  if (column->kind == COHORT_SHEET_CHOICES)
    labels = dup_labels (book, list, text);
  else if (list != NULL)
    text = cohort_county_get_label (book, list, text);
  /* As a string whatever it looks like: "=1+1" typed by somebody is text and not a formula. */
  return worksheet_write_string (sheet, row, (lxw_col_t)at, labels != NULL ? labels : text, format);
}

/**
 * cohort_county_put_cell:
 * @text: canonical, as of cohort-sheets.h
 * @open: whether it may be edited
 *
 * Writes the cell as a spreadsheet knows its kind. Amounts have been text with a point until here;
 * a cell has nothing but floating point, and the nearest to each cent is written.
 */
void
cohort_county_put_cell (CohortCountyBook *book,
                        lxw_worksheet *sheet,
                        guint row,
                        guint at,
                        const CohortSheetColumn *column,
                        const char *text,
                        gboolean open)
{
  lxw_format *format = cohort_county_get_format (book, column->kind, open);
  lxw_error result;

  if (*text == '\0')
    result = worksheet_write_blank (sheet, row, (lxw_col_t)at, format);
  else if (column->kind == COHORT_SHEET_DATE)
    result = write_date (sheet, row, at, text, format);
  else if (column->kind == COHORT_SHEET_MONEY || column->kind == COHORT_SHEET_RATE
           || column->kind == COHORT_SHEET_QUANTITY || column->kind == COHORT_SHEET_COUNT)
    result
        = worksheet_write_number (sheet, row, (lxw_col_t)at, g_ascii_strtod (text, NULL), format);
  else
    result = write_words (book, sheet, row, at, column, text, format);
  cohort_workbook_check (book->workbook, result);
}
