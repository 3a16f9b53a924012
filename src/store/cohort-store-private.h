/* The workers of a CohortStore: each one thread, one queue, and at most one database.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-store.h"

G_BEGIN_DECLS

/* What a store shows, taken from the database after a job that may have changed it. */
typedef struct {
  CohortSnapshot *snapshot; /* (owned) (nullable) */
  CohortProgram  *program;  /* (owned) */
  char          **years;    /* (owned) */
  char           *device;   /* (owned): of the database */
  char           *undo_sentence; /* (owned) (nullable) */
  char           *redo_sentence; /* (owned) (nullable) */
  char           *sentence; /* (owned) (nullable): of the group this job made, if it made one */
  char           *kind;     /* (owned) (nullable): of that group */
} CohortStoreState;

void cohort_store_state_free (CohortStoreState *self);

typedef struct _CohortJob CohortJob;
typedef struct _CohortWorker CohortWorker;

/* Runs on the worker's thread; sets the job's result or its error. */
typedef void (*CohortJobFunc) (CohortWorker *worker, CohortJob *job);
/* Runs on the thread of the store; takes the job. */
typedef void (*CohortJobDone) (CohortJob *job);

/* Filled by the thread of the store, handed to the worker and handed back; never seen by both. */
struct _CohortJob {
  GTask         *task; /* (owned) */
  CohortJobFunc  func;
  gboolean       is_last; /* the worker ends after it */

  char          *path;    /* (owned): a database or a zip */
  char          *year;    /* (owned) (nullable) */
  int            number;  /* a county or a limit */
  char          *command; /* (owned): JSON, because a JsonObject must not be shared by threads */
  CohortChange  *change;  /* (owned) */
  CohortSnapshot *basis;  /* (owned): what the change was worked out from */
  gint64         group;   /* number of a change group */
  char          *expense; /* (owned) (nullable): id */
  GFile         *file;    /* (owned) (nullable): to be attached */
  gboolean       dry_run;
  GCancellable  *closing; /* (owned) (nullable): whether the store is being closed */

  gpointer          result; /* (owned) */
  GDestroyNotify    free_result; /* (nullable): the result is no pointer */
  CohortStoreState *state;  /* (owned) (nullable): nothing new to show */
  GError           *error;  /* (owned) */
};

CohortJob *cohort_job_new  (GTask *task, CohortJobFunc func) G_GNUC_WARN_UNUSED_RESULT;
void       cohort_job_free (CohortJob *self);

struct _CohortWorker {
  GThread       *thread;  /* (owned) */
  GAsyncQueue   *queue;   /* (owned) (element-type CohortJob) */
  GMainContext  *context; /* (owned): of the store */
  CohortJobDone  done;
  CohortDb      *db;      /* (owned) (nullable): the worker's thread only */
};

CohortWorker *cohort_worker_new  (GMainContext *context, CohortJobDone done)
  G_GNUC_WARN_UNUSED_RESULT;
void          cohort_worker_push (CohortWorker *self, CohortJob *job);
/* Waits for what was pushed, and for the thread to end. */
void          cohort_worker_free (CohortWorker *self);

/* cohort-store-jobs.c */
void cohort_job_open    (CohortWorker *worker, CohortJob *job);
void cohort_job_close   (CohortWorker *worker, CohortJob *job);
void cohort_job_init    (CohortWorker *worker, CohortJob *job);
void cohort_job_run     (CohortWorker *worker, CohortJob *job);
void cohort_job_attach  (CohortWorker *worker, CohortJob *job);
void cohort_job_save    (CohortWorker *worker, CohortJob *job);
void cohort_job_undo    (CohortWorker *worker, CohortJob *job);
void cohort_job_redo    (CohortWorker *worker, CohortJob *job);
void cohort_job_revert  (CohortWorker *worker, CohortJob *job);
void cohort_job_history (CohortWorker *worker, CohortJob *job);
void cohort_job_check   (CohortWorker *worker, CohortJob *job);
void cohort_job_backup  (CohortWorker *worker, CohortJob *job);
void cohort_job_daily   (CohortWorker *worker, CohortJob *job);
void cohort_job_restore (CohortWorker *worker, CohortJob *job);

G_END_DECLS
