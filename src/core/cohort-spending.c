/* Money over the months of a year: what was paid and approved beside what was planned.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-spending.h"

#include "cohort-date.h"
#include "cohort-ledger-private.h"

/** cohort_spending_free: @self: (transfer full): months of money */
void
cohort_spending_free (CohortSpending *self)
{
  g_array_unref (self->months);
  g_free (self);
}

static CohortDate
get_first (CohortDate day)
{
  int year, month, of_month;

  cohort_date_get_parts (day, &year, &month, &of_month);
  return cohort_date_new (year, month, 1);
}

static CohortDate
get_next (CohortDate first)
{
  int year, month, day;

  cohort_date_get_parts (first, &year, &month, &day);
  return month == 12 ? cohort_date_new (year + 1, 1, 1) : cohort_date_new (year, month + 1, 1);
}

static CohortSpendingMonth *
find_month (CohortSpending *self, CohortDate day)
{
  CohortDate first = day != 0 ? get_first (day) : 0;

  for (guint i = 0; i < self->months->len; i++) {
    CohortSpendingMonth *month = &g_array_index (self->months, CohortSpendingMonth, i);

    if (month->first == first)
      return month;
  }
  return &self->undated;
}

/* When a line of the plan comes due: with its convening. */
static CohortDate
get_due (const CohortSnapshot *snapshot, const CohortPlanLine *line)
{
  const CohortConvening *convening = line->convening != NULL ? cohort_program_find_convening (
                                         cohort_snapshot_get_program (snapshot), line->convening)
                                                             : NULL;

  return convening != NULL ? convening->first_day : 0;
}

static CohortDate
get_day (const CohortLedgerLine *line)
{
  if (line->record->kind == COHORT_RECORD_PAYMENT)
    return ((const CohortPayment *)line->record)->on;
  return ((const CohortExpense *)line->record)->status_on;
}

static gboolean
is_spent (const CohortLedgerLine *line)
{
  return g_str_equal (line->part, "paid") || g_str_equal (line->part, "approved");
}

static void
widen (CohortDate day, CohortDate *from, CohortDate *to)
{
  if (day == 0)
    return;
  if (*from == 0 || day < *from)
    *from = day;
  if (*to == 0 || day > *to)
    *to = day;
}

/* Every month, so that a chart has its empty ones too. */
static void
add_months (CohortSpending *self,
            const CohortSnapshot *snapshot,
            const CohortLedger *ledger,
            const char *source,
            const GArray *lines)
{
  const CohortProgram *program = cohort_snapshot_get_program (snapshot);
  CohortDate from = cohort_program_get_start (program), to = cohort_program_get_end (program);

  for (guint i = 0; lines != NULL && i < lines->len; i++) {
    const CohortLedgerLine *line = &g_array_index (lines, CohortLedgerLine, i);

    if (is_spent (line))
      widen (get_day (line), &from, &to);
  }
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (cohort_ledger_line_projected (ledger, line, source) != 0)
      widen (get_due (snapshot, line), &from, &to);
  }
  for (CohortDate first = from != 0 ? get_first (from) : 0; first != 0 && first <= to;
       first = get_next (first)) {
    CohortSpendingMonth month = {.first = first};

    g_array_append_val (self->months, month);
  }
}

/**
 * cohort_spending_new:
 * @ledger: of @snapshot
 * @source: a funding source's id
 *
 * Returns: (transfer full): the months of the program year, and further ones in which something is;
 *   no cent is left out
 */
CohortSpending *
cohort_spending_new (const CohortSnapshot *snapshot, const CohortLedger *ledger, const char *source)
{
  CohortSpending *self = g_new0 (CohortSpending, 1);
  const GArray *lines = cohort_ledger_get_lines (ledger, source);

  self->months = g_array_new (FALSE, FALSE, sizeof (CohortSpendingMonth));
  add_months (self, snapshot, ledger, source, lines);
  for (guint i = 0; lines != NULL && i < lines->len; i++) {
    const CohortLedgerLine *line = &g_array_index (lines, CohortLedgerLine, i);
    CohortSpendingMonth *month;

    if (!is_spent (line))
      continue;
    month = find_month (self, get_day (line));
    cohort_ledger_add (g_str_equal (line->part, "paid") ? &month->paid : &month->approved,
                       line->cents);
  }
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    cohort_ledger_add (&find_month (self, get_due (snapshot, line))->planned,
                       cohort_ledger_line_projected (ledger, line, source));
  }
  return self;
}
