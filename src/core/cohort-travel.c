/* What a trip to a convening should cost by a travel policy, night by night and day by day.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-travel.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ONE   10 /* in tenths */
#define MILLE 1000

/* What does not change from day to day. */
typedef struct {
  const CohortSnapshot *snapshot;
  const CohortPolicy *policy;
  const CohortConvening *convening;
  const CohortTrip *trip;
} Pricing;

/* The sum, which stays unknown once any part of it is. */
static void
add_known (gint64 *total, gint64 cents)
{
  if (!cohort_is_known (*total) || !cohort_is_known (cents) || !cohort_money_add (total, cents))
    *total = COHORT_UNKNOWN;
}

/**
 * cohort_travel_price_miles:
 * @miles_tenths: tenths of miles there and back, or %COHORT_UNKNOWN
 * @there: the day of the drive there
 * @back: the day of the drive back
 *
 * Prices miles by the rate of the day they are driven. When the rate changes in between, half of
 * the miles is driven at each, an odd tenth on the way there.
 *
 * Returns: cents, or %COHORT_UNKNOWN without the miles or a rate
 */
gint64
cohort_travel_price_miles (const CohortSnapshot *snapshot,
                           gint64 miles_tenths,
                           CohortDate there,
                           CohortDate back)
{
  CohortDayRate first, last;
  gint64 half;
  gint64 cents;

  if (miles_tenths == 0)
    return 0;
  if (!cohort_rates_find (snapshot, "mileage", NULL, there, &first)
      || !cohort_rates_find (snapshot, "mileage", NULL, back, &last)
      || !cohort_is_known (miles_tenths))
    return COHORT_UNKNOWN;
  if (first.mills == last.mills)
    return cohort_money_times (miles_tenths, first.mills);

  half = miles_tenths / 2;
  cents = cohort_money_times (miles_tenths - half, first.mills);
  add_known (&cents, cohort_money_times (half, last.mills));
  return cents;
}

/**
 * cohort_travel_is_host:
 * @convening: a convening
 *
 * Returns: whether the county is where it is held, so that nobody needs a bed there (domain.md 3.9,
 *   25): a hint, since a county is large
 */
gboolean
cohort_travel_is_host (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  const char *county = cohort_snapshot_get_county (snapshot)->name;

  return g_strcmp0 (county, convening->city) == 0 || g_strcmp0 (county, convening->locality) == 0;
}

static const CohortConveningDay *
find_day (const CohortConvening *convening, CohortDate date)
{
  for (guint i = 0; i < convening->days->len; i++) {
    const CohortConveningDay *day = g_ptr_array_index (convening->days, i);

    if (day->date == date)
      return day;
  }
  return NULL;
}

/* What the trip says of @date: "2024-11-07:bl". Returns: whether it says anything. */
static gboolean
read_stated (const char *provided, CohortDate date, CohortMeals *meals)
{
  g_autofree char *day = cohort_date_format_iso (date);
  const char *found = provided != NULL ? strstr (provided, day) : NULL;

  if (found == NULL)
    return FALSE;
  for (found += strlen (day); *found != '\0' && *found != ' '; found++)
    *meals |= *found == 'b'   ? COHORT_MEAL_BREAKFAST
              : *found == 'l' ? COHORT_MEAL_LUNCH
              : *found == 'd' ? COHORT_MEAL_DINNER
                              : COHORT_MEAL_NONE;
  return TRUE;
}

static CohortMeals
get_provided (const Pricing *pricing, CohortDate date)
{
  const CohortConveningDay *day = find_day (pricing->convening, date);
  CohortMeals meals = COHORT_MEAL_NONE;

  if (read_stated (pricing->trip->provided, date, &meals) || day == NULL)
    return meals;
  return (day->breakfast ? COHORT_MEAL_BREAKFAST : 0) | (day->lunch ? COHORT_MEAL_LUNCH : 0)
         | (day->dinner || (day->reception && pricing->policy->reception_is_dinner)
                ? COHORT_MEAL_DINNER
                : 0);
}

static gint64
sum_meals (const CohortDayRate *rate, CohortMeals meals)
{
  return (meals & COHORT_MEAL_BREAKFAST ? rate->breakfast_cents : 0)
         + (meals & COHORT_MEAL_LUNCH ? rate->lunch_cents : 0)
         + (meals & COHORT_MEAL_DINNER ? rate->dinner_cents : 0);
}

/* The policy's share of a first or last day, else the rate's own amount, else a whole day. */
static gint64
get_share (const CohortPolicy *policy, const CohortTripDay *day)
{
  if (cohort_is_known (policy->partial_permille)) {
    const gint64 weights[] = {policy->partial_permille, MILLE - policy->partial_permille};
    gint64 shares[2];

    return cohort_money_share (day->full_cents, weights, 2, shares) ? shares[0] : COHORT_UNKNOWN;
  }
  return cohort_is_known (day->meals_rate.partial_day_cents) ? day->meals_rate.partial_day_cents
                                                             : day->full_cents;
}

/* A provided meal is deducted in full even on a first or last day, of which only a part is paid,
 * but incidentals are always left (41 CFR 301-11.18). */
static void
deduct_provided (const CohortPolicy *policy, CohortTripDay *day)
{
  gint64 least = policy->floor_incidentals
                     ? MIN (day->meals_rate.incidentals_cents, day->allowance_cents)
                     : 0;

  day->meals_cents = day->allowance_cents;
  if (!policy->deduct_provided)
    return;
  day->provided_cents = sum_meals (&day->meals_rate, day->provided);
  day->is_floored = day->allowance_cents - day->provided_cents < least;
  day->meals_cents = MAX (day->allowance_cents - day->provided_cents, least);
}

static void
price_meals (const Pricing *pricing, CohortTripDay *day)
{
  const char *kind = cohort_policy_get_meal_kind (pricing->policy);

  day->provided = get_provided (pricing, day->date);
  day->full_cents = day->allowance_cents = day->meals_cents = COHORT_UNKNOWN;
  if (kind == NULL
      || !cohort_rates_find (pricing->snapshot, kind, pricing->convening->locality, day->date,
                             &day->meals_rate))
    return;
  day->full_cents = cohort_money_times (ONE, day->meals_rate.mills);
  day->allowance_cents = day->full_cents;
  if (day->date == pricing->trip->depart || day->date == pricing->trip->back)
    day->allowance_cents = get_share (pricing->policy, day);
  day->is_partial = day->allowance_cents != day->full_cents;
  if (cohort_is_known (day->allowance_cents))
    deduct_provided (pricing->policy, day);
}

static gboolean
find_lodging (const Pricing *pricing, CohortDate date, CohortDayRate *rate)
{
  if (g_strcmp0 (pricing->policy->lodging, "actual") == 0)
    return FALSE;
  if (g_strcmp0 (pricing->policy->lodging, "flat") == 0)
    return cohort_rates_find_own (pricing->snapshot, "lodging", pricing->convening->locality, date,
                                  rate);
  return cohort_rates_find (pricing->snapshot, "lodging", pricing->convening->locality, date, rate);
}

static void
price_night (const Pricing *pricing, CohortTripDay *day)
{
  if (day->date == pricing->trip->back)
    return;
  day->lodging_cents = find_lodging (pricing, day->date, &day->lodging_rate)
                           ? cohort_money_times (ONE, day->lodging_rate.mills)
                           : COHORT_UNKNOWN;
}

static void
add_days (CohortTripEstimate *self, const Pricing *pricing)
{
  for (CohortDate date = pricing->trip->depart; date <= pricing->trip->back; date++) {
    CohortTripDay day = {.date = date};

    price_night (pricing, &day);
    price_meals (pricing, &day);
    add_known (&self->lodging_cents, day.lodging_cents);
    add_known (&self->meals_cents, day.meals_cents);
    g_array_append_val (self->days, day);
  }
}

static gboolean
is_by (const CohortTrip *trip, const char *mode)
{
  return g_strcmp0 (trip->mode, mode) == 0;
}

static gint64
price_substitute (const CohortTrip *trip)
{
  gint64 mills = COHORT_UNKNOWN;

  if (!cohort_is_known (trip->substitute_days) || trip->substitute_days == 0)
    return 0;
  if (!cohort_is_known (trip->substitute_cents)
      || __builtin_mul_overflow (trip->substitute_cents, ONE, &mills))
    return COHORT_UNKNOWN;
  return cohort_money_times (trip->substitute_days, mills);
}

/* One way is half of there and back; who flies drives to the airport only. */
static gboolean
is_local (const Pricing *pricing)
{
  gboolean is_carried = is_by (pricing->trip, "air") || is_by (pricing->trip, "rail");
  gint64 miles = is_carried ? COHORT_UNKNOWN : pricing->trip->miles_tenths;

  return cohort_travel_is_host (pricing->snapshot, pricing->convening)
         || (cohort_is_known (pricing->policy->local_tenths) && cohort_is_known (miles) && miles > 0
             && miles / 2 < pricing->policy->local_tenths);
}

static gboolean
check_trip (const CohortTrip *trip, GError **error)
{
  if (trip->depart != 0 && trip->back >= trip->depart
      && trip->back - trip->depart <= COHORT_TRIP_MOST_DAYS)
    return TRUE;
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                       _ ("The trip must have a day of departure and a later day of return."));
  return FALSE;
}

/**
 * cohort_travel_estimate:
 * @policy: by which rules
 * @convening: where the trip goes
 * @trip: when, how far, and whether nights are spent away
 * @error: return location for a #CohortError
 *
 * Estimates a trip (domain.md 3.5): miles by the day they are driven and by whoever drives, each
 * night at the rate of its place and date (without taxes), each day's meals at the rate of its date
 * with the share of a first or last day, less the meals that are provided, as far as the policy has
 * it so. A trip without a night away has neither nights nor meals. What the policy pays as it comes
 * is unknown until it is typed.
 *
 * Returns: (transfer full) (nullable): the estimate; %NULL with %COHORT_ERROR_INVALID when the trip
 *   does not end after it begins or is absurdly long
 */
CohortTripEstimate *
cohort_travel_estimate (const CohortSnapshot *snapshot,
                        const CohortPolicy *policy,
                        const CohortConvening *convening,
                        const CohortTrip *trip,
                        GError **error)
{
  const Pricing pricing = {snapshot, policy, convening, trip};
  CohortTripEstimate *self;

  if (!check_trip (trip, error))
    return NULL;

  self = g_new0 (CohortTripEstimate, 1);
  self->days = g_array_new (FALSE, FALSE, sizeof (CohortTripDay));
  self->is_local = is_local (&pricing);
  if (!is_by (trip, "passenger"))
    self->mileage_cents
        = cohort_travel_price_miles (snapshot, trip->miles_tenths, trip->depart, trip->back);
  if (is_by (trip, "air") || is_by (trip, "rail"))
    self->fare_cents = trip->fare_cents;
  self->substitute_cents = price_substitute (trip);
  if (trip->overnight && trip->back > trip->depart) {
    self->nights_tenths = (gint64)(trip->back - trip->depart) * ONE;
    add_days (self, &pricing);
  }
  return self;
}

/**
 * cohort_trip_estimate_free:
 * @self: (transfer full): an estimate
 */
void
cohort_trip_estimate_free (CohortTripEstimate *self)
{
  g_array_unref (self->days);
  g_free (self);
}
