/* Who waits for a spot.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "who", COHORT_MERGE_LAST, { "person", "convening" } },
  { 3, "request", COHORT_MERGE_LAST, { "requested_at", "source", "together_tag" } },
  { 4, "state", COHORT_MERGE_ALL, { "state", "offered_at", "reply_by" } },
  { 5, "order", COHORT_MERGE_LAST, { "reorder_reason" } },
  { 6, "place", COHORT_MERGE_LAST, { "order_at" } },
  { 7, "note", COHORT_MERGE_LAST, { "note" } },
};

const CohortTable cohort_waitlist_entry_table
    = {9, COHORT_RECORD_WAITLIST_ENTRY, groups, G_N_ELEMENTS (groups)};
