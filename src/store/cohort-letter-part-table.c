/* What issued letters were made from.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "content", COHORT_MERGE_ONCE, {"kind", "sha256", "content"}},
};

const CohortTable cohort_letter_part_table
    = {25, COHORT_RECORD_LETTER_PART, groups, G_N_ELEMENTS (groups)};
