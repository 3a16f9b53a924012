/* Backups: the whole database as one zip, on demand and once a day of use.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-attachments.h"
#include "cohort-backup-private.h"
#include "cohort-connection.h"
#include "cohort-date.h"
#include "cohort-db-private.h"
#include "cohort-own-files.h"
#include "cohort-schema.h"
#include "cohort-triggers.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define DAILY_BACKUPS_KEPT 10
/* A backup younger than so many days will do when the next is not finished. */
#define RECENT_DAYS 3

/* A connection of its own is closed with it: a restore may put another file in the place of the
 * database while the copy is packed. */
static gboolean
copy_database (sqlite3 *sqlite, const char *database, const char *copy, GError **error)
{
  g_autoptr (sqlite3) own = sqlite == NULL ? cohort_connection_open (database, FALSE, error) : NULL;
  sqlite3 *from = sqlite != NULL ? sqlite : own;

  return from != NULL && cohort_create_private_file (copy, error)
         && cohort_connection_copy (from, copy, error);
}

/* A backup holds rows and nothing that runs: who restores it may refuse any trigger. */
static gboolean
strip_copy (const char *copy, GError **error)
{
  g_autoptr (sqlite3) sqlite = cohort_connection_open (copy, FALSE, error);

  return sqlite != NULL && cohort_sql_run (sqlite, "PRAGMA journal_mode = DELETE", error)
         && cohort_triggers_drop (sqlite, error);
}

static CohortBackupPart *
add_part (GPtrArray *parts, const char *name, const char *path)
{
  CohortBackupPart *part = g_new0 (CohortBackupPart, 1);

  g_ptr_array_add (parts, part);
  part->name = g_strdup (name);
  part->path = g_strdup (path);
  return part;
}

static gboolean
add_database (GPtrArray *parts, const char *copy, GError **error)
{
  CohortBackupPart *part = add_part (parts, COHORT_BACKUP_DATABASE, copy);

  part->sha256 = cohort_backup_hash_file (copy, &part->size, error);
  return part->sha256 != NULL;
}

/* Its name is the hash of what is in it, which is read once only, when it is packed. One that is
 * missing is no reason to have no backup of the others. */
static void
add_receipt (GPtrArray *parts, const char *database, const char *sha256)
{
  g_autofree char *path = cohort_attachments_get_path (database, sha256);
  g_autofree char *name = NULL;
  CohortBackupPart *part;
  GStatBuf info;

  if (path == NULL || g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return;
  name = g_strconcat (COHORT_BACKUP_ATTACHMENTS, sha256, NULL);
  part = add_part (parts, name, path);
  part->size = info.st_size;
  part->sha256 = g_strdup (sha256);
}

/* Only what a row of the copy tells of: it was kept before the row and stays, see
 * cohort_db_attach(), while any other file may be one that is about to be refused. */
static gboolean
add_receipts (GPtrArray *parts, const char *database, const char *copy, GError **error)
{
  g_autoptr (sqlite3) sqlite = cohort_connection_open_untrusted (copy, error);
  g_autoptr (CohortStatement) statement
      = sqlite != NULL ? cohort_statement_new (sqlite, "SELECT DISTINCT sha256 FROM receipt", error)
                       : NULL;
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW)
    add_receipt (parts, database, cohort_statement_get_text (statement, 0));
  return step == COHORT_STEP_DONE;
}

/* What each receipt is now, whatever its name says; those that are gone are left out. The first
 * part is the copy, which nobody else knows of. */
static gboolean
measure_parts (GPtrArray *parts, GCancellable *cancellable, GError **error)
{
  for (guint i = parts->len - 1; i > 0; i--) {
    CohortBackupPart *part = g_ptr_array_index (parts, i);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!g_file_test (part->path, G_FILE_TEST_EXISTS)) {
      g_ptr_array_remove_index (parts, i);
      continue;
    }
    g_free (part->sha256);
    part->sha256 = cohort_backup_hash_file (part->path, &part->size, error);
    if (part->sha256 == NULL)
      return FALSE;
  }
  return TRUE;
}

/* A receipt that is damaged or was taken away is found only while it is packed, when the manifest
 * stands already. */
static gboolean
pack (GPtrArray *parts, const char *zip_path, GCancellable *cancellable, GError **error)
{
  int schema = cohort_schema_get_version ();
  g_autoptr (GError) problem = NULL;

  if (cohort_backup_zip (zip_path, parts, schema, cancellable, &problem))
    return TRUE;
  if (g_error_matches (problem, COHORT_STORE_ERROR, COHORT_STORE_ERROR_ATTACHMENT))
    return measure_parts (parts, cancellable, error)
           && cohort_backup_zip (zip_path, parts, schema, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
fill_zip (const char *copy, const char *database, const char *zip_path, GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cohort_backup_part_free);

  return strip_copy (copy, error) && add_database (parts, copy, error)
         && add_receipts (parts, database, copy, error)
         && pack (parts, zip_path, cancellable, error);
}

/* @sqlite: (nullable): a connection to @database, else it is read through one of its own */
static gboolean
back_up (sqlite3 *sqlite, const char *database, const char *zip_path, GCancellable *cancellable,
         GError **error)
{
  g_autofree char *folder = cohort_backup_make_folder (database, error);
  g_autofree char *copy
      = folder != NULL ? g_build_filename (folder, COHORT_BACKUP_DATABASE, NULL) : NULL;
  gboolean ok;

  if (folder == NULL)
    return FALSE;
  ok = copy_database (sqlite, database, copy, error)
       && fill_zip (copy, database, zip_path, cancellable, error);
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

/* (transfer full) (element-type utf8): the names of those beside @path, the path of one of them,
 * oldest first */
static GPtrArray *
list_daily (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = g_path_get_basename (path);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  prefix[strlen (prefix) - strlen ("2024-09-03.zip")] = '\0';
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_daily (name, prefix))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Whether there is one of the last days. One of a day to come was made by a wrong clock. */
static gboolean
has_recent (const char *path, CohortDate today)
{
  g_autoptr (GPtrArray) names = list_daily (path);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *stamp
        = g_strndup (name + strlen (name) - strlen ("2024-09-03.zip"), strlen ("2024-09-03"));
    CohortDate date = cohort_date_parse (stamp);

    if (date != 0 && date <= today && date + RECENT_DAYS > today)
      return TRUE;
  }
  return FALSE;
}

/* @latest is the path of today's. What cannot be removed today is removed another day. */
static void
remove_old_backups (const char *latest)
{
  g_autofree char *folder = g_path_get_dirname (latest);
  g_autoptr (GPtrArray) names = list_daily (latest);

  for (guint i = 0; i + DAILY_BACKUPS_KEPT < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

    g_unlink (path);
  }
}

/**
 * cohort_backup_daily:
 * @database: the file
 * @moment: now
 * @cancellable: (nullable): ends it and leaves nothing of it, if there is one that is younger than
 *   three days; else it goes on, so that whoever never has the time gets one
 *
 * Makes the backup of the day, backups/NAME-2024-09-03.zip beside the database NAME.db, unless it
 * is there already, and keeps the last ten. It may be called on any thread, beside whoever has the
 * database open: it is read through a connection of its own, which keeps nobody from writing.
 *
 * Returns: whether there is one of today
 */
gboolean
cohort_backup_daily (const char *database, const CohortMoment *moment, GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *stamp = cohort_date_format_iso (moment->today);
  g_autofree char *path = cohort_db_build_backup_path (database, stamp, "zip");
  GCancellable *heeded = has_recent (path, moment->today) ? cancellable : NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (heeded, error)
      || !back_up (NULL, database, path, heeded, error))
    return FALSE;
  remove_old_backups (path);
  return TRUE;
}

/** cohort_db_backup_daily: the same of an open database, see cohort_backup_daily() */
gboolean
cohort_db_backup_daily (CohortDb *self, const CohortMoment *moment, GError **error)
{
  return cohort_backup_daily (self->path, moment, NULL, error);
}
