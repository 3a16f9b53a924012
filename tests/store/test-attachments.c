/* Receipts: what is taken and what is refused, and that nothing attached is ever lost.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "cohort-attachments.h"
#include "cohort-db-private.h"
#include "cohort-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PDF     "%PDF-1.4\nreceipt of the hotel\n"
#define PNG     "\x89PNG\r\n\x1a\nand more"
#define EXPENSE "0193e2c4-0000-7000-8000-000000000001"

static char *
make_file (Fixture *fixture, const char *name, const char *content)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static void
run_command (Fixture *fixture, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);

  g_assert_no_error (error);
  cohort_db_run (fixture->db, json_node_get_object (node), &fixture->moment, &error);
  g_assert_no_error (error);
}

static void
add_expense (Fixture *fixture)
{
  run_command (fixture, "{\"do\": \"expense.add\", \"id\": \"" EXPENSE
                        "\", \"payee\": \"Riverbend Suites\", \"category\": \"lodging\","
                        " \"on\": \"2024-11-10\", \"amount\": 45000}");
}

static gboolean
attach (Fixture *fixture, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return cohort_db_attach (fixture->db, EXPENSE, file, &fixture->moment, NULL, error);
}

static void
attach_content (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = make_file (fixture, name, content);
  g_autoptr (GError) error = NULL;

  attach (fixture, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static GPtrArray *
list_receipts (Fixture *fixture)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (fixture->db, NULL);
  GPtrArray *receipts = g_ptr_array_new_with_free_func (cohort_record_unref);

  COHORT_FOR_EACH (CohortReceipt, receipt, snapshot, COHORT_RECORD_RECEIPT)
    g_ptr_array_add (receipts, cohort_record_ref ((gpointer)receipt));
  return receipts;
}

/* Files in the folder of receipts, the unfinished among them. */
static guint
count_kept (const char *path)
{
  g_autofree char *folder = cohort_attachments_get_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
get_kept_path (Fixture *fixture, guint i)
{
  g_autoptr (GPtrArray) receipts = list_receipts (fixture);
  const CohortReceipt *receipt = g_ptr_array_index (receipts, i);

  return cohort_attachments_get_path (fixture->path, receipt->sha256);
}

static void
assert_kept (Fixture *fixture, guint n)
{
  g_autoptr (GPtrArray) receipts = list_receipts (fixture);

  g_assert_cmpuint (receipts->len, ==, n);
  for (guint i = 0; i < n; i++) {
    const CohortReceipt *receipt = g_ptr_array_index (receipts, i);
    g_autoptr (GError) error = NULL;

    cohort_attachments_verify (fixture->path, receipt->sha256, receipt->name, &error);
    g_assert_no_error (error);
  }
}

static void
assert_problem (Fixture *fixture, const char *piece)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sentences = cohort_db_check (fixture->db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sentences->len, ==, piece != NULL ? 1 : 0);
  if (piece != NULL)
    g_assert_nonnull (strstr (g_ptr_array_index (sentences, 0), piece));
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL, *folder = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  struct stat info;

  add_expense (fixture);
  attach_content (fixture, "Hotel\nfolio.exe", PDF);
  receipts = list_receipts (fixture);
  g_assert_cmpuint (receipts->len, ==, 1);
  const CohortReceipt *receipt = g_ptr_array_index (receipts, 0);
  g_assert_cmpstr (receipt->name, ==, "Hotel folio.exe");
  g_assert_cmpstr (receipt->media, ==, "application/pdf");
  g_assert_cmpint (receipt->bytes, ==, strlen (PDF));
  g_assert_cmpstr (receipt->expense, ==, EXPENSE);
  path = get_kept_path (fixture, 0);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  folder = cohort_attachments_get_folder (fixture->path);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  assert_problem (fixture, NULL);
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  add_expense (fixture);
  attach_content (fixture, "one.pdf", PDF);
  path = make_file (fixture, "two.pdf", PDF);
  g_assert_false (attach (fixture, path, &error));
  g_assert_cmpuint (count_kept (fixture->path), ==, 1);
  assert_kept (fixture, 1);
  attach_content (fixture, "three.png", PNG);
  g_assert_cmpuint (count_kept (fixture->path), ==, 2);
  assert_kept (fixture, 2);
}

static void
assert_refused (Fixture *fixture, const char *path, const char *piece)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (attach (fixture, path, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_ATTACHMENT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, piece));
  g_assert_cmpuint (count_kept (fixture->path), ==, 0);
  assert_kept (fixture, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *real = make_file (fixture, "real.pdf", PDF);
  g_autofree char *word = make_file (fixture, "letter.pdf", "PK\x03\x04 a Word document");
  g_autofree char *empty = make_file (fixture, "empty.pdf", "");
  g_autofree char *large = make_file (fixture, "large.pdf", PDF);
  g_autofree char *link = g_build_filename (fixture->folder, "link.pdf", NULL);
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe.pdf", NULL);
  g_autofree char *gone = g_build_filename (fixture->folder, "gone.pdf", NULL);

  add_expense (fixture);
  g_assert_cmpint (symlink (real, link), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (truncate (large, 50 * 1024 * 1024), ==, 0);
  assert_refused (fixture, word, "no PDF document");
  assert_refused (fixture, empty, "is empty");
  assert_refused (fixture, large, "may have 20.0");
  assert_refused (fixture, link, "only a link");
  assert_refused (fixture, pipe_path, "no file that can be kept");
  assert_refused (fixture, "/dev/zero", "no file that can be kept");
  assert_refused (fixture, fixture->folder, "is a folder");
  assert_refused (fixture, gone, "not there any more");
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "full.pdf", PDF);
  g_autoptr (GError) error = NULL;

  add_expense (fixture);
  g_assert_cmpint (truncate (path, COHORT_ATTACHMENT_MOST + 1), ==, 0);
  assert_refused (fixture, path, "at most");
  g_assert_cmpint (truncate (path, COHORT_ATTACHMENT_MOST), ==, 0);
  attach (fixture, path, &error);
  g_assert_no_error (error);
  assert_kept (fixture, 1);
}

/* A row that is refused leaves no file of its own behind, but never takes one that is needed. */
static void
test_no_row (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "one.pdf", PDF);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (cohort_db_attach (fixture->db, EXPENSE, file, &fixture->moment, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_kept (fixture->path), ==, 0);
  add_expense (fixture);
  g_clear_error (&error);
  g_assert_true (attach (fixture, path, &error));
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_false (attach (fixture, path, NULL));
  g_assert_true (cohort_db_redo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_true (cohort_db_redo (fixture->db, &fixture->moment, NULL, &error));
  assert_kept (fixture, 1);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autofree char *command = NULL;

  add_expense (fixture);
  attach_content (fixture, "one.pdf", PDF);
  receipts = list_receipts (fixture);
  command = g_strdup_printf ("{\"do\": \"receipt.remove\", \"receipt\": \"%s\"}",
                             ((CohortRecord *)g_ptr_array_index (receipts, 0))->id);
  run_command (fixture, command);
  assert_kept (fixture, 0);
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
  assert_kept (fixture, 1);
  g_assert_true (cohort_db_redo (fixture->db, &fixture->moment, NULL, &error));
  assert_kept (fixture, 0);
  fixture_reopen (fixture);
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_no_error (error);
  assert_kept (fixture, 1);
  assert_problem (fixture, NULL);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  add_expense (fixture);
  attach_content (fixture, "hotel.pdf", PDF);
  path = get_kept_path (fixture, 0);
  g_assert_cmpint (truncate (path, 9), ==, 0);
  assert_problem (fixture, "“hotel.pdf” is not what was attached");
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_problem (fixture, "“hotel.pdf” is missing");
  /* What check asks for heals it. */
  g_autofree char *again = make_file (fixture, "again.pdf", PDF);
  g_assert_false (attach (fixture, again, NULL));
  assert_problem (fixture, NULL);
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zip = g_build_filename (fixture->folder, "backup.zip", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "new", "other.db", NULL);
  g_autofree char *path = NULL, *unfinished = NULL, *folder = NULL;
  g_autoptr (GError) error = NULL;

  add_expense (fixture);
  attach_content (fixture, "hotel.pdf", PDF);
  attach_content (fixture, "taxi.png", PNG);
  folder = cohort_attachments_get_folder (fixture->path);
  unfinished = g_build_filename (folder, ".part-ABCDEF", NULL);
  g_assert_true (g_file_set_contents (unfinished, "half", -1, NULL));
  g_assert_true (cohort_db_backup (fixture->db, zip, &error));
  g_assert_no_error (error);
  path = get_kept_path (fixture, 0);
  g_assert_cmpint (truncate (path, 3), ==, 0);

  /* Into another place, and over one whose file was damaged. */
  g_assert_true (cohort_restore (zip, other, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_kept (other), ==, 2);
  g_clear_pointer (&fixture->db, cohort_db_close);
  g_assert_true (cohort_restore (zip, fixture->path, &error));
  g_assert_no_error (error);
  fixture_reopen (fixture);
  assert_kept (fixture, 2);
  assert_problem (fixture, NULL);
}

/* Killed between the file and the row: the file is there, nothing tells of it, nothing is wrong. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "hotel.pdf", PDF);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  pid_t child;
  int status;

  add_expense (fixture);
  child = fork ();
  if (child == 0) {
    g_autoptr (CohortAttachment) kept = cohort_attachments_keep (fixture->path, file, NULL, NULL);

    if (kept != NULL)
      kill (getpid (), SIGKILL);
    _exit (1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpuint (count_kept (fixture->path), ==, 1);
  assert_kept (fixture, 0);
  assert_problem (fixture, NULL);
  g_assert_true (attach (fixture, path, &error));
  g_assert_cmpuint (count_kept (fixture->path), ==, 1);
  assert_kept (fixture, 1);
}

/* Killed at any moment while files are attached: every row that is there has its file. */
static void
test_killed_anywhere (Fixture *fixture, gconstpointer data)
{
  add_expense (fixture);
  for (guint round = 0; round < 12; round++) {
    pid_t child = fork ();
    int status;

    if (child == 0) {
      CohortDb *db = cohort_db_open (fixture->path, FALSE, NULL);

      g_random_set_seed (1000 + round);
      for (guint i = 0; db != NULL; i++) {
        g_autofree char *name = g_strdup_printf ("r%u-%u.pdf", round, i);
        g_autofree char *content = g_strdup_printf ("%s%u %u", PDF, round, i);
        g_autofree char *path = make_file (fixture, name, content);
        g_autoptr (GFile) file = g_file_new_for_path (path);

        if (!cohort_db_attach (db, EXPENSE, file, &fixture->moment, NULL, NULL))
          _exit (1);
      }
      _exit (1);
    }
    g_usleep (10000 + round * 7000);
    g_assert_cmpint (kill (child, SIGKILL), ==, 0);
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    g_assert_true (WIFSIGNALED (status));
    fixture_reopen (fixture);
    assert_problem (fixture, NULL);
  }
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes != 0 ? bytes : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "hotel.pdf", PDF);
  g_autoptr (GError) error = NULL;

  add_expense (fixture);
  g_assert_cmpint (truncate (path, 1024 * 1024), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  limit_files (256 * 1024);
  g_assert_false (attach (fixture, path, &error));
  limit_files (0);
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_SPACE);
  g_assert_cmpuint (count_kept (fixture->path), ==, 0);
  assert_kept (fixture, 0);
  g_clear_error (&error);
  g_assert_true (attach (fixture, path, &error));
  assert_kept (fixture, 1);
}

typedef struct {
  char *path;
  gint stop;
} Writer;

/* Cuts the file off and fills it up again for as long as it is let. */
static gpointer
write_for_ever (gpointer data)
{
  Writer *writer = data;

  while (!g_atomic_int_get (&writer->stop)) {
    g_assert_cmpint (truncate (writer->path, strlen (PDF)), ==, 0);
    g_assert_cmpint (truncate (writer->path, 8 * 1024 * 1024), ==, 0);
  }
  return NULL;
}

/* A file that shrinks while it is read is not kept. */
static void
test_shrinking (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "hotel.pdf", PDF);
  Writer writer = {path, 0};
  g_autoptr (GError) error = NULL;
  GThread *thread;

  add_expense (fixture);
  g_assert_cmpint (truncate (path, 8 * 1024 * 1024), ==, 0);
  thread = g_thread_new ("writer", write_for_ever, &writer);
  g_assert_false (attach (fixture, path, &error));
  g_atomic_int_set (&writer.stop, 1);
  g_thread_join (thread);
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_ATTACHMENT);
  g_assert_nonnull (strstr (error->message, "changed while it was read"));
  g_assert_cmpuint (count_kept (fixture->path), ==, 0);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "hotel.pdf", PDF);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_expense (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      cohort_db_attach (fixture->db, EXPENSE, file, &fixture->moment, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_kept (fixture->path), ==, 0);
}

/* A row of a foreign backup does not lead out of the folder. */
static void
test_paths (void)
{
  g_assert_null (cohort_attachments_get_path ("/tmp/a.db", "../../etc/passwd"));
  g_assert_null (cohort_attachments_get_path ("/tmp/a.db", NULL));
  g_assert_null (cohort_attachments_get_path ("/tmp/a.db", ""));
}

typedef struct {
  gboolean done;
  GError *error;
} Answer;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  cohort_store_open_finish (COHORT_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  cohort_store_attach_finish (COHORT_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  cohort_store_close_finish (COHORT_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer->error);
  answer->done = FALSE;
}

static void
test_store (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "hotel.pdf", PDF), *kept = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (CohortStore) store = cohort_store_new ();
  const CohortReceipt *receipt;
  Answer answer = {0};

  add_expense (fixture);
  g_clear_pointer (&fixture->db, cohort_db_close);
  g_assert_null (cohort_store_get_attachments (store));
  cohort_store_open_async (store, fixture->path, NULL, opened_cb, &answer);
  wait_for (&answer);
  cohort_store_attach_async (store, EXPENSE, file, NULL, attached_cb, &answer);
  wait_for (&answer);
  receipt = g_ptr_array_index (
      cohort_snapshot_get_records (cohort_store_get_snapshot (store), COHORT_RECORD_RECEIPT), 0);
  kept = cohort_store_open_receipt (store, receipt->record.id);
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_str_has_prefix (kept, cohort_store_get_attachments (store)));
  g_assert_null (cohort_store_open_receipt (store, EXPENSE));
  cohort_store_close_async (store, closed_cb, &answer);
  wait_for (&answer);
  fixture_reopen (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/attachments/kept", test_kept);
  fixture_add ("/attachments/once", test_once);
  fixture_add ("/attachments/refused", test_refused);
  fixture_add ("/attachments/limit", test_limit);
  fixture_add ("/attachments/no-row", test_no_row);
  fixture_add ("/attachments/undo", test_undo);
  fixture_add ("/attachments/check", test_check);
  fixture_add ("/attachments/backup", test_backup);
  fixture_add ("/attachments/killed", test_killed);
  fixture_add ("/attachments/killed-anywhere", test_killed_anywhere);
  fixture_add ("/attachments/full-disk", test_full_disk);
  fixture_add ("/attachments/shrinking", test_shrinking);
  fixture_add ("/attachments/cancelled", test_cancelled);
  fixture_add ("/attachments/store", test_store);
  g_test_add_func ("/attachments/paths", test_paths);
  return g_test_run ();
}
