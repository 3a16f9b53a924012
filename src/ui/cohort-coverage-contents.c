/* What the view of coverage shows, worked out from a snapshot, on another thread where it takes
 * long.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-coverage-contents.h"

#include "cohort-scenario-item.h"
#include "cohort-what-if.h"

static void
clear_question (CohortCoverageQuestion *question)
{
  g_clear_pointer (&question->snapshot, cohort_snapshot_unref);
  g_clear_pointer (&question->before, cohort_snapshot_unref);
  g_clear_pointer (&question->convening, g_free);
}

static void
choose_target (CohortCoverageContents *self)
{
  const CohortSnapshot *snapshot = self->question.snapshot;
  const char *chosen = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_TARGET);

  self->targets = cohort_targets_list (snapshot);
  if (self->targets->len > 0)
    self->target = g_ptr_array_index (self->targets, 0);
  for (guint i = 0; i < self->targets->len; i++) {
    const CohortTarget *target = g_ptr_array_index (self->targets, i);

    if (g_strcmp0 (target->code, chosen) == 0)
      self->target = target;
  }
}

/* What a target that is met asks for needs nobody else: only gaps are worth an empty row. */
static void
check_target (CohortCoverageContents *self)
{
  self->asked = g_hash_table_new (g_str_hash, g_str_equal);
  if (self->target == NULL) {
    self->results = g_ptr_array_new ();
    return;
  }
  self->results = cohort_target_check (self->target, self->question.snapshot,
                                       self->question.convening, self->question.today);
  for (guint i = 0; i < self->results->len; i++) {
    const CohortTargetResult *result = g_ptr_array_index (self->results, i);

    if (result->count >= result->item->least)
      continue;
    for (guint j = 0; result->item->roles != NULL && result->item->roles[j] != NULL; j++)
      g_hash_table_add (self->asked, result->item->roles[j]);
  }
}

static void
add_place (CohortCoverageContents *self, const char *code, const char *name)
{
  const CohortSnapshot *snapshot = self->question.snapshot;
  CohortCoveragePlace place = {.code = code, .name = name};
  g_autoptr (CohortCoverage) coverage
      = cohort_coverage_new (snapshot, code == NULL ? COHORT_COVERAGE_TEAM : COHORT_COVERAGE_GOING,
                             code, self->question.today);

  place.face = cohort_coverage_count_group (coverage, "face");
  if (code != NULL) {
    cohort_spots_count (snapshot, code, &place.spots);
    place.spots_before = place.spots;
  }
  if (code != NULL && self->question.before != NULL)
    cohort_spots_count (self->question.before, code, &place.spots_before);
  g_array_append_val (self->places, place);
  if (g_strcmp0 (code, self->question.convening) == 0)
    self->coverage = g_steal_pointer (&coverage);
}

static void
look_at_places (CohortCoverageContents *self)
{
  GPtrArray *convenings
      = cohort_program_get_convenings (cohort_snapshot_get_program (self->question.snapshot));

  self->places = g_array_new (FALSE, FALSE, sizeof (CohortCoveragePlace));
  add_place (self, NULL, NULL);
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    add_place (self, convening->code, convening->name);
  }
}

static gboolean
has_convening (const CohortCoverageQuestion *question)
{
  CohortProgram *program = cohort_snapshot_get_program (question->snapshot);

  return question->convening == NULL
         || cohort_program_find_convening (program, question->convening) != NULL;
}

/** cohort_coverage_contents_new: Returns: (transfer full): the answer; a convening that is not of
 * the year is the team */
CohortCoverageContents *
cohort_coverage_contents_new (CohortCoverageQuestion *question)
{
  CohortCoverageContents *self = g_new0 (CohortCoverageContents, 1);
  const CohortSnapshot *snapshot = question->snapshot;
  gboolean fills
      = g_strcmp0 (cohort_snapshot_get_setting (snapshot, COHORT_SETTING_SYSTEM_FILLS), "yes") == 0;

  self->question = *question;
  *question = (CohortCoverageQuestion){0};
  if (!has_convening (&self->question))
    g_clear_pointer (&self->question.convening, g_free);
  self->matrix = cohort_matrix_new (snapshot, self->question.shape, self->question.convening, fills,
                                    self->question.today);
  choose_target (self);
  check_target (self);
  look_at_places (self);
  if (self->question.before != NULL)
    self->money = cohort_what_if_describe (self->question.before, snapshot);
  if (self->question.wants_people)
    self->people = cohort_scenario_items_new (snapshot, self->question.today);
  return self;
}

/** cohort_coverage_contents_free: @self: (transfer full): contents, perhaps without the matrix */
void
cohort_coverage_contents_free (CohortCoverageContents *self)
{
  g_clear_pointer (&self->matrix, cohort_matrix_free);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->coverage, cohort_coverage_free);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  clear_question (&self->question);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self->money);
  g_free (self);
}

static void
question_free (gpointer data)
{
  clear_question (data);
  g_free (data);
}

static void
contents_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, cohort_coverage_contents_new (data),
                         (GDestroyNotify)cohort_coverage_contents_free);
}

/** cohort_coverage_contents_new_async: as cohort_coverage_contents_new(), on another thread */
void
cohort_coverage_contents_new_async (CohortCoverageQuestion *question,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  CohortCoverageQuestion *taken = g_new (CohortCoverageQuestion, 1);

  *taken = *question;
  *question = (CohortCoverageQuestion){0};
  g_task_set_task_data (task, taken, question_free);
  g_task_run_in_thread (task, contents_thread);
}

/** cohort_coverage_contents_new_finish: Returns: (transfer full) (nullable): see the header */
CohortCoverageContents *
cohort_coverage_contents_new_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
