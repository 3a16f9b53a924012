/* The table within a file: which sheet, which row names the columns, and what each column is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-cells.h"
#include "cohort-mapping.h"
#include "cohort-program.h"
#include "cohort-synonyms.h"

G_BEGIN_DECLS

typedef struct {
  char *heading;     /* unique in the table; "Column H" for one without a heading */
  const char *field; /* (nullable): static; NULL: kept as an answer */
} CohortTableColumn;

/** CohortRosterTable: borrows the sheet it is of. */
typedef struct {
  const CohortSheet *sheet;
  guint header;    /* index of the row of headings */
  GArray *columns; /* (owned) (element-type CohortTableColumn) */
} CohortRosterTable;

CohortRosterTable *cohort_roster_table_find (const CohortCells *cells,
                                             const CohortMapping *mapping,
                                             const CohortSynonyms *synonyms,
                                             const CohortProgram *program,
                                             const char *file_name,
                                             GPtrArray *notes,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_roster_table_free (CohortRosterTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortRosterTable, cohort_roster_table_free)

const char *cohort_row_get_text (const CohortRow *row, guint column);
const char *cohort_row_get_error (const CohortRow *row, guint column);
gboolean cohort_row_is_empty (const CohortRow *row);

G_END_DECLS
