/* The day the team is seen as of: a button that says so, and chooses another.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-types.h"

G_BEGIN_DECLS

/**
 * CohortTeamDay:
 *
 * Signal "changed": another day was chosen.
 */
#define COHORT_TYPE_TEAM_DAY (cohort_team_day_get_type ())
G_DECLARE_FINAL_TYPE (CohortTeamDay, cohort_team_day, COHORT, TEAM_DAY, AdwBin)

/* 0: today, whichever day that is */
CohortDate cohort_team_day_get (CohortTeamDay *self);
void cohort_team_day_set (CohortTeamDay *self, CohortDate day);

G_END_DECLS
