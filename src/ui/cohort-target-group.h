/* Whom the team should have and whom it lacks, by a target that can be chosen.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-coverage-contents.h"
#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_TARGET_GROUP (cohort_target_group_get_type ())
G_DECLARE_FINAL_TYPE (CohortTargetGroup, cohort_target_group, COHORT, TARGET_GROUP, AdwBin)

/* @contents stays the caller's. A line with somebody in it runs "team.show-people". */
void cohort_target_group_show (CohortTargetGroup *self,
                               CohortStore *store,
                               const CohortCoverageContents *contents);

/* A row that says whether @result is met, by icon, number and words. */
GtkWidget *cohort_target_row_new (const CohortTargetResult *result, const CohortSnapshot *snapshot);
/* "3 of 6 groups covered"; NULL without a target. */
char *cohort_target_dup_answer (const CohortTarget *target,
                                GPtrArray *results) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
