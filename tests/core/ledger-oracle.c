/* The five parts once more: slow, obvious, and without the ledger, for tests to compare with.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ledger-oracle.h"

#define MOST_ROWS 16

static gboolean
is (const char *text, const char *word)
{
  return g_strcmp0 (text, word) == 0;
}

/** oracle_find_sources: Returns: how many sources the year has; the contract is the first */
guint
oracle_find_sources (const CohortSnapshot *snapshot, const CohortFundingSource **sources)
{
  guint n = 0;

  for (int turn = 0; turn < 2; turn++) {
    COHORT_FOR_EACH (CohortFundingSource, source, snapshot, COHORT_RECORD_FUNDING_SOURCE) {
      if (is (source->year, cohort_snapshot_get_year (snapshot))
          && is (source->kind, "contract") == (turn == 0))
        sources[n++] = source;
    }
  }
  g_assert_cmpuint (n, <, ORACLE_MOST);
  return n;
}

static guint
find_place (const CohortSnapshot *snapshot, const char *id)
{
  const CohortFundingSource *sources[ORACLE_MOST];
  guint n = oracle_find_sources (snapshot, sources);

  for (guint i = 0; i < n; i++)
    if (is (id, sources[i]->record.id))
      return i;
  return n;
}

/* Domain.md 3.5, I-2: floors, then a cent each to the largest remainders, ties to the first. */
static gboolean
divide (gint64 cents, const gint64 *weights, guint n, gint64 *parts)
{
  gint64 sum = 0, left = ABS (cents);
  gboolean served[MOST_ROWS] = {FALSE};

  for (guint i = 0; i < n; i++)
    sum += ABS (weights[i]);
  if (sum == 0)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    parts[i] = ABS (cents) * ABS (weights[i]) / sum;
    left -= parts[i];
  }
  while (left > 0) {
    int best = -1;

    for (guint i = 0; i < n; i++)
      if (!served[i]
          && (best < 0
              || ABS (cents) * ABS (weights[i]) % sum > ABS (cents) * ABS (weights[best]) % sum))
        best = (int)i;
    served[best] = TRUE;
    parts[best]++;
    left--;
  }
  for (guint i = 0; cents < 0 && i < n; i++)
    parts[i] = -parts[i];
  return TRUE;
}

typedef struct {
  guint place;
  gint64 weight;
  gint64 position;
  const char *id;
} Row;

static void
sort_rows (Row *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (rows[j].position < rows[i].position
          || (rows[j].position == rows[i].position && g_strcmp0 (rows[j].id, rows[i].id) < 0)) {
        Row row = rows[i];

        rows[i] = rows[j];
        rows[j] = row;
      }
}

/* Without any split, the contract of the year bears it. */
static OracleShares
share_rows (const CohortSnapshot *snapshot, const char *year, Row *rows, guint n, gint64 cents)
{
  OracleShares shares = {{0}};
  gint64 weights[MOST_ROWS], parts[MOST_ROWS] = {0};
  const CohortFundingSource *sources[ORACLE_MOST];
  guint nowhere = oracle_find_sources (snapshot, sources);

  if (!cohort_is_known (cents))
    return shares;
  if (n == 0) {
    gboolean has_contract = nowhere > 0 && is (sources[0]->kind, "contract")
                            && is (year, cohort_snapshot_get_year (snapshot));

    shares.cents[has_contract ? 0 : nowhere] = cents;
    return shares;
  }
  sort_rows (rows, n);
  for (guint i = 0; i < n; i++)
    weights[i] = rows[i].weight;
  if (!divide (cents, weights, n, parts))
    parts[0] = cents;
  for (guint i = 0; i < n; i++)
    shares.cents[rows[i].place] += parts[i];
  return shares;
}

/** oracle_share_line: Returns: what each source is to bear of @line */
OracleShares
oracle_share_line (const CohortSnapshot *snapshot, const CohortPlanLine *line)
{
  Row rows[MOST_ROWS];
  guint n = 0;

  COHORT_FOR_EACH (CohortPlanSplit, split, snapshot, COHORT_RECORD_PLAN_SPLIT) {
    if (is (split->plan_line, line->record.id))
      rows[n++] = (Row){find_place (snapshot, split->source),
                        cohort_is_known (split->cents) ? split->cents : split->permille,
                        split->position, split->record.id};
  }
  return share_rows (snapshot, line->year, rows, n, line->amount_cents);
}

/** oracle_share_expense: Returns: what each source bears of @cents of @expense */
OracleShares
oracle_share_expense (const CohortSnapshot *snapshot, const CohortExpense *expense, gint64 cents)
{
  Row rows[MOST_ROWS];
  guint n = 0;

  COHORT_FOR_EACH (CohortExpenseSplit, split, snapshot, COHORT_RECORD_EXPENSE_SPLIT) {
    if (is (split->expense, expense->record.id))
      rows[n++] = (Row){find_place (snapshot, split->source), split->cents, split->position,
                        split->record.id};
  }
  return share_rows (snapshot, expense->year, rows, n, cents);
}

static gboolean
is_approved (const CohortExpense *expense)
{
  return is (expense->status, "approved") || is (expense->status, "paid");
}

static OracleShares
share_approved (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  OracleShares none = {{0}};

  return is_approved (expense) ? oracle_share_expense (snapshot, expense, expense->approved_cents)
                               : none;
}

static gboolean
is_before (const CohortPayment *a, const CohortPayment *b)
{
  if (a->on != b->on)
    return a->on < b->on;
  if ((a->cents < 0) != (b->cents < 0))
    return b->cents < 0;
  return g_strcmp0 (a->record.id, b->record.id) < 0;
}

/* Each payment brings the sum of all so far as near as can be to the shares of the approved amount;
 * where a source would have to give a cent back, the payment is divided by what is still owed, and
 * by what was claimed where nothing is approved any more. */
static void
pay (OracleShares *taken,
     const OracleShares *whole,
     const OracleShares *claimed,
     guint n,
     gint64 cents)
{
  gint64 target[ORACLE_MOST] = {0}, rest[ORACLE_MOST], sum = cents;
  gboolean goes_back = FALSE;

  for (guint i = 0; i < n; i++) {
    sum += taken->cents[i];
    rest[i] = MAX (ABS (whole->cents[i]) - ABS (taken->cents[i]), 0);
  }
  if (divide (sum, whole->cents, n, target)) {
    for (guint i = 0; i < n; i++) {
      target[i] -= taken->cents[i];
      goes_back = goes_back || (cents > 0 ? target[i] < 0 : target[i] > 0);
    }
    if (goes_back && !divide (cents, rest, n, target))
      g_assert_not_reached ();
  } else if (!divide (cents, claimed->cents, n, target)) {
    /* Paid, refunded and no longer approved: shared as it was claimed, if it was. */
    target[n - 1] = cents;
  }
  for (guint i = 0; i < n; i++)
    taken->cents[i] += target[i];
}

/** oracle_share_paid: Returns: what each source paid of @expense */
OracleShares
oracle_share_paid (const CohortSnapshot *snapshot, const CohortExpense *expense, OracleShares *back)
{
  OracleShares whole = share_approved (snapshot, expense), taken = {{0}};
  OracleShares claimed = oracle_share_expense (snapshot, expense, expense->claimed_cents);
  const CohortPayment *payments[MOST_ROWS];
  const CohortFundingSource *sources[ORACLE_MOST];
  guint n_slots = oracle_find_sources (snapshot, sources) + 1, n = 0;

  COHORT_FOR_EACH (CohortPayment, payment, snapshot, COHORT_RECORD_PAYMENT) {
    if (is (payment->expense, expense->record.id))
      payments[n++] = payment;
  }
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (is_before (payments[j], payments[i])) {
        const CohortPayment *payment = payments[i];

        payments[i] = payments[j];
        payments[j] = payment;
      }
  memset (back, 0, sizeof *back);
  for (guint i = 0; i < n; i++) {
    gint64 cents = payments[i]->cents;

    if ((cents < 0) == (expense->claimed_cents < 0))
      pay (&taken, &whole, &claimed, n_slots, cents);
    else
      pay (back, &taken, &claimed, n_slots, cents);
  }
  return taken;
}

/* A(L,s) of domain.md 3.5 */
static gint64
count_used (const CohortSnapshot *snapshot, const CohortPlanLine *line, guint source)
{
  gint64 used = 0;

  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    OracleShares back;

    if (!is (expense->plan_line, line->record.id))
      continue;
    oracle_share_paid (snapshot, expense, &back);
    used += back.cents[source];
    if (is_approved (expense))
      used += share_approved (snapshot, expense).cents[source];
    else if (is (expense->status, "submitted"))
      used += oracle_share_expense (snapshot, expense, expense->claimed_cents).cents[source];
  }
  return used;
}

static gboolean
is_named (const CohortSnapshot *snapshot, const CohortPlanLine *line, guint source)
{
  gboolean any = FALSE;

  COHORT_FOR_EACH (CohortPlanSplit, split, snapshot, COHORT_RECORD_PLAN_SPLIT) {
    if (is (split->plan_line, line->record.id)) {
      any = TRUE;
      if (find_place (snapshot, split->source) == source)
        return TRUE;
    }
  }
  return !any && source == 0 && is (line->year, cohort_snapshot_get_year (snapshot));
}

static void
count_plan (const CohortSnapshot *snapshot, guint source, CohortParts *parts)
{
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (is (line->state, "closed"))
      continue;
    if (!cohort_is_known (line->amount_cents))
      parts->unpriced += is_named (snapshot, line, source) ? 1 : 0;
    else
      parts->committed += MAX (0, oracle_share_line (snapshot, line).cents[source]
                                      - count_used (snapshot, line, source));
  }
}

static gint64
count_cap (const CohortSnapshot *snapshot, const CohortFundingSource *source, CohortDate on)
{
  gint64 cap = source->cap_cents;

  COHORT_FOR_EACH (CohortAmendment, amendment, snapshot, COHORT_RECORD_AMENDMENT) {
    if (cohort_is_known (cap) && is (amendment->source, source->record.id)
        && !(amendment->on > on))
      cap += amendment->delta_cents;
  }
  return cap;
}

/** oracle_count: Returns: the parts of the @source-th source on a day, each counted by itself */
CohortParts
oracle_count (const CohortSnapshot *snapshot, guint source, CohortDate on)
{
  const CohortFundingSource *sources[ORACLE_MOST];
  CohortParts parts = {.available = COHORT_UNKNOWN, .headroom = COHORT_UNKNOWN};

  oracle_find_sources (snapshot, sources);
  parts.cap = count_cap (snapshot, sources[source], on);
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    OracleShares back;
    gint64 paid = oracle_share_paid (snapshot, expense, &back).cents[source];

    parts.paid += paid + back.cents[source];
    if (is_approved (expense))
      parts.approved += share_approved (snapshot, expense).cents[source] - paid;
    else if (is (expense->status, "submitted"))
      parts.submitted
          += oracle_share_expense (snapshot, expense, expense->claimed_cents).cents[source];
  }
  count_plan (snapshot, source, &parts);
  if (!cohort_is_known (parts.cap))
    return parts;
  parts.available = parts.cap - parts.paid - parts.approved - parts.submitted - parts.committed;
  /* The greatest whole number of cents that every unpriced line can have. */
  if (parts.unpriced > 0 && parts.available >= 0)
    parts.headroom = parts.available / parts.unpriced;
  else if (parts.unpriced > 0)
    parts.headroom = -((parts.unpriced - 1 - parts.available) / (gint64)parts.unpriced);
  return parts;
}
