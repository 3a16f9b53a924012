/* Lines of the action plans as rows: goals with who serves them, and what plan A lists.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* All that the row says, in words: for who does not see it, and to tell whether it changed. */
char *cohort_goal_row_dup_text (const CohortSnapshot *snapshot,
                                const CohortGoal *goal,
                                CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer floating): a GtkListBoxRow. Its actions are those of CohortPlanView: "goal.edit",
 * "goal.link", "goal.remove", "goal.up", "goal.down" (s: a goal), "goal.status" (ss: a goal, a
 * status), "goal.why" and "goal.unlink" (s: a link). */
GtkWidget *
cohort_goal_row_new (const CohortSnapshot *snapshot, const CohortGoal *goal, CohortDate today);
/* (transfer floating): of plan A */
GtkWidget *
cohort_plan_line_row_new (const CohortSnapshot *snapshot, const CohortGoal *line, CohortDate today);

G_END_DECLS
