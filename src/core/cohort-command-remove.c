/* The command that removes a person who was entered by mistake.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-people-private.h"

#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define HAS_HAPPENED                                                                               \
  (COHORT_STATUS_MAY_CLAIM | COHORT_STATUS_MAY_CLAIM_DAYS | COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE)

static gboolean
has_expenses (const CohortSnapshot *snapshot, const char *person)
{
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    const CohortPlanLine *line
      = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);

    if (g_strcmp0 (expense->person, person) == 0
        || (line != NULL && g_strcmp0 (line->person, person) == 0))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_letters (const CohortSnapshot *snapshot, const char *person)
{
  g_autoptr (GPtrArray) letters
    = cohort_snapshot_select (snapshot, COHORT_RECORD_LETTER, "person", person);

  return letters->len > 0;
}

static gboolean
is_past (const CohortSnapshot *snapshot, const CohortAttendance *attendance, CohortDate today)
{
  const CohortConvening *convening
    = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), attendance->convening);

  /* What is over is history even if nobody noted how it went; a convening of another year is over
   * too, and so is the place of whom she replaced, which would be left with no end (S-6). */
  return cohort_attendance_status_get_flags (attendance->status) & HAS_HAPPENED
         || attendance->replaces != NULL || convening == NULL || convening->last_day < today;
}

static gboolean
has_past_attendance (const CohortSnapshot *snapshot, const char *person, CohortDate today)
{
  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    if (g_strcmp0 (attendance->person, person) == 0 && is_past (snapshot, attendance, today))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_activities (const CohortSnapshot *snapshot, const char *person)
{
  g_autoptr (GPtrArray) parts
    = cohort_snapshot_select (snapshot, COHORT_RECORD_ACTIVITY_PERSON, "person", person);

  return parts->len > 0;
}

static void
delete_of (const CohortSnapshot *snapshot,
           CohortRecordKind kind,
           const char *field,
           const char *id,
           CohortChange *change)
{
  g_autoptr (GPtrArray) records = cohort_snapshot_select (snapshot, kind, field, id);

  for (guint i = 0; i < records->len; i++) {
    const CohortRecord *record = g_ptr_array_index (records, i);

    if (kind == COHORT_RECORD_PLAN_LINE)
      delete_of (snapshot, COHORT_RECORD_PLAN_SPLIT, "plan_line", record->id, change);
    else if (kind == COHORT_RECORD_PERSON)
      delete_of (snapshot, kind, "merged_into", record->id, change);
    cohort_change_delete (change, record);
  }
}

/* Whoever rode along with her still travels, with nobody named to drive. */
static void
delete_trips (const CohortSnapshot *snapshot, const char *person, CohortChange *change)
{
  delete_of (snapshot, COHORT_RECORD_TRIP, "person", person, change);
  COHORT_FOR_EACH (CohortTripRecord, trip, snapshot, COHORT_RECORD_TRIP) {
    if (g_strcmp0 (trip->driver, person) == 0 && g_strcmp0 (trip->person, person) != 0) {
      CohortTripRecord *alone = cohort_record_copy (trip);

      cohort_set_text (&alone->driver, NULL);
      cohort_change_put (change, alone);
    }
  }
}

/* What she owned stays in the plan, with nobody named to see to it. */
static void
free_goals (const CohortSnapshot *snapshot, const char *person, CohortChange *change)
{
  g_autoptr (GPtrArray) goals
    = cohort_snapshot_select (snapshot, COHORT_RECORD_GOAL, "owner", person);

  for (guint i = 0; i < goals->len; i++) {
    CohortGoal *goal = cohort_record_copy (g_ptr_array_index (goals, i));

    cohort_set_text (&goal->owner, NULL);
    cohort_change_put (change, goal);
  }
}

static gboolean
check_removable (const CohortSnapshot *snapshot,
                 const CohortPerson *person,
                 CohortDate today,
                 GError **error)
{
  const char *id = person->record.id;
  g_autofree char *name = cohort_person_dup_name (person);

  if (has_expenses (snapshot, id))
    return cohort_act_refuse (
      error, _ ("%s has expenses, which have to be kept. End the membership instead."), name);
  if (has_letters (snapshot, id))
    return cohort_act_refuse (
      error, _ ("%s was sent letters, which have to be kept. End the membership instead."), name);
  if (has_past_attendance (snapshot, id, today))
    return cohort_act_refuse (
      error,
      _ ("%s was on the list of a convening, which has to be kept. End the membership instead."),
      name);
  if (has_activities (snapshot, id))
    return cohort_act_refuse (
      error,
      _ ("%s took part in activities, which have to be kept. End the membership instead."), name);
  return TRUE;
}

/**
 * cohort_person_remove:
 *
 * Takes out a person with all that hangs on her. Whoever has expenses or letters, was at a
 * convening or took part in an activity is part of the record and cannot be removed; such a
 * membership is ended.
 */
CohortChange *
cohort_person_remove (const CohortSnapshot *snapshot,
                      CohortArguments *arguments,
                      const CohortMoment *moment,
                      GError **error)
{
  static const CohortRecordKind kinds[] = {
    COHORT_RECORD_MEMBERSHIP,     COHORT_RECORD_RESPONSE,  COHORT_RECORD_ATTENDANCE,
    COHORT_RECORD_WAITLIST_ENTRY, COHORT_RECORD_PLAN_LINE, COHORT_RECORD_INVITATION,
    COHORT_RECORD_GOAL_PERSON,    COHORT_RECORD_OPPORTUNITY_PERSON,
  };
  const CohortAct act = {snapshot, arguments, moment};
  const CohortPerson *person = cohort_act_get_person (&act, error);
  g_autofree char *name = NULL;
  CohortChange *change;

  if (person == NULL || !check_removable (snapshot, person, moment->today, error))
    return NULL;
  name = cohort_person_dup_name (person);
  change = cohort_change_new ("person.remove", name, NULL);
  cohort_change_delete (change, person);
  /* Whoever was merged into her is the same person. */
  delete_of (snapshot, COHORT_RECORD_PERSON, "merged_into", person->record.id, change);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    delete_of (snapshot, kinds[i], "person", person->record.id, change);
  delete_trips (snapshot, person->record.id, change);
  free_goals (snapshot, person->record.id, change);
  delete_of (snapshot, COHORT_RECORD_DISTINCTION, "person", person->record.id, change);
  delete_of (snapshot, COHORT_RECORD_DISTINCTION, "other_person", person->record.id, change);
  return change;
}
