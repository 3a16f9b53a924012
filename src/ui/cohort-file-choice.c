/* Asking for a file, through the portal where there is one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-file-choice.h"

#include "cohort-compat.h"
#include "cohort-own-files.h"
#include "cohort-run.h"
#include "cohort-window.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkFileChooserNative *chooser; /* (owned) */
  GtkWindow *parent;             /* (owned) */
  CohortFileChoiceFunc chosen;
  gpointer user_data;
  GDestroyNotify free_user_data; /* (nullable) */
} Choice;

static void
choice_free (Choice *choice)
{
  if (choice->free_user_data != NULL && choice->user_data != NULL)
    choice->free_user_data (choice->user_data);
  cohort_compat_let_go (choice->chooser);
  g_object_unref (choice->parent);
  g_free (choice);
}

/** cohort_file_choice_check_path: see the header */
gboolean
cohort_file_choice_check_path (GtkWindow *parent, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && G_IS_FILE (file), FALSE);

  if (g_file_peek_path (file) != NULL)
    return TRUE;
  name = g_file_get_parse_name (file);
  error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       /* Translators: %s is an address such as smb://server/folder/file.xlsx */
                       _ ("Cohort cannot use “%s”: it is not in a folder of this computer. Choose "
                          "a folder on this computer, and copy the file from there or to there."),
                       name);
  cohort_show_error (GTK_WIDGET (parent), _ ("This Place Cannot Be Used"), error);
  return FALSE;
}

/* Nothing is written over the data that the window above @parent shows. */
static gboolean
check_destination (GtkWindow *parent, GFile *file)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window = parent;

  while (window != NULL && !COHORT_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL
      || cohort_store_check_destination (cohort_window_get_store (COHORT_WINDOW (window)),
                                         g_file_peek_path (file), &error))
    return TRUE;
  cohort_show_error (GTK_WIDGET (parent), _ ("This Place Cannot Be Used"), error);
  return FALSE;
}

/* Whether the document portal, which hands files to a sandbox, made @folder up: no file of another
 * name can be saved in it, and nobody would know it again. */
static gboolean
is_virtual (GFile *folder)
{
  const char *path = g_file_peek_path (folder);
  g_auto (GStrv) names = g_strsplit (path != NULL ? path : "", "/", 6); /* the first is empty */
  g_autoptr (GFile) shown = g_file_new_for_path ("/run/flatpak/doc");
  g_autoptr (GFile) own = g_file_new_build_filename (g_get_user_runtime_dir (), "doc", NULL);

  if (g_strv_length (names) >= 5 && g_str_equal (names[1], "run") && g_str_equal (names[2], "user")
      && g_str_equal (names[4], "doc"))
    return TRUE;
  return g_file_equal (folder, shown) || g_file_has_prefix (folder, shown)
         || g_file_equal (folder, own) || g_file_has_prefix (folder, own);
}

static void
remember_folder (GFile *folder)
{
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);
  g_autofree char *uri = folder != NULL && !is_virtual (folder) ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (settings, "last-export-folder", uri);
}

/** cohort_file_choice_dup_first_folder: see the header */
GFile *
cohort_file_choice_dup_first_folder (void)
{
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);
  g_autofree char *uri = g_settings_get_string (settings, "last-export-folder");
  g_autoptr (GFile) last = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  /* Earlier releases remembered them. */
  if (last != NULL && !is_virtual (last))
    return g_steal_pointer (&last);
  /* A sandbox has none: the desktop's dialog then begins where it did the last time. */
  return documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR)
             ? g_file_new_for_path (documents)
             : NULL;
}

/** cohort_file_choice_take: see the header */
gboolean
cohort_file_choice_take (GtkWindow *parent,
                         GtkFileChooserAction action,
                         GFile *file,
                         CohortFileChoiceFunc chosen,
                         gpointer user_data)
{
  g_autoptr (GFile) folder = NULL;

  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    folder = g_file_get_parent (file);
  else if (action == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    folder = g_object_ref (file);
  if (action != GTK_FILE_CHOOSER_ACTION_OPEN
      && (!cohort_file_choice_check_path (parent, file) || !check_destination (parent, file)))
    return FALSE;
  remember_folder (folder);
  chosen (parent, file, user_data);
  return TRUE;
}

static void
response_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  GtkFileChooserAction action = gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL
      && cohort_file_choice_take (choice->parent, action, file, choice->chosen, choice->user_data))
    choice->user_data = NULL;
  choice_free (choice);
}

static GtkFileChooserNative *
start (GtkWindow *parent,
       const char *title,
       GtkFileChooserAction action,
       CohortFileChoiceFunc chosen,
       gpointer user_data,
       GDestroyNotify free_user_data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->chooser = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  choice->parent = g_object_ref (parent);
  choice->chosen = chosen;
  choice->user_data = user_data;
  choice->free_user_data = free_user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  g_signal_connect (choice->chooser, "response", G_CALLBACK (response_cb), choice);
  return choice->chooser;
}

static void
add_filter (GtkFileChooserNative *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++) {
    /* Offices name files ROSTER.XLSX as often as not. */
    gtk_file_filter_add_suffix (filter, patterns[i] + strlen ("*."));
  }
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

/** cohort_file_choice_open: asks for a file to read; @patterns such as "*.csv" */
void
cohort_file_choice_open (GtkWindow *parent,
                         const char *title,
                         const char *filter_name,
                         const char *const *patterns,
                         CohortFileChoiceFunc chosen,
                         gpointer user_data,
                         GDestroyNotify free_user_data)
{
  GtkFileChooserNative *chooser
      = start (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, chosen, user_data, free_user_data);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  add_filter (chooser, filter_name, patterns);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
begin_in_first_folder (GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) folder = cohort_file_choice_dup_first_folder ();

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
}

/** cohort_file_choice_save: asks where to write; @name is suggested */
void
cohort_file_choice_save (GtkWindow *parent,
                         const char *title,
                         const char *name,
                         CohortFileChoiceFunc chosen,
                         gpointer user_data,
                         GDestroyNotify free_user_data)
{
  GtkFileChooserNative *chooser
      = start (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, chosen, user_data, free_user_data);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  begin_in_first_folder (chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/** cohort_file_choice_folder: asks for a folder to write into */
void
cohort_file_choice_folder (GtkWindow *parent,
                           const char *title,
                           CohortFileChoiceFunc chosen,
                           gpointer user_data,
                           GDestroyNotify free_user_data)
{
  GtkFileChooserNative *chooser = start (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                         chosen, user_data, free_user_data);

  begin_in_first_folder (chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
