/* The five parts of a funding source as one bar that always adds up.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

#define COHORT_TYPE_PARTS_BAR (cohort_parts_bar_get_type ())
G_DECLARE_FINAL_TYPE (CohortPartsBar, cohort_parts_bar, COHORT, PARTS_BAR, GtkWidget)

/**
 * CohortPartsBar:
 *
 * A bar of buttons, one a part, with its legend below. Signal "part-activated" (part: "paid",
 * "approved", "submitted", "committed", "available") when one is clicked. The whole is described in
 * words for a screen reader, and the legend says every amount, so that nothing is told by colour
 * alone.
 */
GtkWidget *cohort_parts_bar_new (void);
/* "paid", …, and "unpriced", as a word in a sentence; NULL for what is no part. */
const char *cohort_part_get_label (const char *part);
void cohort_parts_bar_set_parts (CohortPartsBar *self, const CohortParts *parts);
/* Its amounts can then be asked about: the action "money.why" (ss) of the page. */
void cohort_parts_bar_set_source (CohortPartsBar *self, const char *source);
/* A thin bar to look at, not to press: the amounts are in the legend. */
void cohort_parts_bar_set_compact (CohortPartsBar *self, gboolean is_compact);

G_END_DECLS
