/* Which source bears which share of an expense.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "expense", COHORT_MERGE_ONCE, { "expense" } },
  { 3, "money", COHORT_MERGE_ALL, { "source", "cents" } },
  { 4, "position", COHORT_MERGE_LAST, { "position" } },
};

const CohortTable cohort_expense_split_table
    = {15, COHORT_RECORD_EXPENSE_SPLIT, groups, G_N_ELEMENTS (groups)};
