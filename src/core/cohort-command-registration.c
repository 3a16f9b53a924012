/* Commands about registrations: option, price, confirmation, days attended.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-attendance-private.h"

#include "cohort-booking.h"
#include "cohort-date.h"
#include "cohort-error.h"

#include <glib/gi18n-lib.h>

/* The funding source that pays the registration; without one it is the contract. */
static gboolean
take_source (const CohortAct *act, CohortAttendance *attendance, GError **error)
{
  const CohortRecord *source;

  if (!cohort_arguments_has (act->arguments, "source"))
    return TRUE;
  source = cohort_arguments_record (act->arguments, "source", TRUE, act->snapshot,
                                    COHORT_RECORD_FUNDING_SOURCE, error);
  if (source == NULL)
    return FALSE;
  cohort_set_text (&attendance->paid_by, source->id);
  return TRUE;
}

static gboolean
take_registration (const CohortAct *act,
                   CohortAttendance *attendance,
                   const CohortBookingTarget *target,
                   GError **error)
{
  static const char *const fields[] = {"confirmation", "affiliation", "hotel_rate", NULL};
  CohortDate on;

  if (!cohort_act_get_day (act, "on", act->moment->today, &on, error))
    return FALSE;
  cohort_booking_renew_registration (attendance, on);
  if (!cohort_booking_take_option (act, attendance, target->convening, TRUE, error)
      || !cohort_arguments_fill (act->arguments, attendance, fields, error)
      || !take_source (act, attendance, error))
    return FALSE;

  if (attendance->status == NULL) {
    cohort_set_text (&attendance->status, "registered");
    attendance->status_on = on;
  } else if (!g_str_equal (attendance->status, "registered")
             && !cohort_booking_move (attendance, "registered", on, error)) {
    return FALSE;
  }
  attendance->registered_on = on;
  cohort_booking_fit_status (attendance, target->convening);
  return TRUE;
}

/** cohort_attendance_register: notes that somebody has registered, planned or not */
CohortChange *
cohort_attendance_register (const CohortSnapshot *snapshot,
                            CohortArguments *arguments,
                            const CohortMoment *moment,
                            GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) record = NULL;
  CohortAttendance *attendance;
  CohortChange *change;
  CohortBookingTarget target;

  if (!cohort_booking_find_target (&act, &target, error))
    return NULL;
  attendance = cohort_booking_open (&act, &target, error);
  record = COHORT_RECORD (attendance);
  if (attendance == NULL || !take_registration (&act, attendance, &target, error))
    return NULL;

  change = cohort_booking_start (&act, "attendance.register", &target);
  cohort_booking_put (&act, &target, attendance, change);
  if (target.attendance == NULL) {
    cohort_booking_plan (&act, attendance, change);
  } else {
    cohort_booking_follow_price (&act, attendance, change);
    cohort_booking_charge (&act, attendance, change);
  }
  cohort_booking_take_off_bench (&act, attendance->person, change);
  return change;
}

static gboolean
is_day_of (const CohortConvening *convening, CohortDate date)
{
  for (guint i = 0; i < convening->days->len; i++)
    if (((const CohortConveningDay *) g_ptr_array_index (convening->days, i))->date == date)
      return TRUE;
  return FALSE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  CohortDate one = *(const CohortDate *) a, other = *(const CohortDate *) b;

  return one < other ? -1 : one > other;
}

static char *
format_days (GArray *days)
{
  GString *text = g_string_new (NULL);

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++) {
    CohortDate day = g_array_index (days, CohortDate, i);
    g_autofree char *iso = cohort_date_format_iso (day);

    if (i == 0 || day != g_array_index (days, CohortDate, i - 1))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", iso);
  }
  return g_string_free (text, FALSE);
}

static gboolean
take_days (const CohortAct *act,
           CohortAttendance *attendance,
           const CohortBookingTarget *target,
           GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (CohortDate));
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) dates = NULL;

  if (!cohort_arguments_has (act->arguments, "days"))
    return TRUE;
  words = cohort_act_dup_code_list (act, "days", error);
  if (words == NULL)
    return FALSE;
  dates = g_strsplit (words, " ", -1);
  for (guint i = 0; dates[i] != NULL; i++) {
    CohortDate day = cohort_date_parse (dates[i]);

    if (*dates[i] == '\0')
      continue;
    if (day == 0 || !is_day_of (target->convening, day)) {
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%1$s” is no day of %2$s."),
                   dates[i], target->convening->name);
      return FALSE;
    }
    g_array_append_val (days, day);
  }
  text = format_days (days);
  cohort_set_text (&attendance->days, text);
  return TRUE;
}

/** cohort_attendance_edit: corrects what is known of an attendance beside its status and option */
CohortChange *
cohort_attendance_edit (const CohortSnapshot *snapshot,
                        CohortArguments *arguments,
                        const CohortMoment *moment,
                        GError **error)
{
  static const char *const fields[] = {
    "note", "confirmation", "affiliation", "hotel_rate", "price_confirmed", "registered_on", NULL,
  };
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) record = NULL;
  CohortAttendance *attendance;
  CohortChange *change;
  CohortBookingTarget target;

  if (!cohort_booking_require_target (&act, &target, error))
    return NULL;
  attendance = cohort_record_copy (target.attendance);
  record = COHORT_RECORD (attendance);
  if (!cohort_arguments_fill (arguments, attendance, fields, error)
      || !take_days (&act, attendance, &target, error) || !take_source (&act, attendance, error))
    return NULL;

  change = cohort_booking_start (&act, "attendance.edit", &target);
  cohort_booking_put (&act, &target, attendance, change);
  cohort_booking_charge (&act, attendance, change);
  return change;
}
