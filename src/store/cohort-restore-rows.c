/* Taking the rows out of a database that somebody else may have made.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-backup-private.h"
#include "cohort-connection.h"
#include "cohort-schema.h"
#include "cohort-statement.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, CohortStoreError code, const char *why)
{
  g_set_error (error, COHORT_STORE_ERROR, code,
               _("The database in the backup cannot be used: %s. Nothing was changed."), why);
  return FALSE;
}

static gboolean
check_integrity (sqlite3 *from, GError **error)
{
  g_autoptr (CohortStatement) statement
      = cohort_statement_new (from, "PRAGMA integrity_check (1)", error);

  if (statement == NULL || cohort_statement_step (statement, error) != COHORT_STEP_ROW)
    return FALSE;
  return g_strcmp0 (cohort_statement_get_text (statement, 0), "ok") == 0
         || refuse (error, COHORT_STORE_ERROR_CORRUPT, _("it is damaged"));
}

/* Tables and indexes, word for word. */
static char *
dump_form (sqlite3 *sqlite, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      sqlite,
      "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '')"
      " FROM sqlite_schema ORDER BY type, name",
      error);
  g_autoptr (GString) form = g_string_new (NULL);
  CohortStep step;

  if (statement == NULL)
    return NULL;
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW) {
    g_string_append (form, cohort_statement_get_text (statement, 0));
    g_string_append_c (form, '\n');
  }
  return step == COHORT_STEP_DONE ? g_string_free (g_steal_pointer (&form), FALSE) : NULL;
}

/* It must be to the letter what our own schema of that version makes: no view, no trigger, no
 * virtual table, no column that computes something. */
static gboolean
check_form (sqlite3 *from, sqlite3 *to, GError **error)
{
  g_autofree char *theirs = dump_form (from, error);
  g_autofree char *ours = theirs != NULL ? dump_form (to, error) : NULL;

  if (ours == NULL)
    return FALSE;
  return g_str_equal (theirs, ours)
         || refuse (error, COHORT_STORE_ERROR_OPEN, _("its tables are not those Cohort makes"));
}

/* The columns of one of our tables, as a list, and how many they are. */
static char *
list_columns (sqlite3 *to, const char *table, guint *n_columns, GError **error)
{
  g_autoptr (CohortStatement) statement =
    cohort_statement_new (to, "SELECT name FROM pragma_table_info (?1)", error);
  g_autoptr (GString) columns = g_string_new (NULL);
  CohortStep step;

  if (statement == NULL)
    return NULL;
  *n_columns = 0;
  cohort_statement_bind_text (statement, 1, table);
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW)
    g_string_append_printf (columns, "%s\"%s\"", (*n_columns)++ > 0 ? ", " : "",
                            cohort_statement_get_text (statement, 0));
  return step == COHORT_STEP_DONE ? g_string_free (g_steal_pointer (&columns), FALSE) : NULL;
}

static gboolean
copy_rows (CohortStatement *select, CohortStatement *insert, guint n_columns, GError **error)
{
  CohortStep step;

  while ((step = cohort_statement_step (select, error)) == COHORT_STEP_ROW) {
    for (guint i = 0; i < n_columns; i++)
      cohort_statement_bind_value (insert, (int) i + 1,
                                   cohort_statement_get_value (select, (int) i));
    if (!cohort_statement_run (insert, error))
      return FALSE;
  }
  return step == COHORT_STEP_DONE;
}

/* A copy of a copy is not the same copy: it gets an identity of its own when it is opened. */
static const char *
get_condition (const char *table)
{
  return g_str_equal (table, "sync_meta") ? "WHERE k IN ('county', 'hlc') AND typeof(v) = 'integer'"
                                          : "";
}

static gboolean
copy_table (sqlite3 *from, sqlite3 *to, const char *table, GError **error)
{
  guint n_columns = 0;
  g_autofree char *columns = list_columns (to, table, &n_columns, error);
  g_autoptr (CohortStatement) select = NULL, insert = NULL;
  g_autoptr (GString) values = g_string_new ("?1");
  g_autofree char *select_sql = NULL, *insert_sql = NULL;

  if (columns == NULL)
    return FALSE;
  for (guint i = 1; i < n_columns; i++)
    g_string_append_printf (values, ", ?%u", i + 1);
  select_sql = g_strdup_printf ("SELECT %s FROM %s %s ORDER BY rowid", columns, table,
                                get_condition (table));
  insert_sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, columns, values->str);
  select = cohort_statement_new (from, select_sql, error);
  insert = select != NULL ? cohort_statement_new (to, insert_sql, error) : NULL;
  return insert != NULL && copy_rows (select, insert, n_columns, error);
}

static gboolean
copy_tables (sqlite3 *from, sqlite3 *to, GError **error)
{
  g_autoptr (CohortStatement) tables =
    cohort_statement_new (to, "SELECT name FROM sqlite_schema WHERE type = 'table'", error);
  CohortStep step;

  if (tables == NULL)
    return FALSE;
  while ((step = cohort_statement_step (tables, error)) == COHORT_STEP_ROW)
    if (!copy_table (from, to, cohort_statement_get_text (tables, 0), error))
      return FALSE;
  return step == COHORT_STEP_DONE;
}

static gboolean
check_references (sqlite3 *to, GError **error)
{
  gint64 n_wrong;

  if (!cohort_sql_get_number (to, "SELECT count(*) FROM pragma_foreign_key_check", &n_wrong, error))
    return FALSE;
  return n_wrong == 0
         || refuse (error, COHORT_STORE_ERROR_CORRUPT, _("rows in it refer to what is not there"));
}

static gboolean
check_version (sqlite3 *from, int *version, GError **error)
{
  if (!cohort_connection_get_version (from, version, error))
    return FALSE;
  return *version > 0 || refuse (error, COHORT_STORE_ERROR_OPEN, _("it is empty"));
}

/**
 * cohort_restore_rows:
 * @from: a database nobody vouches for
 * @to: a file that is not there yet
 *
 * Makes @to by our own schema of the version @from has, and copies the rows of our own tables and
 * columns into it, so that nothing else of @from comes along and no value our schema refuses.
 *
 * Returns: whether it succeeded; @from is not changed
 */
gboolean
cohort_restore_rows (const char *from, const char *to, GError **error)
{
  guint n_migrations;
  const CohortMigration *migrations = cohort_schema_get_migrations (&n_migrations);
  g_autoptr (sqlite3) source = cohort_connection_open_untrusted (from, error);
  g_autoptr (sqlite3) target = NULL;
  int version;

  if (source == NULL || !check_version (source, &version, error)
      || !check_integrity (source, error))
    return FALSE;
  target = cohort_connection_open (to, TRUE, error);
  return target != NULL
         && cohort_schema_migrate (target, migrations, n_migrations, version, error)
         && check_form (source, target, error)
         && cohort_sql_run (target, "PRAGMA foreign_keys = OFF; BEGIN", error)
         && copy_tables (source, target, error)
         && check_references (target, error)
         && cohort_sql_run (target, "COMMIT", error);
}
