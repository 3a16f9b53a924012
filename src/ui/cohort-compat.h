/* What later releases of the toolkit do otherwise than GTK 4.8, mended in one place.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     cohort_compat_install        (void);
void     cohort_compat_watch          (GtkWindow *window);
void     cohort_compat_let_go         (GtkFileChooserNative *chooser);
void     cohort_compat_focus_selected (GtkListView *list);
gboolean cohort_compat_cells_wrap     (void);

G_END_DECLS
