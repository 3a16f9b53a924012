/* What would be left if a command were done: nothing is written.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command.h"
#include "cohort-ledger.h"

G_BEGIN_DECLS

/* @expense: (nullable): the one to submit as well, since a draft takes nothing yet; with "" the one
 * the command makes. NULL with an error when it would be refused. */
CohortSnapshot *cohort_what_if_new (const CohortSnapshot *snapshot,
                                    JsonObject *command,
                                    const char *expense,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "SJCOE contract: available now $575.64 → after this $125.64", a line for each source that
 * changes. */
char *cohort_what_if_describe (const CohortSnapshot *before,
                               const CohortSnapshot *after) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_what_if_describe_ledgers (const CohortLedger *now,
                                       const CohortLedger *then) G_GNUC_WARN_UNUSED_RESULT;
/* "Spots held: 5 of 6 → 6 of 6" */
char *cohort_what_if_describe_spots (const CohortSnapshot *before,
                                     const CohortSnapshot *after,
                                     const char *convening) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
