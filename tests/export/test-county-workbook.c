/* The county workbook as a file: whole or not at all, the same each time, and well hidden sheets.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-county-workbook.h"
#include "cohort-export-error.h"
#include "cohort-workbook.h"
#include "export-fixture.h"

static gboolean
write_county (const CohortSnapshot *snapshot,
              const char *path,
              GCancellable *cancellable,
              GError **error)
{
  CohortCountyWorkbookOptions options
      = {.today = export_fixture_get_day (), .exported_at = EXPORT_INSTANT, .version = "0.1.0"};

  return cohort_county_workbook_write (snapshot, &options, path, cancellable, error);
}

static void
test_same_each_time (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "county.xlsx", NULL);
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_first, n_second;

  g_assert_true (write_county (snapshot, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (cohort_workbook_is_whole (path));
  g_assert_true (g_file_get_contents (path, &first, &n_first, NULL));
  g_assert_true (write_county (snapshot, path, NULL, &error));
  g_assert_true (g_file_get_contents (path, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
  export_fixture_remove_folder (folder);
}

static void
check_kept (guint64 limit, gboolean cancel, GQuark domain, int code)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "county.xlsx", NULL);
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  if (cancel)
    g_cancellable_cancel (cancellable);
  if (limit > 0)
    export_fixture_limit_files (limit);
  written = write_county (snapshot, path, cancellable, &error);
  if (limit > 0)
    export_fixture_lift_limit ();
  g_assert_false (written);
  g_assert_error (error, domain, code);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "before");
  export_fixture_remove_folder (folder);
}

static void
test_cancel (void)
{
  check_kept (0, TRUE, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_full_disk (void)
{
  static const guint64 limits[] = {512, 4096, 16384, 30000};

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    check_kept (limits[i], FALSE, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
}

/* Whatever is cut off or changed in a workbook, nothing beyond it is read or written. */
static void
test_hide_in_damaged (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "county.xlsx", NULL);
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_empty ();
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (write_county (snapshot, path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize cut = 0; cut < length; cut += length / 40 + 1) {
    g_assert_true (g_file_set_contents (path, content, (gssize)cut, NULL));
    g_assert_false (cohort_workbook_hide_very (path, "Lists"));
  }
  for (gsize at = length - 1200; at < length; at += 3) {
    content[at] = (char)~content[at];
    g_assert_true (g_file_set_contents (path, content, (gssize)length, NULL));
    (void)cohort_workbook_hide_very (path, "Lists");
    content[at] = (char)~content[at];
  }
  export_fixture_remove_folder (folder);
}

static void
test_hide (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "county.xlsx", NULL);
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_empty ();

  g_assert_true (write_county (snapshot, path, NULL, NULL));
  /* It is well hidden already; the other one is only hidden. */
  g_assert_false (cohort_workbook_hide_very (path, "_cohort"));
  g_assert_false (cohort_workbook_hide_very (path, "Team"));
  g_assert_true (cohort_workbook_hide_very (path, "Lists"));
  g_assert_true (cohort_workbook_is_whole (path));
  g_assert_false (cohort_workbook_hide_very (path, "Lists"));
  export_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/county-workbook/same-each-time", test_same_each_time);
  g_test_add_func ("/county-workbook/cancel", test_cancel);
  g_test_add_func ("/county-workbook/full-disk", test_full_disk);
  g_test_add_func ("/county-workbook/hide", test_hide);
  g_test_add_func ("/county-workbook/hide-in-damaged", test_hide_in_damaged);
  return g_test_run ();
}
