/* Lists whose rows are made anew only where they say something else than before.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer floating): a boxed list without selection, named @label for who does not see it */
GtkListBox *cohort_kept_rows_new (const char *label);
/* Whether the row at @position is of @id and says @text; takes away rows that stand in its way. */
gboolean cohort_kept_rows_has (GtkListBox *list, int position, const char *id, const char *text);
/* @row: (transfer floating): of @id, which becomes its name; says @text */
void cohort_kept_rows_put (GtkListBox *list,
                           int position,
                           GtkWidget *row,
                           const char *id,
                           const char *text);
/* Takes away all rows behind the first @n. */
void cohort_kept_rows_cut (GtkListBox *list, int n);
/* (transfer none) (nullable): the row of @id */
GtkWidget *cohort_kept_rows_find (GtkListBox *list, const char *id);

G_END_DECLS
