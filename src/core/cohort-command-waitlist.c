/* Commands about the waitlist: first come, first served, and leaving is always possible.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-waitlist-private.h"

#include "cohort-booking.h"
#include "cohort-error.h"
#include "cohort-spots.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static const CohortWaitlistEntry *
find_live_entry (const CohortSnapshot *snapshot, const CohortBookingTarget *target)
{
  return cohort_spots_find_entry (snapshot, target->convening->code, target->person->record.id);
}

/** cohort_waitlist_get_entry: @target: (out caller-allocates): whom and where "person" and
 * "convening" name. Returns: (transfer none) (nullable): her live entry there, or %NULL with @error
 */
const CohortWaitlistEntry *
cohort_waitlist_get_entry (const CohortAct *act, CohortBookingTarget *target, GError **error)
{
  const CohortWaitlistEntry *entry;
  g_autofree char *name = NULL;

  if (!cohort_booking_find_target (act, target, error))
    return NULL;
  entry = find_live_entry (act->snapshot, target);
  name = cohort_person_dup_name (target->person);
  if (entry == NULL)
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("%1$s does not wait for %2$s."),
                 name, target->convening->name);
  return entry;
}

/* Instants are kept to the second in UTC, so that their text sorts as they do. */
static char *
format_instant (GDateTime *instant)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (instant);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
take_instant (const CohortAct *act, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) instant = NULL;
  const char *text;

  if (!cohort_arguments_text (act->arguments, "at", FALSE, &text, error))
    return NULL;
  instant = text != NULL ? g_date_time_new_from_iso8601 (text, utc)
                         : g_date_time_new_from_unix_utc (act->moment->now);
  if (instant == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("“%s” is no moment. Write it as 2024-10-02T16:00:00Z."), text);
    return NULL;
  }
  return format_instant (instant);
}

static gboolean
check_may_join (const CohortAct *act, const CohortBookingTarget *target, GError **error)
{
  g_autofree char *name = cohort_person_dup_name (target->person);
  const char *status = target->attendance != NULL ? target->attendance->status : NULL;

  if (find_live_entry (act->snapshot, target) != NULL)
    return cohort_act_refuse (error, _ ("%1$s waits for %2$s already."), name,
                              target->convening->name);
  if (cohort_attendance_status_get_flags (status) & COHORT_STATUS_HOLDS_SPOT)
    return cohort_act_refuse (error, _ ("%1$s has a spot at %2$s already."), name,
                              target->convening->name);
  return TRUE;
}

/** cohort_waitlist_join: one entry of a person at a convening at a time (S-5) */
CohortChange *
cohort_waitlist_join (const CohortSnapshot *snapshot,
                      CohortArguments *arguments,
                      const CohortMoment *moment,
                      GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) record = NULL;
  g_autofree char *instant = NULL;
  g_autofree char *id = NULL;
  CohortBookingTarget target;
  CohortWaitlistEntry *entry;
  CohortChange *change;
  const char *source, *together;

  if (!cohort_booking_find_target (&act, &target, error) || !check_may_join (&act, &target, error)
      || !cohort_arguments_code (arguments, "source", FALSE, "waitlist-source", &source, error)
      || !cohort_arguments_text (arguments, "together", FALSE, &together, error))
    return NULL;
  instant = take_instant (&act, error);
  id = instant != NULL
         ? cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_WAITLIST_ENTRY, error)
         : NULL;
  if (id == NULL)
    return NULL;

  entry = cohort_record_new (COHORT_RECORD_WAITLIST_ENTRY, id);
  record = COHORT_RECORD (entry);
  cohort_set_text (&entry->person, target.person->record.id);
  cohort_set_text (&entry->convening, target.convening->code);
  cohort_set_text (&entry->requested_at, instant);
  cohort_set_text (&entry->source, source);
  cohort_set_text (&entry->together_tag, together);
  cohort_set_text (&entry->state, "waiting");
  change = cohort_booking_start (&act, "waitlist.join", &target);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

/* An offer out of turn passes over whoever asked before; somebody has to be able to see why. */
static gboolean
check_turn (const CohortAct *act,
            const CohortWaitlistEntry *entry,
            const char *reason,
            GError **error)
{
  g_autoptr (GPtrArray) queue = cohort_spots_queue (act->snapshot, entry->convening);
  const CohortWaitlistEntry *first = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < queue->len && first == NULL; i++) {
    const CohortWaitlistEntry *other = g_ptr_array_index (queue, i);

    if (!cohort_waitlist_holds_spot (other->state))
      first = other;
  }
  if (reason != NULL || first == NULL || cohort_spots_compare_entries (entry, first) <= 0)
    return TRUE;
  name = cohort_team_dup_person_name (act->snapshot, first->person);
  return cohort_act_refuse (
    error, _ ("%s is first on the waitlist. Give a reason, or move somebody else up with one."),
    name);
}

/* An offer that was a mistake leaves nothing behind. */
static void
follow_state (const CohortAct *act, CohortWaitlistEntry *entry)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (act->moment->now);
  g_autofree char *instant = format_instant (now);

  if (g_str_equal (entry->state, "offered")) {
    cohort_set_text (&entry->offered_at, instant);
  } else if (g_str_equal (entry->state, "waiting")) {
    cohort_set_text (&entry->offered_at, NULL);
    entry->reply_by = 0;
  }
}

static gboolean
take_state (const CohortAct *act, CohortWaitlistEntry *entry, const char *state, GError **error)
{
  static const char *const fields[] = {"reply_by", NULL};
  const char *reason;

  if (!cohort_waitlist_may_move (entry->state, state))
    return cohort_act_refuse (error,
                              _ ("From “%1$s” one cannot go to “%2$s”: offer the spot first."),
                              cohort_vocabulary_get_label ("waitlist-state", entry->state),
                              cohort_vocabulary_get_label ("waitlist-state", state));
  if (!cohort_arguments_fill (act->arguments, entry, fields, error)
      || !cohort_arguments_text (act->arguments, "reason", FALSE, &reason, error)
      || (g_str_equal (state, "offered") && !check_turn (act, entry, reason, error)))
    return FALSE;

  cohort_set_text (&entry->state, state);
  follow_state (act, entry);
  if (reason != NULL)
    cohort_set_text (&entry->reorder_reason, reason);
  return TRUE;
}

/* Whoever accepts an offer has a place from then on, as if planned and answered, and is on the
 * team. */
static gboolean
put_accepted (const CohortAct *act,
              const CohortBookingTarget *target,
              CohortChange *change,
              GError **error)
{
  CohortAttendance *attendance = cohort_booking_open (act, target, error);
  g_autoptr (CohortRecord) record = COHORT_RECORD (attendance);

  if (attendance == NULL
      || !cohort_booking_take_option (act, attendance, target->convening, TRUE, error))
    return FALSE;
  cohort_set_text (&attendance->status, "accepted");
  attendance->status_on = act->moment->today;
  cohort_booking_put (act, target, attendance, change);
  cohort_booking_plan (act, attendance, change);
  cohort_booking_take_off_bench (act, attendance->person, change);
  return TRUE;
}

/**
 * cohort_waitlist_set:
 *
 * waiting → offered → accepted, declined or expired; withdrawn from either; and back to waiting
 * when an offer was a mistake. An offer holds a spot (S-2), so that accepting one takes no other,
 * and making one where none is free is allowed and found (OVER_SPOTS). Nothing is offered, and no
 * offer expires, by itself. Accepting makes an attendance.
 */
CohortChange *
cohort_waitlist_set (const CohortSnapshot *snapshot,
                     CohortArguments *arguments,
                     const CohortMoment *moment,
                     GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortRecord) copy = NULL;
  g_autoptr (CohortChange) change = NULL;
  g_autofree char *name = NULL;
  g_autofree char *object = NULL;
  const CohortWaitlistEntry *entry;
  CohortBookingTarget target;
  const char *state;

  entry = cohort_waitlist_get_entry (&act, &target, error);
  if (entry == NULL
      || !cohort_arguments_code (arguments, "state", TRUE, "waitlist-state", &state, error))
    return NULL;
  name = cohort_person_dup_name (target.person);
  copy = cohort_record_copy (entry);
  if (!g_str_equal (state, entry->state)
      && !take_state (&act, (CohortWaitlistEntry *) copy, state, error))
    return NULL;

  object = g_strdup_printf ("%s: %s", target.convening->name,
                            cohort_vocabulary_get_label ("waitlist-state", state));
  change = cohort_change_new ("waitlist.set", name, object);
  if (g_str_equal (state, "accepted") && !put_accepted (&act, &target, change, error))
    return NULL;
  cohort_act_put_edited (change, entry, g_steal_pointer (&copy));
  return g_steal_pointer (&change);
}
