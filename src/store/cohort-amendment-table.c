/* Changes of a cap, with reasons.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "source", COHORT_MERGE_ONCE, { "source" } },
  { 3, "money", COHORT_MERGE_ALL, { "on", "delta_cents" } },
  { 4, "reason", COHORT_MERGE_LAST, { "reason" } },
};

const CohortTable cohort_amendment_table
    = {11, COHORT_RECORD_AMENDMENT, groups, G_N_ELEMENTS (groups)};
