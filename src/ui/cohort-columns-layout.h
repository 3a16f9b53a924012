/* As many equal columns as fit: side by side in a wide window, one below the other in a narrow one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COHORT_TYPE_COLUMNS_LAYOUT (cohort_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (CohortColumnsLayout,
                      cohort_columns_layout,
                      COHORT,
                      COLUMNS_LAYOUT,
                      GtkLayoutManager)

/* Properties "min-column-width", "max-columns" and "spacing", in pixels and columns. Children fill
 * their row: of one that is aligned at its top GTK asks how wide it is at the row's height, and
 * text that wraps is of two minds about that. */

G_END_DECLS
