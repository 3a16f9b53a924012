/* What a delegation lacks, as its gaps and its suggestions both see it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-delegation.h"
#include "cohort-targets.h"

G_BEGIN_DECLS

/** CohortLack: what nobody who goes brings. */
typedef struct {
  CohortTarget *target; /* (owned) (nullable) */
  GPtrArray *results;   /* (owned) (element-type CohortTargetResult): all items of the target */
  guint bands;          /* grade bands of school that nobody is for */
  gboolean system_fills;
} CohortLack;

void cohort_lack_init (CohortLack *self,
                       const CohortSnapshot *snapshot,
                       const char *convening,
                       CohortDate day);
void cohort_lack_clear (CohortLack *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CohortLack, cohort_lack_clear)

guint cohort_lack_count_missing (const CohortTargetResult *result);

G_END_DECLS
