/* Invoices as rows, and what may be done with each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

/* Returns how many invoices of the year there are. */
guint cohort_invoice_rows_fill (GtkListBox *list,
                                const CohortSnapshot *snapshot,
                                const CohortLedger *ledger);
/* "invoice.open" and so on (s), for a page's class_init. */
void cohort_invoice_install_actions (GtkWidgetClass *page_class);

G_END_DECLS
