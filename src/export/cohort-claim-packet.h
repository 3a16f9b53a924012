/* What is handed to the office that pays: claims with their receipts, and requests before a trip.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/**
 * CohortClaimOptions:
 * @today: the date of the claim
 * @exported_at: seconds since 1970, UTC: when the PDF says it was made
 * @person: (nullable): id of who claims
 * @payee: (nullable): name of who is paid when it is no person; one of both
 * @convening: (nullable): code; %NULL: any, and expenses of none
 * @from: first day expenses were incurred; 0: any
 * @to: last day; 0: any
 * @attachments: (nullable): the folder receipts are kept in; %NULL: receipts are only listed
 */
typedef struct {
  CohortDate today;
  gint64 exported_at;
  const char *person;
  const char *payee;
  const char *convening;
  CohortDate from;
  CohortDate to;
  const char *attachments;
} CohortClaimOptions;

gboolean cohort_claim_packet_write_pdf (const CohortSnapshot *snapshot,
                                        const CohortClaimOptions *options,
                                        const char *path,
                                        GCancellable *cancellable,
                                        GError **error);

/** CohortPreapprovalOptions: @person (id) asks to go to @convening (code). */
typedef struct {
  CohortDate today;
  gint64 exported_at;
  const char *person;
  const char *convening;
} CohortPreapprovalOptions;

gboolean cohort_preapproval_write_pdf (const CohortSnapshot *snapshot,
                                       const CohortPreapprovalOptions *options,
                                       const char *path,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
