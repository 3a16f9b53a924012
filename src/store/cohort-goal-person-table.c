/* Who serves which goal, and why.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "who", COHORT_MERGE_ONCE, {"goal", "person"}},
    {3, "why", COHORT_MERGE_LAST, {"why"}},
};

const CohortTable cohort_goal_person_table
    = {31, COHORT_RECORD_GOAL_PERSON, groups, G_N_ELEMENTS (groups)};
