/* Where the keyboard goes in a widget that chooses itself what has it first.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the focus() of a widget with a grab_focus() of its own: GtkWidget's would call that when
 * Shift+Tab leaves the first that is in it, and nobody would come out. */
gboolean cohort_focus_child (GtkWidget *widget, GtkDirectionType direction);
/* The same for a window that begins or ends with text one can choose from: GtkWindow's would let
 * the keyboard be nowhere between the last and the first, and a label of GTK 4.8 asks where it was.
 */
gboolean cohort_focus_window (GtkWidget *window, GtkDirectionType direction);

G_END_DECLS
