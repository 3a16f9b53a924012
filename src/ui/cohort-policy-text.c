/* Travel policies and rates in plain words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-policy-text.h"

#include "cohort-date.h"
#include "cohort-money.h"
#include "cohort-travel.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define ONE 10 /* in tenths */

static void
add_sentence (GString *text, const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

static void
add_number (GString *text, const char *format, char *number)
{
  g_autofree char *taken = number;
  g_autofree char *sentence = g_strdup_printf (format, taken);

  add_sentence (text, sentence);
}

static void
add_meals (GString *text, const CohortPolicy *policy)
{
  add_number (text, _ ("Meals: %s."),
              g_strdup (cohort_vocabulary_get_label ("meal-rule", policy->meals)));
  if (cohort_policy_get_meal_kind (policy) == NULL)
    return;
  if (cohort_is_known (policy->partial_permille))
    add_number (text, _ ("First and last day: %s %% of a day."),
                cohort_tenths_format (policy->partial_permille));
  if (policy->deduct_provided)
    add_sentence (text, policy->floor_incidentals
                            ? _ ("Provided meals are taken off, but never below incidentals.")
                            : _ ("Provided meals are taken off."));
  else
    add_sentence (text, _ ("Provided meals are not taken off."));
  if (policy->reception_is_dinner)
    add_sentence (text, _ ("A reception counts as dinner."));
  if (policy->is_maximum)
    add_sentence (text, _ ("The amount is the most that is paid of what was spent, with receipts."));
}

static void
add_limits (GString *text, const CohortPolicy *policy)
{
  if (cohort_is_known (policy->local_tenths))
    add_number (text, _ ("Travel within %s miles is local."),
                cohort_tenths_format (policy->local_tenths));
  if (cohort_is_known (policy->claim_days)) {
    g_autofree char *days
        = g_strdup_printf (ngettext ("Claims are due %d day after the trip.",
                                     "Claims are due %d days after the trip.", policy->claim_days),
                           (int)policy->claim_days);

    add_sentence (text, days);
  }
  if (cohort_is_known (policy->board_cents))
    add_number (text, _ ("Trips above %s go to the board."),
                cohort_money_format (policy->board_cents));
  if (cohort_is_known (policy->receipt_cents))
    add_number (text, _ ("Expenses below %s need no receipt."),
                cohort_money_format (policy->receipt_cents));
}

static void
add_receipts (GString *text, const CohortPolicy *policy)
{
  g_auto (GStrv) codes
      = g_strsplit (policy->receipt_free != NULL ? policy->receipt_free : "", " ", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0' && !cohort_policy_needs_receipt (policy, codes[i], COHORT_UNKNOWN))
      g_ptr_array_add (labels,
                       (gpointer)cohort_vocabulary_get_label ("expense-category", codes[i]));
  if (labels->len == 0)
    return;
  g_ptr_array_add (labels, NULL);
  list = g_strjoinv (", ", (char **)labels->pdata);
  add_number (text, _ ("Never a receipt for: %s."), g_steal_pointer (&list));
}

/** cohort_policy_text_summary: Returns: (transfer full): what @policy says, in sentences */
char *
cohort_policy_text_summary (const CohortPolicy *policy)
{
  GString *text = g_string_new (NULL);

  add_meals (text, policy);
  add_number (text, _ ("Lodging: %s."),
              g_strdup (cohort_vocabulary_get_label ("lodging-rule", policy->lodging)));
  add_limits (text, policy);
  add_receipts (text, policy);
  if (policy->source != NULL)
    add_number (text, policy->verified ? _ ("Source: %s.") : _ ("Source, not verified: %s."),
                g_strdup (policy->source));
  return g_string_free (text, FALSE);
}

/** cohort_rate_text_title: Returns: (transfer full): "Lodging, San Diego" */
char *
cohort_rate_text_title (const CohortDayRate *rate)
{
  return g_strjoin (", ", cohort_vocabulary_get_label ("rate-kind", rate->kind), rate->locality,
                    NULL);
}

/** cohort_rate_text_amount: Returns: (transfer full): "$150.00 a night", "67.0¢ a mile" */
char *
cohort_rate_text_amount (const CohortDayRate *rate)
{
  g_autofree char *amount = NULL;

  if (g_strcmp0 (rate->kind, "mileage") == 0) {
    amount = cohort_tenths_format (rate->mills);
    return g_strdup_printf (_ ("%s¢ a mile"), amount);
  }
  amount = cohort_money_format (cohort_money_times (ONE, rate->mills));
  return g_strdup_printf (
      g_strcmp0 (rate->kind, "lodging") == 0 ? _ ("%s a night") : _ ("%s a day"), amount);
}

static void
add_meal (GString *text, const char *format, gint64 cents)
{
  g_autofree char *amount = NULL;

  if (!cohort_is_known (cents) || cents == 0)
    return;
  amount = cohort_money_format (cents);
  g_string_append (text, ", ");
  g_string_append_printf (text, format, amount);
}

static char *
describe_days (const CohortDayRate *rate)
{
  g_autofree char *from = cohort_date_format (rate->from);
  g_autofree char *to = rate->to != 0 ? cohort_date_format (rate->to) : NULL;

  return to != NULL ? g_strdup_printf (_ ("%1$s to %2$s"), from, to)
                    : g_strdup_printf (_ ("From %s until further notice"), from);
}

/* Documented in the header. */
char *
cohort_rate_text_details (const CohortDayRate *rate)
{
  g_autofree char *days = describe_days (rate);
  g_autofree char *source = cohort_day_rate_describe_source (rate);
  GString *text = g_string_new (rate->own != NULL ? _ ("Own") : _ ("Program"));

  g_string_append_printf (text, ", %s", days);
  add_meal (text, _ ("breakfast %s"), rate->breakfast_cents);
  add_meal (text, _ ("lunch %s"), rate->lunch_cents);
  add_meal (text, _ ("dinner %s"), rate->dinner_cents);
  add_meal (text, _ ("incidentals %s"), rate->incidentals_cents);
  add_meal (text, _ ("first or last day %s"), rate->partial_day_cents);
  g_string_append_printf (text, ". %s", source);
  return g_string_free (text, FALSE);
}
