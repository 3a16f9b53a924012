/* A year of the community of practice month by month: in which there was an activity.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-activities.h"
#include "cohort-row-group.h"

G_BEGIN_DECLS

#define COHORT_TYPE_CYCLE_GROUP (cohort_cycle_group_get_type ())
G_DECLARE_FINAL_TYPE (CohortCycleGroup, cohort_cycle_group, COHORT, CYCLE_GROUP, CohortRowGroup)

/* @today: its month is marked, by words too */
void cohort_cycle_group_show (CohortCycleGroup *self, const CohortCycle *cycle, CohortDate today);

G_END_DECLS
