/* Acts on expenses while they are put together: adding, editing, splitting, removing.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-error.h"
#include "cohort-expense-rules.h"
#include "cohort-funding-arguments.h"
#include "cohort-policy.h"

#include <glib/gi18n-lib.h>

static gboolean
read_amount (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             CohortExpense *expense,
             GError **error)
{
  CohortDayRate rate;

  if (g_str_equal (expense->category, "mileage") && cohort_is_known (expense->quantity)
      && !cohort_is_known (expense->rate)
      && cohort_rates_find (snapshot, "mileage", NULL, expense->incurred_on, &rate))
    expense->rate = rate.mills;
  if (cohort_arguments_has (arguments, "amount")) {
    if (!cohort_arguments_money (arguments, "amount", TRUE, &expense->claimed_cents, error))
      return FALSE;
  } else if (cohort_arguments_has (arguments, "quantity")
             || cohort_arguments_has (arguments, "rate")) {
    if (!cohort_funding_multiply (expense->quantity, expense->rate, &expense->claimed_cents, error))
      return FALSE;
  }
  if (!cohort_is_known (expense->claimed_cents)) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("Say what it cost: an “amount”, or a “quantity” and a “rate”."));
    return FALSE;
  }
  if (expense->claimed_cents > 0)
    return TRUE;
  return cohort_funding_refuse (
      error, _ ("An expense is more than nothing. Money that came back is a refund."));
}

static gboolean
read_expense (const CohortSnapshot *snapshot,
              CohortArguments *arguments,
              CohortExpense *expense,
              GError **error)
{
  static const char *const fields[] = {"payee", "purpose", "missing_receipt_reason", "account_code",
                                       NULL};

  if (!cohort_funding_read_link (arguments, "person", snapshot, COHORT_RECORD_PERSON,
                                 &expense->person, error)
      || !cohort_funding_read_convening (arguments, snapshot, &expense->convening, error)
      || !cohort_funding_read_category (arguments, &expense->category, error)
      || !cohort_funding_read_quantity (arguments, &expense->quantity, &expense->rate, error)
      || !cohort_arguments_fill (arguments, expense, fields, error))
    return FALSE;
  if ((expense->incurred_on == 0 || cohort_arguments_has (arguments, "on"))
      && !cohort_arguments_date (arguments, "on", TRUE, &expense->incurred_on, error))
    return FALSE;
  if (expense->person == NULL && expense->payee == NULL)
    return cohort_funding_refuse (error, _ ("Say who is paid: a “person” or another “payee”."));
  return read_amount (snapshot, arguments, expense, error);
}

/* What the plan says about the line an expense belongs to holds unless something else is said. */
static void
follow_line (CohortArguments *arguments, CohortExpense *expense, const CohortPlanLine *line)
{
  if (expense->category == NULL)
    cohort_set_text (&expense->category, line->category);
  if (expense->person == NULL && !cohort_arguments_has (arguments, "payee"))
    cohort_set_text (&expense->person, line->person);
  if (expense->convening == NULL)
    cohort_set_text (&expense->convening, line->convening);
}

static gboolean
read_line (const CohortSnapshot *snapshot,
           CohortArguments *arguments,
           CohortExpense *expense,
           GError **error)
{
  const CohortPlanLine *line;

  if (!cohort_funding_read_link (arguments, "line", snapshot, COHORT_RECORD_PLAN_LINE,
                                 &expense->plan_line, error))
    return FALSE;
  line = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);
  if (line != NULL && cohort_arguments_has (arguments, "line"))
    follow_line (arguments, expense, line);
  return TRUE;
}

/* The only open line planned for this person, convening and category; "line": null keeps it apart.
 */
static void
find_line (const CohortSnapshot *snapshot, CohortArguments *arguments, CohortExpense *expense)
{
  const CohortPlanLine *found = NULL;

  if (cohort_arguments_has (arguments, "line") || expense->person == NULL
      || expense->convening == NULL)
    return;
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (g_strcmp0 (line->person, expense->person) != 0
        || g_strcmp0 (line->convening, expense->convening) != 0
        || g_strcmp0 (line->category, expense->category) != 0
        || g_strcmp0 (line->state, "closed") == 0)
      continue;
    if (found != NULL)
      return;
    found = line;
  }
  if (found != NULL)
    cohort_set_text (&expense->plan_line, found->record.id);
}

/* (transfer full): as it is shared, else as its plan line is, else all on the contract */
static GArray *
get_shares (const CohortSnapshot *snapshot, const CohortExpense *expense, GError **error)
{
  GArray *splits = cohort_splits_of_expense (snapshot, expense->record.id);

  if (splits->len > 0)
    return splits;
  g_array_unref (splits);
  splits = cohort_splits_of_line (snapshot, expense->plan_line);
  if (splits->len > 0)
    return splits;
  g_array_unref (splits);
  return cohort_splits_new_on_contract (snapshot, error);
}

static GArray *
read_splits (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortExpense *expense,
             GError **error)
{
  g_autoptr (GError) failure = NULL;
  GArray *splits = cohort_splits_read (arguments, snapshot, expense->claimed_cents, &failure);

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return splits != NULL ? splits : get_shares (snapshot, expense, error);
}

/* Takes both: the expense as it shall be and its shares, once every source may pay its own. */
static CohortChange *
save_expense (const CohortSnapshot *snapshot,
              const char *kind,
              CohortExpense *expense,
              GArray *shares,
              GError **error)
{
  g_autoptr (CohortRecord) record = COHORT_RECORD (expense);
  g_autoptr (GArray) splits = shares;
  CohortChange *change;

  cohort_splits_fix (splits, expense->claimed_cents);
  if (!cohort_expense_check_sources (snapshot, expense, splits, error))
    return NULL;
  change = cohort_expense_new_change (snapshot, kind, expense, expense->claimed_cents);
  cohort_splits_put_on_expense (splits, change, snapshot, record->id);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

/* expense.add */
CohortChange *
cohort_expense_add (const CohortSnapshot *snapshot,
                    CohortArguments *arguments,
                    const CohortMoment *moment,
                    GError **error)
{
  g_autofree char *id = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_EXPENSE, error);
  g_autoptr (CohortRecord) record = NULL;
  CohortExpense *expense;
  gboolean overridden;
  GArray *splits;

  if (id == NULL)
    return NULL;
  expense = cohort_record_new (COHORT_RECORD_EXPENSE, id);
  record = COHORT_RECORD (expense);
  cohort_set_text (&expense->year, cohort_snapshot_get_year (snapshot));
  cohort_set_text (&expense->status, "draft");
  expense->status_on = moment->today;
  if (!read_line (snapshot, arguments, expense, error)
      || !read_expense (snapshot, arguments, expense, error)
      || !cohort_expense_read_override (arguments, expense, &overridden, error))
    return NULL;
  find_line (snapshot, arguments, expense);
  splits = read_splits (snapshot, arguments, expense, error);
  if (splits == NULL)
    return NULL;
  g_steal_pointer (&record);
  return save_expense (snapshot, "expense.add", expense, splits, error);
}

static const CohortExpense *
get_unsettled (const CohortSnapshot *snapshot,
               CohortArguments *arguments,
               const char *const *statuses,
               const char *refusal,
               GError **error)
{
  const CohortExpense *expense = cohort_expense_read (snapshot, arguments, error);

  if (expense == NULL || cohort_expense_is (expense, statuses))
    return expense;
  cohort_funding_refuse (error, "%s", refusal);
  return NULL;
}

/* expense.edit */
CohortChange *
cohort_expense_edit (const CohortSnapshot *snapshot,
                     CohortArguments *arguments,
                     const CohortMoment *moment,
                     GError **error)
{
  static const char *const statuses[] = {"draft", "returned", NULL};
  const CohortExpense *present = get_unsettled (
      snapshot, arguments, statuses,
      _ ("Only a draft or a returned expense can be edited. Return it first."), error);
  g_autoptr (CohortRecord) record = present != NULL ? cohort_record_copy (present) : NULL;
  CohortExpense *expense = (CohortExpense *)record;
  gboolean overridden;
  GArray *splits;

  if (expense == NULL || !read_line (snapshot, arguments, expense, error)
      || !read_expense (snapshot, arguments, expense, error)
      || !cohort_expense_read_override (arguments, expense, &overridden, error))
    return NULL;
  splits = read_splits (snapshot, arguments, expense, error);
  if (splits == NULL)
    return NULL;
  g_steal_pointer (&record);
  return save_expense (snapshot, "expense.edit", expense, splits, error);
}

static const CohortExpense *
get_unapproved (const CohortSnapshot *snapshot, CohortArguments *arguments, GError **error)
{
  static const char *const statuses[] = {"draft", "returned", "submitted", NULL};

  return get_unsettled (
      snapshot, arguments, statuses,
      _ ("Who pays can be changed until the expense is approved. Return it first."), error);
}

/* expense.split */
CohortChange *
cohort_expense_split (const CohortSnapshot *snapshot,
                      CohortArguments *arguments,
                      const CohortMoment *moment,
                      GError **error)
{
  const CohortExpense *present = get_unapproved (snapshot, arguments, error);
  g_autoptr (CohortRecord) record = present != NULL ? cohort_record_copy (present) : NULL;
  g_autoptr (GError) failure = NULL;
  CohortExpense *expense = (CohortExpense *)record;
  gboolean overridden;
  GArray *splits;

  if (expense == NULL || !cohort_expense_read_override (arguments, expense, &overridden, error))
    return NULL;
  splits = cohort_splits_read (arguments, snapshot, expense->claimed_cents, &failure);
  if (splits == NULL && failure == NULL)
    g_set_error_literal (&failure, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("Say in “splits” which sources share the amount."));
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  g_steal_pointer (&record);
  return save_expense (snapshot, "expense.split", expense, splits, error);
}

/* expense.split-at-cap: in one step, what the plan line or a source cannot bear goes to another
 * source */
CohortChange *
cohort_expense_split_at_cap (const CohortSnapshot *snapshot,
                             CohortArguments *arguments,
                             const CohortMoment *moment,
                             GError **error)
{
  const CohortExpense *expense = get_unapproved (snapshot, arguments, error);
  const CohortFundingSource *target
      = expense != NULL ? cohort_arguments_record (arguments, "source", TRUE, snapshot,
                                                   COHORT_RECORD_FUNDING_SOURCE, error)
                        : NULL;
  g_autoptr (GArray) splits = target != NULL ? get_shares (snapshot, expense, error) : NULL;

  if (splits == NULL)
    return NULL;
  cohort_splits_fix (splits, expense->claimed_cents);
  if (cohort_expense_move_excess (snapshot, expense, splits, target, moment->today) == 0) {
    cohort_funding_refuse (error, _ ("Nothing of this expense is beyond the plan or the money "
                                     "available, so there is nothing to split off."));
    return NULL;
  }
  return save_expense (snapshot, "expense.split-at-cap", cohort_record_copy (expense),
                       g_steal_pointer (&splits), error);
}

/* expense.remove */
CohortChange *
cohort_expense_remove (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  static const char *const statuses[] = {"draft", NULL};
  const CohortExpense *expense
      = get_unsettled (snapshot, arguments, statuses,
                       _ ("Only a draft can be removed. Void the expense instead."), error);
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GPtrArray) splits = NULL;
  CohortChange *change;

  if (expense == NULL)
    return NULL;
  change = cohort_expense_new_change (snapshot, "expense.remove", expense, expense->claimed_cents);
  splits = cohort_snapshot_select (snapshot, COHORT_RECORD_EXPENSE_SPLIT, "expense",
                                   expense->record.id);
  for (guint i = 0; i < splits->len; i++)
    cohort_change_delete (change, g_ptr_array_index (splits, i));
  /* The files stay beside the database, where undo finds them again. */
  receipts
      = cohort_snapshot_select (snapshot, COHORT_RECORD_RECEIPT, "expense", expense->record.id);
  for (guint i = 0; i < receipts->len; i++)
    cohort_change_delete (change, g_ptr_array_index (receipts, i));
  cohort_change_delete (change, expense);
  return change;
}

static const CohortCommand commands[] = {
    {"expense.add", cohort_expense_add,
     "on person? payee? line? convening? category? purpose? quantity? rate? amount? splits? "
     "override? missing_receipt_reason? account_code? id?"},
    {"expense.edit", cohort_expense_edit,
     "expense on? person? payee? line? convening? category? purpose? quantity? rate? amount? "
     "splits? override? missing_receipt_reason? account_code?"},
    {"expense.split", cohort_expense_split, "expense splits override?"},
    {"expense.split-at-cap", cohort_expense_split_at_cap, "expense source"},
    {"expense.remove", cohort_expense_remove, "expense"},
    {"expense.submit", cohort_expense_submit, "expense on?"},
    {"expense.return", cohort_expense_return, "expense reason on?"},
    {"expense.approve", cohort_expense_approve, "expense amount? reason? override? on?"},
    {"expense.reject", cohort_expense_reject, "expense reason on?"},
    {"expense.void", cohort_expense_void, "expense reason? on?"},
    {"expense.pay", cohort_expense_pay, "expense amount? on? reference? id?"},
    {"expense.refund", cohort_expense_refund, "expense amount on? reference? id?"},
    {"expense.reverse", cohort_expense_reverse, "expense on? reference? id?"},
};

/** cohort_expense_commands: Returns: (transfer none) (array length=n): acts on expenses */
const CohortCommand *
cohort_expense_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
