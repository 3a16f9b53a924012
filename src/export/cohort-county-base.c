/* The county workbook's sheet that nobody sees: what each cell was when it was written, so that an
 * older workbook is merged by what was changed in it since.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-county-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Less than the longest cell of a spreadsheet. */
#define MAX_PIECE 32000

typedef struct {
  CohortCountyBook *book;
  lxw_worksheet *sheet;
  guint row;    /* the next free one */
  guint column; /* of that row */
} Page;

static void
put (Page *page, const char *text)
{
  cohort_workbook_check (
      page->book->workbook,
      worksheet_write_string (page->sheet, page->row, (lxw_col_t)page->column, text, NULL));
  page->column++;
}

static void
end_line (Page *page)
{
  page->row++;
  page->column = 0;
}

static void
put_pair (Page *page, const char *name, const char *value)
{
  put (page, name);
  put (page, value);
  end_line (page);
}

/* A long text goes on in the next cells; never within a character. */
static void
put_long (Page *page, const char *text)
{
  while (*text != '\0') {
    gsize length = MIN (strlen (text), MAX_PIECE);
    g_autofree char *piece = NULL;

    while ((text[length] & 0xC0) == 0x80)
      length--;
    piece = g_strndup (text, length);
    put (page, piece);
    text += length;
  }
}

static void
put_array (Page *page, JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);
  g_autofree char *text = json_to_string (node, FALSE);

  put_long (page, text);
  end_line (page);
}

static void
put_keys (Page *page, const CohortCountySheet *part)
{
  g_autoptr (JsonArray) keys = json_array_new ();

  put (page, "sheet");
  put (page, part->sheet->code);
  put (page, cohort_sheet_get_title (part->sheet));
  end_line (page);
  for (guint i = 0; i < part->columns->len; i++)
    json_array_add_string_element (
        keys, part->sheet->columns[g_array_index (part->columns, guint, i)].key);
  put (page, "columns");
  put (page, part->sheet->code);
  put_array (page, keys);
}

static void
put_row (Page *page, const CohortCountySheet *part, const CohortSheetRow *row)
{
  g_autoptr (JsonArray) texts = json_array_new ();

  for (guint i = 0; i < part->columns->len; i++)
    json_array_add_string_element (texts, row->texts[g_array_index (part->columns, guint, i)]);
  put (page, "row");
  put (page, part->sheet->code);
  put (page, row->id);
  put_array (page, texts);
}

static void
put_origin (Page *page)
{
  const CohortCountyBook *book = page->book;
  int number = cohort_snapshot_get_county_number (book->snapshot);
  g_autofree char *format = g_strdup_printf ("%d", COHORT_SHEETS_FORMAT);
  g_autofree char *county = number > 0 ? g_strdup_printf ("%d", number) : g_strdup ("");
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (book->options->exported_at);
  g_autofree char *stamp = g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ");

  put_pair (page, "format", format);
  put_pair (page, "county", county);
  put (page, "county-cell");
  put (page, cohort_county_get_about_title ());
  put (page, COHORT_COUNTY_CELL);
  end_line (page);
  put_pair (page, "year", cohort_snapshot_get_year (book->snapshot));
  put_pair (page, "exported_at", stamp);
  put_pair (page, "version", book->options->version != NULL ? book->options->version : "");
  put_pair (page, "private", book->options->include_private ? "yes" : "");
  put_pair (page, "template", book->is_template ? "yes" : "");
}

/** cohort_county_add_base: Adds the sheet; cohort-county-workbook.h says how it is laid out. */
void
cohort_county_add_base (CohortCountyBook *book)
{
  Page page
      = {.book = book, .sheet = cohort_workbook_add_sheet (book->workbook, COHORT_SHEETS_BASE)};

  put_origin (&page);
  for (guint i = 0; i < book->sheets->len; i++) {
    const CohortCountySheet *part = &g_array_index (book->sheets, CohortCountySheet, i);

    put_keys (&page, part);
    for (guint j = 0; j < part->rows->len; j++)
      put_row (&page, part, g_ptr_array_index (part->rows, j));
  }
  cohort_workbook_hide_well (book->workbook, page.sheet);
}
