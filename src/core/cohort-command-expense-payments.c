/* Acts that move money: paying an expense, and what comes back of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-error.h"
#include "cohort-expense-rules.h"
#include "cohort-funding-arguments.h"
#include "cohort-id.h"
#include "cohort-ledger-private.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

static CohortPayment *
make_payment (const char *id,
              const char *expense,
              CohortDate on,
              gint64 cents,
              const char *reference)
{
  CohortPayment *payment = cohort_record_new (COHORT_RECORD_PAYMENT, id);

  cohort_set_text (&payment->expense, expense);
  cohort_set_text (&payment->reference, reference);
  payment->on = on;
  payment->cents = cents;
  return payment;
}

static gboolean
read_transfer (CohortArguments *arguments,
               const CohortMoment *moment,
               CohortDate *on,
               const char **reference,
               GError **error)
{
  if (!cohort_arguments_date (arguments, "on", FALSE, on, error)
      || !cohort_arguments_text (arguments, "reference", FALSE, reference, error))
    return FALSE;
  if (*on == 0)
    *on = moment->today;
  return TRUE;
}

/* I-4: never more than is approved. */
static gboolean
read_paid (CohortArguments *arguments, gint64 unpaid, gint64 *cents, GError **error)
{
  g_autofree char *left = cohort_money_format (unpaid);

  if (!cohort_arguments_money (arguments, "amount", FALSE, cents, error))
    return FALSE;
  if (!cohort_is_known (*cents))
    *cents = unpaid;
  if (*cents <= 0)
    return cohort_funding_refuse (
        error, _ ("A payment is more than nothing. Money that came back is a refund."));
  if (*cents > unpaid)
    return cohort_funding_refuse (error, _ ("Only %s is approved and not yet paid."), left);
  return TRUE;
}

/* expense.pay */
CohortChange *
cohort_expense_pay (const CohortSnapshot *snapshot,
                    CohortArguments *arguments,
                    const CohortMoment *moment,
                    GError **error)
{
  const CohortExpense *expense = cohort_expense_read (snapshot, arguments, error);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  g_autofree char *id = NULL;
  const char *reference;
  CohortChange *change;
  gint64 unpaid, cents;
  CohortDate on;

  if (expense == NULL || !read_transfer (arguments, moment, &on, &reference, error))
    return NULL;
  if (g_strcmp0 (expense->status, "approved") != 0) {
    cohort_funding_refuse (error, g_strcmp0 (expense->status, "paid") == 0
                                      ? _ ("This expense is paid already.")
                                      : _ ("Approve this expense before it is paid."));
    return NULL;
  }
  unpaid = cohort_ledger_subtract (expense->approved_cents,
                                   cohort_ledger_expense_paid (ledger, expense->record.id));
  id = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_PAYMENT, error);
  if (id == NULL || !read_paid (arguments, unpaid, &cents, error))
    return NULL;

  change = cohort_expense_new_change (snapshot, "expense.pay", expense, cents);
  cohort_change_put (change, make_payment (id, expense->record.id, on, cents, reference));
  if (cents == unpaid) {
    CohortExpense *paid = cohort_record_copy (expense);

    cohort_set_text (&paid->status, "paid");
    paid->status_on = on;
    cohort_change_put (change, paid);
  }
  return change;
}

/* What of the expense a source paid that did not come back. */
static gint64
get_kept_share (const CohortLedger *ledger,
                const CohortExpense *expense,
                const GPtrArray *refunds,
                const char *source)
{
  gint64 kept = cohort_ledger_expense_kept_share (ledger, expense->record.id, source);

  for (guint i = 0; i < refunds->len; i++) {
    const CohortRecord *refund = g_ptr_array_index (refunds, i);
    cohort_ledger_add (&kept, cohort_ledger_expense_kept_share (ledger, refund->id, source));
  }
  return MAX (kept, 0);
}

/* Edge case 8: a refund goes back to the sources in the ratio in which they paid. */
static GArray *
share_refund (const CohortSnapshot *snapshot,
              const CohortLedger *ledger,
              const CohortExpense *expense,
              gint64 cents)
{
  g_autoptr (GPtrArray) refunds = cohort_expense_select_refunds (snapshot, expense->record.id);
  GArray *splits = cohort_splits_of_expense (snapshot, expense->record.id);
  gboolean is_known = FALSE;

  for (guint i = 0; i < splits->len; i++)
    is_known = is_known
               || get_kept_share (ledger, expense, refunds,
                                  g_array_index (splits, CohortSplit, i).source->record.id)
                      > 0;
  for (guint i = 0; is_known && i < splits->len; i++) {
    CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    split->cents = get_kept_share (ledger, expense, refunds, split->source->record.id);
  }
  cohort_splits_fix (splits, cents);
  return splits;
}

static CohortExpense *
make_refund (const CohortExpense *expense, const char *id, CohortDate on, gint64 cents)
{
  CohortExpense *refund = cohort_record_new (COHORT_RECORD_EXPENSE, id);

  cohort_set_text (&refund->year, expense->year);
  cohort_set_text (&refund->person, expense->person);
  cohort_set_text (&refund->payee, expense->payee);
  cohort_set_text (&refund->convening, expense->convening);
  cohort_set_text (&refund->plan_line, expense->plan_line);
  cohort_set_text (&refund->category, expense->category);
  cohort_set_text (&refund->purpose, expense->purpose);
  cohort_set_text (&refund->parent, expense->record.id);
  cohort_set_text (&refund->parent_kind, "refund");
  cohort_set_text (&refund->status, "paid");
  refund->status_on = on;
  refund->incurred_on = on;
  refund->claimed_cents = -cents;
  refund->approved_cents = -cents;
  return refund;
}

static gboolean
check_refund (const CohortExpense *expense, gint64 kept, gint64 cents, GError **error)
{
  g_autofree char *text = cohort_money_format (kept);

  if (g_strcmp0 (expense->parent_kind, "refund") == 0)
    return cohort_funding_refuse (error, _ ("This is a refund itself. Undo it instead."));
  if (kept <= 0)
    return cohort_funding_refuse (error,
                                  _ ("Nothing is paid of this expense that could come back."));
  if (cents <= 0)
    return cohort_funding_refuse (error, _ ("Say how much came back, as more than nothing."));
  if (cents > kept)
    return cohort_funding_refuse (error, _ ("No more than the %s paid can come back."), text);
  return TRUE;
}

/* (nullable): a negative expense linked to the one it refunds, with its payment */
static CohortChange *
refund (const CohortSnapshot *snapshot,
        CohortArguments *arguments,
        const CohortMoment *moment,
        const char *kind,
        const CohortExpense *expense,
        gboolean in_full,
        GError **error)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  gint64 kept = cohort_expense_count_kept (snapshot, ledger, expense->record.id);
  gint64 cents = kept;
  g_autofree char *id = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_EXPENSE, error);
  g_autofree char *payment_id = NULL;
  g_autoptr (GArray) splits = NULL;
  const char *reference;
  CohortChange *change;
  CohortDate on;

  if (id == NULL || !read_transfer (arguments, moment, &on, &reference, error)
      || (!in_full && !cohort_arguments_money (arguments, "amount", TRUE, &cents, error))
      || !check_refund (expense, kept, cents, error))
    return NULL;

  splits = share_refund (snapshot, ledger, expense, -cents);
  payment_id = cohort_id_derive ("payment", id);
  change = cohort_expense_new_change (snapshot, kind, expense, cents);
  cohort_splits_put_on_expense (splits, change, snapshot, id);
  cohort_change_put (change, make_refund (expense, id, on, cents));
  cohort_change_put (change, make_payment (payment_id, id, on, -cents, reference));
  return change;
}

/* expense.refund */
CohortChange *
cohort_expense_refund (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  const CohortExpense *expense = cohort_expense_read (snapshot, arguments, error);

  if (expense == NULL)
    return NULL;
  return refund (snapshot, arguments, moment, "expense.refund", expense, FALSE, error);
}

/* expense.reverse: all of it came back, and its plan is over (edge case 9: the money is available
 * again) */
CohortChange *
cohort_expense_reverse (const CohortSnapshot *snapshot,
                        CohortArguments *arguments,
                        const CohortMoment *moment,
                        GError **error)
{
  const CohortExpense *expense = cohort_expense_read (snapshot, arguments, error);
  const CohortPlanLine *line = NULL;
  CohortChange *change;

  if (expense == NULL)
    return NULL;
  change = refund (snapshot, arguments, moment, "expense.reverse", expense, TRUE, error);
  line = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);
  if (change != NULL && line != NULL && g_strcmp0 (line->state, "closed") != 0) {
    CohortPlanLine *closed = cohort_record_copy (line);

    cohort_set_text (&closed->state, "closed");
    cohort_change_put (change, closed);
  }
  return change;
}
