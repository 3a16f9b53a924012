/* The first row of a list that only names its columns.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CohortHeadingRow: the keyboard comes past it into the list */
#define COHORT_TYPE_HEADING_ROW (cohort_heading_row_get_type ())
G_DECLARE_FINAL_TYPE (CohortHeadingRow, cohort_heading_row, COHORT, HEADING_ROW, GtkListBoxRow)

/* @child: (transfer floating) */
GtkWidget *cohort_heading_row_new (GtkWidget *child);

G_END_DECLS
