/* Reading a file and working out what it would change, off the main thread.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-import-work.h"

#include "cohort-date.h"

#include <glib/gi18n-lib.h>

/* More than cohort_cells_read() takes: a larger file is read so far, and refused there in words. */
#define MOST_BYTES ((gsize) 65 << 20)
#define CHUNK_BYTES ((gsize) 256 << 10)

static void
clear_file (gpointer data)
{
  CohortImportFile *file = data;

  g_free (file->name);
  g_clear_pointer (&file->cells, cohort_cells_free);
  g_clear_pointer (&file->program, cohort_program_unref);
  g_clear_pointer (&file->bytes, g_bytes_unref);
}

/** cohort_import_file_ref: Returns: (transfer full): @self */
CohortImportFile *
cohort_import_file_ref (CohortImportFile *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** cohort_import_file_unref: gives back a reference, on any thread */
void
cohort_import_file_unref (CohortImportFile *self)
{
  g_atomic_rc_box_release_full (self, clear_file);
}

static GBytes *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);

  if (stream == NULL)
    return NULL;
  while (content->len < MOST_BYTES) {
    gssize n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK_BYTES, cancellable,
                                    error);

    if (n < 0)
      return NULL;
    if (n == 0)
      break;
    g_byte_array_append (content, chunk, (guint) n);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/* Puts what can be done about it into the place of GLib's words, which are for programmers. */
static void
explain (GFile *source, GError *error)
{
  g_autofree char *name = g_file_get_parse_name (source);
  g_autofree char *before = NULL;

  if (error->domain != G_IO_ERROR || error->code == G_IO_ERROR_CANCELLED)
    return;
  before = g_steal_pointer (&error->message);
  if (error->code == G_IO_ERROR_NOT_FOUND)
    error->message = g_strdup_printf (_ ("There is no file “%s”. It may have been renamed, moved "
                                         "or deleted: choose it where it is now."),
                                      name);
  else if (error->code == G_IO_ERROR_PERMISSION_DENIED)
    error->message = g_strdup_printf (_ ("You are not allowed to read “%s”. Ask whoever owns it "
                                         "for a copy, and choose that."),
                                      name);
  else
    /* Translators: %1$s is a file, %2$s why, in words of the system. */
    error->message
        = g_strdup_printf (_ ("“%1$s” cannot be read (%2$s). Choose a copy of it."), name, before);
}

static gboolean
load_file (CohortImportFile *file, GFile *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info
    = g_file_query_info (source, G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME, G_FILE_QUERY_INFO_NONE,
                         cancellable, error);

  if (info != NULL)
    file->bytes = load (source, cancellable, error);
  if (file->bytes == NULL) {
    explain (source, *error);
    return FALSE;
  }
  file->name = g_strdup (g_file_info_get_display_name (info));
  return TRUE;
}

/* A table's bytes are not kept: its cells say it all. */
static gboolean
understand (CohortImportFile *file, GCancellable *cancellable, GError **error)
{
  if (cohort_import_is_program (file->bytes)) {
    file->program = cohort_program_new_from_bytes (file->bytes, error);
    return file->program != NULL;
  }
  file->cells = cohort_cells_read (file->bytes, file->name, cancellable, error);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  return file->cells != NULL;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CohortImportFile *file = data;
  GError *error = NULL;

  if ((source == NULL || load_file (file, source, cancellable, &error))
      && understand (file, cancellable, &error))
    g_task_return_pointer (task, cohort_import_file_ref (file),
                           (GDestroyNotify) cohort_import_file_unref);
  else
    g_task_return_error (task, error);
}

/** cohort_import_read_async: reads @file, of whatever kind it is */
void
cohort_import_read_async (GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_task_data (task, g_atomic_rc_box_new0 (CohortImportFile),
                        (GDestroyNotify) cohort_import_file_unref);
  g_task_run_in_thread (task, read_thread);
}

/** cohort_import_read_bytes_async: reads @bytes as a file called @name */
void
cohort_import_read_bytes_async (GBytes *bytes,
                                const char *name,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  CohortImportFile *file = g_atomic_rc_box_new0 (CohortImportFile);

  file->name = g_strdup (name);
  file->bytes = g_bytes_ref (bytes);
  g_task_set_task_data (task, file, (GDestroyNotify) cohort_import_file_unref);
  g_task_run_in_thread (task, read_thread);
}

/** cohort_import_read_finish: Returns: (transfer full): what was read, or %NULL with @error */
CohortImportFile *
cohort_import_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  CohortImportFile *file; /* (owned) */
  CohortSnapshot *snapshot; /* (owned) */
  CohortMapping *mapping; /* (owned) (nullable) */
} Proposing;

static void
proposing_free (gpointer data)
{
  Proposing *proposing = data;

  cohort_import_file_unref (proposing->file);
  cohort_snapshot_unref (proposing->snapshot);
  cohort_mapping_free (proposing->mapping);
  g_free (proposing);
}

static void
propose_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Proposing *proposing = data;
  const CohortMoment moment = {cohort_date_today (), g_get_real_time () / G_USEC_PER_SEC};
  GError *error = NULL;
  CohortProposal *proposal
    = cohort_import_propose (proposing->snapshot, proposing->file->cells, proposing->mapping,
                             proposing->file->name, &moment, cancellable, &error);

  if (proposal == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, proposal, (GDestroyNotify) cohort_proposal_free);
}

/** cohort_import_propose_async: works out what @file would change in @snapshot */
void
cohort_import_propose_async (CohortImportFile *file,
                             CohortSnapshot *snapshot,
                             const CohortMapping *mapping,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Proposing *proposing = g_new0 (Proposing, 1);

  proposing->file = cohort_import_file_ref (file);
  proposing->snapshot = cohort_snapshot_ref (snapshot);
  proposing->mapping = mapping != NULL ? cohort_mapping_copy (mapping) : NULL;
  g_task_set_task_data (task, proposing, proposing_free);
  g_task_run_in_thread (task, propose_thread);
}

/** cohort_import_propose_finish: Returns: (transfer full): the proposal, or %NULL with @error */
CohortProposal *
cohort_import_propose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
