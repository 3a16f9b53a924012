/* The first row of a list that only names its columns.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-heading-row.h"

struct _CohortHeadingRow {
  GtkListBoxRow parent_instance;
};

G_DEFINE_FINAL_TYPE (CohortHeadingRow, cohort_heading_row, GTK_TYPE_LIST_BOX_ROW)

/* Whoever comes into a list, GTK takes to the first row, and past the whole list when that does not
 * take the keyboard. */
static gboolean
cohort_heading_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *row = gtk_widget_get_next_sibling (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_DOWN)
    return FALSE;
  while (row != NULL && !gtk_widget_child_focus (row, direction))
    row = gtk_widget_get_next_sibling (row);
  return row != NULL;
}

static void
cohort_heading_row_class_init (CohortHeadingRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = cohort_heading_row_focus;
}

static void
cohort_heading_row_init (CohortHeadingRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/** cohort_heading_row_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_heading_row_new (GtkWidget *child)
{
  GtkWidget *self = g_object_new (COHORT_TYPE_HEADING_ROW, NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), child);
  return self;
}
