/* The roster as a file: whole or not at all, and the same each time.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-error.h"
#include "cohort-export-error.h"
#include "cohort-roster.h"
#include "cohort-workbook.h"
#include "export-fixture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sys/stat.h>

static CohortRosterOptions
get_options (void)
{
  return (CohortRosterOptions){export_fixture_get_day (), EXPORT_INSTANT, "0.1.0", NULL, FALSE};
}

static gboolean
write_roster (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  CohortRosterOptions options = get_options ();

  return cohort_roster_write (snapshot, &options, path, cancellable, error);
}

static void
test_write (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "roster.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  locale_t locale = uselocale ((locale_t) 0);
  struct stat information;
  mode_t mask = umask (027);

  g_assert_true (write_roster (path, NULL, &error));
  (void) umask (mask);
  g_assert_no_error (error);
  g_assert_true (cohort_workbook_is_whole (path));
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
  g_assert_cmpint (g_stat (path, &information), ==, 0);
  g_assert_cmpint (information.st_mode & 0777, ==, 0640);
  g_assert_true (uselocale ((locale_t) 0) == locale);
  export_fixture_remove_folder (folder);
}

static void
test_cancel (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "roster.xlsx", NULL);
  g_autofree char *before = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (write_roster (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "before");
  export_fixture_remove_folder (folder);
}

static void
check_full_disk (const CohortSnapshot *snapshot, guint64 bytes)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "roster.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  CohortRosterOptions options = get_options ();
  gboolean written;

  export_fixture_limit_files (bytes);
  written = cohort_roster_write (snapshot, &options, path, NULL, &error);
  export_fixture_lift_limit ();
  g_assert_false (written);
  g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 0);
  export_fixture_remove_folder (folder);
}

static void
test_full_disk (void)
{
  static const guint64 limits[] = {0, 512, 2048, 4096, 6000, 8192};
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    check_full_disk (snapshot, limits[i]);
}

/* There is room for the workbook, but there was none for the library's temporary files: it packs
 * what they could hold and calls it a success. */
static void
test_full_disk_before_packing (void)
{
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_many (500);

  check_full_disk (snapshot, 100 * 1024);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_roster ("/nonexistent/roster.xlsx", NULL, &error));
  g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
}

static void
test_stranger (void)
{
  static const char *const strangers[] = {"marisol", "nobody", NULL};
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GError) error = NULL;
  CohortRosterOptions options = get_options ();

  options.person_ids = strangers;
  g_assert_false (
    cohort_roster_write (snapshot, &options, "/nonexistent/roster.xlsx", NULL, &error));
  g_assert_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND);
}

static void
test_reproducible (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "roster.xlsx", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  g_assert_true (write_roster (path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &first, &first_length, NULL));
  g_assert_true (write_roster (path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
  export_fixture_remove_folder (folder);
}

/* Each byte of the archive's own structure wrong, and each cut: never whole, never a crash. */
static void
test_damage_is_seen (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "roster.xlsx", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (write_roster (path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 97) {
    g_assert_true (g_file_set_contents (path, contents, (gssize) cut, NULL));
    g_assert_false (cohort_workbook_is_whole (path));
  }
  for (guint i = 0; i < 300; i++) {
    gsize at = (gsize) g_test_rand_int_range (0, (gint32) length);
    char before = contents[at];

    contents[at] = (char) ~contents[at];
    g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
    (void) cohort_workbook_is_whole (path);
    contents[at] = before;
  }
  export_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/roster/write", test_write);
  g_test_add_func ("/roster/cancel", test_cancel);
  g_test_add_func ("/roster/full-disk", test_full_disk);
  g_test_add_func ("/roster/full-disk-before-packing", test_full_disk_before_packing);
  g_test_add_func ("/roster/no-folder", test_no_folder);
  g_test_add_func ("/roster/stranger", test_stranger);
  g_test_add_func ("/roster/reproducible", test_reproducible);
  g_test_add_func ("/roster/damage-is-seen", test_damage_is_seen);

  return g_test_run ();
}
