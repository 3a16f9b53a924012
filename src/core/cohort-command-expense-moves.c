/* Acts that move an expense on: submitting, returning, approving, rejecting, voiding.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-expense-rules.h"
#include "cohort-funding-arguments.h"
#include "cohort-money.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* (transfer full): the expense, free to be changed, once the move is known to be legal */
static CohortExpense *
begin_move (const CohortSnapshot *snapshot,
            CohortArguments *arguments,
            const CohortMoment *moment,
            const char *status,
            GError **error)
{
  const CohortExpense *present = cohort_expense_read (snapshot, arguments, error);
  CohortExpense *expense;
  CohortDate on;

  if (present == NULL || !cohort_arguments_date (arguments, "on", FALSE, &on, error))
    return NULL;
  if (!cohort_expense_may_move (present->status, status)) {
    cohort_funding_refuse (error,
                           /* Translators: %1$s and %2$s are states such as "Draft". */
                           _ ("This expense is in the state “%1$s” and cannot become “%2$s”."),
                           cohort_vocabulary_get_label ("expense-status", present->status),
                           cohort_vocabulary_get_label ("expense-status", status));
    return NULL;
  }
  expense = cohort_record_copy (present);
  cohort_set_text (&expense->status, status);
  cohort_set_text (&expense->status_reason, NULL);
  expense->status_on = on != 0 ? on : moment->today;
  return expense;
}

static gboolean
read_reason (CohortArguments *arguments, CohortExpense *expense, gboolean required, GError **error)
{
  const char *reason;

  if (!cohort_arguments_text (arguments, "reason", required, &reason, error))
    return FALSE;
  cohort_set_text (&expense->status_reason, reason);
  return TRUE;
}

/* Takes the expense. */
static CohortChange *
finish_move (const CohortSnapshot *snapshot, const char *kind, CohortExpense *expense, gint64 cents)
{
  CohortChange *change = cohort_expense_new_change (snapshot, kind, expense, cents);

  cohort_change_put (change, expense);
  return change;
}

/* expense.submit */
CohortChange *
cohort_expense_submit (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  CohortExpense *expense = begin_move (snapshot, arguments, moment, "submitted", error);
  g_autoptr (CohortRecord) record = COHORT_RECORD (expense);
  g_autoptr (GArray) splits = NULL;

  if (expense == NULL)
    return NULL;
  if (cohort_is_known (expense->approved_cents)) {
    cohort_funding_refuse (error, _ ("This expense is approved. Return it, so that it can be "
                                     "looked at again."));
    return NULL;
  }
  splits = cohort_splits_of_expense (snapshot, record->id);
  if (!cohort_expense_check_sources (snapshot, expense, splits, error))
    return NULL;
  g_steal_pointer (&record);
  return finish_move (snapshot, "expense.submit", expense, expense->claimed_cents);
}

/* What has been paid for must be settled with money, not by a change of state. */
static gboolean
check_unpaid (const CohortSnapshot *snapshot, const CohortExpense *expense, GError **error)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  gint64 kept = cohort_expense_count_kept (snapshot, ledger, expense->record.id);
  g_autofree char *amount = cohort_money_format (kept);

  if (kept == 0)
    return TRUE;
  return cohort_funding_refuse (error, _ ("%s of this expense is paid. Record the refund first."),
                                amount);
}

static CohortChange *
take_back (const CohortSnapshot *snapshot,
           CohortArguments *arguments,
           const CohortMoment *moment,
           const char *kind,
           const char *status,
           gboolean needs_reason,
           GError **error)
{
  CohortExpense *expense = begin_move (snapshot, arguments, moment, status, error);
  g_autoptr (CohortRecord) record = COHORT_RECORD (expense);

  if (expense == NULL || !read_reason (arguments, expense, needs_reason, error)
      || !check_unpaid (snapshot, expense, error))
    return NULL;
  expense->approved_cents = COHORT_UNKNOWN;
  g_steal_pointer (&record);
  return finish_move (snapshot, kind, expense, expense->claimed_cents);
}

/* expense.return: to whoever claims it, with what is missing */
CohortChange *
cohort_expense_return (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  return take_back (snapshot, arguments, moment, "expense.return", "returned", TRUE, error);
}

/* expense.reject */
CohortChange *
cohort_expense_reject (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  return take_back (snapshot, arguments, moment, "expense.reject", "rejected", TRUE, error);
}

/* expense.void */
CohortChange *
cohort_expense_void (const CohortSnapshot *snapshot,
                     CohortArguments *arguments,
                     const CohortMoment *moment,
                     GError **error)
{
  return take_back (snapshot, arguments, moment, "expense.void", "void", FALSE, error);
}

/* I-3: what is claimed and not approved is disallowed for a reason. */
static gboolean
read_approved (CohortArguments *arguments, CohortExpense *expense, GError **error)
{
  g_autofree char *claimed = cohort_money_format (expense->claimed_cents);
  gint64 cents;

  if (!cohort_arguments_money (arguments, "amount", FALSE, &cents, error))
    return FALSE;
  if (!cohort_is_known (cents))
    cents = expense->claimed_cents;
  if (!cohort_is_known (cents) || cents <= 0)
    return cohort_funding_refuse (
        error, _ ("Approve more than nothing, or reject the expense with a reason."));
  if (cents > expense->claimed_cents)
    return cohort_funding_refuse (error, _ ("No more than the %s claimed can be approved."),
                                  claimed);
  expense->approved_cents = cents;
  return read_reason (arguments, expense, cents < expense->claimed_cents, error);
}

/* expense.approve */
CohortChange *
cohort_expense_approve (const CohortSnapshot *snapshot,
                        CohortArguments *arguments,
                        const CohortMoment *moment,
                        GError **error)
{
  CohortExpense *expense = begin_move (snapshot, arguments, moment, "approved", error);
  g_autoptr (CohortRecord) record = COHORT_RECORD (expense);
  gboolean overridden;

  if (expense == NULL)
    return NULL;
  if (cohort_is_known (expense->approved_cents)) {
    cohort_funding_refuse (error, _ ("This expense is approved and paid already."));
    return NULL;
  }
  if (!read_approved (arguments, expense, error)
      || !cohort_expense_read_override (arguments, expense, &overridden, error))
    return NULL;
  if (!overridden
      && !cohort_expense_check_available (
          snapshot, cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, record->id),
          expense->approved_cents, moment->today, error))
    return NULL;
  g_steal_pointer (&record);
  return finish_move (snapshot, "expense.approve", expense, expense->approved_cents);
}
