/* Reading, writing and dividing the shares of plan lines and expenses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-arguments.h"

G_BEGIN_DECLS

/* A share: an amount, or a part per thousand of an amount that is unknown or may change. */
typedef struct {
  const CohortFundingSource *source; /* (unowned) */
  gint64 cents;
  gint64 permille;
} CohortSplit;

/* Each returns (transfer full) (element-type CohortSplit). */
GArray *cohort_splits_read (CohortArguments *arguments,
                            const CohortSnapshot *snapshot,
                            gint64 cents,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *cohort_splits_new_on (const CohortFundingSource *source) G_GNUC_WARN_UNUSED_RESULT;
GArray *cohort_splits_new_on_contract (const CohortSnapshot *snapshot,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *cohort_splits_of_line (const CohortSnapshot *snapshot,
                               const char *line) G_GNUC_WARN_UNUSED_RESULT;
GArray *cohort_splits_of_expense (const CohortSnapshot *snapshot,
                                  const char *expense) G_GNUC_WARN_UNUSED_RESULT;

void cohort_splits_fix (GArray *splits, gint64 cents);
void cohort_splits_loosen (GArray *splits);

void cohort_splits_put_on_line (GArray *splits,
                                CohortChange *change,
                                const CohortSnapshot *snapshot,
                                const char *line);
void cohort_splits_put_on_expense (GArray *splits,
                                   CohortChange *change,
                                   const CohortSnapshot *snapshot,
                                   const char *expense);

G_END_DECLS
