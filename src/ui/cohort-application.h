/* The application: one window over one database.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_APPLICATION (cohort_application_get_type ())
G_DECLARE_FINAL_TYPE (CohortApplication, cohort_application, COHORT, APPLICATION, AdwApplication)

CohortApplication *cohort_application_new (const char *id);
/* For a program that is sure to show its window: the data is read while the display is being
 * opened. */
void cohort_application_set_opens_early (CohortApplication *self, gboolean opens_early);

G_END_DECLS
