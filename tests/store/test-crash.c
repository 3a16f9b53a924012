/* A process that is killed while it writes, and a disk that is full: all of a change or none of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "cohort-db-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PEOPLE_OF_A_CHANGE 200

/* As an import does: many rows of two kinds that refer to each other. */
static CohortChange *
make_big_change (guint number)
{
  g_autofree char *name = g_strdup_printf ("file %u", number);
  CohortChange *change = cohort_change_new ("import", name, NULL);

  for (guint i = 0; i < PEOPLE_OF_A_CHANGE; i++) {
    CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, NULL);
    CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, NULL);

    person->given = g_strdup_printf ("P%u", i);
    person->note = g_strdup (name);
    membership->person = g_strdup (person->record.id);
    membership->status = g_strdup ("active");
    cohort_change_put (change, person);
    cohort_change_put (change, membership);
  }
  return change;
}

/* Never comes back. Writes a byte for each change that was saved, undone or done again. */
static void
write_for_ever (const char *path, const CohortMoment *moment, guint32 seed, int pipe_end)
{
  CohortDb *db = cohort_db_open (path, FALSE, NULL);

  /* A fork makes the ids its parent would make, and so would the next one. */
  g_random_set_seed (seed);

  for (guint i = 0; db != NULL; i++) {
    g_autoptr (CohortChange) change = make_big_change (i);
    gboolean ok = i % 3 == 2 ? cohort_db_undo (db, moment, NULL, NULL)
                             : cohort_db_save (db, change, moment, NULL);

    if (!ok || write (pipe_end, "", 1) != 1)
      break;
  }
  _exit (1);
}

/* Killed at a random moment after some of its changes were saved; returns how many at least. */
static int
write_and_be_killed (Fixture *fixture, GRand *rand)
{
  int n_saved = g_rand_int_range (rand, 0, 3);
  guint32 seed = g_rand_int (rand);
  int ends[2];
  pid_t child;
  int status;
  char byte;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    write_for_ever (fixture->path, &fixture->moment, seed, ends[1]);
  close (ends[1]);
  for (int i = 0; i < n_saved; i++)
    g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  g_usleep ((gulong) g_rand_int_range (rand, 0, 60000));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  close (ends[0]);
  return n_saved;
}

static gint64
get_number (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  cohort_sql_get_number (fixture->db->sqlite, sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

/* Every import that left anything left all of it. */
static void
assert_whole_changes (Fixture *fixture)
{
  g_autofree char *torn = g_strdup_printf ("SELECT count(*) FROM (SELECT group_number, "
                                           "sum(table_number = 4 AND field_group = 1) AS people"
                                           " FROM change_entry JOIN change_group g ON g.number = "
                                           "group_number WHERE g.kind IN ('import', 'undo')"
                                           " GROUP BY 1 HAVING people <> %d)",
                                           PEOPLE_OF_A_CHANGE);
  g_autofree char *part = g_strdup_printf (
      "SELECT count(*) FROM person WHERE deleted = 0 HAVING count(*) %% %d", PEOPLE_OF_A_CHANGE);

  g_assert_cmpint (get_number (fixture, torn), ==, 0);
  g_assert_cmpint (get_number (fixture, part), ==, COHORT_UNKNOWN);
  g_assert_cmpint (
      get_number (fixture, "SELECT count(*) FROM membership m JOIN person p"
                           " ON p.stream = m.stream AND p.id = m.person AND p.deleted = m.deleted"),
      ==, get_number (fixture, "SELECT count(*) FROM person"));
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20241107);
  guint n_kills = g_test_slow () ? 200 : 25;
  gint64 n_groups = 0;

  g_clear_pointer (&fixture->db, cohort_db_close);
  for (guint i = 0; i < n_kills; i++) {
    n_groups += write_and_be_killed (fixture, rand);
    fixture_reopen (fixture);
    fixture_check (fixture->db);
    assert_whole_changes (fixture);
    /* What was said to be saved is there. */
    g_assert_cmpint (get_number (fixture, "SELECT count(*) FROM change_group"), >=, n_groups);
    n_groups = get_number (fixture, "SELECT count(*) FROM change_group");
    g_clear_pointer (&fixture->db, cohort_db_close);
  }
  /* Otherwise nothing was tested. */
  g_assert_cmpint (n_groups, >, 5);
}

/* Killed while the database is made: what is left is opened and begun as if nothing had been. */
static void
test_killed_at_birth (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 25; i++) {
    g_autofree char *name = g_strdup_printf ("born-%u.db", i);
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    g_autoptr (GError) error = NULL;
    pid_t child = fork ();

    if (child == 0) {
      CohortDb *born = cohort_db_open (path, TRUE, NULL);

      if (born != NULL)
        fixture_init (fixture, born, "San Joaquin", NULL);
      pause ();
      _exit (0);
    }
    g_usleep ((gulong) g_rand_int_range (rand, 0, 25000));
    g_assert_cmpint (kill (child, SIGKILL), ==, 0);
    waitpid (child, NULL, 0);
    fixture->db = cohort_db_open (path, TRUE, &error);
    g_assert_no_error (error);
    fixture_init (fixture, fixture->db, "San Joaquin", NULL);
    fixture_check (fixture->db);
    g_clear_pointer (&fixture->db, cohort_db_close);
  }
}

static void
assert_full (Fixture *fixture)
{
  g_autofree char *before = dump_db (fixture->db), *after = NULL;
  g_autoptr (CohortChange) change = make_big_change (1);
  g_autoptr (GError) error = NULL;

  g_assert_false (cohort_db_save (fixture->db, change, &fixture->moment, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_SPACE);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_room_again (Fixture *fixture)
{
  g_autoptr (CohortChange) change = make_big_change (2);

  fixture_save (fixture, change);
  fixture_check (fixture->db);
}

static void
test_full_database (Fixture *fixture, gconstpointer data)
{
  g_assert_true (cohort_sql_run (fixture->db->sqlite, "PRAGMA max_page_count = 1", NULL));
  assert_full (fixture);
  g_assert_true (cohort_sql_run (fixture->db->sqlite, "PRAGMA max_page_count = 1000000", NULL));
  assert_room_again (fixture);
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* The system refuses to write on, at one place of the file after the other. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  signal (SIGXFSZ, SIG_IGN);
  for (rlim_t bytes = 20000; bytes < 240000; bytes += 20000) {
    limit_files (bytes);
    assert_full (fixture);
    limit_files (RLIM_INFINITY);
    fixture_reopen (fixture);
    fixture_check (fixture->db);
  }
  assert_room_again (fixture);
}

static void
test_full_disk_in_a_batch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_db (fixture->db), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cohort_db_begin (fixture->db, &error));
  g_free (fixture_add_person (fixture, "Ana"));
  g_assert_true (cohort_sql_run (fixture->db->sqlite, "PRAGMA max_page_count = 1", NULL));
  assert_full (fixture);
  g_assert_true (cohort_sql_run (fixture->db->sqlite, "PRAGMA max_page_count = 1000000", NULL));
  cohort_db_rollback (fixture->db);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
  assert_room_again (fixture);
}

static void
test_full_disk_for_a_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zip_path = g_build_filename (fixture->folder, "b.zip", NULL);
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_true (g_file_set_contents (zip_path, "the last one", -1, NULL));
  limit_files (10000);
  g_assert_false (cohort_db_backup (fixture->db, zip_path, &error));
  limit_files (RLIM_INFINITY);
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_true (cohort_db_backup (fixture->db, zip_path, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/crash/killed", test_killed);
  fixture_add_folder ("/crash/killed-at-birth", test_killed_at_birth);
  fixture_add ("/crash/full-database", test_full_database);
  fixture_add ("/crash/full-disk", test_full_disk);
  fixture_add ("/crash/full-disk-in-a-batch", test_full_disk_in_a_batch);
  fixture_add ("/crash/full-disk-for-a-backup", test_full_disk_for_a_backup);
  return g_test_run ();
}
