/* A thread that may own a database: jobs go in, are done one after the other, and come back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-store-private.h"

/** cohort_store_state_free: @self: (transfer full) (nullable): a state */
void
cohort_store_state_free (CohortStoreState *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_clear_pointer (&self->program, cohort_program_unref);
  g_strfreev (self->years);
  g_free (self->device);
  g_free (self->undo_sentence);
  g_free (self->redo_sentence);
  g_free (self->sentence);
  g_free (self->kind);
  g_free (self);
}

/** cohort_job_new: @task: (transfer full) (nullable): completed when the job comes back */
CohortJob *
cohort_job_new (GTask *task, CohortJobFunc func)
{
  CohortJob *self = g_new0 (CohortJob, 1);

  self->task = task;
  self->func = func;
  return self;
}

/** cohort_job_free: @self: (transfer full): a job that came back */
void
cohort_job_free (CohortJob *self)
{
  g_clear_object (&self->task);
  g_free (self->path);
  g_free (self->year);
  g_free (self->command);
  g_free (self->expense);
  g_clear_object (&self->file);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->change, cohort_change_unref);
  g_clear_pointer (&self->basis, cohort_snapshot_unref);
  if (self->free_result != NULL && self->result != NULL)
    self->free_result (self->result);
  cohort_store_state_free (self->state);
  g_clear_error (&self->error);
  g_free (self);
}

typedef struct {
  CohortJobDone done;
  CohortJob    *job; /* (owned) */
} Return;

static gboolean
return_job (gpointer data)
{
  Return *back = data;

  back->done (g_steal_pointer (&back->job));
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(), which would call here and now while nobody runs the context. */
static void
send_back (CohortWorker *self, CohortJob *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Return *back = g_new (Return, 1);

  back->done = self->done;
  back->job = job;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "cohort-store");
  g_source_set_callback (source, return_job, back, g_free);
  g_source_attach (source, self->context);
}

static gpointer
work (gpointer data)
{
  CohortWorker *self = data;
  gboolean goes_on = TRUE;

  while (goes_on) {
    CohortJob *job = g_async_queue_pop (self->queue);
    GCancellable *cancellable = job->task != NULL ? g_task_get_cancellable (job->task) : NULL;

    goes_on = !job->is_last;
    if (!g_cancellable_set_error_if_cancelled (cancellable, &job->error))
      job->func (self, job);
    if (job->task != NULL)
      send_back (self, job);
    else
      cohort_job_free (job);
  }
  return NULL;
}

/**
 * cohort_worker_new:
 * @context: where jobs come back to
 * @done: called there with each
 *
 * Returns: (transfer full): a worker without a database
 */
CohortWorker *
cohort_worker_new (GMainContext *context, CohortJobDone done)
{
  CohortWorker *self = g_new0 (CohortWorker, 1);

  self->queue = g_async_queue_new ();
  self->context = g_main_context_ref (context);
  self->done = done;
  self->thread = g_thread_new ("cohort-store", work, self);
  return self;
}

/** cohort_worker_push: @job: (transfer full): done after all that were pushed before it */
void
cohort_worker_push (CohortWorker *self, CohortJob *job)
{
  g_async_queue_push (self->queue, job);
}

/** cohort_worker_free: @self: (transfer full): a worker whose last job was pushed */
void
cohort_worker_free (CohortWorker *self)
{
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_free (self);
}
