/* Spots released, granted or overridden.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "what", COHORT_MERGE_ONCE, { "convening", "kind" } },
  { 3, "count", COHORT_MERGE_ALL, { "count", "on" } },
  { 4, "reason", COHORT_MERGE_LAST, { "reason", "reference" } },
  { 5, "message", COHORT_MERGE_LAST, { "message" } },
};

const CohortTable cohort_spot_adjustment_table
    = {8, COHORT_RECORD_SPOT_ADJUSTMENT, groups, G_N_ELEMENTS (groups)};
