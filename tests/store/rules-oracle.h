/* The rules of domain.md 3.3 and 3.5 told by themselves, to judge what the commands leave behind.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): what is wrong; NULL when every rule holds. */
char *oracle_find_break (const CohortSnapshot *snapshot,
                         CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

/* The county's spots as the oracle counts them, COHORT_UNKNOWN while not announced. */
gint64 oracle_count_limit (const CohortSnapshot *snapshot, const char *convening);

G_END_DECLS
