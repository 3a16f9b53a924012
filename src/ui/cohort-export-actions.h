/* Writing the roster and the county workbook to files the person chooses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-window.h"

G_BEGIN_DECLS

void cohort_export_roster (CohortWindow *window);
void cohort_export_workbook (CohortWindow *window);

/* Says over @parent, a CohortWindow, that a file was written, or why it was not. */
void cohort_export_tell (GtkWindow *parent, const char *path, const GError *error);

G_END_DECLS
