/* The letters: whom each goes to, what it says, what is missing before it can go, and what left.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-page.h"

G_BEGIN_DECLS

#define COHORT_TYPE_LETTERS_PAGE (cohort_letters_page_get_type ())
G_DECLARE_FINAL_TYPE (CohortLettersPage, cohort_letters_page, COHORT, LETTERS_PAGE, CohortPage)

/* It opens an issued letter by its id, and the letter to a person or an organization by hers. */

G_END_DECLS
