/* A zip file that appears under its name only once it is complete.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-zip-file.h"

#include "cohort-export-file.h"

#include <archive.h>
#include <archive_entry.h>

/* So little that somebody who cancels does not wait. */
#define PIECE (256 * 1024)

struct _CohortZipFile {
  CohortExportFile *file;
  struct archive *archive;
  gint64 moment;
};

static la_ssize_t
write_piece (struct archive *archive, void *data, const void *bytes, size_t length)
{
  CohortZipFile *self = data;

  return cohort_export_file_write (self->file, bytes, length) ? (la_ssize_t)length : -1;
}

static gboolean
fail (CohortZipFile *self, GError **error)
{
  const char *reason = archive_error_string (self->archive);

  /* The system's own word for a write that failed comes first. */
  if (cohort_export_file_finish (self->file, error))
    cohort_export_file_set_error (self->file, reason != NULL ? reason : "zip", error);
  return FALSE;
}

/**
 * cohort_zip_file_new:
 * @path: where
 * @moment: seconds since 1970, UTC: when its parts were made
 * @error: return location for a #CohortExportError
 *
 * Returns: (transfer full): a zip file without parts
 */
CohortZipFile *
cohort_zip_file_new (const char *path, gint64 moment, GError **error)
{
  g_autoptr (CohortZipFile) self = g_new0 (CohortZipFile, 1);

  self->moment = moment;
  self->archive = archive_write_new ();
  self->file = cohort_export_file_new (path, error);
  if (self->file == NULL)
    return NULL;
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK
      || archive_write_set_bytes_in_last_block (self->archive, 1) != ARCHIVE_OK
      || archive_write_open (self->archive, self, NULL, write_piece, NULL) != ARCHIVE_OK) {
    fail (self, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/** cohort_zip_file_free: @self: (transfer full): a zip file, which vanishes unless committed */
void
cohort_zip_file_free (CohortZipFile *self)
{
  (void)archive_write_free (self->archive);
  g_clear_pointer (&self->file, cohort_export_file_free);
  g_free (self);
}

static gboolean
add_header (CohortZipFile *self, const char *name, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();
  int result;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t)size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, self->moment, 0);
  result = archive_write_header (self->archive, entry);
  archive_entry_free (entry);
  return result == ARCHIVE_OK;
}

/**
 * cohort_zip_file_add:
 * @self: a zip file
 * @name: of the part, "word/document.xml"
 * @content: all of it
 * @cancellable: (nullable)
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the part is in the file
 */
gboolean
cohort_zip_file_add (CohortZipFile *self,
                     const char *name,
                     GBytes *content,
                     GCancellable *cancellable,
                     GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  if (!add_header (self, name, size))
    return fail (self, error);
  for (gsize at = 0; at < size; at += PIECE) {
    gsize length = MIN (size - at, PIECE);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (archive_write_data (self->archive, data + at, length) != (la_ssize_t)length)
      return fail (self, error);
  }
  return TRUE;
}

/** cohort_zip_file_commit: Returns: %FALSE when it could not be written; nothing is left of it */
gboolean
cohort_zip_file_commit (CohortZipFile *self, GError **error)
{
  if (archive_write_close (self->archive) != ARCHIVE_OK)
    return fail (self, error);
  return cohort_export_file_commit (self->file, error);
}
