/* Writes the county workbook of one kind of county, for the tests that open it with other programs.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-county-workbook.h"
#include "export-fixture.h"

#include <locale.h>

#define MORE_THAN_A_TABLE 10001

/* The team with a line of each action plan, an activity and an opportunity of the county's own. */
static CohortSnapshot *
make_county (void)
{
  CohortSnapshot *snapshot = export_fixture_new ();

  export_fixture_put (snapshot, COHORT_RECORD_OPPORTUNITY, "night", "title", "Science night",
                      "audience", "teacher site-administrator", "start", "2024-11-02", "cost_cents",
                      "0", "uncertain", "1", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_GOAL, "labs", "plan", "B", "kind", "goal", "text",
                      "Open labs to families", "status", "open", "due", "2025-05-01", "owner",
                      "priya", "grant_goals", "coordination capacity", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_GOAL_PERSON, "labs-priya", "goal", "labs", "person",
                      "priya", "why", "Has the keys", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_GOAL, "need", "plan", "A", "kind", "need", "text",
                      "Somebody for TK", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_ACTIVITY, "meeting", "component", "convenings",
                      "title", "First meeting", "on", "2024-09-12", "minutes", "90", "goal", "labs",
                      "resources", "Slides\nNotes", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_ACTIVITY_PERSON, "meeting-priya", "activity",
                      "meeting", "person", "priya", NULL);
  return snapshot;
}

static CohortSnapshot *
make_snapshot (const char *kind)
{
  if (g_str_equal (kind, "hostile"))
    return export_fixture_new_hostile ();
  if (g_str_equal (kind, "many"))
    return export_fixture_new_many (MORE_THAN_A_TABLE);
  if (g_str_has_prefix (kind, "empty") || g_str_has_prefix (kind, "template"))
    return export_fixture_new_empty ();
  return make_county ();
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
