/* History: what was imported is listed, and taken back long after.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-import-dialog.h"
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
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "take-back");
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

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/history/take-back-import", test_take_back_import);
  ui_test_add ("/history/only-imports", test_only_imports);
  ui_test_add ("/history/rows-stay", test_rows_stay);
  return ui_test_run ();
}
