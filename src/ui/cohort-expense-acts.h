/* The dialogs that move an expense on.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @expense is an id. Each asks over the window of @widget and ends in one command. */
void cohort_expense_return_present (GtkWidget *widget, CohortStore *store, const char *expense);
void cohort_expense_reject_present (GtkWidget *widget, CohortStore *store, const char *expense);
void cohort_expense_void_present (GtkWidget *widget, CohortStore *store, const char *expense);
void cohort_expense_approve_present (GtkWidget *widget, CohortStore *store, const char *expense);
void cohort_expense_pay_present (GtkWidget *widget, CohortStore *store, const char *expense);
void cohort_expense_refund_present (GtkWidget *widget, CohortStore *store, const char *expense);
void cohort_expense_reverse_present (GtkWidget *widget, CohortStore *store, const char *expense);

G_END_DECLS
