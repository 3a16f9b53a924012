/* One person's place at one convening: the attendance.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-booking.h"

#include "cohort-delegation.h"
#include "cohort-error.h"
#include "cohort-spots.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/** cohort_booking_is_off: Returns: whether somebody of @status does not go and may be asked again
 */
gboolean
cohort_booking_is_off (const char *status)
{
  return g_strcmp0 (status, "declined") == 0 || g_strcmp0 (status, "cancelled") == 0;
}

/**
 * cohort_booking_is_registered:
 *
 * Returns: whether @attendance has a registration that stands; whoever stepped back keeps hers
 * until it is canceled or goes to somebody else
 */
gboolean
cohort_booking_is_registered (const CohortAttendance *attendance)
{
  if (attendance->cancelled_on != 0 || g_strcmp0 (attendance->status, "replaced") == 0)
    return FALSE;
  return g_strcmp0 (attendance->status, "registered") == 0 || attendance->registered_on != 0
         || attendance->confirmation != NULL;
}

/** cohort_booking_note_reason: adds the argument "reason", if given, to the note of @attendance */
gboolean
cohort_booking_note_reason (const CohortAct *act, CohortAttendance *attendance, GError **error)
{
  g_autofree char *note = NULL;
  const char *reason;

  if (!cohort_arguments_text (act->arguments, "reason", FALSE, &reason, error))
    return FALSE;
  if (reason == NULL)
    return TRUE;
  note = attendance->note != NULL ? g_strconcat (attendance->note, "\n", reason, NULL)
                                  : g_strdup (reason);
  cohort_set_text (&attendance->note, note);
  return TRUE;
}

/** cohort_booking_take_reason: cohort_booking_note_reason() of an act of the day @on that changes
 * who goes; it is refused without a reason once the names are locked */
gboolean
cohort_booking_take_reason (const CohortAct *act,
                            const CohortConvening *convening,
                            CohortDate on,
                            CohortAttendance *attendance,
                            GError **error)
{
  CohortDate lock = cohort_delegation_get_names_lock (act->snapshot, convening->code);
  const char *reason;

  if (!cohort_arguments_text (act->arguments, "reason", FALSE, &reason, error))
    return FALSE;
  if (reason == NULL && lock != 0 && on > lock)
    return cohort_act_refuse (error, _ ("The names for %s are locked. Give a reason."),
                              convening->name);
  return cohort_booking_note_reason (act, attendance, error);
}

/* The attendance of @person that may still move: a replaced one is closed for good, another may
 * follow. */
static const CohortAttendance *
find_attendance (const CohortSnapshot *snapshot, const char *person, const char *convening)
{
  const CohortAttendance *found = NULL;

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    if (g_strcmp0 (attendance->person, person) == 0
        && g_strcmp0 (attendance->convening, convening) == 0
        && g_strcmp0 (attendance->status, "replaced") != 0
        && (found == NULL || !cohort_booking_is_off (attendance->status)))
      found = attendance;
  }
  return found;
}

/** cohort_booking_find_target: @target: (out caller-allocates): whom and where "person" and
 * "convening" name */
gboolean
cohort_booking_find_target (const CohortAct *act, CohortBookingTarget *target, GError **error)
{
  target->person = cohort_act_get_person (act, error);
  target->convening = target->person != NULL ? cohort_act_get_convening (act, error) : NULL;
  if (target->convening == NULL)
    return FALSE;
  target->attendance
    = find_attendance (act->snapshot, target->person->record.id, target->convening->code);
  return TRUE;
}

/** cohort_booking_require_target: cohort_booking_find_target(), and that there is an attendance */
gboolean
cohort_booking_require_target (const CohortAct *act, CohortBookingTarget *target, GError **error)
{
  g_autofree char *name = NULL;

  if (!cohort_booking_find_target (act, target, error))
    return FALSE;
  if (target->attendance != NULL)
    return TRUE;
  name = cohort_person_dup_name (target->person);
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
               _ ("%1$s is not planned for %2$s. Plan that first."), name, target->convening->name);
  return FALSE;
}

/* A spot of the county's own first; beyond those, one the state granted. */
static const char *
choose_spot_kind (const CohortSnapshot *snapshot, const char *convening)
{
  CohortSpots spots;

  cohort_spots_count (snapshot, convening, &spots);
  if (spots.granted > 0 && cohort_is_known (spots.class_spots)
      && spots.held >= spots.class_spots - spots.released)
    return "granted";
  return "allocated";
}

/**
 * cohort_booking_new:
 *
 * Role, sector, bands and organization are those of the convening's first day, so that a later
 * change of role leaves them alone; of somebody who was not on the team then, those of today.
 *
 * Returns: (transfer full): an attendance without a status; %NULL with @error when its id is taken
 */
CohortAttendance *
cohort_booking_new (const CohortAct *act, const CohortBookingTarget *target, GError **error)
{
  const char *person = target->person->record.id;
  const CohortMembership *membership
    = cohort_team_find_membership (act->snapshot, person, target->convening->first_day);
  g_autofree char *id
    = cohort_arguments_new_id (act->arguments, act->snapshot, COHORT_RECORD_ATTENDANCE, error);
  CohortAttendance *attendance;

  if (id == NULL)
    return NULL;
  if (membership == NULL)
    membership = cohort_team_find_membership (act->snapshot, person, act->moment->today);
  attendance = cohort_record_new (COHORT_RECORD_ATTENDANCE, id);
  cohort_set_text (&attendance->person, person);
  cohort_set_text (&attendance->convening, target->convening->code);
  cohort_set_text (&attendance->spot_kind,
                   choose_spot_kind (act->snapshot, target->convening->code));
  if (membership != NULL)
    cohort_booking_take_role (attendance, membership);
  return attendance;
}

/** cohort_booking_open: Returns: (transfer full): a copy of the attendance there is, or a new one
 */
CohortAttendance *
cohort_booking_open (const CohortAct *act, const CohortBookingTarget *target, GError **error)
{
  /* One that is there keeps its id, whatever a script planned it under. */
  cohort_arguments_has (act->arguments, "id");
  if (target->attendance != NULL)
    return cohort_record_copy (target->attendance);
  return cohort_booking_new (act, target, error);
}

/** cohort_booking_start: Returns: (transfer full): a change about the person at the convening */
CohortChange *
cohort_booking_start (const CohortAct *act, const char *kind, const CohortBookingTarget *target)
{
  g_autofree char *name = cohort_person_dup_name (target->person);

  return cohort_change_new (kind, name, target->convening->name);
}

static gboolean
holds_spot (const CohortAttendance *attendance)
{
  return attendance != NULL
         && cohort_attendance_status_get_flags (attendance->status) & COHORT_STATUS_HOLDS_SPOT;
}

/** cohort_booking_settle_waiting: whoever gets a spot waits no longer: she would hold it twice, by
 * her offer, too (S-2) */
void
cohort_booking_settle_waiting (const CohortAct *act,
                               const CohortAttendance *attendance,
                               CohortChange *change)
{
  const CohortWaitlistEntry *entry
    = cohort_spots_find_entry (act->snapshot, attendance->convening, attendance->person);
  CohortWaitlistEntry *copy;

  if (entry == NULL || !holds_spot (attendance))
    return;
  copy = cohort_record_copy (entry);
  cohort_set_text (&copy->state, "accepted");
  cohort_change_put (change, copy);
}

/**
 * cohort_booking_put:
 * @attendance: as it shall be; not to be changed any more
 *
 * Puts the attendance, and lets the plan follow where it went from going to not going or back, and
 * the waitlist where a spot is taken.
 */
void
cohort_booking_put (const CohortAct *act,
                    const CohortBookingTarget *target,
                    CohortAttendance *attendance,
                    CohortChange *change)
{
  if (!holds_spot (target->attendance))
    cohort_booking_settle_waiting (act, attendance, change);
  if (target->attendance == NULL) {
    cohort_change_put (change, cohort_record_ref (attendance));
    return;
  }
  if (cohort_booking_is_off (target->attendance->status)
      != cohort_booking_is_off (attendance->status))
    cohort_booking_follow_status (act, attendance, change);
  cohort_act_put_edited (change, target->attendance, cohort_record_ref (attendance));
}

/** cohort_booking_take_off_bench: whoever has a registration, or accepted an offer of a spot, is no
 * longer only a prospect of the team */
void
cohort_booking_take_off_bench (const CohortAct *act, const char *person, CohortChange *change)
{
  const CohortMembership *membership
    = cohort_snapshot_get_membership (act->snapshot, person, act->moment->today);
  CohortMembership *copy;

  if (membership == NULL || cohort_team_counts (membership))
    return;
  copy = cohort_record_copy (membership);
  cohort_set_text (&copy->status, "active");
  cohort_change_put (change, copy);
}
