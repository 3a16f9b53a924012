/* Letter templates of the county's own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "name", COHORT_MERGE_ONCE, {"name", "language"}},
    {3, "body", COHORT_MERGE_LAST, {"body", "version"}},
};

const CohortTable cohort_own_template_table
    = {26, COHORT_RECORD_LETTER_TEMPLATE, groups, G_N_ELEMENTS (groups)};
