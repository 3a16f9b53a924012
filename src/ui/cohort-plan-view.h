/* The county's action plans: what plan A lists, the goals of plan B, and who serves which.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_PLAN_VIEW (cohort_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (CohortPlanView, cohort_plan_view, COHORT, PLAN_VIEW, AdwBin)

/* (transfer floating): fills the room it gets and scrolls by itself */
GtkWidget *cohort_plan_view_new (void);
/* Shows @snapshot; does nothing when it shows that already. */
void cohort_plan_view_refresh (CohortPlanView *self, CohortStore *store, CohortSnapshot *snapshot);
/* Brings the goal, or line of plan A, of that id into view and focus; after a refresh. Returns:
 * whether there is such a line */
gboolean cohort_plan_view_open (CohortPlanView *self, const char *goal);

G_END_DECLS
