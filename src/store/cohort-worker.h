/* One thread that does what it is asked, in the order it is asked.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CohortWorker CohortWorker;

/* Runs on the worker and returns @task. @state is what cohort_worker_new() was given. */
typedef void (*CohortWorkerFunc) (GTask *task, gpointer state, gpointer payload);

/* @state belongs to the thread from here on and is freed on it at the end. */
CohortWorker *cohort_worker_new    (const char *name, gpointer state, GDestroyNotify free_state);
/* Takes @task and @payload. Nothing may be pushed after cohort_worker_finish(). */
void          cohort_worker_push   (CohortWorker *self, GTask *task, CohortWorkerFunc func, gpointer payload, GDestroyNotify free_payload);
/* Takes @task: returned TRUE once all that was pushed before is done and the thread's state is freed. */
void          cohort_worker_finish (CohortWorker *self, GTask *task);
/* After the task given to cohort_worker_finish() came back. */
void          cohort_worker_free   (CohortWorker *self);

G_END_DECLS
