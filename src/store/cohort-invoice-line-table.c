/* Which expenses an invoice is made of.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "link", COHORT_MERGE_ONCE, { "invoice", "expense" } },
  { 3, "money", COHORT_MERGE_ALL, { "cents" } },
};

const CohortTable cohort_invoice_line_table
    = {18, COHORT_RECORD_INVOICE_LINE, groups, G_N_ELEMENTS (groups)};
