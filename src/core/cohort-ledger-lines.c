/* What plan lines and expenses put on each funding source, to the cent (rules I-2 to I-4).
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ledger-private.h"

#include "cohort-money.h"

/* One split of a line or of an expense. */
typedef struct {
  guint slot;
  gint64 cents;
  gint64 permille;
  gint64 position;
  const char *id;
} Share;

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const Share *one = a, *other = b;

  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return g_strcmp0 (one->id, other->id);
}

static void
add_share (GHashTable *shares, const char *owner, const Share *share)
{
  GArray *of_owner;

  if (owner == NULL)
    return;
  of_owner = g_hash_table_lookup (shares, owner);
  if (of_owner == NULL) {
    of_owner = g_array_new (FALSE, FALSE, sizeof (Share));
    g_hash_table_insert (shares, (gpointer)owner, of_owner);
  }
  g_array_append_vals (of_owner, share, 1);
  g_array_sort (of_owner, compare_shares);
}

static GHashTable *
new_shares (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
}

static guint
count_slots (const CohortLedger *self)
{
  return self->sources->len + 1;
}

/* Where an amount goes that names no source: the contract of its year. */
static guint
get_default_slot (const CohortLedger *self, const char *year)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (self->snapshot);

  if (contract == NULL || g_strcmp0 (year, contract->year) != 0)
    return self->sources->len;
  return cohort_ledger_get_slot (self, contract->record.id);
}

/* Parts per thousand of a line weigh as they are; beside fixed amounts they weigh what they come
 * to. */
static gint64 *
weigh_shares (const GArray *shares, gint64 cents)
{
  gint64 *weights = g_new0 (gint64, shares->len);
  gboolean has_cents = FALSE;

  for (guint i = 0; i < shares->len; i++)
    has_cents = has_cents || cohort_is_known (g_array_index (shares, Share, i).cents);
  for (guint i = 0; i < shares->len; i++) {
    const Share *share = &g_array_index (shares, Share, i);

    if (cohort_is_known (share->cents))
      weights[i] = ABS (share->cents);
    else if (cohort_is_known (share->permille))
      weights[i]
          = has_cents ? (gint64)((__int128)ABS (cents) * share->permille / 1000) : share->permille;
  }
  return weights;
}

/* Σ shares = @cents whatever the splits say, so that an amount changed elsewhere never leaks a
 * cent. */
static void
divide (const GArray *shares, gint64 cents, guint default_slot, gint64 *by_slot)
{
  g_autofree gint64 *weights = NULL;
  g_autofree gint64 *parts = NULL;

  if (!cohort_is_known (cents))
    return;
  if (shares == NULL) {
    by_slot[default_slot] = cents;
    return;
  }
  weights = weigh_shares (shares, cents);
  parts = g_new0 (gint64, shares->len);
  if (!cohort_money_share (cents, weights, shares->len, parts))
    parts[0] = cents;
  for (guint i = 0; i < shares->len; i++)
    cohort_ledger_add (&by_slot[g_array_index (shares, Share, i).slot], parts[i]);
}

/* Divides @cents over slots weighing |weights|; FALSE when nothing weighs anything. */
static gboolean
divide_like (const gint64 *weights, guint n, gint64 cents, gint64 *parts)
{
  g_autofree gint64 *magnitudes = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    magnitudes[i] = ABS (weights[i]);
  return cohort_money_share (cents, magnitudes, n, parts);
}

/* What of @whole is not yet in @taken, as magnitudes. */
static gint64 *
get_rest (const gint64 *whole, const gint64 *taken, guint n)
{
  gint64 *rest = g_new (gint64, n);

  for (guint i = 0; i < n; i++) {
    rest[i] = cohort_ledger_subtract (ABS (whole[i]), ABS (taken[i]));
    rest[i] = MAX (rest[i], 0);
  }
  return rest;
}

/* What has to be added to @taken, so that all of it together is shared as @whole is. FALSE when a
 * slot would have to give a cent back, which largest remainders sometimes ask of one of three. */
static gboolean
divide_cumulatively (const gint64 *whole, const gint64 *taken, guint n, gint64 cents, gint64 *parts)
{
  gint64 sum = cents;

  for (guint i = 0; i < n; i++)
    cohort_ledger_add (&sum, taken[i]);
  if (!divide_like (whole, n, sum, parts))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    parts[i] = cohort_ledger_subtract (parts[i], taken[i]);
    if ((parts[i] < 0 && cents > 0) || (parts[i] > 0 && cents < 0))
      return FALSE;
  }
  return TRUE;
}

/* An expense that is a refund itself is negative, and so are its payments. */
static gboolean
is_refund (const CohortExpense *expense, const CohortPayment *payment)
{
  gboolean is_negative = cohort_is_known (expense->claimed_cents) && expense->claimed_cents < 0;

  return is_negative ? payment->cents > 0 : payment->cents < 0;
}

/* Payments are shared as the approved amount is, refunds as what was paid, each counted from the
 * first one on: however many there are and however odd, they end at the shares to the cent. */
static void
add_payment (CohortLedger *self, CohortExpenseEntry *entry, const CohortPayment *payment)
{
  guint n = count_slots (self);
  gboolean reverses = is_refund (entry->expense, payment);
  gint64 *taken = reverses ? entry->refunded : entry->paid;
  const gint64 *whole = reverses ? entry->paid : entry->approved;
  g_autofree gint64 *rest = get_rest (whole, taken, n);
  g_autofree gint64 *parts = g_new0 (gint64, n);

  if (!cohort_is_known (payment->cents))
    return;
  cohort_ledger_add (&entry->payments, payment->cents);
  if (!divide_cumulatively (whole, taken, n, payment->cents, parts)
      && !divide_like (rest, n, payment->cents, parts)
      && !divide_like (entry->claimed, n, payment->cents, parts)) {
    memset (parts, 0, n * sizeof *parts);
    parts[n - 1] = payment->cents;
  }
  for (guint slot = 0; slot < n; slot++) {
    cohort_ledger_add (&taken[slot], parts[slot]);
    cohort_ledger_add_line (self, slot, "paid", payment, parts[slot]);
  }
}

static gboolean
is_approved (const CohortExpense *expense)
{
  return g_strcmp0 (expense->status, "approved") == 0 || g_strcmp0 (expense->status, "paid") == 0;
}

static void
add_expense (CohortLedger *self, const CohortExpense *expense, const GArray *shares)
{
  CohortExpenseEntry *entry = g_new0 (CohortExpenseEntry, 1);
  guint n = count_slots (self);
  gint64 approved = cohort_is_known (expense->approved_cents) ? expense->approved_cents
                                                              : expense->claimed_cents;

  entry->expense = expense;
  entry->claimed = g_new0 (gint64, n);
  entry->approved = g_new0 (gint64, n);
  entry->paid = g_new0 (gint64, n);
  entry->refunded = g_new0 (gint64, n);
  divide (shares, expense->claimed_cents, get_default_slot (self, expense->year), entry->claimed);
  if (is_approved (expense))
    divide (shares, approved, get_default_slot (self, expense->year), entry->approved);
  g_hash_table_insert (self->expenses, expense->record.id, entry);
}

static int
compare_payments (gconstpointer a, gconstpointer b)
{
  const CohortPayment *one = *(const CohortPayment *const *)a;
  const CohortPayment *other = *(const CohortPayment *const *)b;

  if (one->on != other->on)
    return one->on < other->on ? -1 : 1;
  if ((one->cents < 0) != (other->cents < 0))
    return one->cents < 0 ? 1 : -1;
  return g_strcmp0 (one->record.id, other->record.id);
}

/** cohort_ledger_share_expenses: works out what each expense and payment put on each source */
void
cohort_ledger_share_expenses (CohortLedger *self)
{
  g_autoptr (GHashTable) shares = new_shares ();
  g_autoptr (GPtrArray) payments = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortExpenseSplit, split, self->snapshot, COHORT_RECORD_EXPENSE_SPLIT) {
    Share share = {cohort_ledger_get_slot (self, split->source), split->cents, COHORT_UNKNOWN,
                   split->position, split->record.id};
    add_share (shares, split->expense, &share);
  }
  COHORT_FOR_EACH (CohortExpense, expense, self->snapshot, COHORT_RECORD_EXPENSE) {
    add_expense (self, expense, g_hash_table_lookup (shares, expense->record.id));
  }
  COHORT_FOR_EACH (CohortPayment, payment, self->snapshot, COHORT_RECORD_PAYMENT) {
    g_ptr_array_add (payments, (gpointer)payment);
  }
  g_ptr_array_sort (payments, compare_payments);
  for (guint i = 0; i < payments->len; i++) {
    const CohortPayment *payment = g_ptr_array_index (payments, i);
    CohortExpenseEntry *entry
        = payment->expense != NULL ? g_hash_table_lookup (self->expenses, payment->expense) : NULL;

    if (entry != NULL)
      add_payment (self, entry, payment);
  }
}

static void
add_line (CohortLedger *self, const CohortPlanLine *line, const GArray *shares)
{
  CohortPlanEntry *entry = g_new0 (CohortPlanEntry, 1);
  guint n = count_slots (self);
  guint default_slot = get_default_slot (self, line->year);

  entry->line = line;
  entry->named = g_new0 (gboolean, n);
  entry->planned = g_new0 (gint64, n);
  entry->used = g_new0 (gint64, n);
  entry->named[default_slot] = shares == NULL;
  for (guint i = 0; shares != NULL && i < shares->len; i++)
    entry->named[g_array_index (shares, Share, i).slot] = TRUE;
  divide (shares, line->amount_cents, default_slot, entry->planned);
  g_hash_table_insert (self->plan, line->record.id, entry);
}

/* A(L,s). What was paid of an expense that is void or rejected since is still gone until refunded.
 */
static void
use_line (const CohortLedger *self, CohortPlanEntry *line, const CohortExpenseEntry *entry)
{
  const gint64 *counted = is_approved (entry->expense)                           ? entry->approved
                          : g_strcmp0 (entry->expense->status, "submitted") == 0 ? entry->claimed
                                                                                 : entry->paid;

  for (guint slot = 0; slot < count_slots (self); slot++) {
    cohort_ledger_add (&line->used[slot], counted[slot]);
    cohort_ledger_add (&line->used[slot], entry->refunded[slot]);
  }
}

/** cohort_ledger_share_plan: works out what each plan line puts on each source, and how much is
 * used */
void
cohort_ledger_share_plan (CohortLedger *self)
{
  g_autoptr (GHashTable) shares = new_shares ();

  COHORT_FOR_EACH (CohortPlanSplit, split, self->snapshot, COHORT_RECORD_PLAN_SPLIT) {
    Share share = {cohort_ledger_get_slot (self, split->source), split->cents, split->permille,
                   split->position, split->record.id};
    add_share (shares, split->plan_line, &share);
  }
  COHORT_FOR_EACH (CohortPlanLine, line, self->snapshot, COHORT_RECORD_PLAN_LINE) {
    add_line (self, line, g_hash_table_lookup (shares, line->record.id));
  }
  COHORT_FOR_EACH (CohortExpense, expense, self->snapshot, COHORT_RECORD_EXPENSE) {
    CohortPlanEntry *line
        = expense->plan_line != NULL ? g_hash_table_lookup (self->plan, expense->plan_line) : NULL;

    if (line != NULL)
      use_line (self, line, g_hash_table_lookup (self->expenses, expense->record.id));
  }
}
