/* What rows of expenses and of the plan have in common.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-columns.h"

G_BEGIN_DECLS

/* Asked when the menu opens: (transfer full): what may be done with the record @id now */
typedef GMenuModel *(*CohortMoneyMenuFunc) (GtkWidget *row, const char *id);

GtkWidget *cohort_money_row_new (const char *id, const char *label, GtkWidget *columns);
GtkWidget *cohort_money_heading_new (GtkWidget *columns);
GtkWidget *cohort_money_chip_new (const char *text, const char *style);
GtkWidget *cohort_money_menu_new (const char *id, const char *label, CohortMoneyMenuFunc make);
void cohort_money_menu_append (GMenu *menu, const char *label, const char *action, const char *id);

G_END_DECLS
