/* The help, beside the window it helps with.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COHORT_TYPE_HELP_WINDOW (cohort_help_window_get_type ())
G_DECLARE_FINAL_TYPE (CohortHelpWindow, cohort_help_window, COHORT, HELP_WINDOW, AdwWindow)

/* Shows the page called @page: in the help window there is, else in a new one. */
void cohort_help_window_present (GtkApplication *application, const char *page);
/* The name of the page on screen. */
const char *cohort_help_window_get_page (CohortHelpWindow *self);

G_END_DECLS
