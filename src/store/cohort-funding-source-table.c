/* Where money comes from.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "kind", COHORT_MERGE_LAST, { "year", "kind" } },
  { 3, "name", COHORT_MERGE_LAST, { "name" } },
  { 4, "cap", COHORT_MERGE_ALL, { "cap_cents", "start", "end" } },
  { 5, "scope", COHORT_MERGE_LAST, { "tags", "categories" } },
  { 6, "contract", COHORT_MERGE_ALL, { "contract_kind", "contract_status", "number" } },
  { 7, "account", COHORT_MERGE_LAST, { "account_code" } },
  { 8, "milestones", COHORT_MERGE_LAST,
    { "drafted_on", "sent_on", "signed_on", "executed_on", "closed_on" } },
  { 9, "deadlines", COHORT_MERGE_LAST, { "claim_by", "board_on" } },
};

const CohortTable cohort_funding_source_table
    = {10, COHORT_RECORD_FUNDING_SOURCE, groups, G_N_ELEMENTS (groups)};
