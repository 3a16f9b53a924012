/* Answers kept as typed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "answer", COHORT_MERGE_LAST,
    { "person", "question", "answer", "convening", "meaning", "option" } },
  { 3, "state", COHORT_MERGE_LAST, { "state" } },
};

const CohortTable cohort_response_table
    = {6, COHORT_RECORD_RESPONSE, groups, G_N_ELEMENTS (groups)};
