/* Who pays for what, of one person at one convening.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-values-private.h"

typedef struct {
  const char *source;    /* id */
  GPtrArray *categories; /* (element-type utf8) in the order found */
} Payer;

static void
clear_payer (gpointer data)
{
  g_ptr_array_unref (((Payer *)data)->categories);
}

static void
add_payment (GArray *payers, const char *source, const char *category)
{
  Payer *payer = NULL;

  if (source == NULL || category == NULL)
    return;
  for (guint i = 0; i < payers->len && payer == NULL; i++)
    if (g_str_equal (g_array_index (payers, Payer, i).source, source))
      payer = &g_array_index (payers, Payer, i);
  if (payer == NULL) {
    Payer added = {source, g_ptr_array_new ()};

    g_array_append_val (payers, added);
    payer = &g_array_index (payers, Payer, payers->len - 1);
  }
  if (!g_ptr_array_find_with_equal_func (payer->categories, category, g_str_equal, NULL))
    g_ptr_array_add (payer->categories, (gpointer)category);
}

/* The registration's payer is stated with the registration; plan and expenses only fill in when it
 * is not. */
static gboolean
counts (const CohortAttendance *attendance,
        const char *person,
        const char *convening,
        const char *category)
{
  return g_strcmp0 (person, attendance->person) == 0
         && g_strcmp0 (convening, attendance->convening) == 0
         && !(attendance->paid_by != NULL && g_strcmp0 (category, "registration") == 0);
}

static void
collect_plan (const CohortLetterDraft *draft, const CohortAttendance *attendance, GArray *payers)
{
  COHORT_FOR_EACH (CohortPlanSplit, split, draft->snapshot, COHORT_RECORD_PLAN_SPLIT) {
    const CohortPlanLine *line
        = cohort_snapshot_find (draft->snapshot, COHORT_RECORD_PLAN_LINE, split->plan_line);

    if (line != NULL && counts (attendance, line->person, line->convening, line->category))
      add_payment (payers, split->source, line->category);
  }
}

static void
collect_expenses (const CohortLetterDraft *draft,
                  const CohortAttendance *attendance,
                  GArray *payers)
{
  static const char *const counted[] = {"submitted", "approved", "paid", NULL};

  COHORT_FOR_EACH (CohortExpenseSplit, split, draft->snapshot, COHORT_RECORD_EXPENSE_SPLIT) {
    const CohortExpense *expense
        = cohort_snapshot_find (draft->snapshot, COHORT_RECORD_EXPENSE, split->expense);

    if (expense != NULL && expense->status != NULL && g_strv_contains (counted, expense->status)
        && counts (attendance, expense->person, expense->convening, expense->category))
      add_payment (payers, split->source, expense->category);
  }
}

static char *
list_categories (const CohortLetterDraft *draft, const Payer *payer)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < payer->categories->len; i++) {
    const char *code = g_ptr_array_index (payer->categories, i);
    const char *word = cohort_letter_draft_call (draft, "expense-category", code);

    /* Two codes may be one thing to people: "meals". */
    if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
      g_ptr_array_add (words, (gpointer)word);
  }
  return cohort_letter_template_join (draft->template, words);
}

void
cohort_letter_draft_fill_paid (const CohortLetterDraft *draft,
                               CohortLetterFields *fields,
                               const CohortAttendance *attendance)
{
  g_autoptr (GArray) payers = g_array_new (FALSE, FALSE, sizeof (Payer));

  g_array_set_clear_func (payers, clear_payer);
  add_payment (payers, attendance->paid_by, "registration");
  collect_plan (draft, attendance, payers);
  collect_expenses (draft, attendance, payers);
  for (guint i = 0; i < payers->len; i++) {
    const Payer *payer = &g_array_index (payers, Payer, i);
    const CohortFundingSource *source
        = cohort_snapshot_find (draft->snapshot, COHORT_RECORD_FUNDING_SOURCE, payer->source);
    CohortLetterFields *item;

    if (source == NULL)
      continue;
    item = cohort_letter_fields_append (fields, "paid");
    cohort_letter_draft_set (item, "paid.source", source->name);
    cohort_letter_fields_take (item, "paid.items", list_categories (draft, payer));
  }
}
