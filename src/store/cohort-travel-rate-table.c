/* Rates of the county's own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "what", COHORT_MERGE_LAST, {"kind", "locality"}},
    {3, "days", COHORT_MERGE_ALL, {"from", "to"}},
    {4,
     "rate",
     COHORT_MERGE_ALL,
     {"mills", "breakfast_cents", "lunch_cents", "dinner_cents", "incidentals_cents",
      "partial_day_cents"}},
    {5, "source", COHORT_MERGE_LAST, {"source", "verified"}},
};

const CohortTable cohort_travel_rate_table
    = {23, COHORT_RECORD_TRAVEL_RATE, groups, G_N_ELEMENTS (groups)};
