/* One thread that does what it is asked, in the order it is asked.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-worker.h"

typedef struct {
  GTask           *task;    /* (owned) */
  CohortWorkerFunc func;    /* NULL: the last one */
  gpointer         payload; /* (owned), by free_payload */
  GDestroyNotify   free_payload;
} Job;

struct _CohortWorker {
  GAsyncQueue   *queue;  /* (owned) (element-type Job) */
  GThread       *thread; /* (owned) */
  gpointer       state;  /* (owned) by the thread */
  GDestroyNotify free_state;
  gboolean       finished; /* main thread: nothing more may come */
};

static void
job_free (Job *job)
{
  if (job->free_payload != NULL && job->payload != NULL)
    job->free_payload (job->payload);
  g_object_unref (job->task);
  g_free (job);
}

static gpointer
run_thread (gpointer data)
{
  CohortWorker *self = data;
  gboolean running = TRUE;

  while (running) {
    Job *job = g_async_queue_pop (self->queue);

    if (job->func != NULL) {
      job->func (job->task, self->state, job->payload);
    } else {
      running = FALSE;
      self->free_state (self->state);
      g_task_return_boolean (job->task, TRUE);
    }
    job_free (job);
  }
  return NULL;
}

/* Documented in the header. */
CohortWorker *
cohort_worker_new (const char *name, gpointer state, GDestroyNotify free_state)
{
  CohortWorker *self = g_new0 (CohortWorker, 1);

  self->queue = g_async_queue_new ();
  self->state = state;
  self->free_state = free_state;
  self->thread = g_thread_new (name, run_thread, self);
  return self;
}

static void
push (CohortWorker *self, GTask *task, CohortWorkerFunc func, gpointer payload, GDestroyNotify free_payload)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->func = func;
  job->payload = payload;
  job->free_payload = free_payload;
  g_async_queue_push (self->queue, job);
}

/* Documented in the header. */
void
cohort_worker_push (CohortWorker    *self,
                    GTask           *task,
                    CohortWorkerFunc func,
                    gpointer         payload,
                    GDestroyNotify   free_payload)
{
  g_return_if_fail (!self->finished);

  push (self, task, func, payload, free_payload);
}

/* Documented in the header. */
void
cohort_worker_finish (CohortWorker *self, GTask *task)
{
  g_return_if_fail (!self->finished);

  self->finished = TRUE;
  push (self, task, NULL, NULL, NULL);
}

/* Documented in the header. */
void
cohort_worker_free (CohortWorker *self)
{
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}
