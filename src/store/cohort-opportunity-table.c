/* Opportunities the county added to those of the program.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "title", COHORT_MERGE_LAST, {"title", "provider"}},
    {3, "audience", COHORT_MERGE_LAST, {"audience", "sectors"}},
    {4, "days", COHORT_MERGE_LAST, {"start", "end", "date_text", "uncertain", "deadline"}},
    {5, "terms", COHORT_MERGE_LAST, {"cost_cents", "capacity", "link", "note"}},
};

const CohortTable cohort_opportunity_table
    = {28, COHORT_RECORD_OPPORTUNITY, groups, G_N_ELEMENTS (groups)};
