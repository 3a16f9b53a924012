/* What was paid, and what came back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "expense", COHORT_MERGE_ONCE, { "expense" } },
  { 3, "money", COHORT_MERGE_ALL, { "on", "cents" } },
  { 4, "reference", COHORT_MERGE_LAST, { "reference" } },
};

const CohortTable cohort_payment_table = {16, COHORT_RECORD_PAYMENT, groups, G_N_ELEMENTS (groups)};
