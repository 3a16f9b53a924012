/* The forms of a funding source and of an amendment to the contract.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @source: (nullable): an id, NULL for a new one */
void cohort_source_dialog_present (GtkWidget *widget, CohortStore *store, const char *source);
void cohort_amend_dialog_present (GtkWidget *widget, CohortStore *store, const char *source);

G_END_DECLS
