/* Whom the team covers and whom it lacks, and what it would be if others went.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/**
 * CohortCoverageView:
 *
 * A what-if stays in it, unwritten, until it is applied or discarded, also while something else is
 * on screen and while the data changes. Cells and goals run the action "team.show-people" (sas).
 */
#define COHORT_TYPE_COVERAGE_VIEW (cohort_coverage_view_get_type ())
G_DECLARE_FINAL_TYPE (CohortCoverageView, cohort_coverage_view, COHORT, COVERAGE_VIEW, AdwBin)

void cohort_coverage_view_show (CohortCoverageView *self,
                                CohortStore *store,
                                CohortSnapshot *snapshot);

G_END_DECLS
