/* What was edited in a county workbook, with a choice wherever there is one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-workbook-import.h"

G_BEGIN_DECLS

#define COHORT_TYPE_WORKBOOK_VIEW (cohort_workbook_view_get_type ())
G_DECLARE_FINAL_TYPE (CohortWorkbookView, cohort_workbook_view, COHORT, WORKBOOK_VIEW, GtkWidget)

/**
 * CohortWorkbookView::changed: something else was chosen
 */

/* @import: (nullable): must stay until another one, or none, is set */
void cohort_workbook_view_set_import (CohortWorkbookView *self, CohortWorkbookImport *import);

G_END_DECLS
