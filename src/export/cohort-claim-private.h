/* What the forms of travel and money say alike, and the receipts of a claim.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"
#include "cohort-paper.h"
#include "cohort-pdf-pages.h"

G_BEGIN_DECLS

/** CohortClaimReceipt: one file, numbered from 1; it may prove several lines. */
typedef struct {
  guint number;
  const CohortReceipt *receipt; /* the first of this file */
  GString *lines;               /* "1, 4" */
  GBytes *content;              /* (nullable): missing, changed, or not asked for */
  GArray *pictures; /* (element-type CohortReceiptPicture): its pages, as far as they are drawn */
  guint n_pages;    /* of the file, when it has pages */
  CohortPdfState state; /* of a document */
} CohortClaimReceipt;

typedef struct {
  const CohortSnapshot *snapshot;
  CohortLedger *ledger;
  GPtrArray *expenses; /* (element-type CohortExpense): numbered from 1 in this order */
  GPtrArray *receipts; /* (element-type CohortClaimReceipt) */
} CohortClaim;

/* cohort-claim-receipts.c */
void cohort_claim_collect_receipts (CohortClaim *self, const char *folder);
char *cohort_claim_dup_receipt_numbers (const CohortClaim *self,
                                        const char *expense) G_GNUC_WARN_UNUSED_RESULT;
void cohort_claim_add_receipt_list (const CohortClaim *self, CohortPaper *paper, guint first_page);
guint cohort_claim_add_pictures (const CohortClaim *self, CohortPaper *paper);
GPtrArray *cohort_claim_list_enclosures (const CohortClaim *self) G_GNUC_WARN_UNUSED_RESULT;

/* cohort-claim-text.c: texts are (transfer full); NULL when there is nothing to say */
char *cohort_claim_dup_who (const CohortSnapshot *snapshot, const char *person, CohortDate day);
char *cohort_claim_dup_event (const CohortSnapshot *snapshot, const char *convening);
char *
cohort_claim_dup_trip (const CohortSnapshot *snapshot, const char *person, const char *convening);
char *cohort_claim_dup_quantity (gint64 quantity, gint64 rate);
const char *cohort_claim_get_account (const CohortSnapshot *snapshot,
                                      const CohortExpense *expense,
                                      const CohortFundingSource *source);
/* "—" for what is not known */
char *cohort_claim_dup_money (gint64 cents);

G_END_DECLS
