/* What the community of practice did.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "what", COHORT_MERGE_LAST, {"component", "title"}},
    {3, "when", COHORT_MERGE_LAST, {"on", "minutes"}},
    {4, "goal", COHORT_MERGE_LAST, {"goal", "content_area"}},
    {5, "note", COHORT_MERGE_LAST, {"note", "resources"}},
};

const CohortTable cohort_activity_table
    = {32, COHORT_RECORD_ACTIVITY, groups, G_N_ELEMENTS (groups)};
