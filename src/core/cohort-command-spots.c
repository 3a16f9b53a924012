/* Commands about the county's spots at a convening and who waits for one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-act.h"

#include "cohort-command-waitlist-private.h"
#include "cohort-delegation.h"
#include "cohort-error.h"
#include "cohort-spots.h"

#include <glib/gi18n-lib.h>

static gboolean
take_count (const CohortAct *act, gint64 least, gint64 *count, GError **error)
{
  if (!cohort_arguments_number (act->arguments, "count", TRUE, count, error))
    return FALSE;
  if (*count >= least)
    return TRUE;

  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("The number of spots cannot be %lld."), (long long) *count);
  return FALSE;
}

static CohortChange *
adjust (const CohortAct *act,
        const CohortConvening *convening,
        const char *kind,
        gint64 count,
        GError **error)
{
  static const char *const fields[] = {"reason", "reference", NULL};
  g_autofree char *id
    = cohort_arguments_new_id (act->arguments, act->snapshot, COHORT_RECORD_SPOT_ADJUSTMENT, error);
  g_autofree char *name = g_strconcat ("spots.", kind, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autoptr (CohortRecord) record = NULL;
  CohortSpotAdjustment *adjustment;
  CohortChange *change;

  if (id == NULL)
    return NULL;
  adjustment = cohort_record_new (COHORT_RECORD_SPOT_ADJUSTMENT, id);
  record = COHORT_RECORD (adjustment);
  cohort_set_text (&adjustment->convening, convening->code);
  cohort_set_text (&adjustment->kind, kind);
  adjustment->count = count;
  if (!cohort_act_get_day (act, "on", act->moment->today, &adjustment->on, error)
      || !cohort_arguments_fill (act->arguments, adjustment, fields, error))
    return NULL;

  change = cohort_change_new (name, convening->name, number);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

/* What was written to the program is kept with the release: as it was sent, else as Cohort would
 * word it. */
static gboolean
take_message (const CohortAct *act,
              const CohortConvening *convening,
              CohortChange *change,
              GError **error)
{
  CohortSpotAdjustment *release
    = g_ptr_array_index (cohort_change_get_records (change), 0);
  g_autofree char *message = NULL;
  const char *text;

  if (!cohort_arguments_text (act->arguments, "message", FALSE, &text, error))
    return FALSE;
  message = text != NULL ? g_strdup (text)
                         : cohort_delegation_dup_release_message (act->snapshot, convening->code,
                                                                  release->count, release->reason,
                                                                  NULL, NULL);
  cohort_set_text (&release->message, message);
  return TRUE;
}

/* Spots go back to the state: only ones the county has (S-1). Below what is held is allowed and
 * found. */
static CohortChange *
release_spots (const CohortSnapshot *snapshot,
               CohortArguments *arguments,
               const CohortMoment *moment,
               GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortConvening *convening = cohort_act_get_convening (&act, error);
  CohortChange *change;
  CohortSpots spots;
  gint64 count;

  if (convening == NULL || !take_count (&act, 1, &count, error))
    return NULL;
  cohort_spots_count (snapshot, convening->code, &spots);
  if (!cohort_is_known (spots.limit)) {
    cohort_act_refuse (error,
                       _ ("The spots for %s are not announced yet: there is nothing to release."),
                       convening->name);
    return NULL;
  }
  if (count > spots.limit) {
    cohort_act_refuse (
      error,
      _ ("%1$s: no more than %2$lld spots can be released."),
      convening->name, (long long) spots.limit);
    return NULL;
  }
  change = adjust (&act, convening, "release", count, error);
  if (change == NULL || take_message (&act, convening, change, error))
    return change;
  cohort_change_unref (change);
  return NULL;
}

static CohortChange *
grant_spots (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortMoment *moment,
             GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortConvening *convening = cohort_act_get_convening (&act, error);
  gint64 count;

  if (convening == NULL || !take_count (&act, 1, &count, error))
    return NULL;
  return adjust (&act, convening, "grant", count, error);
}

/* A limit of its own instead of the class's; somebody has to be able to see why. */
static CohortChange *
override_spots (const CohortSnapshot *snapshot,
                CohortArguments *arguments,
                const CohortMoment *moment,
                GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortConvening *convening = cohort_act_get_convening (&act, error);
  const char *reason;
  gint64 count;

  if (convening == NULL || !take_count (&act, 0, &count, error)
      || !cohort_arguments_text (arguments, "reason", TRUE, &reason, error))
    return NULL;
  return adjust (&act, convening, "override", count, error);
}

static CohortChange *
remove_adjustment (const CohortSnapshot *snapshot,
                   CohortArguments *arguments,
                   const CohortMoment *moment,
                   GError **error)
{
  const CohortSpotAdjustment *adjustment = cohort_arguments_record (
    arguments, "adjustment", TRUE, snapshot, COHORT_RECORD_SPOT_ADJUSTMENT, error);
  const CohortConvening *convening;
  CohortChange *change;

  if (adjustment == NULL)
    return NULL;
  convening
    = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), adjustment->convening);
  change = cohort_change_new ("spots.remove",
                              convening != NULL ? convening->name : adjustment->convening, NULL);
  cohort_change_delete (change, adjustment);
  return change;
}

static const CohortCommand commands[] = {
  {"spots.release", release_spots, "id? convening count on? reason? reference? message?"},
  {"spots.grant", grant_spots, "id? convening count on? reason? reference?"},
  {"spots.override", override_spots, "id? convening count reason on? reference?"},
  {"spots.remove", remove_adjustment, "adjustment"},
  {"waitlist.join", cohort_waitlist_join, "id? person convening at? source? together?"},
  {"waitlist.set", cohort_waitlist_set, "person convening state reply_by? reason? option? price?"},
  {"waitlist.edit", cohort_waitlist_edit, "person convening source? together? note? reply_by?"},
  {"waitlist.move", cohort_waitlist_move, "person convening before? reason"},
  {"participation.decline", cohort_participation_decline, "reason on?"},
  {"participation.resume", cohort_participation_resume, "reason?"},
};

/** cohort_spots_commands: Returns: (transfer none) (array length=n): the commands of this area */
const CohortCommand *
cohort_spots_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
