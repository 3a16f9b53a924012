/* Forms about an opportunity: one of the county's own, the link of one, and days that were not
 * certain. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-opportunities.h"
#include "cohort-store.h"

G_BEGIN_DECLS

/* @id: (nullable): of one of the county's own; NULL adds one */
void cohort_opportunity_dialog_present (GtkWidget *widget, CohortStore *store, const char *id);
/* Where to apply for one of the program's. */
void cohort_opportunity_link_present (GtkWidget *widget,
                                      CohortStore *store,
                                      const CohortOpportunity *opportunity);
/* The days of @part, from 1, of one of the program's. */
void cohort_opportunity_days_present (GtkWidget *widget,
                                      CohortStore *store,
                                      const CohortOpportunity *opportunity,
                                      guint part);

G_END_DECLS
