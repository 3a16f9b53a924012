/* An invoice to the payer of a source, as PDF and as an Excel workbook.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortInvoiceOptions: @invoice is an id; @today the date it bears while it is not sent;
 * @exported_at seconds since 1970, UTC. */
typedef struct {
  CohortDate today;
  gint64 exported_at;
  const char *invoice;
} CohortInvoiceOptions;

gboolean cohort_invoice_write_pdf (const CohortSnapshot *snapshot,
                                   const CohortInvoiceOptions *options,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GError **error);
/* Amounts are numbers and the total is a live formula. */
gboolean cohort_invoice_write_xlsx (const CohortSnapshot *snapshot,
                                    const CohortInvoiceOptions *options,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
