/* What the team's page shows, worked out from a snapshot, on another thread where it takes long.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-coverage.h"
#include "cohort-search.h"
#include "cohort-team-order.h"

G_BEGIN_DECLS

/** CohortTeamContents: the n-th of @items is the n-th document of @search. */
typedef struct {
  GPtrArray *items; /* (owned) (element-type CohortTeamItem) */
  CohortSearch *search; /* (owned) (nullable) */
  CohortTeamOrder *order; /* (owned) (nullable) */
  CohortCoverage *coverage; /* (owned) (nullable) */
} CohortTeamContents;

/* @as_of: whether @day has passed; see cohort_team_items_new() */
CohortTeamContents *cohort_team_contents_new (CohortSnapshot *snapshot,
                                              CohortDate day,
                                              gboolean as_of) G_GNUC_WARN_UNUSED_RESULT;
void cohort_team_contents_free (CohortTeamContents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortTeamContents, cohort_team_contents_free)

void cohort_team_contents_new_async (CohortSnapshot *snapshot,
                                     CohortDate day,
                                     gboolean as_of,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* (transfer full) (nullable): NULL when it was cancelled, which is the only error */
CohortTeamContents *cohort_team_contents_new_finish (GAsyncResult *result)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
