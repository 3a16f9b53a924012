/* Backing up, restoring and checking the data.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-data-actions.h"

#include "cohort-date.h"
#include "cohort-file-choice.h"
#include "cohort-message-dialog.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

static void
backup_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (cohort_store_backup_finish (COHORT_STORE (source), result, &error)) {
    cohort_window_backed_up (window);
    cohort_window_toast (window, _ ("The backup is complete."));
  } else {
    cohort_show_error (GTK_WIDGET (window), _ ("The Backup Could Not Be Made"), error);
  }
}

/** cohort_backup_to: see the header */
void
cohort_backup_to (CohortWindow *window, GFile *file)
{
  cohort_store_backup_async (cohort_window_get_store (window), g_file_peek_path (file),
                             backup_ready_cb, g_object_ref (window));
}

static void
backup_chosen_cb (GtkWindow *parent, GFile *file, gpointer user_data)
{
  cohort_backup_to (COHORT_WINDOW (parent), file);
}

/** cohort_backup: asks where to and writes one file that holds everything */
void
cohort_backup (CohortWindow *window)
{
  g_autofree char *day = cohort_date_format_iso (cohort_date_today ());
  /* Translators: the name of a file; %s is a day such as 2024-11-07. */
  g_autofree char *name = g_strdup_printf (_ ("Cohort backup %s.zip"), day);

  cohort_file_choice_save (GTK_WINDOW (window), _ ("Back Up"), name, backup_chosen_cb, NULL, NULL);
}

static void
restore_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (cohort_store_restore_finish (COHORT_STORE (source), result, &error))
    cohort_window_toast (
        window, _ ("The backup was restored. What was here before is kept beside it as a backup."));
  else
    cohort_show_error (GTK_WIDGET (window), _ ("The Backup Could Not Be Restored"), error);
}

typedef struct {
  CohortWindow *window; /* (owned) */
  GFile *file;          /* (owned) */
} RestoreQuestion;

static void
restore_question_free (RestoreQuestion *question, GClosure *closure)
{
  g_object_unref (question->window);
  g_object_unref (question->file);
  g_free (question);
}

static void
restore_response_cb (AdwMessageDialog *dialog, const char *response, RestoreQuestion *question)
{
  if (g_strcmp0 (response, "restore") == 0)
    cohort_store_restore_async (cohort_window_get_store (question->window),
                                g_file_peek_path (question->file), restore_ready_cb,
                                g_object_ref (question->window));
}

static void
restore_chosen_cb (GtkWindow *parent, GFile *file, gpointer user_data)
{
  RestoreQuestion *question;
  GtkWidget *dialog;

  if (!cohort_file_choice_check_path (parent, file))
    return;
  dialog = cohort_message_dialog_new (parent, _ ("Restore This Backup?"), NULL);
  question = g_new0 (RestoreQuestion, 1);
  question->window = g_object_ref (COHORT_WINDOW (parent));
  question->file = g_object_ref (file);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _ ("It takes the place of what Cohort holds now. That is first kept "
                                  "as a backup of its own, so nothing is lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                    _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (restore_response_cb), question,
                         (GClosureNotify)restore_question_free, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cohort_restore_backup: asks for a backup and puts it in the place of what is here */
void
cohort_restore_backup (CohortWindow *window)
{
  static const char *const patterns[] = {"*.zip", NULL};

  cohort_file_choice_open (GTK_WINDOW (window), _ ("Restore a Backup"), _ ("Cohort backups"),
                           patterns, restore_chosen_cb, NULL, NULL);
}

static void
check_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems
      = cohort_store_check_finish (COHORT_STORE (source), result, &error);
  GString *text;
  GtkWidget *dialog;

  if (problems == NULL) {
    cohort_show_error (GTK_WIDGET (window), _ ("The Data Could Not Be Checked"), error);
    return;
  }
  if (problems->len == 0) {
    cohort_window_toast (window, _ ("All data is sound and every total adds up."));
    return;
  }
  text = g_string_new (NULL);
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s\n", (const char *)g_ptr_array_index (problems, i));
  dialog = cohort_message_dialog_new (GTK_WINDOW (window), _ ("Something Is Wrong with the Data"),
                                      text->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  g_string_free (text, TRUE);
}

/** cohort_check_data: reads everything and says whether it is sound */
void
cohort_check_data (CohortWindow *window)
{
  cohort_store_check_async (cohort_window_get_store (window), check_ready_cb,
                            g_object_ref (window));
}
