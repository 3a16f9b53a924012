/* The backup of the day beside the edits: they do not wait, and it holds what belongs together.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "config.h"

#include "cohort-attachments.h"
#include "cohort-backup-private.h"
#include "cohort-date.h"
#include "cohort-store.h"
#include "store-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define N_RECEIPTS    3
#define RECEIPT_BYTES (256 * 1024)
#define EXPENSE       "0193e2c4-0000-7000-8000-000000000001"

/* The gate in front of the packing, which is too quick to be met at work. */
static gint is_held;
static gint n_waiting;

/* In the place of libarchive's, which it calls: the first thing that is done with a draft. */
int
archive_write_set_format_zip (struct archive *archive)
{
  int (*format) (struct archive *) = dlsym (RTLD_NEXT, "archive_write_set_format_zip");

  g_atomic_int_inc (&n_waiting);
  while (g_atomic_int_get (&is_held))
    g_usleep (1000);
  g_atomic_int_add (&n_waiting, -1);
  return format (archive);
}

static void
hold_packing (void)
{
  g_atomic_int_set (&is_held, TRUE);
}

static void
release_packing (void)
{
  g_atomic_int_set (&is_held, FALSE);
}

typedef struct {
  Fixture folder;
  CohortStore *store;
  char *zip;     /* of today, here or not */
  gboolean done; /* what was asked for last */
  GError *error; /* of it */
  char *problem; /* that was told without being asked for */
} Daily;

static void
attach_receipt (CohortDb *db, Daily *daily, guint i)
{
  g_autofree char *path = g_build_filename (daily->folder.folder, "receipt.pdf", NULL);
  g_autofree char *bytes = g_malloc0 (RECEIPT_BYTES);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_snprintf (bytes, RECEIPT_BYTES, "%%PDF-1.4 %u", i);
  g_assert_true (g_file_set_contents (path, bytes, RECEIPT_BYTES, NULL));
  cohort_db_attach (db, EXPENSE, file, &daily->folder.moment, NULL, &daily->error);
  g_assert_no_error (daily->error);
}

static void
add_receipts (Daily *daily)
{
  g_autoptr (CohortDb) db = cohort_db_open (daily->folder.path, FALSE, &daily->error);
  g_autoptr (JsonObject) add
      = cohort_command_new ("expense.add", "id", EXPENSE, "payee", "Riverbend Suites", "category",
                            "lodging", "on", "2024-11-10", NULL);

  json_object_set_int_member (add, "amount", 45000);
  g_assert_no_error (daily->error);
  cohort_db_run (db, add, &daily->folder.moment, &daily->error);
  g_assert_no_error (daily->error);
  for (guint i = 0; i < N_RECEIPTS; i++)
    attach_receipt (db, daily, i);
}

/* (transfer full): the first file in the folder of receipts */
static char *
find_receipt (const char *database)
{
  g_autofree char *folder = cohort_backup_get_attachments (database);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return g_build_filename (folder, g_dir_read_name (dir), NULL);
}

static guint
count_receipts (const char *database)
{
  g_autofree char *folder = cohort_backup_get_attachments (database);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A backup of so many days ago. */
static void
make_earlier (Daily *daily, int n_days)
{
  g_autofree char *stamp = cohort_date_format_iso (cohort_date_today () - n_days);
  g_autofree char *folder = g_path_get_dirname (daily->zip);
  g_autofree char *path = g_strdup_printf ("%s/county-%s.zip", folder, stamp);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "a backup", -1, NULL));
}

static void
problem_cb (Daily *daily, const char *sentence)
{
  g_free (daily->problem);
  daily->problem = g_strdup (sentence);
}

static void
set_up (Daily *daily, gconstpointer data)
{
  g_autofree char *stamp = cohort_date_format_iso (cohort_date_today ());
  g_autofree char *name = NULL;

  fixture_set_up (&daily->folder, data);
  g_free (fixture_add_person (&daily->folder, "Ana"));
  g_clear_pointer (&daily->folder.db, cohort_db_close);
  name = g_path_get_basename (daily->folder.path);
  *strrchr (name, '.') = '\0';
  daily->zip = g_strdup_printf ("%s/backups/%s-%s.zip", daily->folder.folder, name, stamp);
  daily->store = cohort_store_new ();
  g_signal_connect_swapped (daily->store, "problem", G_CALLBACK (problem_cb), daily);
}

static void
wait_for_answer (Daily *daily)
{
  while (!daily->done)
    g_main_context_iteration (NULL, TRUE);
  daily->done = FALSE;
  g_assert_no_error (daily->error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Daily *daily = data;

  cohort_store_open_finish (COHORT_STORE (source), result, &daily->error);
  daily->done = TRUE;
}

static void
open_store (Daily *daily)
{
  cohort_store_open_async (daily->store, daily->folder.path, NULL, opened_cb, daily);
  wait_for_answer (daily);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Daily *daily = data;

  cohort_store_close_finish (COHORT_STORE (source), result, &daily->error);
  daily->done = TRUE;
}

static void
close_store (Daily *daily)
{
  cohort_store_close_async (daily->store, closed_cb, daily);
  wait_for_answer (daily);
}

static void
tear_down (Daily *daily, gconstpointer data)
{
  close_store (daily);
  g_assert_finalize_object (daily->store);
  g_assert_null (daily->problem);
  g_free (daily->zip);
  fixture_tear_down (&daily->folder, data);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Daily *daily = data;

  cohort_store_run_finish (COHORT_STORE (source), result, &daily->error);
  daily->done = TRUE;
}

static void
add_person (Daily *daily, const char *given)
{
  g_autoptr (JsonObject) add
      = cohort_command_new ("person.add", "given", given, "role", "teacher", NULL);

  cohort_store_run_async (daily->store, add, NULL, run_cb, daily);
  wait_for_answer (daily);
}

static void
wait_until_idle (Daily *daily)
{
  gboolean busy = TRUE;

  while (busy) {
    g_main_context_iteration (NULL, TRUE);
    g_object_get (daily->store, "busy", &busy, NULL);
  }
}

/* Whether anything in @folder begins or ends so. */
static gboolean
has_file (const char *folder, const char *beginning, const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, beginning) && strstr (name, part) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_begun (Daily *daily)
{
  g_autofree char *backups = g_path_get_dirname (daily->zip);

  return has_file (backups, "", ".zip.");
}

/* Until the rows are copied, and the manifest is made. */
static void
wait_until_held (void)
{
  while (g_atomic_int_get (&n_waiting) == 0)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
open_and_hold (Daily *daily)
{
  hold_packing ();
  open_store (daily);
  wait_until_held ();
  g_assert_true (is_begun (daily));
}

/* (transfer full): the path of a database that holds what was backed up */
static char *
restore_elsewhere (Daily *daily)
{
  char *path = g_build_filename (daily->folder.folder, "restored", "cohort.db", NULL);

  cohort_restore (daily->zip, path, &daily->error);
  g_assert_no_error (daily->error);
  return path;
}

static void
test_edit (Daily *daily, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;

  add_receipts (daily);
  open_and_hold (daily);
  add_person (daily, "Ben");
  g_assert_false (g_file_test (daily->zip, G_FILE_TEST_EXISTS));
  release_packing ();
  wait_until_idle (daily);
  g_assert_cmpuint (
      cohort_snapshot_get_records (cohort_store_get_snapshot (daily->store), COHORT_RECORD_PERSON)
          ->len,
      ==, 2);

  /* It is of the moment when it began. */
  path = restore_elsewhere (daily);
  db = cohort_db_open (path, FALSE, &daily->error);
  g_assert_no_error (daily->error);
  fixture_check (db);
  snapshot = cohort_db_load_snapshot (db, &daily->error);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len, ==, 1);
  g_assert_cmpuint (count_receipts (path), ==, N_RECEIPTS);
}

static void
test_close (Daily *daily, gconstpointer data)
{
  g_autofree char *backups = g_path_get_dirname (daily->zip);

  add_receipts (daily);
  make_earlier (daily, 2);
  open_and_hold (daily);
  cohort_store_close_async (daily->store, closed_cb, daily);
  release_packing ();
  wait_for_answer (daily);
  g_assert_false (g_file_test (daily->zip, G_FILE_TEST_EXISTS));
  g_assert_false (is_begun (daily));
  g_assert_false (has_file (daily->folder.folder, ".cohort-", ""));

  /* The next time it is made. */
  open_store (daily);
  wait_until_idle (daily);
  g_assert_true (g_file_test (daily->zip, G_FILE_TEST_EXISTS));
}

/* Who always closes sooner gets one in the end: the last is days ago, another of a wrong clock. */
static void
test_close_overdue (Daily *daily, gconstpointer data)
{
  g_autofree char *path = NULL;

  add_receipts (daily);
  make_earlier (daily, 3);
  make_earlier (daily, -1);
  open_and_hold (daily);
  cohort_store_close_async (daily->store, closed_cb, daily);
  release_packing ();
  wait_for_answer (daily);
  g_assert_true (g_file_test (daily->zip, G_FILE_TEST_EXISTS));
  path = restore_elsewhere (daily);
  g_assert_cmpuint (count_receipts (path), ==, N_RECEIPTS);
}

/* … also who closes before it was begun. */
static void
test_close_at_once (Daily *daily, gconstpointer data)
{
  add_receipts (daily);
  open_store (daily);
  close_store (daily);
  g_assert_true (g_file_test (daily->zip, G_FILE_TEST_EXISTS));
}

/* Nobody waits for the store then. */
static void
test_edit_and_close (Daily *daily, gconstpointer data)
{
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autoptr (JsonObject) add
      = cohort_command_new ("person.add", "given", "Ben", "role", "teacher", NULL);

  add_receipts (daily);
  open_and_hold (daily);
  cohort_store_run_async (daily->store, add, NULL, run_cb, &(Daily){0});
  cohort_store_close_async (daily->store, closed_cb, daily);
  release_packing ();
  wait_for_answer (daily);
  db = cohort_db_open (daily->folder.path, FALSE, &daily->error);
  g_assert_no_error (daily->error);
  snapshot = cohort_db_load_snapshot (db, NULL);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len, ==, 2);
}

static gpointer
make_backup (gpointer data)
{
  Daily *daily = data;
  CohortMoment moment = {cohort_date_today (), g_get_real_time () / G_USEC_PER_SEC};

  cohort_backup_daily (daily->folder.path, &moment, NULL, &daily->error);
  return NULL;
}

/* Whether this process has the file open. */
static gboolean
is_open (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
    g_autofree char *file = g_file_read_link (link, NULL);

    if (g_strcmp0 (file, path) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A restore may put another file in the place of the database while the copy is packed. */
static void
test_let_go (Daily *daily, gconstpointer data)
{
  g_autoptr (CohortDb) db = cohort_db_open (daily->folder.path, FALSE, NULL);
  GThread *thread;

  g_assert_true (is_open (daily->folder.path));
  g_clear_pointer (&db, cohort_db_close);
  hold_packing ();
  thread = g_thread_new ("daily", make_backup, daily);
  wait_until_held ();
  g_assert_false (is_open (daily->folder.path));
  release_packing ();
  g_thread_join (thread);
  g_assert_no_error (daily->error);
  g_assert_true (g_file_test (daily->zip, G_FILE_TEST_EXISTS));
}

/* What no row tells of may be a receipt that is about to be refused. */
static void
test_no_row (Daily *daily, gconstpointer data)
{
  g_autofree char *path = NULL, *stray = NULL, *folder = NULL, *hash = NULL;

  add_receipts (daily);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "stray", -1);
  folder = cohort_backup_get_attachments (daily->folder.path);
  stray = g_build_filename (folder, hash, NULL);
  g_assert_true (g_file_set_contents (stray, "stray", -1, NULL));
  open_and_hold (daily);
  g_assert_cmpint (g_unlink (stray), ==, 0);
  release_packing ();
  wait_until_idle (daily);
  path = restore_elsewhere (daily);
  g_assert_cmpuint (count_receipts (path), ==, N_RECEIPTS);
}

/* The others are backed up all the same. */
static void
test_gone (Daily *daily, gconstpointer data)
{
  g_autofree char *path = NULL, *gone = NULL;

  add_receipts (daily);
  gone = find_receipt (daily->folder.path);
  open_and_hold (daily);
  g_assert_cmpint (g_unlink (gone), ==, 0);
  release_packing ();
  wait_until_idle (daily);
  path = restore_elsewhere (daily);
  g_assert_cmpuint (count_receipts (path), ==, N_RECEIPTS - 1);
}

/* What is left of a damaged one is in it too, as long as nobody has mended it. */
static void
test_damaged (Daily *daily, gconstpointer data)
{
  g_autofree char *path = NULL, *damaged = NULL, *name = NULL, *folder = NULL, *copy = NULL;
  GStatBuf info;

  add_receipts (daily);
  damaged = find_receipt (daily->folder.path);
  g_assert_cmpint (truncate (damaged, 100), ==, 0);
  open_store (daily);
  wait_until_idle (daily);
  path = restore_elsewhere (daily);
  g_assert_cmpuint (count_receipts (path), ==, N_RECEIPTS);
  name = g_path_get_basename (damaged);
  folder = cohort_backup_get_attachments (path);
  copy = g_build_filename (folder, name, NULL);
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 100);
}

/* Receipts are compressed already; the database is not. */
static void
test_stored (Daily *daily, gconstpointer data)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  guint n_stored = 0;

  add_receipts (daily);
  open_store (daily);
  wait_until_idle (daily);
  archive_read_support_format_zip_seekable (archive);
  g_assert_cmpint (archive_read_open_filename (archive, daily->zip, 65536), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK) {
    const char *name = archive_entry_pathname (entry);
    gboolean is_stored = strstr (archive_format_name (archive), "uncompressed") != NULL;

    g_test_message ("%s: %s", name, archive_format_name (archive));
    g_assert_cmpint (is_stored, ==, g_str_has_prefix (name, COHORT_BACKUP_ATTACHMENTS));
    n_stored += is_stored;
  }
  archive_read_free (archive);
  g_assert_cmpuint (n_stored, ==, N_RECEIPTS);
}

/* What is written over while it is packed is no longer what the manifest says. */
static void
test_changed_file (Daily *daily, gconstpointer data)
{
  g_autofree char *file = g_build_filename (daily->folder.folder, "receipt", NULL);
  g_autofree char *zip = g_build_filename (daily->folder.folder, "b.zip", NULL);
  g_autoptr (GPtrArray) parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_backup_part_free);
  CohortBackupPart *part = g_new0 (CohortBackupPart, 1);

  g_ptr_array_add (parts, part);
  g_assert_true (g_file_set_contents (file, "before", -1, NULL));
  part->name = g_strdup (COHORT_BACKUP_ATTACHMENTS "receipt");
  part->path = g_strdup (file);
  part->sha256 = cohort_backup_hash_file (file, &part->size, NULL);
  g_assert_true (g_file_set_contents (file, "behind", -1, NULL));
  g_assert_false (cohort_backup_zip (zip, parts, 1, NULL, &daily->error));
  g_assert_error (daily->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_ATTACHMENT);
  g_clear_error (&daily->error);
  g_assert_false (has_file (daily->folder.folder, "b.zip", ""));
}

#define daily_add(name, func) g_test_add (name, Daily, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  daily_add ("/daily-backup/edit", test_edit);
  daily_add ("/daily-backup/close", test_close);
  daily_add ("/daily-backup/close-overdue", test_close_overdue);
  daily_add ("/daily-backup/close-at-once", test_close_at_once);
  daily_add ("/daily-backup/edit-and-close", test_edit_and_close);
  daily_add ("/daily-backup/let-go", test_let_go);
  daily_add ("/daily-backup/no-row", test_no_row);
  daily_add ("/daily-backup/gone", test_gone);
  daily_add ("/daily-backup/damaged", test_damaged);
  daily_add ("/daily-backup/stored", test_stored);
  daily_add ("/daily-backup/changed-file", test_changed_file);
  return g_test_run ();
}
