/* A row's parts beside each other, measured once for the width there is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COHORT_TYPE_ROW_LAYOUT (cohort_row_layout_get_type ())
/**
 * CohortRowLayout:
 *
 * As a box lays out a line of children. A box of GTK 4.8 tries dozens of widths on each text that
 * wraps before it knows the height, which makes a page of such rows slower than a frame; this asks
 * each child for its height at the width it gets.
 */
G_DECLARE_FINAL_TYPE (CohortRowLayout, cohort_row_layout, COHORT, ROW_LAYOUT, GtkLayoutManager)

/* @spacing: pixels between two children */
GtkLayoutManager *cohort_row_layout_new (int spacing);
/* Lays out @row like that: an #AdwActionRow, or the title of an #AdwExpanderRow. */
void cohort_row_layout_adopt (GtkWidget *row);
/* The same, with the last part, a choice, under the others where it would take half of the row. */
void cohort_row_layout_adopt_folding (GtkWidget *row);

G_END_DECLS
