/* A county's database: opening and closing it, choosing the county, keeping several saves together.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-db-private.h"

#include "cohort-connection.h"
#include "cohort-id.h"
#include "cohort-init.h"
#include "cohort-schema.h"
#include "cohort-triggers.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/** cohort_default_database_path: Returns: (transfer full): where a person's database is when nobody
 * says where */
char *
cohort_default_database_path (void)
{
  return g_build_filename (g_get_user_data_dir (), DATA_FOLDER, "cohort.db", NULL);
}

/* "…/backups/NAME-STAMP.SUFFIX" beside the database "…/NAME.db"; the folder is made if it is not
 * there. */
char *
cohort_db_build_backup_path (const char *path, const char *stamp, const char *suffix)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".db"))
    base[strlen (base) - strlen (".db")] = '\0';
  name = g_strconcat (base, "-", stamp, ".", suffix, NULL);
  g_mkdir_with_parents (backups, 0700);
  return g_build_filename (backups, name, NULL);
}

/* (transfer full): an empty file for a copy; what another program makes in the same second has the
 * next number. */
static char *
create_backup_file (const char *path, int version, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autoptr (GString) stamp = g_string_new (NULL);

  for (guint number = 1;; number++) {
    g_autofree char *copy = NULL;
    g_autoptr (GError) failure = NULL;

    g_string_printf (stamp, "%s-v%d", day, version);
    if (number > 1)
      g_string_append_printf (stamp, "-%u", number);
    copy = cohort_db_build_backup_path (path, stamp->str, "db");
    if (cohort_create_private_file (copy, &failure))
      return g_steal_pointer (&copy);
    if (!g_file_test (copy, G_FILE_TEST_EXISTS)) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  }
}

/* A copy of the database as it is before a migration touches it. A program that migrated it in the
 * meantime has kept a copy of its own, and this one may be of what came of it. */
static gboolean
back_up_before_migration (sqlite3 *sqlite, const char *path, int version, GError **error)
{
  g_autofree char *copy = create_backup_file (path, version, error);
  gint64 after;
  gboolean ok;

  if (copy == NULL)
    return FALSE;
  ok = cohort_connection_copy (sqlite, copy, error)
       && cohort_sql_get_number (sqlite, "PRAGMA user_version", &after, error);
  if (!ok || after != version)
    g_unlink (copy);
  return ok;
}

/**
 * cohort_db_migrate:
 * @path: of the database
 * @steps: in order of version
 *
 * Makes an older database what the last of @steps leaves. Before the first step the database is
 * copied to backups/NAME-STAMP-vN.db beside it; a new one has nothing to lose. Another program may
 * do the same at the same time.
 *
 * Returns: whether all steps were taken; when one fails the database is what the step before left
 */
gboolean
cohort_db_migrate (sqlite3 *sqlite, const char *path, const CohortMigration *steps, guint n_steps,
                   GError **error)
{
  int target = steps[n_steps - 1].version;
  gint64 version;

  if (!cohort_sql_get_number (sqlite, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == target)
    return TRUE;
  if (version > 0 && !back_up_before_migration (sqlite, path, (int) version, error))
    return FALSE;
  return cohort_schema_migrate (sqlite, steps, n_steps, target, error);
}

/* Looks at the county that was chosen. */
gboolean
cohort_db_load_county (CohortDb *self, GError **error)
{
  gint64 county;

  if (!cohort_sql_get_number (self->sqlite,
                              "SELECT coalesce((SELECT v FROM sync_meta WHERE k = 'county'), 0)",
                              &county, error))
    return FALSE;
  self->county = (int) county;
  return TRUE;
}

/**
 * cohort_db_open:
 * @path: the file
 * @create: whether to make it when it is not there
 *
 * Makes a new file readable by its owner only. A file that is not a database of ours, or of a newer
 * Cohort, is left untouched. An older one is migrated, after a dated copy was put into the folder
 * "backups" beside it.
 *
 * Returns: (transfer full): the database, or %NULL with an error
 */
CohortDb *
cohort_db_open (const char *path, gboolean create, GError **error)
{
  g_autoptr (CohortDb) self = g_new0 (CohortDb, 1);
  guint n_migrations;
  const CohortMigration *migrations = cohort_schema_get_migrations (&n_migrations);

  self->path = g_strdup (path);
  self->thread = g_thread_self ();
  self->programs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) cohort_program_unref);
  self->shipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) cohort_program_unref);
  self->sqlite = cohort_connection_open (path, create, error);
  if (self->sqlite == NULL
      || !cohort_db_migrate (self->sqlite, path, migrations, n_migrations, error)
      || !cohort_db_add_functions (self, error)
      || !cohort_triggers_install (self->sqlite, error)
      || !cohort_db_load_meta (self, error)
      || !cohort_db_load_county (self, error)
      || !cohort_db_refresh (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** cohort_db_close: @self: (transfer full) (nullable): a database; what was not committed is
 * undone */
void
cohort_db_close (CohortDb *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < COHORT_N_RECORD_KINDS; i++)
    cohort_statement_free (self->upserts[i]);
  cohort_db_forget (self);
  g_hash_table_unref (self->programs);
  g_hash_table_unref (self->shipped);
  sqlite3_close (self->sqlite);
  g_free (self->device_label);
  g_free (self->path);
  g_free (self);
}

/** cohort_db_get_path: Returns: (transfer none): the file */
const char *
cohort_db_get_path (CohortDb *self)
{
  return self->path;
}

/** cohort_db_dup_device: Returns: (transfer full): the id of this copy */
char *
cohort_db_dup_device (CohortDb *self)
{
  return cohort_id_from_bytes (self->device);
}

/** cohort_db_get_county: Returns: the number of the county looked at, 0 before one is chosen */
int
cohort_db_get_county (CohortDb *self)
{
  return self->county;
}

static void
look_at (CohortDb *self, int county)
{
  if (county != self->county)
    cohort_db_forget (self);
  self->county = county;
}

/**
 * cohort_db_use_county:
 * @county: its number
 *
 * Looks at another county of the database until it is closed; the county chosen stays chosen.
 *
 * Returns: %FALSE with %COHORT_STORE_ERROR_NO_COUNTY when the database was never begun for it
 */
gboolean
cohort_db_use_county (CohortDb *self, int county, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM change_group WHERE stream = %d)", county);
  gint64 begun;

  if (!cohort_sql_get_number (self->sqlite, sql, &begun, error))
    return FALSE;
  if (begun == 0) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY,
                 _("This database holds nothing of that county. Choose the county first."));
    return FALSE;
  }
  look_at (self, county);
  return TRUE;
}

/* The year asked for, else the one the county looked at before, else the first there is. */
static char *
choose_year (CohortDb *self, const char *year, GError **error)
{
  g_autoptr (CohortSnapshot) snapshot = NULL;

  if (year != NULL)
    return g_strdup (year);
  snapshot = cohort_db_load_snapshot (self, error);
  return snapshot != NULL ? g_strdup (cohort_snapshot_get_year (snapshot)) : NULL;
}

static CohortChange *
build_init (CohortDb *self, const CohortCounty *county, const char *year, GError **error)
{
  g_autofree char *chosen = choose_year (self, year, error);
  g_autoptr (CohortProgram) program
      = chosen != NULL ? cohort_db_load_program (self, chosen, error) : NULL;

  return program != NULL ? cohort_init_new_change (county, program) : NULL;
}

static gboolean
init_in_act (CohortDb *self,
             const CohortCounty *county,
             const char *year,
             const CohortMoment *moment,
             GError **error)
{
  g_autoptr (CohortChange) change = build_init (self, county, year, error);

  return change != NULL && cohort_db_write (self, change, FALSE, moment, error)
         && cohort_db_set_meta (self, "county", county->number, error);
}

/**
 * cohort_db_init:
 * @county: the county
 * @year: (nullable): "2024-25"; %NULL is the year it looked at before, or the first there is
 * @moment: when it is done
 *
 * Chooses the county, the year it looks at, and makes the year's contract if it has none: one
 * change group, which is not undone. What the database holds of other counties stays.
 *
 * Returns: whether it was done; if not, nothing was
 */
gboolean
cohort_db_init (CohortDb *self,
                const CohortCounty *county,
                const char *year,
                const CohortMoment *moment,
                GError **error)
{
  int before = self->county;
  gboolean ok;

  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);

  if (!cohort_db_begin_act (self, error))
    return FALSE;
  look_at (self, county->number);
  ok = cohort_db_end_act (self, init_in_act (self, county, year, moment, error), error);
  if (!ok)
    look_at (self, before);
  return ok;
}

/**
 * cohort_db_begin:
 *
 * From here to cohort_db_commit() all saves stand or fall together, each as a group of its own. A
 * save that fails leaves those before it.
 */
gboolean
cohort_db_begin (CohortDb *self, GError **error)
{
  g_return_val_if_fail (!self->in_batch, FALSE);

  self->in_batch = cohort_sql_run (self->sqlite, "BEGIN IMMEDIATE", error);
  return self->in_batch;
}

/** cohort_db_commit: keeps all that was saved since cohort_db_begin(), or on an error nothing of
 * it */
gboolean
cohort_db_commit (CohortDb *self, GError **error)
{
  g_return_val_if_fail (self->in_batch, FALSE);

  self->in_batch = FALSE;
  if (cohort_sql_run (self->sqlite, "COMMIT", error))
    return TRUE;
  cohort_db_rollback (self);
  return FALSE;
}

/** cohort_db_rollback: takes back all that was saved since cohort_db_begin() */
void
cohort_db_rollback (CohortDb *self)
{
  self->in_batch = FALSE;
  /* A full disk may have rolled back already. */
  if (!sqlite3_get_autocommit (self->sqlite))
    cohort_sql_run (self->sqlite, "ROLLBACK", NULL);
  cohort_db_forget (self);
}
