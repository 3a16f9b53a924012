/* What a county begins with: the year it looks at and its contract.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-change.h"
#include "cohort-funding.h"
#include "cohort-program.h"

G_BEGIN_DECLS

CohortFundingSource *cohort_init_new_contract (int county, const CohortProgram *program)
  G_GNUC_WARN_UNUSED_RESULT;
CohortChange        *cohort_init_new_change   (const CohortCounty *county,
                                               const CohortProgram *program)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
