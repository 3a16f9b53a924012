/* Asking for an invoice: its number and period, its expenses, and what came of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* Each @invoice is an id. */
void cohort_invoice_add_present (GtkWidget *widget, CohortStore *store);
void cohort_invoice_edit_present (GtkWidget *widget, CohortStore *store, const char *invoice);
void cohort_invoice_put_present (GtkWidget *widget, CohortStore *store, const char *invoice);
void cohort_invoice_take_present (GtkWidget *widget, CohortStore *store, const char *invoice);
void cohort_invoice_send_present (GtkWidget *widget, CohortStore *store, const char *invoice);
void cohort_invoice_receive_present (GtkWidget *widget, CohortStore *store, const char *invoice);

G_END_DECLS
