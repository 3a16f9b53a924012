/* Commands about answers people gave in a form: confirmed by the coordinator, or put aside.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-attendance-private.h"

#include "cohort-booking.h"
#include "cohort-delegation.h"
#include "cohort-error.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

static const CohortResponse *
get_open_response (const CohortAct *act, GError **error)
{
  const CohortResponse *response = cohort_arguments_record (
    act->arguments, "response", TRUE, act->snapshot, COHORT_RECORD_RESPONSE, error);

  if (response != NULL && g_strcmp0 (response->state, "open") != 0) {
    cohort_act_refuse (error, _ ("That answer is settled already."));
    return NULL;
  }
  return response;
}

static void
settle (const CohortResponse *response, const char *state, CohortChange *change)
{
  CohortResponse *copy = cohort_record_copy (response);

  cohort_set_text (&copy->state, state);
  cohort_change_put (change, copy);
}

/* Once the names are locked, what she answered is the reason to change them. */
static const char *
get_reason (const CohortAct *act, const CohortResponse *response)
{
  CohortDate lock = cohort_delegation_get_names_lock (act->snapshot, response->convening);

  return lock != 0 && act->moment->today > lock ? response->answer : NULL;
}

/* What the answer offers, as the command that does it; NULL when it offers nothing. */
static JsonObject *
make_command (const CohortAct *act, const CohortResponse *response)
{
  const CohortSnapshot *snapshot = act->snapshot;
  const CohortAttendance *attendance
    = cohort_snapshot_get_attendance (snapshot, response->person, response->convening);
  gboolean is_going = attendance != NULL && !cohort_booking_is_off (attendance->status)
                      && g_strcmp0 (attendance->status, "replaced") != 0;

  if (response->convening == NULL || response->meaning == NULL)
    return NULL;
  if (g_str_equal (response->meaning, "waitlist"))
    return cohort_command_new ("waitlist.join", "person", response->person, "convening",
                               response->convening, "source", "form", NULL);
  if (g_str_equal (response->meaning, "declined"))
    return is_going ? cohort_command_new ("attendance.set", "person", response->person, "convening",
                                          response->convening, "status", "declined", "reason",
                                          get_reason (act, response), NULL)
                    : NULL;
  if (!is_going)
    return cohort_command_new ("attendance.plan", "person", response->person, "convening",
                               response->convening, "option", response->option, "reason",
                               get_reason (act, response), NULL);
  return response->option != NULL
           ? cohort_command_new ("attendance.option", "person", response->person, "convening",
                                 response->convening, "option", response->option, NULL)
           : NULL;
}

/**
 * cohort_response_confirm:
 *
 * Does what an answer offers: an import never books, a coordinator does.
 */
CohortChange *
cohort_response_confirm (const CohortSnapshot *snapshot,
                         CohortArguments *arguments,
                         const CohortMoment *moment,
                         GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortResponse *response = get_open_response (&act, error);
  g_autoptr (JsonObject) command = NULL;
  g_autoptr (CohortChange) change = NULL;
  g_autofree char *name = NULL;

  if (response == NULL)
    return NULL;
  name = cohort_team_dup_person_name (snapshot, response->person);
  change = cohort_change_new ("response.confirm", name, response->answer);
  command = make_command (&act, response);
  if (command != NULL) {
    g_autoptr (CohortChange) done = cohort_command_run (snapshot, command, moment, error);

    if (done == NULL)
      return NULL;
    cohort_change_merge (change, done);
  }
  settle (response, "confirmed", change);
  return g_steal_pointer (&change);
}

/** cohort_response_dismiss: puts an answer aside; it stays readable with the person */
CohortChange *
cohort_response_dismiss (const CohortSnapshot *snapshot,
                         CohortArguments *arguments,
                         const CohortMoment *moment,
                         GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortResponse *response = get_open_response (&act, error);
  g_autofree char *name = NULL;
  CohortChange *change;

  if (response == NULL)
    return NULL;
  name = cohort_team_dup_person_name (snapshot, response->person);
  change = cohort_change_new ("response.dismiss", name, response->answer);
  settle (response, "dismissed", change);
  return change;
}
