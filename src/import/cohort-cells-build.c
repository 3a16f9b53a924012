/* Puts sheets together row by row, within the limits.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cells-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longest run of combining marks that is put in order; no writing has more (UAX #15, D4). */
#define MAX_MARKS 30

static void
clear_cell (gpointer cell)
{
  g_clear_pointer (&((CohortCell *) cell)->text, g_free);
}

static void
free_row (gpointer data)
{
  CohortRow *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    clear_cell (&row->cells[i]);
  g_free (row->cells);
  g_free (row);
}

static void
free_sheet (gpointer data)
{
  CohortSheet *sheet = data;

  g_free (sheet->name);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

/* A table without sheets yet; @format is "csv" or "xlsx". */
CohortCells *
cohort_cells_new (const char *format)
{
  CohortCells *self = g_new0 (CohortCells, 1);

  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->format = g_strdup (format);
  return self;
}

/**
 * cohort_cells_free:
 * @self: (transfer full) (nullable): cells
 *
 * Frees the sheets, rows and texts.
 */
void
cohort_cells_free (CohortCells *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sheets);
  g_free (self->format);
  g_free (self->encoding);
  g_free (self);
}

/* Appends an empty sheet; it belongs to @self. */
CohortSheet *
cohort_cells_add_sheet (CohortCells *self,
                        const char  *name,
                        gboolean     hidden)
{
  CohortSheet *sheet = g_new0 (CohortSheet, 1);

  sheet->name = name != NULL ? cohort_cell_clean_text (name, strlen (name)) : NULL;
  sheet->hidden = hidden;
  sheet->rows = g_ptr_array_new_with_free_func (free_row);
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

/* An array to collect the cells of one row in, used again for every row. */
GArray *
cohort_row_cells_new (void)
{
  GArray *cells = g_array_new (FALSE, TRUE, sizeof (CohortCell));

  g_array_set_clear_func (cells, clear_cell);
  return cells;
}

/* Puts @cell, whose text is taken over, at @column. A cell with nothing in it takes no room, so
 * that a row formatted to its last column is as short as what was typed in it. */
gboolean
cohort_row_cells_put (CohortReading *reading,
                      GArray        *cells,
                      guint          row,
                      guint          column,
                      CohortCell    *cell,
                      GError       **error)
{
  gsize length;

  if (cell->text == NULL && !cell->from_formula)
    return TRUE;

  length = cell->text != NULL ? strlen (cell->text) : 0;
  reading->n_text += length;
  if (length > COHORT_READING_MAX_CELL || column >= COHORT_READING_MAX_COLUMNS) {
    g_autofree char *address = cohort_cells_address (row, column);

    clear_cell (cell);
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_TOO_LARGE,
                 length > COHORT_READING_MAX_CELL
                   ? _("“%s” has more text in cell %s than a spreadsheet allows. "
                       "Perhaps a quotation mark is missing, or it is not a table.")
                   : _("“%s” has something in cell %s, far to the right of any roster. "
                       "Delete what is there, save it, and import it again."),
                 reading->name, address);
    return FALSE;
  }
  if (reading->n_text > COHORT_READING_MAX_TEXT) {
    clear_cell (cell);
    return cohort_reading_set_too_large (reading, error);
  }

  if (cells->len <= column)
    g_array_set_size (cells, column + 1);
  clear_cell (&g_array_index (cells, CohortCell, column));
  g_array_index (cells, CohortCell, column) = *cell;
  cell->text = NULL;
  return TRUE;
}

/* Makes what was collected in @cells the row @number of @sheet, and empties @cells for the next. */
gboolean
cohort_sheet_add_row (CohortReading *reading,
                      CohortSheet   *sheet,
                      guint          number,
                      GArray        *cells,
                      GError       **error)
{
  CohortRow *row;
  gsize n_cells = 0;
  gpointer data;

  if (reading->n_rows >= 2 * COHORT_READING_MAX_ROWS || number > COHORT_READING_MAX_ROWS ||
      reading->n_cells + cells->len > COHORT_READING_MAX_CELLS)
    return cohort_reading_set_too_large (reading, error);

  data = g_array_steal (cells, &n_cells);
  row = g_new0 (CohortRow, 1);
  row->number = number;
  row->n_cells = (guint) n_cells;
  if (n_cells > 0)
    row->cells = g_renew (CohortCell, data, n_cells);
  else
    g_free (data);
  g_ptr_array_add (sheet->rows, row);
  reading->n_rows++;
  reading->n_cells += row->n_cells;
  return TRUE;
}

/* Forgets empty cells at the end of @row. */
void
cohort_row_trim (CohortRow *row)
{
  while (row->n_cells > 0 && row->cells[row->n_cells - 1].text == NULL &&
         !row->cells[row->n_cells - 1].from_formula)
    row->n_cells--;
}

/* Ordering combining marks takes time with the square of their number, so a text that heaps them
 * up, which no language does, is left as it is. */
static char *
compose (const char *text)
{
  guint run = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    run = g_unichar_combining_class (g_utf8_get_char (at)) != 0 ? run + 1 : 0;
    if (run > MAX_MARKS)
      return NULL;
  }
  return g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
}

/**
 * cohort_cell_clean_text:
 * @text: valid UTF-8
 * @length: its bytes
 *
 * What a person sees in a cell, the same whatever machine wrote it: composed (NFC), line ends as
 * \n, without control characters.
 *
 * Returns: (transfer full) (nullable): the text, %NULL when nothing remains
 */
char *
cohort_cell_clean_text (const char *text,
                        gsize       length)
{
  g_autofree char *clean = g_malloc (length + 1);
  gboolean plain = TRUE;
  gsize n = 0;
  char *composed;

  for (gsize i = 0; i < length; i++) {
    guchar c = (guchar) text[i];

    if (c == '\r') {
      if (i + 1 < length && text[i + 1] == '\n')
        continue;
      c = '\n';
    }
    if (c < 0x20 && c != '\t' && c != '\n')
      continue;
    plain = plain && c < 0x80;
    clean[n++] = (char) c;
  }
  clean[n] = '\0';

  if (n == 0)
    return NULL;
  composed = plain ? NULL : compose (clean);
  return composed != NULL ? composed : g_steal_pointer (&clean);
}

/* Sets @error to the sentence for a damaged file; @where, if not NULL, is the part that is. */
gboolean
cohort_reading_set_damaged (CohortReading *reading,
                            const char    *where,
                            GError       **error)
{
  if (where != NULL)
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is damaged (%s). Open it in Excel, save it again, and import that."),
                 reading->name, where);
  else
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is damaged or incomplete. Ask for it to be sent again."), reading->name);
  return FALSE;
}

/* Sets @error to the sentence for a file beyond the limits. */
gboolean
cohort_reading_set_too_large (CohortReading *reading,
                              GError       **error)
{
  g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_TOO_LARGE,
               _("“%s” is far too large to be a roster, or would be once unpacked. "
                 "Copy the table into a new workbook and import that."), reading->name);
  return FALSE;
}
