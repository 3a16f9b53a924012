/* A program year drawn as months, with every date of its opportunities, today marked.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-year-dates.h"

G_BEGIN_DECLS

#define COHORT_TYPE_YEAR_TIMELINE (cohort_year_timeline_get_type ())
G_DECLARE_FINAL_TYPE (CohortYearTimeline, cohort_year_timeline, COHORT, YEAR_TIMELINE, GtkWidget)

/**
 * CohortYearTimeline:
 *
 * For a scrolled window with a viewport: the months stay in sight, and only what is in sight is
 * drawn. Its children are buttons in the order of their days (see CohortYearMark); one Tab leads in
 * and out, arrows, Home and End go from one to the next. Signal "opened" (code): one was activated.
 */

/* @dates: (transfer full) (element-type CohortYearDate): in order. The focus stays on the same
 * date, if it is still there. */
void cohort_year_timeline_take (CohortYearTimeline *self,
                                CohortSnapshot *snapshot,
                                GPtrArray *dates,
                                CohortDate today);
/* (transfer floating): shapes and what they mean, to stand over a timeline */
GtkWidget *cohort_year_timeline_legend_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
