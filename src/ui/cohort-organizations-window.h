/* The organizations people come from: found, corrected, merged, removed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_ORGANIZATIONS_WINDOW (cohort_organizations_window_get_type ())
G_DECLARE_FINAL_TYPE (CohortOrganizationsWindow,
                      cohort_organizations_window,
                      COHORT,
                      ORGANIZATIONS_WINDOW,
                      AdwWindow)

/* Shows it over the window @widget is in, which it asks to show people. */
void cohort_organizations_window_present (GtkWidget *widget, CohortStore *store);

G_END_DECLS
