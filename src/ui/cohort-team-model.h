/* The people of the team that are listed: searched, filtered and sorted, as slots for a view.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-slot-model.h"
#include "cohort-team-contents.h"
#include "cohort-team-filter.h"

G_BEGIN_DECLS

/**
 * CohortTeamModel:
 *
 * Signal "refilling": most rows are about to show somebody else; views go to their top now.
 */
#define COHORT_TYPE_TEAM_MODEL (cohort_team_model_get_type ())
G_DECLARE_FINAL_TYPE (CohortTeamModel, cohort_team_model, COHORT, TEAM_MODEL, GObject)

CohortTeamModel *cohort_team_model_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none): of CohortTeamItem, in the order listed */
CohortSlotModel *cohort_team_model_get_slots (CohortTeamModel *self);
/* Everybody from now on; takes items, search and order out of @contents. */
void cohort_team_model_take (CohortTeamModel *self, CohortTeamContents *contents);

/* Returns whether these are other words than before. */
gboolean cohort_team_model_search (CohortTeamModel *self, const char *text);
void cohort_team_model_set_filter (CohortTeamModel *self, const CohortTeamFilter *filter);
/* (nullable): lists nobody else than these ids, whatever else is asked */
void cohort_team_model_set_only (CohortTeamModel *self, const char *const *people);
void cohort_team_model_sort (CohortTeamModel *self,
                             CohortTeamCell cell,
                             guint place,
                             gboolean descending);

guint cohort_team_model_get_n_people (CohortTeamModel *self);
guint cohort_team_model_get_n_listed (CohortTeamModel *self);
guint cohort_team_model_count_status (CohortTeamModel *self, const char *status); /* listed */
/* (transfer none) (nullable): somebody listed */
CohortTeamItem *cohort_team_model_get_item (CohortTeamModel *self, guint position);

G_END_DECLS
