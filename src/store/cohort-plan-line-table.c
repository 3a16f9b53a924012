/* What is planned to be spent.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "about", COHORT_MERGE_LAST, { "year", "person", "convening", "description" } },
  { 3, "money", COHORT_MERGE_ALL,
    { "category", "quantity", "rate", "amount_cents", "basis", "rate_source" } },
  { 4, "state", COHORT_MERGE_ALL, { "state" } },
  { 5, "account", COHORT_MERGE_LAST, { "account_code" } },
  { 6, "reasons", COHORT_MERGE_LAST, { "override_reason" } },
};

const CohortTable cohort_plan_line_table
    = {12, COHORT_RECORD_PLAN_LINE, groups, G_N_ELEMENTS (groups)};
