/* A target that vanishes or changes while a file is written: it is told, and what was there stays.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-export-error.h"
#include "cohort-export-file.h"
#include "export-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static CohortExportFile *
start (const char *path)
{
  g_autoptr (GError) error = NULL;
  CohortExportFile *file = cohort_export_file_new (path, &error);

  g_assert_no_error (error);
  g_assert_true (cohort_export_file_write (file, "after", strlen ("after")));
  return file;
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
assert_told (CohortExportFile *file, int reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cohort_export_file_commit (file, &error));
  g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, cohort_export_file_get_path (file)));
  g_assert_nonnull (strstr (error->message, g_strerror (reason)));
}

static void
test_replaces (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "paper", NULL);
  g_autoptr (CohortExportFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  file = start (path);
  assert_content (path, "before");
  g_assert_true (cohort_export_file_commit (file, &error));
  g_assert_no_error (error);
  assert_content (path, "after");
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
  export_fixture_remove_folder (folder);
}

/* As when a stick is pulled out: what was on it before is still there. */
static void
test_folder_moves (void)
{
  char *folder = export_fixture_make_folder ();
  char *elsewhere = g_strconcat (folder, "-elsewhere", NULL);
  g_autofree char *path = g_build_filename (folder, "paper", NULL);
  g_autofree char *moved = g_build_filename (elsewhere, "paper", NULL);
  CohortExportFile *file;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  file = start (path);
  g_assert_cmpint (g_rename (folder, elsewhere), ==, 0);
  assert_told (file, ENOENT);
  cohort_export_file_free (file);
  assert_content (moved, "before");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  export_fixture_remove_folder (elsewhere);
  g_free (folder);
}

static void
test_folder_goes (void)
{
  g_autofree char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "paper", NULL);
  CohortExportFile *file = start (path);

  g_assert_cmpint (g_unlink (cohort_export_file_get_temporary_path (file)), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  assert_told (file, ENOENT);
  cohort_export_file_free (file);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_folder_in_the_way (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "paper", NULL);
  CohortExportFile *file = start (path);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_told (file, EISDIR);
  cohort_export_file_free (file);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  export_fixture_remove_folder (folder);
}

/* The link stays one, and what it leads to is what was written: there before or not. */
static void
test_link (void)
{
  static const char *const names[] = {"there", "not-yet"};
  char *folder = export_fixture_make_folder ();
  g_autofree char *there = g_build_filename (folder, "there", NULL);

  g_assert_true (g_file_set_contents (there, "before", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *target = g_build_filename (folder, names[i], NULL);
    g_autofree char *first = g_strconcat (target, "-first", NULL);
    g_autofree char *second = g_strconcat (target, "-second", NULL);
    g_autoptr (CohortExportFile) file = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (symlink (names[i], first), ==, 0);
    g_assert_cmpint (symlink (first, second), ==, 0);
    file = start (second);
    g_assert_true (cohort_export_file_commit_keeping (file, &error));
    g_assert_no_error (error);
    assert_content (target, "after");
    g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
    g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
    cohort_export_file_take_back (file);
    if (i == 0)
      assert_content (target, "before");
    else
      g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  }
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 5);
  export_fixture_remove_folder (folder);
}

/* Nothing takes the place of what is no file, nor of what a link to it leads to. */
static void
test_no_file (void)
{
  static const char *const names[] = {"pipe", "link", "circle"};
  char *folder = export_fixture_make_folder ();
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *circle = g_build_filename (folder, "circle", NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("pipe", link), ==, 0);
  g_assert_cmpint (symlink ("circle", circle), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);
    g_autoptr (GError) error = NULL;
    CohortExportFile *file = cohort_export_file_new (path, &error);
    GStatBuf info;

    g_assert_null (file);
    g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
    g_assert_nonnull (strstr (error->message, path));
    g_assert_nonnull (strstr (error->message, i < 2 ? "a pipe" : g_strerror (ELOOP)));
    g_assert_cmpint (g_lstat (path, &info), ==, 0);
    g_assert_true (i == 0 ? S_ISFIFO (info.st_mode) : S_ISLNK (info.st_mode));
  }
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 3);
  export_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-file/replaces", test_replaces);
  g_test_add_func ("/export-file/folder-moves", test_folder_moves);
  g_test_add_func ("/export-file/folder-goes", test_folder_goes);
  g_test_add_func ("/export-file/folder-in-the-way", test_folder_in_the_way);
  g_test_add_func ("/export-file/link", test_link);
  g_test_add_func ("/export-file/no-file", test_no_file);
  return g_test_run ();
}
