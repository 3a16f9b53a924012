/* Findings about the action plan: goals nobody serves.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-goals.h"

#include <glib/gi18n-lib.h>

/** cohort_findings_look_at_goals: open goals of plan B that nobody on the team serves */
void
cohort_findings_look_at_goals (CohortFindingsRun *run)
{
  g_autoptr (GPtrArray) covers = cohort_goals_cover (run->snapshot, NULL, run->today);

  for (guint i = 0; i < covers->len; i++) {
    const CohortGoalCover *cover = g_ptr_array_index (covers, i);

    if (cover->people->len == 0)
      cohort_findings_add (run, "GOAL_WITHOUT_PERSON", COHORT_RECORD_GOAL, cover->goal->record.id,
                           COHORT_UNKNOWN, _ ("Nobody on the team serves the goal “%s” yet."),
                           cover->goal->text);
  }
}
