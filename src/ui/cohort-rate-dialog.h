/* The form of a rate of the county's own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @rate: (nullable): the id of one, NULL for a new one */
void cohort_rate_dialog_present (GtkWidget *widget, CohortStore *store, const char *rate);

G_END_DECLS
