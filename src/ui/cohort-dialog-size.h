/* Dialogs as large as their text, no wider than the window they belong to, and begun at their
 * content.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a dialog's init: with larger text it becomes as much larger, on a narrow screen as narrow as
 * its parent. Where nothing else was asked for, the keyboard begins under its header. */
void cohort_dialog_keep_within_parent (GtkWindow *dialog);

G_END_DECLS
