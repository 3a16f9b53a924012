/* Asking for a file, through the portal where there is one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @file is local. @user_data is the function's from here on; when the person thinks better of it,
 * the function is not called and @user_data is freed with the function given for that. */
typedef void (*CohortFileChoiceFunc) (GtkWindow *parent, GFile *file, gpointer user_data);

void cohort_file_choice_open (GtkWindow *parent,
                              const char *title,
                              const char *filter_name,
                              const char *const *patterns,
                              CohortFileChoiceFunc chosen,
                              gpointer user_data,
                              GDestroyNotify free_user_data);
/* Starts in the folder last exported to, and remembers the one chosen. */
void cohort_file_choice_save (GtkWindow *parent,
                              const char *title,
                              const char *name,
                              CohortFileChoiceFunc chosen,
                              gpointer user_data,
                              GDestroyNotify free_user_data);
/* For files that are named by themselves; remembered likewise. */
void cohort_file_choice_folder (GtkWindow *parent,
                                const char *title,
                                CohortFileChoiceFunc chosen,
                                gpointer user_data,
                                GDestroyNotify free_user_data);

G_END_DECLS
