/* Every line of the ledger as a table that is filtered, sorted and copied; a list where it is
 * narrow. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

#define COHORT_TYPE_LEDGER_VIEW (cohort_ledger_view_get_type ())
G_DECLARE_FINAL_TYPE (CohortLedgerView, cohort_ledger_view, COHORT, LEDGER_VIEW, GtkBox)

/* A line that is activated is opened by the action "win.open". */
void cohort_ledger_view_show (CohortLedgerView *self,
                              CohortSnapshot *snapshot,
                              const CohortLedger *ledger);
/* Shows what makes up @part of @source (an id) and nothing else; "available" is everything that
 * takes of it. Both nullable, for any. */
void cohort_ledger_view_filter (CohortLedgerView *self, const char *part, const char *source);

G_END_DECLS
