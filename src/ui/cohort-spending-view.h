/* The chart of a source's months, what its colors mean, and the same as a table.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

#define COHORT_TYPE_SPENDING_VIEW (cohort_spending_view_get_type ())
G_DECLARE_FINAL_TYPE (CohortSpendingView, cohort_spending_view, COHORT, SPENDING_VIEW, GtkBox)

/* @source: id; does nothing when it shows @snapshot already. */
void cohort_spending_view_show (CohortSpendingView *self,
                                CohortSnapshot *snapshot,
                                const CohortLedger *ledger,
                                const char *source);

G_END_DECLS
