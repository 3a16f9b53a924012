/* Which goals of plan B are served by who goes to a convening.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-row-group.h"
#include "cohort-snapshot.h"

G_BEGIN_DECLS

#define COHORT_TYPE_GOAL_COVER_GROUP (cohort_goal_cover_group_get_type ())
G_DECLARE_FINAL_TYPE (CohortGoalCoverGroup,
                      cohort_goal_cover_group,
                      COHORT,
                      GOAL_COVER_GROUP,
                      CohortRowGroup)

/* A row for each open goal: who serves it on the team (@convening NULL), or of those that go.
 * Hidden when no goal is open. */
void cohort_goal_cover_group_show_goals (CohortGoalCoverGroup *self,
                                         const CohortSnapshot *snapshot,
                                         const char *convening,
                                         CohortDate today);
/* A row for each convening: how many of the open goals are served there. Hidden when no goal is
 * open, or there is no convening. */
void cohort_goal_cover_group_show_convenings (CohortGoalCoverGroup *self,
                                              const CohortSnapshot *snapshot,
                                              CohortDate today);

G_END_DECLS
