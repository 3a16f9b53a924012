/* A plain table as CSV, as cells for the clipboard and as a workbook, whatever its cells say.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-table-export.h"
#include "export-fixture.h"

static CohortTableExport *
make_table (void)
{
  static const char *const rows[][2] = {
      {"Ana \"Nita\" Ruiz, Lead", "2024-09-05"},
      {"=HYPERLINK(\"http://example.org\")", ""},
      {"+1\t<b>", NULL},
      {"-2+3", "@SUM(A1)"},
      {"\r=1", "\t=1"},
      {"two\nlines", "not a day"},
  };
  CohortTableExport *table = cohort_table_export_new ();

  cohort_table_export_add_column (table, "Name", COHORT_TABLE_TEXT);
  cohort_table_export_add_column (table, "Since", COHORT_TABLE_DATE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    cohort_table_export_add_row (table, rows[i]);
  return table;
}

static void
test_csv (void)
{
  g_autoptr (CohortTableExport) table = make_table ();
  g_autoptr (GError) error = NULL;
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "team.csv", NULL);
  g_autofree char *content = NULL;

  g_assert_true (cohort_table_export_write_csv (table, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==,
                   "\xEF\xBB\xBF"
                   "Name,Since\r\n"
                   "\"Ana \"\"Nita\"\" Ruiz, Lead\",2024-09-05\r\n"
                   "\"'=HYPERLINK(\"\"http://example.org\"\")\",\r\n"
                   "\"'+1\t<b>\",\r\n"
                   "'-2+3,'@SUM(A1)\r\n"
                   "\"'\r=1\",\"'\t=1\"\r\n"
                   "\"two\nlines\",not a day\r\n");
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
  export_fixture_remove_folder (folder);
}

static void
test_clipboard (void)
{
  g_autoptr (CohortTableExport) table = make_table ();
  g_autofree char *tabbed = cohort_table_export_dup_tabbed (table);
  g_autofree char *html = cohort_table_export_dup_html (table);

  g_assert_cmpstr (tabbed, ==,
                   "Name\tSince\n"
                   "Ana \"Nita\" Ruiz, Lead\t2024-09-05\n"
                   "'=HYPERLINK(\"http://example.org\")\t\n"
                   "'+1 <b>\t\n"
                   "'-2+3\t'@SUM(A1)\n"
                   "' =1\t' =1\n"
                   "two lines\tnot a day\n");
  g_assert_nonnull (strstr (html, "<td>Ana &quot;Nita&quot; Ruiz, Lead</td><td>2024-09-05</td>"));
  g_assert_nonnull (strstr (html, "<td>'=HYPERLINK("));
  g_assert_nonnull (strstr (html, "&lt;b&gt;"));
}

static void
test_workbook (void)
{
  static const CohortWorkbookProperties properties = {.title = "San Joaquin", .author = "Cohort"};
  g_autoptr (CohortTableExport) table = make_table ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "team.xlsx", NULL);

  g_cancellable_cancel (cancelled);
  g_assert_false (
      cohort_table_export_write_xlsx (table, path, "Team", &properties, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 0);
  g_clear_error (&error);

  g_assert_true (cohort_table_export_write_xlsx (table, path, "Team", &properties, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (cohort_workbook_is_whole (path));
  export_fixture_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/csv", test_csv);
  g_test_add_func ("/table/clipboard", test_clipboard);
  g_test_add_func ("/table/workbook", test_workbook);
  return g_test_run ();
}
