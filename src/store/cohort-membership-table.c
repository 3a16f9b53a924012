/* Who is on the team, in which role, from when to when.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "person", COHORT_MERGE_LAST, { "person" } },
  { 3, "organization", COHORT_MERGE_LAST, { "organization" } },
  { 4, "role", COHORT_MERGE_LAST, { "role", "role_typed", "sector" } },
  { 5, "bands", COHORT_MERGE_LAST, { "bands", "bands_typed" } },
  { 6, "content-area", COHORT_MERGE_LAST, { "content_area" } },
  { 7, "lead", COHORT_MERGE_LAST, { "lead" } },
  { 8, "status", COHORT_MERGE_ALL, { "status" } },
  { 9, "term", COHORT_MERGE_LAST, { "start", "end", "end_reason" } },
  { 10, "follows", COHORT_MERGE_LAST, { "follows" } },
};

const CohortTable cohort_membership_table
    = {5, COHORT_RECORD_MEMBERSHIP, groups, G_N_ELEMENTS (groups)};
