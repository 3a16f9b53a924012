/* The files that are the data are known by every name, and a backup takes the place of none.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "cohort-own-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* In the folder of "county.db"; what begins with "link" was made by make_links(). */
static const struct {
  const char *name;
  gboolean is_own;
} places[] = {
    {"county.db", TRUE},
    {"./county.db", TRUE},
    {"other/../county.db", TRUE},
    {"county.db-wal", TRUE},
    {"county.db-shm", TRUE},
    {"county.db-journal", TRUE},
    {"county.db.attachments", TRUE},
    {"county.db.attachments/", TRUE},
    {"county.db.attachments/new.pdf", TRUE},
    {"link-database", TRUE},
    {"link-second", TRUE},
    {"link-same", TRUE},
    {"link-journal", TRUE},
    {"link-receipts/new.pdf", TRUE},
    {"link-receipts", TRUE},
    {"county.db.zip", FALSE},
    {"county.db.attachments.zip", FALSE},
    {"other/county.db", FALSE},
    {"backup.zip", FALSE},
    {"no/such/folder/backup.zip", FALSE},
    {"link-elsewhere", FALSE},
    {"link-circle", FALSE},
};

static void
make_links (Fixture *fixture)
{
  static const char *const links[][2] = {
      {"county.db", "link-database"},        {"link-database", "link-second"},
      {"county.db-journal", "link-journal"}, {"county.db.attachments", "link-receipts"},
      {"other/county.db", "link-elsewhere"}, {"link-circle", "link-circle"},
  };
  static const char *const folders[] = {"other", "county.db.attachments"};
  g_autofree char *same = g_build_filename (fixture->folder, "link-same", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *folder = g_build_filename (fixture->folder, folders[i], NULL);

    g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, links[i][1], NULL);

    g_assert_cmpint (symlink (links[i][0], path), ==, 0);
  }
  g_assert_cmpint (link (fixture->path, same), ==, 0);
}

/* Of the database at @path: whatever it is called itself. */
static void
check_places (Fixture *fixture, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *place = g_strconcat (fixture->folder, "/", places[i].name, NULL);
    g_autoptr (GError) error = NULL;
    gboolean is_free = cohort_own_files_check (path, place, &error);

    g_test_message ("%s, %s", path, places[i].name);
    g_assert_true (is_free != places[i].is_own);
    if (is_free)
      g_assert_no_error (error);
    else
      g_assert_nonnull (strstr (error->message, place));
  }
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (fixture->path);
  g_autofree char *second = g_build_filename (fixture->folder, "link-second", NULL);

  g_assert_cmpstr (name, ==, "county.db");
  make_links (fixture);
  check_places (fixture, fixture->path);
  check_places (fixture, second);
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_db (fixture->db);

  make_links (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *place = g_strconcat (fixture->folder, "/", places[i].name, NULL);
    g_autofree char *after = NULL;
    g_autoptr (GError) error = NULL;

    if (!places[i].is_own)
      continue;
    g_assert_false (cohort_db_backup (fixture->db, place, &error));
    g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED);
    fixture_reopen (fixture);
    after = dump_db (fixture->db);
    g_assert_cmpstr (before, ==, after);
  }
}

/* What a link leads to is the backup then; what is no file stays what it is. */
static void
test_backup_target (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zip = g_build_filename (fixture->folder, "backup.zip", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.zip", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.zip", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_cmpint (symlink ("backup.zip", link), ==, 0);
  for (guint i = 0; i < 2; i++) {
    g_assert_true (cohort_db_backup (fixture->db, link, &error));
    g_assert_no_error (error);
    g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
    g_assert_true (g_file_get_contents (zip, &content, NULL, NULL));
    g_assert_true (g_str_has_prefix (content, "PK"));
    g_clear_pointer (&content, g_free);
    g_assert_true (g_file_set_contents (zip, "before", -1, NULL));
  }
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (cohort_db_backup (fixture->db, pipe, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "a pipe"));
  g_assert_cmpint (g_lstat (pipe, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/own-files/places", test_places);
  fixture_add ("/own-files/backup", test_backup);
  fixture_add ("/own-files/backup-target", test_backup_target);
  return g_test_run ();
}
