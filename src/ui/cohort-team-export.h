/* Writing the people that are listed to a file, in the columns that are shown.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-team-clipboard.h"

G_BEGIN_DECLS

/* Asks where to. A name that ends in .csv makes a CSV file, any other a workbook. */
void
cohort_team_export (GtkWidget *widget, CohortSnapshot *snapshot, GPtrArray *items, GArray *columns);

G_END_DECLS
