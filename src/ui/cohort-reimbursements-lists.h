/* What the lists of the page of the money show.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

/* Each fills @list and returns how many records it shows in the end. Making a row takes one off
 * @budget; when that is used up the rest is for the next call, so that a long list does not hold up
 * the window. */
guint cohort_list_fill_expenses (GtkListBox *list,
                                 const CohortSnapshot *snapshot,
                                 guint *budget);
guint cohort_list_fill_plan (GtkListBox *list,
                             const CohortSnapshot *snapshot,
                             const CohortLedger *ledger,
                             guint *budget);
guint cohort_list_fill_invoices (GtkListBox *list,
                                 const CohortSnapshot *snapshot,
                                 const CohortLedger *ledger,
                                 guint *budget);
guint cohort_list_fill_sources (GtkListBox *list, const CohortLedger *ledger, guint *budget);
/* The record @id is to have a row at the next filling, however far down it is. */
void cohort_list_want (GtkListBox *list, const char *id);
GtkWidget *cohort_list_find_row (GtkListBox *list, const char *id);

G_END_DECLS
