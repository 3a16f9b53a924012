/* What the team's page shows, worked out from a snapshot, on another thread where it takes long.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-contents.h"

#include "cohort-team-item.h"

static CohortSearch *
make_search (GPtrArray *items)
{
  CohortSearch *search = cohort_search_new ();

  for (guint i = 0; i < items->len; i++) {
    g_auto (GStrv) texts = g_strsplit (cohort_team_item_get_known (items->pdata[i]), "\n", -1);

    cohort_search_add (search, (const char *const *) texts, g_strv_length (texts));
  }
  cohort_search_finish (search);
  return search;
}

/** cohort_team_contents_new: Returns: (transfer full): the team of @snapshot on @day */
CohortTeamContents *
cohort_team_contents_new (CohortSnapshot *snapshot, CohortDate day, gboolean as_of)
{
  CohortTeamContents *self = g_new0 (CohortTeamContents, 1);
  CohortProgram *program = cohort_snapshot_get_program (snapshot);

  self->items = cohort_team_items_new (snapshot, day, as_of);
  self->search = make_search (self->items);
  self->order = cohort_team_order_new (self->items, cohort_program_get_convenings (program)->len);
  self->coverage = cohort_coverage_new (snapshot, COHORT_COVERAGE_TEAM, NULL, day);
  return self;
}

/** cohort_team_contents_free: @self: (transfer full): contents, perhaps without what was taken */
void
cohort_team_contents_free (CohortTeamContents *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->search, cohort_search_free);
  g_clear_pointer (&self->order, cohort_team_order_free);
  g_clear_pointer (&self->coverage, cohort_coverage_free);
  g_free (self);
}

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  CohortDate day;
  gboolean as_of;
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

  g_task_return_pointer (task, cohort_team_contents_new (question->snapshot, question->day,
                                                         question->as_of),
                         (GDestroyNotify) cohort_team_contents_free);
}

/** cohort_team_contents_new_async: as cohort_team_contents_new(), on another thread */
void
cohort_team_contents_new_async (CohortSnapshot *snapshot,
                                CohortDate day,
                                gboolean as_of,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->snapshot = cohort_snapshot_ref (snapshot);
  question->day = day;
  question->as_of = as_of;
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, contents_thread);
}

/** cohort_team_contents_new_finish: Returns: (transfer full) (nullable): see the header */
CohortTeamContents *
cohort_team_contents_new_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
