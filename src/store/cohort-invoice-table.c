/* What was asked back from the payer of a contract.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "source", COHORT_MERGE_ONCE, { "source" } },
  { 3, "period", COHORT_MERGE_LAST, { "number", "period_start", "period_end", "sent_on" } },
  { 4, "money", COHORT_MERGE_ALL, { "received_on", "received_cents" } },
  { 5, "note", COHORT_MERGE_LAST, { "note" } },
};

const CohortTable cohort_invoice_table = {17, COHORT_RECORD_INVOICE, groups, G_N_ELEMENTS (groups)};
