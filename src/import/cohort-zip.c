/* The parts of a zip, each read as a stream and within limits.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ENTRIES  4096u
#define MAX_PART     ((gint64) 128 << 20) /* bytes of one part, unpacked */
#define MAX_TOTAL    ((gint64) 256 << 20) /* bytes of all parts read, unpacked */
#define MAX_RATIO    200                  /* XML of a sheet packs 1:10 to 1:60 */
#define RATIO_FLOOR  ((gint64) 16 << 20)  /* below this much unpacked, no ratio is suspicious */

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

struct _CohortZip {
  CohortReading *reading;    /* (borrowed) */
  GBytes        *bytes;      /* (owned) */
  GHashTable    *index;      /* (owned) folded path -> place in the zip */
  gint64         limit;      /* bytes that may come out of it */
  gint64         n_unpacked; /* bytes that did */
};

struct _CohortPart {
  CohortZip *zip;        /* (borrowed) */
  char      *path;       /* (owned) UTF-8 */
  Archive   *archive;    /* (owned) stands at the entry */
  GError    *error;      /* (owned) (nullable) why the last reading failed */
  gint64     n_unpacked;
};

/* Paths in packages are compared without regard to case; some writers use backslashes. */
static char *
fold_path (const char *path)
{
  g_autofree char *folded = NULL;

  while (*path == '/' || *path == '\\')
    path++;
  folded = g_ascii_strdown (path, -1);
  g_strdelimit (folded, "\\", '/');
  return g_steal_pointer (&folded);
}

static gboolean
is_xml_path (const char *folded)
{
  return g_str_has_suffix (folded, ".xml") || g_str_has_suffix (folded, ".rels");
}

/* Only the reader that goes by the directory at the end of the zip: without it, it is cut off. */
static Archive *
open_archive (CohortZip *self)
{
  g_autoptr (Archive) archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);

  if (archive == NULL || archive_read_support_format_zip_seekable (archive) != ARCHIVE_OK ||
      archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    return NULL;
  return g_steal_pointer (&archive);
}

/* A warning is about a name that cannot be shown in the locale; it matters not. */
static int
next_entry (Archive               *archive,
            struct archive_entry **entry)
{
  int status = archive_read_next_header (archive, entry);

  return status == ARCHIVE_WARN ? ARCHIVE_OK : status;
}

static const char *
get_entry_path (struct archive_entry *entry)
{
  const char *path = archive_entry_pathname_utf8 (entry);

  return path != NULL ? path : archive_entry_pathname (entry);
}

static gboolean
set_encrypted (CohortZip *self,
               GError   **error)
{
  g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNSUPPORTED,
               _("“%s” is protected with a password. "
                 "Remove the password, save it, and import it again."), self->reading->name);
  return FALSE;
}

/* Notes where each part is, and refuses what already says that it is too large. */
static gboolean
scan_entries (CohortZip *self,
              GError   **error)
{
  g_autoptr (Archive) archive = open_archive (self);
  struct archive_entry *entry;
  gint64 declared = 0;
  int status;

  if (archive == NULL)
    return cohort_reading_set_damaged (self->reading, NULL, error);

  for (guint n = 0; (status = next_entry (archive, &entry)) == ARCHIVE_OK; n++) {
    const char *path = get_entry_path (entry);
    g_autofree char *folded = path != NULL ? fold_path (path) : NULL;

    if (n >= MAX_ENTRIES)
      return cohort_reading_set_too_large (self->reading, error);
    if (g_cancellable_set_error_if_cancelled (self->reading->cancellable, error))
      return FALSE;
    if (archive_entry_is_data_encrypted (entry))
      return set_encrypted (self, error);
    if (folded == NULL)
      continue;
    if (is_xml_path (folded)) {
      gint64 size = archive_entry_size (entry);

      if (size > MAX_PART || size > self->limit - declared)
        return cohort_reading_set_too_large (self->reading, error);
      declared += MAX (size, 0);
    }
    if (!g_hash_table_contains (self->index, folded))
      g_hash_table_insert (self->index, g_steal_pointer (&folded), GUINT_TO_POINTER (n));
  }

  if (status != ARCHIVE_EOF)
    return cohort_reading_set_damaged (self->reading, NULL, error);
  return TRUE;
}

/**
 * cohort_zip_new:
 * @reading: the run it belongs to; must outlive the zip
 * @bytes: a zip
 * @error: return location for an error
 *
 * Returns: (transfer full): the zip, or %NULL when it is damaged, protected or too large
 */
CohortZip *
cohort_zip_new (CohortReading *reading,
                GBytes        *bytes,
                GError       **error)
{
  g_autoptr (CohortZip) self = g_new0 (CohortZip, 1);

  self->reading = reading;
  self->bytes = g_bytes_ref (bytes);
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->limit = CLAMP ((gint64) g_bytes_get_size (bytes) * MAX_RATIO, RATIO_FLOOR, MAX_TOTAL);
  return scan_entries (self, error) ? g_steal_pointer (&self) : NULL;
}

void
cohort_zip_free (CohortZip *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->index);
  g_free (self);
}

/* Whether there is a part at @path, upper and lower case being one. */
gboolean
cohort_zip_has (CohortZip  *self,
                const char *path)
{
  g_autofree char *folded = fold_path (path);

  return g_hash_table_contains (self->index, folded);
}

/* Puts the archive of @self at its entry. */
static gboolean
find_entry (CohortPart *self)
{
  g_autofree char *folded = fold_path (self->path);
  struct archive_entry *entry;
  gpointer place;

  if (!g_hash_table_lookup_extended (self->zip->index, folded, NULL, &place))
    return FALSE;
  self->archive = open_archive (self->zip);
  if (self->archive == NULL)
    return FALSE;
  for (guint n = 0; n <= GPOINTER_TO_UINT (place); n++) {
    if (next_entry (self->archive, &entry) != ARCHIVE_OK)
      return FALSE;
  }
  return TRUE;
}

/**
 * cohort_part_new:
 * @zip: must outlive the part
 * @path: of the part, upper and lower case being one
 * @error: return location for an error
 *
 * Returns: (transfer full): the part, ready to be read, or %NULL when there is none
 */
CohortPart *
cohort_part_new (CohortZip  *zip,
                 const char *path,
                 GError    **error)
{
  g_autoptr (CohortPart) self = g_new0 (CohortPart, 1);

  self->zip = zip;
  self->path = g_utf8_make_valid (path, -1);
  if (!find_entry (self)) {
    cohort_part_set_damaged (self, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
cohort_part_free (CohortPart *self)
{
  g_clear_pointer (&self->archive, archive_read_free);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}

/**
 * cohort_part_read:
 * @self: a part
 * @buffer: room for @length bytes
 * @length: of @buffer
 *
 * Unpacks the next bytes. Why it failed is kept for cohort_part_set_damaged(), since a parser in
 * between only passes on that it did.
 *
 * Returns: the bytes read, 0 at the end, when the checksum has been compared, or -1
 */
int
cohort_part_read (CohortPart *self,
                  char       *buffer,
                  int         length)
{
  CohortZip *zip = self->zip;
  gssize n;

  if (self->error != NULL ||
      g_cancellable_set_error_if_cancelled (zip->reading->cancellable, &self->error))
    return -1;

  n = archive_read_data (self->archive, buffer, (gsize) length);
  if (n < 0) {
    cohort_reading_set_damaged (zip->reading, self->path, &self->error);
    return -1;
  }

  self->n_unpacked += n;
  zip->n_unpacked += n;
  if (self->n_unpacked > MAX_PART || zip->n_unpacked > zip->limit) {
    cohort_reading_set_too_large (zip->reading, &self->error);
    return -1;
  }
  return (int) n;
}

/* Sets @error to why the part cannot be read, and returns FALSE. */
gboolean
cohort_part_set_damaged (CohortPart *self,
                         GError    **error)
{
  if (self->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return FALSE;
  }
  return cohort_reading_set_damaged (self->zip->reading, self->path, error);
}
