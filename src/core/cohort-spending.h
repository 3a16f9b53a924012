/* Money over the months of a year: what was paid and approved beside what was planned.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

/** CohortSpendingMonth: cents of one month, not running sums. */
typedef struct {
  CohortDate first; /* first day of the month; 0: of no known day */
  gint64 planned;   /* plan lines at their convening's month */
  gint64 approved;  /* and not yet paid, at the month of approval */
  gint64 paid;      /* payments less refunds, at the month of each */
} CohortSpendingMonth;

/** CohortSpending: Σ planned is cohort_ledger_planned(), Σ approved and Σ paid are the parts. */
typedef struct {
  GArray *months; /* (element-type CohortSpendingMonth): every month from the first to the last */
  CohortSpendingMonth undated; /* what has no day: a line for no convening, a payment without one */
} CohortSpending;

/* The program year, and the months before or after it in which something is. */
CohortSpending *cohort_spending_new (const CohortSnapshot *snapshot,
                                     const CohortLedger *ledger,
                                     const char *source) G_GNUC_WARN_UNUSED_RESULT;
void cohort_spending_free (CohortSpending *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortSpending, cohort_spending_free)

G_END_DECLS
