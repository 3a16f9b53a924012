/* How an activity of the log looks in a list view.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): of rows of CohortActivityItem, each with a menu of "activity.edit" and
 * "activity.remove" (s: id) */
GtkListItemFactory *cohort_activity_row_new_factory (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
