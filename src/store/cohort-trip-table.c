/* How a person travels to a convening.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "who", COHORT_MERGE_LAST, {"person", "convening"}},
    {3, "days", COHORT_MERGE_LAST, {"depart", "back", "overnight"}},
    {4, "way", COHORT_MERGE_LAST, {"mode", "driver", "origin", "miles", "fare_cents"}},
    {5, "meals", COHORT_MERGE_LAST, {"provided"}},
    {6, "substitute", COHORT_MERGE_LAST, {"substitute_days", "substitute_cents"}},
    {7, "note", COHORT_MERGE_LAST, {"note"}},
    {8, "approval", COHORT_MERGE_ALL, {"approved_on", "approved_cents", "approval"}},
};

const CohortTable cohort_trip_table = {21, COHORT_RECORD_TRIP, groups, G_N_ELEMENTS (groups)};
