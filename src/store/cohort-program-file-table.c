/* Program years the county loaded from disk.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "file", COHORT_MERGE_LAST, { "year", "name", "content" } },
};

const CohortTable cohort_program_file_table
    = {2, COHORT_RECORD_PROGRAM_FILE, groups, G_N_ELEMENTS (groups)};
