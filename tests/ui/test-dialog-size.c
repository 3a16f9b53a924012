/* Dialogs of a narrow window: what their title and its buttons still say.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-dialog-size.h"
#include "cohort-ui-fixture.h"

#include <adwaita.h>

typedef struct {
  GtkWidget *parent;
  GtkWidget *dialog;
} Windows;

static gboolean
has_size (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static Windows
show (int width, const char *accept)
{
  Windows windows = {gtk_window_new (), adw_window_new ()};
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (windows.parent), width, 300);
  gtk_window_present (GTK_WINDOW (windows.parent));
  ui_wait (has_size, windows.parent, "the window to have its size");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), gtk_button_new_with_label ("Cancel"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), gtk_button_new_with_label (accept));
  gtk_box_append (GTK_BOX (box), bar);
  adw_window_set_content (ADW_WINDOW (windows.dialog), box);
  gtk_window_set_title (GTK_WINDOW (windows.dialog), "Another Number of Spots for the County");
  gtk_window_set_default_size (GTK_WINDOW (windows.dialog), 430, -1);
  gtk_window_set_transient_for (GTK_WINDOW (windows.dialog), GTK_WINDOW (windows.parent));
  cohort_dialog_keep_within_parent (GTK_WINDOW (windows.dialog));
  gtk_window_present (GTK_WINDOW (windows.dialog));
  ui_wait (has_size, windows.dialog, "the dialog to have its size");
  return windows;
}

static void
assert_cut (const Windows *windows, const char *text, gboolean is_cut)
{
  GtkWidget *label = ui_require (windows->dialog, GTK_TYPE_LABEL, text);

  g_assert_cmpint (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))), ==,
                   is_cut);
}

static double
get_top (const Windows *windows, const char *text)
{
  GtkWidget *label = ui_require (windows->dialog, GTK_TYPE_LABEL, text);
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (label, windows->dialog, 0, 0, &x, &y));
  return y;
}

static void
hide (const Windows *windows)
{
  g_assert_cmpint (gtk_widget_get_width (windows->dialog), <=,
                   gtk_widget_get_width (windows->parent));
  gtk_window_destroy (GTK_WINDOW (windows->dialog));
  gtk_window_destroy (GTK_WINDOW (windows->parent));
}

static void
test_buttons (UiFixture *fixture, gconstpointer data)
{
  Windows windows = show (360, "Save");

  assert_cut (&windows, "Cancel", FALSE);
  assert_cut (&windows, "Save", FALSE);
  assert_cut (&windows, gtk_window_get_title (GTK_WINDOW (windows.dialog)), FALSE);
  g_assert_cmpfloat (get_top (&windows, gtk_window_get_title (GTK_WINDOW (windows.dialog))), >,
                     get_top (&windows, "Save"));
  hide (&windows);
}

static int
count_lines (const Windows *windows, const char *text)
{
  GtkWidget *label = ui_require (windows->dialog, GTK_TYPE_LABEL, text);

  return pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label)));
}

/* Where not even the buttons have room, they have several lines. */
static void
test_long (UiFixture *fixture, gconstpointer data)
{
  static const char *const accept = "Release All Spots of All Convenings of This Year";
  Windows windows = show (360, accept);

  assert_cut (&windows, accept, FALSE);
  assert_cut (&windows, "Cancel", FALSE);
  g_assert_cmpint (count_lines (&windows, accept), >, 1);
  hide (&windows);
}

/* A word that is too long is cut. */
static void
test_long_word (UiFixture *fixture, gconstpointer data)
{
  static const char *const accept = "Antidisestablishmentarianistically-and-for-ever";
  Windows windows = show (360, accept);

  assert_cut (&windows, accept, TRUE);
  hide (&windows);
}

static void
test_wide (UiFixture *fixture, gconstpointer data)
{
  Windows windows = show (900, "Save");

  assert_cut (&windows, "Save", FALSE);
  assert_cut (&windows, gtk_window_get_title (GTK_WINDOW (windows.dialog)), FALSE);
  hide (&windows);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/dialog-size/buttons", test_buttons);
  ui_test_add ("/dialog-size/long", test_long);
  ui_test_add ("/dialog-size/long-word", test_long_word);
  ui_test_add ("/dialog-size/wide", test_wide);
  return ui_test_run ();
}
