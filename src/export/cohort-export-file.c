/* A file that appears under its name only once it is complete.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-export-file.h"

#include "cohort-destination.h"
#include "cohort-export-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _CohortExportFile {
  char *path;   /* as it was asked for */
  char *target; /* where that leads to */
  char *temporary; /* beside the target, so that a rename is enough; NULL once renamed */
  char *kept; /* (nullable): a hidden name of what was there before, until this is freed */
  int   fd;
  int   write_errno; /* of the first write that failed */
};

void
cohort_export_file_set_error (const CohortExportFile *self, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  /* Translators: a file's name, then what the system says about it: No space left on device */
  g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE,
               _("“%s” was not written: %s. What was there before is unchanged. Choose another "
                 "folder, or make room and try again."),
               name, reason);
}

/* Finds out where the file goes, which has to be a file or nothing. */
static gboolean
find_target (CohortExportFile *self, GError **error)
{
  const char *obstacle;

  self->target = cohort_destination_follow (self->path);
  obstacle = self->target != NULL ? cohort_destination_get_obstacle (self->target)
                                  : g_strerror (errno);
  if (obstacle == NULL)
    return TRUE;
  cohort_export_file_set_error (self, obstacle, error);
  return FALSE;
}

/**
 * cohort_export_file_new:
 * @path: where the file shall be; a link is followed
 * @error: return location for a #CohortExportError
 *
 * Opens a hidden file beside it, with the mode new files of this person have.
 *
 * Returns: (transfer full): the file, which vanishes when freed before cohort_export_file_commit()
 */
CohortExportFile *
cohort_export_file_new (const char *path, GError **error)
{
  g_autoptr (CohortExportFile) self = g_new0 (CohortExportFile, 1);
  g_autofree char *folder = NULL, *name = NULL, *hidden = NULL, *temporary = NULL;

  self->path = g_strdup (path);
  self->fd = -1;
  if (!find_target (self, error))
    return NULL;
  folder = g_path_get_dirname (self->target);
  name = g_path_get_basename (self->target);
  hidden = g_strdup_printf (".%.200s.XXXXXX", name);
  temporary = g_build_filename (folder, hidden, NULL);
  self->fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (self->fd < 0) {
    cohort_export_file_set_error (self, g_strerror (errno), error);
    return NULL;
  }
  self->temporary = g_steal_pointer (&temporary);
  return g_steal_pointer (&self);
}

/** cohort_export_file_free: Deletes what was written unless it was committed. */
void
cohort_export_file_free (CohortExportFile *self)
{
  if (self->temporary != NULL)
    (void) g_unlink (self->temporary);
  if (self->kept != NULL)
    (void) g_unlink (self->kept);
  if (self->fd >= 0)
    (void) close (self->fd);
  g_free (self->temporary);
  g_free (self->kept);
  g_free (self->target);
  g_free (self->path);
  g_free (self);
}

/** cohort_export_file_get_path: Returns: where the file shall be */
const char *
cohort_export_file_get_path (const CohortExportFile *self)
{
  return self->path;
}

/** cohort_export_file_get_temporary_path: For a writer that wants a name rather than bytes. */
const char *
cohort_export_file_get_temporary_path (const CohortExportFile *self)
{
  return self->temporary;
}

/**
 * cohort_export_file_write:
 * @self: a file
 * @data: (array length=length): what comes next
 * @length: how many bytes
 *
 * Returns: %FALSE when it could not be written; cohort_export_file_commit() then fails and says why
 */
gboolean
cohort_export_file_write (CohortExportFile *self, const void *data, gsize length)
{
  const char *at = data;

  while (length > 0 && self->write_errno == 0) {
    gssize written = write (self->fd, at, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0) {
      self->write_errno = written < 0 ? errno : EIO;
      break;
    }
    at += written;
    length -= (gsize) written;
  }
  return self->write_errno == 0;
}

/**
 * cohort_export_file_finish:
 * @self: a file
 * @error: return location for a #CohortExportError
 *
 * Makes sure that everything is on the disk. The file still waits for its name, without keeping
 * anything open, so that any number of files can wait for each other.
 *
 * Returns: %FALSE when a write failed
 */
gboolean
cohort_export_file_finish (CohortExportFile *self, GError **error)
{
  if (self->fd >= 0) {
    if (self->write_errno == 0 && fsync (self->fd) != 0)
      self->write_errno = errno;
    if (close (self->fd) != 0 && self->write_errno == 0)
      self->write_errno = errno;
    self->fd = -1;
  }
  if (self->write_errno == 0)
    return TRUE;
  cohort_export_file_set_error (self, g_strerror (self->write_errno), error);
  return FALSE;
}

/**
 * cohort_export_file_commit:
 * @self: a file
 * @error: return location for a #CohortExportError
 *
 * Makes sure that everything is on the disk and only then gives the file its name.
 *
 * Returns: %FALSE when a write failed or the file could not get its name
 */
gboolean
cohort_export_file_commit (CohortExportFile *self, GError **error)
{
  g_return_val_if_fail (self->temporary != NULL, FALSE);

  if (!cohort_export_file_finish (self, error))
    return FALSE;
  if (g_rename (self->temporary, self->target) != 0) {
    cohort_export_file_set_error (self, g_strerror (errno), error);
    return FALSE;
  }
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/* A second name leaves the first where it is; some disks know no second names. */
static gboolean
keep_old (CohortExportFile *self, GError **error)
{
  g_autofree char *kept = g_strconcat (self->temporary, ".old", NULL);

  if (link (self->target, kept) == 0 || g_rename (self->target, kept) == 0) {
    self->kept = g_steal_pointer (&kept);
    return TRUE;
  }
  if (errno == ENOENT)
    return TRUE;
  cohort_export_file_set_error (self, g_strerror (errno), error);
  return FALSE;
}

/**
 * cohort_export_file_commit_keeping:
 * @self: a file
 * @error: return location for a #CohortExportError
 *
 * As cohort_export_file_commit(), but cohort_export_file_take_back() works until @self is freed.
 *
 * Returns: %FALSE when the file could not get its name; what was there is then there again
 */
gboolean
cohort_export_file_commit_keeping (CohortExportFile *self, GError **error)
{
  if (!keep_old (self, error))
    return FALSE;
  if (cohort_export_file_commit (self, error))
    return TRUE;
  cohort_export_file_take_back (self);
  return FALSE;
}

/**
 * cohort_export_file_take_back:
 * @self: a file committed while keeping what was there
 *
 * Puts back what was there before, or nothing when nothing was. Where even that fails, the old
 * file stays under its hidden name rather than being deleted.
 */
void
cohort_export_file_take_back (CohortExportFile *self)
{
  /* Nothing is renamed where both names still are of the same file. */
  if (self->kept != NULL && g_rename (self->kept, self->target) == 0)
    (void) g_unlink (self->kept);
  else if (self->kept == NULL && self->temporary == NULL)
    (void) g_unlink (self->target);
  g_clear_pointer (&self->kept, g_free);
}
