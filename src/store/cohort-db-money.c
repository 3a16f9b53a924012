/* Whether a county's money adds up, to the cent, and its chains of replacements hold.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-db-private.h"

#include "cohort-ledger.h"
#include "cohort-spots.h"

#include <glib/gi18n-lib.h>

/* I-1 of the ledger: the five parts of a source are its cap. */
static void
check_parts (const CohortLedger *ledger, const CohortFundingSource *source, GPtrArray *sentences)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source->record.id);
  gint64 sum;

  if (parts == NULL || !cohort_is_known (parts->cap))
    return;
  sum = parts->paid + parts->approved + parts->submitted + parts->committed + parts->available;
  if (sum != parts->cap)
    g_ptr_array_add (sentences,
                     g_strdup_printf (_("The five parts of “%s” do not add up to its cap."),
                                      source->name != NULL ? source->name : ""));
}

static gint64
sum_splits (const CohortSnapshot *snapshot, const char *expense, guint *n_splits)
{
  gint64 sum = 0;

  *n_splits = 0;
  COHORT_FOR_EACH (CohortExpenseSplit, split, snapshot, COHORT_RECORD_EXPENSE_SPLIT) {
    if (g_strcmp0 (split->expense, expense) != 0)
      continue;
    ++*n_splits;
    sum += cohort_is_known (split->cents) ? split->cents : 0;
  }
  return sum;
}

/* I-2: the shares of an expense are its amount. */
static void
check_expense (const CohortSnapshot *snapshot, const CohortExpense *expense, GPtrArray *sentences)
{
  guint n_splits;
  gint64 sum = sum_splits (snapshot, expense->record.id, &n_splits);

  if (n_splits > 0 && cohort_is_known (expense->claimed_cents) && sum != expense->claimed_cents)
    g_ptr_array_add (
        sentences,
        g_strdup_printf (_("The shares of the expense “%s” do not add up to its amount."),
                         expense->purpose != NULL    ? expense->purpose
                         : expense->category != NULL ? expense->category
                                                     : ""));
}

/* Appends a sentence for each identity of the ledger, and each rule of the spots, that does not
 * hold. */
gboolean
cohort_db_check_money (CohortDb *self, GPtrArray *sentences, GError **error)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (self, error);
  g_autoptr (CohortLedger) ledger = NULL;
  GPtrArray *sources;

  if (snapshot == NULL)
    return FALSE;
  ledger = cohort_ledger_new (snapshot);
  sources = cohort_ledger_get_sources (ledger);
  for (guint i = 0; i < sources->len; i++)
    check_parts (ledger, g_ptr_array_index (sources, i), sentences);
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE)
    check_expense (snapshot, expense, sentences);
  g_ptr_array_extend_and_steal (sentences, cohort_spots_check (snapshot));
  return TRUE;
}
