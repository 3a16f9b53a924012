/* Commands of a county that takes no part this year, and of one that does after all.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-waitlist-private.h"

#include "cohort-delegation.h"
#include "cohort-error.h"
#include "cohort-id.h"
#include "cohort-spots.h"

#include <glib/gi18n-lib.h>

static char *
build_key (const CohortSnapshot *snapshot)
{
  return g_strconcat (COHORT_SETTING_PARTICIPATION, ".", cohort_snapshot_get_year (snapshot), NULL);
}

static void
release_all (const CohortAct *act,
             const CohortConvening *convening,
             const char *reason,
             CohortDate on,
             CohortChange *change)
{
  g_autofree char *message = NULL;
  g_autofree char *id = NULL;
  CohortSpotAdjustment *release;
  CohortSpots spots;

  cohort_spots_count (act->snapshot, convening->code, &spots);
  if (!cohort_is_known (spots.limit) || spots.limit <= 0)
    return;
  id = cohort_id_new ();
  message = cohort_delegation_dup_release_message (act->snapshot, convening->code, spots.limit,
                                                   reason, NULL, NULL);
  release = cohort_record_new (COHORT_RECORD_SPOT_ADJUSTMENT, id);
  cohort_set_text (&release->convening, convening->code);
  cohort_set_text (&release->kind, "release");
  release->count = spots.limit;
  release->on = on;
  cohort_set_text (&release->reason, reason);
  cohort_set_text (&release->message, message);
  cohort_change_put (change, release);
}

static void
put_reason (const CohortAct *act, const char *reason, CohortChange *change)
{
  g_autofree char *key = build_key (act->snapshot);
  g_autofree char *id = cohort_id_derive ("setting", key);
  CohortSetting *setting = cohort_record_new (COHORT_RECORD_SETTING, id);

  cohort_set_text (&setting->key, key);
  cohort_set_text (&setting->value, reason);
  cohort_change_put (change, setting);
}

/**
 * cohort_participation_decline:
 *
 * The county sends nobody this year: the reason is kept, and every spot that is announced goes back
 * to the state, in one act (domain.md 3.9, case 16). People who hold spots keep them and are found
 * (OVER_SPOTS): nobody is dropped.
 */
CohortChange *
cohort_participation_decline (const CohortSnapshot *snapshot,
                              CohortArguments *arguments,
                              const CohortMoment *moment,
                              GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  const char *year = cohort_snapshot_get_year (snapshot);
  CohortChange *change;
  const char *reason;
  CohortDate on;

  if (!cohort_arguments_text (arguments, "reason", TRUE, &reason, error)
      || !cohort_act_get_day (&act, "on", moment->today, &on, error))
    return NULL;
  if (cohort_delegation_get_declined (snapshot) != NULL) {
    cohort_act_refuse (error, _ ("The county takes no part in %s already."), year);
    return NULL;
  }
  change = cohort_change_new ("participation.decline", year, reason);
  put_reason (&act, reason, change);
  for (guint i = 0; i < convenings->len; i++)
    release_all (&act, g_ptr_array_index (convenings, i), reason, on, change);
  return change;
}

/** cohort_participation_resume: takes back that the county takes no part; spots released meanwhile
 * stay released, as others may have them (case 17) */
CohortChange *
cohort_participation_resume (const CohortSnapshot *snapshot,
                             CohortArguments *arguments,
                             const CohortMoment *moment,
                             GError **error)
{
  const char *year = cohort_snapshot_get_year (snapshot);
  g_autofree char *key = build_key (snapshot);
  CohortChange *change;
  const char *reason;

  if (!cohort_arguments_text (arguments, "reason", FALSE, &reason, error))
    return NULL;
  if (cohort_delegation_get_declined (snapshot) == NULL) {
    cohort_act_refuse (error, _ ("The county takes part in %s already."), year);
    return NULL;
  }
  change = cohort_change_new ("participation.resume", year, reason);
  COHORT_FOR_EACH (CohortSetting, setting, snapshot, COHORT_RECORD_SETTING) {
    if (g_strcmp0 (setting->key, key) == 0)
      cohort_change_delete (change, setting);
  }
  return change;
}
