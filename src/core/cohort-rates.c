/* Which rate applies on a day: the county's own, else the program's.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-policy.h"

static gboolean
is_on (const CohortTravelRate *own, CohortDate day)
{
  return day >= own->from && (own->to == 0 || day <= own->to);
}

/* What a county left out of its rate for meals is nothing; only the share of a first or last day
 * may be unknown. */
static gint64
get_known (gint64 cents)
{
  return cohort_is_known (cents) ? cents : 0;
}

/** cohort_rates_read_own: @rate: (out): borrows from @own; amounts nobody stated are unknown */
void
cohort_rates_read_own (const CohortTravelRate *own, CohortDayRate *rate)
{
  *rate = (CohortDayRate){
      .kind = own->kind,
      .own = own->record.id,
      .locality = own->locality,
      .from = own->from,
      .to = own->to,
      .mills = own->mills,
      .breakfast_cents = own->breakfast_cents,
      .lunch_cents = own->lunch_cents,
      .dinner_cents = own->dinner_cents,
      .incidentals_cents = own->incidentals_cents,
      .partial_day_cents = own->partial_day_cents,
      .source = own->source,
      .verified = own->verified,
  };
}

/** cohort_rates_read_published: @rate: (out): borrows from @published */
void
cohort_rates_read_published (const CohortRate *published, CohortDayRate *rate)
{
  *rate = (CohortDayRate){
      .kind = published->kind,
      .locality = published->locality,
      .from = published->from,
      .to = published->to,
      .mills = published->mills,
      .breakfast_cents = published->breakfast_cents,
      .lunch_cents = published->lunch_cents,
      .dinner_cents = published->dinner_cents,
      .incidentals_cents = published->incidentals_cents,
      .partial_day_cents = published->partial_day_cents,
      .source = published->source,
      .verified = published->verified,
  };
}

/* A meal the county stated no amount for is one it does not pay by itself. */
static void
settle (const CohortTravelRate *own, CohortDayRate *rate)
{
  cohort_rates_read_own (own, rate);
  rate->breakfast_cents = get_known (rate->breakfast_cents);
  rate->lunch_cents = get_known (rate->lunch_cents);
  rate->dinner_cents = get_known (rate->dinner_cents);
  rate->incidentals_cents = get_known (rate->incidentals_cents);
}

/**
 * cohort_rates_find_own:
 * @kind: "mileage", "lodging", "mie", "meal-cap" or "flat-meals"
 * @locality: (nullable): where
 * @on: the day of the drive, the day before the night, or the day of the meals
 * @rate: (out): what applies
 *
 * Returns: whether the county set a rate of its own for that place or anywhere on that day
 */
gboolean
cohort_rates_find_own (const CohortSnapshot *snapshot,
                       const char *kind,
                       const char *locality,
                       CohortDate on,
                       CohortDayRate *rate)
{
  const CohortTravelRate *general = NULL;

  *rate = (CohortDayRate){.mills = COHORT_UNKNOWN};
  COHORT_FOR_EACH (CohortTravelRate, own, snapshot, COHORT_RECORD_TRAVEL_RATE) {
    if (g_strcmp0 (own->kind, kind) != 0 || !is_on (own, on))
      continue;
    if (own->locality == NULL)
      general = own;
    else if (g_strcmp0 (own->locality, locality) == 0) {
      settle (own, rate);
      return TRUE;
    }
  }
  if (general != NULL)
    settle (general, rate);
  return general != NULL;
}

/** cohort_rates_find: as cohort_rates_find_own(), with the program's rates behind the county's.
 * Returns: whether there is a rate */
gboolean
cohort_rates_find (const CohortSnapshot *snapshot,
                   const char *kind,
                   const char *locality,
                   CohortDate on,
                   CohortDayRate *rate)
{
  const CohortRate *published;

  if (cohort_rates_find_own (snapshot, kind, locality, on, rate))
    return TRUE;
  published = cohort_program_find_rate (cohort_snapshot_get_program (snapshot), kind, locality, on);
  if (published != NULL)
    cohort_rates_read_published (published, rate);
  return published != NULL;
}
