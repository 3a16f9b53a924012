/* What a trip to a convening should cost by the program's rates, night by night and day by day.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-travel.h"

#include "cohort-error.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

#define ONE       10 /* in tenths */
#define MOST_DAYS 366

/* The sum, which stays unknown once any part of it is. */
static void
add_known (gint64 *total, gint64 cents)
{
  if (!cohort_is_known (*total) || !cohort_is_known (cents) || !cohort_money_add (total, cents))
    *total = COHORT_UNKNOWN;
}

/**
 * cohort_travel_price_miles:
 * @program: the program year, for its mileage rates
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
cohort_travel_price_miles (const CohortProgram *program,
                           gint64 miles_tenths,
                           CohortDate there,
                           CohortDate back)
{
  const CohortRate *first = cohort_program_find_rate (program, "mileage", NULL, there);
  const CohortRate *last = cohort_program_find_rate (program, "mileage", NULL, back);
  gint64 half;
  gint64 cents;

  if (miles_tenths == 0)
    return 0;
  if (!cohort_is_known (miles_tenths) || first == NULL || last == NULL)
    return COHORT_UNKNOWN;
  if (first->mills == last->mills)
    return cohort_money_times (miles_tenths, first->mills);

  half = miles_tenths / 2;
  cents = cohort_money_times (miles_tenths - half, first->mills);
  add_known (&cents, cohort_money_times (half, last->mills));
  return cents;
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

static gint64
get_provided (const CohortConveningDay *day, const CohortRate *rate, gboolean reception_is_dinner)
{
  gint64 cents = 0;

  if (day == NULL)
    return 0;
  if (day->breakfast)
    cents += rate->breakfast_cents;
  if (day->lunch)
    cents += rate->lunch_cents;
  if (day->dinner || (day->reception && reception_is_dinner))
    cents += rate->dinner_cents;
  return cents;
}

/* A provided meal is deducted in full even on a first or last day, of which only a part is paid,
 * but incidentals are always left (41 CFR 301-11.18). */
static void
price_meals (CohortTripDay *day, const CohortConvening *convening, const CohortTrip *trip)
{
  const CohortRate *rate = day->meals_rate;
  gboolean is_partial = day->date == trip->depart || day->date == trip->back;

  if (rate == NULL) {
    day->allowance_cents = COHORT_UNKNOWN;
    day->meals_cents = COHORT_UNKNOWN;
    return;
  }
  day->allowance_cents
      = is_partial ? rate->partial_day_cents : cohort_money_times (ONE, rate->mills);
  day->provided_cents
      = get_provided (find_day (convening, day->date), rate, trip->reception_is_dinner);
  day->meals_cents = MAX (day->allowance_cents - day->provided_cents, rate->incidentals_cents);
}

static void
price_night (CohortTripDay *day, const CohortTrip *trip)
{
  if (day->date == trip->back)
    day->lodging_rate = NULL;
  else if (day->lodging_rate == NULL)
    day->lodging_cents = COHORT_UNKNOWN;
  else
    day->lodging_cents = cohort_money_times (ONE, day->lodging_rate->mills);
}

static void
add_days (CohortTripEstimate *self,
          const CohortProgram *program,
          const CohortConvening *convening,
          const CohortTrip *trip)
{
  for (CohortDate date = trip->depart; date <= trip->back; date++) {
    CohortTripDay day = {
        .date = date,
        .lodging_rate = cohort_program_find_rate (program, "lodging", convening->locality, date),
        .meals_rate = cohort_program_find_rate (program, "mie", convening->locality, date),
    };

    price_night (&day, trip);
    price_meals (&day, convening, trip);
    add_known (&self->lodging_cents, day.lodging_cents);
    add_known (&self->meals_cents, day.meals_cents);
    g_array_append_val (self->days, day);
  }
}

/**
 * cohort_travel_estimate:
 * @program: the program year, for its rates
 * @convening: where the trip goes
 * @trip: when, how far, and whether nights are spent away
 * @error: return location for a #CohortError
 *
 * Estimates a trip by the federal rules: miles by the day they are driven, each night at the rate
 * of its place and date (without taxes), each day's meals at the rate of its date with the smaller
 * share on the first and last day, less the meals the convening provides. A trip without a night
 * away has neither nights nor meals.
 *
 * Returns: (transfer full) (nullable): the estimate; %NULL with %COHORT_ERROR_INVALID when the trip
 *   does not end after it begins or is absurdly long
 */
CohortTripEstimate *
cohort_travel_estimate (const CohortProgram *program,
                        const CohortConvening *convening,
                        const CohortTrip *trip,
                        GError **error)
{
  CohortTripEstimate *self;

  if (trip->depart == 0 || trip->back < trip->depart || trip->back - trip->depart > MOST_DAYS) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("The trip must have a day of departure and a later day of return."));
    return NULL;
  }

  self = g_new0 (CohortTripEstimate, 1);
  self->days = g_array_new (FALSE, FALSE, sizeof (CohortTripDay));
  self->mileage_cents
      = cohort_travel_price_miles (program, trip->miles_tenths, trip->depart, trip->back);
  if (trip->overnight && trip->back > trip->depart) {
    self->nights_tenths = (gint64)(trip->back - trip->depart) * ONE;
    add_days (self, program, convening, trip);
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
