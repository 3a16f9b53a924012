/* Planning a trip at once: miles, nights and meals by the program's rates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-funding-arguments.h"
#include "cohort-id.h"
#include "cohort-money.h"
#include "cohort-splits.h"
#include "cohort-travel.h"

#include <glib/gi18n-lib.h>

/* What every line of one trip has in common. */
typedef struct {
  const CohortSnapshot *snapshot;
  const CohortPerson *person;
  const CohortConvening *convening;
  GArray *splits; /* (owned) (nullable): those asked for */
  CohortChange *change;
} Plan;

/* One line as the rates have it. */
typedef struct {
  const char *category;
  gint64 quantity;
  gint64 rate; /* COHORT_UNKNOWN: it is not the same every day */
  gint64 cents;
  const char *rate_source;
} Estimate;

static const CohortPlanLine *
find_line (const Plan *plan, const char *category)
{
  COHORT_FOR_EACH (CohortPlanLine, line, plan->snapshot, COHORT_RECORD_PLAN_LINE) {
    if (g_strcmp0 (line->person, plan->person->record.id) == 0
        && g_strcmp0 (line->convening, plan->convening->code) == 0
        && g_strcmp0 (line->category, category) == 0)
      return line;
  }
  return NULL;
}

static CohortPlanLine *
make_line (const Plan *plan, const char *category)
{
  g_autofree char *key
      = g_strjoin ("/", "trip", plan->person->record.id, plan->convening->code, category, NULL);
  g_autofree char *id = cohort_id_derive ("plan_line", key);
  CohortPlanLine *line = cohort_record_new (COHORT_RECORD_PLAN_LINE, id);

  cohort_set_text (&line->year, cohort_snapshot_get_year (plan->snapshot));
  cohort_set_text (&line->person, plan->person->record.id);
  cohort_set_text (&line->convening, plan->convening->code);
  cohort_set_text (&line->category, category);
  cohort_set_text (&line->state, "open");
  return line;
}

static gboolean
put_splits (const Plan *plan, const CohortPlanLine *line, gboolean is_new, GError **error)
{
  g_autoptr (GArray) own = NULL;

  if (plan->splits == NULL && is_new) {
    own = cohort_splits_new_on_contract (plan->snapshot, error);
    if (own == NULL)
      return FALSE;
  } else if (plan->splits == NULL) {
    own = cohort_splits_of_line (plan->snapshot, line->record.id);
    if (own->len == 0 || !cohort_is_known (g_array_index (own, CohortSplit, 0).cents))
      return TRUE;
    cohort_splits_loosen (own);
  }
  cohort_splits_put_on_line (own != NULL ? own : plan->splits, plan->change, plan->snapshot,
                             line->record.id);
  return TRUE;
}

/* A line that is there is priced anew; a closed one was given up and stays so. */
static gboolean
put_line (const Plan *plan, const Estimate *estimate, GError **error)
{
  const CohortPlanLine *present = find_line (plan, estimate->category);
  CohortPlanLine *line;

  if ((present == NULL && estimate->quantity == 0)
      || (present != NULL && g_strcmp0 (present->state, "closed") == 0))
    return TRUE;
  line = present != NULL ? cohort_record_copy (present) : make_line (plan, estimate->category);
  line->quantity = estimate->quantity;
  line->rate = estimate->rate;
  line->amount_cents = estimate->cents;
  cohort_set_text (&line->basis, "rate");
  cohort_set_text (&line->rate_source, estimate->rate_source);
  cohort_change_put (plan->change, line);
  return put_splits (plan, line, present == NULL, error);
}

static gboolean
put_mileage (const Plan *plan, const CohortTrip *trip, gint64 cents, GError **error)
{
  const CohortProgram *program = cohort_snapshot_get_program (plan->snapshot);
  const CohortRate *there = cohort_program_find_rate (program, "mileage", NULL, trip->depart);
  const CohortRate *back = cohort_program_find_rate (program, "mileage", NULL, trip->back);
  Estimate estimate = {"mileage", trip->miles_tenths, COHORT_UNKNOWN, cents, NULL};

  if (!cohort_is_known (trip->miles_tenths))
    return TRUE;
  if (there != NULL)
    estimate.rate_source = there->source;
  if (there != NULL && back != NULL && there->mills == back->mills)
    estimate.rate = there->mills;
  return put_line (plan, &estimate, error);
}

static gboolean
put_nights_and_meals (const Plan *plan, const CohortTripEstimate *trip, GError **error)
{
  const CohortTripDay *first
      = trip->days->len > 0 ? &g_array_index (trip->days, CohortTripDay, 0) : NULL;
  Estimate lodging = {"lodging", trip->nights_tenths, COHORT_UNKNOWN, trip->lodging_cents, NULL};
  Estimate meals
      = {"meals-per-diem", (gint64)trip->days->len * 10, COHORT_UNKNOWN, trip->meals_cents, NULL};

  if (first != NULL && first->meals_rate != NULL)
    meals.rate_source = first->meals_rate->source;
  if (first != NULL && first->lodging_rate != NULL) {
    lodging.rate_source = first->lodging_rate->source;
    if (cohort_money_times (trip->nights_tenths, first->lodging_rate->mills) == trip->lodging_cents)
      lodging.rate = first->lodging_rate->mills;
  }
  return put_line (plan, &lodging, error) && put_line (plan, &meals, error);
}

static gboolean
read_trip (CohortArguments *arguments, CohortTrip *trip, GError **error)
{
  if (!cohort_arguments_date (arguments, "depart", TRUE, &trip->depart, error)
      || !cohort_arguments_date (arguments, "return", FALSE, &trip->back, error)
      || !cohort_arguments_tenths (arguments, "miles", FALSE, &trip->miles_tenths, error)
      || !cohort_arguments_flag (arguments, "overnight", &trip->overnight, error)
      || !cohort_arguments_flag (arguments, "reception_is_dinner", &trip->reception_is_dinner,
                                 error))
    return FALSE;
  if (trip->back == 0)
    trip->back = trip->depart;
  if (!cohort_arguments_has (arguments, "overnight"))
    trip->overnight = trip->back > trip->depart;
  return TRUE;
}

static gboolean
read_plan (CohortArguments *arguments, Plan *plan, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const char *code;

  plan->person = cohort_arguments_record (arguments, "person", TRUE, plan->snapshot,
                                          COHORT_RECORD_PERSON, error);
  if (plan->person == NULL || !cohort_arguments_text (arguments, "convening", TRUE, &code, error))
    return FALSE;
  plan->convening
      = cohort_program_find_convening (cohort_snapshot_get_program (plan->snapshot), code);
  if (plan->convening == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("%1$s has no convening “%2$s”."),
                 cohort_snapshot_get_year (plan->snapshot), code);
    return FALSE;
  }
  plan->splits = cohort_splits_read (arguments, plan->snapshot, COHORT_UNKNOWN, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

static CohortChange *
put_trip (Plan *plan, const CohortTrip *trip, GError **error)
{
  g_autoptr (CohortTripEstimate) estimate = cohort_travel_estimate (
      cohort_snapshot_get_program (plan->snapshot), plan->convening, trip, error);
  g_autoptr (CohortChange) change = NULL;
  g_autofree char *who = NULL;

  if (estimate == NULL)
    return NULL;
  who = cohort_person_dup_name (plan->person);
  change = cohort_change_new ("plan.trip", who, plan->convening->name);
  plan->change = change;
  if (!put_mileage (plan, trip, estimate->mileage_cents, error)
      || !put_nights_and_meals (plan, estimate, error))
    return NULL;
  return g_steal_pointer (&change);
}

/* plan.trip: lines for miles, nights and meals of one person, or the same lines priced anew */
CohortChange *
cohort_plan_trip (const CohortSnapshot *snapshot,
                  CohortArguments *arguments,
                  const CohortMoment *moment,
                  GError **error)
{
  Plan plan = {.snapshot = snapshot};
  CohortTrip trip;
  CohortChange *change = NULL;

  if (read_plan (arguments, &plan, error) && read_trip (arguments, &trip, error))
    change = put_trip (&plan, &trip, error);
  g_clear_pointer (&plan.splits, g_array_unref);
  return change;
}
