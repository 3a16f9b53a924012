/* A plain table for other programs: a workbook, CSV, or cells for the clipboard.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-table-export.h"

#include "cohort-date.h"
#include "cohort-export-file.h"

/* Of a column, in characters: room for a short word, and no more than can be read at once. */
#define LEAST_WIDTH 8
#define MOST_WIDTH  48
/* Bytes of texts kept together. */
#define TEXTS 65536

typedef struct {
  char *title; /* (owned) */
  CohortTableCellKind kind;
  guint width; /* characters of the longest cell */
} Column;

struct _CohortTableExport {
  GArray *columns; /* (owned) (element-type Column) */
  GPtrArray *cells; /* (owned) (element-type utf8): of one row after the other */
  GStringChunk *texts; /* (owned): of @cells, together rather than one by one */
};

static void
clear_column (gpointer data)
{
  g_free (((Column *)data)->title);
}

/** cohort_table_export_new: Returns: (transfer full): without columns */
CohortTableExport *
cohort_table_export_new (void)
{
  CohortTableExport *self = g_new0 (CohortTableExport, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->cells = g_ptr_array_new ();
  self->texts = g_string_chunk_new (TEXTS);
  return self;
}

/** cohort_table_export_free: @self: (transfer full) */
void
cohort_table_export_free (CohortTableExport *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static Column *
get_column (const CohortTableExport *self, guint i)
{
  return &g_array_index (self->columns, Column, i);
}

static void
widen (Column *column, const char *text)
{
  column->width = MAX (column->width, (guint)g_utf8_strlen (text, -1));
}

/** cohort_table_export_add_column: adds a column after the others */
void
cohort_table_export_add_column (CohortTableExport *self,
                                const char *title,
                                CohortTableCellKind kind)
{
  Column column = {g_strdup (title), kind, LEAST_WIDTH};

  widen (&column, title);
  g_array_append_val (self->columns, column);
}

/** cohort_table_export_add_row: @cells: (array): one for each column; some may be %NULL */
void
cohort_table_export_add_row (CohortTableExport *self, const char *const *cells)
{
  for (guint i = 0; i < self->columns->len; i++) {
    const char *cell = cells[i] != NULL && *cells[i] != '\0'
                           ? g_string_chunk_insert (self->texts, cells[i])
                           : "";

    g_ptr_array_add (self->cells, (gpointer)cell);
    widen (get_column (self, i), cell);
  }
}

static guint
count_rows (const CohortTableExport *self)
{
  return self->columns->len > 0 ? self->cells->len / self->columns->len : 0;
}

static const char *
get_cell (const CohortTableExport *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, row * self->columns->len + column);
}

static void
put_cell (CohortWorkbook *workbook,
          lxw_worksheet *sheet,
          guint row,
          guint at,
          const Column *column,
          const char *text)
{
  CohortDate date = column->kind == COHORT_TABLE_DATE ? cohort_date_parse (text) : 0;

  if (date != 0)
    cohort_workbook_put_date (workbook, sheet, row, at, date);
  else
    cohort_workbook_put_text (workbook, sheet, row, at, text, COHORT_STYLE_TEXT);
}

static void
put_titles (const CohortTableExport *self, CohortWorkbook *workbook, lxw_worksheet *sheet)
{
  for (guint i = 0; i < self->columns->len; i++) {
    const Column *column = get_column (self, i);
    double width = MIN (column->width, MOST_WIDTH) + 2;

    cohort_workbook_check (workbook,
                           worksheet_set_column (sheet, (lxw_col_t)i, (lxw_col_t)i, width, NULL));
    cohort_workbook_put_text (workbook, sheet, 0, i, column->title, COHORT_STYLE_HEADER);
  }
  worksheet_freeze_panes (sheet, 1, 1);
}

/** cohort_table_export_write_xlsx: @error: a #CohortExportError, or %G_IO_ERROR_CANCELLED */
gboolean
cohort_table_export_write_xlsx (const CohortTableExport *self,
                                const char *path,
                                const char *sheet,
                                const CohortWorkbookProperties *properties,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (CohortWorkbook) workbook = cohort_workbook_new (path, properties, error);
  lxw_worksheet *worksheet;

  if (workbook == NULL)
    return FALSE;
  worksheet = cohort_workbook_add_sheet (workbook, sheet);
  put_titles (self, workbook, worksheet);
  for (guint i = 0; i < count_rows (self); i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    for (guint j = 0; j < self->columns->len; j++)
      put_cell (workbook, worksheet, i + 1, j, get_column (self, j), get_cell (self, i, j));
  }
  if (self->columns->len > 0)
    cohort_workbook_check (workbook, worksheet_autofilter (worksheet, 0, 0, count_rows (self),
                                                           (lxw_col_t)(self->columns->len - 1)));
  cohort_workbook_set_page (worksheet, TRUE, sheet, properties->title);
  return cohort_workbook_commit (workbook, error);
}

/* Spreadsheets take such text for a formula, and run it. */
static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
append_csv_cell (GString *csv, const char *text)
{
  gboolean quote = strpbrk (text, ",\"\r\n;\t") != NULL;

  if (quote)
    g_string_append_c (csv, '"');
  if (looks_like_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_printf (csv, *p == '"' ? "%c\"" : "%c", *p);
  if (quote)
    g_string_append_c (csv, '"');
}

/* A cell of the clipboard is one line without tabs. */
static void
append_tabbed_cell (GString *tabbed, const char *text)
{
  if (looks_like_formula (text))
    g_string_append_c (tabbed, '\'');
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (tabbed, strchr ("\t\r\n", *p) != NULL ? ' ' : *p);
}

static void
append_html_cell (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "<td>%s%s</td>", looks_like_formula (text) ? "'" : "", escaped);
}

typedef void (*AppendCell) (GString *all, const char *text);

/* The titles, then the rows. */
static void
append_all (const CohortTableExport *self,
            GString *all,
            AppendCell append,
            const char *begin,
            const char *between,
            const char *end)
{
  for (guint row = 0; row <= count_rows (self); row++) {
    g_string_append (all, begin);
    for (guint i = 0; i < self->columns->len; i++) {
      if (i > 0)
        g_string_append (all, between);
      append (all, row == 0 ? get_column (self, i)->title : get_cell (self, row - 1, i));
    }
    g_string_append (all, end);
  }
}

/** cohort_table_export_write_csv: @error: a #CohortExportError, or %G_IO_ERROR_CANCELLED */
gboolean
cohort_table_export_write_csv (const CohortTableExport *self,
                               const char *path,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (CohortExportFile) file = NULL;
  g_autoptr (GString) csv = g_string_new ("\xEF\xBB\xBF");

  append_all (self, csv, append_csv_cell, "", ",", "\r\n");
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  file = cohort_export_file_new (path, error);
  if (file == NULL)
    return FALSE;
  (void)cohort_export_file_write (file, csv->str, csv->len);
  return cohort_export_file_commit (file, error);
}

/** cohort_table_export_dup_tabbed: Returns: (transfer full): what spreadsheets paste as cells */
char *
cohort_table_export_dup_tabbed (const CohortTableExport *self)
{
  GString *tabbed = g_string_new (NULL);

  append_all (self, tabbed, append_tabbed_cell, "", "\t", "\n");
  return g_string_free (tabbed, FALSE);
}

/** cohort_table_export_dup_html: Returns: (transfer full): what documents paste as a table */
char *
cohort_table_export_dup_html (const CohortTableExport *self)
{
  GString *html = g_string_new ("<meta charset=\"utf-8\"><table>\n");

  append_all (self, html, append_html_cell, "<tr>", "", "</tr>\n");
  g_string_append (html, "</table>\n");
  return g_string_free (html, FALSE);
}
