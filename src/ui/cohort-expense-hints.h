/* What stands beside an expense in words: what it lacks, and what the travel policy says of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

/* Nothing of this ever blocks. Each returns (transfer full) text in the reader's language. */

gboolean
cohort_expense_needs_receipt (const CohortSnapshot *snapshot, const char *category, gint64 cents);
/* (nullable): "Still missing: receipt, purpose" of a draft or returned one; NULL: nothing is.
 * @has_papers: receipts are about to be attached. */
char *cohort_expense_dup_missing (const CohortSnapshot *snapshot,
                                  const CohortExpense *expense,
                                  gboolean has_papers) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): when the policy asks for no receipt, why not; where it pays only what was spent, so. */
char *cohort_expense_dup_receipt_rule (const CohortSnapshot *snapshot,
                                       const char *category,
                                       gint64 cents) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): "$60.00 of the $64.32 planned is used up; $4.32 stays planned." @ledger: of @after */
char *cohort_expense_dup_relief (const CohortSnapshot *after,
                                 const CohortLedger *ledger,
                                 const CohortExpense *expense) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): a line for each finding about the expense or its plan line. */
char *cohort_expense_dup_advice (const CohortSnapshot *after,
                                 CohortLedger *ledger,
                                 const CohortExpense *expense) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
