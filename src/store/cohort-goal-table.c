/* What the county's action plans say: assets, needs, curiosities, concerns, goals.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "kind", COHORT_MERGE_LAST, {"plan", "kind"}},
    {3, "text", COHORT_MERGE_LAST, {"text"}},
    {4, "tags", COHORT_MERGE_LAST, {"grant_goals", "practice_goals", "beliefs", "content_area"}},
    {5, "status", COHORT_MERGE_LAST, {"status", "due"}},
    {6, "owner", COHORT_MERGE_LAST, {"owner"}},
    {7, "note", COHORT_MERGE_LAST, {"note"}},
};

const CohortTable cohort_goal_table = {30, COHORT_RECORD_GOAL, groups, G_N_ELEMENTS (groups)};
