/* Travel in the report: the policy in force, the trips, and what they are expected to cost.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-report-private.h"

#include "cohort-json.h"
#include "cohort-projection.h"
#include "cohort-travel.h"

/** cohort_report_policy: Returns: (transfer full): by which rules travel is paid */
JsonObject *
cohort_report_policy (const CohortSnapshot *snapshot)
{
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "code", policy->code);
  cohort_json_set_text (object, "name", policy->name);
  cohort_json_set_text (object, "meals", policy->meals);
  cohort_json_set_text (object, "lodging", policy->lodging);
  cohort_json_set_number (object, "partial", policy->partial_permille);
  json_object_set_boolean_member (object, "deduct_provided", policy->deduct_provided);
  json_object_set_boolean_member (object, "floor_incidentals", policy->floor_incidentals);
  json_object_set_boolean_member (object, "reception_is_dinner", policy->reception_is_dinner);
  json_object_set_boolean_member (object, "is_maximum", policy->is_maximum);
  cohort_json_set_number (object, "local_tenths", policy->local_tenths);
  cohort_json_set_number (object, "claim_days", policy->claim_days);
  cohort_json_set_number (object, "board", policy->board_cents);
  cohort_json_set_number (object, "receipt_below", policy->receipt_cents);
  json_object_set_array_member (object, "receipt_free",
                                cohort_json_new_words (policy->receipt_free));
  cohort_json_set_text (object, "source", policy->source);
  json_object_set_boolean_member (object, "verified", policy->verified);
  return object;
}

static JsonObject *
report_trip (const CohortSnapshot *snapshot, const CohortTripRecord *trip)
{
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "person", trip->person);
  cohort_json_set_text (object, "convening", trip->convening);
  cohort_json_set_date (object, "depart", trip->depart);
  cohort_json_set_date (object, "return", trip->back);
  cohort_json_set_text (object, "mode", trip->mode);
  cohort_json_set_text (object, "driver", trip->driver);
  cohort_json_set_text (object, "origin", trip->origin);
  cohort_json_set_number (object, "miles_tenths", trip->miles);
  cohort_json_set_number (object, "fare", trip->fare_cents);
  json_object_set_boolean_member (object, "overnight", trip->overnight);
  json_object_set_array_member (object, "provided", cohort_json_new_words (trip->provided));
  cohort_json_set_number (object, "substitute_days_tenths", trip->substitute_days);
  cohort_json_set_number (object, "substitute", trip->substitute_cents);
  cohort_json_set_date (object, "approved_on", trip->approved_on);
  cohort_json_set_number (object, "approved", trip->approved_cents);
  cohort_json_set_text (object, "approval", trip->approval);
  json_object_set_boolean_member (object, "stale", cohort_trip_is_stale (snapshot, trip));
  return object;
}

/** cohort_report_trips: Returns: (transfer full): those to convenings of the year, in the order
 * they were planned */
JsonArray *
cohort_report_trips (const CohortSnapshot *snapshot)
{
  JsonArray *array = json_array_new ();

  COHORT_FOR_EACH (CohortTripRecord, trip, snapshot, COHORT_RECORD_TRIP) {
    if (cohort_program_find_convening (cohort_snapshot_get_program (snapshot), trip->convening)
        != NULL)
      json_array_add_object_element (array, report_trip (snapshot, trip));
  }
  return array;
}

static JsonObject *
report_projection (const CohortLedger *ledger, const CohortProjectionFilter *filter)
{
  JsonObject *object = json_object_new ();
  CohortProjection projection;

  cohort_projection_read (ledger, filter, &projection);
  cohort_json_set_text (object, "person", filter->person);
  cohort_json_set_text (object, "convening", filter->convening);
  cohort_json_set_text (object, "source", filter->source);
  json_object_set_int_member (object, "planned", projection.cents);
  json_object_set_int_member (object, "lines", projection.lines);
  json_object_set_int_member (object, "unpriced", projection.unpriced);
  cohort_json_set_number (object, "headroom", projection.headroom);
  return object;
}

/* Whoever has nothing planned is left out. */
static void
add_people (JsonArray *array, const CohortSnapshot *snapshot, const CohortLedger *ledger)
{
  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    const CohortProjectionFilter filter = {.person = person->record.id};
    CohortProjection projection;

    cohort_projection_read (ledger, &filter, &projection);
    if (projection.lines > 0)
      json_array_add_object_element (array, report_projection (ledger, &filter));
  }
}

/** cohort_report_projections: Returns: (transfer full): of the year, then of each convening, source
 * and person */
JsonArray *
cohort_report_projections (const CohortSnapshot *snapshot)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  GPtrArray *sources = cohort_ledger_get_sources (ledger);
  const CohortProjectionFilter all = {NULL};
  JsonArray *array = json_array_new ();

  json_array_add_object_element (array, report_projection (ledger, &all));
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    const CohortProjectionFilter filter = {.convening = convening->code};

    json_array_add_object_element (array, report_projection (ledger, &filter));
  }
  for (guint i = 0; i < sources->len; i++) {
    const CohortRecord *source = g_ptr_array_index (sources, i);
    const CohortProjectionFilter filter = {.source = source->id};

    json_array_add_object_element (array, report_projection (ledger, &filter));
  }
  add_people (array, snapshot, ledger);
  return array;
}
