/* Who goes to which convening, and how she is registered.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "who", COHORT_MERGE_LAST, { "person", "convening" } },
  { 3, "status", COHORT_MERGE_ALL, { "status", "status_on" } },
  { 4, "spot", COHORT_MERGE_ALL, { "spot_kind", "replaces" } },
  { 5, "registration", COHORT_MERGE_ALL,
    { "option", "price_cents", "price_confirmed", "paid_by", "hotel_rate" } },
  { 6, "booking", COHORT_MERGE_LAST, { "confirmation", "registered_on", "affiliation" } },
  { 7, "days", COHORT_MERGE_LAST, { "days" } },
  { 8, "role", COHORT_MERGE_LAST, { "role", "sector", "bands", "organization" } },
  { 9, "note", COHORT_MERGE_LAST, { "note" } },
  { 10, "link", COHORT_MERGE_LAST, { "link_sent_on" } },
  { 11, "cancellation", COHORT_MERGE_LAST, { "cancelled_on" } },
};

const CohortTable cohort_attendance_table
    = {7, COHORT_RECORD_ATTENDANCE, groups, G_N_ELEMENTS (groups)};
