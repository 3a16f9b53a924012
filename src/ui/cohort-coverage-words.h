/* What coverage comes to, in words: of a team, and against a target.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-targets.h"

G_BEGIN_DECLS

/* "6 people, 7 placements · largest organization: San Joaquin COE, 2 of 6" */
char *cohort_coverage_dup_summary (const CohortCoverage *coverage) G_GNUC_WARN_UNUSED_RESULT;
/* "3 of 6 groups covered"; NULL without a target. */
char *cohort_target_dup_answer (const CohortTarget *target,
                                GPtrArray *results) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
