/* Coverage as a table that keeps its heads in sight and is read and used by keyboard.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-matrix.h"

G_BEGIN_DECLS

/**
 * CohortMatrixView:
 *
 * One stop of the Tab key. Arrow keys go from cell to cell, Home and End to the ends of a row, with
 * Control to the first and the last cell. Pressing a cell runs the action "team.show-people" with
 * its title and its people. Where it is too narrow for a table each row is a list of its cells.
 *
 * Property "detail" (string): the cell that has the focus, in words, with who is in it.
 * Property "folded" (uint): rows left out because nobody is in them and nobody asked for them.
 */
#define COHORT_TYPE_MATRIX_VIEW (cohort_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (CohortMatrixView, cohort_matrix_view, COHORT, MATRIX_VIEW, GtkWidget)

/* Shows @matrix from now on, taking it. @asked: (nullable): codes of rows that are shown even while
 * nobody is in them; NULL: all */
void cohort_matrix_view_take (CohortMatrixView *self,
                              CohortMatrix *matrix,
                              CohortMatrixShape shape,
                              CohortSnapshot *snapshot,
                              GHashTable *asked);
void cohort_matrix_view_set_show_all (CohortMatrixView *self, gboolean show_all);
/* For tests: a cell by its place; the last row and column are the totals. */
GtkWidget *cohort_matrix_view_get_cell (CohortMatrixView *self, guint row, guint column);

G_END_DECLS
