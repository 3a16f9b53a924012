/* Where the keyboard goes in a widget that chooses itself what has it first.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-focus-child.h"

/** cohort_focus_child: @widget: has one child. Returns: whether something in it has the keyboard */
gboolean
cohort_focus_child (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}

/** cohort_focus_window: Returns: whether something in @window has the keyboard */
gboolean
cohort_focus_window (GtkWidget *window, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (window);

  if (child == NULL)
    return cohort_focus_child (window, direction);
  if (gtk_widget_child_focus (child, direction))
    return TRUE;
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  for (GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (window)); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    gtk_widget_set_focus_child (widget, NULL);
  return gtk_widget_child_focus (child, direction);
}
