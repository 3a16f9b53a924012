/* Commands about what the community of practice did: when, of which component, who took part.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-act.h"

#include "cohort-activities.h"
#include "cohort-error.h"
#include "cohort-id.h"

#include <glib/gi18n-lib.h>

/* Beyond this a length was mistyped; it also keeps sums small. */
#define MOST_MINUTES (366 * 24 * 60)

static const CohortActivity *
get_activity (const CohortAct *act, GError **error)
{
  return cohort_arguments_record (act->arguments, "activity", TRUE, act->snapshot,
                                  COHORT_RECORD_ACTIVITY, error);
}

static const char *
get_label (const CohortAct *act, const CohortActivity *activity)
{
  const CohortProgramTerm *term = cohort_program_term_find (
      cohort_program_get_components (cohort_snapshot_get_program (act->snapshot)),
      activity->component);

  return term != NULL ? term->label : activity->component;
}

static gboolean
take_component (const CohortAct *act, CohortActivity *activity, gboolean required, GError **error)
{
  GPtrArray *terms = cohort_program_get_components (cohort_snapshot_get_program (act->snapshot));
  const char *code;

  if (!required && !cohort_arguments_has (act->arguments, "component"))
    return TRUE;
  if (!cohort_arguments_text (act->arguments, "component", TRUE, &code, error))
    return FALSE;
  if (cohort_program_term_find (terms, code) == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%1$s” is not known as %2$s."),
                 code, "component");
    return FALSE;
  }
  cohort_set_text (&activity->component, code);
  return TRUE;
}

static gboolean
take_goal (const CohortAct *act, CohortActivity *activity, GError **error)
{
  g_autoptr (GError) problem = NULL;
  const CohortRecord *goal;

  if (!cohort_arguments_has (act->arguments, "goal"))
    return TRUE;
  goal = cohort_arguments_record (act->arguments, "goal", FALSE, act->snapshot, COHORT_RECORD_GOAL,
                                  &problem);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  cohort_set_text (&activity->goal, goal != NULL ? goal->id : NULL);
  return TRUE;
}

/* It is a log: what is yet to come is an opportunity. */
static gboolean
check_activity (const CohortAct *act, const CohortActivity *activity, GError **error)
{
  if (activity->title == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is empty."), "title");
    return FALSE;
  }
  if (activity->on == 0 || activity->on > act->moment->today)
    return cohort_act_refuse (
        error, _ ("An activity is logged once it has taken place. Give the day it was on."));
  if (cohort_is_known (activity->minutes)
      && (activity->minutes < 0 || activity->minutes > MOST_MINUTES)) {
    g_set_error_literal (
        error, COHORT_ERROR, COHORT_ERROR_INVALID,
        _ ("An activity takes some minutes, at most a year of them. Leave them out "
           "when they are not known."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
fill_activity (const CohortAct *act, CohortActivity *activity, GError **error)
{
  static const char *const fields[] = {"title", "on", "minutes", "note", "resources", NULL};
  const char *area;

  if (!cohort_arguments_fill (act->arguments, activity, fields, error)
      || !cohort_arguments_code (act->arguments, "content_area", FALSE, "content-area", &area,
                                 error)
      || !take_goal (act, activity, error))
    return FALSE;
  if (cohort_arguments_has (act->arguments, "content_area"))
    cohort_set_text (&activity->content_area, area);
  return check_activity (act, activity, error);
}

static const CohortPerson *
find_person (const CohortAct *act, JsonNode *element, GError **error)
{
  const CohortPerson *person;

  if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” should be a list of words."),
                 "people");
    return NULL;
  }
  person = cohort_arguments_find_record (act->snapshot, COHORT_RECORD_PERSON,
                                         json_node_get_string (element), error);
  if (person != NULL && person->merged_into != NULL) {
    g_autofree char *name = cohort_person_dup_name (person);

    cohort_act_refuse (error, _ ("%s was merged into another already. Use that one."), name);
    return NULL;
  }
  return person;
}

/* Two copies that log the same person with the same activity write the same row. */
static void
put_person (CohortChange *change, const char *activity, const char *person)
{
  g_autofree char *key = g_strjoin ("/", activity, person, NULL);
  g_autofree char *id = cohort_id_derive ("activity_person", key);
  CohortActivityPerson *part = cohort_record_new (COHORT_RECORD_ACTIVITY_PERSON, id);

  cohort_set_text (&part->activity, activity);
  cohort_set_text (&part->person, person);
  cohort_change_put (change, part);
}

/* "people" is all who took part: who is not named any longer did not. */
static gboolean
put_people (const CohortAct *act, const char *activity, CohortChange *change, GError **error)
{
  g_autoptr (GPtrArray) before = cohort_activities_list_people (act->snapshot, activity);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) problem = NULL;
  JsonArray *people;

  if (!cohort_arguments_has (act->arguments, "people"))
    return TRUE;
  people = cohort_arguments_array (act->arguments, "people", &problem);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  for (guint i = 0; people != NULL && i < json_array_get_length (people); i++) {
    const CohortPerson *person = find_person (act, json_array_get_element (people, i), error);

    if (person == NULL)
      return FALSE;
    g_hash_table_add (named, person->record.id);
  }
  for (guint i = 0; i < before->len; i++) {
    const CohortActivityPerson *part = g_ptr_array_index (before, i);

    if (part->person == NULL || !g_hash_table_remove (named, part->person))
      cohort_change_delete (change, part);
  }
  COHORT_FOR_EACH (CohortPerson, person, act->snapshot, COHORT_RECORD_PERSON) {
    if (g_hash_table_contains (named, person->record.id))
      put_person (change, activity, person->record.id);
  }
  return TRUE;
}

static CohortChange *
add_activity (const CohortSnapshot *snapshot,
              CohortArguments *arguments,
              const CohortMoment *moment,
              GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autofree char *id
      = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_ACTIVITY, error);
  g_autoptr (CohortRecord) record = NULL;
  g_autoptr (CohortChange) change = NULL;
  CohortActivity *activity;

  if (id == NULL)
    return NULL;
  activity = cohort_record_new (COHORT_RECORD_ACTIVITY, id);
  record = COHORT_RECORD (activity);
  activity->on = moment->today;
  activity->minutes = COHORT_UNKNOWN;
  if (!take_component (&act, activity, TRUE, error) || !fill_activity (&act, activity, error))
    return NULL;
  change = cohort_change_new ("activity.add", activity->title, get_label (&act, activity));
  cohort_change_put (change, g_steal_pointer (&record));
  return put_people (&act, id, change, error) ? g_steal_pointer (&change) : NULL;
}

static CohortChange *
edit_activity (const CohortSnapshot *snapshot,
               CohortArguments *arguments,
               const CohortMoment *moment,
               GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortActivity *before = get_activity (&act, error);
  g_autoptr (CohortRecord) record = NULL;
  g_autoptr (CohortChange) change = NULL;
  CohortActivity *activity;

  if (before == NULL)
    return NULL;
  activity = cohort_record_copy (before);
  record = COHORT_RECORD (activity);
  if (!take_component (&act, activity, FALSE, error) || !fill_activity (&act, activity, error))
    return NULL;
  change = cohort_change_new ("activity.edit", activity->title, get_label (&act, activity));
  cohort_act_put_edited (change, before, g_steal_pointer (&record));
  return put_people (&act, before->record.id, change, error) ? g_steal_pointer (&change) : NULL;
}

static CohortChange *
remove_activity (const CohortSnapshot *snapshot,
                 CohortArguments *arguments,
                 const CohortMoment *moment,
                 GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortActivity *activity = get_activity (&act, error);
  g_autoptr (GPtrArray) people = NULL;
  CohortChange *change;

  if (activity == NULL)
    return NULL;
  people = cohort_activities_list_people (snapshot, activity->record.id);
  change = cohort_change_new ("activity.remove", activity->title, get_label (&act, activity));
  for (guint i = 0; i < people->len; i++)
    cohort_change_delete (change, g_ptr_array_index (people, i));
  cohort_change_delete (change, activity);
  return change;
}

#define FIELDS "on? minutes? people? goal? content_area? note? resources?"

static const CohortCommand commands[] = {
    {"activity.add", add_activity, "id? component title " FIELDS},
    {"activity.edit", edit_activity, "activity component? title? " FIELDS},
    {"activity.remove", remove_activity, "activity"},
};

/** cohort_activity_commands: Returns: (transfer none) (array length=n): the commands of this area
 */
const CohortCommand *
cohort_activity_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
