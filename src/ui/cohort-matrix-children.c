/* The widgets of a matrix of coverage: heads of rows and columns, and a cell for each place.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-isolate.h"
#include "cohort-matrix-cell.h"
#include "cohort-matrix-view-private.h"

#include <glib/gi18n-lib.h>

/* Between a head that fills its column and the first cell. */
#define HEAD_GAP 8

static GtkWidget *
make_head (CohortMatrixView *self,
           const char *text,
           float xalign,
           const char *css_class,
           GtkAccessibleRole role)
{
  GtkWidget *head = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, "xalign",
                                  xalign, "wrap", TRUE, NULL);

  gtk_label_set_justify (GTK_LABEL (head), xalign == 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (head, css_class);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  return head;
}

void
cohort_matrix_view_remove_children (CohortMatrixView *self)
{
  GPtrArray *const all[] = {self->cells, self->row_heads, self->column_heads};

  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    for (guint j = 0; j < all[i]->len; j++)
      gtk_widget_unparent (g_ptr_array_index (all[i], j));
    g_ptr_array_set_size (all[i], 0);
  }
  g_clear_pointer (&self->backdrop, gtk_widget_unparent);
}

/* The column after the last is the total of the row. */
static char *
dup_column_label (GPtrArray *columns, guint index)
{
  const char *label = cohort_matrix_heads_get_label (columns, index);

  return cohort_dup_isolated (label != NULL ? label : _ ("All"));
}

static void
make_row (CohortMatrixView *self, guint row)
{
  GPtrArray *columns = cohort_matrix_get_columns (self->matrix);
  GtkWidget *head = make_head (self, cohort_matrix_view_get_row_label (self, row), 0,
                               "caption-heading", GTK_ACCESSIBLE_ROLE_ROW_HEADER);

  gtk_widget_set_margin_end (head, HEAD_GAP);
  g_ptr_array_add (self->row_heads, head);
  for (guint i = 0; i <= columns->len; i++) {
    g_autofree char *label = dup_column_label (columns, i);
    GtkWidget *cell = cohort_matrix_cell_new (label, i, row);

    if (i == columns->len || row == cohort_matrix_get_rows (self->matrix)->len)
      cohort_matrix_cell_set_total (COHORT_MATRIX_CELL (cell));
    g_signal_connect_swapped (cell, "clicked", G_CALLBACK (cohort_matrix_view_cell_clicked), self);
    g_signal_connect_swapped (cell, "notify::has-focus",
                              G_CALLBACK (cohort_matrix_view_cell_focused), self);
    cohort_matrix_cell_set_named (COHORT_MATRIX_CELL (cell), self->narrow);
    gtk_widget_set_parent (cell, GTK_WIDGET (self));
    g_ptr_array_add (self->cells, cell);
  }
}

/* What is drawn later is above what is drawn before: the heads of the columns come last. */
void
cohort_matrix_view_make_children (CohortMatrixView *self)
{
  GPtrArray *rows = cohort_matrix_get_rows (self->matrix);
  GPtrArray *columns = cohort_matrix_get_columns (self->matrix);

  cohort_matrix_view_remove_children (self);
  for (guint i = 0; i <= rows->len; i++)
    make_row (self, i);
  self->backdrop = adw_bin_new ();
  gtk_widget_add_css_class (self->backdrop, "backdrop");
  gtk_widget_set_parent (self->backdrop, GTK_WIDGET (self));
  for (guint i = 0; i <= columns->len; i++) {
    g_autofree char *label = dup_column_label (columns, i);
    GtkWidget *head
        = make_head (self, label, 0.5, "caption-heading", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

    gtk_widget_set_visible (head, !self->narrow);
    g_ptr_array_add (self->column_heads, head);
  }
  gtk_widget_set_visible (self->backdrop, !self->narrow);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int)columns->len + 1, GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int)rows->len + 1, -1);
  self->row = self->column = 0;
}
