/* A contract's terms in words, and what each source pays for each person.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

typedef enum {
  COHORT_CONTRACT_KIND,
  COHORT_CONTRACT_START,
  COHORT_CONTRACT_END,
  COHORT_CONTRACT_CLAIM_BY,
  COHORT_CONTRACT_BOARD_ON,
  COHORT_CONTRACT_NUMBER,
  COHORT_CONTRACT_ACCOUNT,
  COHORT_CONTRACT_TAGS,
  COHORT_CONTRACT_CATEGORIES,
  COHORT_N_CONTRACT_TERMS,
} CohortContractTerm;

const char *cohort_contract_term_get_label (CohortContractTerm term);
/* What is not stated is said in words. */
char *cohort_contract_text_term (const CohortFundingSource *source,
                                 CohortContractTerm term) G_GNUC_WARN_UNUSED_RESULT;
/* @unknown: for day 0 */
char *cohort_contract_text_day (CohortDate day, const char *unknown) G_GNUC_WARN_UNUSED_RESULT;

/** CohortPaidFor: planned cents of priced lines, and how many open lines have no price. */
typedef struct {
  gint64 cents;
  guint unpriced;
} CohortPaidFor;

/* @person: (nullable): id; NULL for everybody */
void cohort_paid_for_count (const CohortSnapshot *snapshot,
                            const CohortLedger *ledger,
                            const char *source,
                            const char *person,
                            CohortPaidFor *paid);
char *cohort_paid_for_text (const CohortPaidFor *paid) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer container) (element-type utf8): ids of those something is planned for */
GPtrArray *cohort_paid_for_list_people (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the year has no contract that pays anything; @ledger: of @snapshot */
gboolean cohort_contract_is_missing (const CohortSnapshot *snapshot, const CohortLedger *ledger);

G_END_DECLS
