/* Whether what is shown fits a small screen, and what in it does not.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ui-room.h"

#define USUAL_DPI (96 * 1024)
/* Pixels: lower, and one guesses at what goes by. */
#define LEAST_SEEN 60

void
ui_set_text_size (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * percent / 100, NULL);
}

gboolean
ui_scrolls_sideways (GtkWidget *widget)
{
  GtkPolicyType policy;

  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
  return policy != GTK_POLICY_NEVER;
}

/* (nullable): the widest or the highest of what stands in @widget */
static GtkWidget *
find_largest (GtkWidget *widget, GtkOrientation orientation, int *size)
{
  GtkWidget *largest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int needed;

    if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child)
        || GTK_IS_NATIVE (child)
        || (orientation == GTK_ORIENTATION_HORIZONTAL && ui_scrolls_sideways (child)))
      continue;
    gtk_widget_measure (child, orientation, -1, &needed, NULL, NULL, NULL);
    if (orientation == GTK_ORIENTATION_VERTICAL) {
      int width;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (child, orientation, MAX (width, gtk_widget_get_width (child)), &needed,
                          NULL, NULL, NULL);
    }
    if (largest == NULL || needed > *size) {
      largest = child;
      *size = needed;
    }
  }
  return largest;
}

/* What needs how much, from the outside to the innermost, and what that says. */
static char *
describe (GtkWidget *widget, GtkOrientation orientation)
{
  GString *text = g_string_new (NULL);
  int size = 0;

  for (GtkWidget *inner = widget; inner != NULL;
       inner = find_largest (widget, orientation, &size)) {
    widget = inner;
    if (size > 0)
      g_string_append_printf (text, " > %s %d", G_OBJECT_TYPE_NAME (widget), size);
  }
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, " '%s'", gtk_label_get_label (GTK_LABEL (widget)));
  return g_string_free (text, FALSE);
}

/* Without the frame that a desktop may draw. */
static GtkWidget *
get_content (GtkWindow *window)
{
  if (ADW_IS_APPLICATION_WINDOW (window))
    return adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  return gtk_window_get_child (window);
}

void
ui_expect_room (GtkWindow *window, int width, int height, const char *what)
{
  GtkWidget *content = get_content (window);
  int needed;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  if (needed > width) {
    g_autofree char *widest = describe (content, GTK_ORIENTATION_HORIZONTAL);

    g_test_message ("%s needs %d: %s", what, needed, widest);
    g_test_fail ();
  }
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, MAX (width, needed), &needed, NULL, NULL,
                      NULL);
  if (height >= 0 && needed > height) {
    g_autofree char *highest = describe (content, GTK_ORIENTATION_VERTICAL);

    g_test_message ("%s is %d high: %s", what, needed, highest);
    g_test_fail ();
  }
}

void
ui_expect_no_slit (GtkWidget *widget, const char *what)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_height (widget) < LEAST_SEEN) {
    GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

    if (gtk_adjustment_get_upper (down) > gtk_adjustment_get_page_size (down)) {
      g_test_message ("%s shows %d of %g in a %s", what, gtk_widget_get_height (widget),
                      gtk_adjustment_get_upper (down),
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      g_test_fail ();
    }
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_expect_no_slit (child, what);
}

/* The height that a label has is what it needs at least; what it stands in may be lower. */
static int
get_height_there (GtkWidget *label)
{
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);

  return button != NULL ? MIN (gtk_widget_get_height (label), gtk_widget_get_height (button))
                        : gtk_widget_get_height (label);
}

/* Of a group's title no tooltip says the rest. */
static gboolean
is_cut_heading (GtkWidget *label)
{
  return gtk_widget_has_css_class (label, "heading")
         && gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_GROUP) != NULL
         && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

void
ui_expect_whole_lines (GtkWidget *widget, const char *what)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_LABEL (widget)) {
    int height;

    pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (widget)), NULL, &height);
    if (height > get_height_there (widget) || is_cut_heading (widget)) {
      g_test_message ("%s: “%s” needs a height of %d, or more width, and has %d", what,
                      gtk_label_get_text (GTK_LABEL (widget)), height, get_height_there (widget));
      g_test_fail ();
    }
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_expect_whole_lines (child, what);
}
