/* A plain table for other programs: a workbook, CSV, or cells for the clipboard.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-workbook.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** CohortTableCellKind: of a whole column */
typedef enum {
  COHORT_TABLE_TEXT,
  COHORT_TABLE_DATE, /* ISO, or empty */
} CohortTableCellKind;

/**
 * CohortTableExport:
 *
 * Titles and rows of text. Whatever a cell says, no program that opens it takes it for a formula: a
 * workbook has text cells, and elsewhere an apostrophe stands before what begins like one.
 */
typedef struct _CohortTableExport CohortTableExport;

CohortTableExport *cohort_table_export_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cohort_table_export_free (CohortTableExport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortTableExport, cohort_table_export_free)

/* All columns first; a cell that is longer than the title makes its column wider. */
void cohort_table_export_add_column (CohortTableExport *self,
                                     const char *title,
                                     CohortTableCellKind kind);
/* @cells: as many as there are columns; NULL counts as empty */
void cohort_table_export_add_row (CohortTableExport *self, const char *const *cells);

/* @sheet: its name. Errors as of cohort_workbook_commit(). */
gboolean cohort_table_export_write_xlsx (const CohortTableExport *self,
                                         const char *path,
                                         const char *sheet,
                                         const CohortWorkbookProperties *properties,
                                         GCancellable *cancellable,
                                         GError **error);
/* UTF-8 with a byte order mark, commas, lines ended by CR LF (RFC 4180). */
gboolean cohort_table_export_write_csv (const CohortTableExport *self,
                                        const char *path,
                                        GCancellable *cancellable,
                                        GError **error);

/* For the clipboard of a spreadsheet: tabs between cells, or an HTML table. */
char *cohort_table_export_dup_tabbed (const CohortTableExport *self) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_table_export_dup_html (const CohortTableExport *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
