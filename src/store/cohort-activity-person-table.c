/* Who took part in an activity.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "who", COHORT_MERGE_ONCE, {"activity", "person"}},
};

const CohortTable cohort_activity_person_table
    = {33, COHORT_RECORD_ACTIVITY_PERSON, groups, G_N_ELEMENTS (groups)};
