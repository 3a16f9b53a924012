/* Trips, and what a county pays for them: its travel policies and rates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-record.h"

G_BEGIN_DECLS

/** CohortTripRecord: how one person travels to one convening; the plan lines follow from it. Its id
 * is derived from person and convening. */
typedef struct {
  CohortRecord record;
  char *person;
  char *convening;
  CohortDate depart;
  CohortDate back;
  char *mode;   /* "drive", "passenger", "air", "rail", "none" */
  char *driver; /* person she rides with, who claims the miles */
  char *origin;
  gint64 miles;      /* tenths, there and back; COHORT_UNKNOWN: not stated */
  gint64 fare_cents; /* of air or rail; COHORT_UNKNOWN: not priced */
  gboolean overnight;
  char *provided; /* meals provided where it differs from the convening's days: "2024-11-07:bl" for
                   * breakfast and lunch, separated by spaces; NULL: as the convening has it */
  gint64 substitute_days;  /* tenths; 0 or COHORT_UNKNOWN: none */
  gint64 substitute_cents; /* a day; COHORT_UNKNOWN: not priced */
  char *note;
  CohortDate approved_on; /* the request to travel; 0: not, or not needed */
  gint64 approved_cents;  /* what it came to then; COHORT_UNKNOWN: not stated */
  char *approval;         /* by whom: "Board of October 8, item 12" */
} CohortTripRecord;

/** CohortTravelPolicy: the county's own; those of the program are its presets. */
typedef struct {
  CohortRecord record;
  char *name;
  char *meals;             /* "gsa", "cap", "flat", "actual" */
  char *lodging;           /* "gsa", "flat", "actual" */
  gint64 partial_permille; /* of the day's allowance on the first and last day; COHORT_UNKNOWN: as
                            * the rate has it */
  gboolean deduct_provided;
  gboolean floor_incidentals; /* never less than incidentals after a deduction */
  gboolean reception_is_dinner;
  gboolean is_maximum;  /* the allowance is a maximum of what was spent, not an allowance */
  gint64 local_tenths;  /* miles one way below which travel is local; COHORT_UNKNOWN: none */
  gint64 claim_days;    /* after the trip; COHORT_UNKNOWN: no deadline */
  gint64 board_cents;   /* trips above need the board; COHORT_UNKNOWN: never */
  gint64 receipt_cents; /* expenses below need no receipt; COHORT_UNKNOWN: all need one */
  char *receipt_free;   /* categories that need none, separated by spaces */
  char *source;
} CohortTravelPolicy;

/** CohortTravelRate: the county's own rate, which goes before the program's for its days. */
typedef struct {
  CohortRecord record;
  char *kind;     /* "mileage", "lodging", "mie", "meal-cap", "flat-meals" */
  char *locality; /* (nullable): anywhere */
  CohortDate from;
  CohortDate to; /* 0: until further notice */
  gint64 mills;  /* tenths of a cent a mile, a night, a day */
  gint64 breakfast_cents;
  gint64 lunch_cents;
  gint64 dinner_cents;
  gint64 incidentals_cents;
  gint64 partial_day_cents;
  char *source;
  gboolean verified;
} CohortTravelRate;

const CohortRecordClass *cohort_trip_get_class (void);
const CohortRecordClass *cohort_travel_policy_get_class (void);
const CohortRecordClass *cohort_travel_rate_get_class (void);

G_END_DECLS
