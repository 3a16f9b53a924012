/* A file of rows and columns as text, whatever program wrote it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CohortImportError:
 * @COHORT_IMPORT_ERROR_UNREADABLE: damaged, truncated or not what its name says
 * @COHORT_IMPORT_ERROR_UNSUPPORTED: a kind of file Cohort does not read (.xls, .ods, a PDF …)
 * @COHORT_IMPORT_ERROR_TOO_LARGE: too large, also once unpacked
 * @COHORT_IMPORT_ERROR_NO_TABLE: readable, but no row in it names the columns
 * @COHORT_IMPORT_ERROR_MAPPING: a mapping file that cannot be used
 *
 * Messages are whole translated sentences that say what the file is and what to do.
 */
typedef enum {
  COHORT_IMPORT_ERROR_UNREADABLE,
  COHORT_IMPORT_ERROR_UNSUPPORTED,
  COHORT_IMPORT_ERROR_TOO_LARGE,
  COHORT_IMPORT_ERROR_NO_TABLE,
  COHORT_IMPORT_ERROR_MAPPING,
} CohortImportError;

#define COHORT_IMPORT_ERROR (cohort_import_error_quark ())
GQuark cohort_import_error_quark (void);

/**
 * CohortCell:
 *
 * One cell. @text is what a person sees in it, dates as ISO (2024-09-05, or 2024-09-05 08:14:22
 * when there is a time of day), numbers in plain decimal notation without exponent (5595550120,
 * 370, 12.5), booleans TRUE/FALSE, errors #N/A and their like, line ends as \n; %NULL when empty.
 * A formula is its cached value and never evaluated; text that begins with = is text. All cells of
 * a CSV are text.
 */
typedef enum {
  COHORT_CELL_TEXT,
  COHORT_CELL_NUMBER,
  COHORT_CELL_DATE,
  COHORT_CELL_BOOLEAN,
  COHORT_CELL_ERROR,
} CohortCellKind;
typedef struct {
  char          *text; /* (nullable) UTF-8 NFC, no NUL */
  CohortCellKind kind;
  gboolean       from_formula;
} CohortCell;

/**
 * CohortRow:
 *
 * @number is as the spreadsheet counts, from 1; a CSV record with line ends inside counts once.
 * Rows that an XLSX leaves out are left out, so @number is not the place in the array. Empty cells
 * at the end of a row are not counted; a wholly empty row has none.
 */
typedef struct {
  guint       number;
  guint       n_cells;
  CohortCell *cells;   /* cells[0] is column A */
} CohortRow;

/** CohortSheet: empty rows are kept, but for those that an XLSX ends with. */
typedef struct {
  char      *name;   /* of the sheet; NULL for CSV */
  gboolean   hidden;
  GPtrArray *rows;   /* CohortRow, in order */
} CohortSheet;

/** CohortCells: a workbook: its sheets, and what was found out about the file. */
typedef struct {
  GPtrArray *sheets;      /* CohortSheet, in the workbook's order */
  char      *format;      /* "csv" or "xlsx" */
  char      *encoding;    /* csv: "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252"; else NULL */
  char       delimiter;   /* csv; else 0 */
} CohortCells;

CohortCells *cohort_cells_read    (GBytes *bytes, const char *name, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void         cohort_cells_free    (CohortCells *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortCells, cohort_cells_free)

/* (5, 0) -> "A5", and 0 -> "A" */
char        *cohort_cells_address (guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;
char        *cohort_cells_column  (guint column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
