/* What coverage is counted from: each person with each role she has, on the team or at a convening.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-matrix.h"

G_BEGIN_DECLS

/** CohortPlacement: one role of one person; all text belongs to the snapshot. */
typedef struct {
  const char *person;
  const char *role;
  const char *sector;
  const char *organization; /* (nullable): what it was merged into */
  guint bands;              /* cohort_bands_parse() */
  guint own_bands;          /* those that no earlier placement of hers has under the same role */
  CohortCellState state;    /* never COHORT_CELL_NONE */
} CohortPlacement;

GArray *cohort_placements_new (const CohortSnapshot *snapshot,
                               const char *convening,
                               CohortDate day) G_GNUC_WARN_UNUSED_RESULT;
guint cohort_placement_fill_bands (guint bands);
gboolean cohort_placement_system_fills (const CohortSnapshot *snapshot);

G_END_DECLS
