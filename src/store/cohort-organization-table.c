/* County offices, districts, schools and partners.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "name", COHORT_MERGE_LAST, { "name" } },
  { 3, "sector", COHORT_MERGE_LAST, { "sector" } },
  { 4, "place", COHORT_MERGE_LAST, { "city" } },
  { 5, "aliases", COHORT_MERGE_LAST, { "aliases" } },
  { 6, "merged", COHORT_MERGE_LAST, { "merged_into" } },
};

const CohortTable cohort_organization_table
    = {3, COHORT_RECORD_ORGANIZATION, groups, G_N_ELEMENTS (groups)};
