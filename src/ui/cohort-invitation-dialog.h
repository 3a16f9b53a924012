/* The dialogs of an invitation: somebody is asked, and what is known of it is corrected.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* Each shows a dialog over the window @widget is in. */
void cohort_invitation_add_present (GtkWidget *widget, CohortStore *store, const char *person);
void
cohort_invitation_edit_present (GtkWidget *widget, CohortStore *store, const char *invitation);

G_END_DECLS
