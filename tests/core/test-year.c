/* The year around the team as a whole: found by its words, and told in the report.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-report.h"
#include "cohort-test-builder.h"
#include "cohort-year-search.h"

#define TODAY cohort_date_parse (COHORT_TEST_DAY)

static CohortSnapshot *
make_year (void)
{
  static const char *const commands[] = {
      "{'do':'goal.add','id':'labs','text':'Open labs to families','due':'2025-03-01',"
      "'beliefs':'students'}",
      "{'do':'goal.add','id':'need','kind':'need','text':'Nobody for grades TK to 2'}",
      "{'do':'goal.link','goal':'labs','person':'tomas','why':'Has keys'}",
      "{'do':'attendance.plan','person':'tomas','convening':'fall-2024'}",
      "{'do':'activity.add','id':'met','component':'lesson-study','title':'Erosion',"
      "'on':'2024-08-20','minutes':90,'people':['lena'],'resources':'Slides on rivers'}",
      "{'do':'activity.add','id':'talk','component':'networking','title':'Talk','on':'2024-09-02'}",
      "{'do':'setting.set','key':'start.team','value':'2024-09-01 All said yes.'}",
  };
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  return snapshot;
}

static void
test_search (void)
{
  static const struct {
    const char *text;
    CohortRecordKind kind;
    const char *title; /* NULL: nothing is found */
    const char *detail;
  } cases[] = {
      {"rivers", COHORT_RECORD_ACTIVITY, "Erosion", "Lesson Study Cycles"},
      {"ABUBAKAR", COHORT_RECORD_ACTIVITY, "Erosion", "Lesson Study Cycles"},
      {"tomas", COHORT_RECORD_GOAL, "Open labs to families", "Goal"},
      {"families students", COHORT_RECORD_GOAL, "Open labs to families", "Goal"},
      {"grades TK", COHORT_RECORD_GOAL, "Nobody for grades TK to 2", "Need"},
      {"leadership academy", COHORT_RECORD_OPPORTUNITY,
       "Science Leadership Academy with the Exploratorium", "Exploratorium"},
      {"rivers academy", COHORT_RECORD_ACTIVITY, NULL, NULL},
  };
  g_autoptr (CohortSnapshot) snapshot = make_year ();
  g_autoptr (CohortYearSearch) search = cohort_year_search_new (snapshot);
  g_autoptr (GPtrArray) everything = cohort_year_search_find (search, "");

  g_assert_cmpuint (everything->len, >=, 4 + 4);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) found = cohort_year_search_find (search, cases[i].text);
    const CohortYearHit *hit;

    g_test_message ("%s", cases[i].text);
    g_assert_cmpuint (found->len, ==, cases[i].title != NULL);
    if (found->len == 0)
      continue;
    hit = g_ptr_array_index (found, 0);
    g_assert_cmpint (hit->kind, ==, cases[i].kind);
    g_assert_cmpstr (hit->title, ==, cases[i].title);
    g_assert_cmpstr (hit->detail, ==, cases[i].detail);
    g_assert_nonnull (hit->id);
    g_assert_cmpint (hit->on != 0, ==, !g_str_equal (cases[i].text, "grades TK"));
  }
}

static JsonObject *
report (const CohortSnapshot *snapshot)
{
  g_autoptr (JsonNode) node = cohort_report_to_json (snapshot, TODAY);

  return json_object_ref (json_node_get_object (node));
}

static JsonObject *
get_element (JsonObject *object, const char *name, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (object, name), i);
}

static void
test_report_plan (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_year ();
  g_autoptr (JsonObject) root = report (snapshot);
  JsonObject *need = get_element (root, "goals", 0);
  JsonObject *goal = get_element (root, "goals", 1);
  JsonObject *going = json_object_get_object_member (goal, "going");

  g_assert_cmpstr (json_object_get_string_member (need, "kind"), ==, "need");
  g_assert_true (json_object_get_null_member (need, "status"));
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (need, "going")), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (goal, "plan"), ==, "B");
  g_assert_cmpstr (json_object_get_string_member (goal, "due"), ==, "2025-03-01");
  g_assert_cmpstr (json_object_get_string_member (get_element (goal, "people", 0), "why"), ==,
                   "Has keys");
  g_assert_cmpint (json_object_get_int_member (going, "fall-2024"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (going, "spring-2025"), ==, 0);
}

static void
test_report_cycle (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_year ();
  g_autoptr (JsonObject) root = report (snapshot);
  JsonObject *talk = get_element (root, "activities", 0);
  JsonObject *met = get_element (root, "activities", 1);
  JsonObject *cycle = json_object_get_object_member (root, "cycle");
  JsonObject *august = get_element (cycle, "months", 1);
  JsonObject *study = get_element (cycle, "components", 1);

  g_assert_true (json_object_get_null_member (talk, "minutes"));
  g_assert_cmpint (json_object_get_int_member (met, "minutes"), ==, 90);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (met, "people")), ==, 1);
  g_assert_cmpint (json_object_get_int_member (cycle, "minutes"), ==, 90);
  g_assert_cmpint (json_object_get_int_member (cycle, "minutes_unknown"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (cycle, "months_with_activity"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (august, "first"), ==, "2024-08-01");
  g_assert_cmpint (json_object_get_int_member (
                       json_object_get_object_member (august, "by_component"), "lesson-study"),
                   ==, 1);
  g_assert_cmpstr (json_object_get_string_member (study, "last"), ==, "2024-08-20");
}

static void
test_report_start (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_year ();
  g_autoptr (JsonObject) root = report (snapshot);
  JsonObject *team = get_element (root, "start", 1);
  JsonObject *cycle = get_element (root, "start", 3);

  g_assert_cmpstr (json_object_get_string_member (team, "code"), ==, "team");
  g_assert_true (json_object_get_boolean_member (team, "done"));
  g_assert_true (json_object_get_boolean_member (team, "marked"));
  g_assert_cmpstr (json_object_get_string_member (team, "marked_on"), ==, "2024-09-01");
  g_assert_cmpstr (json_object_get_string_member (team, "words"), ==, "All said yes.");
  g_assert_false (json_object_get_boolean_member (cycle, "done"));
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (cycle, "evidence"), 0), ==,
      "Activities in 2 months; 9 are looked for.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year/search", test_search);
  g_test_add_func ("/year/report/plan", test_report_plan);
  g_test_add_func ("/year/report/cycle", test_report_cycle);
  g_test_add_func ("/year/report/start", test_report_start);
  return g_test_run ();
}
