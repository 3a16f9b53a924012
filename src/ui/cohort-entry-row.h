/* Rows to type in that a screen reader follows.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Before the row is on screen: the place to type in then tells its name, and when it has the
 * keyboard. */
void cohort_entry_row_tell_focus (AdwEntryRow *row);
/* The same for all such rows of a window's template. */
void cohort_entry_rows_tell_focus (GtkWidget *root);

G_END_DECLS
