/* The dialogs of a membership: begun, corrected, changed from a day, ended.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* Each shows a dialog over the window @widget is in. @membership is the id of one in the store's
 * snapshot. */
void
cohort_membership_add_present (GtkWidget *widget, CohortStore *store, const char *person);
void
cohort_membership_edit_present (GtkWidget *widget, CohortStore *store, const char *membership);
/* A new role from a day on; what was before is closed the day before and kept. */
void
cohort_membership_change_present (GtkWidget *widget, CohortStore *store, const char *membership);
void
cohort_membership_end_present (GtkWidget *widget, CohortStore *store, const char *membership);

G_END_DECLS
