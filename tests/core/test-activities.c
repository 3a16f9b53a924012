/* The log of activities and the year-long cycle it makes, and the first steps with their evidence.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-activities.h"
#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-start-steps.h"
#include "cohort-test-builder.h"

#define LATE  "2025-06-15"
#define TODAY cohort_date_parse (LATE)

static void
run_all (CohortSnapshot **snapshot, const char *const *commands)
{
  for (guint i = 0; commands[i] != NULL; i++)
    cohort_test_run_on (snapshot, LATE, commands[i]);
}

/* Four activities of the year in three months, and one of the year before. */
static CohortSnapshot *
make_year (void)
{
  static const char *const commands[] = {
      "{'do':'goal.add','id':'labs','text':'Open labs to families'}",
      "{'do':'activity.add','id':'meet','component':'convenings','title':'First meeting',"
      "'on':'2024-09-10','minutes':90,'people':['grace','devon']}",
      "{'do':'activity.add','id':'erosion','component':'lesson-study','title':'Erosion',"
      "'on':'2024-09-24','people':['grace','lena'],'goal':'labs','content_area':'science'}",
      "{'do':'activity.add','id':'tides','component':'lesson-study','title':'Tides',"
      "'on':'2024-11-20','minutes':60,'people':['grace'],'resources':'Slides'}",
      "{'do':'activity.add','id':'end','component':'networking','title':'Looking back',"
      "'on':'2025-06-01','minutes':0}",
      "{'do':'activity.add','id':'before','component':'networking','title':'Long ago',"
      "'on':'2024-06-30','minutes':500,'people':['devon']}",
      NULL,
  };
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  run_all (&snapshot, commands);
  return snapshot;
}

static const CohortActivity *
find_activity (const CohortSnapshot *snapshot, const char *title)
{
  COHORT_FOR_EACH (CohortActivity, activity, snapshot, COHORT_RECORD_ACTIVITY) {
    if (g_str_equal (activity->title, title))
      return activity;
  }
  g_assert_not_reached ();
}

static char *
join_titles (GPtrArray *activities)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < activities->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((CohortActivity *)g_ptr_array_index (activities, i))->title);
  return g_string_free (text, FALSE);
}

static void
test_lists (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_year ();
  const char *goal = find_activity (snapshot, "Erosion")->goal;
  const char *devon = cohort_test_person (snapshot, "Okafor")->record.id;
  const struct {
    const char *component, *goal, *person, *titles;
  } cases[] = {
      {NULL, NULL, NULL, "Looking back, Tides, Erosion, First meeting"},
      {"lesson-study", NULL, NULL, "Tides, Erosion"},
      {NULL, goal, NULL, "Erosion"},
      {NULL, NULL, devon, "First meeting"},
      {"leadership", NULL, NULL, ""},
  };

  g_assert_nonnull (goal);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) found
        = cohort_activities_list (snapshot, cases[i].component, cases[i].goal, cases[i].person);
    g_autofree char *titles = join_titles (found);

    g_assert_cmpstr (titles, ==, cases[i].titles);
  }
}

static void
assert_effort (const CohortEffort *effort, guint n, gint64 minutes, guint n_unknown, guint n_people)
{
  g_assert_cmpuint (effort->n_activities, ==, n);
  g_assert_cmpint (effort->minutes, ==, minutes);
  g_assert_cmpuint (effort->n_unknown, ==, n_unknown);
  g_assert_cmpuint (effort->n_people, ==, n_people);
}

static const CohortComponentEffort *
get_component (const CohortCycle *cycle, guint i)
{
  return g_ptr_array_index (cycle->components, i);
}

static const CohortCycleMonth *
get_month (const CohortCycle *cycle, guint i)
{
  return g_ptr_array_index (cycle->months, i);
}

/* Somebody counts once wherever she took part; an unknown length is counted, not added. */
static void
test_cycle (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_year ();
  g_autoptr (CohortCycle) cycle = cohort_cycle_new (snapshot);

  assert_effort (&cycle->effort, 4, 150, 1, 3);
  g_assert_cmpuint (cycle->n_months, ==, 3);
  g_assert_cmpuint (cycle->components->len, ==, 6);
  g_assert_cmpstr (get_component (cycle, 1)->code, ==, "lesson-study");
  g_assert_cmpstr (get_component (cycle, 1)->label, ==, "Lesson Study Cycles");
  assert_effort (&get_component (cycle, 0)->effort, 1, 90, 0, 2);
  assert_effort (&get_component (cycle, 1)->effort, 2, 60, 1, 2);
  g_assert_cmpuint (get_component (cycle, 1)->last, ==, cohort_date_new (2024, 11, 20));
  assert_effort (&get_component (cycle, 5)->effort, 0, 0, 0, 0);
  g_assert_cmpuint (get_component (cycle, 5)->last, ==, 0);

  g_assert_cmpuint (cycle->months->len, ==, 12);
  g_assert_cmpuint (get_month (cycle, 0)->first, ==, cohort_date_new (2024, 7, 1));
  g_assert_cmpuint (get_month (cycle, 11)->first, ==, cohort_date_new (2025, 6, 1));
  assert_effort (&get_month (cycle, 0)->effort, 0, 0, 0, 0);
  assert_effort (&get_month (cycle, 2)->effort, 2, 90, 1, 3);
  g_assert_cmpuint (get_month (cycle, 2)->by_component[1], ==, 1);
  assert_effort (&get_month (cycle, 4)->effort, 1, 60, 0, 1);
  assert_effort (&get_month (cycle, 11)->effort, 1, 0, 0, 0);
}

static void
test_edit (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_year ();
  const CohortActivity *activity;
  g_autoptr (GPtrArray) people = NULL;

  cohort_test_run_on (&snapshot, LATE,
                      "{'do':'activity.edit','activity':'Erosion','minutes':45,'goal':null,"
                      "'component':'equity-inquiry','people':['lena','priya']}");
  activity = find_activity (snapshot, "Erosion");
  g_assert_cmpint (activity->minutes, ==, 45);
  g_assert_null (activity->goal);
  g_assert_cmpstr (activity->component, ==, "equity-inquiry");
  people = cohort_activities_list_people (snapshot, activity->record.id);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (((CohortActivityPerson *)g_ptr_array_index (people, 0))->person, ==,
                   cohort_test_person (snapshot, "Abubakar")->record.id);
  g_assert_cmpstr (((CohortActivityPerson *)g_ptr_array_index (people, 1))->person, ==,
                   cohort_test_person (snapshot, "Raman")->record.id);

  /* What is not named stays as it is; null is nobody and nothing known. */
  cohort_test_run_on (&snapshot, LATE, "{'do':'activity.edit','activity':'tides','note':'Wet'}");
  g_assert_cmpint (find_activity (snapshot, "Tides")->minutes, ==, 60);
  cohort_test_run_on (&snapshot, LATE,
                      "{'do':'activity.edit','activity':'tides','minutes':null,'people':null}");
  activity = find_activity (snapshot, "Tides");
  g_assert_cmpint (activity->minutes, ==, COHORT_UNKNOWN);
  g_ptr_array_unref (people);
  people = cohort_activities_list_people (snapshot, activity->record.id);
  g_assert_cmpuint (people->len, ==, 0);
}

static void
test_remove (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_year ();

  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_ACTIVITY_PERSON)->len, ==,
                    6);
  cohort_test_run_on (&snapshot, LATE, "{'do':'activity.remove','activity':'erosion'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_ACTIVITY)->len, ==, 4);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_ACTIVITY_PERSON)->len, ==,
                    4);
}

static void
test_refusals (void)
{
#define ADD "{'do':'activity.add','component':'networking'"
  static const struct {
    const char *command;
    int code;
  } cases[] = {
      {"{'do':'activity.add','title':'x'}", COHORT_ERROR_INVALID},
      {"{'do':'activity.add','title':'x','component':'party'}", COHORT_ERROR_INVALID},
      {ADD "}", COHORT_ERROR_INVALID},
      {ADD ",'title':'x','on':'2025-06-16'}", COHORT_ERROR_REFUSED},
      {ADD ",'title':'x','on':null}", COHORT_ERROR_REFUSED},
      {ADD ",'title':'x','minutes':-1}", COHORT_ERROR_INVALID},
      {ADD ",'title':'x','minutes':600000}", COHORT_ERROR_INVALID},
      {ADD ",'title':'x','minutes':'90'}", COHORT_ERROR_INVALID},
      {ADD ",'title':'x','people':'grace'}", COHORT_ERROR_INVALID},
      {ADD ",'title':'x','people':[1]}", COHORT_ERROR_INVALID},
      {ADD ",'title':'x','people':['nobody']}", COHORT_ERROR_NOT_FOUND},
      {ADD ",'title':'x','goal':'none'}", COHORT_ERROR_NOT_FOUND},
      {ADD ",'title':'x','content_area':'art'}", COHORT_ERROR_INVALID},
      {"{'do':'activity.edit','activity':'tides','title':null}", COHORT_ERROR_INVALID},
      {"{'do':'activity.edit','activity':'tides','component':null}", COHORT_ERROR_INVALID},
      {"{'do':'activity.remove','activity':'none'}", COHORT_ERROR_NOT_FOUND},
  };
  g_autoptr (CohortSnapshot) snapshot = make_year ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (cohort_test_refuse_on (snapshot, LATE, cases[i].command, cases[i].code));
}

static void
test_words (void)
{
  static const struct {
    gint64 minutes;
    const char *words;
  } lengths[] = {
      {0, "0 min"},
      {45, "45 min"},
      {60, "1 h"},
      {750, "12 h 30 min"},
      {COHORT_UNKNOWN, "length not stated"},
  };
  static const struct {
    CohortEffort effort;
    const char *words;
  } efforts[] = {
      {{.n_activities = 2, .minutes = 90}, "1 h 30 min"},
      {{.n_activities = 3, .minutes = 90, .n_unknown = 2}, "1 h 30 min, and 2 of unknown length"},
      {{.n_activities = 2, .n_unknown = 2}, "length not stated"},
      {{.n_activities = 0}, "0 min"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autofree char *words = cohort_minutes_format (lengths[i].minutes);

    g_assert_cmpstr (words, ==, lengths[i].words);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (efforts); i++) {
    g_autofree char *words = cohort_effort_dup_hours (&efforts[i].effort);

    g_assert_cmpstr (words, ==, efforts[i].words);
  }
}

static const CohortStartStep *
find_step (GPtrArray *steps, const char *code)
{
  for (guint i = 0; i < steps->len; i++) {
    const CohortStartStep *step = g_ptr_array_index (steps, i);

    if (g_str_equal (step->code, code))
      return step;
  }
  g_assert_not_reached ();
}

static void
assert_step (const CohortSnapshot *snapshot, const char *code, gboolean done, const char *evidence)
{
  g_autoptr (GPtrArray) steps = cohort_start_steps_check (snapshot, TODAY);
  const CohortStartStep *step = find_step (steps, code);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < step->evidence->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (const char *)g_ptr_array_index (step->evidence, i));
  g_test_message ("%s: %s", code, text->str);
  g_assert_cmpint (step->done, ==, done);
  g_assert_cmpstr (text->str, ==, evidence);
  g_assert_false (step->marked);
  g_string_free (text, TRUE);
}

/* On an empty county nothing is done and nothing is said to be. */
static void
test_no_steps (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) steps = cohort_start_steps_check (snapshot, TODAY);

  g_assert_cmpuint (steps->len, ==, 4);
  assert_step (snapshot, "contact", FALSE, "");
  assert_step (snapshot, "team", FALSE, "");
  assert_step (snapshot, "orientation", FALSE, "");
  assert_step (snapshot, "cycle", FALSE, "");
}

static void
test_steps (void)
{
  static const char *const people[] = {
      "{'do':'person.add','id':'ana','given':'Ana','family':'Ruiz','role':'coe-coordinator',"
      "'organization':'San Joaquin COE'}",
      "{'do':'person.add','id':'leo','given':'Leo','family':'Diaz','role':'teacher'}",
      NULL,
  };
  static const char *const more[] = {
      "{'do':'person.add','id':'noor','given':'Noor','family':'Haddad','role':'family'}",
      "{'do':'attendance.register','person':'ana','convening':'fall-2024','option':'scop-day'}",
      "{'do':'attendance.register','person':'leo','convening':'fall-2024','option':'scop-day'}",
      "{'do':'attendance.set','person':'ana','convening':'fall-2024','status':'attended'}",
      "{'do':'attendance.set','person':'leo','convening':'fall-2024','status':'no-show'}",
      "{'do':'setting.set','key':'letter.contact','value':'Ana Ruiz, 209-555-0100'}",
      NULL,
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  run_all (&snapshot, people);
  assert_step (snapshot, "contact", TRUE, "Ana Ruiz of San Joaquin COE is on the team.");
  assert_step (snapshot, "team", FALSE, "The team has 2 roles; 3 are looked for.");
  assert_step (snapshot, "orientation", FALSE, "");
  run_all (&snapshot, more);
  assert_step (snapshot, "contact", TRUE,
               "Whom to ask at the county: Ana Ruiz, 209-555-0100 "
               "Ana Ruiz of San Joaquin COE is on the team.");
  assert_step (snapshot, "team", TRUE, "The team has 3 roles; 3 are looked for.");
  assert_step (snapshot, "orientation", TRUE, "1 person attended Fall 2024.");
}

/* Nine months of activities make a year-long cycle; eight do not, however many activities. */
static void
test_cycle_step (void)
{
  static const char *const days[]
      = {"2024-08-20", "2024-09-10", "2024-10-01", "2024-11-05", "2024-12-03",
         "2025-01-14", "2025-02-11", "2025-02-25", "2025-03-04", "2025-04-08"};
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *command = g_strdup_printf (
        "{'do':'activity.add','component':'resources','title':'x','on':'%s'}", days[i]);

    if (i == 9)
      assert_step (snapshot, "cycle", FALSE, "Activities in 8 months; 9 are looked for.");
    cohort_test_run_on (&snapshot, LATE, command);
  }
  assert_step (snapshot, "cycle", TRUE, "Activities in 9 months; 9 are looked for.");
}

static void
test_marks (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) steps = NULL;
  const CohortStartStep *step;
  g_autofree char *with = cohort_start_mark_format (cohort_date_new (2024, 9, 3), "We met.");
  g_autofree char *without = cohort_start_mark_format (cohort_date_new (2024, 9, 3), NULL);

  g_assert_cmpstr (with, ==, "2024-09-03 We met.");
  g_assert_cmpstr (without, ==, "2024-09-03");
  cohort_test_run (&snapshot,
                   "{'do':'setting.set','key':'start.contact','value':'2024-09-03 We met.'}");
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'start.cycle','value':'2024-09-04'}");
  steps = cohort_start_steps_check (snapshot, TODAY);
  step = find_step (steps, "contact");
  g_assert_true (step->done);
  g_assert_true (step->marked);
  g_assert_cmpuint (step->marked_on, ==, cohort_date_new (2024, 9, 3));
  g_assert_cmpstr (step->words, ==, "We met.");
  g_assert_cmpuint (step->evidence->len, ==, 0);
  step = find_step (steps, "cycle");
  g_assert_true (step->done);
  g_assert_null (step->words);
  cohort_test_run (&snapshot, "{'do':'setting.unset','key':'start.contact'}");
  assert_step (snapshot, "contact", FALSE, "");

  g_free (cohort_test_refuse (snapshot, "{'do':'setting.set','key':'start.party','value':'x'}",
                              COHORT_ERROR_NOT_FOUND));
  g_free (cohort_test_refuse (snapshot,
                              "{'do':'setting.set','key':'start.contact','value':'Met them'}",
                              COHORT_ERROR_INVALID));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activities/lists", test_lists);
  g_test_add_func ("/activities/cycle", test_cycle);
  g_test_add_func ("/activities/edit", test_edit);
  g_test_add_func ("/activities/remove", test_remove);
  g_test_add_func ("/activities/refusals", test_refusals);
  g_test_add_func ("/activities/words", test_words);
  g_test_add_func ("/start-steps/none", test_no_steps);
  g_test_add_func ("/start-steps/evidence", test_steps);
  g_test_add_func ("/start-steps/cycle", test_cycle_step);
  g_test_add_func ("/start-steps/marks", test_marks);
  return g_test_run ();
}
