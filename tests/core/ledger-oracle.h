/* The five parts once more: slow, obvious, and without the ledger, for tests to compare with.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

#define ORACLE_MOST 8 /* sources of a year, and one for what is charged to none of them */

/* Cents by source, in the order of oracle_find_sources(). */
typedef struct {
  gint64 cents[ORACLE_MOST];
} OracleShares;

guint oracle_find_sources (const CohortSnapshot *snapshot, const CohortFundingSource **sources);

OracleShares oracle_share_line (const CohortSnapshot *snapshot, const CohortPlanLine *line);
OracleShares
oracle_share_expense (const CohortSnapshot *snapshot, const CohortExpense *expense, gint64 cents);
/* Payments of the expense, and into @back what came back of them, with the other sign. */
OracleShares oracle_share_paid (const CohortSnapshot *snapshot,
                                const CohortExpense *expense,
                                OracleShares *back);

CohortParts oracle_count (const CohortSnapshot *snapshot, guint source, CohortDate on);

G_END_DECLS
