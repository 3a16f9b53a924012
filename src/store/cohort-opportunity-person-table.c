/* Who takes part in an opportunity, and how far it is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "who", COHORT_MERGE_ONCE, {"opportunity", "person"}},
    {3, "status", COHORT_MERGE_ALL, {"status", "on"}},
    {4, "note", COHORT_MERGE_LAST, {"note"}},
};

const CohortTable cohort_opportunity_person_table
    = {29, COHORT_RECORD_OPPORTUNITY_PERSON, groups, G_N_ELEMENTS (groups)};
