/* Which roles and grades the team covers, and which nobody does.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-coverage.h"

G_BEGIN_DECLS

#define COHORT_TYPE_COVERAGE_GRID (cohort_coverage_grid_get_type ())
G_DECLARE_FINAL_TYPE (CohortCoverageGrid, cohort_coverage_grid, COHORT, COVERAGE_GRID, AdwBin)

/* Roles that somebody has, and those of a group that has nobody. A cell with somebody in it runs
 * the action "team.find" (s: words that find them). */
void cohort_coverage_grid_show (CohortCoverageGrid *self, const CohortCoverage *coverage);

G_END_DECLS
