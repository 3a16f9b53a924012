/* Reading, writing and dividing the shares of plan lines and expenses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-splits.h"

#include "cohort-error.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

#define WHOLE 1000 /* permille */

static GArray *
new_splits (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CohortSplit));
}

/** cohort_splits_new_on: Returns: (transfer full): everything on @source, whatever the amount */
GArray *
cohort_splits_new_on (const CohortFundingSource *source)
{
  CohortSplit split = {source, COHORT_UNKNOWN, WHOLE};
  GArray *splits = new_splits ();

  g_array_append_val (splits, split);
  return splits;
}

/** cohort_splits_new_on_contract: Returns: (transfer full): everything on the contract of the year,
 * or %NULL with an error when there is none */
GArray *
cohort_splits_new_on_contract (const CohortSnapshot *snapshot, GError **error)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);

  if (contract != NULL)
    return cohort_splits_new_on (contract);
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
               _ ("%s has no contract. Say which funding source pays."),
               cohort_snapshot_get_year (snapshot));
  return NULL;
}

static gboolean
is_listed (const GArray *splits, const CohortFundingSource *source)
{
  for (guint i = 0; i < splits->len; i++)
    if (g_array_index (splits, CohortSplit, i).source == source)
      return TRUE;
  return FALSE;
}

static gboolean
read_split (JsonNode *node, const CohortSnapshot *snapshot, CohortSplit *split, GError **error)
{
  g_autoptr (CohortArguments) arguments = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    g_set_error_literal (
        error, COHORT_ERROR, COHORT_ERROR_INVALID,
        _ ("Each split names a “source” and an “amount”, or its “permille” of the whole."));
    return FALSE;
  }
  arguments = cohort_arguments_new (json_node_get_object (node));
  split->source = cohort_arguments_record (arguments, "source", TRUE, snapshot,
                                           COHORT_RECORD_FUNDING_SOURCE, error);
  if (split->source == NULL
      || !cohort_arguments_money (arguments, "amount", FALSE, &split->cents, error)
      || !cohort_arguments_number (arguments, "permille", FALSE, &split->permille, error))
    return FALSE;
  if (cohort_is_known (split->cents) == cohort_is_known (split->permille)) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("The split on “%s” needs either an “amount” or a “permille”."),
                 split->source->name);
    return FALSE;
  }
  return cohort_arguments_finish (arguments, error);
}

static gboolean
add_split (GArray *splits, const CohortSplit *split, GError **error)
{
  gboolean is_amount = cohort_is_known (split->cents);

  if (is_listed (splits, split->source)) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("“%s” is listed twice. Give it one split with the sum."), split->source->name);
    return FALSE;
  }
  if ((is_amount ? split->cents : split->permille) < 0) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("The split on “%s” is less than nothing."), split->source->name);
    return FALSE;
  }
  if (splits->len > 0
      && cohort_is_known (g_array_index (splits, CohortSplit, 0).cents) != is_amount) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("Give all splits as amounts, or all as parts per thousand."));
    return FALSE;
  }
  g_array_append_vals (splits, split, 1);
  return TRUE;
}

static gboolean
check_permille (const GArray *splits, GError **error)
{
  gint64 sum = 0;

  for (guint i = 0; i < splits->len; i++)
    cohort_money_add (&sum, g_array_index (splits, CohortSplit, i).permille);
  if (sum == WHOLE)
    return TRUE;

  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("The splits come to %lld parts per thousand instead of 1000."), (long long) sum);
  return FALSE;
}

/* I-2: to the cent. */
static gboolean
check_amounts (const GArray *splits, gint64 cents, GError **error)
{
  g_autofree char *whole = cohort_money_format (cents);
  g_autofree char *text = NULL;
  gint64 sum = 0;

  if (!cohort_is_known (cents)) {
    g_set_error_literal (
        error, COHORT_ERROR, COHORT_ERROR_INVALID,
        _ ("The amount is not known yet. Split it in parts per thousand (“permille”)."));
    return FALSE;
  }
  for (guint i = 0; i < splits->len; i++)
    cohort_money_add (&sum, g_array_index (splits, CohortSplit, i).cents);
  if (sum == cents)
    return TRUE;

  text = cohort_money_format (sum);
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("The splits come to %1$s, but the amount is %2$s."), text, whole);
  return FALSE;
}

/**
 * cohort_splits_read:
 * @cents: the amount that is split, or %COHORT_UNKNOWN
 *
 * Reads the argument "splits", a list of objects with "source" and either "amount" or "permille".
 *
 * Returns: (transfer full) (nullable): shares that cover @cents (I-2); %NULL without @error when
 * the argument was not given
 */
GArray *
cohort_splits_read (CohortArguments *arguments,
                    const CohortSnapshot *snapshot,
                    gint64 cents,
                    GError **error)
{
  JsonArray *list = cohort_arguments_array (arguments, "splits", error);
  g_autoptr (GArray) splits = new_splits ();

  if (list == NULL)
    return NULL;
  if (json_array_get_length (list) == 0) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("The list of splits is empty. Name at least one funding source."));
    return NULL;
  }
  for (guint i = 0; i < json_array_get_length (list); i++) {
    CohortSplit split;

    if (!read_split (json_array_get_element (list, i), snapshot, &split, error)
        || !add_split (splits, &split, error))
      return NULL;
  }
  if (cohort_is_known (g_array_index (splits, CohortSplit, 0).cents)
          ? !check_amounts (splits, cents, error)
          : !check_permille (splits, error))
    return NULL;
  return g_steal_pointer (&splits);
}

static gint64 *
divide (const GArray *splits, gint64 cents)
{
  g_autofree gint64 *weights = g_new (gint64, splits->len);
  gint64 *parts = g_new0 (gint64, splits->len);

  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    weights[i] = ABS (cohort_is_known (split->permille) ? split->permille : split->cents);
  }
  if (!cohort_money_share (cents, weights, splits->len, parts) && splits->len > 0)
    parts[0] = cents;
  return parts;
}

/**
 * cohort_splits_fix:
 * @splits: (element-type CohortSplit): shares
 * @cents: the amount to divide
 *
 * Makes amounts of the shares, in the proportion they have, that come to @cents exactly.
 */
void
cohort_splits_fix (GArray *splits, gint64 cents)
{
  g_autofree gint64 *parts = divide (splits, cents);

  for (guint i = 0; i < splits->len; i++) {
    CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    split->cents = parts[i];
    split->permille = COHORT_UNKNOWN;
  }
}

/** cohort_splits_loosen: makes parts per thousand of the shares, for an amount that is no longer
 * known */
void
cohort_splits_loosen (GArray *splits)
{
  g_autofree gint64 *parts = divide (splits, WHOLE);

  for (guint i = 0; i < splits->len; i++) {
    CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    split->cents = COHORT_UNKNOWN;
    split->permille = parts[i];
  }
}
