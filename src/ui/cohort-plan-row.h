/* Lines of the plan as rows: who is to cost how much, and how much of it is used.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

GtkWidget *cohort_plan_row_new (const CohortSnapshot *snapshot,
                                const CohortLedger *ledger,
                                const CohortPlanLine *line,
                                GPtrArray *alignment);
char *cohort_plan_row_dup_text (const CohortSnapshot *snapshot,
                                const CohortLedger *ledger,
                                const CohortPlanLine *line) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cohort_plan_heading_new (GPtrArray *alignment);
/* "plan.open" and what the menus of the rows do, for the class of the page they are on. */
void cohort_plan_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
