/* Invoices as rows, and what may be done with each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

/* The whole row in words: when it is the same, so is the row. */
char *cohort_invoice_row_dup_text (const CohortSnapshot *snapshot,
                                   const CohortLedger *ledger,
                                   const CohortInvoice *invoice) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cohort_invoice_row_new (const CohortSnapshot *snapshot,
                                   const CohortLedger *ledger,
                                   const CohortInvoice *invoice,
                                   GPtrArray *alignment);
GtkWidget *cohort_invoice_heading_new (GPtrArray *alignment);
/* "invoice.open" and so on (s), for a page's class_init. */
void cohort_invoice_install_actions (GtkWidgetClass *page_class);

G_END_DECLS
