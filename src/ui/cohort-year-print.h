/* Printing the year's timeline.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* One page that lies on its side; asks for the printer over @parent. */
void cohort_year_print (GtkWindow *parent, CohortSnapshot *snapshot);

G_END_DECLS
