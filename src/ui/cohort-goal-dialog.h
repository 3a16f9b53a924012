/* Asking for a line of an action plan, and for who serves it and why.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* A goal of plan B; @goal: (nullable): id; NULL for a new one. */
void cohort_goal_dialog_present (GtkWidget *widget, CohortStore *store, const char *goal);
/* A line of plan A; @line: (nullable): id; NULL for a new one of @kind. */
void cohort_plan_line_dialog_present (GtkWidget *widget,
                                      CohortStore *store,
                                      const char *line,
                                      const char *kind);
/* Who else serves @goal. */
void cohort_goal_link_dialog_present (GtkWidget *widget, CohortStore *store, const char *goal);
/* Why somebody does; @link: id of a CohortGoalPerson. */
void cohort_goal_why_dialog_present (GtkWidget *widget, CohortStore *store, const char *link);

G_END_DECLS
