/* What an expense, or a line of the plan, must satisfy before it is saved, and what commands share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"
#include "cohort-splits.h"

G_BEGIN_DECLS

const CohortExpense *
cohort_expense_read (const CohortSnapshot *snapshot, CohortArguments *arguments, GError **error);
CohortChange *cohort_expense_new_change (const CohortSnapshot *snapshot,
                                         const char *kind,
                                         const CohortExpense *expense,
                                         gint64 cents) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_expense_is (const CohortExpense *expense, const char *const *statuses);

gboolean cohort_expense_check_sources (const CohortSnapshot *snapshot,
                                       const CohortExpense *expense,
                                       GArray *splits,
                                       GError **error);
gboolean cohort_plan_line_check_sources (const CohortSnapshot *snapshot,
                                         CohortPlanLine *line,
                                         GArray *splits,
                                         const char *override,
                                         GError **error);
GArray *cohort_plan_line_new_shares (const CohortSnapshot *snapshot,
                                     const char *category,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_expense_read_override (CohortArguments *arguments,
                                       CohortExpense *expense,
                                       gboolean *overridden,
                                       GError **error);

gint64 cohort_expense_move_excess (const CohortSnapshot *snapshot,
                                   const CohortExpense *expense,
                                   GArray *splits,
                                   const CohortFundingSource *target,
                                   CohortDate today);
gboolean cohort_expense_check_available (const CohortSnapshot *snapshot,
                                         const CohortExpense *expense,
                                         gint64 cents,
                                         CohortDate today,
                                         GError **error);

GPtrArray *cohort_expense_select_refunds (const CohortSnapshot *snapshot,
                                          const char *expense) G_GNUC_WARN_UNUSED_RESULT;
gint64 cohort_expense_count_kept (const CohortSnapshot *snapshot,
                                  const CohortLedger *ledger,
                                  const char *expense);

G_END_DECLS
