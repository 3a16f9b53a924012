/* Coverage as a table: roles or sectors against grade bands or convenings, with who is in each
 * cell. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-coverage.h"

G_BEGIN_DECLS

/** CohortCellState: told by number, text and shape as well as color. */
typedef enum {
  COHORT_CELL_NONE,     /* nobody */
  COHORT_CELL_BENCH,    /* of a convening: only people who do not go; of the team: only prospects */
  COHORT_CELL_GOING,    /* of a convening: somebody holds a spot; of the team: is on it */
  COHORT_CELL_ATTENDED, /* somebody was there */
} CohortCellState;

typedef struct {
  CohortCellState state;
  guint count; /* distinct people that make the state: attended and going, or on the bench */
  guint attended;
  guint bench;
  GPtrArray *people; /* (element-type utf8): ids: going and attended first, then the bench */
} CohortCell;

typedef struct {
  char *code;  /* role, sector, band, "team" or a convening's code */
  char *label; /* translated */
} CohortMatrixHead;

/** CohortMatrixShape: what is laid against what. */
typedef enum {
  COHORT_MATRIX_ROLES_BY_BANDS,        /* of one scope */
  COHORT_MATRIX_SECTORS_BY_CONVENINGS, /* columns: the team, each convening of the year */
} CohortMatrixShape;

typedef struct _CohortMatrix CohortMatrix;

/* @convening: (nullable): NULL for the team; of the first shape only. System-wide people fill only
 * the column "system", unless @system_fills: then each band of school, too. */
CohortMatrix *cohort_matrix_new (const CohortSnapshot *snapshot,
                                 CohortMatrixShape shape,
                                 const char *convening,
                                 gboolean system_fills,
                                 CohortDate day) G_GNUC_WARN_UNUSED_RESULT;
void cohort_matrix_free (CohortMatrix *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortMatrix, cohort_matrix_free)

/* (element-type CohortMatrixHead): all codes of the vocabulary, in its order */
GPtrArray *cohort_matrix_get_rows (const CohortMatrix *self);
GPtrArray *cohort_matrix_get_columns (const CohortMatrix *self);
const CohortCell *cohort_matrix_get_cell (const CohortMatrix *self, guint row, guint column);
/* Distinct people of a row, whatever the column; of a sector, those of the team. */
const CohortCell *cohort_matrix_get_row_total (const CohortMatrix *self, guint row);
const CohortCell *cohort_matrix_get_column_total (const CohortMatrix *self, guint column);
guint cohort_matrix_get_people (const CohortMatrix *self);     /* distinct, bench not counted */
guint cohort_matrix_get_placements (const CohortMatrix *self); /* one for each band of each */
/* "Nobody", "1 on the bench", "2 going", "1 attended, 1 going". Translated. */
char *cohort_cell_dup_text (const CohortMatrix *self,
                            const CohortCell *cell) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
