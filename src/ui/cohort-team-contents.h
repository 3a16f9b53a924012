/* What the team's page shows, worked out from a snapshot, on another thread where it takes long.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-coverage.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *items; /* (owned) (element-type CohortTeamItem) */
  CohortCoverage *coverage; /* (owned) */
} CohortTeamContents;

CohortTeamContents *cohort_team_contents_new (CohortSnapshot *snapshot,
                                              CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
void cohort_team_contents_free (CohortTeamContents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortTeamContents, cohort_team_contents_free)

void cohort_team_contents_new_async (CohortSnapshot *snapshot,
                                     CohortDate today,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* (transfer full) (nullable): NULL when it was cancelled, which is the only error */
CohortTeamContents *cohort_team_contents_new_finish (GAsyncResult *result)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
