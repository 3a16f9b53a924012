/* How a matrix of coverage is laid out: as a table, or as a list for each row.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-matrix-cell.h"
#include "cohort-matrix-view-private.h"

#define SPACING         4
#define ROW_GAP         12 /* between the lists of two rows */
#define MOST_HEAD_WIDTH 240

/* Where things go while they are laid out. */
typedef struct {
  CohortMatrixView *view;
  int width;
  int *widths; /* (owned): of the columns, and last of the heads of the rows */
  gboolean place;
  gboolean mirrored;
} Plan;

static guint
count_columns (CohortMatrixView *self)
{
  return self->column_heads->len;
}

static CohortMatrixCell *
get_cell (CohortMatrixView *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, row * count_columns (self) + column);
}

static gboolean
is_shown (CohortMatrixView *self, guint row)
{
  return gtk_widget_get_visible (g_ptr_array_index (self->row_heads, row));
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static int
measure_column (CohortMatrixView *self, guint column)
{
  GtkWidget *head = g_ptr_array_index (self->column_heads, column);
  int least;

  gtk_widget_measure (head, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  for (guint row = 0; row < self->row_heads->len; row++)
    least = MAX (least, cohort_matrix_cell_get_least_width (get_cell (self, row, column), FALSE));
  return least;
}

static void
measure_row_heads (CohortMatrixView *self, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (guint row = 0; row < self->row_heads->len; row++) {
    int least, liked;

    gtk_widget_measure (g_ptr_array_index (self->row_heads, row), GTK_ORIENTATION_HORIZONTAL, -1,
                        &least, &liked, NULL, NULL);
    *minimum = MAX (*minimum, least);
    *natural = MAX (*natural, liked);
  }
  *natural = CLAMP (*natural, *minimum, MAX (MOST_HEAD_WIDTH, *minimum));
}

int
cohort_matrix_view_get_table_width (CohortMatrixView *self)
{
  int width, natural;

  measure_row_heads (self, &width, &natural);
  for (guint i = 0; i < count_columns (self); i++)
    width += SPACING + measure_column (self, i);
  return width;
}

/* The heads of the rows get what they like first; the rest is shared by the columns. */
static void
share_width (Plan *plan)
{
  CohortMatrixView *self = plan->view;
  guint n = count_columns (self);
  int rest = plan->width, least, natural;

  for (guint i = 0; i < n; i++) {
    plan->widths[i] = measure_column (self, i);
    rest -= plan->widths[i] + SPACING;
  }
  measure_row_heads (self, &least, &natural);
  plan->widths[n] = CLAMP (rest, least, natural);
  rest = MAX (rest - plan->widths[n], 0);
  for (guint i = 0; i < n; i++)
    plan->widths[i] += rest / (int)n;
}

static void
place (const Plan *plan, GtkWidget *widget, int x, int y, int width, int height)
{
  if (plan->mirrored)
    x = plan->width - x - width;
  gtk_widget_size_allocate (widget, &(GtkAllocation){x, y, width, height}, -1);
}

static void
place_column_heads (const Plan *plan)
{
  CohortMatrixView *self = plan->view;
  int y = cohort_matrix_view_get_scrolled (self), x = plan->widths[count_columns (self)];

  place (plan, self->backdrop, 0, y, plan->width, self->head_height);
  for (guint i = 0; i < count_columns (self); i++) {
    place (plan, g_ptr_array_index (self->column_heads, i), x + SPACING, y, plan->widths[i],
           self->head_height);
    x += SPACING + plan->widths[i];
  }
}

static int
arrange_table_row (const Plan *plan, guint row, int y)
{
  CohortMatrixView *self = plan->view;
  GtkWidget *head = g_ptr_array_index (self->row_heads, row);
  guint n = count_columns (self);
  int x = plan->widths[n], height = measure_height (head, x);

  for (guint i = 0; i < n; i++)
    height = MAX (height, measure_height (GTK_WIDGET (get_cell (self, row, i)), plan->widths[i]));
  if (!plan->place)
    return height;
  place (plan, head, 0, y, x, height);
  for (guint i = 0; i < n; i++) {
    place (plan, GTK_WIDGET (get_cell (self, row, i)), x + SPACING, y, plan->widths[i], height);
    x += SPACING + plan->widths[i];
  }
  return height;
}

static int
arrange_table (Plan *plan)
{
  CohortMatrixView *self = plan->view;
  int y;

  share_width (plan);
  self->head_height = 0;
  for (guint i = 0; i < count_columns (self); i++)
    self->head_height
        = MAX (self->head_height,
               measure_height (g_ptr_array_index (self->column_heads, i), plan->widths[i]));
  y = self->head_height;
  for (guint row = 0; row < self->row_heads->len; row++)
    if (is_shown (self, row))
      y += SPACING + arrange_table_row (plan, row, y + SPACING);
  if (plan->place)
    place_column_heads (plan);
  return y;
}

static int
measure_named (CohortMatrixView *self)
{
  int least = 1;

  for (guint i = 0; i < self->cells->len; i++)
    least = MAX (least,
                 cohort_matrix_cell_get_least_width (g_ptr_array_index (self->cells, i), TRUE));
  return least;
}

static int
arrange_list (const Plan *plan, guint row, int n_beside, int y)
{
  CohortMatrixView *self = plan->view;
  GtkWidget *head = g_ptr_array_index (self->row_heads, row);
  int width = (plan->width - (n_beside - 1) * SPACING) / n_beside, top = y;
  int height = measure_height (head, plan->width);

  if (plan->place)
    place (plan, head, 0, y, plan->width, height);
  y += height;
  for (int i = 0; i < (int)count_columns (self); i++) {
    GtkWidget *cell = GTK_WIDGET (get_cell (self, row, i));

    height = measure_height (cell, width);
    if (i % n_beside == 0)
      y += SPACING;
    if (plan->place)
      place (plan, cell, (i % n_beside) * (width + SPACING), y, width, height);
    if (i % n_beside == n_beside - 1 || i == (int)count_columns (self) - 1)
      y += height;
  }
  return y - top;
}

static int
arrange_lists (const Plan *plan)
{
  int n_beside = MAX ((plan->width + SPACING) / (measure_named (plan->view) + SPACING), 1), y = 0;

  plan->view->head_height = 0;
  for (guint row = 0; row < plan->view->row_heads->len; row++)
    if (is_shown (plan->view, row))
      y += arrange_list (plan, row, n_beside, y) + ROW_GAP;
  return y;
}

int
cohort_matrix_view_arrange (CohortMatrixView *self, int width, gboolean place)
{
  g_autofree int *widths = g_new0 (int, count_columns (self) + 1);
  Plan plan = {self, width, widths, place,
               gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL};

  if (count_columns (self) == 0)
    return 0;
  return self->narrow ? arrange_lists (&plan) : arrange_table (&plan);
}
