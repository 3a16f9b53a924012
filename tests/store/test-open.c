/* Opening: what is refused, in which words, and that it is left alone.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "cohort-db-private.h"
#include "cohort-schema.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
assert_refused (const char *path, gboolean create, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cohort_db_open (path, create, &error));
  g_assert_error (error, COHORT_STORE_ERROR, code);
  g_assert_cmpint (strlen (error->message), >, 30);
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "a", "b", NULL);
  g_autofree char *path = g_build_filename (folder, "county.db", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL), *shm = g_strconcat (path, "-shm", NULL);
  mode_t mask = umask (0);
  g_autoptr (GError) error = NULL;

  fixture->db = cohort_db_open (path, TRUE, &error);
  umask (mask);
  g_assert_no_error (error);
  fixture_init (fixture, fixture->db, "Alpine", NULL);
  g_assert_cmpint (get_mode (path), ==, 0600);
  g_assert_cmpint (get_mode (folder), ==, 0700);
  g_assert_cmpint (get_mode (wal), ==, 0600);
  g_assert_cmpint (get_mode (shm), ==, 0600);
  g_assert_cmpstr (cohort_db_get_path (fixture->db), ==, path);
}

static gint64
get_number (Fixture *fixture, const char *sql)
{
  gint64 number = -1;

  g_assert_true (cohort_sql_get_number (fixture->db->sqlite, sql, &number, NULL));
  return number;
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (get_number (fixture, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (get_number (fixture, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (get_number (fixture, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (get_number (fixture, "PRAGMA user_version"), ==,
                   cohort_schema_get_version ());
  g_assert_cmpint (get_number (fixture, "PRAGMA application_id"), ==, 0x436f6874);
  g_assert_cmpint (get_number (fixture, "PRAGMA busy_timeout"), >, 0);
  g_assert_cmpint (get_number (fixture, "SELECT count(*) FROM pragma_journal_mode"
                                        " WHERE journal_mode IN ('wal', 'delete')"), ==, 1);
}

static void
test_not_there (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture->path, FALSE, COHORT_STORE_ERROR_OPEN);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture->folder, TRUE, COHORT_STORE_ERROR_OPEN);
}

/* Writes @length bytes, tries to open them, and looks whether they are still there. */
static void
assert_left_alone (const char *path, const char *bytes, gsize length, int code)
{
  g_autofree char *after = NULL;
  gsize after_length;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  assert_refused (path, TRUE, code);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (bytes, length, after, after_length);
}

static void
test_garbage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *noise = g_malloc (70000);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 70000; i++)
    noise[i] = (char) g_rand_int_range (rand, 0, 256);
  assert_left_alone (fixture->path, noise, 70000, COHORT_STORE_ERROR_OPEN);
  assert_left_alone (fixture->path, "name,email\nAna,ana@example.org\n", 30,
                     COHORT_STORE_ERROR_OPEN);
  assert_left_alone (fixture->path, "SQLite format 3", 16, COHORT_STORE_ERROR_OPEN);
}

static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->db, cohort_db_close);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length / 3, NULL));
  fixture->db = cohort_db_open (fixture->path, FALSE, &error);
  if (fixture->db != NULL) {
    g_autoptr (GPtrArray) sentences = cohort_db_check (fixture->db, &error);

    g_assert_true (sentences == NULL || sentences->len > 0);
  } else {
    g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CORRUPT);
  }
}

static void
make_database (const char *path, const char *sql)
{
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
}

static void
assert_database_left_alone (const char *path, int code)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  assert_refused (path, TRUE, code);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  make_database (fixture->path, "CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 1");
  assert_database_left_alone (fixture->path, COHORT_STORE_ERROR_OPEN);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->db, cohort_db_close);
  make_database (fixture->path, "PRAGMA user_version = 77");
  assert_database_left_alone (fixture->path, COHORT_STORE_ERROR_TOO_NEW);
}

static void
test_empty_file (Fixture *fixture, gconstpointer data)
{
  /* What is left of a program that was killed before it wrote anything. */
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  fixture->db = cohort_db_open (fixture->path, FALSE, NULL);
  g_assert_nonnull (fixture->db);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  sqlite3 *other = NULL;
  g_autoptr (CohortChange) change = cohort_change_new ("batch", "x", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (fixture->db->sqlite, 10);
  cohort_change_put (change, cohort_record_new (COHORT_RECORD_PERSON, NULL));
  g_assert_false (cohort_db_save (fixture->db, change, &fixture->moment, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_BUSY);
  sqlite3_close (other);
  g_clear_error (&error);
  g_assert_true (cohort_db_save (fixture->db, change, &fixture->moment, &error));
}

/* Root may write anything, so this is tried as somebody else; the exit status says how it went. */
static int
try_as_nobody (const char *path)
{
  pid_t child = fork ();
  int status = -1;

  if (child == 0) {
    g_autoptr (GError) error = NULL;
    CohortDb *db;

    if (geteuid () == 0 && setuid (65534) != 0)
      _exit (77);
    db = cohort_db_open (path, FALSE, &error);
    _exit (db == NULL && g_error_matches (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_READ_ONLY)
               ? 0
               : 1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  int outcome;

  g_assert_true (cohort_sql_run (fixture->db->sqlite, "PRAGMA journal_mode = DELETE", NULL));
  g_clear_pointer (&fixture->db, cohort_db_close);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  outcome = try_as_nobody (fixture->path);
  if (outcome == 77)
    g_test_skip ("cannot become somebody else");
  else
    g_assert_cmpint (outcome, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_folder ("/open/modes", test_modes);
  fixture_add ("/open/settings", test_settings);
  fixture_add_folder ("/open/not-there", test_not_there);
  fixture_add_folder ("/open/folder", test_folder);
  fixture_add_folder ("/open/garbage", test_garbage);
  fixture_add ("/open/cut-off", test_cut_off);
  fixture_add_folder ("/open/other-program", test_other_program);
  fixture_add ("/open/newer", test_newer);
  fixture_add_folder ("/open/empty-file", test_empty_file);
  fixture_add ("/open/busy", test_busy);
  fixture_add ("/open/read-only", test_read_only);
  return g_test_run ();
}
