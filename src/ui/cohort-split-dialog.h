/* The dialogs that share an expense among funding sources: by amount, by share, and at the cap.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @expense is an id. Each asks over the window of @widget and ends in one command. */
void cohort_expense_split_present (GtkWidget *widget, CohortStore *store, const char *expense);
void
cohort_expense_split_at_cap_present (GtkWidget *widget, CohortStore *store, const char *expense);
/* (nullable): id of the first source that can take what the plan or another source cannot bear;
 * NULL when there is nothing to split off. */
char *cohort_expense_find_rest_payer (const CohortSnapshot *snapshot,
                                      const char *expense) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
