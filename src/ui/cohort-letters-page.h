/* The welcome letters: who gets one, what it says, and what is missing before it can go.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-page.h"

G_BEGIN_DECLS

#define COHORT_TYPE_LETTERS_PAGE (cohort_letters_page_get_type ())
G_DECLARE_FINAL_TYPE (CohortLettersPage, cohort_letters_page, COHORT, LETTERS_PAGE, CohortPage)

G_END_DECLS
