/* Files and folders that are chosen: places without a path are used where they can be, or refused.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-file-choice.h"
#include "cohort-ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
count_cb (GtkWindow *parent, GFile *file, gpointer user_data)
{
  ++*(guint *)user_data;
}

/* A place without a path is read where that can be, and else refused in words. */
static void
test_foreign_place (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    GtkFileChooserAction action;
    const char *uri;
    gboolean is_taken;
  } cases[] = {
      {GTK_FILE_CHOOSER_ACTION_OPEN, "foreign://x/y", TRUE},
      {GTK_FILE_CHOOSER_ACTION_SAVE, "foreign://x/y", FALSE},
      {GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, "foreign://x/y", FALSE},
      {GTK_FILE_CHOOSER_ACTION_OPEN, "file:///tmp/y", TRUE},
      {GTK_FILE_CHOOSER_ACTION_SAVE, "file:///tmp/y", TRUE},
      {GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, "file:///tmp/y", TRUE},
  };
  GtkWindow *window = GTK_WINDOW (fixture->window);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GFile) file = g_file_new_for_uri (cases[i].uri);
    guint n = 0;

    g_assert_true (cohort_file_choice_take (window, cases[i].action, file, count_cb, &n)
                   == cases[i].is_taken);
    g_assert_cmpuint (n, ==, cases[i].is_taken);
    if (!cases[i].is_taken) {
      GtkWidget *dialog = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
      const char *body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));

      g_assert_nonnull (strstr (body, "foreign://x/y"));
      g_assert_nonnull (strstr (body, "Nothing was changed."));
      gtk_window_close (GTK_WINDOW (dialog));
      ui_spin (50);
    }
  }
}

/* The database and what is beside it are no place for a file, whichever window asks. */
static void
test_own_place (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    GtkFileChooserAction action;
    const char *name;
    gboolean is_taken;
  } cases[] = {
      {GTK_FILE_CHOOSER_ACTION_OPEN, "county.db", TRUE},
      {GTK_FILE_CHOOSER_ACTION_SAVE, "county.db", FALSE},
      {GTK_FILE_CHOOSER_ACTION_SAVE, "county.db-wal", FALSE},
      {GTK_FILE_CHOOSER_ACTION_SAVE, "county.db.attachments/roster.xlsx", FALSE},
      {GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, "county.db.attachments", FALSE},
      {GTK_FILE_CHOOSER_ACTION_SAVE, "roster.xlsx", TRUE},
  };
  GtkWindow *window = g_object_new (GTK_TYPE_WINDOW, "transient-for", fixture->window, NULL);

  gtk_window_present (window);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, cases[i].name, NULL);
    guint n = 0;

    g_assert_true (cohort_file_choice_take (window, cases[i].action, file, count_cb, &n)
                   == cases[i].is_taken);
    g_assert_cmpuint (n, ==, cases[i].is_taken);
    if (!cases[i].is_taken) {
      GtkWidget *dialog = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
      const char *body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));

      g_assert_nonnull (strstr (body, cases[i].name));
      gtk_window_close (GTK_WINDOW (dialog));
      ui_spin (50);
    }
  }
  gtk_window_destroy (window);
}

static void
save_in (UiFixture *fixture, GtkFileChooserAction action, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint n = 0;

  g_assert_true (
      cohort_file_choice_take (GTK_WINDOW (fixture->window), action, file, count_cb, &n));
  g_assert_cmpuint (n, ==, 1);
}

static void
assert_first_folder (const char *expected)
{
  g_autoptr (GFile) folder = cohort_file_choice_dup_first_folder ();

  g_assert_cmpstr (folder != NULL ? g_file_peek_path (folder) : NULL, ==, expected);
}

/* Documents, where they are, until something was exported; then where that went. */
static void
test_first_folder (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  g_settings_reset (settings, "last-export-folder");
  assert_first_folder (NULL);
  g_assert_cmpint (g_mkdir (documents, 0700), ==, 0);
  assert_first_folder (documents);
  save_in (fixture, GTK_FILE_CHOOSER_ACTION_OPEN, "/srv/share/answers.xlsx");
  assert_first_folder (documents);
  save_in (fixture, GTK_FILE_CHOOSER_ACTION_SAVE, "/srv/share/roster.xlsx");
  assert_first_folder ("/srv/share");
  save_in (fixture, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, "/srv/letters");
  assert_first_folder ("/srv/letters");
  g_assert_cmpint (g_rmdir (documents), ==, 0);
}

/* A folder that the document portal made up is not remembered, and not used when it was. */
static void
test_document_portal (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *path;
    gboolean is_virtual;
  } cases[] = {
      {"/run/user/4711/doc/1a2b3c4d", TRUE},
      {"/run/user/4711/doc/1a2b3c4d/Letters/May", TRUE},
      {"/run/user/4711/doc", TRUE},
      {"/run/flatpak/doc/1a2b3c4d", TRUE},
      {"/run/flatpak/doc", TRUE},
      {"/run/user/4711/documents/x", FALSE},
      {"/run/user/4711/gvfs/doc/x", FALSE},
      {"/run/media/ana/doc/x", FALSE},
      {"/run/user/4711", FALSE},
      {"/home/ana/run/user/4711/doc/x", FALSE},
      {"/run/flatpak/docs", FALSE},
  };
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);
  g_autofree char *own = g_build_filename (g_get_user_runtime_dir (), "doc", "1a2b3c4d", NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++) {
    const char *path = i < G_N_ELEMENTS (cases) ? cases[i].path : own;
    gboolean is_virtual = i < G_N_ELEMENTS (cases) ? cases[i].is_virtual : TRUE;
    g_autofree char *name = g_build_filename (path, "roster.xlsx", NULL);
    g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

    save_in (fixture, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, "/srv/share");
    save_in (fixture, GTK_FILE_CHOOSER_ACTION_SAVE, name);
    assert_first_folder (is_virtual ? "/srv/share" : path);
    save_in (fixture, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, "/srv/share");
    save_in (fixture, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, path);
    assert_first_folder (is_virtual ? "/srv/share" : path);
    g_settings_set_string (settings, "last-export-folder", uri);
    assert_first_folder (is_virtual ? NULL : path);
  }
}

/* (transfer full): a folder with the settings of a person whose Documents, in it, are not there
 * yet */
static char *
make_config (void)
{
  g_autofree char *config = g_dir_make_tmp ("cohort-file-choice-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (config, "user-dirs.dirs", NULL);
  g_autofree char *text = g_strdup_printf ("XDG_DOCUMENTS_DIR=\"%s/Documents\"\n", config);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  return g_steal_pointer (&config);
}

int
main (int argc, char **argv)
{
  g_autofree char *config = make_config ();
  int status;

  ui_test_init (&argc, &argv);
  ui_test_add ("/file-choice/foreign-place", test_foreign_place);
  ui_test_add ("/file-choice/own-place", test_own_place);
  ui_test_add ("/file-choice/first-folder", test_first_folder);
  ui_test_add ("/file-choice/document-portal", test_document_portal);
  status = ui_test_run ();
  ui_remove_folder (config);
  return status;
}
