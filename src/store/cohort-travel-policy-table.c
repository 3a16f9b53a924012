/* By which rules the county pays travel.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
    COHORT_LIFE,
    {2, "name", COHORT_MERGE_LAST, {"name", "source"}},
    {3,
     "meals",
     COHORT_MERGE_ALL,
     {"meals", "partial_permille", "deduct_provided", "floor_incidentals", "reception_is_dinner",
      "is_maximum"}},
    {4, "lodging", COHORT_MERGE_ALL, {"lodging"}},
    {5, "local", COHORT_MERGE_ALL, {"local_tenths"}},
    {6, "limits", COHORT_MERGE_ALL, {"claim_days", "board_cents"}},
    {7, "receipts", COHORT_MERGE_ALL, {"receipt_cents", "receipt_free"}},
};

const CohortTable cohort_travel_policy_table
    = {22, COHORT_RECORD_TRAVEL_POLICY, groups, G_N_ELEMENTS (groups)};
