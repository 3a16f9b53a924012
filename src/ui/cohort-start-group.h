/* How a community of practice is started: a checklist, each step with what shows that it was taken.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-row-group.h"
#include "cohort-snapshot.h"

G_BEGIN_DECLS

#define COHORT_TYPE_START_GROUP (cohort_start_group_get_type ())
G_DECLARE_FINAL_TYPE (CohortStartGroup, cohort_start_group, COHORT, START_GROUP, CohortRowGroup)

/* Its buttons activate "start.mark" and "start.unmark" (s: code of a step) of CohortCommunityView.
 */
void
cohort_start_group_show (CohortStartGroup *self, const CohortSnapshot *snapshot, CohortDate today);

G_END_DECLS
