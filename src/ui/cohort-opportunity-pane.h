/* All there is about one opportunity, and who on the team takes part.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-opportunity-item.h"
#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_OPPORTUNITY_PANE (cohort_opportunity_pane_get_type ())
G_DECLARE_FINAL_TYPE (CohortOpportunityPane,
                      cohort_opportunity_pane,
                      COHORT,
                      OPPORTUNITY_PANE,
                      GtkBox)

/* Signal "back": to the list, where there is room for one of both. */

/* @item: (nullable): nothing is chosen. The focus stays where it was while it is the same one. */
void cohort_opportunity_pane_show (CohortOpportunityPane *self,
                                   CohortStore *store,
                                   CohortOpportunityItem *item);
void cohort_opportunity_pane_set_folded (CohortOpportunityPane *self, gboolean is_folded);

G_END_DECLS
