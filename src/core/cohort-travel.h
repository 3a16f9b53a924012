/* What a trip to a convening should cost by the program's rates, night by night and day by day.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-program.h"

G_BEGIN_DECLS

typedef struct {
  CohortDate depart;
  CohortDate back;         /* the day of return; @depart for a trip of one day */
  gint64     miles_tenths; /* there and back; 0 for a passenger, COHORT_UNKNOWN when not stated */
  gboolean   overnight;    /* sleeps away from home; else there are no nights, no meals */
  gboolean   reception_is_dinner;
} CohortTrip;

typedef struct {
  CohortDate        date;
  gint64            lodging_cents;   /* of the night after; 0 without one, COHORT_UNKNOWN */
  const CohortRate *lodging_rate;    /* (nullable): borrowed from the program */
  gint64            allowance_cents; /* for meals, before provided ones; 0, COHORT_UNKNOWN */
  gint64            provided_cents;  /* value of the meals the convening provides */
  gint64            meals_cents;     /* what is left, at least incidentals; 0, COHORT_UNKNOWN */
  const CohortRate *meals_rate;      /* (nullable): borrowed from the program */
} CohortTripDay;

typedef struct {
  gint64  mileage_cents; /* each COHORT_UNKNOWN when a rate or quantity it needs is */
  gint64  lodging_cents;
  gint64  meals_cents;
  gint64  nights_tenths;
  GArray *days; /* CohortTripDay, why the sums are what they are; empty when not overnight */
} CohortTripEstimate;

gint64              cohort_travel_price_miles   (const CohortProgram *program, gint64 miles_tenths,
                                                 CohortDate there, CohortDate back);
CohortTripEstimate *cohort_travel_estimate      (const CohortProgram   *program,
                                                 const CohortConvening *convening,
                                                 const CohortTrip *trip, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void                cohort_trip_estimate_free   (CohortTripEstimate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortTripEstimate, cohort_trip_estimate_free)

G_END_DECLS
