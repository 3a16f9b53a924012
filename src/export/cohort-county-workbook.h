/* The county workbook: everything a county keeps, to be edited in a spreadsheet and read back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-sheets.h"

G_BEGIN_DECLS

/*
 * How it is laid out, for whoever reads it back:
 *
 * A sheet of records says in its cell A1, which nobody sees, "cohort:" and its code. Row 2, hidden,
 * has "id" and then the key of each column; row 3 the headings; the records begin in row 4, with
 * the id in the hidden column A. A row without an id is new. Choices are words; several stand
 * with "; " between them.
 *
 * The sheet "Lists", hidden, has two columns for each list of choices: its name over the codes, and
 * over the words, in the language the workbook was written in, the name once more.
 *
 * The sheet "_cohort", very hidden, has lines of text:
 *   format | 1,  county | number (empty: to be chosen in the cell of the next line),
 *   county-cell | sheet | "B2",  year | "2024-25",  exported_at | "2024-10-01T16:00:00Z",
 *   version | Cohort's,  private | "yes" or "",  template | "yes" or "",
 *   sheet | code | its title,  columns | code | keys,
 *   row | code | id | canonical texts as they were when it was written
 * Keys and texts are a JSON array of strings; one longer than a cell goes on in the next cells.
 */

/**
 * CohortCountyWorkbookOptions:
 * @today: the day whose team it shows
 * @exported_at: seconds since 1970, UTC; also the workbook's date of creation
 * @version: Cohort's
 * @include_private: whether needs and notes leave the house in this file
 */
typedef struct {
  CohortDate today;
  gint64 exported_at;
  const char *version;
  gboolean include_private;
} CohortCountyWorkbookOptions;

gboolean cohort_county_workbook_write (const CohortSnapshot *snapshot,
                                       const CohortCountyWorkbookOptions *options,
                                       const char *path,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean cohort_county_workbook_write_template (CohortProgram *program,
                                                const CohortCounty *county,
                                                const CohortCountyWorkbookOptions *options,
                                                const char *path,
                                                GCancellable *cancellable,
                                                GError **error);

G_END_DECLS
