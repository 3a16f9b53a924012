/* What the ledger can be asked about single lines, expenses and people.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ledger-private.h"

static gboolean
fits (const char *wanted, const char *value)
{
  return wanted == NULL || g_strcmp0 (wanted, value) == 0;
}

/* Of one source, or of all sources of the year when @source is NULL. */
static gint64
get_cents (const CohortLedger *self, const gint64 *by_slot, const char *source)
{
  guint slot = cohort_ledger_get_slot (self, source);
  gint64 sum = 0;

  if (source != NULL)
    return slot < self->sources->len ? by_slot[slot] : 0;
  for (slot = 0; slot < self->sources->len; slot++)
    cohort_ledger_add (&sum, by_slot[slot]);
  return sum;
}

/**
 * cohort_ledger_planned:
 * @source: (nullable): a funding source's id, or %NULL for all of the year
 * @person: (nullable): a person's id
 * @convening: (nullable): its code
 *
 * Returns: cents of the lines that fit, see cohort_ledger_line_projected(); unpriced ones are in no
 *   sum
 */
gint64
cohort_ledger_planned (const CohortLedger *self,
                       const char *source,
                       const char *person,
                       const char *convening)
{
  gint64 sum = 0;

  COHORT_FOR_EACH (CohortPlanLine, line, self->snapshot, COHORT_RECORD_PLAN_LINE) {
    if (fits (person, line->person) && fits (convening, line->convening))
      cohort_ledger_add (&sum, cohort_ledger_line_projected (self, line, source));
  }
  return sum;
}

/** cohort_ledger_line_projected: Returns: P(L,s) in cents of an open line; of a closed one, of
 * which nothing more is to come, A(L,s): otherwise whoever was replaced would be counted twice */
gint64
cohort_ledger_line_projected (const CohortLedger *self,
                              const CohortPlanLine *line,
                              const char *source)
{
  return g_strcmp0 (line->state, "closed") == 0
             ? cohort_ledger_line_used (self, line->record.id, source)
             : cohort_ledger_line_planned (self, line->record.id, source);
}

/** cohort_ledger_line_planned: Returns: P(L,s) in cents: 0 for an unpriced line or one that is not
 * there */
gint64
cohort_ledger_line_planned (const CohortLedger *self, const char *plan_line, const char *source)
{
  const CohortPlanEntry *entry
      = plan_line != NULL ? g_hash_table_lookup (self->plan, plan_line) : NULL;

  return entry != NULL ? get_cents (self, entry->planned, source) : 0;
}

/** cohort_ledger_line_used: Returns: A(L,s) in cents: approved or submitted shares of linked
 * expenses, less refunds */
gint64
cohort_ledger_line_used (const CohortLedger *self, const char *plan_line, const char *source)
{
  const CohortPlanEntry *entry
      = plan_line != NULL ? g_hash_table_lookup (self->plan, plan_line) : NULL;

  return entry != NULL ? get_cents (self, entry->used, source) : 0;
}

static const CohortExpenseEntry *
find_expense (const CohortLedger *self, const char *expense)
{
  return expense != NULL ? g_hash_table_lookup (self->expenses, expense) : NULL;
}

/** cohort_ledger_expense_paid: Returns: cents of its own payments, from whichever source; an
 * expense that refunds it is counted by itself */
gint64
cohort_ledger_expense_paid (const CohortLedger *self, const char *expense)
{
  const CohortExpenseEntry *entry = find_expense (self, expense);

  return entry != NULL ? entry->payments : 0;
}

/** cohort_ledger_expense_share: Returns: cents of the claimed amount that are on @source */
gint64
cohort_ledger_expense_share (const CohortLedger *self, const char *expense, const char *source)
{
  const CohortExpenseEntry *entry = find_expense (self, expense);

  return entry != NULL ? get_cents (self, entry->claimed, source) : 0;
}

/** cohort_ledger_expense_approved_share: Returns: cents of the approved amount that are on @source;
 * 0 until it is approved */
gint64
cohort_ledger_expense_approved_share (const CohortLedger *self,
                                      const char *expense,
                                      const char *source)
{
  const CohortExpenseEntry *entry = find_expense (self, expense);

  return entry != NULL ? get_cents (self, entry->approved, source) : 0;
}

/** cohort_ledger_expense_kept_share: Returns: cents of its own payments that came from @source,
 * less what went back there; negative for an expense that is a refund */
gint64
cohort_ledger_expense_kept_share (const CohortLedger *self, const char *expense, const char *source)
{
  const CohortExpenseEntry *entry = find_expense (self, expense);
  gint64 kept;

  if (entry == NULL)
    return 0;
  kept = get_cents (self, entry->paid, source);
  cohort_ledger_add (&kept, get_cents (self, entry->refunded, source));
  return kept;
}
