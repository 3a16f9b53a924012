/* Which source bears which share of a plan line.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "line", COHORT_MERGE_ONCE, { "plan_line" } },
  { 3, "money", COHORT_MERGE_ALL, { "source", "cents", "permille" } },
  { 4, "position", COHORT_MERGE_LAST, { "position" } },
};

const CohortTable cohort_plan_split_table
    = {13, COHORT_RECORD_PLAN_SPLIT, groups, G_N_ELEMENTS (groups)};
