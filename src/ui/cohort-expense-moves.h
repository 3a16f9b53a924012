/* What may be done with an expense now: as a menu, as rows that explain it, as actions of a page.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/** CohortExpenseMove: one thing to do. Texts are borrowed and translated. */
typedef struct {
  const char *action; /* "expense.submit" */
  const char *label;  /* for a button, without a mnemonic */
  const char *text;   /* what it does, in a sentence */
} CohortExpenseMove;

/* (transfer full): only what is legal now; empty when there is no such expense */
GMenuModel *cohort_expense_menu_new (const CohortSnapshot *snapshot,
                                     const char *expense) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type CohortExpenseMove): what moves it on, legal now */
GArray *cohort_expense_moves_new (const CohortSnapshot *snapshot,
                                  const char *expense) G_GNUC_WARN_UNUSED_RESULT;
/* Does it, or asks over the window of @widget first. */
void cohort_expense_move_run (GtkWidget *widget,
                              CohortStore *store,
                              const char *action,
                              const char *expense);

G_END_DECLS
