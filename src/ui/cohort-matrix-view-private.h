/* What the parts of a matrix of coverage share: its widgets and how they are laid out.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-matrix-view.h"

G_BEGIN_DECLS

struct _CohortMatrixView {
  GtkWidget parent_instance;

  CohortMatrix *matrix; /* (owned) (nullable) */
  CohortMatrixShape shape;
  CohortSnapshot *snapshot; /* (owned) (nullable) */
  GHashTable *asked; /* (owned) (nullable) */
  gboolean show_all;
  guint folded;
  char *detail; /* (owned) */

  /* Children; the cells row by row, each row and column with its total last. */
  GtkWidget *backdrop; /* behind the heads of the columns, which stay above what scrolls */
  GPtrArray *column_heads; /* (owned) (element-type GtkWidget) */
  GPtrArray *row_heads; /* (owned) (element-type GtkWidget) */
  GPtrArray *cells; /* (owned) (element-type GtkWidget) */
  guint row; /* of the cell Tab goes to */
  guint column;

  gboolean narrow; /* each row is a list */
  guint narrow_source; /* see cohort_matrix_view_fit() */
  int head_height; /* of the heads of the columns */
  GtkAdjustment *adjustment; /* (owned) (nullable): of the scrolled window around it */
};

/* Pixels below which it does not fit as a table. */
int cohort_matrix_view_get_table_width (CohortMatrixView *self);
/* Lays the children out in @width, @place or only in thought. Returns: the height */
int cohort_matrix_view_arrange (CohortMatrixView *self, int width, gboolean place);
void cohort_matrix_view_add_keys (CohortMatrixView *self);
/* Puts the focus on the cell Tab goes to, and that into sight. */
gboolean cohort_matrix_view_focus_cell (CohortMatrixView *self);
/* How far down the heads of the columns stand so that they are in sight. */
int cohort_matrix_view_get_scrolled (CohortMatrixView *self);

G_END_DECLS
