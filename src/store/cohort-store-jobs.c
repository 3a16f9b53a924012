/* What the worker does for each kind of job.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-store-private.h"

#include "cohort-attachments.h"
#include "cohort-date.h"
#include "cohort-ledger.h"

#include <glib/gi18n-lib.h>

static CohortMoment
get_moment (void)
{
  return (CohortMoment) { cohort_date_today (), g_get_real_time () / G_USEC_PER_SEC };
}

static gboolean
check_open (CohortWorker *worker, CohortJob *job)
{
  g_assert (worker->thread == g_thread_self ());

  if (worker->db != NULL)
    return TRUE;
  g_set_error (&job->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN, _("No database is open."));
  return FALSE;
}

/* The newest group of the county, or NULL. */
static CohortGroup *
load_last_group (CohortDb *db)
{
  g_autoptr (GPtrArray) groups = cohort_db_list_history (db, 1, FALSE, NULL);

  return groups != NULL && groups->len > 0 ? g_ptr_array_steal_index (groups, 0) : NULL;
}

static gint64
get_last_number (CohortDb *db)
{
  g_autoptr (CohortGroup) group = load_last_group (db);

  return group != NULL ? group->number : 0;
}

static gboolean
load_program (CohortDb *db, CohortStoreState *state, GError **error)
{
  state->years = cohort_db_list_years (db, error);
  if (state->years == NULL)
    return FALSE;
  if (state->years[0] != NULL)
    state->program = cohort_db_load_program (db, state->years[0], error);
  return state->program != NULL || state->years[0] == NULL;
}

/* Worked out here, every page finds it there already. */
static void
warm_ledger (CohortSnapshot *snapshot)
{
  if (snapshot != NULL)
    cohort_ledger_free (cohort_ledger_new (snapshot));
}

/* Takes what a store shows; @before is the number of the group that was the newest before the
 * job. */
static void
take_state (CohortWorker *worker, CohortJob *job, gint64 before)
{
  g_autoptr (CohortGroup) group = load_last_group (worker->db);
  CohortStoreState *state = g_new0 (CohortStoreState, 1);

  if (cohort_db_get_county (worker->db) != 0)
    state->snapshot = cohort_db_load_snapshot (worker->db, &job->error);
  if (job->error != NULL || !load_program (worker->db, state, &job->error)) {
    cohort_store_state_free (state);
    return;
  }
  warm_ledger (state->snapshot);
  state->device = cohort_db_dup_device (worker->db);
  state->undo_sentence = cohort_db_dup_undo_sentence (worker->db);
  state->redo_sentence = cohort_db_dup_redo_sentence (worker->db);
  if (group != NULL && group->number != before) {
    state->sentence = g_strdup (group->sentence);
    state->kind = g_strdup (group->kind);
  }
  job->state = state;
}

static void
open_database (CohortWorker *worker, CohortJob *job, const char *path)
{
  g_clear_pointer (&worker->db, cohort_db_close);
  worker->db = cohort_db_open (path, TRUE, &job->error);
  if (worker->db != NULL)
    take_state (worker, job, get_last_number (worker->db));
}

void
cohort_job_open (CohortWorker *worker, CohortJob *job)
{
  open_database (worker, job, job->path);
}

void
cohort_job_close (CohortWorker *worker, CohortJob *job)
{
  g_clear_pointer (&worker->db, cohort_db_close);
}

void
cohort_job_init (CohortWorker *worker, CohortJob *job)
{
  CohortMoment moment = get_moment ();
  g_autoptr (CohortProgram) program = NULL;
  g_auto (GStrv) years = NULL;
  const CohortCounty *county;
  gint64 before;

  if (!check_open (worker, job))
    return;
  years = cohort_db_list_years (worker->db, &job->error);
  if (years != NULL && years[0] != NULL)
    program = cohort_db_load_program (worker->db, years[0], &job->error);
  if (program == NULL)
    return;
  county = cohort_program_get_county (program, job->number);
  if (county == NULL) {
    g_set_error (&job->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY,
                 _("There is no county number %d."), job->number);
    return;
  }
  before = get_last_number (worker->db);
  if (cohort_db_init (worker->db, county, job->year, &moment, &job->error))
    take_state (worker, job, before);
}

void
cohort_job_run (CohortWorker *worker, CohortJob *job)
{
  CohortMoment moment = get_moment ();
  g_autoptr (JsonNode) command = NULL;
  gint64 before;

  if (!check_open (worker, job))
    return;
  command = json_from_string (job->command, &job->error);
  if (command == NULL)
    return;
  before = get_last_number (worker->db);
  if (cohort_db_run (worker->db, json_node_get_object (command), &moment, &job->error))
    take_state (worker, job, before);
}

void
cohort_job_attach (CohortWorker *worker, CohortJob *job)
{
  CohortMoment moment = get_moment ();
  gint64 before;

  if (!check_open (worker, job))
    return;
  before = get_last_number (worker->db);
  if (cohort_db_attach (worker->db, job->expense, job->file, &moment,
                        g_task_get_cancellable (job->task), &job->error))
    take_state (worker, job, before);
}

/* Whoever was refused because of what was changed since gets to see it. */
static void
show_newer (CohortWorker *worker, CohortJob *job)
{
  GError *stale = g_steal_pointer (&job->error);

  take_state (worker, job, get_last_number (worker->db));
  g_clear_error (&job->error);
  job->error = stale;
}

void
cohort_job_save (CohortWorker *worker, CohortJob *job)
{
  CohortMoment moment = get_moment ();
  gint64 before;

  if (!check_open (worker, job))
    return;
  before = get_last_number (worker->db);
  if (cohort_db_save_over (worker->db, job->basis, job->change, &moment, &job->error))
    take_state (worker, job, before);
  else if (g_error_matches (job->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_STALE))
    show_newer (worker, job);
}

void
cohort_job_undo (CohortWorker *worker, CohortJob *job)
{
  CohortMoment moment = get_moment ();

  job->free_result = g_free;
  if (check_open (worker, job)
      && cohort_db_undo (worker->db, &moment, (char **) &job->result, &job->error))
    take_state (worker, job, 0);
}

void
cohort_job_redo (CohortWorker *worker, CohortJob *job)
{
  CohortMoment moment = get_moment ();

  job->free_result = g_free;
  if (check_open (worker, job)
      && cohort_db_redo (worker->db, &moment, (char **) &job->result, &job->error))
    take_state (worker, job, 0);
}

void
cohort_job_revert (CohortWorker *worker, CohortJob *job)
{
  CohortMoment moment = get_moment ();
  CohortRevertReport *report = NULL;
  gint64 before;

  job->free_result = (GDestroyNotify) cohort_revert_report_free;
  if (!check_open (worker, job))
    return;
  before = get_last_number (worker->db);
  if (!cohort_db_revert (worker->db, job->group, job->dry_run, &moment, &report, &job->error))
    return;
  job->result = report;
  if (!job->dry_run)
    take_state (worker, job, before);
}

void
cohort_job_history (CohortWorker *worker, CohortJob *job)
{
  job->free_result = (GDestroyNotify) g_ptr_array_unref;
  if (check_open (worker, job))
    job->result = cohort_db_list_history (worker->db, (guint) job->number, TRUE, &job->error);
}

void
cohort_job_check (CohortWorker *worker, CohortJob *job)
{
  job->free_result = (GDestroyNotify) g_ptr_array_unref;
  if (check_open (worker, job))
    job->result = cohort_db_check (worker->db, &job->error);
}

void
cohort_job_backup (CohortWorker *worker, CohortJob *job)
{
  if (check_open (worker, job))
    cohort_db_backup (worker->db, job->path, &job->error);
}

/* Done by a worker that has no database open, beside the one that has. */
void
cohort_job_daily (CohortWorker *worker, CohortJob *job)
{
  CohortMoment moment = get_moment ();

  cohort_backup_daily (job->path, &moment, job->closing, &job->error);
}

/* The database is opened again in any case; what it holds then is shown, restored or not. */
void
cohort_job_restore (CohortWorker *worker, CohortJob *job)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) problem = NULL;

  if (!check_open (worker, job))
    return;
  path = g_strdup (cohort_db_get_path (worker->db));
  g_clear_pointer (&worker->db, cohort_db_close);
  cohort_restore (job->path, path, &problem);
  open_database (worker, job, path);
  if (problem != NULL) {
    g_clear_error (&job->error);
    g_propagate_error (&job->error, g_steal_pointer (&problem));
  }
}
