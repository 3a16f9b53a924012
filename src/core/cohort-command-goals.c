/* Commands about the action plans: their lines, the goals' statuses, and who serves which goal.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-act.h"

#include "cohort-error.h"
#include "cohort-goals.h"
#include "cohort-id.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define MOST_LETTERS 60

/* What History calls it. */
static char *
dup_words (const CohortGoal *goal)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (goal->text, -1) <= MOST_LETTERS)
    return g_strdup (goal->text);
  start = g_utf8_substring (goal->text, 0, MOST_LETTERS);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static CohortChange *
start_change (const char *command, const CohortGoal *goal, const char *object)
{
  g_autofree char *words = dup_words (goal);

  return cohort_change_new (command, words, object);
}

static const CohortGoal *
get_goal (const CohortAct *act, GError **error)
{
  return cohort_arguments_record (act->arguments, "goal", TRUE, act->snapshot, COHORT_RECORD_GOAL,
                                  error);
}

static gboolean
take_tags (const CohortAct *act, const char *name, GPtrArray *terms, char **member, GError **error)
{
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autofree char *words = NULL;
  g_auto (GStrv) codes = NULL;

  if (!cohort_arguments_has (act->arguments, name))
    return TRUE;
  words = cohort_act_dup_code_list (act, name, error);
  if (words == NULL)
    return FALSE;
  codes = g_strsplit (words, " ", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0' && cohort_program_term_find (terms, codes[i]) == NULL) {
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%1$s” is not known as %2$s."),
                   codes[i], name);
      return FALSE;
    }
  /* In the program's order and each once, so that the same tags are the same text. */
  for (guint i = 0; i < terms->len; i++) {
    const CohortProgramTerm *term = g_ptr_array_index (terms, i);

    if (g_strv_contains ((const char *const *)codes, term->code))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", term->code);
  }
  cohort_set_text (member, kept->str);
  return TRUE;
}

static gboolean
take_all_tags (const CohortAct *act, CohortGoal *goal, GError **error)
{
  const CohortProgram *program = cohort_snapshot_get_program (act->snapshot);

  return take_tags (act, "grant_goals", cohort_program_get_grant_goals (program),
                    &goal->grant_goals, error)
         && take_tags (act, "practice_goals", cohort_program_get_practice_goals (program),
                       &goal->practice_goals, error)
         && take_tags (act, "beliefs", cohort_program_get_beliefs (program), &goal->beliefs, error);
}

static gboolean
take_owner (const CohortAct *act, CohortGoal *goal, GError **error)
{
  const CohortPerson *owner;
  g_autoptr (GError) problem = NULL;

  if (!cohort_arguments_has (act->arguments, "owner"))
    return TRUE;
  owner = cohort_arguments_record (act->arguments, "owner", FALSE, act->snapshot,
                                   COHORT_RECORD_PERSON, &problem);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (owner != NULL && owner->merged_into != NULL) {
    g_autofree char *name = cohort_person_dup_name (owner);

    return cohort_act_refuse (error, _ ("%s was merged into another already. Use that one."), name);
  }
  cohort_set_text (&goal->owner, owner != NULL ? owner->record.id : NULL);
  return TRUE;
}

/* The kind says which plan it is of. */
static gboolean
take_kind (const CohortAct *act, CohortGoal *goal, GError **error)
{
  const char *kind, *plan;

  if (!cohort_arguments_code (act->arguments, "kind", FALSE, "goal-kind", &kind, error)
      || !cohort_arguments_text (act->arguments, "plan", FALSE, &plan, error))
    return FALSE;
  if (kind != NULL)
    cohort_set_text (&goal->kind, kind);
  else if (goal->kind == NULL && (plan == NULL || g_str_equal (plan, "B")))
    cohort_set_text (&goal->kind, "goal");
  if (goal->kind == NULL)
    return cohort_act_refuse (error, _ ("Plan A lists assets, needs, curiosities and concerns. Say "
                                        "which of them this is."));
  if (plan != NULL && !g_str_equal (plan, cohort_goal_kind_get_plan (goal->kind)))
    return cohort_act_refuse (error, _ ("“%1$s” is of plan %2$s."),
                              cohort_vocabulary_get_label ("goal-kind", goal->kind),
                              cohort_goal_kind_get_plan (goal->kind));
  cohort_set_text (&goal->plan, cohort_goal_kind_get_plan (goal->kind));
  return TRUE;
}

/* Only a goal is worked on: what plan A lists has no status, day or owner. */
static gboolean
check_goal (CohortGoal *goal, GError **error)
{
  gboolean is_goal = g_str_equal (goal->kind, "goal");

  if (goal->text == NULL)
    return cohort_act_refuse (error, _ ("“%s” is empty."), "text");
  if (!is_goal && (goal->due != 0 || goal->owner != NULL || goal->status != NULL))
    return cohort_act_refuse (error, _ ("Only a goal has a status, a day it is due and an owner."));
  return TRUE;
}

static gboolean
fill_goal (const CohortAct *act, CohortGoal *goal, GError **error)
{
  static const char *const fields[] = {"text", "due", "note", NULL};
  const char *area;

  if (!take_kind (act, goal, error) || !cohort_arguments_fill (act->arguments, goal, fields, error)
      || !cohort_arguments_code (act->arguments, "content_area", FALSE, "content-area", &area,
                                 error)
      || !take_all_tags (act, goal, error) || !take_owner (act, goal, error))
    return FALSE;
  if (cohort_arguments_has (act->arguments, "content_area"))
    cohort_set_text (&goal->content_area, area);
  return TRUE;
}

static CohortChange *
add_goal (const CohortSnapshot *snapshot,
          CohortArguments *arguments,
          const CohortMoment *moment,
          GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autofree char *id = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_GOAL, error);
  g_autoptr (CohortRecord) record = NULL;
  const char *status;
  CohortGoal *goal;
  CohortChange *change;

  if (id == NULL
      || !cohort_arguments_code (arguments, "status", FALSE, "goal-status", &status, error))
    return NULL;
  goal = cohort_record_new (COHORT_RECORD_GOAL, id);
  record = COHORT_RECORD (goal);
  if (!fill_goal (&act, goal, error))
    return NULL;
  cohort_set_text (&goal->status, status);
  if (status == NULL && g_str_equal (goal->kind, "goal"))
    cohort_set_text (&goal->status, "open");
  if (!check_goal (goal, error))
    return NULL;
  change = start_change ("goal.add", goal, NULL);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

static CohortChange *
edit_goal (const CohortSnapshot *snapshot,
           CohortArguments *arguments,
           const CohortMoment *moment,
           GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortGoal *before = get_goal (&act, error);
  g_autoptr (CohortRecord) record = NULL;
  CohortGoal *goal;
  CohortChange *change;

  if (before == NULL)
    return NULL;
  goal = cohort_record_copy (before);
  record = COHORT_RECORD (goal);
  if (!fill_goal (&act, goal, error))
    return NULL;
  if (g_str_equal (goal->kind, "goal") && goal->status == NULL)
    cohort_set_text (&goal->status, "open");
  else if (!g_str_equal (goal->kind, "goal"))
    cohort_set_text (&goal->status, NULL);
  if (!check_goal (goal, error))
    return NULL;
  change = start_change ("goal.edit", goal, NULL);
  cohort_act_put_edited (change, before, g_steal_pointer (&record));
  return change;
}

static CohortChange *
set_status (const CohortSnapshot *snapshot,
            CohortArguments *arguments,
            const CohortMoment *moment,
            GError **error)
{
  static const char *const fields[] = {"note", NULL};
  const CohortAct act = {snapshot, arguments, moment};
  const CohortGoal *before = get_goal (&act, error);
  g_autoptr (CohortRecord) record = NULL;
  const char *status;
  CohortGoal *goal;
  CohortChange *change;

  if (before == NULL
      || !cohort_arguments_code (arguments, "status", TRUE, "goal-status", &status, error))
    return NULL;
  goal = cohort_record_copy (before);
  record = COHORT_RECORD (goal);
  cohort_set_text (&goal->status, status);
  if (!cohort_arguments_fill (arguments, goal, fields, error) || !check_goal (goal, error))
    return NULL;
  change = start_change ("goal.status", goal, cohort_vocabulary_get_label ("goal-status", status));
  cohort_act_put_edited (change, before, g_steal_pointer (&record));
  return change;
}

/* What was done for it stays, and serves no goal then. */
static void
free_activities (const CohortSnapshot *snapshot, const CohortGoal *goal, CohortChange *change)
{
  g_autoptr (GPtrArray) activities
      = cohort_snapshot_select (snapshot, COHORT_RECORD_ACTIVITY, "goal", goal->record.id);

  for (guint i = 0; i < activities->len; i++) {
    CohortActivity *activity = cohort_record_copy (g_ptr_array_index (activities, i));

    cohort_set_text (&activity->goal, NULL);
    cohort_change_put (change, activity);
  }
}

static CohortChange *
remove_goal (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortMoment *moment,
             GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortGoal *goal = get_goal (&act, error);
  g_autoptr (GPtrArray) links = NULL;
  CohortChange *change;

  if (goal == NULL)
    return NULL;
  links = cohort_goals_list_people (snapshot, goal->record.id);
  change = start_change ("goal.remove", goal, NULL);
  for (guint i = 0; i < links->len; i++)
    cohort_change_delete (change, g_ptr_array_index (links, i));
  free_activities (snapshot, goal, change);
  cohort_change_delete (change, goal);
  return change;
}

static const CohortGoal *
get_line (const CohortAct *act, const char *name, gboolean required, GError **error)
{
  const CohortGoal *line = cohort_arguments_record (act->arguments, name, required, act->snapshot,
                                                    COHORT_RECORD_GOAL, error);

  if (line == NULL || !g_str_equal (line->kind, "goal"))
    return line;
  cohort_act_refuse (error, _ ("Goals are in the order in which they are due. Only what plan A "
                               "lists can be put elsewhere."));
  return NULL;
}

/* goal.move: puts a line of plan A before another of its kind, or behind all of them. */
static CohortChange *
move_line (const CohortSnapshot *snapshot,
           CohortArguments *arguments,
           const CohortMoment *moment,
           GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortGoal *line = get_line (&act, "goal", TRUE, error), *before;
  g_autoptr (GPtrArray) lines = cohort_goals_list (snapshot, "A", NULL);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GError) problem = NULL;
  CohortChange *change;

  if (line == NULL)
    return NULL;
  before = get_line (&act, "before", FALSE, &problem);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  if (before != NULL && !g_str_equal (before->kind, line->kind)) {
    cohort_act_refuse (error, _ ("Both have to be in the same list of plan A."));
    return NULL;
  }
  if (before != line)
    g_ptr_array_remove (lines, (gpointer)line);
  for (guint i = 0; i < lines->len; i++) {
    const CohortGoal *other = g_ptr_array_index (lines, i);

    if (other == before && before != line)
      g_string_append_printf (order, "%s ", line->record.id);
    g_string_append_printf (order, "%s ", other->record.id);
  }
  if (before == NULL)
    g_string_append (order, line->record.id);
  change = start_change ("goal.move", line, NULL);
  cohort_change_put (change,
                     cohort_setting_new (COHORT_SETTING_PLAN_ORDER, g_strchomp (order->str)));
  return change;
}

/* Two copies that link the same two write the same row. */
static CohortGoalPerson *
open_link (const CohortSnapshot *snapshot, const CohortGoal *goal, const CohortPerson *person)
{
  const CohortGoalPerson *before
      = cohort_goals_find_link (snapshot, goal->record.id, person->record.id);
  g_autofree char *key = g_strjoin ("/", goal->record.id, person->record.id, NULL);
  g_autofree char *id = cohort_id_derive ("goal_person", key);
  CohortGoalPerson *link;

  if (before != NULL)
    return cohort_record_copy (before);
  link = cohort_record_new (COHORT_RECORD_GOAL_PERSON, id);
  cohort_set_text (&link->goal, goal->record.id);
  cohort_set_text (&link->person, person->record.id);
  return link;
}

/* goal.link: who serves a goal; also whom an asset is, or who sees to a need. */
static CohortChange *
link_person (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortMoment *moment,
             GError **error)
{
  static const char *const fields[] = {"why", NULL};
  const CohortAct act = {snapshot, arguments, moment};
  const CohortGoal *goal = get_goal (&act, error);
  const CohortPerson *person = goal != NULL ? cohort_act_get_person (&act, error) : NULL;
  g_autoptr (CohortRecord) record = NULL;
  g_autofree char *name = NULL;
  const CohortGoalPerson *before;
  CohortChange *change;

  if (person == NULL)
    return NULL;
  record = COHORT_RECORD (open_link (snapshot, goal, person));
  if (!cohort_arguments_fill (arguments, record, fields, error))
    return NULL;
  name = cohort_person_dup_name (person);
  change = start_change ("goal.link", goal, name);
  before = cohort_goals_find_link (snapshot, goal->record.id, person->record.id);
  if (before != NULL)
    cohort_act_put_edited (change, before, g_steal_pointer (&record));
  else
    cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

static CohortChange *
unlink_person (const CohortSnapshot *snapshot,
               CohortArguments *arguments,
               const CohortMoment *moment,
               GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortGoal *goal = get_goal (&act, error);
  const CohortPerson *person = goal != NULL ? cohort_act_get_person (&act, error) : NULL;
  g_autofree char *name = NULL;
  const CohortGoalPerson *link;
  CohortChange *change;

  if (person == NULL)
    return NULL;
  name = cohort_person_dup_name (person);
  link = cohort_goals_find_link (snapshot, goal->record.id, person->record.id);
  if (link == NULL) {
    g_autofree char *words = dup_words (goal);

    cohort_act_refuse (error, _ ("%1$s is not among those who serve “%2$s”."), name, words);
    return NULL;
  }
  change = start_change ("goal.unlink", goal, name);
  cohort_change_delete (change, link);
  return change;
}

#define FIELDS "grant_goals? practice_goals? beliefs? content_area? due? owner? note?"

static const CohortCommand commands[] = {
    {"goal.add", add_goal, "id? text plan? kind? status? " FIELDS},
    {"goal.edit", edit_goal, "goal text? plan? kind? " FIELDS},
    {"goal.status", set_status, "goal status note?"},
    {"goal.remove", remove_goal, "goal"},
    {"goal.move", move_line, "goal before?"},
    {"goal.link", link_person, "goal person why?"},
    {"goal.unlink", unlink_person, "goal person"},
};

/** cohort_goal_commands: Returns: (transfer none) (array length=n): the commands of this area */
const CohortCommand *
cohort_goal_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
