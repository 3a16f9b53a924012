/* History: what was imported is listed, and taken back long after.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-backup-notice.h"
#include "cohort-data-actions.h"
#include "cohort-import-dialog.h"
#include "cohort-message-list.h"
#include "cohort-message-log.h"
#include "cohort-page.h"
#include "cohort-ui-fixture.h"

#include <string.h>

static gboolean
is_ready (gpointer dialog)
{
  GtkWidget *button = ui_find (dialog, GTK_TYPE_BUTTON, "_Import 2 People");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static guint
count_people (UiFixture *fixture)
{
  return cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_PERSON)->len;
}

static gboolean
has_two (gpointer fixture)
{
  return count_people (fixture) == 2;
}

static gboolean
has_one (gpointer fixture)
{
  return count_people (fixture) == 1;
}

static void
import_two (UiFixture *fixture)
{
  static const char cells[] = "Name,E-mail,Phone\nAna Belmonte,ana@example.org,209-555-0111\n"
                              "Leo Paz,leo@example.org,209-555-0112\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (cells, strlen (cells));
  GtkWidget *dialog;

  cohort_import_dialog_open_bytes (GTK_WIDGET (fixture->window), fixture->store, bytes, "two.csv");
  dialog = ui_get_dialog (COHORT_TYPE_IMPORT_DIALOG);
  ui_wait (is_ready, dialog, "the preview");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Import 2 People"));
  ui_wait (has_two, fixture, "two people");
}

static void
open_history (UiFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(ss)", "history", "");
}

/* One was edited since: she stays, and is named; the other goes. */
static void
test_take_back_import (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *dialog;

  import_two (fixture);
  ui_do (fixture, "{'do':'person.edit','person':'Ana Belmonte','phone':'209-555-0199'}");
  open_history (fixture);
  ui_wait_for_label (fixture, "Take Back…");
  ui_press (ui_require (window, GTK_TYPE_BUTTON, "Take Back…"));
  dialog = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "two.csv"));
  g_assert_cmpuint (count_people (fixture), ==, 2);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Take Back"));
  ui_wait (has_one, fixture, "one person to go");
  g_assert_cmpstr (ui_person (fixture, "Ana"), !=, NULL);
  ui_do (fixture, "{'do':'person.edit','person':'Ana Belmonte','note':'Still here'}");
}

/* Only imports are shown where only they are asked for. */
static void
test_only_imports (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *toggle;

  ui_do (fixture, "{'do':'person.add','given':'Mar','family':'Vega'}");
  open_history (fixture);
  ui_wait_for_label (fixture, "Added Mar Vega to the team");
  toggle = ui_require (window, GTK_TYPE_TOGGLE_BUTTON, "_Imports");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  ui_wait_for_label (fixture, "Nothing Here Yet");
  g_assert_null (ui_find (window, ADW_TYPE_ACTION_ROW, "Added Mar Vega to the team"));
}

static GtkWidget *
require_row (UiFixture *fixture, const char *text)
{
  ui_wait_for_label (fixture, text);
  return ui_require (GTK_WIDGET (fixture->window), ADW_TYPE_ACTION_ROW, text);
}

/* More than is made at once; a further change leaves alone what says the same, and the keyboard
 * where it was. */
static void
test_rows_stay (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *first, *last;

  ui_do (fixture, "{'do':'person.add','given':'Mar','family':'Vega'}");
  for (guint i = 0; i < 12; i++) {
    g_autofree char *command
        = g_strdup_printf ("{'do':'person.edit','person':'Mar Vega','note':'Note %u'}", i);

    ui_do (fixture, command);
  }
  open_history (fixture);
  first = require_row (fixture, "Added Mar Vega to the team");
  ui_do (fixture, "{'do':'person.add','given':'Ana','family':'Belmonte'}");
  last = require_row (fixture, "Added Ana Belmonte to the team");
  g_assert_true (ui_require (window, ADW_TYPE_ACTION_ROW, "Added Mar Vega to the team") == first);
  g_assert_true (gtk_widget_get_first_child (gtk_widget_get_parent (last)) == last);
  gtk_widget_grab_focus (first);
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait_for_label (fixture, "undone");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);
}

static void
show_messages (UiFixture *fixture)
{
  GtkWidget *toggle;

  open_history (fixture);
  toggle = ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_TOGGLE_BUTTON, "_Messages");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
}

static void
assert_message (UiFixture *fixture, int position, const char *text)
{
  GtkWidget *list = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_MESSAGE_LIST, NULL);
  GtkWidget *row = ui_require (list, ADW_TYPE_ACTION_ROW, text);

  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, position);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), !=, "");
}

static guint
count_messages (UiFixture *fixture)
{
  return g_list_model_get_n_items (cohort_window_get_messages (fixture->window));
}

/* What went by can be read, before and after History was opened, the newest first, as it stands. A
 * change is in History by itself. */
static void
test_messages (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  show_messages (fixture);
  ui_wait_for_label (fixture, "No Messages Yet");
  cohort_window_toast (fixture->window, "Wrote <b> & Sons.xlsx");
  ui_wait_for_label (fixture, "Since Cohort Was Opened");
  assert_message (fixture, 0, "Wrote <b> & Sons.xlsx");
  ui_do (fixture, "{'do':'person.add','given':'Mar','family':'Vega'}");
  gtk_widget_activate_action (window, "win.check", NULL);
  ui_wait_for_label (fixture, "All data is sound and every total adds up.");
  assert_message (fixture, 0, "All data is sound and every total adds up.");
  assert_message (fixture, 1, "Wrote <b> & Sons.xlsx");
  g_assert_cmpuint (count_messages (fixture), ==, 2);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_require (window, GTK_TYPE_TOGGLE_BUTTON, "All _Changes")), TRUE);
  ui_wait_for_label (fixture, "Added Mar Vega to the team");
}

/* A window that is open for weeks keeps the last ones. */
static void
test_many_messages (UiFixture *fixture, gconstpointer data)
{
  GListModel *messages = cohort_window_get_messages (fixture->window);
  g_autoptr (CohortMessage) first = NULL, last = NULL;

  for (guint i = 0; i < COHORT_MESSAGE_LOG_MOST + 2; i++) {
    g_autofree char *text = g_strdup_printf ("Wrote %u", i);

    cohort_window_toast (fixture->window, text);
  }
  g_assert_cmpuint (g_list_model_get_n_items (messages), ==, COHORT_MESSAGE_LOG_MOST);
  first = g_list_model_get_item (messages, 0);
  last = g_list_model_get_item (messages, COHORT_MESSAGE_LOG_MOST - 1);
  g_assert_cmpstr (cohort_message_get_text (first), ==, "Wrote 101");
  g_assert_cmpstr (cohort_message_get_text (last), ==, "Wrote 2");
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

static gboolean
is_answered (gpointer data)
{
  return *(gboolean *)data;
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

/* Opens the county again where a file is in the way of its backups; the notice that comes. */
static GtkWidget *
fail_backup (UiFixture *fixture)
{
  GtkWidget *notice = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_BACKUP_NOTICE, NULL);
  g_autofree char *backups = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "county.db", NULL);
  gboolean opened = FALSE;

  g_assert_false (gtk_widget_get_visible (notice));
  g_assert_true (g_file_set_contents (backups, "in the way", -1, NULL));
  cohort_store_open_async (fixture->store, path, NULL, answer_cb, &opened);
  ui_wait (is_answered, &opened, "the county to open");
  ui_wait (is_shown, notice, "the notice");
  return notice;
}

static gboolean
is_in_page (UiFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, COHORT_TYPE_PAGE) != NULL;
}

/* It stays on each page, and is among the messages, until there is a backup. */
static void
test_backup_fails (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *notice = fail_backup (fixture);
  g_autofree char *zip = g_build_filename (fixture->folder, "by hand.zip", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (zip);
  const char *text = gtk_label_get_label (GTK_LABEL (ui_require (notice, GTK_TYPE_LABEL, NULL)));
  GtkWidget *button = ui_require (notice, GTK_TYPE_BUTTON, "Back Up Now…");

  g_assert_true (g_str_has_prefix (text, "Today’s backup could not be made. "));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.backup");
  show_messages (fixture);
  assert_message (fixture, 0, text);
  ui_do (fixture, "{'do':'person.add','given':'Mar','family':'Vega'}");
  g_assert_true (gtk_widget_get_mapped (notice));
  gtk_widget_grab_focus (button);
  cohort_backup_to (fixture->window, file);
  ui_wait (is_hidden, notice, "the notice to go");
  g_assert_true (is_in_page (fixture));
  assert_message (fixture, 0, "The backup is complete.");
}

/* By the keyboard, which is in the page then. */
static void
test_dismiss_notice (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *notice = fail_backup (fixture);
  GtkWidget *button = ui_require (notice, GTK_TYPE_BUTTON, "Dismiss");

  open_history (fixture);
  gtk_widget_grab_focus (button);
  ui_press (button);
  g_assert_false (gtk_widget_get_visible (notice));
  g_assert_true (is_in_page (fixture));
  g_assert_cmpuint (count_messages (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/history/take-back-import", test_take_back_import);
  ui_test_add ("/history/only-imports", test_only_imports);
  ui_test_add ("/history/rows-stay", test_rows_stay);
  ui_test_add ("/history/messages", test_messages);
  ui_test_add ("/history/many-messages", test_many_messages);
  ui_test_add ("/history/backup-fails", test_backup_fails);
  ui_test_add ("/history/dismiss-notice", test_dismiss_notice);
  return ui_test_run ();
}
