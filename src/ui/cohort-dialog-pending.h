/* A dialog that stays while its answer is on its way.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* While it is pending a dialog is not closed: not by Cancel, Escape or the desktop. What is refused
 * is told in it, and what it does once all went well is still done. */
void cohort_dialog_set_pending (GtkWindow *dialog, gboolean is_pending);
gboolean cohort_dialog_is_pending (GtkWindow *dialog);

/* It shows how far something has come, and closing it stops that: it may be closed by whoever sees
 * it, but not because the program is left. */
void cohort_dialog_set_working (GtkWindow *dialog);
gboolean cohort_dialog_is_working (GtkWindow *dialog);

G_END_DECLS
