/* Files and folders that are chosen: places without a path are used where they can be, or refused.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-file-choice.h"
#include "cohort-ui-fixture.h"

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

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/file-choice/foreign-place", test_foreign_place);
  ui_test_add ("/file-choice/own-place", test_own_place);
  return ui_test_run ();
}
