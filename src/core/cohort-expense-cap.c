/* How much of an expense its plan line and its funding sources can bear.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-rules.h"

#include "cohort-funding-arguments.h"
#include "cohort-ledger-private.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

/* What the expense takes of a source while it is submitted. */
static gint64
get_own_share (const CohortLedger *ledger,
               const CohortExpense *expense,
               const CohortFundingSource *source)
{
  if (g_strcmp0 (expense->status, "submitted") != 0)
    return 0;
  return cohort_ledger_expense_share (ledger, expense->record.id, source->record.id);
}

/* (nullable): the line whose amount limits the expense; an unpriced one limits nothing */
static const CohortPlanLine *
find_limit (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  const CohortPlanLine *line
      = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);

  return line != NULL && cohort_is_known (line->amount_cents) ? line : NULL;
}

/* Without this expense, a source has what is available and what the line still commits; of that,
 * the expense may take no more than the line plans for the source. */
static gint64
get_allowance (const CohortSnapshot *snapshot,
               const CohortLedger *ledger,
               const CohortExpense *expense,
               const CohortFundingSource *source)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source->record.id);
  const CohortPlanLine *line = find_limit (snapshot, expense);
  const char *line_id = line != NULL ? line->record.id : NULL;
  gint64 rest
      = cohort_ledger_subtract (cohort_ledger_line_planned (ledger, line_id, source->record.id),
                                cohort_ledger_line_used (ledger, line_id, source->record.id));
  gint64 own = get_own_share (ledger, expense, source);
  gint64 by_source = G_MAXINT64, by_line = G_MAXINT64;

  if (parts != NULL && cohort_is_known (parts->available)) {
    by_source = parts->available;
    cohort_ledger_add (&by_source, own);
    if (line != NULL && g_strcmp0 (line->state, "closed") != 0)
      cohort_ledger_add (&by_source, MAX (rest, 0));
  }
  if (line != NULL) {
    by_line = rest;
    cohort_ledger_add (&by_line, own);
  }
  return MAX (MIN (by_source, by_line), 0);
}

/**
 * cohort_expense_move_excess:
 * @splits: (element-type CohortSplit): its shares, as amounts
 * @target: the source that takes the rest
 * @today: by whose limits
 *
 * Moves to @target what is beyond what the plan line and each other source can bear.
 *
 * Returns: how many cents were moved
 */
gint64
cohort_expense_move_excess (const CohortSnapshot *snapshot,
                            const CohortExpense *expense,
                            GArray *splits,
                            const CohortFundingSource *target,
                            CohortDate today)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, today);
  CohortSplit last = {target, 0, COHORT_UNKNOWN};
  gint64 moved = 0;

  for (guint i = splits->len; i > 0; i--) {
    CohortSplit *split = &g_array_index (splits, CohortSplit, i - 1);
    gint64 excess;

    if (split->source == target) {
      last = *split;
      g_array_remove_index (splits, i - 1);
      continue;
    }
    excess = split->cents - get_allowance (snapshot, ledger, expense, split->source);
    if (excess <= 0)
      continue;
    moved += excess;
    split->cents -= excess;
    if (split->cents == 0)
      g_array_remove_index (splits, i - 1);
  }
  last.cents += moved;
  g_array_append_val (splits, last);
  return moved;
}

static gboolean
refuse_excess (const CohortFundingSource *source, gint64 excess, GError **error)
{
  g_autofree char *text = cohort_money_format (excess);

  return cohort_funding_refuse (
      error,
      _ ("“%1$s” would be %2$s short. Split the excess to another funding source, close lines of "
         "the plan that are not needed, or say in “override” why it is approved."),
      source->name, text);
}

/**
 * cohort_expense_check_available:
 * @cents: the amount to approve
 * @today: by whose limits
 *
 * Whether each source has its share of @cents available, counting what the expense takes of it
 * already.
 *
 * Returns: %FALSE with a %COHORT_ERROR_REFUSED that says how much is missing
 */
gboolean
cohort_expense_check_available (const CohortSnapshot *snapshot,
                                const CohortExpense *expense,
                                gint64 cents,
                                CohortDate today,
                                GError **error)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, today);
  g_autoptr (GArray) splits = cohort_splits_of_expense (snapshot, expense->record.id);

  cohort_splits_fix (splits, cents);
  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    const CohortParts *parts = cohort_ledger_get_parts (ledger, split->source->record.id);
    gint64 available;

    if (parts == NULL || !cohort_is_known (parts->available))
      continue;
    available = parts->available;
    cohort_ledger_add (&available, get_own_share (ledger, expense, split->source));
    if (split->cents > 0 && split->cents > available)
      return refuse_excess (split->source, cohort_ledger_subtract (split->cents, available), error);
  }
  return TRUE;
}
