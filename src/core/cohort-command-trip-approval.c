/* The approval of a trip, given before somebody travels: when, by whom, and up to what amount.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-funding-arguments.h"
#include "cohort-ledger.h"
#include "cohort-travel.h"

#include <glib/gi18n-lib.h>

/* (transfer full) (nullable): a copy of the trip that "person" and "convening" name */
static CohortTripRecord *
copy_trip (const CohortSnapshot *snapshot, CohortArguments *arguments, GError **error)
{
  const CohortPerson *person
      = cohort_arguments_record (arguments, "person", TRUE, snapshot, COHORT_RECORD_PERSON, error);
  const CohortTripRecord *trip;
  g_autofree char *convening = NULL;

  if (person == NULL || !cohort_funding_read_convening (arguments, snapshot, &convening, error))
    return NULL;
  trip = cohort_trip_find (snapshot, person->record.id, convening);
  if (trip != NULL)
    return cohort_record_copy (trip);
  cohort_funding_refuse (error, _ ("This trip is not planned. Plan it first."));
  return NULL;
}

/* Takes the trip as it shall be. */
static CohortChange *
save_trip (const CohortSnapshot *snapshot, const char *kind, CohortTripRecord *trip)
{
  const CohortConvening *convening
      = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), trip->convening);
  g_autofree char *who = cohort_funding_dup_who (snapshot, trip->person, NULL);
  CohortChange *change
      = cohort_change_new (kind, who, convening != NULL ? convening->name : trip->convening);

  cohort_change_put (change, trip);
  return change;
}

/** cohort_trip_approve: trip.approve: what is planned of the trip now is approved, on "on" or today
 */
CohortChange *
cohort_trip_approve (const CohortSnapshot *snapshot,
                     CohortArguments *arguments,
                     const CohortMoment *moment,
                     GError **error)
{
  static const char *const fields[] = {"approval", NULL};
  CohortTripRecord *trip = copy_trip (snapshot, arguments, error);
  g_autoptr (CohortRecord) record = COHORT_RECORD (trip);
  g_autoptr (CohortLedger) ledger = NULL;
  CohortDate on = moment->today;

  if (trip == NULL
      || (cohort_arguments_has (arguments, "on")
          && !cohort_arguments_date (arguments, "on", TRUE, &on, error))
      || !cohort_arguments_fill (arguments, trip, fields, error))
    return NULL;
  ledger = cohort_ledger_new (snapshot);
  trip->approved_on = on;
  trip->approved_cents = cohort_ledger_planned (ledger, NULL, trip->person, trip->convening);
  g_steal_pointer (&record);
  return save_trip (snapshot, "trip.approve", trip);
}

/** cohort_trip_unapprove: trip.unapprove: it was not approved after all */
CohortChange *
cohort_trip_unapprove (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  CohortTripRecord *trip = copy_trip (snapshot, arguments, error);
  g_autoptr (CohortRecord) record = COHORT_RECORD (trip);

  if (trip == NULL)
    return NULL;
  if (trip->approved_on == 0) {
    cohort_funding_refuse (error, _ ("This trip has no approval to take back."));
    return NULL;
  }
  cohort_trip_clear_approval (trip);
  g_steal_pointer (&record);
  return save_trip (snapshot, "trip.unapprove", trip);
}
