/* One cell of a matrix of coverage: its state by a mark, a number and words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-matrix.h"

G_BEGIN_DECLS

#define COHORT_TYPE_MATRIX_CELL (cohort_matrix_cell_get_type ())
G_DECLARE_FINAL_TYPE (CohortMatrixCell, cohort_matrix_cell, COHORT, MATRIX_CELL, GtkButton)

/* @column: what it is called where no head of a column stands over it */
GtkWidget *cohort_matrix_cell_new (const char *column, guint column_index, guint row_index);
/* @name: "Teacher leader, grades 3–5: 1 going"; @names: (nullable): who that is */
void cohort_matrix_cell_show (CohortMatrixCell *self,
                              const CohortCell *cell,
                              const char *name,
                              const char *names);
const char *cohort_matrix_cell_get_name (CohortMatrixCell *self);
const char *cohort_matrix_cell_get_names (CohortMatrixCell *self); /* (nullable) */
/* Whether it says its column itself. */
void cohort_matrix_cell_set_named (CohortMatrixCell *self, gboolean named);
/* Pixels it needs at least, saying its column itself or not. */
int cohort_matrix_cell_get_least_width (CohortMatrixCell *self, gboolean named);

/* The mark of a state, its style and what it means, for the legend; all borrowed. */
const char *cohort_cell_state_get_icon (CohortCellState state);
const char *cohort_cell_state_get_style (CohortCellState state);
const char *cohort_cell_state_get_label (CohortCellState state, gboolean of_team);

G_END_DECLS
