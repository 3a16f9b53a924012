/* A trip's estimate, to the cent.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-test-builder.h"
#include "cohort-travel.h"

/* The two convenings of the worked story, and trips that cross where a rate changes. */
static const struct {
  const char *name;
  const char *convening;
  const char *depart;
  const char *back;
  gint64 miles_tenths;
  gboolean overnight;
  gboolean reception_is_dinner;
  gint64 mileage_cents;
  gint64 lodging_cents;
  gint64 meals_cents;
} trips[] = {
    {"Marisol", "fall-2024", "2024-11-07", "2024-11-10", 960, TRUE, FALSE, 6432, 45000, 25600},
    {"Devon rides along", "fall-2024", "2024-11-07", "2024-11-10", 0, TRUE, FALSE, 0, 45000, 25600},
    {"reception is dinner", "fall-2024", "2024-11-07", "2024-11-10", 960, TRUE, TRUE, 6432, 45000,
     24150},
    {"Tomás leaves a day early", "fall-2024", "2024-11-07", "2024-11-09", 960, TRUE, FALSE, 6432,
     30000, 17000},
    {"Priya's odometer", "fall-2024", "2024-11-07", "2024-11-10", 1046, TRUE, FALSE, 7008, 45000,
     25600},
    {"Grace, no night", "fall-2024", "2024-11-07", "2024-11-07", 960, FALSE, FALSE, 6432, 0, 0},
    {"a day trip has no nights", "fall-2024", "2024-11-07", "2024-11-07", 960, TRUE, FALSE, 6432, 0,
     0},
    {"home every evening", "fall-2024", "2024-11-07", "2024-11-10", 960, FALSE, FALSE, 6432, 0, 0},
    {"the evening before: B and L on a full day", "fall-2024", "2024-11-06", "2024-11-08", 960,
     TRUE, FALSE, 6432, 30000, 6450 + 4100 + 6450},
    {"Spring", "spring-2025", "2025-05-18", "2025-05-20", 1000, TRUE, FALSE, 7000, 39800, 21500},
    {"into June", "spring-2025", "2025-05-30", "2025-06-02", 0, TRUE, FALSE, 0,
     19900 + 19900 + 23700, 6450 + 8600 + 8600 + 6450},
    {"out of July", "spring-2025", "2025-07-30", "2025-08-02", 0, TRUE, FALSE, 0,
     23700 + 23700 + 19900, 6450 + 8600 + 8600 + 6450},
    {"over New Year", "fall-2024", "2024-12-31", "2025-01-01", 960, TRUE, FALSE, 3216 + 3360, 15000,
     12900},
    {"over New Year, an odd tenth", "fall-2024", "2024-12-31", "2025-01-01", 961, TRUE, FALSE,
     3223 + 3360, 15000, 12900},
    {"miles not known", "fall-2024", "2024-11-07", "2024-11-10", COHORT_UNKNOWN, TRUE, FALSE,
     COHORT_UNKNOWN, 45000, 25600},
    {"over September 30, before the rates begin", "fall-2024", "2024-09-29", "2024-10-01", 960,
     TRUE, FALSE, 6432, COHORT_UNKNOWN, COHORT_UNKNOWN},
    {"over September 30, after they end", "spring-2025", "2025-09-30", "2025-10-02", 1000, TRUE,
     FALSE, 7000, COHORT_UNKNOWN, COHORT_UNKNOWN},
};

static const CohortConvening *
find (const CohortSnapshot *snapshot, const char *code)
{
  return cohort_program_find_convening (cohort_snapshot_get_program (snapshot), code);
}

static void
test_trips (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);

  for (gsize i = 0; i < G_N_ELEMENTS (trips); i++) {
    CohortTrip trip = {
        .depart = cohort_date_parse (trips[i].depart),
        .back = cohort_date_parse (trips[i].back),
        .miles_tenths = trips[i].miles_tenths,
        .overnight = trips[i].overnight,
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (CohortTripEstimate) estimate = NULL;

    policy->reception_is_dinner = trips[i].reception_is_dinner;
    estimate = cohort_travel_estimate (snapshot, policy, find (snapshot, trips[i].convening), &trip,
                                       &error);
    g_test_message ("%s", trips[i].name);
    g_assert_no_error (error);
    g_assert_cmpint (estimate->mileage_cents, ==, trips[i].mileage_cents);
    g_assert_cmpint (estimate->lodging_cents, ==, trips[i].lodging_cents);
    g_assert_cmpint (estimate->meals_cents, ==, trips[i].meals_cents);
  }
}

static void
test_days (void)
{
  static const struct {
    gint64 lodging, allowance, provided, meals;
  } days[] = {
      {15000, 6450, 4500, 1950},
      {15000, 8600, 0, 8600},
      {15000, 8600, 0, 8600},
      {0, 6450, 0, 6450},
  };
  CohortTrip trip = {.depart = cohort_date_new (2024, 11, 7),
                     .back = cohort_date_new (2024, 11, 10),
                     .miles_tenths = 960,
                     .overnight = TRUE};
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);
  g_autoptr (CohortTripEstimate) estimate
      = cohort_travel_estimate (snapshot, policy, find (snapshot, "fall-2024"), &trip, NULL);

  g_assert_cmpint (estimate->nights_tenths, ==, 30);
  g_assert_cmpuint (estimate->days->len, ==, G_N_ELEMENTS (days));
  for (guint i = 0; i < estimate->days->len; i++) {
    const CohortTripDay *day = &g_array_index (estimate->days, CohortTripDay, i);

    g_assert_cmpuint (day->date, ==, trip.depart + i);
    g_assert_cmpint (day->lodging_cents, ==, days[i].lodging);
    g_assert_cmpint (day->allowance_cents, ==, days[i].allowance);
    g_assert_cmpint (day->provided_cents, ==, days[i].provided);
    g_assert_cmpint (day->meals_cents, ==, days[i].meals);
    g_assert_true ((day->lodging_rate.kind != NULL) == (days[i].lodging != 0));
    g_assert_cmpstr (day->meals_rate.kind, ==, "mie");
    g_assert_cmpint (day->full_cents, ==, 8600);
    g_assert_true (day->is_partial == (days[i].allowance == 6450));
    g_assert_false (day->is_floored);
  }
}

/* A federal year turns over: one night at each year's rate. No convening of 2025-26 is known, so
 * the trip goes to the place of one of the year before. */
static void
test_fiscal_year_turns (void)
{
  CohortTrip trip = {.depart = cohort_date_new (2025, 9, 30),
                     .back = cohort_date_new (2025, 10, 2),
                     .miles_tenths = 500,
                     .overnight = TRUE};
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) snapshot = cohort_test_county ("San Joaquin", "2025-26");
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);
  g_autoptr (CohortTripEstimate) estimate
      = cohort_travel_estimate (snapshot, policy, find (before, "spring-2025"), &trip, NULL);
  const CohortTripDay *first = &g_array_index (estimate->days, CohortTripDay, 0);
  const CohortTripDay *second = &g_array_index (estimate->days, CohortTripDay, 1);

  g_assert_cmpint (estimate->lodging_cents, ==, 39800);
  g_assert_cmpint (estimate->meals_cents, ==, 21500);
  g_assert_cmpint (estimate->mileage_cents, ==, 3500);
  g_assert_cmpuint (first->lodging_rate.from, !=, second->lodging_rate.from);
  g_assert_cmpuint (first->meals_rate.from, !=, second->meals_rate.from);
}

static void
test_refused (void)
{
  const CohortTrip cases[] = {
      {0, .back = cohort_date_new (2024, 11, 10)},
      {.depart = cohort_date_new (2024, 11, 10), .back = cohort_date_new (2024, 11, 7)},
      {.depart = cohort_date_new (2024, 11, 10)},
      {.depart = cohort_date_new (2024, 11, 10), .back = cohort_date_new (2034, 11, 7)},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (
        cohort_travel_estimate (snapshot, policy, find (snapshot, "fall-2024"), &cases[i], &error));
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/travel/trips", test_trips);
  g_test_add_func ("/travel/days", test_days);
  g_test_add_func ("/travel/fiscal-year-turns", test_fiscal_year_turns);
  g_test_add_func ("/travel/refused", test_refused);

  return g_test_run ();
}
