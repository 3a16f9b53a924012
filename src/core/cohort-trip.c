/* Trips, and what a county pays for them: its travel policies and rates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-trip.h"

static const CohortField trip_fields[] = {
    COHORT_LINK (CohortTripRecord, person, PERSON),
    COHORT_FIELD (CohortTripRecord, convening, TEXT),
    COHORT_FIELD (CohortTripRecord, depart, DATE),
    COHORT_FIELD (CohortTripRecord, back, DATE),
    COHORT_FIELD (CohortTripRecord, mode, TEXT),
    COHORT_LINK (CohortTripRecord, driver, PERSON),
    COHORT_FIELD (CohortTripRecord, origin, TEXT),
    COHORT_FIELD (CohortTripRecord, miles, NUMBER),
    COHORT_FIELD (CohortTripRecord, fare_cents, NUMBER),
    COHORT_FIELD (CohortTripRecord, overnight, FLAG),
    COHORT_FIELD (CohortTripRecord, provided, TEXT),
    COHORT_FIELD (CohortTripRecord, substitute_days, NUMBER),
    COHORT_FIELD (CohortTripRecord, substitute_cents, NUMBER),
    COHORT_FIELD (CohortTripRecord, note, TEXT),
    COHORT_FIELD (CohortTripRecord, approved_on, DATE),
    COHORT_FIELD (CohortTripRecord, approved_cents, NUMBER),
    COHORT_FIELD (CohortTripRecord, approval, TEXT),
};

/** cohort_trip_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_trip_get_class (void)
{
  static const CohortRecordClass klass
      = {"trip", sizeof (CohortTripRecord), trip_fields, G_N_ELEMENTS (trip_fields)};

  return &klass;
}

static const CohortField travel_policy_fields[] = {
    COHORT_FIELD (CohortTravelPolicy, name, TEXT),
    COHORT_FIELD (CohortTravelPolicy, meals, TEXT),
    COHORT_FIELD (CohortTravelPolicy, lodging, TEXT),
    COHORT_FIELD (CohortTravelPolicy, partial_permille, NUMBER),
    COHORT_FIELD (CohortTravelPolicy, deduct_provided, FLAG),
    COHORT_FIELD (CohortTravelPolicy, floor_incidentals, FLAG),
    COHORT_FIELD (CohortTravelPolicy, reception_is_dinner, FLAG),
    COHORT_FIELD (CohortTravelPolicy, is_maximum, FLAG),
    COHORT_FIELD (CohortTravelPolicy, local_tenths, NUMBER),
    COHORT_FIELD (CohortTravelPolicy, claim_days, NUMBER),
    COHORT_FIELD (CohortTravelPolicy, board_cents, NUMBER),
    COHORT_FIELD (CohortTravelPolicy, receipt_cents, NUMBER),
    COHORT_FIELD (CohortTravelPolicy, receipt_free, TEXT),
    COHORT_FIELD (CohortTravelPolicy, source, TEXT),
};

/** cohort_travel_policy_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_travel_policy_get_class (void)
{
  static const CohortRecordClass klass
      = {"travel_policy", sizeof (CohortTravelPolicy), travel_policy_fields,
         G_N_ELEMENTS (travel_policy_fields)};

  return &klass;
}

static const CohortField travel_rate_fields[] = {
    COHORT_FIELD (CohortTravelRate, kind, TEXT),
    COHORT_FIELD (CohortTravelRate, locality, TEXT),
    COHORT_FIELD (CohortTravelRate, from, DATE),
    COHORT_FIELD (CohortTravelRate, to, DATE),
    COHORT_FIELD (CohortTravelRate, mills, NUMBER),
    COHORT_FIELD (CohortTravelRate, breakfast_cents, NUMBER),
    COHORT_FIELD (CohortTravelRate, lunch_cents, NUMBER),
    COHORT_FIELD (CohortTravelRate, dinner_cents, NUMBER),
    COHORT_FIELD (CohortTravelRate, incidentals_cents, NUMBER),
    COHORT_FIELD (CohortTravelRate, partial_day_cents, NUMBER),
    COHORT_FIELD (CohortTravelRate, source, TEXT),
    COHORT_FIELD (CohortTravelRate, verified, FLAG),
};

/** cohort_travel_rate_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_travel_rate_get_class (void)
{
  static const CohortRecordClass klass = {"travel_rate", sizeof (CohortTravelRate),
                                          travel_rate_fields, G_N_ELEMENTS (travel_rate_fields)};

  return &klass;
}
