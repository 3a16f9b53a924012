/* What the team's page shows, worked out from a snapshot, on another thread where it takes long.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-contents.h"

#include "cohort-team-item.h"

/** cohort_team_contents_new: Returns: (transfer full): the team of @snapshot on @today */
CohortTeamContents *
cohort_team_contents_new (CohortSnapshot *snapshot, CohortDate today)
{
  CohortTeamContents *self = g_new0 (CohortTeamContents, 1);

  self->items = cohort_team_items_new (snapshot, today);
  self->coverage = cohort_coverage_new (snapshot, COHORT_COVERAGE_TEAM, NULL, today);
  return self;
}

/** cohort_team_contents_free: @self: (transfer full): contents, perhaps without what was taken */
void
cohort_team_contents_free (CohortTeamContents *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->coverage, cohort_coverage_free);
  g_free (self);
}

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  CohortDate today;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  cohort_snapshot_unref (question->snapshot);
  g_free (question);
}

static void
contents_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;

  g_task_return_pointer (task, cohort_team_contents_new (question->snapshot, question->today),
                         (GDestroyNotify) cohort_team_contents_free);
}

/** cohort_team_contents_new_async: as cohort_team_contents_new(), on another thread */
void
cohort_team_contents_new_async (CohortSnapshot *snapshot,
                                CohortDate today,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->snapshot = cohort_snapshot_ref (snapshot);
  question->today = today;
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, contents_thread);
}

/** cohort_team_contents_new_finish: Returns: (transfer full) (nullable): see the header */
CohortTeamContents *
cohort_team_contents_new_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
