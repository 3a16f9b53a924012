/* A person of the team as a few lines, where a table does not fit.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): makes the rows of a list of CohortTeamItem */
GtkListItemFactory *cohort_team_row_factory_new (void);

G_END_DECLS
