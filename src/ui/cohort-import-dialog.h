/* What a file would change, looked at before anything is written.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_IMPORT_DIALOG (cohort_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CohortImportDialog, cohort_import_dialog, COHORT, IMPORT_DIALOG, AdwWindow)

/* Asks for a file, then opens it; @widget is in the window asked from. */
void cohort_import_dialog_choose (GtkWidget *widget, CohortStore *store);
void cohort_import_dialog_open   (GtkWidget *widget, CohortStore *store, GFile *file);
/* A table that was pasted: text with a row of headings, separated by tabs, commas or semicolons.
 * @name stands for the file's, as in "Pasted cells". */
void cohort_import_dialog_open_bytes (GtkWidget *widget, CohortStore *store, GBytes *bytes,
                                      const char *name);

G_END_DECLS
