/* Fuzz target: any bytes as a file of unknown kind.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* To look for new inputs, from the top of the project, BUILD being a configured build folder:
 *   clang -g -O1 -fsanitize=fuzzer,address,undefined -I BUILD -I src/import -I tests/import \
 *     tests/import/{fuzz-csv,workbook}.c src/import/cohort-{cells,csv,xlsx,xml,zip}*.c \
 *     $(pkg-config --cflags --libs gio-2.0 libxml-2.0 libarchive) -lm -o BUILD/fuzz
 *   BUILD/fuzz FOLDER-FOR-NEW-INPUTS tests/import/corpus/csv
 * An input that fails belongs into tests/import/corpus. */
#include "config.h"

#include "cohort-cells.h"
#include "fuzz-driver.h"

#include <string.h>

/* What cohort-cells.h promises of every cell. */
static void
check_cell (CohortCell *cell)
{
  if (cell->text == NULL)
    return;
  g_assert_true (*cell->text != '\0');
  g_assert_true (g_utf8_validate (cell->text, -1, NULL));
  g_assert_null (strchr (cell->text, '\r'));
  g_assert_cmpint (cell->kind, ==, COHORT_CELL_TEXT);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, "fuzz", NULL, &error);
  CohortSheet *sheet;

  g_assert_true ((cells != NULL) == (error == NULL));
  if (cells == NULL || strcmp (cells->format, "csv") != 0)
    return 0;

  g_assert_cmpuint (cells->sheets->len, ==, 1);
  sheet = g_ptr_array_index (cells->sheets, 0);
  for (guint i = 0; i < sheet->rows->len; i++) {
    CohortRow *row = g_ptr_array_index (sheet->rows, i);

    g_assert_cmpuint (row->number, ==, i + 1);
    g_assert_true (row->n_cells == 0 || row->cells[row->n_cells - 1].text != NULL);
    for (guint j = 0; j < row->n_cells; j++)
      check_cell (&row->cells[j]);
  }
  return 0;
}
