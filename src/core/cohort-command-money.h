/* The acts on funding sources, plan, expenses and receipts, which the command tables list.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-arguments.h"

G_BEGIN_DECLS

#define COHORT_DECLARE_COMMAND(name)                                                               \
  CohortChange *cohort_##name (const CohortSnapshot *snapshot, CohortArguments *arguments,         \
                               const CohortMoment *moment, GError **error)

COHORT_DECLARE_COMMAND (source_add);
COHORT_DECLARE_COMMAND (source_edit);
COHORT_DECLARE_COMMAND (source_remove);
COHORT_DECLARE_COMMAND (contract_amend);

COHORT_DECLARE_COMMAND (plan_trip);
COHORT_DECLARE_COMMAND (plan_reprice);
COHORT_DECLARE_COMMAND (trip_approve);
COHORT_DECLARE_COMMAND (trip_unapprove);

COHORT_DECLARE_COMMAND (expense_add);
COHORT_DECLARE_COMMAND (expense_edit);
COHORT_DECLARE_COMMAND (expense_split);
COHORT_DECLARE_COMMAND (expense_split_at_cap);
COHORT_DECLARE_COMMAND (expense_remove);
COHORT_DECLARE_COMMAND (expense_submit);
COHORT_DECLARE_COMMAND (expense_return);
COHORT_DECLARE_COMMAND (expense_approve);
COHORT_DECLARE_COMMAND (expense_reject);
COHORT_DECLARE_COMMAND (expense_void);
COHORT_DECLARE_COMMAND (expense_pay);
COHORT_DECLARE_COMMAND (expense_refund);
COHORT_DECLARE_COMMAND (expense_reverse);

COHORT_DECLARE_COMMAND (receipt_add);
COHORT_DECLARE_COMMAND (receipt_remove);

G_END_DECLS
