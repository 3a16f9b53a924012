/* The team: who is on it, where they go, and which roles and grades are covered.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-page.h"

G_BEGIN_DECLS

#define COHORT_TYPE_TEAM_PAGE (cohort_team_page_get_type ())
G_DECLARE_FINAL_TYPE (CohortTeamPage, cohort_team_page, COHORT, TEAM_PAGE, CohortPage)

G_END_DECLS
