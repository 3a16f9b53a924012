/* What commands about the plan and about expenses read and say alike.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-funding-arguments.h"

#include "cohort-error.h"
#include "cohort-money.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/**
 * cohort_funding_read_link:
 * @member: an id of a record that nobody else has seen; left alone when the argument is not given
 *
 * Returns: %FALSE with an error when the argument names nothing of @kind
 */
gboolean
cohort_funding_read_link (CohortArguments *arguments,
                          const char *name,
                          const CohortSnapshot *snapshot,
                          CohortRecordKind kind,
                          char **member,
                          GError **error)
{
  g_autoptr (GError) failure = NULL;
  const CohortRecord *found;

  if (!cohort_arguments_has (arguments, name))
    return TRUE;
  found = cohort_arguments_record (arguments, name, FALSE, snapshot, kind, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  cohort_set_text (member, found != NULL ? found->id : NULL);
  return TRUE;
}

/** cohort_funding_read_convening: reads the code "convening", which the year must know */
gboolean
cohort_funding_read_convening (CohortArguments *arguments,
                               const CohortSnapshot *snapshot,
                               char **member,
                               GError **error)
{
  const char *code;

  if (!cohort_arguments_has (arguments, "convening"))
    return TRUE;
  if (!cohort_arguments_text (arguments, "convening", FALSE, &code, error))
    return FALSE;
  if (code != NULL
      && cohort_program_find_convening (cohort_snapshot_get_program (snapshot), code) == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("%1$s has no convening “%2$s”."),
                 cohort_snapshot_get_year (snapshot), code);
    return FALSE;
  }
  cohort_set_text (member, code);
  return TRUE;
}

/** cohort_funding_read_category: reads "category", which cannot be taken away */
gboolean
cohort_funding_read_category (CohortArguments *arguments, char **member, GError **error)
{
  const char *code;

  if (*member != NULL && !cohort_arguments_has (arguments, "category"))
    return TRUE;
  if (!cohort_arguments_code (arguments, "category", TRUE, "expense-category", &code, error))
    return FALSE;
  cohort_set_text (member, code);
  return TRUE;
}

/**
 * cohort_funding_read_quantity:
 * @quantity: (inout): tenths
 * @rate: (inout): tenths of a cent
 *
 * Reads "quantity" (104.6) and "rate" (670, tenths of a cent); what is not given is left alone.
 */
gboolean
cohort_funding_read_quantity (CohortArguments *arguments,
                              gint64 *quantity,
                              gint64 *rate,
                              GError **error)
{
  if (cohort_arguments_has (arguments, "quantity")
      && !cohort_arguments_tenths (arguments, "quantity", FALSE, quantity, error))
    return FALSE;
  if (cohort_arguments_has (arguments, "rate")
      && !cohort_arguments_number (arguments, "rate", FALSE, rate, error))
    return FALSE;
  if (cohort_is_known (*rate) && *rate < 0)
    return cohort_funding_refuse (error, _ ("A rate cannot be less than nothing."));
  return TRUE;
}

/**
 * cohort_funding_multiply:
 * @cents: (out): what @quantity tenths cost at @rate tenths of a cent; unknown if one of them is
 *
 * Returns: %FALSE with an error when that is beyond %COHORT_MONEY_MOST
 */
gboolean
cohort_funding_multiply (gint64 quantity, gint64 rate, gint64 *cents, GError **error)
{
  *cents = cohort_money_times (quantity, rate);
  if (!cohort_is_known (quantity) || !cohort_is_known (rate)
      || (cohort_is_known (*cents) && *cents <= COHORT_MONEY_MOST))
    return TRUE;
  return cohort_funding_refuse (error, _ ("That many at that rate is too much money."));
}

/** cohort_funding_dup_who: Returns: (transfer full): the person's name, else the payee's, else the
 * team */
char *
cohort_funding_dup_who (const CohortSnapshot *snapshot, const char *person, const char *payee)
{
  const CohortPerson *found = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, person);

  if (found != NULL)
    return cohort_person_dup_name (found);
  return g_strdup (payee != NULL ? payee : _ ("the team"));
}

/** cohort_funding_dup_what: Returns: (transfer full): "Lodging, $450.00" */
char *
cohort_funding_dup_what (const char *category, gint64 cents)
{
  const char *label = cohort_vocabulary_get_label ("expense-category", category);
  g_autofree char *amount
      = cohort_is_known (cents) ? cohort_money_format (cents) : g_strdup (_ ("no price yet"));

  return g_strdup_printf ("%s, %s", label, amount);
}

/** cohort_funding_refuse: sets a %COHORT_ERROR_REFUSED. Returns: %FALSE */
gboolean
cohort_funding_refuse (GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_REFUSED, text);
  return FALSE;
}
