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

typedef struct {
  GtkWidget *window;
  int is_enough; /* (atomic) */
  gboolean is_over;
} Work;

static gboolean
work_enough (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *enough = data;

  while (!g_atomic_int_get (&enough->is_enough))
    g_usleep (1000);
  return TRUE;
}

/* As somebody may close the window while what was worked out is printed. */
static void
close_window (GtkWindow *parent, gpointer data, const GError *error)
{
  Work *enough = data;

  g_assert_no_error (error);
  gtk_window_destroy (GTK_WINDOW (enough->window));
  ui_spin (50);
}

static void
note_over (gpointer data)
{
  ((Work *)data)->is_over = TRUE;
}

/* The dialog is gone by then, and nothing is done with it again. */
static void
test_window_gone_when_done (UiFixture *fixture, gconstpointer data)
{
  Work enough = {.window = gtk_window_new ()};

  gtk_window_present (GTK_WINDOW (enough.window));
  cohort_job_start (GTK_WINDOW (enough.window), "Writing", work_enough, close_window, &enough,
                    note_over);
  ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_atomic_int_set (&enough.is_enough, TRUE);
  ui_wait (is_true, &enough.is_over, "the work to be done");
}

/* Whoever leaves the program is shown what it is at, and can stop that there. */
static void
test_program_left (UiFixture *fixture, gconstpointer data)
{
  gboolean is_over = FALSE;
  GtkWidget *dialog;

  cohort_job_start (GTK_WINDOW (fixture->window), "Writing", work, done, &is_over, note);
  dialog = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_spin (50);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_assert_true (gtk_widget_get_visible (dialog));
  g_assert_false (is_over);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Cancel"));
  ui_wait (is_true, &is_over, "the work to stop");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/job/stopped", test_stopped);
  ui_test_add ("/job/window-gone", test_window_gone);
  ui_test_add ("/job/window-gone-when-done", test_window_gone_when_done);
  ui_test_add ("/job/program-left", test_program_left);
  return ui_test_run ();
}
