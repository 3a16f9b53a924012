/* What a what-if would come to: spots and money, and the choice to do it or not.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-coverage-contents.h"
#include "cohort-scenario.h"

G_BEGIN_DECLS

/* Signals "applied", "discarded" and "reason-changed" (reason: what was typed, perhaps ""). */
#define COHORT_TYPE_SCENARIO_BAR (cohort_scenario_bar_get_type ())
G_DECLARE_FINAL_TYPE (CohortScenarioBar, cohort_scenario_bar, COHORT, SCENARIO_BAR, AdwBin)

void cohort_scenario_bar_show (CohortScenarioBar *self,
                               const CohortScenario *scenario,
                               const CohortCoverageContents *contents);

G_END_DECLS
