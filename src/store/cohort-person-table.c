/* People, on the team or not.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "name", COHORT_MERGE_LAST, { "given", "family", "preferred" } },
  { 3, "contact", COHORT_MERGE_LAST, { "email", "email_typed", "phone", "phone_typed" } },
  { 4, "language", COHORT_MERGE_LAST, { "language" } },
  { 5, "case", COHORT_MERGE_LAST, { "case_member", "case_presenter" } },
  { 6, "home", COHORT_MERGE_LAST, { "home_place" } },
  { 7, "needs", COHORT_MERGE_LAST, { "needs" } },
  { 8, "note", COHORT_MERGE_LAST, { "note" } },
  { 9, "merged", COHORT_MERGE_LAST, { "merged_into" } },
};

const CohortTable cohort_person_table = { 4, COHORT_RECORD_PERSON, groups, G_N_ELEMENTS (groups) };
