/* The rows of a file as a list: what becomes of each, and why.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-import.h"

G_BEGIN_DECLS

#define COHORT_TYPE_IMPORT_ROWS (cohort_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (CohortImportRows, cohort_import_rows, COHORT, IMPORT_ROWS, GtkWidget)

/* @proposal: (nullable): must stay until another one, or none, is set */
void cohort_import_rows_set_proposal (CohortImportRows *self, const CohortProposal *proposal);
void cohort_import_rows_set_only_problems (CohortImportRows *self, gboolean only_problems);

G_END_DECLS
