/* What the columns and words of a file mean, to be looked at and put right.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-import.h"

G_BEGIN_DECLS

#define COHORT_TYPE_IMPORT_COLUMNS (cohort_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (CohortImportColumns, cohort_import_columns, COHORT, IMPORT_COLUMNS, AdwBin)

/**
 * CohortImportColumns:
 *
 * Signal "changed": a person chose another meaning; the mapping says which.
 */
void cohort_import_columns_set_cells (CohortImportColumns *self, const CohortCells *cells);
/* Drops what was chosen; the next proposal is shown from scratch. Emits "changed". */
void cohort_import_columns_start_again (CohortImportColumns *self, const CohortMapping *mapping);
/* Copies what it needs of @proposal. A word that was given a meaning stays, to be changed again. */
void cohort_import_columns_set_proposal (CohortImportColumns *self,
                                         const CohortProposal *proposal);
/* (transfer none) (nullable): as changed; NULL while nothing was */
const CohortMapping *cohort_import_columns_get_mapping (CohortImportColumns *self);

G_END_DECLS
