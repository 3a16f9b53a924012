/* A long list of which a view is given a little more in each frame.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COHORT_TYPE_GROWING_LIST (cohort_growing_list_get_type ())
/**
 * CohortGrowingList:
 *
 * A list or a table of GTK 4.8 makes the rows of its first two hundred items as soon as it has
 * them, which holds up the window. Of this it has a screenful at first, and all a little later.
 */
G_DECLARE_FINAL_TYPE (CohortGrowingList, cohort_growing_list, COHORT, GROWING_LIST, GObject)

/* (transfer full): what @view shows of @model; it grows while @view is on screen. */
CohortGrowingList *cohort_growing_list_new (GtkWidget *view,
                                            GListModel *model) G_GNUC_WARN_UNUSED_RESULT;
/* Begins anew: when most of it is about to change. */
void cohort_growing_list_restart (CohortGrowingList *self, GtkWidget *view);
void cohort_growing_list_reach (CohortGrowingList *self, guint position);

G_END_DECLS
