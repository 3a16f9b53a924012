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
