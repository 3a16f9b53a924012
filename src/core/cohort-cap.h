/* The most a funding source pays on a day: what was agreed, and the amendments in effect by then.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* In effect on @on; one without a day always is. */
gboolean cohort_amendment_counts (const CohortAmendment *amendment, CohortDate on);
/* Cents; COHORT_UNKNOWN when none is stated. */
gint64
cohort_cap_get (const CohortSnapshot *snapshot, const CohortFundingSource *source, CohortDate on);
/* The least it is on @from or any day after. */
gint64 cohort_cap_get_least (const CohortSnapshot *snapshot,
                             const CohortFundingSource *source,
                             CohortDate from);
/* (nullable): "+$500.00 from Jan 5, 2025", what is agreed and not in effect on @on */
char *cohort_cap_dup_later (const CohortSnapshot *snapshot,
                            const char *source,
                            CohortDate on) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
