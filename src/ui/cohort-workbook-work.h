/* Laying a county workbook over the county, off the main thread.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-import-work.h"
#include "cohort-workbook-import.h"

G_BEGIN_DECLS

/* @file holds a county workbook. */
void cohort_workbook_compare_async (CohortImportFile *file,
                                    CohortSnapshot *snapshot,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Makes the change anew from what was chosen. @import: (transfer full): comes back when it is done,
 * since nobody may look at it meanwhile */
void cohort_workbook_settle_async (CohortWorkbookImport *import,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
CohortWorkbookImport *cohort_workbook_work_finish (GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
