/* An opportunity as a row of a list: what it is, how far off, and who on the team fits.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): of a list of CohortOpportunityItem */
GtkListItemFactory *cohort_opportunity_row_factory_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
