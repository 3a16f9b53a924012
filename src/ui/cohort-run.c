/* Running commands from a widget, and telling what went wrong.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-run.h"

#include "cohort-message-dialog.h"
#include "cohort-window.h"

#include <glib/gi18n-lib.h>

/* Data of a widget: the command it asked for last, while that is on its way. */
#define RUNNING "running-command"

typedef struct {
  GtkWidget *widget; /* (owned) */
  char *command;     /* (owned) */
} Run;

static void
run_free (Run *self)
{
  g_object_unref (self->widget);
  g_free (self->command);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static gboolean
is_running (GtkWidget *widget, const char *command)
{
  return g_strcmp0 (g_object_get_data (G_OBJECT (widget), RUNNING), command) == 0;
}

static void
run_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) self = user_data;
  g_autoptr (GError) error = NULL;

  if (is_running (self->widget, self->command))
    g_object_set_data (G_OBJECT (self->widget), RUNNING, NULL);
  if (!cohort_store_run_finish (COHORT_STORE (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cohort_show_error (self->widget, _ ("That Could Not Be Done"), error);
}

/**
 * cohort_run:
 * @widget: where it was asked for
 * @command: (transfer full): see cohort_command_run()
 */
void
cohort_run (GtkWidget *widget, CohortStore *store, JsonObject *command)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), command);
  g_autofree char *text = json_to_string (node, FALSE);
  Run *self;

  json_object_unref (command);
  /* The second click of two: it would be refused, and the person would think the first was. */
  if (is_running (widget, text))
    return;
  g_object_set_data_full (G_OBJECT (widget), RUNNING, g_strdup (text), g_free);
  self = g_new0 (Run, 1);
  self->widget = g_object_ref (widget);
  self->command = g_steal_pointer (&text);
  cohort_store_run_async (store, json_node_get_object (node), NULL, run_ready_cb, self);
}

/* (transfer none) (nullable): the program's window @root is over; one that was left only when there
 * is no other */
static GtkWindow *
find_main (GtkRoot *root)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  if (COHORT_IS_WINDOW (root))
    return GTK_WINDOW (root);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (COHORT_IS_WINDOW (window)
        && (found == NULL || cohort_window_is_closing (COHORT_WINDOW (found))))
      found = window;
  }
  return found;
}

/** cohort_find_shown_window: see the header */
GtkWindow *
cohort_find_shown_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *main;

  if (GTK_IS_WINDOW (root) && gtk_widget_get_visible (GTK_WIDGET (root)))
    return GTK_WINDOW (root);
  main = find_main (root);
  return main != NULL && gtk_widget_get_visible (GTK_WIDGET (main)) ? main : NULL;
}

/** cohort_message_new: see the header */
GtkWidget *
cohort_message_new (GtkWidget *widget, const char *heading)
{
  GtkWindow *window = cohort_find_shown_window (widget);
  GtkWidget *dialog = cohort_message_dialog_new (window, heading, NULL);
  GtkWindow *left = window == NULL ? find_main (gtk_widget_get_root (widget)) : NULL;

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  /* Until it is read the program does not end. */
  if (left != NULL)
    gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (left));
  return dialog;
}

/** cohort_show_error: shows a dialog over the window @widget is in */
void
cohort_show_error (GtkWidget *widget, const char *heading, const GError *error)
{
  GtkWidget *dialog = cohort_message_new (widget, heading);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s\n\n%s", error->message,
                                  _ ("Nothing was changed."));
  gtk_window_present (GTK_WINDOW (dialog));
}
