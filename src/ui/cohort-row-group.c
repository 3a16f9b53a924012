/* A group of rows whose title is read whole.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-row-group.h"

G_DEFINE_TYPE (CohortRowGroup, cohort_row_group, ADW_TYPE_PREFERENCES_GROUP)

static void
wrap_titles (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading")) {
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
    gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_titles (child);
}

static void
cohort_row_group_class_init (CohortRowGroupClass *klass)
{
}

static void
cohort_row_group_init (CohortRowGroup *self)
{
  wrap_titles (GTK_WIDGET (self));
}

/** cohort_row_group_new: Returns: (transfer floating): without rows and a title */
GtkWidget *
cohort_row_group_new (void)
{
  return g_object_new (COHORT_TYPE_ROW_GROUP, NULL);
}
