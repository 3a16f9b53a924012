/* The county's action plans: what plan A lists, the goals of plan B, and who serves which.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortGoalCover: who serves an open goal of plan B. Records are borrowed from the snapshot. */
typedef struct {
  const CohortGoal *goal;
  GPtrArray *people; /* (owned) (element-type CohortPerson): on the team, as they were linked */
  GPtrArray *going;  /* (owned) (element-type CohortPerson): of them who hold a spot */
} CohortGoalCover;

/* Whether it is a goal of plan B that is still worked on: "open" or "under-way". */
gboolean cohort_goal_is_open (const CohortGoal *goal);
gboolean cohort_goal_is_overdue (const CohortGoal *goal, CohortDate today);
/* "A" for an asset, need, curiosity or concern, "B" for a goal. */
const char *cohort_goal_kind_get_plan (const char *kind);

/* (transfer container) (element-type CohortGoal): @plan: (nullable): "A" or "B"; @kind: (nullable):
 * "need"; open goals first, by the day they are due; what plan A lists as goal.move put it, then as
 * it was made */
GPtrArray *cohort_goals_list (const CohortSnapshot *snapshot,
                              const char *plan,
                              const char *kind) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer container) (element-type CohortGoalPerson) */
GPtrArray *cohort_goals_list_people (const CohortSnapshot *snapshot,
                                     const char *goal) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cohort_goals_list_of_person (const CohortSnapshot *snapshot,
                                        const char *person) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): why @person serves @goal */
const CohortGoalPerson *
cohort_goals_find_link (const CohortSnapshot *snapshot, const char *goal, const char *person);

/* (transfer full) (element-type CohortGoalCover): each open goal of plan B, in order; @convening:
 * (nullable): where the people going hold a spot */
GPtrArray *cohort_goals_cover (const CohortSnapshot *snapshot,
                               const char *convening,
                               CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

/* Words for people, translated. */
/* (nullable): the labels of its tags: "Coordinate initiatives, Center equity"; NULL without any */
char *cohort_goal_dup_tags (const CohortSnapshot *snapshot,
                            const CohortGoal *goal) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): "due in 12 days", "due today", "3 days overdue"; NULL when it is not open or has no
 * day */
char *cohort_goal_dup_due (const CohortGoal *goal, CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
