/* Fuzz target: a zip, or the parts of a workbook, which are packed first.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Built and run as fuzz-csv.c says, over tests/import/corpus/xlsx. A checksum stops nearly every
 * change of a zip, so that what does not begin as one is taken as parts, divided by form feeds. */
#include "config.h"

#include "cohort-cells.h"
#include "fuzz-driver.h"
#include "workbook.h"

#include <string.h>

static const char *const part_names[] = {
  "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels", "_rels/.rels",
};

static GBytes *
pack_parts (const guint8 *data,
            gsize         size)
{
  const char *const end = (const char *) data + size;
  const char *at = (const char *) data;
  Part parts[G_N_ELEMENTS (part_names) + 1] = { 0 };
  guint n = 0;

  while (n < G_N_ELEMENTS (part_names) && at < end) {
    const char *stop = memchr (at, '\f', (gsize) (end - at));

    if (stop == NULL)
      stop = end;
    if (stop > at)
      parts[n] = (Part) { part_names[n], at, (gsize) (stop - at) };
    else
      parts[n] = (Part) { "left-out.txt", "x", 1 };
    at = stop < end ? stop + 1 : end;
    n++;
  }
  return workbook_new ("", parts);
}

static void
check_cell (CohortCell *cell)
{
  if (cell->text == NULL)
    return;
  g_assert_true (*cell->text != '\0');
  g_assert_true (g_utf8_validate (cell->text, -1, NULL));
  g_assert_null (strchr (cell->text, '\r'));
  if (cell->kind == COHORT_CELL_DATE)
    g_assert_true (strlen (cell->text) == 10 || strlen (cell->text) == 19);
  if (cell->kind == COHORT_CELL_NUMBER)
    g_assert_cmpuint (strspn (cell->text, "-.0123456789"), ==, strlen (cell->text));
}

static void
check_sheet (CohortSheet *sheet)
{
  guint last = 0;

  for (guint i = 0; i < sheet->rows->len; i++) {
    CohortRow *row = g_ptr_array_index (sheet->rows, i);

    g_assert_cmpuint (row->number, >, last);
    last = row->number;
    for (guint j = 0; j < row->n_cells; j++)
      check_cell (&row->cells[j]);
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = size >= 2 && memcmp (data, "PK", 2) == 0 ? g_bytes_new (data, size)
                                                                      : pack_parts (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, "fuzz", NULL, &error);

  g_assert_true ((cells != NULL) == (error == NULL));
  if (cells != NULL && strcmp (cells->format, "xlsx") == 0)
    g_ptr_array_foreach (cells->sheets, (GFunc) (void (*) (void)) check_sheet, NULL);
  return 0;
}
