/* The year around the team: opportunities as a timeline and as a list, action plan, community.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-page.h"

G_BEGIN_DECLS

#define COHORT_TYPE_YEAR_PAGE (cohort_year_page_get_type ())
G_DECLARE_FINAL_TYPE (CohortYearPage, cohort_year_page, COHORT, YEAR_PAGE, CohortPage)

G_END_DECLS
