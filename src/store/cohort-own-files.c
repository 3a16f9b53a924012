/* The files that are the data, which nothing that is written may replace.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-own-files.h"

#include "cohort-attachments.h"
#include "cohort-destination.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* By its one name, also of what is not there yet. */
static char *
resolve (const char *path)
{
  g_autofree char *place = cohort_destination_follow (path);
  g_autofree char *known = realpath (path, NULL);
  g_autofree char *folder = NULL, *name = NULL, *real = NULL;

  if (known != NULL || place == NULL)
    return g_strdup (known != NULL ? known : path);
  folder = g_path_get_dirname (place);
  name = g_path_get_basename (place);
  real = realpath (folder, NULL);
  return real != NULL ? g_build_filename (real, name, NULL) : g_canonicalize_filename (place, NULL);
}

/* A second name of a file is no link, and yet the same file. */
static gboolean
is_same (const char *a, const char *b)
{
  GStatBuf a_info, b_info;

  return g_str_equal (a, b)
         || (g_stat (a, &a_info) == 0 && g_stat (b, &b_info) == 0 && a_info.st_dev == b_info.st_dev
             && a_info.st_ino == b_info.st_ino);
}

static gboolean
is_within (const char *folder, const char *path)
{
  g_autofree char *begin = g_strconcat (folder, G_DIR_SEPARATOR_S, NULL);

  return is_same (folder, path) || g_str_has_prefix (path, begin);
}

/* SQLite keeps its own files beside the file a link leads to; the folder of receipts is beside the
 * link. */
static gboolean
owns (const char *database, const char *path)
{
  static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
  g_autofree char *attachments = cohort_attachments_get_folder (database);
  g_autofree char *folder = resolve (attachments);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *beside = g_strconcat (database, endings[i], NULL);
    g_autofree char *file = resolve (beside);

    if (is_same (file, path))
      return TRUE;
  }
  return is_within (folder, path);
}

/**
 * cohort_own_files_check:
 * @database: path of a database
 * @path: where a file or a folder of files is to be written
 * @error: return location for a #CohortStoreError
 *
 * Returns: %FALSE with a sentence when that is the database, by whatever name, one of the files
 *   SQLite keeps beside it, or in the folder of its receipts
 */
gboolean
cohort_own_files_check (const char *database, const char *path, GError **error)
{
  g_autofree char *real = resolve (database);
  g_autofree char *place = resolve (path);
  g_autofree char *name = NULL;

  if (!owns (database, place) && !owns (real, place))
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED,
               _ ("“%s” belongs to the data that Cohort keeps, and nothing else may be written "
                  "there. Choose another name or folder."),
               name);
  return FALSE;
}
