/* Asking for a file, through the portal where there is one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @user_data is the function's from here on; when the person thinks better of it, the function is
 * not called and @user_data is freed with the function given for that. */
typedef void (*CohortFileChoiceFunc) (GtkWindow *parent, GFile *file, gpointer user_data);

/* What is chosen may be in any place that can be read, also one without a path: who needs a path
 * asks cohort_file_choice_check_path(). */
void cohort_file_choice_open (GtkWindow *parent,
                              const char *title,
                              const char *filter_name,
                              const char *const *patterns,
                              CohortFileChoiceFunc chosen,
                              gpointer user_data,
                              GDestroyNotify free_user_data);
/* Starts in cohort_file_choice_dup_first_folder(), and remembers the folder chosen. What is chosen
 * has a path. */
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
/* (transfer full) (nullable): the folder last exported to, before that Documents; NULL: where the
 * dialog begins by itself */
GFile *cohort_file_choice_dup_first_folder (void) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @file has a path on this computer; where it has none, a dialog says that the place cannot
 * be used and what to do. */
gboolean cohort_file_choice_check_path (GtkWindow *parent, GFile *file);
/* What those do once @file is chosen for @action. Returns: whether @chosen was called; else a
 * dialog says why not, and @user_data is still the caller's */
gboolean cohort_file_choice_take (GtkWindow *parent,
                                  GtkFileChooserAction action,
                                  GFile *file,
                                  CohortFileChoiceFunc chosen,
                                  gpointer user_data);

G_END_DECLS
