/* Asking for an activity of the community of practice, and for when a first step was taken.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @activity: (nullable): id; NULL for a new one, of @component (nullable) */
void cohort_activity_dialog_present (GtkWidget *widget,
                                     CohortStore *store,
                                     const char *activity,
                                     const char *component);
/* @code: of one of the steps of how to start */
void cohort_start_dialog_present (GtkWidget *widget, CohortStore *store, const char *code);

/* Whether @text is a length, "1:30", "1.5" or "2" hours; nothing is COHORT_UNKNOWN. */
gboolean cohort_hours_parse (const char *text, gint64 *minutes);

G_END_DECLS
