/* The contract's terms and days, and who pays how much for whom.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

#define COHORT_TYPE_FUNDING_VIEW (cohort_funding_view_get_type ())
G_DECLARE_FINAL_TYPE (CohortFundingView, cohort_funding_view, COHORT, FUNDING_VIEW, GtkBox)

/* Runs the actions "source.edit" and "source.amend" (s) and "money.why-planned" (sss). */
void cohort_funding_view_show (CohortFundingView *self,
                               CohortSnapshot *snapshot,
                               const CohortLedger *ledger);

G_END_DECLS
