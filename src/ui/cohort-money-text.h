/* Expenses, plan lines and funding sources in words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

/* Each returns (transfer full) text in the reader's language. */

char *cohort_money_text_who (const CohortSnapshot *snapshot, const char *person, const char *payee);
char *cohort_money_text_amount (gint64 cents); /* "not priced" when it is unknown */
char *cohort_money_text_convening (const CohortSnapshot *snapshot, const char *convening);
/* "3 × $169.00", "104.6 mi × 67.0¢", or NULL without a quantity and a rate */
char *cohort_money_text_calculation (const char *category, gint64 quantity, gint64 rate);

char *cohort_expense_text_what (const CohortSnapshot *snapshot, const CohortExpense *expense);
char *cohort_expense_text_sources (const CohortSnapshot *snapshot, const CohortExpense *expense);
char *cohort_expense_text_approved (const CohortExpense *expense);

char *cohort_plan_text_what (const CohortSnapshot *snapshot, const CohortPlanLine *line);
char *cohort_plan_text_whole (const CohortSnapshot *snapshot, const CohortPlanLine *line);
char *cohort_plan_text_sources (const CohortSnapshot *snapshot, const CohortPlanLine *line);

char *cohort_source_text_terms (const CohortFundingSource *source, const CohortLedger *ledger);
char *cohort_parts_text_answer (const CohortParts *parts);   /* "$575.64 available" */
char *cohort_parts_text_unpriced (const CohortParts *parts); /* NULL when everything has a price */

G_END_DECLS
