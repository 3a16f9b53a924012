/* How a day's meals and a night came to their amount, in a sentence.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-travel.h"

#include "cohort-money.h"

#include <glib/gi18n-lib.h>

static char *
dup_provided (CohortMeals meals)
{
  GPtrArray *words = g_ptr_array_new ();
  char *text;

  if (meals & COHORT_MEAL_BREAKFAST)
    g_ptr_array_add (words, (gpointer)_ ("breakfast"));
  if (meals & COHORT_MEAL_LUNCH)
    g_ptr_array_add (words, (gpointer)_ ("lunch"));
  if (meals & COHORT_MEAL_DINNER)
    g_ptr_array_add (words, (gpointer)_ ("dinner"));
  g_ptr_array_add (words, NULL);
  text = g_strjoinv (", ", (char **)words->pdata);
  g_ptr_array_unref (words);
  return text;
}

/** cohort_day_rate_describe_source: Returns: (transfer full): where the amount stands, and whether
 * anybody read it there */
char *
cohort_day_rate_describe_source (const CohortDayRate *rate)
{
  if (rate->source == NULL)
    return g_strdup (_ ("The county's own rate."));
  return g_strdup_printf (rate->verified ? _ ("Source: %s.") : _ ("Source, not verified: %s."),
                          rate->source);
}

static char *
add_source (char *text, const CohortDayRate *rate)
{
  g_autofree char *before = text;
  g_autofree char *source = NULL;

  if (rate->kind == NULL)
    return g_steal_pointer (&before);
  source = cohort_day_rate_describe_source (rate);
  return g_strconcat (before, " ", source, NULL);
}

static void
append_allowance (GString *text, const CohortTripDay *day)
{
  g_autofree char *full = cohort_money_format (day->full_cents);
  g_autofree char *share = cohort_money_format (day->allowance_cents);

  if (day->is_partial)
    g_string_append_printf (text, _ ("%1$s of %2$s on the first or last day"), share, full);
  else
    g_string_append_printf (text, _ ("%s for a whole day"), full);
}

static void
append_deduction (GString *text, const CohortTripDay *day, const CohortPolicy *policy)
{
  g_autofree char *meals = dup_provided (day->provided);
  g_autofree char *cents = cohort_money_format (day->provided_cents);

  if (day->provided == COHORT_MEAL_NONE)
    return;
  if (!policy->deduct_provided)
    g_string_append_printf (text, _ ("; provided and not deducted: %s"), meals);
  else
    g_string_append_printf (text, _ (", less %1$s provided (%2$s)"), cents, meals);
}

/** cohort_trip_day_describe_meals: Returns: (transfer full): as cohort_trip_day_explain_meals(),
 * without the source, which is the same for most days */
char *
cohort_trip_day_describe_meals (const CohortTripDay *day, const CohortPolicy *policy)
{
  GString *text;
  g_autofree char *left = NULL;

  if (cohort_policy_get_meal_kind (policy) == NULL)
    return g_strdup (_ ("Paid as they come. Type what they are expected to cost."));
  if (!cohort_is_known (day->meals_cents))
    return g_strdup (_ ("No rate is known for this place and day."));

  text = g_string_new (NULL);
  left = cohort_money_format (day->meals_cents);
  append_allowance (text, day);
  append_deduction (text, day, policy);
  if (day->is_floored)
    g_string_append (text, policy->floor_incidentals ? _ (", but at least incidentals")
                                                     : _ (", but not less than nothing"));
  g_string_append_printf (
      text, cohort_policy_pays_meals_spent (policy) ? _ (": at most %s of what was spent.") : ": %s.",
      left);
  return g_string_free (text, FALSE);
}

/**
 * cohort_trip_day_explain_meals:
 * @day: a day of an estimate
 * @policy: the one it was made by
 *
 * Returns: (transfer full): rate, share, deduction, floor and source of its meals, translated
 */
char *
cohort_trip_day_explain_meals (const CohortTripDay *day, const CohortPolicy *policy)
{
  return add_source (cohort_trip_day_describe_meals (day, policy), &day->meals_rate);
}

/** cohort_trip_day_describe_lodging: Returns: (transfer full): as
 * cohort_trip_day_explain_lodging(), without the source */
char *
cohort_trip_day_describe_lodging (const CohortTripDay *day, const CohortPolicy *policy)
{
  g_autofree char *night = NULL;

  if (day->lodging_cents == 0 && day->lodging_rate.kind == NULL)
    return g_strdup (_ ("No night: the day of return."));
  if (g_strcmp0 (policy->lodging, "actual") == 0)
    return g_strdup (_ ("Paid as it comes. Type what it is expected to cost."));
  if (!cohort_is_known (day->lodging_cents))
    return g_strdup (_ ("No rate is known for this place and day."));

  night = cohort_money_format (day->lodging_cents);
  if (policy->is_maximum)
    return g_strdup_printf (_ ("At most %s of what the night cost, without tax."), night);
  if (day->lodging_rate.locality == NULL)
    return g_strdup_printf (_ ("%s a night, without tax."), night);
  return g_strdup_printf (_ ("%1$s a night in %2$s, without tax."), night,
                          day->lodging_rate.locality);
}

/**
 * cohort_trip_day_explain_lodging:
 * @day: a day of an estimate
 * @policy: the one it was made by
 *
 * Returns: (transfer full): what the night after @day costs and why, translated
 */
char *
cohort_trip_day_explain_lodging (const CohortTripDay *day, const CohortPolicy *policy)
{
  return add_source (cohort_trip_day_describe_lodging (day, policy), &day->lodging_rate);
}
