/* Commands about memberships: begun, ended and followed by another, with dates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-people-private.h"

#include "cohort-booking.h"
#include "cohort-date.h"
#include "cohort-id.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

/* The one named by "membership", or the one "person" has on @day. */
static const CohortMembership *
get_membership (const CohortAct *act, CohortDate day, GError **error)
{
  const CohortMembership *membership;
  const CohortPerson *person;

  if (cohort_arguments_has (act->arguments, "membership"))
    return cohort_arguments_record (act->arguments, "membership", TRUE, act->snapshot,
                                    COHORT_RECORD_MEMBERSHIP, error);
  person = cohort_act_get_person (act, error);
  if (person == NULL)
    return NULL;

  membership = cohort_team_find_membership (act->snapshot, person->record.id, day);
  if (membership == NULL) {
    g_autofree char *name = cohort_person_dup_name (person);
    g_autofree char *date = cohort_date_format (day);

    cohort_act_refuse (error, _ ("%1$s is not on the team on %2$s."), name, date);
  }
  return membership;
}

static CohortChange *
start_change (const CohortAct *act, const char *kind, const char *person)
{
  g_autofree char *name = cohort_team_dup_person_name (act->snapshot, person);

  return cohort_change_new (kind, name, NULL);
}

/* The present or coming membership beside which @membership would say nothing else. */
static const CohortMembership *
find_same (const CohortAct *act, const CohortMembership *membership)
{
  const GPtrArray *own = cohort_snapshot_get_memberships (act->snapshot, membership->person);

  for (guint i = 0; own != NULL && i < own->len; i++) {
    const CohortMembership *present = g_ptr_array_index (own, i);

    if (cohort_membership_overlaps (present, membership)
        && cohort_team_is_same_place (act->snapshot, present, membership))
      return present;
  }
  return NULL;
}

/**
 * cohort_membership_add:
 *
 * Puts somebody on the team, for the first time, again, or in one more role or for one more
 * organization than she is on it already.
 */
CohortChange *
cohort_membership_add (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortPerson *person = cohort_act_get_person (&act, error);
  g_autofree char *id = person != NULL ? cohort_arguments_new_id (arguments, snapshot,
                                                                  COHORT_RECORD_MEMBERSHIP, error)
                                       : NULL;
  g_autoptr (CohortChange) change = NULL;
  g_autoptr (CohortRecord) record = NULL;
  CohortMembership *membership;

  if (id == NULL)
    return NULL;
  change = start_change (&act, "membership.add", person->record.id);
  membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, id);
  record = COHORT_RECORD (membership);
  cohort_set_text (&membership->person, person->record.id);
  cohort_set_text (&membership->status, "active");
  membership->start = moment->today;
  if (!cohort_act_fill_membership (&act, membership, change, error))
    return NULL;
  if (find_same (&act, membership) != NULL) {
    cohort_act_refuse (error,
                       _ ("%s is on the team already. Edit, change or end that membership, or name "
                          "another role or organization."),
                       cohort_change_get_subject (change));
    return NULL;
  }
  cohort_change_put (change, g_steal_pointer (&record));
  return g_steal_pointer (&change);
}

/* A status other than "ended" says that the end was not meant. */
static void
reopen_membership (CohortMembership *membership)
{
  membership->end = 0;
  cohort_set_text (&membership->end_reason, NULL);
}

/** cohort_membership_edit: corrects a membership as if it had always been so; of the convenings,
 * only those to come follow */
CohortChange *
cohort_membership_edit (const CohortSnapshot *snapshot,
                        CohortArguments *arguments,
                        const CohortMoment *moment,
                        GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortMembership *membership = get_membership (&act, moment->today, error);
  g_autoptr (CohortChange) change = NULL;
  g_autoptr (CohortRecord) copy = NULL;

  if (membership == NULL)
    return NULL;
  change = start_change (&act, "membership.edit", membership->person);
  copy = cohort_record_copy (membership);
  if (!cohort_act_fill_membership (&act, (CohortMembership *)copy, change, error))
    return NULL;
  if (g_strcmp0 (membership->status, "ended") == 0
      && g_strcmp0 (((CohortMembership *)copy)->status, "ended") != 0)
    reopen_membership ((CohortMembership *)copy);
  cohort_booking_follow_role (&act, membership, (CohortMembership *)copy, moment->today, change);
  cohort_act_put_edited (change, membership, g_steal_pointer (&copy));
  return g_steal_pointer (&change);
}

static void
close_membership (CohortMembership *membership, CohortDate last_day, const char *reason)
{
  membership->end = last_day;
  cohort_set_text (&membership->status, "ended");
  cohort_set_text (&membership->end_reason, reason);
}

static gboolean
end_membership (const CohortMembership *membership,
                CohortDate on,
                const CohortMoment *moment,
                const char *reason,
                CohortChange *change,
                GError **error)
{
  CohortMembership *copy;

  if (on != 0 && on < membership->start)
    return cohort_act_refuse (error, _ ("The membership cannot end before it begins."));
  copy = cohort_record_copy (membership);
  close_membership (copy, on != 0 ? on : moment->today - 1, reason);
  cohort_change_put (change, copy);
  return TRUE;
}

/* Whoever leaves the team leaves it in every role. */
static gboolean
end_beside (const CohortAct *act,
            const CohortMembership *membership,
            CohortDate on,
            const char *reason,
            CohortChange *change,
            GError **error)
{
  const GPtrArray *own = cohort_snapshot_get_memberships (act->snapshot, membership->person);
  CohortDate day = on != 0 ? on : act->moment->today;

  for (guint i = 0; i < own->len; i++) {
    const CohortMembership *beside = g_ptr_array_index (own, i);

    if (beside != membership && cohort_membership_is_on (beside, day)
        && !end_membership (beside, on, act->moment, reason, change, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * cohort_membership_end:
 *
 * "on" is the last day. Without it the membership is over now, so that yesterday was its last.
 * "membership" ends that one, "person" all she has on that day. Claims that are open stay payable
 * (domain.md 3.9, case 32).
 */
CohortChange *
cohort_membership_end (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortMembership *membership;
  g_autoptr (CohortChange) change = NULL;
  const char *reason;
  CohortDate on;

  if (!cohort_act_get_day (&act, "on", 0, &on, error)
      || !cohort_arguments_text (arguments, "reason", FALSE, &reason, error))
    return NULL;
  membership = get_membership (&act, on != 0 ? on : moment->today, error);
  if (membership == NULL)
    return NULL;

  change = start_change (&act, "membership.end", membership->person);
  if (!end_membership (membership, on, moment, reason, change, error))
    return NULL;
  if (!cohort_arguments_has (arguments, "membership")
      && !end_beside (&act, membership, on, reason, change, error))
    return NULL;
  return g_steal_pointer (&change);
}

/* As @before, from @on. */
static CohortMembership *
copy_onward (const CohortMembership *before, char *id, CohortDate on)
{
  CohortMembership *next = cohort_record_copy (before);

  g_free (next->record.id);
  next->record.id = id;
  next->start = on;
  if (g_strcmp0 (next->status, "ended") == 0)
    cohort_set_text (&next->status, "active");
  reopen_membership (next);
  cohort_set_text (&next->follows, before->record.id);
  return next;
}

/**
 * cohort_membership_change:
 *
 * A new role, organization or the like from a day on: the membership of before is closed the day
 * before and another follows it, so that what was done in the old role stays so (domain.md 3.9,
 * case 1).
 */
CohortChange *
cohort_membership_change (const CohortSnapshot *snapshot,
                          CohortArguments *arguments,
                          const CohortMoment *moment,
                          GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortMembership *before;
  g_autoptr (CohortChange) change = NULL;
  g_autoptr (CohortRecord) next = NULL;
  CohortMembership *closed;
  const char *reason;
  CohortDate on;
  char *id;

  if (!cohort_act_get_day (&act, "on", moment->today, &on, error)
      || !cohort_arguments_text (arguments, "reason", FALSE, &reason, error))
    return NULL;
  before = get_membership (&act, on, error);
  id = before != NULL
           ? cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_MEMBERSHIP, error)
           : NULL;
  if (id == NULL)
    return NULL;
  change = start_change (&act, "membership.change", before->person);
  next = COHORT_RECORD (copy_onward (before, id, on));
  if (on <= before->start) {
    cohort_act_refuse (error, _ ("The membership begins on that day or later. Edit it instead."));
    return NULL;
  }
  if (!cohort_act_fill_membership (&act, (CohortMembership *)next, change, error))
    return NULL;

  ((CohortMembership *)next)->start = on;
  closed = cohort_record_copy (before);
  close_membership (closed, on - 1, reason != NULL ? reason : _ ("Change of role"));
  cohort_booking_follow_role (&act, before, (CohortMembership *)next, on, change);
  cohort_change_put (change, closed);
  cohort_change_put (change, g_steal_pointer (&next));
  return g_steal_pointer (&change);
}
