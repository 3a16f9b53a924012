/* Writing a backup's zip, so that there is all of it or none.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-backup-private.h"
#include "cohort-destination.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <unistd.h>

typedef struct archive ArchiveWriter;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveWriter, archive_write_free)

static char *
build_manifest (GPtrArray *parts, int schema)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *made = g_date_time_format_iso8601 (now);
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, COHORT_BACKUP_FORMAT);
  json_builder_set_member_name (builder, "application");
  json_builder_add_string_value (builder, BASE_ID);
  json_builder_set_member_name (builder, "version");
  json_builder_add_string_value (builder, PACKAGE_VERSION);
  json_builder_set_member_name (builder, "schema");
  json_builder_add_int_value (builder, schema);
  json_builder_set_member_name (builder, "made");
  json_builder_add_string_value (builder, made);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++) {
    const CohortBackupPart *part = g_ptr_array_index (parts, i);

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "name");
    json_builder_add_string_value (builder, part->name);
    json_builder_set_member_name (builder, "size");
    json_builder_add_int_value (builder, part->size);
    json_builder_set_member_name (builder, "sha256");
    json_builder_add_string_value (builder, part->sha256);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static gboolean
set_archive_error (GError **error, struct archive *archive)
{
  int failure = archive_errno (archive);

  cohort_backup_set_file_error (error, failure != 0 ? failure : EIO,
                                _("The %s could not be written: %s."), _("backup"));
  return FALSE;
}

/* Receipts are PDF, JPEG and PNG files, compressed already: doing it once more takes most of
 * the time and saves next to nothing. */
static gboolean
choose_compression (struct archive *archive, const char *name)
{
  return (g_str_has_prefix (name, COHORT_BACKUP_ATTACHMENTS)
              ? archive_write_zip_set_compression_store (archive)
              : archive_write_zip_set_compression_deflate (archive))
         == ARCHIVE_OK;
}

static gboolean
begin_entry (struct archive *archive, const char *name, gint64 size, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  int result;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_mtime (entry, g_get_real_time () / G_USEC_PER_SEC, 0);
  result = choose_compression (archive, name) ? archive_write_header (archive, entry)
                                              : ARCHIVE_FATAL;
  archive_entry_free (entry);
  return result >= ARCHIVE_WARN || set_archive_error (error, archive);
}

static gboolean
write_data (struct archive *archive, const void *data, gsize length, GError **error)
{
  return archive_write_data (archive, data, length) == (la_ssize_t) length
         || set_archive_error (error, archive);
}

static gboolean
write_file (struct archive *archive, int fd, GChecksum *checksum, GCancellable *cancellable,
            GError **error)
{
  g_autofree char *buffer = g_malloc (65536);
  ssize_t n;

  while ((n = read (fd, buffer, 65536)) > 0) {
    g_checksum_update (checksum, (const guchar *) buffer, n);
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !write_data (archive, buffer, (gsize) n, error))
      return FALSE;
  }
  return n == 0;
}

/* The manifest stands before it, and is no longer right when a file is not what it was said to be,
 * or is gone. */
static gboolean
check_part (const CohortBackupPart *part, GChecksum *checksum, GError **error)
{
  if (g_str_equal (g_checksum_get_string (checksum), part->sha256))
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_ATTACHMENT,
               _("The file “%s” changed while it was backed up. Make the backup again."),
               part->path);
  return FALSE;
}

static int
open_part (const CohortBackupPart *part, GError **error)
{
  int fd = g_open (part->path, O_RDONLY | O_CLOEXEC, 0);
  int failure = errno;

  if (fd < 0 && failure == ENOENT)
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_ATTACHMENT,
                 _("The file “%s” cannot be read: %s."), part->path, g_strerror (failure));
  else if (fd < 0)
    cohort_backup_set_file_error (error, failure, _("The file “%s” cannot be read: %s."),
                                  part->path);
  return fd;
}

static gboolean
write_part (struct archive *archive, const CohortBackupPart *part, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int fd = open_part (part, error);
  gboolean ok = fd >= 0 && begin_entry (archive, part->name, part->size, error)
                && write_file (archive, fd, checksum, cancellable, error)
                && check_part (part, checksum, error);
  int failure = errno;

  if (fd >= 0)
    close (fd);
  if (!ok && error != NULL && *error == NULL)
    cohort_backup_set_file_error (error, failure, _("The file “%s” cannot be read: %s."),
                                  part->path);
  return ok;
}

static gboolean
write_archive (int fd, GPtrArray *parts, int schema, GCancellable *cancellable, GError **error)
{
  g_autoptr (ArchiveWriter) archive = archive_write_new ();
  g_autofree char *manifest = build_manifest (parts, schema);

  if (archive_write_set_format_zip (archive) != ARCHIVE_OK
      || archive_write_open_fd (archive, fd) != ARCHIVE_OK)
    return set_archive_error (error, archive);
  if (!begin_entry (archive, COHORT_BACKUP_MANIFEST, (gint64) strlen (manifest), error)
      || !write_data (archive, manifest, strlen (manifest), error))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    if (!write_part (archive, g_ptr_array_index (parts, i), cancellable, error))
      return FALSE;
  return archive_write_close (archive) == ARCHIVE_OK || set_archive_error (error, archive);
}

/* (transfer full) (nullable): where @zip_path leads to, which has to be a file or nothing */
static char *
find_target (const char *zip_path, GError **error)
{
  g_autofree char *target = cohort_destination_follow (zip_path);
  const char *obstacle = target != NULL ? cohort_destination_get_obstacle (target)
                                        : g_strerror (errno);

  if (obstacle == NULL)
    return g_steal_pointer (&target);
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED,
               _("The file “%s” could not be made: %s."), zip_path, obstacle);
  return NULL;
}

static gboolean
write_zip (const char *target, GPtrArray *parts, int schema, GCancellable *cancellable,
           GError **error)
{
  g_autofree char *draft = g_strconcat (target, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  gboolean ok;

  if (fd < 0) {
    cohort_backup_set_file_error (error, errno, _("The file “%s” could not be made: %s."), target);
    return FALSE;
  }
  ok = write_archive (fd, parts, schema, cancellable, error) && cohort_backup_sync_file (fd, error)
       && !g_cancellable_set_error_if_cancelled (cancellable, error);
  close (fd);
  if (ok && g_rename (draft, target) != 0) {
    cohort_backup_set_file_error (error, errno, _("The file “%s” could not be made: %s."), target);
    ok = FALSE;
  }
  if (ok)
    cohort_backup_sync_folder_of (target);
  else
    g_unlink (draft);
  return ok;
}

/**
 * cohort_backup_zip:
 * @zip_path: the file to make or replace; a link is followed
 * @parts: (element-type CohortBackupPart): what goes into it
 * @schema: version of the database's schema
 * @cancellable: (nullable): ends it as a failure does
 * @error: %COHORT_STORE_ERROR_ATTACHMENT when a part is not what it says, or is gone
 *
 * Writes a file beside it and then gives it the name, so that a failure leaves what was there.
 *
 * Returns: whether it succeeded
 */
gboolean
cohort_backup_zip (const char *zip_path, GPtrArray *parts, int schema, GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *target = find_target (zip_path, error);

  return target != NULL && write_zip (target, parts, schema, cancellable, error);
}
