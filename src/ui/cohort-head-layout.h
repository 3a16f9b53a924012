/* Lays out a list with what is said and chosen over it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COHORT_TYPE_HEAD_LAYOUT (cohort_head_layout_get_type ())
/**
 * CohortHeadLayout:
 *
 * Lays out children over each other, of which the first is a head that scrolls when it has not the
 * room it would like, and the last a list that takes what is left. On a small screen or with large
 * text that may be less than a row of the list.
 *
 * Property "list-yields" (boolean): the head is what is looked at now: where there is no room for
 * both, what follows it is not shown.
 */
G_DECLARE_FINAL_TYPE (CohortHeadLayout, cohort_head_layout, COHORT, HEAD_LAYOUT, GtkLayoutManager)

G_END_DECLS
