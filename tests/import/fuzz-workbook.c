/* Fuzz target: the cells of a county workbook, laid over a county.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Built and run as fuzz-csv.c says, over tests/import/corpus/workbook. Sheets are divided by form
 * feeds, rows by line ends and cells by tabs; the first row of a sheet is its name. */
#include "config.h"

#include "cohort-cells-private.h"
#include "cohort-date.h"
#include "cohort-test-builder.h"
#include "cohort-workbook-import.h"
#include "fuzz-driver.h"

#include <string.h>

static void
add_row (CohortReading *reading, CohortSheet *sheet, guint number, const char *line)
{
  g_autoptr (GArray) cells = cohort_row_cells_new ();
  g_auto (GStrv) texts = g_strsplit (line, "\t", COHORT_READING_MAX_COLUMNS);

  for (guint i = 0; texts[i] != NULL; i++) {
    /* A first character tells what is no plain text. */
    CohortCell cell = {
        .text = *texts[i] != '\0' ? cohort_cell_clean_text (texts[i], strlen (texts[i])) : NULL,
        .kind = g_ascii_isdigit (*texts[i]) ? COHORT_CELL_NUMBER : COHORT_CELL_TEXT,
        .from_formula = *texts[i] == '#',
    };

    if (!cohort_row_cells_put (reading, cells, number, i, &cell, NULL))
      return;
  }
  (void)cohort_sheet_add_row (reading, sheet, number, cells, NULL);
}

static void
add_sheet (CohortReading *reading, CohortCells *cells, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  CohortSheet *sheet = cohort_cells_add_sheet (cells, lines[0], FALSE);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    add_row (reading, sheet, i, lines[i]);
}

static CohortSnapshot *
make_county (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  return snapshot;
}

/* Every choice there is, one after another. */
static void
check_import (const CohortSnapshot *snapshot, CohortWorkbookImport *import)
{
  GPtrArray *items = cohort_workbook_import_get_items (import);
  g_autoptr (CohortSnapshot) after = NULL;

  for (guint i = 0; i < items->len; i++) {
    const CohortWorkbookItem *item = g_ptr_array_index (items, i);
    g_autofree char *sentence = cohort_workbook_import_describe (import, item);
    g_autofree char *place = cohort_workbook_item_dup_place (item);

    g_assert_nonnull (sentence);
    g_assert_nonnull (place);
    g_assert_true (item->kind != COHORT_WORKBOOK_PROBLEM || item->text != NULL);
  }
  cohort_workbook_import_choose_all (import, COHORT_WORKBOOK_CONFLICT, TRUE);
  cohort_workbook_import_choose_all (import, COHORT_WORKBOOK_MISSING, TRUE);
  g_assert_true (cohort_workbook_import_settle (import, NULL, NULL));
  after = cohort_snapshot_apply (snapshot, cohort_workbook_import_get_change (import));
  g_assert_nonnull (after);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const CohortMoment moment = {cohort_date_parse (COHORT_TEST_DAY), 1725379200};
  g_autofree char *text = g_utf8_make_valid ((const char *)data, (gssize)size);
  g_auto (GStrv) sheets = g_strsplit (text, "\f", COHORT_READING_MAX_SHEETS);
  CohortReading reading = {.name = (char *)"fuzz"};
  g_autoptr (CohortCells) cells = cohort_cells_new ("xlsx");
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortWorkbookImport) import = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; sheets[i] != NULL; i++)
    add_sheet (&reading, cells, sheets[i]);
  if (!cohort_workbook_import_is_ours (cells))
    return 0;
  import = cohort_workbook_import_new (snapshot, cells, "fuzz", &moment, NULL, &error);
  g_assert_true ((import != NULL) == (error == NULL));
  if (import != NULL)
    check_import (snapshot, import);
  return 0;
}
