/* The guide of the first hour: five steps, what is done ticked, each with the button that goes
 * there. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-row-group.h"
#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_FIRST_HOUR_GROUP (cohort_first_hour_group_get_type ())
/**
 * CohortFirstHourGroup:
 *
 * Shows itself while the county is new and a step is open, and hides for good when somebody says
 * so: watch its "visible". Settings of this county in this database remember that, what was skipped
 * and what was looked at. They are no part of the database: nothing of the county changes by them,
 * so undo goes past them to what does, and who joins the county is shown the guide anew.
 */
G_DECLARE_FINAL_TYPE (CohortFirstHourGroup,
                      cohort_first_hour_group,
                      COHORT,
                      FIRST_HOUR_GROUP,
                      CohortRowGroup)

void cohort_first_hour_group_show (CohortFirstHourGroup *self,
                                   CohortStore *store,
                                   CohortSnapshot *snapshot);
/* Gives the keyboard to the next step that is to be done. Returns: whether there is one */
gboolean cohort_first_hour_group_begin (CohortFirstHourGroup *self);
/* Shows it again in each window on the county of @store, with every step that was skipped. */
void cohort_first_hour_group_bring_back (CohortStore *store);

G_END_DECLS
