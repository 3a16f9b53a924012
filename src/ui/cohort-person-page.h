/* One person: who she is, where she belongs, what happened, and what can be done.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-page.h"

G_BEGIN_DECLS

#define COHORT_TYPE_PERSON_PAGE (cohort_person_page_get_type ())
G_DECLARE_FINAL_TYPE (CohortPersonPage, cohort_person_page, COHORT, PERSON_PAGE, CohortPage)

/**
 * CohortPersonPage:
 *
 * A page within another, which sets its store and puts it away at the signal "back": by its button,
 * Alt+Left, Escape, or because the person is no longer there. Opened with a person's id by
 * cohort_page_open(); when that person is merged into another, it goes on with the other.
 */
const char *cohort_person_page_get_person (CohortPersonPage *self); /* (nullable): id */

G_END_DECLS
