/* How a database file is opened: what is checked before anything is believed or written.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-connection.h"

#include "cohort-schema.h"
#include "cohort-statement.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#define BUSY_MILLISECONDS 5000

/**
 * cohort_create_private_file:
 *
 * Makes an empty file with mode 0600. SQLite gives the files it puts beside a database the mode of
 * the database, so that none of them can be read by others either.
 *
 * Returns: %FALSE with an error, also when there is something of that name
 */
gboolean
cohort_create_private_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int failure = errno;

  if (fd >= 0)
    return g_close (fd, error);
  g_set_error (error, COHORT_STORE_ERROR,
               failure == ENOSPC || failure == EDQUOT ? COHORT_STORE_ERROR_NO_SPACE
               : failure == EROFS || failure == EACCES ? COHORT_STORE_ERROR_READ_ONLY
                                                       : COHORT_STORE_ERROR_OPEN,
               _("The file “%s” could not be made: %s."), path, g_strerror (failure));
  return FALSE;
}

static gboolean
create_database_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN,
                 _("The folder “%s” could not be made: %s."), folder, g_strerror (errno));
    return FALSE;
  }
  return cohort_create_private_file (path, error);
}

static gboolean
ensure_file (const char *path, gboolean create, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN,
                 _("“%s” is not a file, so it cannot be a database."), path);
    return FALSE;
  }
  if (create)
    return create_database_file (path, error);
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN,
               _("There is no database “%s” yet. Choose a county to begin one."), path);
  return FALSE;
}

/* Nothing that stands in a file may run, whoever made it. */
static void
distrust (sqlite3 *sqlite)
{
  sqlite3_extended_result_codes (sqlite, 1);
  sqlite3_busy_timeout (sqlite, BUSY_MILLISECONDS);
  sqlite3_db_config (sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (sqlite, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

static sqlite3 *
open_handle (const char *path, int flags, GError **error)
{
  sqlite3 *sqlite = NULL;
  int result = sqlite3_open_v2 (path, &sqlite, flags | SQLITE_OPEN_NOMUTEX, NULL);

  if (result != SQLITE_OK) {
    cohort_sql_set_error (error, sqlite, result);
    sqlite3_close (sqlite);
    return NULL;
  }
  distrust (sqlite);
  return sqlite;
}

/**
 * cohort_connection_get_version:
 * @version: (out): its schema, 0 when it is empty
 *
 * Returns: %FALSE with an error when it is not a database of ours, or of a newer Cohort
 */
gboolean
cohort_connection_get_version (sqlite3 *sqlite, int *version, GError **error)
{
  gint64 application, number, n_things;

  if (!cohort_sql_get_number (sqlite, "PRAGMA application_id", &application, error)
      || !cohort_sql_get_number (sqlite, "PRAGMA user_version", &number, error)
      || !cohort_sql_get_number (sqlite, "SELECT count(*) FROM sqlite_schema", &n_things, error))
    return FALSE;

  *version = (int) number;
  if (application == 0 && number == 0 && n_things == 0)
    return TRUE;
  if (application != COHORT_APPLICATION_ID || number < 1) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN,
                 _("The file is a database of another program. It was not touched."));
    return FALSE;
  }
  if (number > cohort_schema_get_version ()) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_TOO_NEW,
                 _("The database was written by a newer Cohort (version %d of its form; this one "
                   "knows %d). It was not touched. Update Cohort and try again."),
                 (int) number, cohort_schema_get_version ());
    return FALSE;
  }
  return TRUE;
}

/* Write-ahead logging needs memory shared by all who have the file open, which other machines do
 * not share. What cannot be told apart from a network (FUSE) is taken for one. */
static gboolean
is_on_network (const char *path)
{
  static const guint32 magics[] = {
    0x6969 /* NFS */,      0x517b /* SMB */,         0xff534d42 /* CIFS */, 0xfe534d42 /* SMB2 */,
    0x65735546 /* FUSE */, 0x01021997 /* 9P */,      0x5346414f /* AFS */,  0x73757245 /* Coda */,
    0x00c36400 /* Ceph */, 0x786f4256 /* VirtualBox */, 0x564c /* NCP */,
  };
  struct statfs info;

  if (statfs (path, &info) != 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if ((guint32) info.f_type == magics[i])
      return TRUE;
  return FALSE;
}

static gboolean
check_foreign_keys (sqlite3 *sqlite, GError **error)
{
  gint64 on;

  if (!cohort_sql_get_number (sqlite, "PRAGMA foreign_keys", &on, error))
    return FALSE;
  if (on == 1)
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED,
               _("This machine's SQLite cannot check references, so the database was not opened."));
  return FALSE;
}

static gboolean
check_writable (sqlite3 *sqlite, const char *path, GError **error)
{
  if (!sqlite3_db_readonly (sqlite, "main"))
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_READ_ONLY,
               _("The database “%s” may not be written. Ask for the right to write it."), path);
  return FALSE;
}

/**
 * cohort_connection_open:
 * @create: whether to make the file, and its folder, when there is none
 *
 * A file that is not ours is left as it is.
 *
 * Returns: (transfer full): the connection, or %NULL with an error
 */
sqlite3 *
cohort_connection_open (const char *path, gboolean create, GError **error)
{
  g_autoptr (sqlite3) sqlite = NULL;
  int version;

  if (!ensure_file (path, create, error))
    return NULL;
  sqlite = open_handle (path, SQLITE_OPEN_READWRITE, error);
  if (sqlite == NULL || !cohort_connection_get_version (sqlite, &version, error)
      || !check_writable (sqlite, path, error)
      || !cohort_sql_run (sqlite, "PRAGMA foreign_keys = ON", error)
      || !check_foreign_keys (sqlite, error)
      || !cohort_sql_run (sqlite,
                          is_on_network (path) ? "PRAGMA journal_mode = DELETE"
                                               : "PRAGMA journal_mode = WAL",
                          error)
      || !cohort_sql_run (sqlite, "PRAGMA synchronous = FULL", error))
    return NULL;
  return g_steal_pointer (&sqlite);
}

/**
 * cohort_connection_open_untrusted:
 *
 * Returns: (transfer full): a connection that only reads and believes nothing, or %NULL with an
 * error
 */
sqlite3 *
cohort_connection_open_untrusted (const char *path, GError **error)
{
  g_autoptr (sqlite3) sqlite = open_handle (path, SQLITE_OPEN_READONLY, error);

  if (sqlite == NULL
      || !cohort_sql_run (sqlite, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", error))
    return NULL;
  sqlite3_limit (sqlite, SQLITE_LIMIT_ATTACHED, 0);
  return g_steal_pointer (&sqlite);
}

/**
 * cohort_connection_copy:
 * @copy: an empty file, so that its mode is the maker's choice
 *
 * Writes what the database is at this moment, whatever else is going on, as a database of one file.
 *
 * Returns: whether all of it is there
 */
gboolean
cohort_connection_copy (sqlite3 *sqlite, const char *copy, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (sqlite, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_text (statement, 1, copy);
  return cohort_statement_run (statement, error);
}
