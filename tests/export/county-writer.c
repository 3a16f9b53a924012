/* Writes the county workbook of one kind of county, for the tests that open it with other programs.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-county-workbook.h"
#include "export-fixture.h"

#include <locale.h>

#define MORE_THAN_A_TABLE 10001

static CohortSnapshot *
make_snapshot (const char *kind)
{
  if (g_str_equal (kind, "hostile"))
    return export_fixture_new_hostile ();
  if (g_str_equal (kind, "many"))
    return export_fixture_new_many (MORE_THAN_A_TABLE);
  if (g_str_has_prefix (kind, "empty") || g_str_has_prefix (kind, "template"))
    return export_fixture_new_empty ();
  return export_fixture_new ();
}

int
main (int argc, char *argv[])
{
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  CohortCountyWorkbookOptions options
      = {.today = export_fixture_get_day (), .exported_at = EXPORT_INSTANT, .version = "0.1.0"};

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, ==, 3);
  snapshot = make_snapshot (argv[1]);
  options.include_private = g_str_equal (argv[1], "hostile");
  if (g_str_has_prefix (argv[1], "template")) {
    CohortProgram *program = cohort_snapshot_get_program (snapshot);
    const CohortCounty *county = g_str_equal (argv[1], "template-alpine")
                                     ? cohort_program_find_county (program, "Alpine")
                                     : NULL;

    (void)cohort_county_workbook_write_template (program, county, &options, argv[2], NULL, &error);
  } else {
    (void)cohort_county_workbook_write (snapshot, &options, argv[2], NULL, &error);
  }
  g_assert_no_error (error);
  return 0;
}
