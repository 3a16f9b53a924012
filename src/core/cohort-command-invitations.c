/* Commands about invitations: to the team or to a convening, each time a record of its own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-people-private.h"

#include "cohort-booking.h"
#include "cohort-error.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* What an outcome makes of an attendance that stands at one of these; whoever has answered or is
 * registered already is not put back by a letter. */
static const struct {
  const char *outcome;
  const char *status;
  const char *from[5]; /* NULL-terminated */
} moves[] = {
    {"sent", "invited", {"planned", "declined", "cancelled"}},
    {"accepted", "accepted", {"planned", "invited", "declined", "cancelled"}},
    {"declined", "declined", {"planned", "invited", "accepted", "registered"}},
};

static const char *
get_next_status (const char *outcome, const char *status)
{
  for (guint i = 0; status != NULL && i < G_N_ELEMENTS (moves); i++)
    if (g_strcmp0 (moves[i].outcome, outcome) == 0 && g_strv_contains (moves[i].from, status)
        && cohort_attendance_may_move (status, moves[i].status))
      return moves[i].status;
  return NULL;
}

/* The convening the argument names, or NULL for the team. */
static gboolean
get_convening (const CohortAct *act, const CohortConvening **convening, GError **error)
{
  const char *code;

  *convening = NULL;
  if (!cohort_arguments_text (act->arguments, "convening", FALSE, &code, error))
    return FALSE;
  if (code != NULL)
    *convening = cohort_act_get_convening (act, error);
  return code == NULL || *convening != NULL;
}

static const CohortConvening *
find_convening (const CohortAct *act, const CohortInvitation *invitation)
{
  return invitation->convening != NULL ? cohort_program_find_convening (
             cohort_snapshot_get_program (act->snapshot), invitation->convening)
                                       : NULL;
}

/* Lets the attendance go along, where the last invitation there speaks of it. */
static gboolean
move_attendance (const CohortAct *act,
                 const CohortInvitation *invitation,
                 CohortDate on,
                 CohortChange *change,
                 GError **error)
{
  g_autoptr (CohortSnapshot) next = cohort_snapshot_apply (act->snapshot, change);
  g_autoptr (CohortRecord) copy = NULL;
  CohortBookingTarget target = {
      .person = cohort_snapshot_find (act->snapshot, COHORT_RECORD_PERSON, invitation->person),
      .convening = find_convening (act, invitation),
  };
  const char *status;

  if (target.convening == NULL || target.person == NULL
      || cohort_team_find_invitation (next, invitation->person, invitation->convening)
             != invitation)
    return TRUE;
  target.attendance
      = cohort_snapshot_get_attendance (act->snapshot, invitation->person, invitation->convening);
  status = target.attendance != NULL
               ? get_next_status (invitation->outcome, target.attendance->status)
               : NULL;
  if (status == NULL)
    return TRUE;
  copy = cohort_record_copy (target.attendance);
  if (!cohort_booking_move ((CohortAttendance *)copy, status, on, error))
    return FALSE;
  cohort_booking_put (act, &target, (CohortAttendance *)copy, change);
  return TRUE;
}

static gboolean
check_days (const CohortInvitation *invitation, GError **error)
{
  if (invitation->sent_on == 0)
    return TRUE;
  if (invitation->reply_by != 0 && invitation->reply_by < invitation->sent_on)
    return cohort_act_refuse (error, _ ("An answer cannot be due before the invitation is sent."));
  if (invitation->outcome_on != 0 && invitation->outcome_on < invitation->sent_on)
    return cohort_act_refuse (error, _ ("An answer cannot come before the invitation is sent."));
  return TRUE;
}

static gboolean
fill_invitation (const CohortAct *act, CohortInvitation *invitation, GError **error)
{
  static const char *const fields[] = {"letter", "sent_on", "reply_by", "note", NULL};
  const char *channel;

  if (cohort_arguments_has (act->arguments, "channel")) {
    if (!cohort_arguments_code (act->arguments, "channel", FALSE, "invitation-channel", &channel,
                                error))
      return FALSE;
    cohort_set_text (&invitation->channel, channel);
  }
  return cohort_arguments_fill (act->arguments, invitation, fields, error);
}

static gboolean
is_answer (const char *outcome)
{
  return !g_str_equal (outcome, "draft") && !g_str_equal (outcome, "sent");
}

/* Sets the outcome and the days that follow from it: a draft was not sent, what was sent has no
 * answer yet. */
static void
set_outcome (CohortInvitation *invitation, const char *outcome, CohortDate on)
{
  cohort_set_text (&invitation->outcome, outcome);
  invitation->outcome_on = is_answer (outcome) ? on : 0;
  if (g_str_equal (outcome, "draft"))
    invitation->sent_on = 0;
  else if (g_str_equal (outcome, "sent") && invitation->sent_on == 0)
    invitation->sent_on = on;
}

static CohortInvitation *
make_invitation (const CohortAct *act,
                 const CohortPerson *person,
                 const CohortConvening *convening,
                 GError **error)
{
  g_autofree char *id
      = cohort_arguments_new_id (act->arguments, act->snapshot, COHORT_RECORD_INVITATION, error);
  g_autoptr (CohortRecord) record = NULL;
  CohortInvitation *invitation;
  const char *outcome;
  CohortDate on;

  if (id == NULL
      || !cohort_arguments_code (act->arguments, "outcome", FALSE, "invitation-outcome", &outcome,
                                 error)
      || !cohort_act_get_day (act, "outcome_on", act->moment->today, &on, error))
    return NULL;
  if (outcome == NULL)
    outcome = "sent";
  invitation = cohort_record_new (COHORT_RECORD_INVITATION, id);
  record = COHORT_RECORD (invitation);
  cohort_set_text (&invitation->person, person->record.id);
  cohort_set_text (&invitation->convening, convening != NULL ? convening->code : NULL);
  if (!fill_invitation (act, invitation, error))
    return NULL;
  if (!cohort_arguments_has (act->arguments, "sent_on"))
    invitation->sent_on = is_answer (outcome) ? MIN (on, act->moment->today) : act->moment->today;
  set_outcome (invitation, outcome, on);
  if (!check_days (invitation, error))
    return NULL;
  return (CohortInvitation *)g_steal_pointer (&record);
}

/** cohort_invitation_add: somebody is asked, to the team or to a convening; also once more */
CohortChange *
cohort_invitation_add (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortPerson *person = cohort_act_get_person (&act, error);
  g_autoptr (CohortChange) change = NULL;
  const CohortConvening *convening;
  g_autofree char *name = NULL;
  CohortInvitation *invitation;
  CohortDate on;

  if (person == NULL || !get_convening (&act, &convening, error))
    return NULL;
  invitation = make_invitation (&act, person, convening, error);
  if (invitation == NULL)
    return NULL;
  on = invitation->outcome_on != 0 ? invitation->outcome_on : invitation->sent_on;
  name = cohort_person_dup_name (person);
  change = cohort_change_new ("invitation.add", name, convening != NULL ? convening->name : NULL);
  cohort_change_put (change, invitation);
  if (!move_attendance (&act, invitation, on, change, error))
    return NULL;
  return g_steal_pointer (&change);
}

/* The one named by "invitation", or the last one of "person" to "convening" or to the team. */
static const CohortInvitation *
get_invitation (const CohortAct *act, GError **error)
{
  const CohortConvening *convening;
  const CohortInvitation *invitation;
  const CohortPerson *person;

  if (cohort_arguments_has (act->arguments, "invitation"))
    return cohort_arguments_record (act->arguments, "invitation", TRUE, act->snapshot,
                                    COHORT_RECORD_INVITATION, error);
  person = cohort_act_get_person (act, error);
  if (person == NULL || !get_convening (act, &convening, error))
    return NULL;
  invitation = cohort_team_find_invitation (act->snapshot, person->record.id,
                                            convening != NULL ? convening->code : NULL);
  if (invitation == NULL) {
    g_autofree char *name = cohort_person_dup_name (person);

    if (convening != NULL)
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                   _ ("%1$s was not invited to %2$s. Record the invitation first."), name,
                   convening->name);
    else
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                   _ ("%s was not invited to the team. Record the invitation first."), name);
  }
  return invitation;
}

static CohortChange *
start_change (const CohortAct *act,
              const char *kind,
              const CohortInvitation *invitation,
              const char *outcome)
{
  const CohortConvening *convening = find_convening (act, invitation);
  g_autofree char *name = cohort_team_dup_person_name (act->snapshot, invitation->person);
  const char *where = convening != NULL ? convening->name : invitation->convening;
  g_autofree char *object = NULL;

  if (outcome != NULL)
    object = g_strdup_printf ("%s: %s", where != NULL ? where : _ ("Team"),
                              cohort_vocabulary_get_label ("invitation-outcome", outcome));
  return cohort_change_new (kind, name, object != NULL ? object : where);
}

/** cohort_invitation_set: what came of an invitation, from the day "on" */
CohortChange *
cohort_invitation_set (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  static const char *const fields[] = {"note", NULL};
  const CohortAct act = {snapshot, arguments, moment};
  const CohortInvitation *invitation = get_invitation (&act, error);
  g_autoptr (CohortChange) change = NULL;
  g_autoptr (CohortRecord) record = NULL;
  CohortInvitation *copy;
  const char *outcome;
  CohortDate on;

  if (invitation == NULL
      || !cohort_arguments_code (arguments, "outcome", TRUE, "invitation-outcome", &outcome, error)
      || !cohort_act_get_day (&act, "on", moment->today, &on, error))
    return NULL;
  copy = cohort_record_copy (invitation);
  record = COHORT_RECORD (copy);
  if (!cohort_arguments_fill (arguments, copy, fields, error))
    return NULL;
  if (!g_str_equal (outcome, invitation->outcome) || cohort_arguments_has (arguments, "on"))
    set_outcome (copy, outcome, on);
  if (!check_days (copy, error))
    return NULL;
  change = start_change (&act, "invitation.set", invitation, outcome);
  cohort_act_put_edited (change, invitation, cohort_record_ref (copy));
  if (!g_str_equal (outcome, invitation->outcome)
      && !move_attendance (&act, copy, on, change, error))
    return NULL;
  return g_steal_pointer (&change);
}

/** cohort_invitation_edit: corrects how and when somebody was asked */
CohortChange *
cohort_invitation_edit (const CohortSnapshot *snapshot,
                        CohortArguments *arguments,
                        const CohortMoment *moment,
                        GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortInvitation *invitation = cohort_arguments_record (
      arguments, "invitation", TRUE, snapshot, COHORT_RECORD_INVITATION, error);
  g_autoptr (CohortRecord) copy = NULL;
  CohortChange *change;

  if (invitation == NULL)
    return NULL;
  copy = cohort_record_copy (invitation);
  if (!fill_invitation (&act, (CohortInvitation *)copy, error)
      || !check_days ((CohortInvitation *)copy, error))
    return NULL;
  change = start_change (&act, "invitation.edit", invitation, NULL);
  cohort_act_put_edited (change, invitation, g_steal_pointer (&copy));
  return change;
}

/** cohort_invitation_remove: takes out one that never was; the attendance stays where it is */
CohortChange *
cohort_invitation_remove (const CohortSnapshot *snapshot,
                          CohortArguments *arguments,
                          const CohortMoment *moment,
                          GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortInvitation *invitation = cohort_arguments_record (
      arguments, "invitation", TRUE, snapshot, COHORT_RECORD_INVITATION, error);
  CohortChange *change;

  if (invitation == NULL)
    return NULL;
  change = start_change (&act, "invitation.remove", invitation, NULL);
  cohort_change_delete (change, invitation);
  return change;
}
