/* A year's money by month: bars of what is paid and approved, beside what was planned.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-spending.h"

G_BEGIN_DECLS

#define COHORT_TYPE_SPENDING_CHART (cohort_spending_chart_get_type ())
G_DECLARE_FINAL_TYPE (CohortSpendingChart, cohort_spending_chart, COHORT, SPENDING_CHART, GtkWidget)

/**
 * CohortSpendingChart:
 *
 * Has the focus as a whole; the arrow keys, Home and End go from month to month, and each is said
 * in words. Signal "month-changed" (sentence).
 */
/* Takes @spending. */
void cohort_spending_chart_set (CohortSpendingChart *self, CohortSpending *spending);
/* "November 2024: planned $1,200.00, approved $300.00, paid $450.00" */
char *cohort_spending_month_describe (const CohortSpendingMonth *month) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
