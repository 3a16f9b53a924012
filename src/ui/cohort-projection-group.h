/* What each convening is planned to cost, and each person at it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-ledger.h"
#include "cohort-row-group.h"

G_BEGIN_DECLS

#define COHORT_TYPE_PROJECTION_GROUP (cohort_projection_group_get_type ())
G_DECLARE_FINAL_TYPE (CohortProjectionGroup,
                      cohort_projection_group,
                      COHORT,
                      PROJECTION_GROUP,
                      CohortRowGroup)

/**
 * CohortProjectionGroup:
 *
 * A group with a row for each convening of the year that has a plan; it unfolds into a row for each
 * person, which opens the trip (action "projection.trip" of the page, see below). Hidden while
 * nothing is planned.
 */
void cohort_projection_group_show (CohortProjectionGroup *self,
                                   CohortSnapshot *snapshot,
                                   const CohortLedger *ledger);

/* For a page's class_init: "projection.trip" and "projection.reprice" (ss), person and convening.
 */
void cohort_projection_install_actions (GtkWidgetClass *page_class);

G_END_DECLS
