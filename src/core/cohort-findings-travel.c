/* Findings about travel: near enough to sleep at home, above the rate, a meal paid twice.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-date.h"
#include "cohort-money.h"
#include "cohort-team.h"
#include "cohort-travel.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define ONE 10 /* in tenths */

typedef struct {
  CohortFindingsRun *run;
  CohortPolicy *policy; /* (owned) */
} Travel;

/* One claim or plan of a category, with the trip it belongs to. */
typedef struct {
  const CohortConvening *convening;
  const CohortTripRecord *trip; /* (nullable) */
  CohortDate on;                /* 0: of the whole trip */
  gint64 quantity;
  gint64 cents;
} Cost;

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return word != NULL && g_strv_contains (words, word);
}

static CohortTripEstimate *
estimate (const Travel *travel, const CohortConvening *convening, const CohortTrip *trip)
{
  return cohort_travel_estimate (travel->run->snapshot, travel->policy, convening, trip, NULL);
}

static CohortTripEstimate *
estimate_trip (const Travel *travel,
               const CohortConvening *convening,
               const CohortTripRecord *record)
{
  CohortTrip trip;

  if (record == NULL)
    return NULL;
  cohort_trip_read (record, &trip);
  return estimate (travel, convening, &trip);
}

/* Whoever rides along goes as far as the driver. */
static gint64
get_distance (const Travel *travel, const CohortTripRecord *record)
{
  const CohortTripRecord *of_driver
      = record->driver != NULL
            ? cohort_trip_find (travel->run->snapshot, record->driver, record->convening)
            : NULL;

  return of_driver != NULL ? of_driver->miles : record->miles;
}

static gboolean
is_going (const Travel *travel, const CohortTripRecord *record)
{
  static const char *const ends[] = {"declined", "replaced", "cancelled", NULL};
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (travel->run->snapshot, record->person, record->convening);

  return attendance == NULL || !is_one_of (attendance->status, ends);
}

static void
look_at_trip (const Travel *travel, const CohortTripRecord *record)
{
  const CohortConvening *convening = cohort_program_find_convening (
      cohort_snapshot_get_program (travel->run->snapshot), record->convening);
  g_autoptr (CohortTripEstimate) priced = NULL;
  g_autofree char *name = NULL;
  CohortTrip trip;

  if (convening == NULL || record->person == NULL || !record->overnight
      || !is_going (travel, record))
    return;
  cohort_trip_read (record, &trip);
  trip.miles_tenths = get_distance (travel, record);
  priced = estimate (travel, convening, &trip);
  if (priced == NULL || !priced->is_local || priced->nights_tenths == 0)
    return;
  name = cohort_team_dup_person_name (travel->run->snapshot, record->person);
  cohort_findings_add (travel->run, "LOCAL_TRAVEL", COHORT_RECORD_PERSON, record->person,
                       COHORT_UNKNOWN,
                       /* Translators: %1$s is a person, %2$s a convening. */
                       _ ("%1$s, %2$s: near enough to go home. Nights and meals may not be paid."),
                       name, convening->name);
}

/* The nights from the day of the claim if the trip has that many then, else from its beginning. */
static gint64
price_nights (const Travel *travel, const Cost *cost, gint64 nights)
{
  CohortDate start = cost->trip != NULL ? cost->trip->depart : cost->convening->first_day;
  CohortTrip trip = {.overnight = TRUE};
  g_autoptr (CohortTripEstimate) priced = NULL;

  if (cost->trip != NULL && cost->on >= cost->trip->depart && cost->on + nights <= cost->trip->back)
    start = cost->on;
  trip.depart = start;
  trip.back = start + (CohortDate)nights;
  priced = estimate (travel, cost->convening, &trip);
  return priced != NULL ? priced->lodging_cents : COHORT_UNKNOWN;
}

static gint64
allow_lodging (const Travel *travel, const Cost *cost)
{
  gint64 nights = cost->quantity;

  if (!cohort_is_known (nights) && cost->trip != NULL && cost->trip->overnight)
    nights = (gint64)(cost->trip->back - cost->trip->depart) * ONE;
  if (!cohort_is_known (nights) || nights < ONE || nights % ONE != 0
      || nights / ONE > COHORT_TRIP_MOST_DAYS)
    return COHORT_UNKNOWN;
  return price_nights (travel, cost, nights / ONE);
}

static gint64
allow_mileage (const Travel *travel, const Cost *cost)
{
  CohortDate on = cost->on != 0 ? cost->on : cost->convening->first_day;
  CohortDate there = cost->trip != NULL ? cost->trip->depart : on;
  CohortDate back = cost->trip != NULL ? cost->trip->back : on;

  return cohort_travel_price_miles (travel->run->snapshot, cost->quantity, there, back);
}

/* What the days of @priced from @first on leave for meals, and what was deducted there. */
static gint64
sum_days (const CohortTripEstimate *priced, guint first, guint n, gint64 *provided)
{
  gint64 sum = 0;

  *provided = 0;
  for (guint i = first; i < first + n && i < priced->days->len; i++) {
    const CohortTripDay *day = &g_array_index (priced->days, CohortTripDay, i);

    if (!cohort_is_known (day->meals_cents) || !cohort_money_add (&sum, day->meals_cents))
      return COHORT_UNKNOWN;
    *provided += day->provided_cents;
  }
  return sum;
}

/* A claim of a day with provided meals that is no more than a day's allowance is of that day; a
 * larger one, or one that says how many days it is of, is not. */
static gint64
allow_meals (const Cost *cost, const CohortTripEstimate *priced, gint64 *provided)
{
  guint first = cost->on >= cost->trip->depart && cost->on <= cost->trip->back
                    ? cost->on - cost->trip->depart
                    : 0;
  guint n = priced->days->len;
  const CohortTripDay *day;

  *provided = 0;
  if (n == 0)
    return COHORT_UNKNOWN;
  day = &g_array_index (priced->days, CohortTripDay, first);
  if (cohort_is_known (cost->quantity))
    n = (guint)CLAMP (cost->quantity / ONE, 0, (gint64)n);
  else if (cost->on == day->date && day->provided_cents > 0 && cost->cents <= day->full_cents)
    n = 1;
  return sum_days (priced, first + n <= priced->days->len ? first : 0, n, provided);
}

static char *
dup_name (const Travel *travel, const char *person, const char *category)
{
  g_autofree char *who = person != NULL
                             ? cohort_team_dup_person_name (travel->run->snapshot, person)
                             : g_strdup (_ ("The team"));
  const char *what = cohort_vocabulary_get_label ("expense-category", category);

  return g_strjoin (", ", who, what != NULL ? what : "", NULL);
}

static void
add_over (const Travel *travel, const CohortRecord *record, const char *name, gint64 over)
{
  g_autofree char *amount = cohort_money_format (over);

  cohort_findings_add (travel->run, "OVER_RATE", record->kind, record->id, over,
                       /* Translators: %1$s is such as "Marisol Vance, Lodging". */
                       _ ("%1$s: %2$s above the rate."), name, amount);
}

static void
add_provided (const Travel *travel, const CohortRecord *record, const char *name, gint64 cents)
{
  cohort_findings_add (travel->run, "MEAL_PROVIDED", record->kind, record->id, cents,
                       /* Translators: %s is such as "Marisol Vance, Meals, per diem". */
                       _ ("%s: a meal was provided that day and may not be paid again."), name);
}

/* What was charged to sources the plan line does not plan on, or beside the contract, was moved
 * there on purpose. */
static gint64
sum_moved (const Travel *travel, const CohortExpense *expense)
{
  GPtrArray *sources = cohort_ledger_get_sources (travel->run->ledger);
  const CohortFundingSource *contract = cohort_snapshot_get_contract (travel->run->snapshot);
  gint64 on_contract = contract != NULL ? cohort_ledger_expense_share (
                           travel->run->ledger, expense->record.id, contract->record.id)
                                        : 0;
  gint64 moved = 0;

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    const char *id = source->record.id;
    gboolean is_planned
        = expense->plan_line != NULL
              ? cohort_ledger_line_planned (travel->run->ledger, expense->plan_line, id) > 0
              : source == contract || on_contract == 0;

    if (!is_planned)
      cohort_money_add (&moved,
                        cohort_ledger_expense_share (travel->run->ledger, expense->record.id, id));
  }
  return moved;
}

static gboolean
is_meals (const char *category)
{
  static const char *const meals[] = {"meals-per-diem", "meals-actual", NULL};

  return is_one_of (category, meals);
}

/* The day of the claim, with the meals the convening or the trip provides. */
static gboolean
has_provided_meal (const Travel *travel, const Cost *cost)
{
  CohortTrip trip = {.overnight = TRUE};
  g_autoptr (CohortTripEstimate) priced = NULL;

  if (cost->on == 0)
    return FALSE;
  if (cost->trip != NULL)
    cohort_trip_read (cost->trip, &trip);
  trip.overnight = TRUE;
  trip.depart = cost->on - 1;
  trip.back = cost->on + 1;
  priced = estimate (travel, cost->convening, &trip);
  return priced != NULL
         && g_array_index (priced->days, CohortTripDay, 1).provided != COHORT_MEAL_NONE;
}

static void
look_at_meals (const Travel *travel,
               const CohortRecord *record,
               const Cost *cost,
               const char *name,
               gint64 moved)
{
  g_autoptr (CohortTripEstimate) priced = estimate_trip (travel, cost->convening, cost->trip);
  gint64 provided = 0;
  gint64 allowed = priced != NULL ? allow_meals (cost, priced, &provided) : COHORT_UNKNOWN;
  gint64 over = cohort_is_known (allowed) ? cost->cents - allowed - moved : 0;

  if (over > 0 && over <= provided)
    add_provided (travel, record, name, over);
  else if (over > 0)
    add_over (travel, record, name, over);
}

static gboolean
read_cost (const Travel *travel,
           const char *person,
           const char *code,
           gint64 quantity,
           gint64 cents,
           Cost *cost)
{
  const CohortSnapshot *snapshot = travel->run->snapshot;

  *cost = (Cost){.quantity = quantity, .cents = cents};
  cost->convening
      = code != NULL ? cohort_program_find_convening (cohort_snapshot_get_program (snapshot), code)
                     : NULL;
  if (cost->convening == NULL || !cohort_is_known (cents) || cents <= 0)
    return FALSE;
  cost->trip = cohort_trip_find (snapshot, person, code);
  return TRUE;
}

/* One claim a car (domain.md 3.5): the driver's. */
static gboolean
rides_along (const Cost *cost)
{
  return cost->trip != NULL && g_strcmp0 (cost->trip->mode, "passenger") == 0;
}

static void
look_at_passenger (const Travel *travel, const CohortRecord *record, const char *name, gint64 cents)
{
  if (cents > 0)
    cohort_findings_add (travel->run, "OVER_RATE", record->kind, record->id, cents,
                         /* Translators: %s is such as "Devon Okafor, Mileage". */
                         _ ("%s: rides along, and only the driver claims the miles."), name);
}

static void
look_at_cost (const Travel *travel,
              const CohortRecord *record,
              const char *category,
              const Cost *cost,
              const char *name,
              gint64 moved)
{
  gint64 allowed = COHORT_UNKNOWN;

  if (is_meals (category)) {
    look_at_meals (travel, record, cost, name, moved);
    return;
  }
  if (g_strcmp0 (category, "mileage") == 0 && rides_along (cost)) {
    look_at_passenger (travel, record, name, cost->cents - moved);
    return;
  }
  if (g_strcmp0 (category, "lodging") == 0)
    allowed = allow_lodging (travel, cost);
  else if (g_strcmp0 (category, "mileage") == 0)
    allowed = allow_mileage (travel, cost);
  if (cohort_is_known (allowed) && cost->cents - moved > allowed)
    add_over (travel, record, name, cost->cents - moved - allowed);
}

/* A meal that was provided is paid again by a claim of that day alone, unless it was taken off the
 * most that is paid of the others. */
static gboolean
is_paid_again (const Travel *travel, const char *category, const Cost *cost)
{
  gboolean is_taken_off
      = travel->policy->is_maximum && travel->policy->deduct_provided && cost->trip != NULL;

  return g_strcmp0 (category, "meals-actual") == 0 && !is_taken_off
         && (!cohort_is_known (cost->quantity) || cost->quantity <= ONE)
         && has_provided_meal (travel, cost);
}

/* A reason somebody gave settles it. */
static gboolean
is_settled (const CohortExpense *expense)
{
  static const char *const over[] = {"void", "rejected", NULL};

  return is_one_of (expense->status, over) || expense->override_reason != NULL
         || g_strcmp0 (expense->parent_kind, "refund") == 0;
}

/* What was agreed to counts, not what was asked. */
static gint64
get_cents (const CohortExpense *expense)
{
  return cohort_is_known (expense->approved_cents) ? expense->approved_cents
                                                   : expense->claimed_cents;
}

/* What a claim takes of what @day leaves for meals; 0 where it is not of that day alone. What it is
 * over by itself is told of by itself. */
static gint64
get_share_of_day (const Travel *travel, const CohortExpense *expense, const CohortTripDay *day)
{
  gint64 left;
  Cost cost;

  if (is_settled (expense) || !is_meals (expense->category)
      || g_strcmp0 (expense->year, cohort_snapshot_get_year (travel->run->snapshot)) != 0
      || !read_cost (travel, expense->person, expense->convening, expense->quantity,
                     get_cents (expense), &cost))
    return 0;
  cost.on = expense->incurred_on;
  if (cohort_is_known (cost.quantity) ? cost.quantity != ONE : cost.cents > day->full_cents)
    return 0;
  if (is_paid_again (travel, expense->category, &cost))
    return 0;
  left = cost.cents - sum_moved (travel, expense);
  return CLAMP (left, 0, day->meals_cents);
}

/* (transfer container) (element-type CohortExpense): meals of the same person on the same day of
 * the same trip, in the order of the records */
static GPtrArray *
list_meals_of_day (const Travel *travel, const CohortExpense *expense)
{
  GPtrArray *all = cohort_snapshot_select (travel->run->snapshot, COHORT_RECORD_EXPENSE, "person",
                                           expense->person);

  for (guint i = all->len; i > 0; i--) {
    const CohortExpense *other = g_ptr_array_index (all, i - 1);

    if (other->incurred_on != expense->incurred_on || !is_meals (other->category)
        || g_strcmp0 (other->convening, expense->convening) != 0)
      g_ptr_array_remove_index (all, i - 1);
  }
  return all;
}

static void
add_together (const Travel *travel,
              const CohortExpense *expense,
              const char *name,
              gint64 over,
              const char *others)
{
  g_autofree char *amount = cohort_money_format (over);
  g_autofree char *day = cohort_date_format (expense->incurred_on);

  cohort_findings_add (travel->run, "OVER_RATE", expense->record.kind, expense->record.id, over,
                       /* Translators: %1$s is such as "Marisol Vance, Meals", %3$s a day, %4$s
                        * amounts claimed of the same day. */
                       _ ("%1$s: %2$s above the rate of %3$s, together with %4$s."), name, amount,
                       day, others);
}

/* Claims of one day that only together are more than its rate: told once, of the last. */
static void
compare_with_day (const Travel *travel,
                  const CohortExpense *expense,
                  const CohortTripDay *day,
                  GPtrArray *meals,
                  const char *name)
{
  g_autoptr (GString) others = g_string_new (NULL);
  const CohortExpense *last = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < meals->len; i++) {
    const CohortExpense *one = g_ptr_array_index (meals, i);
    gint64 share = get_share_of_day (travel, one, day);
    g_autofree char *amount = cohort_money_format (get_cents (one));

    if (share == 0)
      continue;
    (void)cohort_money_add (&sum, share);
    if (one != expense)
      g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "", amount);
    last = one;
  }
  if (last == expense && sum > day->meals_cents)
    add_together (travel, expense, name, sum - day->meals_cents, others->str);
}

static void
look_at_meals_of_day (const Travel *travel,
                      const CohortExpense *expense,
                      const Cost *cost,
                      const char *name)
{
  g_autoptr (GPtrArray) meals = list_meals_of_day (travel, expense);
  g_autoptr (CohortTripEstimate) priced
      = meals->len > 1 ? estimate_trip (travel, cost->convening, cost->trip) : NULL;

  for (guint i = 0; priced != NULL && i < priced->days->len; i++) {
    const CohortTripDay *day = &g_array_index (priced->days, CohortTripDay, i);

    if (day->date == cost->on && cohort_is_known (day->meals_cents))
      compare_with_day (travel, expense, day, meals, name);
  }
}

static void
look_at_expense (const Travel *travel, const CohortExpense *expense)
{
  const CohortPlanLine *line
      = cohort_snapshot_find (travel->run->snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);
  gint64 cents = get_cents (expense);
  gint64 quantity = expense->quantity;
  g_autofree char *name = NULL;
  Cost cost;

  if (is_settled (expense))
    return;
  if (!cohort_is_known (quantity) && line != NULL && !is_meals (expense->category)
      && g_strcmp0 (line->category, expense->category) == 0)
    quantity = line->quantity;
  if (!read_cost (travel, expense->person, expense->convening, quantity, cents, &cost))
    return;
  cost.on = expense->incurred_on;
  name = dup_name (travel, expense->person, expense->category);
  if (is_paid_again (travel, expense->category, &cost))
    add_provided (travel, &expense->record, name, cents);
  else
    look_at_cost (travel, &expense->record, expense->category, &cost, name,
                  sum_moved (travel, expense));
  if (is_meals (expense->category))
    look_at_meals_of_day (travel, expense, &cost, name);
}

static void
look_at_line (const Travel *travel, const CohortPlanLine *line)
{
  g_autofree char *name = NULL;
  Cost cost;

  if (g_strcmp0 (line->state, "closed") == 0 || !cohort_is_known (line->quantity)
      || !read_cost (travel, line->person, line->convening, line->quantity, line->amount_cents,
                     &cost))
    return;
  name = dup_name (travel, line->person, line->category);
  look_at_cost (travel, &line->record, line->category, &cost, name, 0);
}

static gboolean
is_of_year (const Travel *travel, const char *year)
{
  return g_strcmp0 (year, cohort_snapshot_get_year (travel->run->snapshot)) == 0;
}

/** cohort_findings_look_at_travel_of: one expense, and the line of the plan it belongs to */
void
cohort_findings_look_at_travel_of (CohortFindingsRun *run,
                                   const CohortExpense *expense,
                                   const CohortPlanLine *line)
{
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (run->snapshot);
  const Travel travel = {run, policy};

  if (line != NULL && is_of_year (&travel, line->year))
    look_at_line (&travel, line);
  if (is_of_year (&travel, expense->year))
    look_at_expense (&travel, expense);
}

/** cohort_findings_look_at_travel: trips, then plan lines and expenses of the year, by the policy
 * and the rates there are now */
void
cohort_findings_look_at_travel (CohortFindingsRun *run)
{
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (run->snapshot);
  const Travel travel = {run, policy};

  COHORT_FOR_EACH (CohortTripRecord, record, run->snapshot, COHORT_RECORD_TRIP) {
    look_at_trip (&travel, record);
  }
  COHORT_FOR_EACH (CohortPlanLine, line, run->snapshot, COHORT_RECORD_PLAN_LINE) {
    if (is_of_year (&travel, line->year))
      look_at_line (&travel, line);
  }
  COHORT_FOR_EACH (CohortExpense, expense, run->snapshot, COHORT_RECORD_EXPENSE) {
    if (is_of_year (&travel, expense->year))
      look_at_expense (&travel, expense);
  }
}
