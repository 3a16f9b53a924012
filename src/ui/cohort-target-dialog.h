/* The form of a county's own target for its team.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"
#include "cohort-targets.h"

G_BEGIN_DECLS

/* Begins with the county's own target, else with a copy of @model (nullable). Saving chooses it. */
void
cohort_target_dialog_present (GtkWidget *parent, CohortStore *store, const CohortTarget *model);

G_END_DECLS
