/* Laying a county workbook over the county, off the main thread.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook-work.h"

#include "cohort-date.h"

typedef struct {
  CohortImportFile *file;   /* (owned) */
  CohortSnapshot *snapshot; /* (owned) */
} Comparing;

static void
comparing_free (gpointer data)
{
  Comparing *comparing = data;

  cohort_import_file_unref (comparing->file);
  cohort_snapshot_unref (comparing->snapshot);
  g_free (comparing);
}

static void
compare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Comparing *comparing = data;
  const CohortMoment moment = {cohort_date_today (), g_get_real_time () / G_USEC_PER_SEC};
  GError *error = NULL;
  CohortWorkbookImport *import = cohort_workbook_import_new (
      comparing->snapshot, comparing->file->cells, comparing->file->name, &moment, cancellable,
      &error);

  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, import, (GDestroyNotify)cohort_workbook_import_free);
}

/** cohort_workbook_compare_async: works out what was edited in @file */
void
cohort_workbook_compare_async (CohortImportFile *file,
                               CohortSnapshot *snapshot,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Comparing *comparing = g_new0 (Comparing, 1);

  comparing->file = cohort_import_file_ref (file);
  comparing->snapshot = cohort_snapshot_ref (snapshot);
  g_task_set_task_data (task, comparing, comparing_free);
  g_task_run_in_thread (task, compare_thread);
}

/* What is handed over comes back once, or goes away with the task. */
typedef struct {
  CohortWorkbookImport *import; /* (owned) (nullable) */
} Settling;

static void
settling_free (gpointer data)
{
  Settling *settling = data;

  g_clear_pointer (&settling->import, cohort_workbook_import_free);
  g_free (settling);
}

static void
settle_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Settling *settling = data;
  GError *error = NULL;

  if (cohort_workbook_import_settle (settling->import, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&settling->import),
                           (GDestroyNotify)cohort_workbook_import_free);
  else
    g_task_return_error (task, error);
}

/** cohort_workbook_settle_async: @import: (transfer full): an import whose choices changed */
void
cohort_workbook_settle_async (CohortWorkbookImport *import,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Settling *settling = g_new0 (Settling, 1);

  settling->import = import;
  g_task_set_task_data (task, settling, settling_free);
  g_task_run_in_thread (task, settle_thread);
}

/** cohort_workbook_work_finish: Returns: (transfer full): the import, or %NULL with @error */
CohortWorkbookImport *
cohort_workbook_work_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
