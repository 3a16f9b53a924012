/* Long work off the main thread, with progress and a way to stop it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _CohortJob CohortJob;

/* Runs on a worker thread; FALSE with @error when it failed or was cancelled. */
typedef gboolean (*CohortJobFunc) (CohortJob *job,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);
/* Runs on the main thread afterwards; @error is NULL when it went well. Not called when the person
 * stopped it. */
typedef void (*CohortJobDone) (GtkWindow *parent, gpointer data, const GError *error);

/**
 * cohort_job_start:
 * @title: what is being done, in the words of the window that shows it
 * @data: (transfer full): handed to both functions, freed with @free_data afterwards
 *
 * Most work is done before anybody could read a window about it, so that one appears only after a
 * third of a second.
 */
void cohort_job_start (GtkWindow *parent,
                       const char *title,
                       CohortJobFunc func,
                       CohortJobDone done,
                       gpointer data,
                       GDestroyNotify free_data);
/* From the worker: @n_done of @n_total are done. */
void cohort_job_set_progress (CohortJob *job, guint n_done, guint n_total);

G_END_DECLS
