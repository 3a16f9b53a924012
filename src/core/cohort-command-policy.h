/* The acts on the county's own rates, which the table of policy commands lists.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-arguments.h"

G_BEGIN_DECLS

CohortChange *cohort_rate_add (const CohortSnapshot *snapshot,
                               CohortArguments *arguments,
                               const CohortMoment *moment,
                               GError **error);
CohortChange *cohort_rate_edit (const CohortSnapshot *snapshot,
                                CohortArguments *arguments,
                                const CohortMoment *moment,
                                GError **error);
CohortChange *cohort_rate_remove (const CohortSnapshot *snapshot,
                                  CohortArguments *arguments,
                                  const CohortMoment *moment,
                                  GError **error);

G_END_DECLS
