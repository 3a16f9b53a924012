/* The statement wrapper: values there and back, and failures as errors.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-connection.h"
#include "cohort-date.h"
#include "cohort-statement.h"

static sqlite3 *
open_memory (void)
{
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &sqlite), ==, SQLITE_OK);
  g_assert_true (
      cohort_sql_run (sqlite, "CREATE TABLE t (a, b INTEGER CHECK (b > 0), c UNIQUE)", NULL));
  return sqlite;
}

static CohortStatement *
prepare (sqlite3 *sqlite, const char *sql)
{
  g_autoptr (GError) error = NULL;
  CohortStatement *statement = cohort_statement_new (sqlite, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static void
test_values (void)
{
  g_autoptr (sqlite3) sqlite = open_memory ();
  g_autoptr (CohortStatement) statement
      = prepare (sqlite, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9");
  const char *id = "00112233-4455-6677-8899-aabbccddeeff";
  g_autofree char *read = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  cohort_statement_bind_number (statement, 1, G_MAXINT64);
  cohort_statement_bind_number (statement, 2, COHORT_UNKNOWN);
  cohort_statement_bind_text (statement, 3, "naïve");
  cohort_statement_bind_text (statement, 4, NULL);
  cohort_statement_bind_id (statement, 5, id);
  cohort_statement_bind_id (statement, 6, NULL);
  cohort_statement_bind_date (statement, 7, cohort_date_new (2024, 2, 29));
  cohort_statement_bind_date (statement, 8, 0);
  cohort_statement_bind_blob (statement, 9, "a\0b", 3);

  g_assert_cmpint (cohort_statement_step (statement, &error), ==, COHORT_STEP_ROW);
  g_assert_no_error (error);
  g_assert_cmpint (cohort_statement_get_number (statement, 0), ==, G_MAXINT64);
  g_assert_cmpint (cohort_statement_get_number (statement, 1), ==, COHORT_UNKNOWN);
  g_assert_cmpstr (cohort_statement_get_text (statement, 2), ==, "naïve");
  g_assert_null (cohort_statement_get_text (statement, 3));
  read = cohort_statement_dup_id (statement, 4);
  g_assert_cmpstr (read, ==, id);
  g_assert_null (cohort_statement_dup_id (statement, 5));
  g_assert_cmpstr (cohort_statement_get_text (statement, 6), ==, "2024-02-29");
  g_assert_cmpint (cohort_statement_get_date (statement, 6), ==, cohort_date_new (2024, 2, 29));
  g_assert_cmpint (cohort_statement_get_date (statement, 7), ==, 0);
  g_assert_cmpmem (cohort_statement_get_blob (statement, 8, &length), 3, "a\0b", 3);
  g_assert_cmpint (length, ==, 3);
  g_assert_cmpint (cohort_statement_step (statement, &error), ==, COHORT_STEP_DONE);
}

static void
test_value_of_another (void)
{
  g_autoptr (sqlite3) sqlite = open_memory ();
  g_autoptr (CohortStatement) from = prepare (sqlite, "SELECT x'0102'");
  g_autoptr (CohortStatement) to = prepare (sqlite, "SELECT typeof(?1)");

  g_assert_cmpint (cohort_statement_step (from, NULL), ==, COHORT_STEP_ROW);
  cohort_statement_bind_value (to, 1, cohort_statement_get_value (from, 0));
  g_assert_cmpint (cohort_statement_step (to, NULL), ==, COHORT_STEP_ROW);
  g_assert_cmpstr (cohort_statement_get_text (to, 0), ==, "blob");
}

static void
test_bad_bindings (void)
{
  g_autoptr (sqlite3) sqlite = open_memory ();
  g_autoptr (CohortStatement) statement = prepare (sqlite, "SELECT ?1");
  g_autoptr (GError) error = NULL;

  cohort_statement_bind_text (statement, 1, "\xff");
  g_assert_cmpint (cohort_statement_step (statement, &error), ==, COHORT_STEP_ERROR);
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  cohort_statement_bind_id (statement, 1, "no id");
  g_assert_false (cohort_statement_run (statement, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  cohort_statement_bind_number (statement, 2, 1);
  g_assert_false (cohort_statement_run (statement, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CONSTRAINT);
}

static void
test_reuse (void)
{
  g_autoptr (sqlite3) sqlite = open_memory ();
  g_autoptr (CohortStatement) insert = prepare (sqlite, "INSERT INTO t (a, b) VALUES (?1, ?2)");
  gint64 n = 0;

  for (int i = 1; i <= 3; i++) {
    cohort_statement_bind_number (insert, 1, i);
    cohort_statement_bind_number (insert, 2, i);
    g_assert_true (cohort_statement_run (insert, NULL));
  }
  /* What was bound before does not linger. */
  cohort_statement_bind_number (insert, 2, 9);
  g_assert_true (cohort_statement_run (insert, NULL));
  g_assert_true (
      cohort_sql_get_number (sqlite, "SELECT count(*) FROM t WHERE a IS NULL", &n, NULL));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (cohort_sql_get_number (sqlite, "SELECT a FROM t WHERE 0", &n, NULL));
  g_assert_cmpint (n, ==, COHORT_UNKNOWN);
}

static void
test_errors (void)
{
  g_autoptr (sqlite3) sqlite = open_memory ();
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_null (cohort_statement_new (sqlite, "SELECT FROM", &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (cohort_sql_run (sqlite, "INSERT INTO t (b) VALUES (0)", &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (cohort_sql_get_number (sqlite, "SELECT x FROM nothing", &n, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED);
}

static void
test_error_codes (void)
{
  static const struct {
    int result;
    CohortStoreError code;
  } cases[] = {
    { SQLITE_FULL, COHORT_STORE_ERROR_NO_SPACE },
    { SQLITE_READONLY, COHORT_STORE_ERROR_READ_ONLY },
    { SQLITE_READONLY_DIRECTORY, COHORT_STORE_ERROR_READ_ONLY },
    { SQLITE_BUSY, COHORT_STORE_ERROR_BUSY },
    { SQLITE_BUSY_SNAPSHOT, COHORT_STORE_ERROR_BUSY },
    { SQLITE_LOCKED, COHORT_STORE_ERROR_BUSY },
    { SQLITE_CORRUPT, COHORT_STORE_ERROR_CORRUPT },
    { SQLITE_NOTADB, COHORT_STORE_ERROR_OPEN },
    { SQLITE_CANTOPEN, COHORT_STORE_ERROR_OPEN },
    { SQLITE_CONSTRAINT_FOREIGNKEY, COHORT_STORE_ERROR_CONSTRAINT },
    { SQLITE_MISMATCH, COHORT_STORE_ERROR_CONSTRAINT },
    { SQLITE_IOERR, COHORT_STORE_ERROR_FAILED },
    { SQLITE_ERROR, COHORT_STORE_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    cohort_sql_set_error (&error, NULL, cases[i].result);
    g_assert_error (error, COHORT_STORE_ERROR, (int) cases[i].code);
    g_assert_cmpint (strlen (error->message), >, 30);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statement/values", test_values);
  g_test_add_func ("/statement/value-of-another", test_value_of_another);
  g_test_add_func ("/statement/bad-bindings", test_bad_bindings);
  g_test_add_func ("/statement/reuse", test_reuse);
  g_test_add_func ("/statement/errors", test_errors);
  g_test_add_func ("/statement/error-codes", test_error_codes);
  return g_test_run ();
}
