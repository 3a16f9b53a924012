/* Long work off the main thread, with progress and a way to stop it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-job.h"

#include "cohort-dialog-pending.h"
#include "cohort-message-dialog.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MS 330
#define TICK_MS     100

struct _CohortJob {
  GtkWindow *parent; /* (owned) */
  char *title;       /* (owned) */
  CohortJobFunc func;
  CohortJobDone done;
  gpointer data; /* (owned), by free_data */
  GDestroyNotify free_data;
  GCancellable *cancellable; /* (owned) */
  GtkWidget *dialog;         /* (unowned) (nullable): while it is shown */
  GtkWidget *bar;            /* (unowned) (nullable): in the dialog */
  guint patience;            /* source id, or 0 */
  guint tick;                /* source id, or 0 */
  int n_done;                /* (atomic) */
  int n_total;               /* (atomic) */
};

static void
job_free (CohortJob *job)
{
  g_clear_handle_id (&job->patience, g_source_remove);
  g_clear_handle_id (&job->tick, g_source_remove);
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_signal_handlers_disconnect_by_data (job->parent, job);
  g_object_unref (job->parent);
  g_object_unref (job->cancellable);
  g_free (job->title);
  g_free (job);
}

/** cohort_job_set_progress: may be called from the worker */
void
cohort_job_set_progress (CohortJob *job, guint n_done, guint n_total)
{
  g_atomic_int_set (&job->n_done, (int)n_done);
  g_atomic_int_set (&job->n_total, (int)n_total);
}

static gboolean
tick_cb (gpointer user_data)
{
  CohortJob *job = user_data;
  int n_done = g_atomic_int_get (&job->n_done), n_total = g_atomic_int_get (&job->n_total);

  if (n_total > 0) {
    g_autofree char *text = g_strdup_printf (_ ("%1$d of %2$d"), n_done, n_total);

    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (job->bar), (double)n_done / n_total);
    gtk_progress_bar_set_text (GTK_PROGRESS_BAR (job->bar), text);
  } else {
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (job->bar));
  }
  return G_SOURCE_CONTINUE;
}

static void
stop (CohortJob *job)
{
  job->dialog = NULL;
  job->bar = NULL;
  g_clear_handle_id (&job->patience, g_source_remove);
  g_clear_handle_id (&job->tick, g_source_remove);
  g_cancellable_cancel (job->cancellable);
}

static void
close_dialog (CohortJob *job)
{
  GtkWidget *dialog = g_steal_pointer (&job->dialog);

  job->bar = NULL;
  g_clear_handle_id (&job->patience, g_source_remove);
  g_clear_handle_id (&job->tick, g_source_remove);
  if (dialog == NULL)
    return;
  g_signal_handlers_disconnect_by_data (dialog, job);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The window was destroyed, though it lives on for the job. Nobody waits any more, and the dialog
 * is not to stay without it. */
static void
parent_gone_cb (CohortJob *job)
{
  close_dialog (job);
  g_cancellable_cancel (job->cancellable);
}

static gboolean
show_dialog_cb (gpointer user_data)
{
  CohortJob *job = user_data;

  job->patience = 0;
  job->dialog = cohort_message_dialog_new (job->parent, job->title, NULL);
  job->bar = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (job->bar), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (job->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  job->title, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (job->dialog), job->bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (job->dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (job->dialog), "cancel");
  cohort_dialog_set_working (GTK_WINDOW (job->dialog));
  g_signal_connect_swapped (job->dialog, "response", G_CALLBACK (stop), job);
  job->tick = g_timeout_add (TICK_MS, tick_cb, job);
  gtk_window_present (GTK_WINDOW (job->dialog));
  return G_SOURCE_REMOVE;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  CohortJob *job = task_data;
  GError *error = NULL;

  if (job->func (job, job->data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CohortJob *job = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  /* What is done then may run the main loop: printing does. */
  close_dialog (job);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    job->done (job->parent, job->data, error);
  job_free (job);
}

/* Documented in the header. */
void
cohort_job_start (GtkWindow *parent,
                  const char *title,
                  CohortJobFunc func,
                  CohortJobDone done,
                  gpointer data,
                  GDestroyNotify free_data)
{
  CohortJob *job = g_new0 (CohortJob, 1);
  g_autoptr (GTask) task = NULL;

  job->parent = g_object_ref (parent);
  job->title = g_strdup (title);
  job->func = func;
  job->done = done;
  job->data = data;
  job->free_data = free_data;
  job->cancellable = g_cancellable_new ();
  job->patience = g_timeout_add (PATIENCE_MS, show_dialog_cb, job);
  g_signal_connect_swapped (parent, "unrealize", G_CALLBACK (parent_gone_cb), job);

  task = g_task_new (NULL, job->cancellable, ready_cb, job);
  g_task_set_source_tag (task, cohort_job_start);
  /* A cancelled job still has a file to put away: wait for it. */
  g_task_set_return_on_cancel (task, FALSE);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, run_in_thread);
}
