/* The action plans: what may be written into them, who serves a goal, and who of them goes.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-findings.h"
#include "cohort-goals.h"
#include "cohort-test-builder.h"

#define TODAY cohort_date_parse (COHORT_TEST_DAY)

/* San Joaquin's team with one line of each kind and a second goal. */
static CohortSnapshot *
make_plan (void)
{
  static const char *const commands[] = {
      "{'do':'goal.add','id':'late','text':'Open labs to families','due':'2025-03-01',"
      "'grant_goals':'family-community','content_area':'science'}",
      "{'do':'goal.add','id':'soon','text':'Science every week in TK','due':'2024-09-15',"
      "'grant_goals':['professional-learning','coordination'],'beliefs':['students'],"
      "'practice_goals':'equity','owner':'grace','plan':'B','kind':'goal'}",
      "{'do':'goal.add','id':'need','kind':'need','text':'Nobody for grades TK to 2'}",
      "{'do':'goal.add','id':'asset','plan':'A','kind':'asset','text':'Two museums'}",
      "{'do':'goal.add','id':'idle','text':'A fair of science'}",
  };
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  return snapshot;
}

static const CohortGoal *
find_goal (const CohortSnapshot *snapshot, const char *text)
{
  COHORT_FOR_EACH (CohortGoal, goal, snapshot, COHORT_RECORD_GOAL) {
    if (g_str_equal (goal->text, text))
      return goal;
  }
  g_assert_not_reached ();
}

static void
assert_order (GPtrArray *goals, const char *const *texts)
{
  g_assert_cmpuint (goals->len, ==, g_strv_length ((char **)texts));
  for (guint i = 0; i < goals->len; i++)
    g_assert_cmpstr (((CohortGoal *)g_ptr_array_index (goals, i))->text, ==, texts[i]);
}

static void
test_lists (void)
{
  static const char *const all[]
      = {"Two museums",           "Nobody for grades TK to 2", "Science every week in TK",
         "Open labs to families", "A fair of science",         NULL};
  static const char *const reached[]
      = {"Open labs to families", "A fair of science", "Science every week in TK", NULL};
  static const char *const needs[] = {"Nobody for grades TK to 2", NULL};
  g_autoptr (CohortSnapshot) snapshot = make_plan ();
  g_autoptr (GPtrArray) whole = cohort_goals_list (snapshot, NULL, NULL);
  g_autoptr (GPtrArray) of_a = cohort_goals_list (snapshot, "A", "need");
  g_autoptr (GPtrArray) of_b = NULL;

  assert_order (whole, all);
  assert_order (of_a, needs);
  cohort_test_run (&snapshot, "{'do':'goal.status','goal':'soon','status':'reached'}");
  of_b = cohort_goals_list (snapshot, "B", NULL);
  assert_order (of_b, reached);
}

/* What plan A lists stays where somebody put it; goals follow their days. */
static void
test_order (void)
{
  static const char *const moved[] = {"Two gardens", "A planetarium", "Two museums", NULL};
  static const char *const again[] = {"A planetarium", "Two museums", "Two gardens", "A bus", NULL};
  g_autoptr (CohortSnapshot) snapshot = make_plan ();
  g_autoptr (GPtrArray) first = NULL, last = NULL;

  cohort_test_run (&snapshot, "{'do':'goal.add','id':'p','kind':'asset','text':'A planetarium'}");
  cohort_test_run (&snapshot, "{'do':'goal.add','id':'g','kind':'asset','text':'Two gardens'}");
  cohort_test_run (&snapshot, "{'do':'goal.move','goal':'asset'}");
  cohort_test_run (&snapshot, "{'do':'goal.move','goal':'g','before':'p'}");
  first = cohort_goals_list (snapshot, "A", "asset");
  assert_order (first, moved);
  cohort_test_run (&snapshot, "{'do':'goal.move','goal':'g'}");
  cohort_test_run (&snapshot, "{'do':'goal.move','goal':'p','before':'p'}");
  cohort_test_run (&snapshot, "{'do':'goal.add','kind':'asset','text':'A bus'}");
  last = cohort_goals_list (snapshot, "A", "asset");
  assert_order (last, again);
  g_free (cohort_test_refuse (snapshot, "{'do':'goal.move','goal':'soon'}", COHORT_ERROR_REFUSED));
  g_free (cohort_test_refuse (snapshot, "{'do':'goal.move','goal':'p','before':'need'}",
                              COHORT_ERROR_REFUSED));
}

static void
test_fields (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_plan ();
  const CohortGoal *goal = find_goal (snapshot, "Science every week in TK");
  const CohortGoal *need = find_goal (snapshot, "Nobody for grades TK to 2");

  /* In the order of the program, whatever order they were named in. */
  g_assert_cmpstr (goal->grant_goals, ==, "coordination professional-learning");
  g_assert_cmpstr (goal->practice_goals, ==, "equity");
  g_assert_cmpstr (goal->beliefs, ==, "students");
  g_assert_cmpstr (goal->plan, ==, "B");
  g_assert_cmpstr (goal->kind, ==, "goal");
  g_assert_cmpstr (goal->status, ==, "open");
  g_assert_cmpstr (goal->owner, ==, cohort_test_person (snapshot, "Whitfield")->record.id);
  g_assert_cmpstr (need->plan, ==, "A");
  g_assert_null (need->status);

  cohort_test_run (&snapshot, "{'do':'goal.edit','goal':'Science every week in TK','owner':null,"
                              "'due':null,'kind':'concern','beliefs':[]}");
  goal = find_goal (snapshot, "Science every week in TK");
  g_assert_cmpstr (goal->plan, ==, "A");
  g_assert_null (goal->status);
  g_assert_null (goal->owner);
  g_assert_null (goal->beliefs);
  cohort_test_run (&snapshot, "{'do':'goal.edit','goal':'soon','kind':'goal'}");
  g_assert_cmpstr (find_goal (snapshot, "Science every week in TK")->status, ==, "open");
}

static void
test_refusals (void)
{
  static const struct {
    const char *command;
    int code;
  } cases[] = {
      {"{'do':'goal.add'}", COHORT_ERROR_REFUSED},
      {"{'do':'goal.add','plan':'A','text':'x'}", COHORT_ERROR_REFUSED},
      {"{'do':'goal.add','plan':'B','kind':'need','text':'x'}", COHORT_ERROR_REFUSED},
      {"{'do':'goal.add','kind':'wish','text':'x'}", COHORT_ERROR_INVALID},
      {"{'do':'goal.add','text':'x','status':'done'}", COHORT_ERROR_INVALID},
      {"{'do':'goal.add','text':'x','grant_goals':'money'}", COHORT_ERROR_INVALID},
      {"{'do':'goal.add','text':'x','beliefs':'equity'}", COHORT_ERROR_INVALID},
      {"{'do':'goal.add','text':'x','content_area':'art'}", COHORT_ERROR_INVALID},
      {"{'do':'goal.add','text':'x','owner':'nobody'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'goal.add','text':'x','kind':'asset','due':'2025-01-01'}", COHORT_ERROR_REFUSED},
      {"{'do':'goal.add','text':'x','kind':'asset','owner':'grace'}", COHORT_ERROR_REFUSED},
      {"{'do':'goal.add','id':'soon','text':'x'}", COHORT_ERROR_INVALID},
      {"{'do':'goal.edit','goal':'soon','text':null}", COHORT_ERROR_REFUSED},
      {"{'do':'goal.edit','goal':'soon','kind':'need'}", COHORT_ERROR_REFUSED},
      {"{'do':'goal.status','goal':'need','status':'open'}", COHORT_ERROR_REFUSED},
      {"{'do':'goal.status','goal':'soon'}", COHORT_ERROR_INVALID},
      {"{'do':'goal.unlink','goal':'soon','person':'grace'}", COHORT_ERROR_REFUSED},
      {"{'do':'goal.link','goal':'none','person':'grace'}", COHORT_ERROR_NOT_FOUND},
  };
  g_autoptr (CohortSnapshot) snapshot = make_plan ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (cohort_test_refuse (snapshot, cases[i].command, cases[i].code));
}

static void
test_links (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_plan ();
  const char *goal = find_goal (snapshot, "Science every week in TK")->record.id;
  const char *grace = cohort_test_person (snapshot, "Whitfield")->record.id;
  g_autofree char *id = NULL;

  g_assert_null (cohort_goals_find_link (snapshot, goal, grace));
  cohort_test_run (&snapshot, "{'do':'goal.link','goal':'soon','person':'grace','why':'Kits'}");
  goal = find_goal (snapshot, "Science every week in TK")->record.id;
  grace = cohort_test_person (snapshot, "Whitfield")->record.id;
  g_assert_cmpstr (cohort_goals_find_link (snapshot, goal, grace)->why, ==, "Kits");
  id = g_strdup (cohort_goals_find_link (snapshot, goal, grace)->record.id);

  /* Once more changes the words; without words it changes nothing. */
  cohort_test_run (&snapshot, "{'do':'goal.link','goal':'soon','person':'grace'}");
  cohort_test_run (&snapshot, "{'do':'goal.link','goal':'soon','person':'grace','why':'Labs'}");
  g_assert_cmpstr (cohort_goals_find_link (snapshot, goal, grace)->why, ==, "Labs");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_GOAL_PERSON)->len, ==, 1);

  cohort_test_run (&snapshot, "{'do':'goal.unlink','goal':'soon','person':'grace'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_GOAL_PERSON)->len, ==, 0);
  cohort_test_run (&snapshot, "{'do':'goal.link','goal':'soon','person':'grace'}");
  goal = find_goal (snapshot, "Science every week in TK")->record.id;
  grace = cohort_test_person (snapshot, "Whitfield")->record.id;
  g_assert_cmpstr (cohort_goals_find_link (snapshot, goal, grace)->record.id, ==, id);
}

static void
test_remove (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_plan ();

  cohort_test_run (&snapshot, "{'do':'goal.link','goal':'soon','person':'grace'}");
  cohort_test_run (&snapshot, "{'do':'activity.add','id':'met','component':'lesson-study',"
                              "'title':'Erosion','goal':'soon'}");
  cohort_test_run (&snapshot, "{'do':'goal.remove','goal':'soon'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_GOAL)->len, ==, 4);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_GOAL_PERSON)->len, ==, 0);
  COHORT_FOR_EACH (CohortActivity, activity, snapshot, COHORT_RECORD_ACTIVITY) {
    g_assert_null (activity->goal);
  }
}

static const CohortGoalCover *
find_cover (GPtrArray *covers, const char *text)
{
  for (guint i = 0; i < covers->len; i++) {
    const CohortGoalCover *cover = g_ptr_array_index (covers, i);

    if (g_str_equal (cover->goal->text, text))
      return cover;
  }
  g_assert_not_reached ();
}

static guint
count_findings (const CohortSnapshot *snapshot, const char *id)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, TODAY);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((CohortFinding *)g_ptr_array_index (findings, i))->id, id);
  return n;
}

/* Who left the team serves nothing; who holds a spot goes for the goal she serves. */
static void
test_cover (void)
{
  static const char *const commands[] = {
      "{'do':'goal.link','goal':'soon','person':'grace'}",
      "{'do':'goal.link','goal':'soon','person':'lena'}",
      "{'do':'goal.link','goal':'late','person':'devon'}",
      "{'do':'attendance.plan','person':'lena','convening':'fall-2024'}",
      "{'do':'attendance.plan','person':'devon','convening':'spring-2025'}",
  };
  g_autoptr (CohortSnapshot) snapshot = make_plan ();
  g_autoptr (GPtrArray) covers = NULL;

  g_assert_cmpuint (count_findings (snapshot, "GOAL_WITHOUT_PERSON"), ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  g_assert_cmpuint (count_findings (snapshot, "GOAL_WITHOUT_PERSON"), ==, 1);
  covers = cohort_goals_cover (snapshot, "fall-2024", TODAY);
  g_assert_cmpuint (covers->len, ==, 3);
  g_assert_cmpuint (find_cover (covers, "Science every week in TK")->people->len, ==, 2);
  g_assert_cmpuint (find_cover (covers, "Science every week in TK")->going->len, ==, 1);
  g_assert_cmpuint (find_cover (covers, "Open labs to families")->people->len, ==, 1);
  g_assert_cmpuint (find_cover (covers, "Open labs to families")->going->len, ==, 0);
  g_assert_cmpuint (find_cover (covers, "A fair of science")->people->len, ==, 0);

  cohort_test_run (&snapshot, "{'do':'membership.end','person':'devon','on':'2024-09-01'}");
  g_assert_cmpuint (count_findings (snapshot, "GOAL_WITHOUT_PERSON"), ==, 2);
  cohort_test_run (&snapshot, "{'do':'goal.status','goal':'late','status':'dropped'}");
  cohort_test_run (&snapshot, "{'do':'goal.status','goal':'idle','status':'under-way'}");
  g_assert_cmpuint (count_findings (snapshot, "GOAL_WITHOUT_PERSON"), ==, 1);
}

static void
assert_due (const CohortGoal *goal, const char *day, const char *words)
{
  g_autofree char *text = cohort_goal_dup_due (goal, cohort_date_parse (day));

  g_assert_cmpstr (text, ==, words);
}

static void
test_words (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_plan ();
  const CohortGoal *goal = find_goal (snapshot, "Science every week in TK");
  g_autofree char *tags = cohort_goal_dup_tags (snapshot, goal);
  g_autofree char *none
      = cohort_goal_dup_tags (snapshot, find_goal (snapshot, "A fair of science"));

  g_assert_cmpstr (tags, ==,
                   "Coordination · Professional learning · Center Equity in Science Education · "
                   "Students");
  g_assert_null (none);
  assert_due (goal, "2024-09-03", "due in 12 days");
  assert_due (goal, "2024-09-14", "due in 1 day");
  assert_due (goal, "2024-09-15", "due today");
  assert_due (goal, "2024-09-18", "3 days overdue");
  assert_due (find_goal (snapshot, "A fair of science"), "2024-09-18", NULL);
  g_assert_false (cohort_goal_is_overdue (goal, cohort_date_parse ("2024-09-15")));
  g_assert_true (cohort_goal_is_overdue (goal, cohort_date_parse ("2024-09-16")));
  cohort_test_run (&snapshot, "{'do':'goal.status','goal':'soon','status':'reached'}");
  goal = find_goal (snapshot, "Science every week in TK");
  assert_due (goal, "2024-09-18", NULL);
  g_assert_false (cohort_goal_is_overdue (goal, cohort_date_parse ("2024-09-16")));
}

/* Two who are one serve a goal once, with what either was linked for. */
static void
test_merge (void)
{
  static const char *const commands[] = {
      "{'do':'goal.link','goal':'soon','person':'grace'}",
      "{'do':'goal.link','goal':'soon','person':'lena','why':'Knows TK'}",
      "{'do':'goal.link','goal':'late','person':'lena','why':'Labs'}",
      "{'do':'goal.edit','goal':'late','owner':'lena'}",
      "{'do':'activity.add','id':'met','component':'networking','title':'Met',"
      "'people':['grace','lena','devon']}",
      "{'do':'person.merge','person':'grace','other':'lena'}",
  };
  g_autoptr (CohortSnapshot) snapshot = make_plan ();
  const char *grace, *soon, *late;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  grace = cohort_test_person (snapshot, "Whitfield")->record.id;
  soon = find_goal (snapshot, "Science every week in TK")->record.id;
  late = find_goal (snapshot, "Open labs to families")->record.id;
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_GOAL_PERSON)->len, ==, 2);
  g_assert_cmpstr (cohort_goals_find_link (snapshot, soon, grace)->why, ==, "Knows TK");
  g_assert_cmpstr (cohort_goals_find_link (snapshot, late, grace)->why, ==, "Labs");
  g_assert_cmpstr (find_goal (snapshot, "Open labs to families")->owner, ==, grace);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_ACTIVITY_PERSON)->len, ==,
                    2);
  g_free (cohort_test_refuse (snapshot, "{'do':'goal.link','goal':'soon','person':'lena'}",
                              COHORT_ERROR_REFUSED));
  g_free (cohort_test_refuse (snapshot, "{'do':'goal.edit','goal':'soon','owner':'lena'}",
                              COHORT_ERROR_REFUSED));
}

/* Who is taken out serves nothing any longer; who took part in something stays. */
static void
test_remove_person (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_plan ();

  cohort_test_run (&snapshot, "{'do':'goal.link','goal':'soon','person':'grace'}");
  cohort_test_run (&snapshot, "{'do':'activity.add','component':'networking','title':'Met',"
                              "'people':['devon']}");
  g_free (cohort_test_refuse (snapshot, "{'do':'person.remove','person':'devon'}",
                              COHORT_ERROR_REFUSED));
  cohort_test_run (&snapshot, "{'do':'person.remove','person':'grace'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_GOAL_PERSON)->len, ==, 0);
  g_assert_null (find_goal (snapshot, "Science every week in TK")->owner);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goals/lists", test_lists);
  g_test_add_func ("/goals/order", test_order);
  g_test_add_func ("/goals/fields", test_fields);
  g_test_add_func ("/goals/refusals", test_refusals);
  g_test_add_func ("/goals/links", test_links);
  g_test_add_func ("/goals/remove", test_remove);
  g_test_add_func ("/goals/cover", test_cover);
  g_test_add_func ("/goals/words", test_words);
  g_test_add_func ("/goals/merge", test_merge);
  g_test_add_func ("/goals/remove-person", test_remove_person);
  return g_test_run ();
}
