/* A convening: its spots and who holds them, who goes, what that costs, what registration covers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-page.h"

G_BEGIN_DECLS

#define COHORT_TYPE_CONVENINGS_PAGE (cohort_convenings_page_get_type ())
G_DECLARE_FINAL_TYPE (CohortConveningsPage,
                      cohort_convenings_page,
                      COHORT,
                      CONVENINGS_PAGE,
                      CohortPage)

/* (nullable): code of the convening on the page */
const char *cohort_convenings_page_get_shown (CohortConveningsPage *self);

G_END_DECLS
