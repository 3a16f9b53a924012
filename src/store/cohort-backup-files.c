/* Files as backups need them: private, hashed, and on the disk when it is said that they are.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define MOST_NAME_BYTES 128

/* Sets the store's error for what the system said; @sentence takes the path and the system's
 * words. */
void
cohort_backup_set_file_error (GError **error, int failure, const char *sentence, const char *path)
{
  CohortStoreError code = COHORT_STORE_ERROR_FAILED;

  if (failure == ENOSPC || failure == EDQUOT || failure == EFBIG)
    code = COHORT_STORE_ERROR_NO_SPACE;
  else if (failure == EACCES || failure == EPERM || failure == EROFS)
    code = COHORT_STORE_ERROR_READ_ONLY;
  g_set_error (error, COHORT_STORE_ERROR, code, sentence, path, g_strerror (failure));
}

/** cohort_backup_part_free: @self: (transfer full) (nullable): a part */
void
cohort_backup_part_free (CohortBackupPart *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->path);
  g_free (self->sha256);
  g_free (self);
}

/**
 * cohort_backup_is_attachment:
 * @name: of a part
 *
 * Returns: whether it is one name below attachments/, made of letters, digits, "-", "_" and "." but
 *   not beginning with "."
 */
gboolean
cohort_backup_is_attachment (const char *name)
{
  const char *base;

  if (!g_str_has_prefix (name, COHORT_BACKUP_ATTACHMENTS))
    return FALSE;
  base = name + strlen (COHORT_BACKUP_ATTACHMENTS);
  if (!g_ascii_isalnum (*base) || strlen (base) > MOST_NAME_BYTES)
    return FALSE;
  for (; *base != '\0'; base++)
    if (!g_ascii_isalnum (*base) && strchr ("-_.", *base) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
hash_bytes (int fd, GChecksum *checksum, gint64 *size)
{
  g_autofree guint8 *buffer = g_malloc (65536);
  ssize_t n;

  *size = 0;
  while ((n = read (fd, buffer, 65536)) > 0) {
    g_checksum_update (checksum, buffer, n);
    *size += n;
  }
  return n == 0;
}

/**
 * cohort_backup_hash_file:
 * @size: (out): its bytes
 *
 * Returns: (transfer full): the SHA-256 of the file in hex, or %NULL with an error
 */
char *
cohort_backup_hash_file (const char *path, gint64 *size, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && hash_bytes (fd, checksum, size);
  int failure = errno;

  if (fd >= 0)
    close (fd);
  if (ok)
    return g_strdup (g_checksum_get_string (checksum));
  cohort_backup_set_file_error (error, failure, _("The file “%s” cannot be read: %s."), path);
  return NULL;
}

/* Sees to it that a file survives a power cut. */
gboolean
cohort_backup_sync_file (int fd, GError **error)
{
  if (fsync (fd) == 0)
    return TRUE;
  cohort_backup_set_file_error (error, errno, _("The %s could not be written: %s."), _("backup"));
  return FALSE;
}

/* … and its name. Some file systems cannot; then there is nothing more to be done. */
void
cohort_backup_sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/**
 * cohort_backup_make_folder:
 * @path: a database
 *
 * Returns: (transfer full): a new folder beside @path that only its owner can enter, to be removed
 * by cohort_backup_remove_folder(); %NULL with an error
 */
char *
cohort_backup_make_folder (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (parent, ".cohort-XXXXXX", NULL);

  if (g_mkdir_with_parents (parent, 0700) == 0 && g_mkdtemp_full (folder, 0700) != NULL)
    return g_steal_pointer (&folder);
  cohort_backup_set_file_error (error, errno, _("The folder “%s” cannot be written: %s."), parent);
  return NULL;
}

/* Removes a folder of our own making and the files in it, and those of the folders in it. */
void
cohort_backup_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_unlink (path) != 0 && errno == EISDIR)
      cohort_backup_remove_folder (path);
  }
  g_rmdir (folder);
}

/** cohort_backup_get_attachments: Returns: (transfer full): the folder of what is attached to rows
 * of @path */
char *
cohort_backup_get_attachments (const char *path)
{
  return g_strconcat (path, ".attachments", NULL);
}
