/* The first thing a new user sees: which county is hers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_WELCOME (cohort_welcome_get_type ())
G_DECLARE_FINAL_TYPE (CohortWelcome, cohort_welcome, COHORT, WELCOME, AdwBin)

void cohort_welcome_set_store (CohortWelcome *self, CohortStore *store);

G_END_DECLS
