/* Makes workbooks in memory, as the many writers of them do and as attackers would.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-cells.h"

G_BEGIN_DECLS

#define MAIN_URI     "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE_URI   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_URI  "http://schemas.openxmlformats.org/package/2006/relationships"

/* A part of a package; a list of them ends with a NULL path. */
typedef struct {
  const char *path;
  const char *content;
  gsize       length; /* 0: up to the NUL */
} Part;

#define END_OF_PARTS { NULL, NULL, 0 }

GBytes *workbook_pack       (const Part *parts, gboolean compressed);
GBytes *workbook_new        (const char *sheet_data, const Part *other_parts);
char   *workbook_dump_sheet (CohortSheet *sheet);

Part         workbook_sheet_part           (const char *content);
GBytes      *workbook_load_fresno          (void);
CohortCells *workbook_read                 (GBytes *bytes);
void         workbook_assert_rows          (const char *sheet_data, const Part *parts,
                                            const char *expected);
void         workbook_assert_refused       (GBytes *bytes, CohortImportError code,
                                            const char *word);
void         workbook_assert_sheet_refused (const char *sheet_data, const Part *parts,
                                            CohortImportError code, const char *word);

/* The body of a thread. */
gpointer     workbook_cancel_soon          (gpointer cancellable);

G_END_DECLS
