/* Travel policies and rates in plain words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-policy.h"

G_BEGIN_DECLS

/* Each returns (transfer full) text in the reader's language. */

char *cohort_policy_text_summary (const CohortPolicy *policy) G_GNUC_WARN_UNUSED_RESULT;

/* What a rate of the program says, as one of the county's own would. */
char *cohort_rate_text_title (const CohortDayRate *rate) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_rate_text_amount (const CohortDayRate *rate) G_GNUC_WARN_UNUSED_RESULT;
/* Its days, what it is made of, its source and whether somebody read it there. */
char *cohort_rate_text_details (const CohortDayRate *rate) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
