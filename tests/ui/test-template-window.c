/* The editor of letters' texts while it saves, between two languages, and as it is left.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters.h"
#include "cohort-template-window.h"
#include "cohort-ui-fixture.h"

#include <string.h>

typedef struct {
  GtkWidget *window;
  GtkTextBuffer *buffer;
} Editor;

static void
open_editor (UiFixture *fixture, const char *language, Editor *editor)
{
  cohort_template_window_present (GTK_WINDOW (fixture->window), fixture->store, "welcome",
                                  language);
  editor->window = ui_get_dialog (COHORT_TYPE_TEMPLATE_WINDOW);
  editor->buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (ui_require (editor->window, GTK_TYPE_TEXT_VIEW, NULL)));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static gboolean
is_saved (gpointer fixture)
{
  return cohort_letters_find_own_template (ui_snapshot (fixture), "welcome", "en") != NULL;
}

static void
save (Editor *editor)
{
  g_assert_true (gtk_widget_activate_action (editor->window, "template.save", NULL));
}

static char *
dup_text (Editor *editor)
{
  char *text;

  g_object_get (editor->buffer, "text", &text, NULL);
  return text;
}

static void
check_text (Editor *editor, const char *expected)
{
  g_autofree char *text = dup_text (editor);

  g_assert_cmpstr (text, ==, expected);
}

/* Answers the question that stands over the editor. */
static void
answer (const char *label)
{
  GtkWidget *question = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);

  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *)&question);
  ui_press (ui_require (question, GTK_TYPE_BUTTON, label));
  ui_wait (is_gone, &question, "the question to go");
}

static void
leave (Editor *editor, const char *label)
{
  g_object_add_weak_pointer (G_OBJECT (editor->window), (gpointer *)&editor->window);
  gtk_window_close (GTK_WINDOW (editor->window));
  if (label != NULL)
    answer (label);
  ui_wait (is_gone, &editor->window, "the editor to go");
}

/* Nobody waits for the disk to type on. */
static void
test_typed_meanwhile (UiFixture *fixture, gconstpointer data)
{
  Editor editor;
  int cursor;

  ui_add_team (fixture);
  open_editor (fixture, NULL, &editor);
  gtk_text_buffer_set_text (editor.buffer, "Dear {{person.called}},", -1);
  save (&editor);
  gtk_text_buffer_insert_at_cursor (editor.buffer, "\nwelcome", -1);
  ui_wait (is_saved, fixture, "the text to be saved");
  ui_require (editor.window, GTK_TYPE_LABEL, "Saved");
  check_text (&editor, "Dear {{person.called}},\nwelcome");
  g_object_get (editor.buffer, "cursor-position", &cursor, NULL);
  g_assert_cmpint (cursor, ==, gtk_text_buffer_get_char_count (editor.buffer));
  g_assert_true (gtk_text_buffer_get_can_undo (editor.buffer));

  /* It is still to be saved, and then nothing is. */
  save (&editor);
  ui_spin (200);
  leave (&editor, NULL);
  open_editor (fixture, NULL, &editor);
  check_text (&editor, "Dear {{person.called}},\nwelcome");
  leave (&editor, NULL);
}

static void
test_left_meanwhile (UiFixture *fixture, gconstpointer data)
{
  Editor editor;

  ui_add_team (fixture);
  open_editor (fixture, NULL, &editor);
  gtk_text_buffer_set_text (editor.buffer, "Dear {{person.called}},", -1);
  g_object_add_weak_pointer (G_OBJECT (editor.window), (gpointer *)&editor.window);
  save (&editor);
  gtk_window_destroy (GTK_WINDOW (editor.window));
  g_object_run_dispose (G_OBJECT (editor.window));
  ui_wait (is_saved, fixture, "the text to be saved");
  ui_spin (50);
  g_assert_null (editor.window);
}

/* What was typed after Save is asked for once more. */
static void
test_asked_again (UiFixture *fixture, gconstpointer data)
{
  Editor editor;
  GtkWidget *question;

  ui_add_team (fixture);
  open_editor (fixture, NULL, &editor);
  gtk_text_buffer_set_text (editor.buffer, "Dear {{person.called}},", -1);
  gtk_window_close (GTK_WINDOW (editor.window));
  question = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *)&question);
  ui_press (ui_require (question, GTK_TYPE_BUTTON, "_Save"));
  gtk_text_buffer_insert_at_cursor (editor.buffer, "\nwelcome", -1);
  ui_wait (is_gone, &question, "the question to go");
  ui_wait (is_saved, fixture, "the text to be saved");
  g_object_add_weak_pointer (G_OBJECT (editor.window), (gpointer *)&editor.window);
  answer ("_Discard");
  ui_wait (is_gone, &editor.window, "the editor to go");
}

enum { ENGLISH, SPANISH };

static void
check_language (Editor *editor, guint expected)
{
  GtkWidget *row = ui_require (editor->window, ADW_TYPE_COMBO_ROW, "Language");

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, expected);
}

static guint
count_questions (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GObject) window = g_list_model_get_item (windows, i);

    n += ADW_IS_MESSAGE_DIALOG (window) ? 1 : 0;
  }
  return n;
}

/* A change of the Spanish text, then the English one is chosen. */
static void
edit_and_choose (UiFixture *fixture, const char *text, Editor *editor)
{
  ui_add_team (fixture);
  open_editor (fixture, "es", editor);
  check_language (editor, SPANISH);
  gtk_text_buffer_set_text (editor->buffer, text, -1);
  ui_choose (editor->window, "Language", ENGLISH);
}

static void
test_language_stays (UiFixture *fixture, gconstpointer data)
{
  Editor editor;

  edit_and_choose (fixture, "Hola {{person.called}},", &editor);
  answer ("_Cancel");
  ui_spin (100);
  g_assert_cmpuint (count_questions (), ==, 0);
  check_language (&editor, SPANISH);
  check_text (&editor, "Hola {{person.called}},");
  leave (&editor, "_Discard");
}

static void
test_language_discard (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  Editor editor;

  edit_and_choose (fixture, "Hola {{person.called}},", &editor);
  answer ("_Cancel");
  ui_choose (editor.window, "Language", ENGLISH);
  answer ("_Discard");
  check_language (&editor, ENGLISH);
  text = dup_text (&editor);
  g_assert_nonnull (strstr (text, "Dear"));
  leave (&editor, NULL);
}

/* What cannot be saved is shown, in its language. */
static void
test_language_refused (UiFixture *fixture, gconstpointer data)
{
  Editor editor;

  edit_and_choose (fixture, "Hola {{person.nam}},", &editor);
  answer ("_Save");
  ui_require (editor.window, GTK_TYPE_LABEL, "Line 1, column 6: There is no field “person.nam”.");
  check_language (&editor, SPANISH);
  leave (&editor, "_Discard");
}

static gboolean
is_english (gpointer editor)
{
  g_autofree char *text = dup_text (editor);

  return strstr (text, "Dear") != NULL;
}

static void
test_language_saved (UiFixture *fixture, gconstpointer data)
{
  Editor editor;

  edit_and_choose (fixture, "Hola {{person.called}},", &editor);
  answer ("_Save");
  ui_wait (is_english, &editor, "the English text");
  check_language (&editor, ENGLISH);
  g_assert_nonnull (cohort_letters_find_own_template (ui_snapshot (fixture), "welcome", "es"));
  leave (&editor, NULL);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/template-window/typed-meanwhile", test_typed_meanwhile);
  ui_test_add ("/template-window/left-meanwhile", test_left_meanwhile);
  ui_test_add ("/template-window/asked-again", test_asked_again);
  ui_test_add ("/template-window/language-stays", test_language_stays);
  ui_test_add ("/template-window/language-discard", test_language_discard);
  ui_test_add ("/template-window/language-refused", test_language_refused);
  ui_test_add ("/template-window/language-saved", test_language_saved);
  return ui_test_run ();
}
