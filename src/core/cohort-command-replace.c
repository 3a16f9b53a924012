/* Commands that take somebody off a convening: withdrawn, or replaced by somebody else.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-attendance-private.h"

#include "cohort-booking.h"
#include "cohort-error.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

static gboolean
is_tentative (const char *status)
{
  return g_strcmp0 (status, "planned") == 0 || g_strcmp0 (status, "invited") == 0
         || g_strcmp0 (status, "accepted") == 0;
}

static gboolean
has_spent (const CohortSnapshot *snapshot, const CohortAttendance *attendance)
{
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    const CohortPlanLine *line
      = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);

    if (line != NULL && cohort_booking_is_line_of (line, attendance))
      return TRUE;
    if (g_strcmp0 (expense->person, attendance->person) == 0
        && g_strcmp0 (expense->convening, attendance->convening) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
delete_line (const CohortSnapshot *snapshot, const CohortPlanLine *line, CohortChange *change)
{
  g_autoptr (GPtrArray) splits
    = cohort_snapshot_select (snapshot, COHORT_RECORD_PLAN_SPLIT, "plan_line", line->record.id);

  for (guint i = 0; i < splits->len; i++)
    cohort_change_delete (change, g_ptr_array_index (splits, i));
  cohort_change_delete (change, line);
}

/**
 * cohort_attendance_withdraw:
 *
 * Takes somebody off the list again as if she had never been on it, with what was planned for her.
 * Where there is something to remember (an answer, a registration, an expense) she is canceled
 * instead.
 */
CohortChange *
cohort_attendance_withdraw (const CohortSnapshot *snapshot,
                            CohortArguments *arguments,
                            const CohortMoment *moment,
                            GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) record = NULL;
  CohortBookingTarget target;
  CohortChange *change;
  CohortDate on;

  if (!cohort_booking_require_target (&act, &target, error)
      || !cohort_act_get_day (&act, "on", moment->today, &on, error))
    return NULL;
  if (!is_tentative (target.attendance->status) || has_spent (snapshot, target.attendance)) {
    record = cohort_record_copy (target.attendance);
    if (!cohort_booking_move ((CohortAttendance *) record, "cancelled", on, error))
      return NULL;
    change = cohort_booking_start (&act, "attendance.withdraw", &target);
    cohort_booking_put (&act, &target, (CohortAttendance *) record, change);
    return change;
  }

  change = cohort_booking_start (&act, "attendance.withdraw", &target);
  cohort_change_delete (change, target.attendance);
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (cohort_booking_is_line_of (line, target.attendance))
      delete_line (snapshot, line, change);
  }
  return change;
}

/* Whoever comes for somebody that had gone already takes over a registration if there is one. */
static const char *
get_status_taken_over (const CohortAttendance *before)
{
  if (!cohort_booking_is_off (before->status))
    return before->status;
  return before->registered_on != 0 || before->confirmation != NULL ? "registered" : "planned";
}

static CohortAttendance *
make_successor (const CohortAct *act,
                const CohortBookingTarget *target,
                const CohortAttendance *before,
                CohortDate on,
                GError **error)
{
  CohortAttendance *after = cohort_booking_new (act, target, error);

  if (after == NULL)
    return NULL;
  cohort_set_text (&after->status, get_status_taken_over (before));
  after->status_on = on;
  cohort_set_text (&after->replaces, before->record.id);
  cohort_set_text (&after->spot_kind, before->spot_kind);
  cohort_set_text (&after->option, before->option);
  after->price_cents = before->price_cents;
  after->price_confirmed = before->price_confirmed;
  cohort_set_text (&after->confirmation, before->confirmation);
  after->registered_on = before->registered_on;
  cohort_set_text (&after->affiliation, before->affiliation);
  cohort_set_text (&after->paid_by, before->paid_by);
  after->hotel_rate = before->hotel_rate;
  return after;
}

/* The registration goes over whether paid or not; of the rest, what nobody has spent on. Expenses
 * stay with whoever incurred them, so that no amount changes. */
static void
move_lines (const CohortAct *act,
            const CohortAttendance *before,
            const char *person,
            CohortChange *change)
{
  COHORT_FOR_EACH (CohortPlanLine, line, act->snapshot, COHORT_RECORD_PLAN_LINE) {
    gboolean is_spent = cohort_booking_has_expenses (act->snapshot, line->record.id);
    CohortPlanLine *copy;

    if (!cohort_booking_is_line_of (line, before)
        || (is_spent && g_strcmp0 (line->category, "registration") != 0))
      continue;
    copy = cohort_record_copy (line);
    cohort_set_text (&copy->person, person);
    if (!is_spent)
      cohort_set_text (&copy->state, "open");
    cohort_change_put (change, copy);
  }
}

static gboolean
find_successor (const CohortAct *act,
                const CohortBookingTarget *before,
                CohortBookingTarget *after,
                GError **error)
{
  const CohortAttendance *present;
  g_autofree char *name = NULL;

  after->convening = before->convening;
  after->attendance = NULL;
  after->person = cohort_arguments_record (act->arguments, "with", TRUE, act->snapshot,
                                           COHORT_RECORD_PERSON, error);
  if (after->person == NULL)
    return FALSE;
  if (after->person == before->person)
    return cohort_act_refuse (error, _ ("Nobody can be replaced by herself or himself."));

  present = cohort_snapshot_get_attendance (act->snapshot, after->person->record.id,
                                            after->convening->code);
  if (present == NULL || cohort_booking_is_off (present->status)
      || g_strcmp0 (present->status, "replaced") == 0)
    return TRUE;
  name = cohort_person_dup_name (after->person);
  return cohort_act_refuse (error, _ ("%1$s goes to %2$s already."), name, after->convening->name);
}

/* Optional "names locked after": later changes say why. */
static gboolean
take_reason (const CohortAct *act,
             const CohortConvening *convening,
             CohortDate on,
             CohortAttendance *attendance,
             GError **error)
{
  const char *reason;

  if (!cohort_arguments_text (act->arguments, "reason", FALSE, &reason, error))
    return FALSE;
  if (reason == NULL && convening->names_lock != 0 && on > convening->names_lock)
    return cohort_act_refuse (error, _ ("The names for %s are locked. Give a reason."),
                              convening->name);
  cohort_set_text (&attendance->note, reason);
  return TRUE;
}

static void
put_replaced (const CohortAttendance *before, CohortDate on, CohortChange *change)
{
  CohortAttendance *replaced = cohort_record_copy (before);

  cohort_set_text (&replaced->status, "replaced");
  replaced->status_on = on;
  cohort_change_put (change, replaced);
}

static gboolean
check_replaceable (const CohortBookingTarget *target, CohortDate on, GError **error)
{
  g_autoptr (CohortRecord) trial = cohort_record_copy (target->attendance);

  return cohort_booking_move ((CohortAttendance *) trial, "replaced", on, error);
}

/**
 * cohort_attendance_replace:
 *
 * Somebody else takes over spot and registration; the attendance of before stays, as replaced, and
 * the new one points at it (S-4, S-6; domain.md 3.9, case 2).
 */
CohortChange *
cohort_attendance_replace (const CohortSnapshot *snapshot,
                           CohortArguments *arguments,
                           const CohortMoment *moment,
                           GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) record = NULL;
  g_autofree char *successor = NULL;
  g_autofree char *name = NULL;
  CohortBookingTarget before, after;
  CohortAttendance *attendance;
  CohortChange *change;
  CohortDate on;

  if (!cohort_booking_require_target (&act, &before, error)
      || !cohort_act_get_day (&act, "on", moment->today, &on, error)
      || !find_successor (&act, &before, &after, error) || !check_replaceable (&before, on, error))
    return NULL;
  attendance = make_successor (&act, &after, before.attendance, on, error);
  record = COHORT_RECORD (attendance);
  if (attendance == NULL || !take_reason (&act, before.convening, on, attendance, error))
    return NULL;

  name = cohort_person_dup_name (before.person);
  successor = cohort_person_dup_name (after.person);
  change = cohort_change_new ("attendance.replace", name, successor);
  put_replaced (before.attendance, on, change);
  cohort_change_put (change, g_steal_pointer (&record));
  move_lines (&act, before.attendance, after.person->record.id, change);
  cohort_booking_take_off_bench (&act, after.person->record.id, change);
  return change;
}
