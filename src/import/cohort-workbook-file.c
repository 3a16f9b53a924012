/* A county workbook as a file: what it keeps about itself, and where its rows and columns are now.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook-private.h"

#include "cohort-error.h"
#include "cohort-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far down somebody may have pushed the head of a sheet. */
#define MAX_HEAD 20
/* What the first cell of a sheet of records begins with. */
#define MARK "cohort:"

static const CohortRow *
get_row (const CohortSheet *sheet, guint index)
{
  return g_ptr_array_index (sheet->rows, index);
}

/** cohort_workbook_get_text: Returns: (nullable): what is in the cell */
const char *
cohort_workbook_get_text (const CohortRow *row, guint column)
{
  return column < row->n_cells ? row->cells[column].text : NULL;
}

/** cohort_workbook_find_sheet: Returns: (nullable): the sheet called @name */
const CohortSheet *
cohort_workbook_find_sheet (const CohortCells *cells, const char *name)
{
  for (guint i = 0; i < cells->sheets->len; i++) {
    const CohortSheet *sheet = g_ptr_array_index (cells->sheets, i);

    if (g_strcmp0 (sheet->name, name) == 0)
      return sheet;
  }
  return NULL;
}

/* Whether @sheet was a sheet of records. */
static gboolean
has_mark (const CohortSheet *sheet)
{
  const CohortRow *row = sheet->rows->len > 0 ? get_row (sheet, 0) : NULL;
  const char *mark = row != NULL ? cohort_workbook_get_text (row, 0) : NULL;

  return mark != NULL && g_str_has_prefix (mark, MARK)
         && cohort_sheets_find (mark + strlen (MARK)) != NULL;
}

/**
 * cohort_workbook_import_is_ours:
 * @cells: a file
 *
 * A sheet of one that was copied out of it is no roster either: its hidden row would be taken for
 * the headings, and its headings for a person. Reading it says what it lacks.
 *
 * Returns: whether it is a county workbook, or a piece of one, and no roster
 */
gboolean
cohort_workbook_import_is_ours (const CohortCells *cells)
{
  for (guint i = 0; i < cells->sheets->len; i++) {
    const CohortSheet *sheet = g_ptr_array_index (cells->sheets, i);

    if (g_strcmp0 (sheet->name, COHORT_SHEETS_BASE) == 0 || has_mark (sheet))
      return TRUE;
  }
  return FALSE;
}

static void
free_part (gpointer data)
{
  CohortWorkbookPart *part = data;

  g_free (part->title);
  g_array_unref (part->base_at);
  g_array_unref (part->places);
  g_hash_table_unref (part->base);
  g_ptr_array_unref (part->ids);
  g_free (part);
}

static GArray *
new_places (guint n)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (int), n);
  const int none = -1;

  for (guint i = 0; i < n; i++)
    g_array_append_val (places, none);
  return places;
}

static CohortWorkbookPart *
add_part (CohortWorkbookFile *self, const CohortRecordSheet *sheet, const char *title)
{
  CohortWorkbookPart *part = g_new0 (CohortWorkbookPart, 1);

  part->sheet = sheet;
  part->title = g_strdup (title);
  part->base_at = new_places (sheet->n_columns);
  part->places = new_places (sheet->n_columns);
  part->id_place = -1;
  part->base = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  part->ids = g_ptr_array_new ();
  g_ptr_array_add (self->parts, part);
  return part;
}

static CohortWorkbookPart *
find_part (const CohortWorkbookFile *self, const char *code)
{
  for (guint i = 0; i < self->parts->len; i++) {
    CohortWorkbookPart *part = g_ptr_array_index (self->parts, i);

    if (g_strcmp0 (part->sheet->code, code) == 0)
      return part;
  }
  return NULL;
}

/* The base sheet */

/* (transfer full) (nullable): the array of strings that begins in @column */
static char **
read_array (const CohortRow *row, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;

  for (guint i = column; i < row->n_cells; i++)
    g_string_append (text, row->cells[i].text != NULL ? row->cells[i].text : "");
  root = cohort_reader_parse_text (text->str);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return NULL;
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
      return NULL;
    g_ptr_array_add (strings, json_node_dup_string (element));
  }
  g_ptr_array_add (strings, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&strings), FALSE);
}

static gboolean
read_keys (CohortWorkbookPart *part, const CohortRow *row)
{
  g_auto (GStrv) keys = read_array (row, 2);

  for (int i = 0; keys != NULL && keys[i] != NULL; i++) {
    const CohortSheetColumn *column = cohort_sheet_find_column (part->sheet, keys[i]);

    if (column != NULL)
      g_array_index (part->base_at, int, column - part->sheet->columns) = i;
  }
  return keys != NULL;
}

static gboolean
read_base_row (CohortWorkbookPart *part, const CohortRow *row)
{
  const char *id = cohort_workbook_get_text (row, 2);
  char **texts = read_array (row, 3);
  char *key;

  if (id == NULL || texts == NULL || g_hash_table_contains (part->base, id)) {
    g_strfreev (texts);
    return FALSE;
  }
  key = g_strdup (id);
  g_hash_table_insert (part->base, key, texts);
  g_ptr_array_add (part->ids, key);
  return TRUE;
}

static void
read_origin (CohortWorkbookFile *self, const char *word, const CohortRow *row)
{
  const char *value = cohort_workbook_get_text (row, 1);

  if (value == NULL)
    return;
  if (g_str_equal (word, "county")) {
    self->county = (int)g_ascii_strtoull (value, NULL, 10);
  } else if (g_str_equal (word, "county-cell")) {
    self->county_sheet = g_strdup (value);
    self->county_cell = g_strdup (cohort_workbook_get_text (row, 2));
  } else if (g_str_equal (word, "year")) {
    self->year = g_strdup (value);
  } else if (g_str_equal (word, "exported_at")) {
    self->exported_at = g_strdup (value);
  }
}

/* A sheet that this version does not know is left alone. */
static gboolean
read_line (CohortWorkbookFile *self, const CohortRow *row)
{
  const char *word = cohort_workbook_get_text (row, 0);
  const char *code = cohort_workbook_get_text (row, 1);
  CohortWorkbookPart *part = code != NULL ? find_part (self, code) : NULL;

  if (word == NULL)
    return TRUE;
  if (g_str_equal (word, "sheet")) {
    if (part == NULL && cohort_sheets_find (code) != NULL)
      add_part (self, cohort_sheets_find (code), cohort_workbook_get_text (row, 2));
    return TRUE;
  }
  if (g_str_equal (word, "columns"))
    return part == NULL || read_keys (part, row);
  if (g_str_equal (word, "row"))
    return part == NULL || read_base_row (part, row);
  read_origin (self, word, row);
  return TRUE;
}

static gboolean
check_format (CohortWorkbookFile *self, const CohortSheet *base, const char *name, GError **error)
{
  const CohortRow *row = base != NULL && base->rows->len > 0 ? get_row (base, 0) : NULL;
  const char *format = row != NULL && g_strcmp0 (cohort_workbook_get_text (row, 0), "format") == 0
                           ? cohort_workbook_get_text (row, 1)
                           : NULL;

  self->format = format != NULL ? (guint)g_ascii_strtoull (format, NULL, 10) : 0;
  if (self->format == 0) {
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNREADABLE,
                 _ ("What Cohort keeps for itself in “%s” is damaged, so that it cannot be told "
                    "what was edited. Export the workbook again and edit that."),
                 name);
    return FALSE;
  }
  if (self->format > COHORT_SHEETS_FORMAT) {
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNSUPPORTED,
                 _ ("“%s” was written by a newer version of Cohort. Update Cohort here, and import "
                    "it again."),
                 name);
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_base (CohortWorkbookFile *self, const char *name, GError **error)
{
  const CohortSheet *base = cohort_workbook_find_sheet (self->cells, COHORT_SHEETS_BASE);

  if (!check_format (self, base, name, error))
    return FALSE;
  for (guint i = 1; i < base->rows->len; i++) {
    const CohortRow *row = get_row (base, i);

    if (read_line (self, row))
      continue;
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNREADABLE,
                 _ ("What Cohort keeps for itself in “%1$s” is damaged in row %2$u of the sheet "
                    "“%3$s”. Export the workbook again and edit that."),
                 name, row->number, COHORT_SHEETS_BASE);
    return FALSE;
  }
  return TRUE;
}

/* Lists */

static void
free_word (gpointer data)
{
  CohortSheetWord *word = data;

  g_free (word->code);
  g_free (word->label);
  g_free (word);
}

static GPtrArray *
read_list (const CohortSheet *sheet, guint column)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (free_word);

  for (guint i = 1; i < sheet->rows->len; i++) {
    const char *code = cohort_workbook_get_text (get_row (sheet, i), column);
    const char *label = cohort_workbook_get_text (get_row (sheet, i), column + 1);
    CohortSheetWord *word;

    if (code == NULL || label == NULL)
      continue;
    word = g_new (CohortSheetWord, 1);
    *word = (CohortSheetWord){g_strdup (code), g_strdup (label)};
    g_ptr_array_add (words, word);
  }
  return words;
}

static void
read_lists (CohortWorkbookFile *self)
{
  const CohortSheet *sheet = cohort_workbook_find_sheet (self->cells, COHORT_SHEETS_LISTS);
  const CohortRow *head = sheet != NULL && sheet->rows->len > 0 ? get_row (sheet, 0) : NULL;

  for (guint i = 0; head != NULL && i + 1 < head->n_cells; i += 2) {
    const char *name = head->cells[i].text;

    if (name != NULL && g_strcmp0 (name, head->cells[i + 1].text) == 0)
      g_hash_table_replace (self->words, g_strdup (name), read_list (sheet, i));
  }
}

/* Sheets of records */

static gboolean
is_marked (const CohortSheet *sheet, const char *mark)
{
  for (guint i = 0; i < sheet->rows->len && i < MAX_HEAD; i++) {
    const CohortRow *row = get_row (sheet, i);

    for (guint j = 0; j < row->n_cells && j < MAX_HEAD; j++)
      if (g_strcmp0 (row->cells[j].text, mark) == 0)
        return TRUE;
  }
  return FALSE;
}

/* By the mark, whatever it is called now; one that lost it, by what it was called. */
static const CohortSheet *
find_records (const CohortWorkbookFile *self, const CohortWorkbookPart *part)
{
  g_autofree char *mark = g_strconcat (MARK, part->sheet->code, NULL);

  for (guint i = 0; i < self->cells->sheets->len; i++) {
    const CohortSheet *sheet = g_ptr_array_index (self->cells->sheets, i);

    if (is_marked (sheet, mark))
      return sheet;
  }
  return part->title != NULL ? cohort_workbook_find_sheet (self->cells, part->title) : NULL;
}

static gboolean
read_key_row (CohortWorkbookPart *part, const CohortRow *row)
{
  gboolean has_columns = FALSE;
  int id_place = -1;

  for (guint i = 0; i < row->n_cells; i++)
    if (id_place < 0 && g_strcmp0 (row->cells[i].text, "id") == 0)
      id_place = (int)i;
  if (id_place < 0)
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++) {
    const CohortSheetColumn *column
        = row->cells[i].text != NULL ? cohort_sheet_find_column (part->sheet, row->cells[i].text)
                                     : NULL;
    int *place
        = column != NULL ? &g_array_index (part->places, int, column - part->sheet->columns) : NULL;

    if (place == NULL || *place >= 0)
      continue;
    *place = (int)i;
    has_columns = TRUE;
  }
  part->id_place = id_place;
  return has_columns;
}

/** cohort_workbook_part_get_name: Returns: (transfer none): what the file calls the sheet */
const char *
cohort_workbook_part_get_name (const CohortWorkbookPart *self)
{
  return self->cells->name != NULL ? self->cells->name : cohort_sheet_get_title (self->sheet);
}

static void
note_lost_columns (const CohortWorkbookPart *part, GPtrArray *notes)
{
  for (guint i = 0; i < part->sheet->n_columns; i++)
    if (g_array_index (part->base_at, int, i) >= 0 && g_array_index (part->places, int, i) < 0)
      g_ptr_array_add (
          notes, g_strdup_printf (_ ("Sheet “%1$s” has no column “%2$s” any more. What Cohort "
                                     "has there stays."),
                                  cohort_workbook_part_get_name (part),
                                  cohort_sheet_column_get_heading (&part->sheet->columns[i])));
}

/* Records begin behind the headings, which follow the keys unless somebody deleted them. */
static guint
find_first (const CohortWorkbookPart *part, guint keys)
{
  const CohortRow *next
      = keys + 1 < part->cells->rows->len ? get_row (part->cells, keys + 1) : NULL;
  const char *id = next != NULL ? cohort_workbook_part_get_id (part, next) : NULL;

  return id != NULL && g_hash_table_contains (part->base, id) ? keys + 1 : keys + 2;
}

static void
find_rows (const CohortWorkbookFile *self, CohortWorkbookPart *part, GPtrArray *notes)
{
  part->cells = find_records (self, part);
  if (part->cells == NULL) {
    g_ptr_array_add (
        notes,
        g_strdup_printf (_ ("The sheet “%s” is not in the file. What Cohort "
                            "has of it stays."),
                         part->title != NULL ? part->title : cohort_sheet_get_title (part->sheet)));
    return;
  }
  for (guint i = 0; i < part->cells->rows->len && i < MAX_HEAD; i++) {
    if (!read_key_row (part, get_row (part->cells, i)))
      continue;
    part->first = find_first (part, i);
    note_lost_columns (part, notes);
    return;
  }
  g_ptr_array_add (notes,
                   g_strdup_printf (_ ("Sheet “%s” has lost its hidden row that says which column "
                                       "is which, so nothing of it is read. Export the workbook "
                                       "again and edit that."),
                                    cohort_workbook_part_get_name (part)));
  part->cells = NULL;
}

/**
 * cohort_workbook_file_new:
 * @cells: a county workbook; must stay
 * @file_name: for messages
 * @notes: (element-type utf8): receives what is missing
 * @error: return location for a #CohortImportError
 *
 * Returns: (transfer full): what the workbook says about itself, or %NULL when it cannot be used
 */
CohortWorkbookFile *
cohort_workbook_file_new (const CohortCells *cells,
                          const char *file_name,
                          GPtrArray *notes,
                          GError **error)
{
  g_autoptr (CohortWorkbookFile) self = g_new0 (CohortWorkbookFile, 1);

  self->cells = cells;
  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->words
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  if (!read_base (self, file_name, error))
    return NULL;
  read_lists (self);
  for (guint i = 0; i < self->parts->len; i++)
    find_rows (self, g_ptr_array_index (self->parts, i), notes);
  return g_steal_pointer (&self);
}

/** cohort_workbook_file_free: @self: (transfer full) (nullable): a file */
void
cohort_workbook_file_free (CohortWorkbookFile *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->words);
  g_free (self->county_sheet);
  g_free (self->county_cell);
  g_free (self->year);
  g_free (self->exported_at);
  g_free (self);
}

/** cohort_workbook_part_get_cell: Returns: (nullable): the cell of @column in @row; %NULL when
 * there is none */
const CohortCell *
cohort_workbook_part_get_cell (const CohortWorkbookPart *self, const CohortRow *row, guint column)
{
  int place = g_array_index (self->places, int, column);

  return place >= 0 && (guint)place < row->n_cells ? &row->cells[place] : NULL;
}

/** cohort_workbook_part_get_id: Returns: (nullable): the id of @row; %NULL of a new one */
const char *
cohort_workbook_part_get_id (const CohortWorkbookPart *self, const CohortRow *row)
{
  return cohort_workbook_get_text (row, (guint)self->id_place);
}

/** cohort_workbook_part_get_base: Returns: (nullable): what the cell was when the workbook was
 * written; %NULL when it was not in it */
const char *
cohort_workbook_part_get_base (const CohortWorkbookPart *self, const char *id, guint column)
{
  char **texts = g_hash_table_lookup (self->base, id);
  int at = g_array_index (self->base_at, int, column);

  return texts != NULL && at >= 0 && (guint)at < g_strv_length (texts) ? texts[at] : NULL;
}
