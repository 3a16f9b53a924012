/* Backups: the whole database as one zip, on demand and once a day of use.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-backup-private.h"
#include "cohort-connection.h"
#include "cohort-date.h"
#include "cohort-db-private.h"
#include "cohort-own-files.h"
#include "cohort-schema.h"
#include "cohort-triggers.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define DAILY_BACKUPS_KEPT 10

/* A backup holds rows and nothing that runs: who restores it may refuse any trigger. */
static gboolean
strip_copy (const char *copy, GError **error)
{
  g_autoptr (sqlite3) sqlite = cohort_connection_open (copy, FALSE, error);

  return sqlite != NULL && cohort_sql_run (sqlite, "PRAGMA journal_mode = DELETE", error)
         && cohort_triggers_drop (sqlite, error);
}

static gboolean
add_part (GPtrArray *parts, const char *name, const char *path, GError **error)
{
  CohortBackupPart *part = g_new0 (CohortBackupPart, 1);

  g_ptr_array_add (parts, part);
  part->name = g_strdup (name);
  part->path = g_strdup (path);
  part->sha256 = cohort_backup_hash_file (path, &part->size, error);
  return part->sha256 != NULL;
}

static gboolean
add_attachments (const char *database, GPtrArray *parts, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = cohort_backup_get_attachments (database);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *inside = g_strconcat (COHORT_BACKUP_ATTACHMENTS, name, NULL);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    /* What is hidden is still being written; a copy that somebody made there, as "… (2)", is none
     * of ours, and one such name would spoil the whole backup. */
    if (cohort_backup_is_attachment (inside) && g_file_test (path, G_FILE_TEST_IS_REGULAR)
        && !add_part (parts, inside, path, error))
      return FALSE;
  }
  return TRUE;
}

/* The rows first: what they tell of is in the folder before them, and stays there. */
static gboolean
fill_zip (sqlite3 *sqlite, const char *database, const char *folder, const char *zip_path,
          GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = g_build_filename (folder, COHORT_BACKUP_DATABASE, NULL);
  g_autoptr (GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cohort_backup_part_free);

  return cohort_create_private_file (copy, error)
         && cohort_connection_copy (sqlite, copy, error) && strip_copy (copy, error)
         && add_part (parts, COHORT_BACKUP_DATABASE, copy, error)
         && add_attachments (database, parts, cancellable, error)
         && cohort_backup_zip (zip_path, parts, cohort_schema_get_version (), cancellable, error);
}

static gboolean
back_up (sqlite3 *sqlite, const char *database, const char *zip_path, GCancellable *cancellable,
         GError **error)
{
  g_autofree char *folder = cohort_backup_make_folder (database, error);
  gboolean ok;

  if (folder == NULL)
    return FALSE;
  ok = fill_zip (sqlite, database, folder, zip_path, cancellable, error);
  cohort_backup_remove_folder (folder);
  return ok;
}

/**
 * cohort_db_backup:
 * @zip_path: the file to make or replace, none of the database itself; only its owner can read it
 *
 * Returns: whether it is all there and on the disk; if not, what was there before is
 */
gboolean
cohort_db_backup (CohortDb *self, const char *zip_path, GError **error)
{
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);
  g_return_val_if_fail (!self->in_batch, FALSE);

  return cohort_own_files_check (self->path, zip_path, error)
         && back_up (self->sqlite, self->path, zip_path, NULL, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Whether @name is one of this database's daily backups: NAME-2024-09-03.zip. */
static gboolean
is_daily (const char *name, const char *prefix)
{
  const char *stamp = name + strlen (prefix);

  if (!g_str_has_prefix (name, prefix) || strlen (stamp) != strlen ("2024-09-03.zip")
      || !g_str_has_suffix (stamp, ".zip"))
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if ((i == 4 || i == 7) ? stamp[i] != '-' : !g_ascii_isdigit (stamp[i]))
      return FALSE;
  return TRUE;
}

/* @latest is the path of today's. What cannot be removed today is removed another day. */
static void
remove_old_backups (const char *latest)
{
  g_autofree char *folder = g_path_get_dirname (latest);
  g_autofree char *prefix = g_path_get_basename (latest);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  prefix[strlen (prefix) - strlen ("2024-09-03.zip")] = '\0';
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_daily (name, prefix))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i + DAILY_BACKUPS_KEPT < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

    g_unlink (path);
  }
}

static char *
build_daily_path (const char *database, const CohortMoment *moment)
{
  g_autofree char *stamp = cohort_date_format_iso (moment->today);

  return cohort_db_build_backup_path (database, stamp, "zip");
}

/**
 * cohort_db_backup_daily:
 * @moment: now
 *
 * Makes the backup of the day, backups/NAME-2024-09-03.zip beside the database NAME.db, unless it
 * is there already, and keeps the last ten.
 *
 * Returns: whether there is one of today
 */
gboolean
cohort_db_backup_daily (CohortDb *self, const CohortMoment *moment, GError **error)
{
  g_autofree char *path = build_daily_path (self->path, moment);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!cohort_db_backup (self, path, error))
    return FALSE;
  remove_old_backups (path);
  return TRUE;
}

/**
 * cohort_backup_daily:
 * @database: the file
 * @moment: now
 * @cancellable: (nullable): ends it, and leaves nothing of it
 *
 * Makes the same backup beside whoever has the database open, on any thread: it is read through a
 * connection of its own, which keeps nobody from writing.
 *
 * Returns: whether there is one of today
 */
gboolean
cohort_backup_daily (const char *database, const CohortMoment *moment, GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *path = build_daily_path (database, moment);
  g_autoptr (sqlite3) sqlite = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  sqlite = cohort_connection_open (database, FALSE, error);
  if (sqlite == NULL || !back_up (sqlite, database, path, cancellable, error))
    return FALSE;
  remove_old_backups (path);
  return TRUE;
}
