/* Receipts as files beside the database, each under the hash of what is in it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-attachments.h"

#include "cohort-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define CHUNK_BYTES 65536
/* A backup leaves out what begins with a dot. */
#define UNFINISHED ".part-"
/* Seconds after which nobody can still be writing one. */
#define UNFINISHED_AGE (24 * 60 * 60)
/* Bytes of a name that are worth keeping. */
#define MOST_NAME 200

/* A copy on its way from the person's file to its name. */
typedef struct {
  char *shown; /* (owned): the person's file, for sentences */
  int from;
  int to;
  char *unfinished; /* (owned) (nullable): removed unless it got its name */
  GChecksum *checksum;
  gint64 bytes;
  guint8 head[8];
} Copy;

static void
copy_clear (Copy *copy)
{
  if (copy->from >= 0)
    close (copy->from);
  if (copy->to >= 0)
    close (copy->to);
  if (copy->unfinished != NULL)
    g_unlink (copy->unfinished);
  g_free (copy->unfinished);
  g_free (copy->shown);
  g_clear_pointer (&copy->checksum, g_checksum_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copy, copy_clear)

/** cohort_attachment_free: @self: (transfer full): what was kept; the file stays */
void
cohort_attachment_free (CohortAttachment *self)
{
  g_free (self->sha256);
  g_free (self->name);
  g_free (self->media);
  g_free (self);
}

static gboolean
is_hash (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/** cohort_attachments_get_folder: Returns: (transfer full): where the receipts of @database are,
 * there already or not */
char *
cohort_attachments_get_folder (const char *database)
{
  return cohort_backup_get_attachments (database);
}

/** cohort_attachments_get_path: Returns: (transfer full) (nullable): the file of that content,
 * %NULL when @sha256 is no hash, so that no row of a foreign file leads out of the folder */
char *
cohort_attachments_get_path (const char *database, const char *sha256)
{
  g_autofree char *folder = cohort_backup_get_attachments (database);

  return is_hash (sha256) ? g_build_filename (folder, sha256, NULL) : NULL;
}

static gboolean
refuse (GError **error, const char *sentence, const char *shown)
{
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_ATTACHMENT, sentence, shown);
  return FALSE;
}

static gboolean
refuse_to_open (const Copy *copy, int failure, GError **error)
{
  if (failure == ENOENT || failure == ENOTDIR)
    return refuse (error, _ ("“%s” is not there any more. Choose the file again."), copy->shown);
  if (failure == ELOOP)
    return refuse (error,
                   _ ("“%s” is only a link to a file. Choose the file itself, so that what is "
                      "kept is what you see."),
                   copy->shown);
  if (failure == ENXIO)
    return refuse (error, _ ("“%s” is no file that can be kept."), copy->shown);
  cohort_backup_set_file_error (error, failure, _ ("The file “%s” cannot be read: %s."),
                                copy->shown);
  return FALSE;
}

static gboolean
check_kind (const Copy *copy, const struct stat *info, GError **error)
{
  if (S_ISDIR (info->st_mode))
    return refuse (error, _ ("“%s” is a folder. Choose one file in it."), copy->shown);
  if (!S_ISREG (info->st_mode))
    return refuse (error, _ ("“%s” is no file that can be kept."), copy->shown);
  if (info->st_size == 0)
    return refuse (error, _ ("“%s” is empty."), copy->shown);
  if (info->st_size > COHORT_ATTACHMENT_MOST) {
    g_autofree char *most = g_format_size_full (COHORT_ATTACHMENT_MOST, G_FORMAT_SIZE_IEC_UNITS);
    g_autofree char *size = g_format_size_full ((guint64)info->st_size, G_FORMAT_SIZE_IEC_UNITS);

    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_ATTACHMENT,
                 _ ("“%s” has %s; a receipt may have %s at most. Scan it with less detail, or "
                    "attach only the pages that matter."),
                 copy->shown, size, most);
    return FALSE;
  }
  return TRUE;
}

/* Neither follows a link nor waits for the other end of a pipe. */
static gboolean
open_source (Copy *copy, GFile *file, struct stat *info, GError **error)
{
  const char *path = g_file_peek_path (file);

  copy->shown = g_file_get_parse_name (file);
  if (path == NULL)
    return refuse (error, _ ("“%s” is not on this computer. Save it here first."), copy->shown);
  copy->from = g_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  if (copy->from < 0 || fstat (copy->from, info) != 0)
    return refuse_to_open (copy, errno, error);
  return check_kind (copy, info, error);
}

/* By its first bytes, whatever its name says. */
static const char *
find_media (const guint8 *head, gint64 bytes)
{
  static const struct {
    const char *media;
    const char *bytes;
    gsize n;
  } known[] = {
      {"application/pdf", "%PDF-", 5},
      {"image/jpeg", "\xff\xd8\xff", 3},
      {"image/png", "\x89PNG\r\n\x1a\n", 8},
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (bytes >= (gint64)known[i].n && memcmp (head, known[i].bytes, known[i].n) == 0)
      return known[i].media;
  return NULL;
}

/* What a crash left behind while a file was written. */
static void
remove_unfinished (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    GStatBuf info;

    if (g_str_has_prefix (name, UNFINISHED) && g_lstat (path, &info) == 0
        && info.st_mtime < time (NULL) - UNFINISHED_AGE)
      g_unlink (path);
  }
}

static gboolean
open_target (Copy *copy, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, UNFINISHED "XXXXXX", NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    copy->to = g_mkstemp_full (path, O_WRONLY | O_CLOEXEC, 0600);
  if (copy->to < 0) {
    cohort_backup_set_file_error (error, errno, _ ("The folder “%s” cannot be written: %s."),
                                  folder);
    return FALSE;
  }
  copy->unfinished = g_steal_pointer (&path);
  return TRUE;
}

static gboolean
write_chunk (Copy *copy, const guint8 *at, gsize length, GError **error)
{
  while (length > 0) {
    gssize n = write (copy->to, at, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      cohort_backup_set_file_error (error, n < 0 ? errno : EIO,
                                    _ ("“%s” could not be kept: %s. Nothing was attached."),
                                    copy->shown);
      return FALSE;
    }
    at += n;
    length -= (gsize)n;
  }
  return TRUE;
}

static gboolean
take_chunk (Copy *copy, const guint8 *chunk, gsize length, GError **error)
{
  if (copy->bytes < (gint64)sizeof copy->head)
    memcpy (copy->head + copy->bytes, chunk, MIN (length, sizeof copy->head - copy->bytes));
  copy->bytes += (gint64)length;
  g_checksum_update (copy->checksum, chunk, (gssize)length);
  return write_chunk (copy, chunk, length, error);
}

/* Stops at the limit, also when the file grows while it is read. */
static gboolean
copy_bytes (Copy *copy, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gssize n = 1;

  while (n > 0 && copy->bytes <= COHORT_ATTACHMENT_MOST) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    n = read (copy->from, chunk, CHUNK_BYTES);
    if (n < 0 && errno == EINTR) {
      n = 1;
      continue;
    }
    if (n < 0)
      return refuse_to_open (copy, errno, error);
    if (n > 0 && !take_chunk (copy, chunk, (gsize)n, error))
      return FALSE;
  }
  return TRUE;
}

/* A file that somebody still writes, or cut off, is no receipt. */
static gboolean
check_unchanged (const Copy *copy, const struct stat *before, GError **error)
{
  struct stat after;

  if (fstat (copy->from, &after) == 0 && after.st_size == before->st_size
      && copy->bytes == before->st_size && after.st_mtim.tv_sec == before->st_mtim.tv_sec
      && after.st_mtim.tv_nsec == before->st_mtim.tv_nsec)
    return TRUE;
  return refuse (error,
                 _ ("“%s” changed while it was read, so it was not kept. Try again once it is "
                    "complete."),
                 copy->shown);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *valid = g_filename_display_name (base);
  const char *end;

  g_utf8_validate_len (valid, MIN (strlen (valid), MOST_NAME), &end);
  return g_strdelimit (g_strndup (valid, (gsize)(end - valid)), "\r\n\t/", ' ');
}

/* A file of this name that is not what its name says gives way: what is in hand is. */
static gboolean
place (Copy *copy, const char *folder, CohortAttachment *kept, GError **error)
{
  g_autofree char *path = g_build_filename (folder, kept->sha256, NULL);
  gint64 size;
  g_autofree char *present
      = g_file_test (path, G_FILE_TEST_EXISTS) ? cohort_backup_hash_file (path, &size, NULL) : NULL;

  if (g_strcmp0 (present, kept->sha256) == 0)
    return TRUE;
  if (!cohort_backup_sync_file (copy->to, error))
    return FALSE;
  if (g_rename (copy->unfinished, path) != 0) {
    cohort_backup_set_file_error (error, errno, _ ("The file “%s” could not be made: %s."), path);
    return FALSE;
  }
  g_clear_pointer (&copy->unfinished, g_free);
  cohort_backup_sync_folder_of (path);
  kept->is_new = TRUE;
  return TRUE;
}

/**
 * cohort_attachments_keep:
 * @database: path of the database whose receipt it is
 * @file: a PDF, JPEG or PNG file of at most %COHORT_ATTACHMENT_MOST bytes
 * @cancellable: (nullable): looked at between pieces of the file
 * @error: return location for a #CohortStoreError or %G_IO_ERROR_CANCELLED
 *
 * Copies a file into the folder of receipts, where only its owner can read it. It appears under its
 * name only once all of it is on the disk; the same content is kept once. Blocks.
 *
 * Returns: (transfer full): what is kept, or %NULL with an error and nothing kept
 */
CohortAttachment *
cohort_attachments_keep (const char *database,
                         GFile *file,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *folder = cohort_backup_get_attachments (database);
  g_auto (Copy) copy = {.from = -1, .to = -1};
  g_autoptr (CohortAttachment) kept = g_new0 (CohortAttachment, 1);
  struct stat info;

  if (!open_source (&copy, file, &info, error) || !open_target (&copy, folder, error))
    return NULL;
  remove_unfinished (folder);
  copy.checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (!copy_bytes (&copy, cancellable, error) || !check_unchanged (&copy, &info, error))
    return NULL;
  kept->media = g_strdup (find_media (copy.head, copy.bytes));
  if (kept->media == NULL) {
    refuse (error,
            _ ("“%s” is no PDF document and no JPEG or PNG picture, whatever its name says. Save "
               "or scan it as one of these."),
            copy.shown);
    return NULL;
  }
  kept->sha256 = g_strdup (g_checksum_get_string (copy.checksum));
  kept->name = dup_name (file);
  kept->bytes = copy.bytes;
  return place (&copy, folder, kept, error) ? g_steal_pointer (&kept) : NULL;
}

/**
 * cohort_attachments_verify:
 * @name: what the receipt is called, for the sentence
 *
 * Returns: whether the file of @sha256 is there and is what was kept
 */
gboolean
cohort_attachments_verify (const char *database,
                           const char *sha256,
                           const char *name,
                           GError **error)
{
  g_autofree char *path = cohort_attachments_get_path (database, sha256);
  g_autofree char *found = NULL;
  gint64 size;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return refuse (error,
                   _ ("The file of the receipt “%s” is missing. Attach it again, or restore a "
                      "backup that has it."),
                   name);
  found = cohort_backup_hash_file (path, &size, error);
  if (found == NULL)
    return FALSE;
  if (!g_str_equal (found, sha256))
    return refuse (error,
                   _ ("The file of the receipt “%s” is not what was attached: somebody changed "
                      "it, or the disk is damaged. Attach it again, or restore a backup."),
                   name);
  return TRUE;
}
