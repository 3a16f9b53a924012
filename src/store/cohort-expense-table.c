/* What was spent.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "who", COHORT_MERGE_LAST, { "year", "person", "payee" } },
  { 3, "about", COHORT_MERGE_LAST, { "convening", "plan_line", "purpose" } },
  { 4, "money", COHORT_MERGE_ALL,
    { "category", "incurred_on", "quantity", "rate", "claimed_cents" } },
  { 5, "status", COHORT_MERGE_ALL, { "approved_cents", "status", "status_reason", "status_on" } },
  { 6, "parent", COHORT_MERGE_ONCE, { "parent", "parent_kind" } },
  { 7, "reasons", COHORT_MERGE_LAST, { "override_reason", "missing_receipt_reason" } },
  { 8, "account", COHORT_MERGE_LAST, { "account_code" } },
};

const CohortTable cohort_expense_table = {14, COHORT_RECORD_EXPENSE, groups, G_N_ELEMENTS (groups)};
