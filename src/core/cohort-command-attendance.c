/* Commands about who goes: planned, registered, moved through the statuses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-attendance-private.h"

#include "cohort-booking.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse_second (const CohortAct *act, const CohortBookingTarget *target, GError **error)
{
  g_autofree char *name = cohort_person_dup_name (target->person);

  return cohort_act_refuse (
    error, _ ("%1$s is on the list for %2$s already, as “%3$s”."), name, target->convening->name,
    cohort_vocabulary_get_label ("attendance-status", target->attendance->status));
}

/**
 * cohort_attendance_plan:
 *
 * Puts somebody on the list of a convening. More people than spots is allowed and found
 * (OVER_SPOTS).
 */
CohortChange *
cohort_attendance_plan (const CohortSnapshot *snapshot,
                        CohortArguments *arguments,
                        const CohortMoment *moment,
                        GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) record = NULL;
  CohortAttendance *attendance;
  CohortChange *change;
  gboolean plan = TRUE;
  CohortBookingTarget target;

  if (!cohort_booking_find_target (&act, &target, error))
    return NULL;
  if (target.attendance != NULL && !cohort_booking_is_off (target.attendance->status)) {
    refuse_second (&act, &target, error);
    return NULL;
  }
  if (cohort_arguments_has (arguments, "plan")
      && !cohort_arguments_flag (arguments, "plan", &plan, error))
    return NULL;
  attendance = cohort_booking_open (&act, &target, error);
  record = COHORT_RECORD (attendance);
  if (attendance == NULL
      || !cohort_booking_take_option (&act, attendance, target.convening, TRUE, error))
    return NULL;

  cohort_set_text (&attendance->status, "planned");
  attendance->status_on = moment->today;
  if (!cohort_booking_take_reason (&act, target.convening, moment->today, attendance, error))
    return NULL;
  cohort_booking_fit_status (attendance, target.convening);
  change = cohort_booking_start (&act, "attendance.plan", &target);
  cohort_booking_put (&act, &target, attendance, change);
  if (plan)
    cohort_booking_plan (&act, attendance, change);
  return change;
}

/* To go or not to go is a change of names; what becomes of somebody on the list is none. */
static gboolean
take_status (const CohortAct *act,
             const CohortConvening *convening,
             CohortAttendance *attendance,
             const char *status,
             CohortDate on,
             GError **error)
{
  gboolean was_off = cohort_booking_is_off (attendance->status);

  if (!g_str_equal (status, attendance->status)
      && !cohort_booking_move (attendance, status, on, error))
    return FALSE;
  if (was_off != cohort_booking_is_off (attendance->status))
    return cohort_booking_take_reason (act, convening, on, attendance, error);
  return cohort_booking_note_reason (act, attendance, error);
}

static CohortChange *
set_attendance (const CohortSnapshot *snapshot,
                CohortArguments *arguments,
                const CohortMoment *moment,
                GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) record = NULL;
  g_autofree char *object = NULL;
  g_autofree char *name = NULL;
  CohortAttendance *attendance;
  CohortChange *change;
  const char *status;
  CohortBookingTarget target;
  CohortDate on;

  if (!cohort_booking_require_target (&act, &target, error)
      || !cohort_arguments_code (arguments, "status", TRUE, "attendance-status", &status, error)
      || !cohort_act_get_day (&act, "on", moment->today, &on, error))
    return NULL;
  if (g_str_equal (status, "replaced")) {
    cohort_act_refuse (error, _ ("Say by whom: use attendance.replace."));
    return NULL;
  }
  attendance = cohort_record_copy (target.attendance);
  record = COHORT_RECORD (attendance);
  if (!take_status (&act, target.convening, attendance, status, on, error))
    return NULL;

  name = cohort_person_dup_name (target.person);
  object = g_strdup_printf ("%s: %s", target.convening->name,
                            cohort_vocabulary_get_label ("attendance-status", status));
  change = cohort_change_new ("attendance.set", name, object);
  cohort_booking_put (&act, &target, attendance, change);
  return change;
}

static CohortChange *
choose_option (const CohortSnapshot *snapshot,
               CohortArguments *arguments,
               const CohortMoment *moment,
               GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) record = NULL;
  CohortAttendance *attendance;
  CohortChange *change;
  CohortBookingTarget target;

  if (!cohort_booking_require_target (&act, &target, error))
    return NULL;
  attendance = cohort_record_copy (target.attendance);
  record = COHORT_RECORD (attendance);
  if (!cohort_booking_take_option (&act, attendance, target.convening, FALSE, error))
    return NULL;

  cohort_booking_fit_status (attendance, target.convening);
  change = cohort_booking_start (&act, "attendance.option", &target);
  cohort_booking_put (&act, &target, attendance, change);
  cohort_booking_follow_price (&act, attendance, change);
  return change;
}

static const CohortCommand commands[] = {
  {"attendance.plan", cohort_attendance_plan,
   "id? person convening option? price? price_confirmed? plan? reason?"},
  {"attendance.set", set_attendance, "person convening status on? reason?"},
  {"attendance.register", cohort_attendance_register,
   "id? person convening option? price? price_confirmed? confirmation? on? affiliation? source? "
   "hotel_rate?"},
  {"attendance.edit", cohort_attendance_edit,
   "person convening days? note? confirmation? affiliation? hotel_rate? price_confirmed? "
   "registered_on? "
   "source?"},
  {"attendance.option", choose_option, "person convening option? price? price_confirmed?"},
  {"attendance.withdraw", cohort_attendance_withdraw, "person convening on? reason?"},
  {"attendance.replace", cohort_attendance_replace,
   "id? person with convening registration? on? reason?"},
  {"attendance.unregister", cohort_attendance_unregister, "person convening on? reason?"},
  {"attendance.forward-link", cohort_attendance_forward_link, "person|people convening on?"},
};

/** cohort_attendance_commands: Returns: (transfer none) (array length=n): the commands of this area
 */
const CohortCommand *
cohort_attendance_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
