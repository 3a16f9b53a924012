/* What the overview has to count before it can show it, counted on another thread.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-overview-contents.h"

#include "cohort-coverage-words.h"
#include "cohort-findings.h"

/** cohort_overview_contents_new: @today: the day to look at it */
CohortOverviewContents *
cohort_overview_contents_new (CohortSnapshot *snapshot, CohortDate today)
{
  CohortOverviewContents *self = g_new0 (CohortOverviewContents, 1);
  g_autoptr (CohortCoverage) coverage
      = cohort_coverage_new (snapshot, COHORT_COVERAGE_TEAM, NULL, today);

  self->snapshot = cohort_snapshot_ref (snapshot);
  self->today = today;
  self->findings = cohort_findings_new (snapshot, today);
  self->coverage = cohort_coverage_dup_summary (coverage);
  self->target = cohort_targets_get_chosen (snapshot);
  if (self->target != NULL)
    self->results = cohort_target_check (self->target, snapshot, NULL, today);
  return self;
}

/** cohort_overview_contents_free: @self: (transfer full): contents */
void
cohort_overview_contents_free (CohortOverviewContents *self)
{
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->target, cohort_target_free);
  g_ptr_array_unref (self->findings);
  cohort_snapshot_unref (self->snapshot);
  g_free (self->coverage);
  g_free (self);
}

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  CohortDate today;
} Question;

static void
question_free (gpointer data)
{
  cohort_snapshot_unref (((Question *)data)->snapshot);
  g_free (data);
}

static void
contents_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;

  g_task_return_pointer (task, cohort_overview_contents_new (question->snapshot, question->today),
                         (GDestroyNotify)cohort_overview_contents_free);
}

/** cohort_overview_contents_new_async: as cohort_overview_contents_new(), on another thread */
void
cohort_overview_contents_new_async (CohortSnapshot *snapshot,
                                    CohortDate today,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Question *question = g_new (Question, 1);

  *question = (Question){cohort_snapshot_ref (snapshot), today};
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, contents_thread);
}

/** cohort_overview_contents_new_finish: Returns: (transfer full): it cannot fail */
CohortOverviewContents *
cohort_overview_contents_new_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
