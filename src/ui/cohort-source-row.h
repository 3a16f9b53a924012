/* Funding sources as rows: terms, what is left and the five parts.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

GtkWidget *cohort_source_row_new (const CohortFundingSource *source, const CohortLedger *ledger);
char *cohort_source_row_dup_text (const CohortFundingSource *source,
                                  const CohortLedger *ledger) G_GNUC_WARN_UNUSED_RESULT;
/* "source.open" and what the menus of the rows do, for the class of the page they are on. */
void cohort_source_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
