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

/* An answer, an expense, the place in a chain of replacements (S-6), the reason given. */
static gboolean
is_to_remember (const CohortSnapshot *snapshot,
                const CohortAttendance *before,
                const CohortAttendance *after)
{
  return !is_tentative (before->status) || before->replaces != NULL
         || before->cancelled_on != 0 || g_strcmp0 (before->note, after->note) != 0
         || has_spent (snapshot, before);
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
 * Where there is something to remember (an answer, a registration, an expense, whom she replaced,
 * the reason) she is canceled instead.
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
  record = cohort_record_copy (target.attendance);
  if (!cohort_booking_take_reason (&act, target.convening, on, (CohortAttendance *) record, error))
    return NULL;
  if (is_to_remember (snapshot, target.attendance, (CohortAttendance *) record)) {
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

/* Whoever comes for somebody that had gone already takes over a registration if there is one. One
 * that is canceled leaves her as one who has accepted. */
static const char *
get_status_taken_over (const CohortAttendance *before, gboolean moves)
{
  gboolean is_registered = cohort_booking_is_registered (before);

  if (cohort_booking_is_off (before->status))
    return !is_registered ? "planned" : moves ? "registered" : "accepted";
  return !moves && g_strcmp0 (before->status, "registered") == 0 ? "accepted" : before->status;
}

static void
take_registration_over (CohortAttendance *after, const CohortAttendance *before)
{
  after->price_confirmed = before->price_confirmed;
  cohort_set_text (&after->confirmation, before->confirmation);
  after->link_sent_on = before->link_sent_on;
  after->registered_on = before->registered_on;
  cohort_set_text (&after->affiliation, before->affiliation);
}

static CohortAttendance *
make_successor (const CohortAct *act,
                const CohortBookingTarget *target,
                const CohortAttendance *before,
                CohortDate on,
                gboolean moves,
                GError **error)
{
  CohortAttendance *after = cohort_booking_new (act, target, error);

  if (after == NULL)
    return NULL;
  cohort_set_text (&after->status, get_status_taken_over (before, moves));
  after->status_on = on;
  cohort_set_text (&after->replaces, before->record.id);
  cohort_set_text (&after->spot_kind, before->spot_kind);
  cohort_set_text (&after->option, before->option);
  after->price_cents = before->price_cents;
  cohort_set_text (&after->paid_by, before->paid_by);
  after->hotel_rate = before->hotel_rate;
  if (moves && before->cancelled_on == 0)
    take_registration_over (after, before);
  return after;
}

/* Whether the registration goes over: "moved" unless it is said to be "cancelled". */
static gboolean
take_fate (const CohortAct *act, gboolean *moves, GError **error)
{
  const char *fate;

  if (!cohort_arguments_text (act->arguments, "registration", FALSE, &fate, error))
    return FALSE;
  *moves = fate == NULL || g_str_equal (fate, "moved");
  if (*moves || g_str_equal (fate, "cancelled"))
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("A registration is “moved” or “cancelled”, not “%s”."), fate);
  return FALSE;
}

static void
move_line (const CohortPlanLine *line, const char *person, gboolean is_spent, CohortChange *change)
{
  CohortPlanLine *copy = cohort_record_copy (line);

  cohort_set_text (&copy->person, person);
  if (!is_spent)
    cohort_set_text (&copy->state, "open");
  cohort_change_put (change, copy);
}

static void
close_line (const CohortPlanLine *line, CohortChange *change)
{
  CohortPlanLine *copy = cohort_record_copy (line);

  cohort_set_text (&copy->state, "closed");
  cohort_act_put_edited (change, line, copy);
}

/* What nobody has spent on goes over, and a registration that moves even when it is paid. Expenses
 * stay with whoever incurred them, so that no amount changes; the line of a canceled registration
 * that was paid stays, closed, so that the refund frees its money. Returns whether the successor
 * has a registration on the plan. */
static gboolean
move_lines (const CohortAct *act,
            const CohortAttendance *before,
            const char *person,
            gboolean moves,
            CohortChange *change)
{
  gboolean has_registration = FALSE;

  COHORT_FOR_EACH (CohortPlanLine, line, act->snapshot, COHORT_RECORD_PLAN_LINE) {
    gboolean is_spent = cohort_booking_has_expenses (act->snapshot, line->record.id);
    gboolean is_registration = g_strcmp0 (line->category, "registration") == 0;

    if (!cohort_booking_is_line_of (line, before))
      continue;
    if (!is_spent || (is_registration && moves)) {
      move_line (line, person, is_spent, change);
      has_registration |= is_registration;
    } else if (is_registration) {
      close_line (line, change);
    }
  }
  return has_registration;
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

static void
put_replaced (const CohortAttendance *before, CohortDate on, gboolean moves, CohortChange *change)
{
  CohortAttendance *replaced = cohort_record_copy (before);

  if (!moves && cohort_booking_is_registered (before))
    replaced->cancelled_on = on;
  cohort_set_text (&replaced->status, "replaced");
  replaced->status_on = on;
  cohort_change_put (change, replaced);
}

/* Puts both, and what hangs on them. */
static void
put_successor (const CohortAct *act,
               const CohortAttendance *before,
               CohortAttendance *after,
               gboolean moves,
               CohortChange *change)
{
  put_replaced (before, after->status_on, moves, change);
  cohort_change_put (change, cohort_record_ref (after));
  if (!move_lines (act, before, after->person, moves, change) && !moves)
    cohort_booking_plan (act, after, change);
  cohort_booking_settle_waiting (act, after, change);
  cohort_booking_take_off_bench (act, after->person, change);
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
 * Somebody else takes over the spot, and the registration unless that is canceled, to be refunded;
 * the attendance of before stays, as replaced, and the new one points at it (S-4, S-6; domain.md
 * 3.9, case 2).
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
  gboolean moves;
  CohortDate on;

  if (!cohort_booking_require_target (&act, &before, error)
      || !cohort_act_get_day (&act, "on", moment->today, &on, error)
      || !take_fate (&act, &moves, error) || !find_successor (&act, &before, &after, error)
      || !check_replaceable (&before, on, error))
    return NULL;
  attendance = make_successor (&act, &after, before.attendance, on, moves, error);
  record = COHORT_RECORD (attendance);
  if (attendance == NULL
      || !cohort_booking_take_reason (&act, before.convening, on, attendance, error))
    return NULL;

  name = cohort_person_dup_name (before.person);
  successor = cohort_person_dup_name (after.person);
  change = cohort_change_new ("attendance.replace", name, successor);
  put_successor (&act, before.attendance, attendance, moves, change);
  return change;
}
