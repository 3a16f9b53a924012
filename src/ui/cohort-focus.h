/* Keeping the keyboard where it was while rows are made anew.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CohortFocus: which row, told by its key, and which kind of control in it has the focus. */
typedef struct _CohortFocus CohortFocus;

/* @kind and @id together tell a row from every other of a page. */
void cohort_focus_set_key (GtkWidget *row, const char *kind, const char *id);
/* (transfer full) (nullable): NULL when no row under @root has the focus */
CohortFocus *cohort_focus_save (GtkWidget *root) G_GNUC_WARN_UNUSED_RESULT;
/* @focus: (nullable): does nothing when there is no such row any more */
void cohort_focus_restore (GtkWidget *root, const CohortFocus *focus);
void cohort_focus_free (CohortFocus *self);
/* When nothing has the focus, the first control of @root gets it. After what had it is gone GTK 4.8
 * goes on from where that was: if that was the last, Tab would lead nowhere any more. */
void cohort_focus_begin (GtkWidget *root);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortFocus, cohort_focus_free)

G_END_DECLS
