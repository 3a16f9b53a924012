/* What a trip to a convening should cost by a travel policy, night by night and day by day.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-policy.h"

G_BEGIN_DECLS

/* What is longer is no trip but a slip of the keys. */
#define COHORT_TRIP_MOST_DAYS 366

/** CohortMeals: bits of the meals provided on a day. */
typedef enum {
  COHORT_MEAL_NONE = 0,
  COHORT_MEAL_BREAKFAST = 1 << 0,
  COHORT_MEAL_LUNCH = 1 << 1,
  COHORT_MEAL_DINNER = 1 << 2,
} CohortMeals;

/** CohortTrip: how somebody travels. Texts are borrowed. */
typedef struct {
  CohortDate depart;
  CohortDate back;        /* the day of return; @depart for a trip of one day */
  const char *mode;       /* (nullable): vocabulary "trip-mode" */
  gint64 miles_tenths;    /* there and back; COHORT_UNKNOWN: not stated; a passenger has none */
  gboolean overnight;     /* sleeps away from home; else there are no nights, no meals */
  const char *provided;   /* (nullable): as of CohortTripRecord; goes before the convening's days */
  gint64 fare_cents;      /* of air or rail; COHORT_UNKNOWN: not priced */
  gint64 substitute_days; /* tenths; 0 or COHORT_UNKNOWN: none */
  gint64 substitute_cents; /* a day; COHORT_UNKNOWN: not priced */
} CohortTrip;

/** CohortTripDay: why a day and the night after it cost what they do. */
typedef struct {
  CohortDate date;
  gint64 lodging_cents; /* of the night after; 0 without one, COHORT_UNKNOWN */
  CohortDayRate lodging_rate;
  CohortDayRate meals_rate;
  gint64 full_cents;      /* meals of a whole day; COHORT_UNKNOWN */
  gint64 allowance_cents; /* the same, or the share of a first or last day; COHORT_UNKNOWN */
  gboolean is_partial;    /* that share is taken */
  CohortMeals provided;   /* by the convening, or as the trip says */
  gint64 provided_cents;  /* what is deducted for them */
  gint64 meals_cents;     /* what is left; COHORT_UNKNOWN */
  gboolean is_floored;    /* the deduction stopped at the incidentals */
} CohortTripDay;

/** CohortTripEstimate: cents; each COHORT_UNKNOWN when a rate or quantity it needs is. */
typedef struct {
  gint64 mileage_cents; /* 0 without miles of one's own */
  gint64 lodging_cents;
  gint64 meals_cents;
  gint64 fare_cents;       /* 0 unless by air or rail */
  gint64 substitute_cents; /* 0 without a substitute */
  gint64 nights_tenths;
  gboolean is_local; /* nearer than the policy's radius, or in the county itself */
  GArray *days;      /* CohortTripDay, why the sums are what they are; empty when not overnight */
} CohortTripEstimate;

gint64 cohort_travel_price_miles (const CohortSnapshot *snapshot,
                                  gint64 miles_tenths,
                                  CohortDate there,
                                  CohortDate back);
gboolean cohort_travel_is_host (const CohortSnapshot *snapshot, const CohortConvening *convening);
CohortTripEstimate *cohort_travel_estimate (const CohortSnapshot *snapshot,
                                            const CohortPolicy *policy,
                                            const CohortConvening *convening,
                                            const CohortTrip *trip,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_trip_estimate_free (CohortTripEstimate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortTripEstimate, cohort_trip_estimate_free)

/* Sentences for "why this number?", translated; in cohort-travel-why.c. */
char *cohort_trip_day_explain_meals (const CohortTripDay *day,
                                     const CohortPolicy *policy) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_trip_day_explain_lodging (const CohortTripDay *day,
                                       const CohortPolicy *policy) G_GNUC_WARN_UNUSED_RESULT;

/* The same without the source of the rate, and that source, with whether it is verified. */
char *cohort_trip_day_describe_meals (const CohortTripDay *day,
                                      const CohortPolicy *policy) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_trip_day_describe_lodging (const CohortTripDay *day,
                                        const CohortPolicy *policy) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_day_rate_describe_source (const CohortDayRate *rate) G_GNUC_WARN_UNUSED_RESULT;

/* Stored trips; in cohort-trip-plan.c. */
const CohortTripRecord *
cohort_trip_find (const CohortSnapshot *snapshot, const char *person, const char *convening);
void cohort_trip_read (const CohortTripRecord *record, CohortTrip *trip);
/* Whether its lines would cost something else by the policy and rates there are now; amounts that
 * were typed and lines that are closed are not asked. */
/* Whether on @today, @planned cents of it are approved: given by then, and for no less. */
gboolean
cohort_trip_is_approved (const CohortTripRecord *record, gint64 planned, CohortDate today);
void cohort_trip_clear_approval (CohortTripRecord *record);
gboolean cohort_trip_is_stale (const CohortSnapshot *snapshot, const CohortTripRecord *record);

G_END_DECLS
