/* Buttons that have a key of their own: what a screen reader calls them, and where they have none.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 would call "_Add" "_Add Add", and a check button "_Always" so: from now on each button is
 * named without its mark when it is shown, those of the toolkit's own questions too, and when what
 * is written on it changes. One that has a name of its own keeps it. To be called once, when GTK is
 * there. */
void cohort_button_names_install (void);
/* (transfer full): @text without the marks of its key; a doubled mark stands for itself */
char *cohort_dup_without_mnemonic (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer floating): for what stands in each row of a list, where a key cannot mean one of them;
 * @label: may have a mark */
GtkWidget *cohort_row_button_new (const char *label);

G_END_DECLS
