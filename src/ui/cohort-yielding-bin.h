/* What a page or a dialog says over the rest: whole where there is room, else scrolled in what
 * there is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COHORT_TYPE_YIELDING_BIN (cohort_yielding_bin_get_type ())
/**
 * CohortYieldingBin:
 *
 * A #GtkScrolledWindow forgets the width when it is asked for its height, so that what wraps in it
 * is cut off or stands in too much room. This asks the child instead, and needs no more than one
 * line of it. What scrolls inside the child by itself does so only while the child has the room it
 * needs at least: with less all of it scrolls as one.
 *
 * Property "child" (GtkWidget): what it shows.
 */
G_DECLARE_FINAL_TYPE (CohortYieldingBin, cohort_yielding_bin, COHORT, YIELDING_BIN, GtkWidget)

G_END_DECLS
