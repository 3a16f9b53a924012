/* What the county set for itself.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortFieldGroup groups[] = {
  COHORT_LIFE,
  { 2, "key", COHORT_MERGE_ONCE, { "key" } },
  { 3, "value", COHORT_MERGE_LAST, { "value" } },
};

const CohortTable cohort_setting_table = {1, COHORT_RECORD_SETTING, groups, G_N_ELEMENTS (groups)};
