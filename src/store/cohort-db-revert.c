/* Taking back one change group long after, as a group of its own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-revert-private.h"

#include <glib/gi18n-lib.h>

/** cohort_revert_report_free: @report: (transfer full) (nullable): a report */
void
cohort_revert_report_free (CohortRevertReport *report)
{
  if (report == NULL)
    return;

  g_ptr_array_unref (report->kept);
  g_free (report);
}

static gboolean
load_standing (CohortDb *self,
               gint64 number,
               gboolean *found,
               gboolean *undoable,
               gboolean *done,
               GError **error)
{
  g_autoptr (CohortStatement) statement
      = cohort_statement_new (self->sqlite,
                              "SELECT undoable, state = 'done' FROM change_group"
                              " WHERE number = ?1 AND stream = ?2",
                              error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, number);
  cohort_statement_bind_number (statement, 2, self->county);
  step = cohort_statement_step (statement, error);
  *found = step == COHORT_STEP_ROW;
  *undoable = *found && cohort_statement_get_number (statement, 0) == 1;
  *done = *found && cohort_statement_get_number (statement, 1) == 1;
  return step != COHORT_STEP_ERROR;
}

/* Only what stands can be taken back, and only once. */
static gboolean
check_group (CohortDb *self, gint64 number, GError **error)
{
  g_autoptr (GHashTable) reverted = cohort_db_load_reverted (self, error);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  gboolean found, undoable, done;
  const char *problem = NULL;

  if (reverted == NULL || !load_standing (self, number, &found, &undoable, &done, error))
    return FALSE;
  if (!found)
    problem = _ ("There is no change number %s. History shows the number of each.");
  else if (!undoable)
    problem = _ ("Change number %s is an undo, a redo or the choice of the county, which cannot be"
                 " taken back.");
  else if (!done)
    problem = _ ("Change number %s is undone already.");
  else if (g_hash_table_contains (reverted, &number))
    problem = _ ("Change number %s was taken back already.");
  if (problem == NULL)
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING, problem, name);
  return FALSE;
}

static CohortRevertReport *
build_report (const CohortRevertPlan *plan)
{
  CohortRevertReport *report = g_new0 (CohortRevertReport, 1);

  report->kept = g_ptr_array_new_with_free_func (g_free);
  for (guint i = plan->order->len; i > 0; i--) {
    const CohortRevertItem *item = g_ptr_array_index (plan->order, i - 1);
    char *sentence = cohort_revert_describe_item (plan, item);

    if (!item->stays)
      report->n_reverted += item->made ? 1 : item->n_cells;
    if (sentence != NULL)
      g_ptr_array_add (report->kept, sentence);
  }
  report->n_kept = report->kept->len;
  return report;
}

static CohortChange *
build_change (const CohortRevertPlan *plan, const CohortGroupWords *words)
{
  CohortChange *change = cohort_change_new ("revert", words->subject, words->object);

  for (guint i = 0; i < plan->order->len; i++) {
    const CohortRevertItem *item = g_ptr_array_index (plan->order, i);

    if (!item->stays && (item->made || item->n_cells > 0))
      cohort_change_put (change, cohort_record_ref (item->goal));
  }
  return change;
}

/* What the single rows allow may still be wrong together; then nothing is taken back. */
static gboolean
check_outcome (CohortDb *self, guint n_before, GError **error)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  cohort_db_forget (self);
  if (!cohort_db_check_money (self, sentences, error))
    return FALSE;
  if (sentences->len <= n_before)
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED,
               _ ("This cannot be taken back any more, because of what came since: %s"),
               (const char *)g_ptr_array_index (sentences, sentences->len - 1));
  return FALSE;
}

static gboolean
write_plan (CohortDb *self,
            const CohortRevertPlan *plan,
            const CohortMoment *moment,
            GError **error)
{
  g_auto (CohortGroupWords) words = {NULL};
  g_autoptr (CohortChange) change = NULL;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  CohortGroupHead head
      = {.kind = "revert", .undoable = TRUE, .undoes = plan->number, .moment = moment};
  gboolean wrote;

  if (!cohort_db_load_words (self, plan->number, &words, error)
      || !cohort_db_check_money (self, sentences, error))
    return FALSE;
  head.subject = words.subject;
  head.object = words.object;
  change = build_change (plan, &words);
  return cohort_db_open_group (self, &head, error) && cohort_db_write_records (self, change, error)
         && cohort_db_close_group (self, &wrote, error)
         && (!wrote || cohort_db_drop_undone (self, error))
         && check_outcome (self, sentences->len, error);
}

static CohortRevertReport *
revert_in_act (CohortDb *self,
               gint64 number,
               gboolean dry_run,
               const CohortMoment *moment,
               GError **error)
{
  g_auto (CohortRevertPlan) plan = {NULL};

  if (!check_group (self, number, error) || !cohort_revert_plan_load (&plan, self, number, error)
      || !cohort_revert_plan_settle (&plan, error)
      || (!dry_run && !write_plan (self, &plan, moment, error)))
    return NULL;
  return build_report (&plan);
}

/**
 * cohort_db_revert:
 * @number: of the group, see cohort_db_list_history()
 * @dry_run: whether to tell only what would be
 * @report: (out) (optional): what went back and what stays
 *
 * Takes back one change however long ago it was, cell by cell: what still is as the change left it
 * goes back to what it was before, what was edited since stays. A row the change made stays whole
 * when any of it was edited since or something that came later refers to it, and with it what
 * belongs to it. Amounts and their shares, and the links of a chain of replacements, go back
 * together or not at all. When everything stays no group is made, which is a success.
 *
 * Returns: whether it was done; if not, nothing was. %COHORT_STORE_ERROR_NOTHING for a change that
 *   there is not, that is undone or that was taken back already
 */
gboolean
cohort_db_revert (CohortDb *self,
                  gint64 number,
                  gboolean dry_run,
                  const CohortMoment *moment,
                  CohortRevertReport **report,
                  GError **error)
{
  g_autoptr (CohortRevertReport) told = NULL;

  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);

  if (!cohort_db_check_county (self, error) || !cohort_db_begin_act (self, error))
    return FALSE;
  told = revert_in_act (self, number, dry_run, moment, error);
  if (!cohort_db_end_act (self, told != NULL, error))
    return FALSE;
  if (report != NULL)
    *report = g_steal_pointer (&told);
  return TRUE;
}
