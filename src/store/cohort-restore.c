/* Putting a backup in the place of a database.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-backup-private.h"
#include "cohort-connection.h"
#include "cohort-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static char *
build_stamp (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d-%H%M%S");
}

/* Turns what was unpacked into a database as this version makes them, and reads it as the window
 * will: what cannot be shown, as a year of a newer version, is not put in the place of what can. */
static gboolean
make_database (const char *unpacked, const char *made, GError **error)
{
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;

  if (!cohort_restore_rows (unpacked, made, error))
    return FALSE;
  db = cohort_db_open (made, FALSE, error);
  if (db == NULL)
    return FALSE;
  if (cohort_db_get_county (db) == 0)
    return TRUE;
  snapshot = cohort_db_load_snapshot (db, error);
  return snapshot != NULL;
}

/* A file that is no database we can read is not overwritten but put aside under a dated name. */
static gboolean
put_aside (const char *path, GError **error)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *stamp = build_stamp ();

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *from = g_strconcat (path, endings[i], NULL);
    g_autofree char *to = g_strconcat (path, ".", stamp, endings[i], NULL);

    if (g_rename (from, to) != 0 && errno != ENOENT) {
      cohort_backup_set_file_error (error, errno, _("“%s” could not be put aside: %s."), from);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
is_unreadable (const GError *error)
{
  return g_error_matches (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN)
         || g_error_matches (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CORRUPT)
         || g_error_matches (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_TOO_NEW);
}

/* Keeps what is in the place now, as a backup if it can be read, else as the file it is. */
static gboolean
keep_present (const char *path, GError **error)
{
  g_autofree char *stamp = build_stamp ();
  g_autofree char *full_stamp = g_strconcat (stamp, "-before-restore", NULL);
  g_autofree char *zip_path = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (CohortDb) present = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  zip_path = cohort_db_build_backup_path (path, full_stamp, "zip");
  present = cohort_db_open (path, FALSE, &problem);
  if (present != NULL && cohort_db_backup (present, zip_path, &problem))
    return TRUE;
  g_clear_pointer (&present, cohort_db_close);
  if (is_unreadable (problem))
    return put_aside (path, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* One transaction of the database in the place: a crash leaves the old or the new, and who has it
 * open meanwhile sees the new rows next. */
static gboolean
replace_content (const char *path, const char *made, GError **error)
{
  g_autoptr (sqlite3) from = cohort_connection_open (made, FALSE, error);
  g_autoptr (sqlite3) to = from != NULL ? cohort_connection_open (path, TRUE, error) : NULL;
  sqlite3_backup *backup;
  int result;

  if (to == NULL)
    return FALSE;
  backup = sqlite3_backup_init (to, "main", from, "main");
  if (backup == NULL) {
    cohort_sql_set_error (error, to, sqlite3_extended_errcode (to));
    return FALSE;
  }
  sqlite3_backup_step (backup, -1);
  result = sqlite3_backup_finish (backup);
  if (result == SQLITE_OK)
    return TRUE;
  cohort_sql_set_error (error, to, result);
  return FALSE;
}

/* Attachments are named by what is in them, so one that is there already is the same, unless it was
 * damaged and the backup's is not. */
static gboolean
is_in_place (const char *place, const CohortBackupPart *part)
{
  g_autofree char *base = g_path_get_basename (place);
  g_autofree char *present = NULL;
  gint64 size;

  if (!g_file_test (place, G_FILE_TEST_EXISTS))
    return FALSE;
  if (!g_str_equal (base, part->sha256))
    return TRUE;
  present = cohort_backup_hash_file (place, &size, NULL);
  return g_strcmp0 (present, part->sha256) == 0;
}

static gboolean
place_attachments (const char *path, GPtrArray *parts, GError **error)
{
  g_autofree char *folder = cohort_backup_get_attachments (path);

  for (guint i = 0; i < parts->len; i++) {
    const CohortBackupPart *part = g_ptr_array_index (parts, i);
    g_autofree char *base = g_path_get_basename (part->path);
    g_autofree char *place = g_build_filename (folder, base, NULL);

    if (!g_str_has_prefix (part->name, COHORT_BACKUP_ATTACHMENTS)
        || is_in_place (place, part))
      continue;
    if (g_mkdir_with_parents (folder, 0700) != 0 || g_rename (part->path, place) != 0) {
      cohort_backup_set_file_error (error, errno, _("The file “%s” could not be made: %s."), place);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
restore (const char *zip_path, const char *path, const char *folder, GError **error)
{
  g_autofree char *unpacked = g_build_filename (folder, "unpacked", NULL);
  g_autofree char *database = g_build_filename (unpacked, COHORT_BACKUP_DATABASE, NULL);
  g_autofree char *made = g_build_filename (folder, "made.db", NULL);
  g_autoptr (GPtrArray) parts = NULL;

  if (g_mkdir (unpacked, 0700) != 0) {
    cohort_backup_set_file_error (error, errno, _("The folder “%s” cannot be written: %s."),
                                  folder);
    return FALSE;
  }
  parts = cohort_backup_unzip (zip_path, unpacked, error);
  return parts != NULL
         && make_database (database, made, error)
         && place_attachments (path, parts, error)
         && keep_present (path, error)
         && replace_content (path, made, error);
}

/**
 * cohort_restore:
 * @zip_path: a backup
 * @path: the database it shall become, there already or not
 *
 * The backup is not opened as our own: its rows are copied into a fresh database, see
 * cohort_restore_rows(). What @path holds now is first backed up into the folder "backups" beside
 * it, or put aside under a dated name if it cannot be read.
 *
 * Returns: whether @path now holds what the backup does; if not, it holds what it did
 */
gboolean
cohort_restore (const char *zip_path, const char *path, GError **error)
{
  g_autofree char *folder = cohort_backup_make_folder (path, error);
  gboolean ok;

  if (folder == NULL)
    return FALSE;
  ok = restore (zip_path, path, folder, error);
  cohort_backup_remove_folder (folder);
  return ok;
}
