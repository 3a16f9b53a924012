/* What is worked out of a snapshot once and kept with it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the team's placements of @day, if those were asked for last; nobody
 * changes them. */
GArray *cohort_snapshot_ref_placements (const CohortSnapshot *self, CohortDate day);
void
cohort_snapshot_keep_placements (const CohortSnapshot *self, CohortDate day, GArray *placements);

G_END_DECLS
