/* Dialogs as large as their text, and no wider than the window they belong to.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-dialog-size.h"

#include <adwaita.h>

#define USUAL_DPI (96 * PANGO_SCALE)

/* As wide as a window of the program, and so a dialog of it, can be made. */
#define LEAST_ROOM 360

/* Sizes are set for text of the usual size; whoever reads larger text needs as much more room, and
 * gets it where the parent has it. */
static int
fit (int size, int dpi, int room)
{
  int wanted = dpi > USUAL_DPI && size > 0 ? (int)((gint64)size * dpi / USUAL_DPI) : size;

  return room > 0 && wanted > room ? MAX (size, room) : wanted;
}

/* What a button of the title says takes several lines, or is cut short, before the dialog is wider
 * than its window. */
static void
let_buttons_shrink (GtkWidget *widget, gboolean is_in_bar, PangoEllipsizeMode mode)
{
  GtkWidget *child = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  if (GTK_IS_POPOVER (widget))
    return;
  if (is_in_bar && GTK_IS_LABEL (child)) {
    gtk_label_set_wrap (GTK_LABEL (child), mode == PANGO_ELLIPSIZE_NONE);
    gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
    gtk_label_set_ellipsize (GTK_LABEL (child), mode);
  }
  is_in_bar = is_in_bar || ADW_IS_HEADER_BAR (widget);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_buttons_shrink (child, is_in_bar, mode);
}

static void
let_labels_wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget)) {
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
    gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_labels_wrap (child);
}

/* A title that its buttons leave too little room is read whole in lines of its own under them. */
static void
move_title (GtkWindow *dialog, AdwHeaderBar *bar)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (bar));
  GtkWidget *title = adw_header_bar_get_title_widget (bar);

  if (!GTK_IS_BOX (box) || (title != NULL && !ADW_IS_WINDOW_TITLE (title)))
    return;
  if (title == NULL) {
    title = adw_window_title_new ("", "");
    g_object_bind_property (dialog, "title", title, "title", G_BINDING_SYNC_CREATE);
  }
  g_object_ref_sink (title);
  adw_header_bar_set_title_widget (bar, adw_bin_new ());
  let_labels_wrap (title);
  gtk_widget_add_css_class (title, "under-header");
  gtk_box_insert_child_after (GTK_BOX (box), title, GTK_WIDGET (bar));
  g_object_unref (title);
}

/* Returns: (transfer none) (nullable) */
static GtkWidget *
find_bar (GtkWidget *widget)
{
  GtkWidget *bar = NULL;

  if (GTK_IS_POPOVER (widget))
    return NULL;
  if (ADW_IS_HEADER_BAR (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && bar == NULL;
       child = gtk_widget_get_next_sibling (child))
    bar = find_bar (child);
  return bar;
}

/* A frame that the program draws itself is part of the dialog's width. */
static int
get_frame_width (GtkWindow *dialog)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (dialog));
  GtkBorder border, padding;

  gtk_style_context_get_border (style, &border);
  gtk_style_context_get_padding (style, &padding);
  return border.left + border.right + padding.left + padding.right;
}

static int
measure_least (GtkWidget *bar)
{
  int least;

  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* By now its parent and its own size are set, and it is not on screen yet. */
static void
realize_cb (GtkWindow *dialog)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (dialog));
  GtkWidget *bar = find_bar (GTK_WIDGET (dialog));
  int room = parent != NULL ? gtk_widget_get_width (parent) : 0;
  int frame = get_frame_width (dialog);
  int most = room > 0 ? MIN (room, LEAST_ROOM) : LEAST_ROOM;
  int width, height, dpi, whole = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (dialog)), "gtk-xft-dpi", &dpi, NULL);
  gtk_window_get_default_size (dialog, &width, &height);
  width = fit (width, dpi, room);
  if (bar != NULL)
    gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &whole, NULL, NULL);
  if (width > 0)
    width = MAX (width, whole + frame);
  if (room > 0 && width > room)
    width = room;
  if (bar != NULL && whole + frame > (width > 0 ? width : room > 0 ? room : G_MAXINT))
    move_title (dialog, ADW_HEADER_BAR (bar));
  if (bar != NULL && measure_least (bar) + frame > most)
    let_buttons_shrink (GTK_WIDGET (dialog), FALSE, PANGO_ELLIPSIZE_NONE);
  if (bar != NULL && measure_least (bar) + frame > most)
    let_buttons_shrink (GTK_WIDGET (dialog), FALSE, PANGO_ELLIPSIZE_END);
  height = fit (height, dpi, parent != NULL ? gtk_widget_get_height (parent) : 0);
  gtk_window_set_default_size (dialog, width, height);
  /* It may come again, and is as large as it should be then. */
  g_signal_handlers_disconnect_by_func (dialog, realize_cb, NULL);
}

/* (transfer none) (nullable): what stands under a header in @widget */
static GtkWidget *
find_content (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (ADW_IS_HEADER_BAR (widget))
    return gtk_widget_get_next_sibling (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_content (child);
  return found;
}

/* GTK would begin with the first button of the header, which is Cancel. What is first under it is
 * known once that is laid out. A dialog that begins with its answer means it. */
static gboolean
begin_cb (GtkWidget *dialog, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  GtkWidget *content = find_content (dialog);

  if (content != NULL && gtk_widget_get_mapped (content) && gtk_widget_get_width (content) == 0)
    return G_SOURCE_CONTINUE;
  if (focus != NULL
      && (focus == gtk_window_get_default_widget (GTK_WINDOW (dialog))
          || gtk_widget_get_ancestor (focus, ADW_TYPE_HEADER_BAR) == NULL))
    return G_SOURCE_REMOVE;
  while (content != NULL && !gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD))
    content = gtk_widget_get_next_sibling (content);
  return G_SOURCE_REMOVE;
}

static void
map_cb (GtkWidget *dialog)
{
  if (gtk_window_get_focus (GTK_WINDOW (dialog)) == NULL)
    gtk_widget_add_tick_callback (dialog, begin_cb, NULL, NULL);
}

/** cohort_dialog_keep_within_parent: see the header */
void
cohort_dialog_keep_within_parent (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  g_signal_connect (dialog, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect_after (dialog, "map", G_CALLBACK (map_cb), NULL);
}
