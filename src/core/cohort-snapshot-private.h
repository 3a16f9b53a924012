/* What is worked out of a snapshot once and kept with it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the team's placements of @day, if those were asked for last; nobody
 * changes them. */
GArray *cohort_snapshot_ref_placements (const CohortSnapshot *self, CohortDate day);
void
cohort_snapshot_keep_placements (const CohortSnapshot *self, CohortDate day, GArray *placements);

/* (transfer full) (nullable): the ledger of @day, if that was worked out last; it has no reference
 * to @self yet. */
CohortLedger *cohort_snapshot_dup_ledger (const CohortSnapshot *self, CohortDate day);
/* Keeps what @ledger, which is of @self and has no reference to it, has worked out. */
void cohort_snapshot_keep_ledger (const CohortSnapshot *self, const CohortLedger *ledger);

G_END_DECLS
