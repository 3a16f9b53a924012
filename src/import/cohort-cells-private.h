/* What the readers of CSV and XLSX share: limits, and putting a sheet together cell by cell.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-cells.h"

G_BEGIN_DECLS

/* The limits keep a hostile or broken file from taking the machine; no roster comes near them. */
#define COHORT_READING_MAX_FILE    (64u << 20)  /* bytes of the file as it is on disk */
#define COHORT_READING_MAX_ROWS    (1u << 20)   /* in a sheet: what a spreadsheet can number */
#define COHORT_READING_MAX_COLUMNS 4096u        /* with something in it; a spreadsheet has 16,384 */
#define COHORT_READING_MAX_CELLS   (4u << 20)   /* in the whole file */
#define COHORT_READING_MAX_CELL    (128u << 10) /* bytes: 32,767 characters of four bytes */
#define COHORT_READING_MAX_TEXT    (128u << 20) /* bytes of all cells together */
#define COHORT_READING_MAX_SHEETS  256u

/**
 * CohortReading:
 *
 * One run over one file: how the file is called in messages, and how much was taken from it so far.
 */
typedef struct {
  char         *name;        /* (owned) UTF-8, for messages */
  GCancellable *cancellable; /* (borrowed) (nullable) */
  guint         n_rows;
  guint         n_cells;
  gsize         n_text;
} CohortReading;

CohortCells *cohort_csv_read  (CohortReading *reading, GBytes *bytes, GError **error);
CohortCells *cohort_xlsx_read (CohortReading *reading, GBytes *bytes, GError **error);

CohortCells *cohort_cells_new         (const char *format);
CohortSheet *cohort_cells_add_sheet   (CohortCells *self, const char *name, gboolean hidden);
GArray      *cohort_row_cells_new     (void);
gboolean     cohort_row_cells_put     (CohortReading *reading, GArray *cells, guint row,
                                       guint column, CohortCell *cell, GError **error);
gboolean     cohort_sheet_add_row     (CohortReading *reading, CohortSheet *sheet, guint number,
                                       GArray *cells, GError **error);
void         cohort_row_trim          (CohortRow *row);
char        *cohort_cell_clean_text   (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

gboolean cohort_reading_set_damaged   (CohortReading *reading, const char *where, GError **error);
gboolean cohort_reading_set_too_large (CohortReading *reading, GError **error);

G_END_DECLS
