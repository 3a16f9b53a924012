/* The action plan, what the community of practice did, and the first steps in the report.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-report-private.h"

#include "cohort-activities.h"
#include "cohort-date.h"
#include "cohort-goals.h"
#include "cohort-json.h"
#include "cohort-start-steps.h"

static JsonArray *
report_links (const CohortSnapshot *snapshot, const char *goal)
{
  g_autoptr (GPtrArray) links = cohort_goals_list_people (snapshot, goal);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < links->len; i++) {
    const CohortGoalPerson *link = g_ptr_array_index (links, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "person", link->person);
    cohort_json_set_text (object, "why", link->why);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonObject *
report_goal (const CohortSnapshot *snapshot, const CohortGoal *goal)
{
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "id", goal->record.id);
  cohort_json_set_text (object, "plan", goal->plan);
  cohort_json_set_text (object, "kind", goal->kind);
  cohort_json_set_text (object, "text", goal->text);
  json_object_set_array_member (object, "grant_goals", cohort_json_new_words (goal->grant_goals));
  json_object_set_array_member (object, "practice_goals",
                                cohort_json_new_words (goal->practice_goals));
  json_object_set_array_member (object, "beliefs", cohort_json_new_words (goal->beliefs));
  cohort_json_set_text (object, "content_area", goal->content_area);
  cohort_json_set_text (object, "status", goal->status);
  cohort_json_set_date (object, "due", goal->due);
  cohort_json_set_text (object, "owner", goal->owner);
  cohort_json_set_text (object, "note", goal->note);
  json_object_set_array_member (object, "people", report_links (snapshot, goal->record.id));
  return object;
}

/* How many of those who serve an open goal hold a spot at each convening. */
static void
report_going (const CohortSnapshot *snapshot, CohortDate today, GHashTable *by_goal)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    g_autoptr (GPtrArray) covers = cohort_goals_cover (snapshot, convening->code, today);

    for (guint j = 0; j < covers->len; j++) {
      const CohortGoalCover *cover = g_ptr_array_index (covers, j);
      JsonObject *going = g_hash_table_lookup (by_goal, cover->goal);

      json_object_set_int_member (going, convening->code, cover->going->len);
    }
  }
}

/**
 * cohort_report_goals:
 * @today: the day to look at the team
 *
 * Returns: (transfer full): each line of the action plans; "going" is of open goals: who of those
 *   that serve it holds a spot, by convening
 */
JsonArray *
cohort_report_goals (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (GPtrArray) goals = cohort_goals_list (snapshot, NULL, NULL);
  g_autoptr (GHashTable) by_goal = g_hash_table_new (NULL, NULL);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < goals->len; i++) {
    const CohortGoal *goal = g_ptr_array_index (goals, i);
    JsonObject *going = json_object_new ();
    JsonObject *object = report_goal (snapshot, goal);

    json_object_set_object_member (object, "going", going);
    g_hash_table_insert (by_goal, (gpointer)goal, going);
    json_array_add_object_element (array, object);
  }
  report_going (snapshot, today, by_goal);
  return array;
}

static JsonArray *
report_people (GHashTable *people, const char *activity)
{
  const GPtrArray *list = g_hash_table_lookup (people, activity);
  JsonArray *array = json_array_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (list, i));
  return array;
}

/** cohort_report_activities: Returns: (transfer full): those of the year, the latest first */
JsonArray *
cohort_report_activities (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) activities = cohort_activities_list (snapshot, NULL, NULL, NULL);
  g_autoptr (GHashTable) people = cohort_activities_index_people (snapshot);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < activities->len; i++) {
    const CohortActivity *activity = g_ptr_array_index (activities, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "id", activity->record.id);
    cohort_json_set_text (object, "component", activity->component);
    cohort_json_set_text (object, "title", activity->title);
    cohort_json_set_date (object, "on", activity->on);
    cohort_json_set_number (object, "minutes", activity->minutes);
    json_object_set_array_member (object, "people", report_people (people, activity->record.id));
    cohort_json_set_text (object, "goal", activity->goal);
    cohort_json_set_text (object, "content_area", activity->content_area);
    cohort_json_set_text (object, "note", activity->note);
    cohort_json_set_text (object, "resources", activity->resources);
    json_array_add_object_element (array, object);
  }
  return array;
}

static void
set_effort (JsonObject *object, const CohortEffort *effort)
{
  json_object_set_int_member (object, "activities", effort->n_activities);
  json_object_set_int_member (object, "minutes", effort->minutes);
  json_object_set_int_member (object, "minutes_unknown", effort->n_unknown);
  json_object_set_int_member (object, "people", effort->n_people);
}

static JsonArray *
report_components (const CohortCycle *cycle)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < cycle->components->len; i++) {
    const CohortComponentEffort *component = g_ptr_array_index (cycle->components, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "code", component->code);
    set_effort (object, &component->effort);
    cohort_json_set_date (object, "last", component->last);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonObject *
report_month (const CohortCycle *cycle, const CohortCycleMonth *month)
{
  JsonObject *object = json_object_new ();
  JsonObject *by_component = json_object_new ();

  cohort_json_set_date (object, "first", month->first);
  set_effort (object, &month->effort);
  for (guint i = 0; i < cycle->components->len; i++) {
    const CohortComponentEffort *component = g_ptr_array_index (cycle->components, i);

    if (month->by_component[i] > 0)
      json_object_set_int_member (by_component, component->code, month->by_component[i]);
  }
  json_object_set_object_member (object, "by_component", by_component);
  return object;
}

/** cohort_report_cycle: Returns: (transfer full): the year of the community of practice, by
 * component and by month; lengths nobody stated are counted, not added */
JsonObject *
cohort_report_cycle (const CohortSnapshot *snapshot)
{
  g_autoptr (CohortCycle) cycle = cohort_cycle_new (snapshot);
  JsonObject *object = json_object_new ();
  JsonArray *months = json_array_new ();

  set_effort (object, &cycle->effort);
  json_object_set_int_member (object, "months_with_activity", cycle->n_months);
  json_object_set_array_member (object, "components", report_components (cycle));
  for (guint i = 0; i < cycle->months->len; i++)
    json_array_add_object_element (months,
                                   report_month (cycle, g_ptr_array_index (cycle->months, i)));
  json_object_set_array_member (object, "months", months);
  return object;
}

/** cohort_report_start: Returns: (transfer full): the steps of how a community of practice is
 * started, with their evidence */
JsonArray *
cohort_report_start (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (GPtrArray) steps = cohort_start_steps_check (snapshot, today);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < steps->len; i++) {
    const CohortStartStep *step = g_ptr_array_index (steps, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "code", step->code);
    json_object_set_boolean_member (object, "done", step->done);
    json_object_set_boolean_member (object, "marked", step->marked);
    cohort_json_set_date (object, "marked_on", step->marked_on);
    cohort_json_set_text (object, "words", step->words);
    json_object_set_array_member (object, "evidence", cohort_json_new_texts (step->evidence));
    json_array_add_object_element (array, object);
  }
  return array;
}
