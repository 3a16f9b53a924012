/* What a funding source asks for: milestones in order, categories it pays, account codes.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortMilestone: a day on the way of a contract, and the status it has from then on. */
typedef struct {
  const char *field;  /* of CohortFundingSource, "drafted_on" */
  const char *status; /* "drafted" */
} CohortMilestone;

const CohortMilestone *cohort_milestones_get (guint *n);
CohortDate cohort_milestone_get_day (const CohortFundingSource *source,
                                     const CohortMilestone *milestone);
/* "not-started", or the status of the last milestone that is stated. */
const char *cohort_milestones_get_status (const CohortFundingSource *source);
/* (nullable): "Signed", translated; NULL for a code there is not */
const char *cohort_contract_status_get_label (const char *status);
gboolean cohort_milestones_check (const CohortFundingSource *source, GError **error);

gboolean cohort_source_pays (const CohortFundingSource *source, const char *category);
gboolean cohort_source_is_open (const CohortFundingSource *source, CohortDate on);
/* The first source of the year, but @source, that pays @category on @on; NULL when none does. */
const CohortFundingSource *cohort_source_find_other (const CohortSnapshot *snapshot,
                                                     const CohortFundingSource *source,
                                                     const char *category,
                                                     CohortDate on);

/* An expense's own code, else its plan line's, else that of @source; NULL when none is stated. */
const char *cohort_line_get_account (const CohortSnapshot *snapshot,
                                     const CohortPlanLine *line,
                                     const char *source);
const char *cohort_expense_get_account (const CohortSnapshot *snapshot,
                                        const CohortExpense *expense,
                                        const char *source);

G_END_DECLS
