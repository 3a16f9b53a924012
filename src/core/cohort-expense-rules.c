/* What an expense, or a line of the plan, must satisfy before it is saved, and what commands share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-rules.h"

#include "cohort-date.h"
#include "cohort-funding-arguments.h"
#include "cohort-money.h"
#include "cohort-terms.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** cohort_expense_read: Returns: (transfer none) (nullable): the one the argument "expense" names
 */
const CohortExpense *
cohort_expense_read (const CohortSnapshot *snapshot, CohortArguments *arguments, GError **error)
{
  return cohort_arguments_record (arguments, "expense", TRUE, snapshot, COHORT_RECORD_EXPENSE,
                                  error);
}

/** cohort_expense_new_change: Returns: (transfer full): a change about the payee and "Lodging,
 * $450.00" */
CohortChange *
cohort_expense_new_change (const CohortSnapshot *snapshot,
                           const char *kind,
                           const CohortExpense *expense,
                           gint64 cents)
{
  g_autofree char *who = cohort_funding_dup_who (snapshot, expense->person, expense->payee);
  g_autofree char *what = cohort_funding_dup_what (expense->category, cents);

  return cohort_change_new (kind, who, what);
}

/** cohort_expense_is: Returns: whether it has one of @statuses, which end with %NULL */
gboolean
cohort_expense_is (const CohortExpense *expense, const char *const *statuses)
{
  return expense->status != NULL && g_strv_contains (statuses, expense->status);
}

/* The way out of a refusal: another source that would pay, named where there is one. */
static gboolean
refuse_source (const CohortSnapshot *snapshot,
               const CohortFundingSource *source,
               const char *category,
               CohortDate on,
               const char *reason,
               GError **error)
{
  const CohortFundingSource *other = cohort_source_find_other (snapshot, source, category, on);

  if (other == NULL)
    return cohort_funding_refuse (error,
                                  /* Translators: %s is a sentence that says why not. */
                                  _ ("%s Charge it to another funding source, or say in "
                                     "“override” why it may be charged here."),
                                  reason);
  return cohort_funding_refuse (
      error,
      /* Translators: %1$s is a sentence that says why not, %2$s a funding source. */
      _ ("%1$s Charge it to “%2$s”, or say in “override” why it may be charged here."), reason,
      other->name);
}

/* I-5. The id of the finding is in the sentence, so that who knows the list finds it there. */
static char *
dup_day_reason (const CohortFundingSource *source, CohortDate on)
{
  g_autofree char *day = cohort_date_format (on);
  g_autofree char *limit = NULL;

  if (source->start != 0 && on < source->start) {
    limit = cohort_date_format (source->start);
    return g_strdup_printf (_ ("%1$s is before “%2$s” begins on %3$s (BEFORE_START)."), day,
                            source->name, limit);
  }
  limit = cohort_date_format (source->end);
  return g_strdup_printf (_ ("%1$s is after “%2$s” ends on %3$s (AFTER_END)."), day, source->name,
                          limit);
}

/* @on: 0 for what is only planned */
static gboolean
check_source (const CohortSnapshot *snapshot,
              const CohortFundingSource *source,
              const char *category,
              CohortDate on,
              GError **error)
{
  g_autofree char *reason = NULL;

  if (!cohort_source_is_open (source, on))
    reason = dup_day_reason (source, on);
  else if (!cohort_source_pays (source, category))
    reason = g_strdup_printf (
        /* Translators: %1$s is a funding source, %2$s such as "Lodging". */
        _ ("“%1$s” does not pay for %2$s."), source->name,
        cohort_vocabulary_get_label ("expense-category", category));
  return reason == NULL || refuse_source (snapshot, source, category, on, reason, error);
}

/* A share of nothing is no charge. */
static gboolean
bears_part (const CohortSplit *split)
{
  return split->cents != 0 && split->permille != 0;
}

/**
 * cohort_expense_check_sources:
 * @splits: (element-type CohortSplit): its shares
 *
 * Whether each source that pays a part may: by the day the expense was incurred (rule I-5) and by
 * its category. An expense with an override reason may be charged anywhere.
 *
 * Returns: %FALSE with a %COHORT_ERROR_REFUSED that names the source and the way out
 */
gboolean
cohort_expense_check_sources (const CohortSnapshot *snapshot,
                              const CohortExpense *expense,
                              GArray *splits,
                              GError **error)
{
  if (expense->override_reason != NULL)
    return TRUE;
  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);

    if (bears_part (split)
        && !check_source (snapshot, split->source, expense->category, expense->incurred_on, error))
      return FALSE;
  }
  return TRUE;
}

/* A reason given before stands, too: it may be about another source. */
static void
add_reason (CohortPlanLine *line, const char *reason)
{
  g_autofree char *both = NULL;

  if (line->override_reason != NULL && strstr (line->override_reason, reason) != NULL)
    return;
  if (line->override_reason != NULL)
    both = g_strjoin ("; ", line->override_reason, reason, NULL);
  cohort_set_text (&line->override_reason, both != NULL ? both : reason);
}

/**
 * cohort_plan_line_check_sources:
 * @line: as it shall be; gets the reason where there has to be one
 * @splits: (element-type CohortSplit): its shares
 * @override: (nullable): why a source may be charged with what it does not pay
 *
 * Whether each source that shall pay a part pays for that category. The day is not known before
 * the expense is.
 *
 * Returns: %FALSE with a %COHORT_ERROR_REFUSED that names the source and the way out
 */
gboolean
cohort_plan_line_check_sources (const CohortSnapshot *snapshot,
                                CohortPlanLine *line,
                                GArray *splits,
                                const char *override,
                                GError **error)
{
  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);

    if (!bears_part (split) || cohort_source_pays (split->source, line->category))
      continue;
    if (override == NULL)
      return check_source (snapshot, split->source, line->category, 0, error);
    add_reason (line, override);
  }
  return TRUE;
}

/** cohort_plan_line_new_shares: Returns: (transfer full) (element-type CohortSplit): all on the
 * contract, or on the first source that pays for @category where the contract does not; %NULL with
 * an error when there is no contract */
GArray *
cohort_plan_line_new_shares (const CohortSnapshot *snapshot, const char *category, GError **error)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  const CohortFundingSource *other
      = contract != NULL && !cohort_source_pays (contract, category)
            ? cohort_source_find_other (snapshot, contract, category, 0)
            : NULL;

  return other != NULL ? cohort_splits_new_on (other)
                       : cohort_splits_new_on_contract (snapshot, error);
}

/**
 * cohort_expense_read_override:
 * @overridden: (out): whether a reason is given now
 *
 * Reads the argument "override" and adds the reason to those the expense has.
 */
gboolean
cohort_expense_read_override (CohortArguments *arguments,
                              CohortExpense *expense,
                              gboolean *overridden,
                              GError **error)
{
  g_autofree char *both = NULL;
  const char *reason;

  *overridden = FALSE;
  if (!cohort_arguments_has (arguments, "override"))
    return TRUE;
  if (!cohort_arguments_text (arguments, "override", TRUE, &reason, error))
    return FALSE;
  *overridden = TRUE;
  if (expense->override_reason != NULL && !g_str_equal (expense->override_reason, reason))
    both = g_strjoin ("\n", expense->override_reason, reason, NULL);
  cohort_set_text (&expense->override_reason, both != NULL ? both : reason);
  return TRUE;
}

/** cohort_expense_select_refunds: Returns: (transfer container) (element-type CohortExpense): what
 * came back */
GPtrArray *
cohort_expense_select_refunds (const CohortSnapshot *snapshot, const char *expense)
{
  GPtrArray *children = cohort_snapshot_select (snapshot, COHORT_RECORD_EXPENSE, "parent", expense);

  for (guint i = children->len; i > 0; i--) {
    const CohortExpense *child = g_ptr_array_index (children, i - 1);

    if (g_strcmp0 (child->parent_kind, "refund") != 0)
      g_ptr_array_remove_index (children, i - 1);
  }
  return children;
}

/** cohort_expense_count_kept: Returns: cents paid for it that did not come back (I-4) */
gint64
cohort_expense_count_kept (const CohortSnapshot *snapshot,
                           const CohortLedger *ledger,
                           const char *expense)
{
  g_autoptr (GPtrArray) refunds = cohort_expense_select_refunds (snapshot, expense);
  gint64 kept = cohort_ledger_expense_paid (ledger, expense);

  for (guint i = 0; i < refunds->len; i++) {
    const CohortRecord *refund = g_ptr_array_index (refunds, i);
    cohort_money_add (&kept, cohort_ledger_expense_paid (ledger, refund->id));
  }
  return kept;
}
