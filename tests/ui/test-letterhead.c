/* The letterhead's rows: what was changed last is kept, however soon the window is closed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letterhead-group.h"
#include "cohort-letterhead-window.h"
#include "cohort-settings.h"
#include "cohort-ui-fixture.h"

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static const char *
get_margins (UiFixture *fixture)
{
  return cohort_snapshot_get_setting (ui_snapshot (fixture), COHORT_SETTING_LETTER_MARGINS);
}

static GtkWidget *
open_window (UiFixture *fixture)
{
  cohort_letterhead_window_present (GTK_WINDOW (fixture->window), fixture->store);
  return ui_get_dialog (ADW_TYPE_WINDOW);
}

static void
set_first_margin (GtkWidget *window, double inches)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ui_require (window, GTK_TYPE_SPIN_BUTTON, NULL)),
                             inches);
}

static void
test_margin_and_close (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_window (fixture);

  set_first_margin (window, 1.5);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_close (GTK_WINDOW (window));
  ui_wait (is_gone, &window, "the window to close");
  ui_spin (200);
  g_assert_cmpstr (get_margins (fixture), ==, "108 72 72 72");
}

/* Typed, without Enter. */
static void
test_margin_typed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_window (fixture);

  gtk_editable_set_text (GTK_EDITABLE (ui_require (window, GTK_TYPE_SPIN_BUTTON, NULL)), "1.5");
  gtk_window_close (GTK_WINDOW (window));
  ui_spin (200);
  g_assert_cmpstr (get_margins (fixture), ==, "108 72 72 72");
}

/* Points that two digits of an inch do not say, and fewer than most would have. */
static void
test_margin_untouched (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  ui_do (fixture, "{'do': 'setting.set', 'key': 'letter.margins', 'value': '18 50 72 72'}");
  window = open_window (fixture);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_close (GTK_WINDOW (window));
  ui_wait (is_gone, &window, "the window to close");
  ui_spin (200);
  g_assert_cmpstr (get_margins (fixture), ==, "18 50 72 72");
}

static void
count_cb (CohortStore *store, const char *sentence, const char *kind, guint *n)
{
  ++*n;
}

/* Several steps are one change, and a window that is closed later makes no other. */
static void
test_margin_rests (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_window (fixture);
  guint n = 0;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), &n);
  set_first_margin (window, 1.25);
  set_first_margin (window, 1.5);
  g_assert_null (get_margins (fixture));
  ui_spin (900);
  g_assert_cmpstr (get_margins (fixture), ==, "108 72 72 72");
  gtk_window_close (GTK_WINDOW (window));
  ui_spin (200);
  g_assert_cmpuint (n, ==, 1);
  g_signal_handlers_disconnect_by_func (fixture->store, count_cb, &n);
}

/* Of a text that is refused nothing is lost: it can be applied again, and counts as typed. */
static void
test_refused_text (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *row = cohort_setting_row_new (fixture->store, COHORT_SETTING_LETTER_MARGINS, "Sides");
  GtkWidget *dialog;

  adw_window_set_content (ADW_WINDOW (window), row);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "wide");
  g_signal_emit_by_name (row, "apply");
  dialog = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (cohort_setting_rows_are_typed (GTK_WINDOW (window)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "wide");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_editable_set_text (GTK_EDITABLE (row), "72 90 72 72");
  g_signal_emit_by_name (row, "apply");
  ui_spin (200);
  g_assert_false (cohort_setting_rows_are_typed (GTK_WINDOW (window)));
  g_assert_cmpstr (get_margins (fixture), ==, "72 90 72 72");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nor when its window has gone: the words are told. */
static void
test_refused_later (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *row = cohort_setting_row_new (fixture->store, COHORT_SETTING_LETTER_MARGINS, "Sides");
  GtkWidget *dialog, *body;

  adw_window_set_content (ADW_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "as wide as a thumb");
  g_signal_emit_by_name (row, "apply");
  gtk_window_destroy (GTK_WINDOW (window));
  dialog = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  body = ui_require (dialog, GTK_TYPE_LABEL,
                     adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (body)), "“as wide as a thumb”"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/letterhead/margin-and-close", test_margin_and_close);
  ui_test_add ("/letterhead/margin-typed", test_margin_typed);
  ui_test_add ("/letterhead/margin-untouched", test_margin_untouched);
  ui_test_add ("/letterhead/margin-rests", test_margin_rests);
  ui_test_add ("/letterhead/refused-text", test_refused_text);
  ui_test_add ("/letterhead/refused-later", test_refused_later);
  return ui_test_run ();
}
