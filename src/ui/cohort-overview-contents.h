/* What the overview has to count before it can show it, counted on another thread.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cohort-coverage.h"
#include "cohort-targets.h"

G_BEGIN_DECLS

typedef struct {
  CohortSnapshot *snapshot; /* (owned): what was looked at */
  CohortDate today;
  GPtrArray *findings;  /* (owned) (element-type CohortFinding) */
  char *coverage;       /* (owned): who is on the team, in a sentence */
  CohortTarget *target; /* (owned) (nullable): the chosen one */
  GPtrArray *results;   /* (owned) (nullable) (element-type CohortTargetResult) */
} CohortOverviewContents;

CohortOverviewContents *cohort_overview_contents_new (CohortSnapshot *snapshot,
                                                      CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
void cohort_overview_contents_free (CohortOverviewContents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortOverviewContents, cohort_overview_contents_free)

void cohort_overview_contents_new_async (CohortSnapshot *snapshot,
                                         CohortDate today,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
CohortOverviewContents *
cohort_overview_contents_new_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
