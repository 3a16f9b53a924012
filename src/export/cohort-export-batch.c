/* Files of one folder that appear together or not at all.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-export-batch.h"

#include "cohort-export-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Disks take 255 bytes; the rest is for " (123)", a suffix and a temporary name. */
#define MOST_BYTES 180

struct _CohortExportBatch {
  char *folder;
  gboolean made_folder; /* it goes again unless something stays in it */
  GPtrArray *files;     /* CohortExportFile */
  GHashTable *names;    /* folded name of each file: some disks tell no a from A */
  gboolean committed;
};

static gboolean
is_dropped (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_UNASSIGNED
         || type == G_UNICODE_PRIVATE_USE;
}

static void
append_safely (GString *safe, gunichar c)
{
  if (g_unichar_isspace (c)) {
    if (safe->len > 0 && safe->str[safe->len - 1] != ' ')
      g_string_append_c (safe, ' ');
  } else if (c < 0x80 && strchr ("/\\:*?\"<>|", (int)c) != NULL) {
    g_string_append_c (safe, '-');
  } else if (!is_dropped (c)) {
    g_string_append_unichar (safe, c);
  }
}

static void
trim (GString *safe)
{
  while (safe->len > 0 && strchr (". ", safe->str[safe->len - 1]) != NULL)
    g_string_truncate (safe, safe->len - 1);
  while (safe->len > 0 && strchr (". ", safe->str[0]) != NULL)
    g_string_erase (safe, 0, 1);
}

/* Names that mean a device on Windows, whatever follows the dot. */
static gboolean
is_device (const char *name)
{
  static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"};
  gsize length = strcspn (name, ".");
  gboolean numbered = length == 4 && g_ascii_isdigit (name[3]);

  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if ((i < 4 ? length == 3 : numbered) && g_ascii_strncasecmp (name, devices[i], 3) == 0)
      return TRUE;
  return FALSE;
}

char *
cohort_export_dup_safe_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at)) {
    append_safely (safe, g_utf8_get_char (at));
    if (safe->len > MOST_BYTES) {
      const char *last = g_utf8_find_prev_char (safe->str, safe->str + safe->len);

      g_string_truncate (safe, (gsize)(last - safe->str));
      break;
    }
  }
  trim (safe);
  if (is_device (safe->str))
    g_string_prepend_c (safe, '_');
  if (safe->len == 0)
    /* Translators: a file's name, of a letter to somebody without a name */
    g_string_assign (safe, _ ("Letter"));
  return g_string_free (g_steal_pointer (&safe), FALSE);
}

static gboolean
make_folder (CohortExportBatch *self, GError **error)
{
  g_autofree char *name = NULL;

  if (g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  self->made_folder = g_mkdir (self->folder, 0777) == 0;
  if (self->made_folder)
    return TRUE;
  name = g_filename_display_name (self->folder);
  g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE,
               _ ("The folder “%s” could not be made: %s. Choose another place."), name,
               errno == EEXIST ? _ ("there is a file of that name") : g_strerror (errno));
  return FALSE;
}

/**
 * cohort_export_batch_new:
 * @folder: where the files shall be
 * @error: return location for a #CohortExportError
 *
 * Returns: (transfer full): an empty batch. Freed before cohort_export_batch_commit(), it leaves
 *   the folder as it was.
 */
CohortExportBatch *
cohort_export_batch_new (const char *folder, GError **error)
{
  g_autoptr (CohortExportBatch) self = g_new0 (CohortExportBatch, 1);

  self->folder = g_strdup (folder);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_export_file_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return make_folder (self, error) ? g_steal_pointer (&self) : NULL;
}

/** cohort_export_batch_free: @self: (transfer full): a batch */
void
cohort_export_batch_free (CohortExportBatch *self)
{
  g_ptr_array_unref (self->files);
  if (self->made_folder && !self->committed)
    (void)g_rmdir (self->folder);
  g_hash_table_unref (self->names);
  g_free (self->folder);
  g_free (self);
}

static char *
dup_unique_name (CohortExportBatch *self, const char *number, const char *name, const char *suffix)
{
  g_autofree char *words = number != NULL ? g_strdup_printf ("%s %s", number, name) : NULL;
  g_autofree char *safe = cohort_export_dup_safe_name (words != NULL ? words : name);

  for (guint i = 1;; i++) {
    g_autofree char *unique = i == 1 ? g_strconcat (safe, suffix, NULL)
                                     : g_strdup_printf ("%s (%u)%s", safe, i, suffix);

    if (g_hash_table_add (self->names, g_utf8_casefold (unique, -1)))
      return g_steal_pointer (&unique);
  }
}

/**
 * cohort_export_batch_add:
 * @self: a batch
 * @number: (nullable): stands in front of @name
 * @name: what the file is called, as a person writes it
 * @suffix: ".pdf"
 * @content: all of it
 * @error: return location for a #CohortExportError
 *
 * Writes a file that waits for its name.
 *
 * Returns: whether it is on the disk
 */
gboolean
cohort_export_batch_add (CohortExportBatch *self,
                         const char *number,
                         const char *name,
                         const char *suffix,
                         GBytes *content,
                         GError **error)
{
  g_autofree char *unique = dup_unique_name (self, number, name, suffix);
  g_autofree char *path = g_build_filename (self->folder, unique, NULL);
  CohortExportFile *file = cohort_export_file_new (path, error);
  gsize size;
  gconstpointer data = g_bytes_get_data (content, &size);

  if (file == NULL)
    return FALSE;
  g_ptr_array_add (self->files, file);
  (void)cohort_export_file_write (file, data, size);
  return cohort_export_file_finish (file, error);
}

/* A folder of a file's name is the one thing in the way that can be seen before. */
static gboolean
check_paths (const CohortExportBatch *self, GError **error)
{
  for (guint i = 0; i < self->files->len; i++) {
    const CohortExportFile *file = g_ptr_array_index (self->files, i);

    if (g_file_test (cohort_export_file_get_path (file), G_FILE_TEST_IS_DIR)) {
      cohort_export_file_set_error (file, g_strerror (EISDIR), error);
      return FALSE;
    }
  }
  return TRUE;
}

/**
 * cohort_export_batch_commit:
 * @self: a batch
 * @cancellable: (nullable): looked at between files
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE when a file could not get its name; those that had theirs are then gone again,
 *   and what they had replaced is back
 */
gboolean
cohort_export_batch_commit (CohortExportBatch *self, GCancellable *cancellable, GError **error)
{
  if (!check_paths (self, error))
    return FALSE;
  for (guint i = 0; i < self->files->len; i++) {
    if (!g_cancellable_set_error_if_cancelled (cancellable, error)
        && cohort_export_file_commit_keeping (g_ptr_array_index (self->files, i), error))
      continue;
    while (i-- > 0)
      cohort_export_file_take_back (g_ptr_array_index (self->files, i));
    return FALSE;
  }
  self->committed = TRUE;
  return TRUE;
}
