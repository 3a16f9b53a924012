/* Long work: what becomes of it when it is stopped, and when its window goes before it is done.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-job.h"
#include "cohort-ui-fixture.h"

/* Until somebody stops it. */
static gboolean
work (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
done (GtkWindow *parent, gpointer data, const GError *error)
{
  g_assert_not_reached ();
}

static void
note (gpointer data)
{
  *(gboolean *)data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

static GtkWidget *
start (gboolean *is_over)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  cohort_job_start (GTK_WINDOW (window), "Writing", work, done, is_over, note);
  return window;
}

static void
test_stopped (UiFixture *fixture, gconstpointer data)
{
  gboolean is_over = FALSE;
  GtkWidget *window = start (&is_over);

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG)),
                               "cancel");
  ui_wait (is_true, &is_over, "the work to stop");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The dialog goes with the window, and is not touched any more. */
static void
test_window_gone (UiFixture *fixture, gconstpointer data)
{
  gboolean is_over = FALSE;
  GtkWidget *window = start (&is_over);

  ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait (is_true, &is_over, "the work to stop");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/job/stopped", test_stopped);
  ui_test_add ("/job/window-gone", test_window_gone);
  return ui_test_run ();
}
