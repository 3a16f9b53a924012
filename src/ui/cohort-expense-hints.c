/* What stands beside an expense in words: what it lacks, and what the travel policy says of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-hints.h"

#include "cohort-date.h"
#include "cohort-expense-rules.h"
#include "cohort-findings.h"
#include "cohort-money.h"
#include "cohort-policy.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/** cohort_expense_needs_receipt: Returns: whether the chosen travel policy asks for a receipt for
 * @cents of @category */
gboolean
cohort_expense_needs_receipt (const CohortSnapshot *snapshot, const char *category, gint64 cents)
{
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);

  return cohort_policy_needs_receipt (policy, category, cents);
}

/** cohort_expense_dup_receipt_rule: see the header */
char *
cohort_expense_dup_receipt_rule (const CohortSnapshot *snapshot, const char *category, gint64 cents)
{
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);
  g_autofree char *limit = NULL;

  if (cohort_policy_needs_receipt (policy, category, cents))
    return cohort_policy_is_maximum_of (policy, category)
               ? g_strdup (_ ("What was spent is paid, up to the rate, with its receipt."))
               : NULL;
  if (!cohort_policy_needs_receipt (policy, category, COHORT_UNKNOWN))
    return g_strdup_printf (
        /* Translators: %s is such as "Mileage". */
        _ ("No receipt is needed for %s."),
        cohort_vocabulary_get_label ("expense-category", category));
  limit = cohort_money_format (policy->receipt_cents);
  return g_strdup_printf (_ ("No receipt is needed below %s."), limit);
}

static gboolean
has_receipt (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  COHORT_FOR_EACH (CohortReceipt, receipt, snapshot, COHORT_RECORD_RECEIPT) {
    if (g_strcmp0 (receipt->expense, expense->record.id) == 0
        || (expense->parent != NULL && g_strcmp0 (receipt->expense, expense->parent) == 0))
      return TRUE;
  }
  return FALSE;
}

static gboolean
lacks_receipt (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  return expense->missing_receipt_reason == NULL && expense->claimed_cents > 0
         && cohort_expense_needs_receipt (snapshot, expense->category, expense->claimed_cents)
         && !has_receipt (snapshot, expense);
}

/* Whoever pays must be able to: by the day and by the kind. */
static gboolean
lacks_funding (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  g_autoptr (GArray) splits = cohort_splits_of_expense (snapshot, expense->record.id);

  return splits->len == 0 || !cohort_expense_check_sources (snapshot, expense, splits, NULL);
}

/** cohort_expense_dup_missing: see the header */
char *
cohort_expense_dup_missing (const CohortSnapshot *snapshot,
                            const CohortExpense *expense,
                            gboolean has_papers)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (!has_papers && lacks_receipt (snapshot, expense))
    g_ptr_array_add (words, (gpointer)_ ("receipt"));
  if (expense->incurred_on == 0)
    g_ptr_array_add (words, (gpointer)_ ("date"));
  if (expense->purpose == NULL)
    g_ptr_array_add (words, (gpointer)_ ("purpose"));
  if (lacks_funding (snapshot, expense))
    g_ptr_array_add (words, (gpointer)_ ("funding"));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  list = g_strjoinv (", ", (char **)words->pdata);
  /* Translators: %s is a list of "receipt", "date", "purpose", "funding". */
  return g_strdup_printf (_ ("Still missing: %s"), list);
}

/** cohort_expense_dup_relief: see the header */
char *
cohort_expense_dup_relief (const CohortSnapshot *after,
                           const CohortLedger *ledger,
                           const CohortExpense *expense)
{
  const CohortPlanLine *line
      = cohort_snapshot_find (after, COHORT_RECORD_PLAN_LINE, expense->plan_line);
  g_autofree char *planned = NULL;
  g_autofree char *used = NULL;
  g_autofree char *rest = NULL;
  gint64 spent;

  if (line == NULL)
    return NULL;
  if (!cohort_is_known (line->amount_cents))
    return g_strdup (_ ("It is planned, but was not priced."));
  spent = cohort_ledger_line_used (ledger, line->record.id, NULL);
  planned = cohort_money_format (line->amount_cents);
  used = cohort_money_format (spent);
  rest = cohort_money_format (ABS (line->amount_cents - spent));
  if (spent > line->amount_cents)
    return g_strdup_printf (_ ("%1$s of %2$s planned: %3$s more than the plan has."), used, planned,
                            rest);
  if (spent == line->amount_cents)
    return g_strdup_printf (_ ("All of the %s planned is used up."), planned);
  return g_strdup_printf (_ ("%1$s of %2$s planned is used up; %3$s stays planned."), used, planned,
                          rest);
}

/* What the form says in other places. */
static gboolean
is_said_elsewhere (const CohortFinding *finding)
{
  static const char *const elsewhere[] = {"NO_RECEIPT", "OVER_PLAN", "UNPRICED", NULL};

  return g_strv_contains (elsewhere, finding->id);
}

/** cohort_expense_dup_advice: see the header */
char *
cohort_expense_dup_advice (const CohortSnapshot *after,
                           CohortLedger *ledger,
                           const CohortExpense *expense)
{
  g_autoptr (GPtrArray) findings
      = cohort_findings_new_of_expense (after, ledger, expense, cohort_date_today ());
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    if (!is_said_elsewhere (finding))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", finding->text);
  }
  return g_string_free (text, text->len == 0);
}
