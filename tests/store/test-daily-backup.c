/* The backup of the day beside the edits: they do not wait, and it holds what belongs together.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-backup-private.h"
#include "cohort-date.h"
#include "cohort-store.h"
#include "store-fixture.h"

#include <glib/gstdio.h>

/* What takes seconds to pack, and is read in one. */
#define N_RECEIPTS    32
#define RECEIPT_BYTES (1024 * 1024)

typedef struct {
  Fixture folder;
  CohortStore *store;
  char *zip;     /* of today, here or not */
  gboolean done; /* what was asked for last */
  GError *error; /* of it */
  char *problem; /* that was told without being asked for */
} Daily;

/* Files as receipts are kept, of bytes that cannot be packed. */
static void
add_receipts (Daily *daily)
{
  g_autofree char *folder = cohort_backup_get_attachments (daily->folder.path);
  g_autofree guint32 *bytes = g_malloc (RECEIPT_BYTES);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint n = 0; n < RECEIPT_BYTES / sizeof (guint32); n++)
    bytes[n] = g_rand_int (rand);
  for (guint i = 0; i < N_RECEIPTS; i++) {
    g_autofree char *name = NULL;
    g_autofree char *path = NULL;

    bytes[0] = i;
    name = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *)bytes, RECEIPT_BYTES);
    path = g_build_filename (folder, name, NULL);
    g_assert_true (g_file_set_contents (path, (char *)bytes, RECEIPT_BYTES, NULL));
  }
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

static void
wait_until_begun (Daily *daily)
{
  while (!is_begun (daily)) {
    g_assert_false (g_file_test (daily->zip, G_FILE_TEST_EXISTS));
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  }
}

static void
test_edit (Daily *daily, gconstpointer data)
{
  g_autofree char *path = g_build_filename (daily->folder.folder, "restored", "cohort.db", NULL);
  g_autofree char *kept = cohort_backup_get_attachments (path);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;
  guint n_kept = 0;

  add_receipts (daily);
  open_store (daily);
  wait_until_begun (daily);
  add_person (daily, "Ben");
  g_assert_false (g_file_test (daily->zip, G_FILE_TEST_EXISTS));
  g_assert_true (is_begun (daily));
  wait_until_idle (daily);
  g_assert_cmpuint (
      cohort_snapshot_get_records (cohort_store_get_snapshot (daily->store), COHORT_RECORD_PERSON)
          ->len,
      ==, 2);

  /* It is of the moment when it began. */
  g_assert_true (cohort_restore (daily->zip, path, &daily->error));
  g_assert_no_error (daily->error);
  db = cohort_db_open (path, FALSE, &daily->error);
  g_assert_no_error (daily->error);
  fixture_check (db);
  snapshot = cohort_db_load_snapshot (db, &daily->error);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len, ==, 1);
  dir = g_dir_open (kept, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n_kept++;
  g_assert_cmpuint (n_kept, ==, N_RECEIPTS);
}

static void
test_close (Daily *daily, gconstpointer data)
{
  g_autofree char *backups = g_path_get_dirname (daily->zip);

  add_receipts (daily);
  open_store (daily);
  wait_until_begun (daily);
  cohort_store_close_async (daily->store, closed_cb, daily);
  wait_for_answer (daily);
  g_assert_false (has_file (backups, "", ".zip"));
  g_assert_false (has_file (daily->folder.folder, ".cohort-", ""));

  /* The next time it is made. */
  open_store (daily);
  wait_until_idle (daily);
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
  open_store (daily);
  wait_until_begun (daily);
  cohort_store_run_async (daily->store, add, NULL, run_cb, &(Daily){0});
  close_store (daily);
  db = cohort_db_open (daily->folder.path, FALSE, &daily->error);
  g_assert_no_error (daily->error);
  snapshot = cohort_db_load_snapshot (db, NULL);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len, ==, 2);
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
  g_assert_error (daily->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED);
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
  daily_add ("/daily-backup/edit-and-close", test_edit_and_close);
  daily_add ("/daily-backup/changed-file", test_changed_file);
  return g_test_run ();
}
