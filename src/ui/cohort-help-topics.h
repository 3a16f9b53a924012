/* Which page of the help fits what is on screen.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a dialog whose page is not that of the section it was opened from; @page: COHORT_HELP_… */
void cohort_help_topics_set (GtkWidget *dialog, const char *page);
/* @window: (nullable): the one that has the focus */
const char *cohort_help_topics_find (GtkWindow *window);

G_END_DECLS
