/* Two that look alike and are not the same.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "pair", COHORT_MERGE_LAST,
    { "person", "other_person", "organization", "other_organization" } },
};

const CohortTable cohort_distinction_table
  = { 20, COHORT_RECORD_DISTINCTION, groups, G_N_ELEMENTS (groups) };
