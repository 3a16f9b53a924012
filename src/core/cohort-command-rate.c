/* Acts on the county's own travel rates, which go before the program's for their days.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-policy.h"

#include "cohort-act.h"
#include "cohort-error.h"
#include "cohort-money.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_DIGITS 6 /* before the point, in dollars a mile, a night or a day */
#define DECIMALS    3 /* of a dollar: tenths of a cent */

static gboolean
is_kind (const CohortTravelRate *rate, const char *kind)
{
  return g_strcmp0 (rate->kind, kind) == 0;
}

static gboolean
is_of_meals (const CohortTravelRate *rate)
{
  return is_kind (rate, "mie") || is_kind (rate, "meal-cap") || is_kind (rate, "flat-meals");
}

/* "0.725" or "$0.67" as tenths of a cent, digit by digit so that nothing is rounded. */
static gboolean
parse_mills (const char *text, gint64 *mills)
{
  const char *at = *text == '$' ? text + 1 : text;
  const char *point = strchr (at, '.');
  gsize whole = point != NULL ? (gsize)(point - at) : strlen (at);
  gsize decimals = point != NULL ? strlen (point + 1) : 0;

  if (whole > MOST_DIGITS || decimals > DECIMALS || whole + decimals == 0)
    return FALSE;
  *mills = 0;
  for (; *at != '\0'; at++) {
    if (at == point)
      continue;
    if (!g_ascii_isdigit (*at))
      return FALSE;
    *mills = *mills * 10 + g_ascii_digit_value (*at);
  }
  for (; decimals < DECIMALS; decimals++)
    *mills *= 10;
  return TRUE;
}

static gboolean
refuse_amount (GError **error)
{
  g_set_error_literal (
      error, COHORT_ERROR, COHORT_ERROR_INVALID,
      _ ("Write a rate a mile in dollars as text such as “0.67”, or in tenths of a "
         "cent as a number."));
  return FALSE;
}

/* Tenths of a cent as a number, or dollars as text. */
static gboolean
read_mileage (const CohortAct *act, CohortTravelRate *rate, GError **error)
{
  g_autoptr (GError) no_number = NULL;
  const char *text;

  if (cohort_arguments_number (act->arguments, "amount", TRUE, &rate->mills, &no_number))
    return TRUE;
  return (cohort_arguments_text (act->arguments, "amount", TRUE, &text, NULL)
          && parse_mills (text, &rate->mills))
         || refuse_amount (error);
}

static gboolean
read_amount (const CohortAct *act, CohortTravelRate *rate, GError **error)
{
  gint64 cents;

  if (!cohort_arguments_has (act->arguments, "amount"))
    return TRUE;
  if (is_kind (rate, "mileage"))
    return read_mileage (act, rate, error);
  if (is_kind (rate, "flat-meals"))
    return cohort_act_refuse (error,
                              _ ("A flat rate has an amount for each meal and none for the day."));
  if (!cohort_arguments_money (act->arguments, "amount", TRUE, &cents, error))
    return FALSE;
  rate->mills = cents * 10;
  return TRUE;
}

static gboolean
read_meal (const CohortAct *act, const char *name, gint64 *member, GError **error)
{
  if (!cohort_arguments_has (act->arguments, name))
    return TRUE;
  return cohort_arguments_money (act->arguments, name, FALSE, member, error)
         && (!cohort_is_known (*member) || *member >= 0
             || cohort_act_refuse (error, _ ("“%s” cannot be less than nothing."), name));
}

static gboolean
read_meals (const CohortAct *act, CohortTravelRate *rate, GError **error)
{
  return read_meal (act, "breakfast", &rate->breakfast_cents, error)
         && read_meal (act, "lunch", &rate->lunch_cents, error)
         && read_meal (act, "dinner", &rate->dinner_cents, error)
         && read_meal (act, "incidentals", &rate->incidentals_cents, error)
         && read_meal (act, "partial_day", &rate->partial_day_cents, error);
}

static gint64
sum_meals (const CohortTravelRate *rate)
{
  const gint64 meals[]
      = {rate->breakfast_cents, rate->lunch_cents, rate->dinner_cents, rate->incidentals_cents};
  gint64 sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (meals); i++)
    sum += cohort_is_known (meals[i]) ? meals[i] : 0;
  return sum;
}

/* Meals must add up to their day, or a deduction would take another share than was meant. */
static gboolean
check_meals (CohortTravelRate *rate, GError **error)
{
  gint64 sum = sum_meals (rate);

  if (!is_of_meals (rate)) {
    if (sum != 0 || cohort_is_known (rate->partial_day_cents))
      return cohort_act_refuse (error, _ ("Only rates for meals have amounts for each meal."));
    return TRUE;
  }
  if (is_kind (rate, "flat-meals"))
    rate->mills = sum > 0 ? sum * 10 : COHORT_UNKNOWN;
  else if (cohort_is_known (rate->mills) && sum * 10 != rate->mills)
    return cohort_act_refuse (
        error, _ ("Breakfast, lunch, dinner and incidentals do not add up to the amount a day."));
  if (cohort_is_known (rate->partial_day_cents) && rate->partial_day_cents * 10 > rate->mills)
    return cohort_act_refuse (error, _ ("A first or last day cannot be paid more than a whole."));
  return TRUE;
}

static gboolean
overlaps (const CohortTravelRate *a, const CohortTravelRate *b)
{
  return g_strcmp0 (a->kind, b->kind) == 0 && g_strcmp0 (a->locality, b->locality) == 0
         && (a->to == 0 || b->from <= a->to) && (b->to == 0 || a->from <= b->to);
}

static gboolean
check_rate (const CohortAct *act, CohortTravelRate *rate, GError **error)
{
  if (!check_meals (rate, error))
    return FALSE;
  if (!cohort_is_known (rate->mills) || rate->mills < 0)
    return cohort_act_refuse (error, _ ("Say how much the rate is."));
  if (rate->to != 0 && rate->to < rate->from)
    return cohort_act_refuse (error, _ ("The rate ends before it begins."));
  COHORT_FOR_EACH (CohortTravelRate, other, act->snapshot, COHORT_RECORD_TRAVEL_RATE) {
    if (g_strcmp0 (other->record.id, rate->record.id) != 0 && overlaps (rate, other))
      return cohort_act_refuse (
          error,
          _ ("Another rate of this kind and place is for some of these days. End it first."));
  }
  return TRUE;
}

static gboolean
read_rate (const CohortAct *act, CohortTravelRate *rate, GError **error)
{
  static const char *const fields[] = {"locality", "to", "source", "verified", NULL};
  const char *kind;

  if (rate->kind == NULL || cohort_arguments_has (act->arguments, "kind")) {
    if (!cohort_arguments_code (act->arguments, "kind", TRUE, "rate-kind", &kind, error))
      return FALSE;
    cohort_set_text (&rate->kind, kind);
  }
  if ((rate->from == 0 || cohort_arguments_has (act->arguments, "from"))
      && !cohort_arguments_date (act->arguments, "from", TRUE, &rate->from, error))
    return FALSE;
  return cohort_arguments_fill (act->arguments, rate, fields, error)
         && read_amount (act, rate, error) && read_meals (act, rate, error)
         && check_rate (act, rate, error);
}

/* "Lodging, San Diego" and, but for miles, its amount. */
static CohortChange *
make_change (const char *kind, const CohortTravelRate *rate)
{
  const char *label = cohort_vocabulary_get_label ("rate-kind", rate->kind);
  g_autofree char *what = g_strjoin (", ", label, rate->locality, NULL);
  g_autofree char *amount
      = is_kind (rate, "mileage") ? NULL : cohort_money_format (rate->mills / 10);

  return cohort_change_new (kind, what, amount);
}

/** cohort_rate_add: rate.add: a rate of the county's own, for days no other of its kind is for */
CohortChange *
cohort_rate_add (const CohortSnapshot *snapshot,
                 CohortArguments *arguments,
                 const CohortMoment *moment,
                 GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autofree char *id
      = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_TRAVEL_RATE, error);
  g_autoptr (CohortRecord) record
      = id != NULL ? cohort_record_new (COHORT_RECORD_TRAVEL_RATE, id) : NULL;
  CohortChange *change;

  if (record == NULL || !read_rate (&act, (CohortTravelRate *)record, error))
    return NULL;
  change = make_change ("rate.add", (CohortTravelRate *)record);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

/** cohort_rate_edit: rate.edit; what is planned keeps its amounts until it is priced anew */
CohortChange *
cohort_rate_edit (const CohortSnapshot *snapshot,
                  CohortArguments *arguments,
                  const CohortMoment *moment,
                  GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortTravelRate *present = cohort_arguments_record (arguments, "rate", TRUE, snapshot,
                                                             COHORT_RECORD_TRAVEL_RATE, error);
  g_autoptr (CohortRecord) record = present != NULL ? cohort_record_copy (present) : NULL;
  CohortChange *change;

  if (record == NULL || !read_rate (&act, (CohortTravelRate *)record, error))
    return NULL;
  change = make_change ("rate.edit", (CohortTravelRate *)record);
  cohort_act_put_edited (change, present, g_steal_pointer (&record));
  return change;
}

/** cohort_rate_remove: rate.remove: the program's rate applies again */
CohortChange *
cohort_rate_remove (const CohortSnapshot *snapshot,
                    CohortArguments *arguments,
                    const CohortMoment *moment,
                    GError **error)
{
  const CohortTravelRate *rate = cohort_arguments_record (arguments, "rate", TRUE, snapshot,
                                                          COHORT_RECORD_TRAVEL_RATE, error);
  CohortChange *change;

  if (rate == NULL)
    return NULL;
  change = make_change ("rate.remove", rate);
  cohort_change_delete (change, rate);
  return change;
}
