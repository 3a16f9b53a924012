/* One page of the help as widgets, in reading order.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-help-page.h"

G_BEGIN_DECLS

/* Links to other pages activate the action "help.open" with the page's name. */
GtkWidget *cohort_help_view_new (const CohortHelpPage *page);
/* Puts the focus on a part, which scrolls there. */
void cohort_help_view_focus (GtkWidget *view, guint part);

G_END_DECLS
