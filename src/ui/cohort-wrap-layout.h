/* Children beside each other, each as wide as it likes, in as many lines as they need. One that
 * expands takes what its line has left.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COHORT_TYPE_WRAP_LAYOUT (cohort_wrap_layout_get_type ())
/**
 * CohortWrapLayout:
 *
 * Property "spacing" (int): pixels between the children of a line, 12 unless set.
 */
G_DECLARE_FINAL_TYPE (CohortWrapLayout, cohort_wrap_layout, COHORT, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
