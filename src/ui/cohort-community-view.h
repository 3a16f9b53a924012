/* What the community of practice did in the year, and how one is started.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_COMMUNITY_VIEW (cohort_community_view_get_type ())
G_DECLARE_FINAL_TYPE (CohortCommunityView, cohort_community_view, COHORT, COMMUNITY_VIEW, AdwBin)

/* (transfer floating): fills the room it gets and scrolls by itself */
GtkWidget *cohort_community_view_new (void);
/* Shows @snapshot; does nothing when it shows that already. */
void cohort_community_view_refresh (CohortCommunityView *self,
                                    CohortStore *store,
                                    CohortSnapshot *snapshot);
/* Brings the activity of that id into view and focus; after a refresh. Returns: whether there is
 * such an activity */
gboolean cohort_community_view_open (CohortCommunityView *self, const char *activity);

G_END_DECLS
