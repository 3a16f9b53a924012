/* Pricing trips anew after the policy or a rate changed, which nothing does by itself.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-funding-arguments.h"
#include "cohort-trip-plan.h"

/* Of a whole team there is nobody to name; History says so then. */
static CohortChange *
make_change (const CohortSnapshot *snapshot, const char *person, const char *convening)
{
  const CohortConvening *found
      = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), convening);
  g_autofree char *who = cohort_funding_dup_who (snapshot, person, NULL);

  return cohort_change_new ("plan.reprice", who, found != NULL ? found->name : NULL);
}

static gboolean
fits (const char *wanted, const char *value)
{
  return wanted == NULL || g_strcmp0 (wanted, value) == 0;
}

static CohortChange *
reprice (const CohortSnapshot *snapshot, const CohortTripRecord *wanted, GError **error)
{
  g_autoptr (CohortChange) change = make_change (snapshot, wanted->person, wanted->convening);

  COHORT_FOR_EACH (CohortTripRecord, record, snapshot, COHORT_RECORD_TRIP) {
    if (fits (wanted->person, record->person) && fits (wanted->convening, record->convening)
        && cohort_trip_is_stale (snapshot, record)
        && !cohort_trip_put_lines (record, snapshot, NULL, NULL, TRUE, change, error))
      return NULL;
  }
  return g_steal_pointer (&change);
}

/* plan.reprice: the lines of all trips, or of one person's or to one convening, by what policy and
 * rates say now; typed amounts and closed lines stay */
CohortChange *
cohort_plan_reprice (const CohortSnapshot *snapshot,
                     CohortArguments *arguments,
                     const CohortMoment *moment,
                     GError **error)
{
  g_autoptr (CohortRecord) record = cohort_record_new (COHORT_RECORD_TRIP, NULL);
  CohortTripRecord *wanted = (CohortTripRecord *)record;

  if (!cohort_funding_read_link (arguments, "person", snapshot, COHORT_RECORD_PERSON,
                                 &wanted->person, error)
      || !cohort_funding_read_convening (arguments, snapshot, &wanted->convening, error))
    return NULL;
  return reprice (snapshot, wanted, error);
}
