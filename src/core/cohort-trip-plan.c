/* The lines of the plan that follow from a trip, and whether they still do.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-trip-plan.h"

#include "cohort-id.h"
#include "cohort-money.h"

#define ONE   10 /* in tenths */
#define MEALS "meals-per-diem"

/** cohort_trip_find: Returns: (transfer none) (nullable): how @person travels to @convening */
const CohortTripRecord *
cohort_trip_find (const CohortSnapshot *snapshot, const char *person, const char *convening)
{
  COHORT_FOR_EACH (CohortTripRecord, record, snapshot, COHORT_RECORD_TRIP) {
    if (g_strcmp0 (record->person, person) == 0 && g_strcmp0 (record->convening, convening) == 0)
      return record;
  }
  return NULL;
}

/** cohort_trip_read: @trip: (out): what @record says, its texts borrowed */
void
cohort_trip_read (const CohortTripRecord *record, CohortTrip *trip)
{
  *trip = (CohortTrip){
      .depart = record->depart,
      .back = record->back,
      .mode = record->mode,
      .miles_tenths = record->miles,
      .overnight = record->overnight,
      .provided = record->provided,
      .fare_cents = record->fare_cents,
      .substitute_days = record->substitute_days,
      .substitute_cents = record->substitute_cents,
  };
}

/** cohort_trip_get_slots: Returns: (transfer none): what a trip can have a line of */
const char *const *
cohort_trip_get_slots (void)
{
  static const char *const slots[]
      = {"mileage", "lodging", MEALS, "airfare", "rail-bus", "substitute", NULL};

  return slots;
}

/** cohort_trip_dup_line_id: Returns: (transfer full): the id of the line a trip adds, the same on
 * every machine */
char *
cohort_trip_dup_line_id (const CohortTripRecord *record, const char *slot)
{
  g_autofree char *key = g_strjoin ("/", "trip", record->person, record->convening, slot, NULL);

  return cohort_id_derive ("plan_line", key);
}

/* A line of meals goes from one kind to the other when the policy does. */
static gboolean
is_same_slot (const CohortPlanLine *own, const CohortTripLine *line)
{
  return g_strcmp0 (own->category, line->category) == 0
         || (g_str_equal (line->slot, MEALS) && own->category != NULL
             && g_str_has_prefix (own->category, "meals-"));
}

/** cohort_trip_find_line: Returns: (transfer none) (nullable): the trip's own line, else the first
 * of the category that somebody added by hand */
const CohortPlanLine *
cohort_trip_find_line (const CohortSnapshot *snapshot,
                       const CohortTripRecord *record,
                       const CohortTripLine *line)
{
  g_autofree char *id = cohort_trip_dup_line_id (record, line->slot);
  const CohortPlanLine *own = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, id);

  if (own != NULL && is_same_slot (own, line))
    return own;
  COHORT_FOR_EACH (CohortPlanLine, other, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (g_strcmp0 (other->person, record->person) == 0
        && g_strcmp0 (other->convening, record->convening) == 0
        && g_strcmp0 (other->category, line->category) == 0)
      return other;
  }
  return NULL;
}

static CohortTripLine
list_mileage (const CohortSnapshot *snapshot,
              const CohortTrip *trip,
              const CohortTripEstimate *estimate)
{
  gboolean is_known = cohort_is_known (trip->miles_tenths);
  gboolean is_passenger = g_strcmp0 (trip->mode, "passenger") == 0;
  CohortTripLine line
      = {"mileage", "mileage", .quantity = trip->miles_tenths, .rate = COHORT_UNKNOWN};
  CohortDayRate there, back;

  line.is_silent = !is_passenger && !is_known && g_strcmp0 (trip->mode, "drive") != 0;
  line.is_wanted = !is_passenger && trip->miles_tenths != 0;
  line.cents = estimate->mileage_cents;
  line.basis = "rate";
  if (cohort_rates_find (snapshot, "mileage", NULL, trip->depart, &there)) {
    line.rate_source = there.source;
    if (cohort_rates_find (snapshot, "mileage", NULL, trip->back, &back)
        && there.mills == back.mills)
      line.rate = there.mills;
  }
  return line;
}

static CohortTripLine
list_lodging (const CohortTripEstimate *estimate)
{
  const CohortTripDay *first
      = estimate->days->len > 0 ? &g_array_index (estimate->days, CohortTripDay, 0) : NULL;
  CohortTripLine line = {"lodging", "lodging", .quantity = estimate->nights_tenths};

  line.rate = COHORT_UNKNOWN;
  line.is_wanted = estimate->nights_tenths > 0;
  line.cents = estimate->lodging_cents;
  line.basis = "rate";
  if (first == NULL || first->lodging_rate.kind == NULL)
    return line;
  line.rate_source = first->lodging_rate.source;
  if (cohort_money_times (estimate->nights_tenths, first->lodging_rate.mills)
      == estimate->lodging_cents)
    line.rate = first->lodging_rate.mills;
  return line;
}

static CohortTripLine
list_meals (const CohortPolicy *policy, const CohortTripEstimate *estimate)
{
  const CohortTripDay *first
      = estimate->days->len > 0 ? &g_array_index (estimate->days, CohortTripDay, 0) : NULL;
  gboolean is_spent = cohort_policy_pays_meals_spent (policy);
  CohortTripLine line = {MEALS, is_spent ? "meals-actual" : MEALS, .rate = COHORT_UNKNOWN};

  line.is_wanted = first != NULL;
  line.quantity = (gint64)estimate->days->len * ONE;
  line.cents = estimate->meals_cents;
  line.basis = "rate";
  line.rate_source = first != NULL ? first->meals_rate.source : NULL;
  return line;
}

static CohortTripLine
list_fare (const CohortTrip *trip, const char *mode, const char *category)
{
  CohortTripLine line = {category, category, .quantity = COHORT_UNKNOWN, .rate = COHORT_UNKNOWN};

  line.is_wanted = g_strcmp0 (trip->mode, mode) == 0;
  line.is_only_trips = TRUE;
  line.cents = line.is_wanted ? trip->fare_cents : 0;
  line.basis = "typed";
  return line;
}

static CohortTripLine
list_substitute (const CohortTrip *trip, const CohortTripEstimate *estimate)
{
  CohortTripLine line = {"substitute", "substitute", .quantity = trip->substitute_days};

  line.rate = COHORT_UNKNOWN;
  line.is_wanted = cohort_is_known (trip->substitute_days) && trip->substitute_days > 0;
  line.is_only_trips = TRUE;
  line.cents = estimate->substitute_cents;
  line.basis = "rate";
  if (line.is_wanted && cohort_is_known (estimate->substitute_cents))
    line.rate = trip->substitute_cents * 10;
  return line;
}

/**
 * cohort_trip_list_lines:
 * @estimate: of @trip by @policy
 *
 * Returns: (transfer full) (element-type CohortTripLine): what the trip has and has not, each
 *   category of the plan once
 */
GArray *
cohort_trip_list_lines (const CohortSnapshot *snapshot,
                        const CohortPolicy *policy,
                        const CohortTrip *trip,
                        const CohortTripEstimate *estimate)
{
  const CohortTripLine lines[] = {
      list_mileage (snapshot, trip, estimate), list_lodging (estimate),
      list_meals (policy, estimate),           list_fare (trip, "air", "airfare"),
      list_fare (trip, "rail", "rail-bus"),    list_substitute (trip, estimate),
  };
  GArray *list = g_array_new (FALSE, FALSE, sizeof (CohortTripLine));

  g_array_append_vals (list, lines, G_N_ELEMENTS (lines));
  return list;
}

/** cohort_trip_line_is_fixed: Returns: whether @line stays as it is when policy or rates change */
gboolean
cohort_trip_line_is_fixed (const CohortPlanLine *line)
{
  return g_strcmp0 (line->state, "closed") == 0
         || (g_strcmp0 (line->basis, "rate") != 0 && cohort_is_known (line->amount_cents));
}

static gboolean
is_line_stale (const CohortSnapshot *snapshot,
               const CohortTripRecord *record,
               const CohortTripLine *line)
{
  const CohortPlanLine *present = cohort_trip_find_line (snapshot, record, line);

  if (present == NULL || line->is_silent || cohort_trip_line_is_fixed (present))
    return FALSE;
  if (!line->is_wanted)
    return !line->is_only_trips && present->amount_cents != 0;
  return present->amount_cents != line->cents || g_strcmp0 (present->category, line->category) != 0;
}

/* Documented in the header. */
gboolean
cohort_trip_is_stale (const CohortSnapshot *snapshot, const CohortTripRecord *record)
{
  const CohortConvening *convening
      = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), record->convening);
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);
  g_autoptr (CohortTripEstimate) estimate = NULL;
  g_autoptr (GArray) lines = NULL;
  CohortTrip trip;

  cohort_trip_read (record, &trip);
  if (convening != NULL)
    estimate = cohort_travel_estimate (snapshot, policy, convening, &trip, NULL);
  if (estimate == NULL)
    return FALSE;
  lines = cohort_trip_list_lines (snapshot, policy, &trip, estimate);
  for (guint i = 0; i < lines->len; i++)
    if (is_line_stale (snapshot, record, &g_array_index (lines, CohortTripLine, i)))
      return TRUE;
  return FALSE;
}

/** cohort_trip_is_approved: Returns: whether the approval of @record was given by @today and covers
 * @planned cents (domain.md 3.7) */
gboolean
cohort_trip_is_approved (const CohortTripRecord *record, gint64 planned, CohortDate today)
{
  return record->approved_on != 0 && record->approved_on <= today
         && (!cohort_is_known (record->approved_cents) || planned <= record->approved_cents);
}

/** cohort_trip_clear_approval: as if there had been none */
void
cohort_trip_clear_approval (CohortTripRecord *record)
{
  record->approved_on = 0;
  record->approved_cents = COHORT_UNKNOWN;
  cohort_set_text (&record->approval, NULL);
}
