/* Lays out a stack as what it shows needs it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COHORT_TYPE_SHOWN_LAYOUT (cohort_shown_layout_get_type ())
/**
 * CohortShownLayout:
 *
 * The "layout-manager" of a #GtkStack that is as large as the page it shows. A stack that is not
 * homogeneous asks that page how wide it would be at a given height. Words that wrap can tell only
 * by being laid out at one width after the other, several times the work of everything else; and
 * what they tell does not agree with what they say of their height at a given width.
 */
G_DECLARE_FINAL_TYPE (CohortShownLayout, cohort_shown_layout, COHORT, SHOWN_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
