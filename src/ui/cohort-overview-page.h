/* The county's year at a glance: the money, the spots, who is missing, what is to be done.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-page.h"

G_BEGIN_DECLS

#define COHORT_TYPE_OVERVIEW_PAGE (cohort_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (CohortOverviewPage, cohort_overview_page, COHORT, OVERVIEW_PAGE, CohortPage)

G_END_DECLS
