/* Changing how many spots the county has: releasing, being granted, another number, none at all.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

void cohort_release_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening);
void cohort_grant_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening);
void cohort_override_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening);
/* No team this year: all announced spots of all convenings go to the state. */
void cohort_nobody_dialog_present (GtkWidget *widget, CohortStore *store);

G_END_DECLS
