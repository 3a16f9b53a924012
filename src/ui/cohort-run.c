/* Running commands from a widget, and telling what went wrong.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-run.h"

#include "cohort-message-dialog.h"
#include "cohort-window.h"

#include <glib/gi18n-lib.h>

static void
run_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!cohort_store_run_finish (COHORT_STORE (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cohort_show_error (widget, _ ("That Could Not Be Done"), error);
}

/**
 * cohort_run:
 * @widget: where it was asked for
 * @command: (transfer full): see cohort_command_run()
 */
void
cohort_run (GtkWidget *widget, CohortStore *store, JsonObject *command)
{
  cohort_store_run_async (store, command, NULL, run_ready_cb, g_object_ref (widget));
  json_object_unref (command);
}

/* A message over a window that was left would go with it: there it stands by itself. */
static GtkWidget *
make_message (GtkRoot *root, const char *heading)
{
  gboolean is_left = COHORT_IS_WINDOW (root) && cohort_window_is_closing (COHORT_WINDOW (root));
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  GtkWidget *dialog = cohort_message_dialog_new (is_left ? NULL : window, heading, NULL);

  if (is_left)
    gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (window));
  return dialog;
}

/** cohort_show_error: shows a dialog over the window @widget is in */
void
cohort_show_error (GtkWidget *widget, const char *heading, const GError *error)
{
  GtkWidget *dialog = make_message (gtk_widget_get_root (widget), heading);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s\n\n%s", error->message,
                                  _ ("Nothing was changed."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
