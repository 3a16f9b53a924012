/* Expenses as rows: what happened, who pays, how far it is, and what may be done next.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

GtkWidget *cohort_expense_row_new (const CohortSnapshot *snapshot,
                                   const CohortExpense *expense,
                                   gint64 share,
                                   GPtrArray *alignment);
char *cohort_expense_row_dup_text (const CohortSnapshot *snapshot,
                                   const CohortExpense *expense,
                                   gint64 share) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cohort_expense_heading_new (GPtrArray *alignment);
/* Whether it opens as a form rather than to be read. */
gboolean cohort_expense_is_editable (const CohortExpense *expense);
/* "expense.open" and what the menus of the rows do, for the class of the page they are on. */
void cohort_expense_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
