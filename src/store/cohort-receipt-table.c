/* Files that prove expenses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "expense", COHORT_MERGE_LAST, {"expense"}},
    {3, "file", COHORT_MERGE_ONCE, {"sha256", "name", "media", "bytes", "added_on"}},
};

const CohortTable cohort_receipt_table = {24, COHORT_RECORD_RECEIPT, groups, G_N_ELEMENTS (groups)};
