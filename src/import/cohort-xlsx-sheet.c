/* Reads the rows of one sheet of a workbook.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-xlsx-private.h"

#include <string.h>

#define SHEET_COLUMNS 16384u /* as many as a spreadsheet has, A to XFD */

typedef struct {
  CohortXlsx    *book;    /* (borrowed) */
  CohortReading *reading; /* (borrowed) */
  CohortXml     *xml;     /* (owned) */
  CohortSheet   *sheet;   /* (borrowed) */
  GArray        *cells;   /* (owned) of the row being read */
  GString       *value;   /* (owned) of the cell being read */
  guint          row;     /* the number of that row; 0 before the first */
  guint          n_merge_visits;
} SheetReader;

/* How the value of a cell is to be taken, from its attribute "t". */
typedef enum { TYPE_NUMBER, TYPE_SHARED, TYPE_STRING, TYPE_BOOLEAN, TYPE_ISO_DATE,
               TYPE_ERROR } ValueType;

static ValueType
parse_type (const char *text)
{
  static const struct {
    const char *text;
    ValueType   type;
  } types[] = {
    { "n", TYPE_NUMBER }, { "s", TYPE_SHARED }, { "b", TYPE_BOOLEAN }, { "d", TYPE_ISO_DATE },
    /* "#N/A" and its like stay: they are what the person sees. */
    { "str", TYPE_STRING }, { "inlineStr", TYPE_STRING }, { "e", TYPE_ERROR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    if (strcmp (types[i].text, text) == 0)
      return types[i].type;
  }
  return TYPE_STRING;
}

/* Reads a number from 1 to @max at @text; NULL when there is none, else what follows. */
static const char *
parse_count (const char *text,
             guint       max,
             guint      *count)
{
  *count = 0;
  while (g_ascii_isdigit (*text) && *count <= max)
    *count = *count * 10 + (guint) (*text++ - '0');
  return *count >= 1 && *count <= max ? text : NULL;
}

/* Reads "B5" at @text into a column from 0 and a row from 1; returns as parse_count() does. */
static const char *
parse_reference (const char *text,
                 guint      *column,
                 guint      *row)
{
  guint letters = 0;

  while (g_ascii_isalpha (*text) && letters <= SHEET_COLUMNS)
    letters = letters * 26 + (guint) (g_ascii_toupper (*text++) - 'A') + 1;
  if (letters < 1 || letters > SHEET_COLUMNS)
    return NULL;
  *column = letters - 1;
  return parse_count (text, COHORT_READING_MAX_ROWS, row);
}

/* The attributes of <c>: where it is, of which type, in which style. */
static gboolean
read_cell_attributes (SheetReader *self,
                      guint       *column,
                      ValueType   *type,
                      gboolean    *is_date,
                      GError     **error)
{
  xmlTextReader *reader = cohort_xml_get_reader (self->xml);
  guint64 style = 0;
  guint row;

  for (int found = xmlTextReaderMoveToFirstAttribute (reader); found == 1;
       found = xmlTextReaderMoveToNextAttribute (reader)) {
    const char *name = (const char *) xmlTextReaderConstName (reader);
    const char *text = cohort_xml_get_text (self->xml);

    if (strcmp (name, "r") == 0) {
      const char *end = parse_reference (text, column, &row);

      if (end == NULL || *end != '\0')
        return cohort_xml_set_damaged (self->xml, error);
    } else if (strcmp (name, "t") == 0) {
      *type = parse_type (text);
    } else if (strcmp (name, "s") == 0) {
      style = g_ascii_strtoull (text, NULL, 10);
    }
  }
  xmlTextReaderMoveToElement (reader);
  *is_date = style < self->book->date_styles->len && self->book->date_styles->data[style] != 0;
  return TRUE;
}

/* Fills @cell from the number in the value; what is no number after all is kept as text. */
static void
set_number (SheetReader *self,
            gboolean     is_date,
            CohortCell  *cell)
{
  double number;

  if (!cohort_xlsx_parse_number (self->value->str, &number)) {
    cell->text = cohort_cell_clean_text (self->value->str, self->value->len);
    return;
  }
  if (is_date)
    cell->text = cohort_xlsx_dup_date_text (number, self->book->epoch_1904, &cell->kind);
  if (cell->text == NULL) {
    cell->kind = COHORT_CELL_NUMBER;
    cell->text = cohort_xlsx_dup_number_text (number);
  }
}

static gboolean
set_value (SheetReader *self,
           ValueType    type,
           gboolean     is_date,
           CohortCell  *cell,
           GError     **error)
{
  guint64 index;

  if (type != TYPE_STRING) {
    g_strstrip (self->value->str);
    self->value->len = strlen (self->value->str);
  }
  if (self->value->len == 0)
    return TRUE;

  switch (type) {
  case TYPE_SHARED:
    if (!g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT, &index, NULL) ||
        index >= self->book->strings->len)
      return cohort_xml_set_damaged (self->xml, error);
    cell->text = g_strdup (g_ptr_array_index (self->book->strings, index));
    break;
  case TYPE_BOOLEAN:
    cell->kind = COHORT_CELL_BOOLEAN;
    cell->text = g_strdup (strcmp (self->value->str, "0") == 0 ||
                           g_ascii_strcasecmp (self->value->str, "false") == 0 ? "FALSE" : "TRUE");
    break;
  case TYPE_ISO_DATE:
    cell->text = cohort_xlsx_dup_iso_text (self->value->str);
    cell->kind = cell->text != NULL ? COHORT_CELL_DATE : COHORT_CELL_TEXT;
    if (cell->text == NULL)
      cell->text = cohort_cell_clean_text (self->value->str, self->value->len);
    break;
  case TYPE_NUMBER:
    set_number (self, is_date, cell);
    break;
  case TYPE_ERROR:
    cell->kind = COHORT_CELL_ERROR;
    cell->text = cohort_xlsx_dup_string_text (self->value->str);
    break;
  case TYPE_STRING:
  default:
    cell->text = cohort_xlsx_dup_string_text (self->value->str);
  }
  return TRUE;
}

/* Reads what is in <c>: the formula is only noted, the value or the rich text taken. */
static gboolean
read_cell_content (SheetReader *self,
                   gboolean    *from_formula,
                   GError     **error)
{
  int depth = cohort_xml_get_depth (self->xml);

  g_string_truncate (self->value, 0);
  if (cohort_xml_is_empty (self->xml))
    return TRUE;

  for (;;) {
    switch (cohort_xml_next (self->xml, error)) {
    case COHORT_XML_START:
      if (cohort_xml_get_depth (self->xml) != depth + 1)
        break;
      if (cohort_xml_is (self->xml, "f"))
        *from_formula = TRUE;
      else if (cohort_xml_is (self->xml, "v") &&
               !cohort_xml_collect (self->xml, FALSE, self->value, error))
        return FALSE;
      else if (cohort_xml_is (self->xml, "is") &&
               !cohort_xml_collect (self->xml, TRUE, self->value, error))
        return FALSE;
      break;
    case COHORT_XML_END:
      if (cohort_xml_get_depth (self->xml) == depth)
        return TRUE;
      break;
    case COHORT_XML_TEXT:
      break;
    case COHORT_XML_DONE:
      return cohort_xml_set_damaged (self->xml, error);
    case COHORT_XML_FAILED:
    default:
      return FALSE;
    }
  }
}

/* @column is where the cell is if it does not say, and then where it is. */
static gboolean
read_cell (SheetReader *self,
           guint       *column,
           GError     **error)
{
  CohortCell cell = { .kind = COHORT_CELL_TEXT };
  ValueType type = TYPE_NUMBER;
  gboolean is_date = FALSE;

  if (!read_cell_attributes (self, column, &type, &is_date, error) ||
      !read_cell_content (self, &cell.from_formula, error))
    return FALSE;
  if (*column >= SHEET_COLUMNS)
    return cohort_xml_set_damaged (self->xml, error);

  if (!set_value (self, type, is_date, &cell, error))
    return FALSE;
  return cohort_row_cells_put (self->reading, self->cells, self->row, *column, &cell, error);
}

/* Rows must come in order; one without a number follows the one before it. */
static gboolean
read_row_number (SheetReader *self,
                 GError     **error)
{
  g_autofree char *text = cohort_xml_dup_attribute (self->xml, "r");
  guint number = self->row + 1;
  const char *end = "";

  if (text != NULL)
    end = parse_count (text, COHORT_READING_MAX_ROWS, &number);
  if (end == NULL || *end != '\0' || number <= self->row)
    return cohort_xml_set_damaged (self->xml, error);
  self->row = number;
  return TRUE;
}

static gboolean
read_row (SheetReader *self,
          GError     **error)
{
  int depth = cohort_xml_get_depth (self->xml);
  gboolean is_open = !cohort_xml_is_empty (self->xml);
  guint column = 0;

  if (!read_row_number (self, error))
    return FALSE;

  while (is_open) {
    switch (cohort_xml_next (self->xml, error)) {
    case COHORT_XML_START:
      if (!cohort_xml_is (self->xml, "c"))
        break;
      if (!read_cell (self, &column, error))
        return FALSE;
      column++;
      break;
    case COHORT_XML_END:
      is_open = cohort_xml_get_depth (self->xml) != depth;
      break;
    case COHORT_XML_TEXT:
      break;
    case COHORT_XML_DONE:
      return cohort_xml_set_damaged (self->xml, error);
    case COHORT_XML_FAILED:
    default:
      return FALSE;
    }
  }
  return cohort_sheet_add_row (self->reading, self->sheet, self->row, self->cells, error);
}

/* The place in the sheet of the first row from @number on. */
static guint
find_row (CohortSheet *sheet,
          guint        number)
{
  guint low = 0;
  guint high = sheet->rows->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    CohortRow *row = g_ptr_array_index (sheet->rows, middle);

    if (row->number < number)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Of merged cells a person sees the one at the top left; some writers leave values under it. */
static gboolean
merge_cells (SheetReader *self,
             GError     **error)
{
  g_autofree char *range = cohort_xml_dup_attribute (self->xml, "ref");
  const char *at = range;
  guint left, top, right, bottom;

  if (at != NULL)
    at = parse_reference (at, &left, &top);
  if (at == NULL || *at++ != ':' || (at = parse_reference (at, &right, &bottom)) == NULL ||
      *at != '\0')
    return cohort_xml_set_damaged (self->xml, error);

  for (guint i = find_row (self->sheet, top); i < self->sheet->rows->len; i++) {
    CohortRow *row = g_ptr_array_index (self->sheet->rows, i);

    if (row->number > bottom)
      break;
    for (guint column = left; column <= right && column < row->n_cells; column++) {
      CohortCell *cell = &row->cells[column];

      if (row->number == top && column == left)
        continue;
      g_clear_pointer (&cell->text, g_free);
      *cell = (CohortCell) { .kind = COHORT_CELL_TEXT };
    }
    /* Merged ranges cannot overlap, so this is reached only in a file made to keep us busy. */
    self->n_merge_visits += 1 + MIN (row->n_cells, right - left + 1);
    if (self->n_merge_visits > 2 * (COHORT_READING_MAX_CELLS + COHORT_READING_MAX_ROWS))
      return cohort_xml_set_damaged (self->xml, error);
    cohort_row_trim (row);
  }
  return TRUE;
}

static gboolean
read_elements (SheetReader *self,
               GError     **error)
{
  gboolean in_data = FALSE;
  gboolean in_merges = FALSE;
  CohortXmlNode node;

  while ((node = cohort_xml_next (self->xml, error)) != COHORT_XML_DONE) {
    int depth = cohort_xml_get_depth (self->xml);

    if (node == COHORT_XML_FAILED)
      return FALSE;
    if (node != COHORT_XML_START)
      continue;
    if (depth == 0 && !cohort_xml_is (self->xml, "worksheet"))
      return cohort_xml_set_damaged (self->xml, error);
    if (depth == 1) {
      in_data = cohort_xml_is (self->xml, "sheetData");
      in_merges = cohort_xml_is (self->xml, "mergeCells");
    } else if (depth == 2 && in_data && cohort_xml_is (self->xml, "row")) {
      if (!read_row (self, error))
        return FALSE;
    } else if (depth == 2 && in_merges && cohort_xml_is (self->xml, "mergeCell")) {
      if (!merge_cells (self, error))
        return FALSE;
    }
  }
  return TRUE;
}

/* Reads the part at @path into @sheet. Rows the part leaves out are left out; rows that follow the
 * last cell with something in it are formatting and are left out too. */
gboolean
cohort_xlsx_read_sheet (CohortXlsx    *book,
                        CohortReading *reading,
                        CohortZip     *zip,
                        const char    *path,
                        CohortSheet   *sheet,
                        GError       **error)
{
  g_autoptr (CohortXml) xml = cohort_xml_new (zip, path, error);
  g_autoptr (GArray) cells = cohort_row_cells_new ();
  g_autoptr (GString) value = g_string_new (NULL);
  SheetReader self = { .book = book, .reading = reading, .xml = xml, .sheet = sheet,
                       .cells = cells, .value = value };
  guint n = 0;

  if (xml == NULL || !read_elements (&self, error))
    return FALSE;

  for (guint i = 0; i < sheet->rows->len; i++) {
    if (((CohortRow *) g_ptr_array_index (sheet->rows, i))->n_cells > 0)
      n = i + 1;
  }
  g_ptr_array_set_size (sheet->rows, (int) n);
  return TRUE;
}
