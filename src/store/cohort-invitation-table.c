/* Who was asked, when, and what came of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "who", COHORT_MERGE_LAST, { "person", "convening" } },
  { 3, "sending", COHORT_MERGE_LAST, { "channel", "letter", "sent_on", "reply_by" } },
  { 4, "outcome", COHORT_MERGE_ALL, { "outcome", "outcome_on" } },
  { 5, "note", COHORT_MERGE_LAST, { "note" } },
};

const CohortTable cohort_invitation_table
  = { 19, COHORT_RECORD_INVITATION, groups, G_N_ELEMENTS (groups) };
