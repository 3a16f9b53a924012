/* The views of a page, one of which is shown: a chip for each, in as many lines as they need.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COHORT_TYPE_VIEW_CHIPS (cohort_view_chips_get_type ())
/**
 * CohortViewChips:
 *
 * Views are known by their place, from 0 on; the first one is chosen. Signal "changed": another is.
 */
G_DECLARE_FINAL_TYPE (CohortViewChips, cohort_view_chips, COHORT, VIEW_CHIPS, GtkBox)

/* @name: for cohort_view_chips_open(); must stay; @label: to be seen */
void cohort_view_chips_add (CohortViewChips *self, const char *name, const char *label);
guint cohort_view_chips_get_chosen (CohortViewChips *self);
void cohort_view_chips_choose (CohortViewChips *self, guint view);
/* From what was pressed in a view, which may go: the chip has the focus after it. */
void cohort_view_chips_open (CohortViewChips *self, const char *name);

G_END_DECLS
