/* Everybody, with a switch for each convening: who would go in a what-if.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-scenario.h"

G_BEGIN_DECLS

/* Signal "toggled" (person, convening): the person at the window turned a switch. */
#define COHORT_TYPE_SCENARIO_PANEL (cohort_scenario_panel_get_type ())
G_DECLARE_FINAL_TYPE (CohortScenarioPanel, cohort_scenario_panel, COHORT, SCENARIO_PANEL, AdwBin)

/* (element-type CohortScenarioItem): whom to list; stays the caller's */
void cohort_scenario_panel_set_people (CohortScenarioPanel *self, GPtrArray *people);
/* Shows @scenario, which must live until the next call; NULL: none anymore. */
void cohort_scenario_panel_show (CohortScenarioPanel *self, const CohortScenario *scenario);

G_END_DECLS
