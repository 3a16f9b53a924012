/* What a screen reader calls buttons that have a key of their own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 would call "_Add" in @root "_Add Add". A button that has a name of its own keeps it. */
void cohort_button_names_set (GtkWidget *root);
/* Changes what such a button says, and its name with it. */
void cohort_button_names_set_label (GtkButton *button, const char *label);

G_END_DECLS
