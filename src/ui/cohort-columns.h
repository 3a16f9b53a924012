/* The cells of one row: columns beside each other while there is room, else a few lines.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COHORT_TYPE_COLUMNS (cohort_columns_get_type ())
G_DECLARE_FINAL_TYPE (CohortColumns, cohort_columns, COHORT, COLUMNS, GtkWidget)

/** CohortColumn: where a cell goes; @COHORT_COLUMN_NOTE only shows where there are no columns. */
typedef enum {
  COHORT_COLUMN_DAY,
  COHORT_COLUMN_WHO,
  COHORT_COLUMN_WHAT,
  COHORT_COLUMN_FROM,
  COHORT_COLUMN_STATUS,
  COHORT_COLUMN_AMOUNT,
  COHORT_COLUMN_RESULT, /* a second amount, which narrow rows tell in the note */
  COHORT_COLUMN_MENU,
  COHORT_COLUMN_NOTE,
  COHORT_N_COLUMNS,
} CohortColumn;

/* The rows of one list share an alignment, so that their columns line up. */
GPtrArray *cohort_columns_new_alignment (void) G_GNUC_WARN_UNUSED_RESULT;

GtkWidget *cohort_columns_new (GPtrArray *alignment);
void cohort_columns_set_cell (CohortColumns *self, CohortColumn column, GtkWidget *cell);
GtkWidget *cohort_columns_set_text (CohortColumns *self,
                                    CohortColumn column,
                                    const char *text,
                                    const char *css_class);
void cohort_columns_set_heading (CohortColumns *self, gboolean is_heading);

G_END_DECLS
