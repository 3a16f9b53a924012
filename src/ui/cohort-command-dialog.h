/* A small form whose answer is one command; it stays open, with what was typed, when that is
 * refused. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_COMMAND_DIALOG (cohort_command_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CohortCommandDialog, cohort_command_dialog, COHORT, COMMAND_DIALOG, AdwWindow)

/* (transfer full): the command the form says now, or NULL while it is not complete */
typedef JsonObject *(*CohortCommandDialogFunc) (CohortCommandDialog *dialog, gpointer user_data);

/**
 * cohort_command_dialog_new:
 * @accept: label of the suggested action, with a mnemonic
 * @make: asked again at every change, to know whether the form is complete
 * @user_data: (transfer full): freed with @free_data
 *
 * Signal "done": once the command is done, before the dialog closes.
 */
CohortCommandDialog *cohort_command_dialog_new (GtkWidget *parent,
                                                CohortStore *store,
                                                const char *title,
                                                const char *accept,
                                                CohortCommandDialogFunc make,
                                                gpointer user_data,
                                                GDestroyNotify free_data);

/* Rows, in boxed lists; each new group begins with cohort_command_dialog_add_group(). Borrowed. */
void cohort_command_dialog_add_group (CohortCommandDialog *self,
                                      const char *title,
                                      const char *description);
/* A group of another kind. */
void cohort_command_dialog_take_group (CohortCommandDialog *self, GtkWidget *group);
GtkWidget *
cohort_command_dialog_add_entry (CohortCommandDialog *self, const char *title, const char *text);
/* A CohortDateRow; @date 0: empty. */
GtkWidget *
cohort_command_dialog_add_date (CohortCommandDialog *self, const char *title, CohortDate date);
GtkWidget *cohort_command_dialog_add_combo (CohortCommandDialog *self,
                                            const char *title,
                                            const char *const *labels,
                                            guint selected);
GtkWidget *cohort_command_dialog_add_switch (CohortCommandDialog *self,
                                             const char *title,
                                             const char *subtitle,
                                             gboolean active);
void cohort_command_dialog_add_widget (CohortCommandDialog *self, GtkWidget *widget);
/* A line under the form that says what would come of it; NULL hides it. */
void cohort_command_dialog_set_preview (CohortCommandDialog *self, const char *text);
/* Asks @make again. */
void cohort_command_dialog_changed (CohortCommandDialog *self);
const char *cohort_entry_get_text (GtkWidget *entry); /* NULL when there is only white space */

G_END_DECLS
