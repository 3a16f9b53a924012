/* Expenses, plan lines and funding sources in words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-money-text.h"

#include "cohort-date.h"
#include "cohort-money.h"
#include "cohort-splits.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define NO_BREAK_SPACE "\u00a0"

/** cohort_money_text_who: @person, else @payee, else the team */
char *
cohort_money_text_who (const CohortSnapshot *snapshot, const char *person, const char *payee)
{
  if (cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, person) != NULL)
    return cohort_team_dup_person_name (snapshot, person);
  return g_strdup (payee != NULL ? payee : _ ("The team"));
}

/** cohort_money_text_amount: @cents in dollars, in words when nobody stated it */
char *
cohort_money_text_amount (gint64 cents)
{
  return cohort_is_known (cents) ? cohort_money_format (cents) : g_strdup (_ ("not priced"));
}

/** cohort_money_text_convening: @convening: (nullable): a code */
char *
cohort_money_text_convening (const CohortSnapshot *snapshot, const char *convening)
{
  CohortProgram *program = cohort_snapshot_get_program (snapshot);
  const CohortConvening *found
      = convening != NULL ? cohort_program_find_convening (program, convening) : NULL;

  return g_strdup (found != NULL       ? found->name
                   : convening != NULL ? convening
                                       : _ ("No convening"));
}

/* Whole numbers without the ".0" that tells nothing. */
static char *
format_tenths (gint64 tenths)
{
  return tenths % 10 == 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, tenths / 10)
                          : cohort_tenths_format (tenths);
}

/** cohort_money_text_calculation: @quantity is tenths, @rate tenths of a cent; both may be unknown
 */
char *
cohort_money_text_calculation (const char *category, gint64 quantity, gint64 rate)
{
  g_autofree char *count = NULL;
  g_autofree char *price = NULL;

  if (!cohort_is_known (quantity) || !cohort_is_known (rate))
    return NULL;
  count = format_tenths (quantity);
  if (g_strcmp0 (category, "mileage") == 0) {
    price = cohort_tenths_format (rate);
    /* Translators: %1$s miles at a rate of %2$s cents a mile. */
    return g_strdup_printf (_ ("%1$s mi × %2$s¢"), count, price);
  }
  price = cohort_money_format (cohort_money_times (10, rate));
  return g_strdup_printf (_ ("%1$s × %2$s"), count, price);
}

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/* "Refund" first, since its amount is negative. */
static void
append_kind (GString *text, const char *parent_kind)
{
  if (g_strcmp0 (parent_kind, "refund") == 0)
    append_part (text, _ ("Refund"));
  else if (g_strcmp0 (parent_kind, "split") == 0)
    append_part (text, _ ("Split off"));
}

/* The category, unless the words that follow begin with it. */
static void
append_category (GString *text, const char *category, const char *words)
{
  const char *label = cohort_vocabulary_get_label ("expense-category", category);

  if (words == NULL || !g_str_has_prefix (words, label))
    append_part (text, label);
}

static void
append_receipts (GString *text, const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  g_autoptr (GPtrArray) receipts = cohort_snapshot_select (snapshot, COHORT_RECORD_RECEIPT,
                                                           "expense", expense->record.id);
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u receipt", "%u receipts", receipts->len), receipts->len);

  if (receipts->len > 0)
    append_part (text, count);
}

/** cohort_expense_text_what: what was bought, how the amount came about, and what is odd about it
 */
char *
cohort_expense_text_what (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  g_autofree char *sum
      = cohort_money_text_calculation (expense->category, expense->quantity, expense->rate);
  GString *text = g_string_new (NULL);

  append_kind (text, expense->parent_kind);
  append_category (text, expense->category, expense->purpose);
  append_part (text, expense->purpose);
  append_part (text, sum);
  append_receipts (text, snapshot, expense);
  if (expense->missing_receipt_reason != NULL)
    append_part (text, _ ("no receipt"));
  if (expense->override_reason != NULL)
    append_part (text, _ ("charged against a rule"));
  append_part (text, expense->status_reason);
  return g_string_free (text, FALSE);
}

static char *
describe_splits (const CohortSnapshot *snapshot, GArray *splits)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  GString *text = g_string_new (NULL);

  if (splits->len == 0)
    g_string_append (text, contract != NULL ? contract->name : _ ("nobody yet"));
  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    g_autofree char *percent
        = cohort_is_known (split->permille) ? format_tenths (split->permille) : NULL;
    g_autofree char *cents
        = cohort_is_known (split->cents) ? cohort_money_format (split->cents) : NULL;

    if (split->cents == 0 || split->permille == 0)
      continue;
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", split->source->name);
    if (splits->len > 1)
      g_string_append_printf (text, "%s%s%s", NO_BREAK_SPACE, cents != NULL ? cents : percent,
                              cents != NULL ? "" : "%");
  }
  return g_string_free (text, FALSE);
}

/** cohort_expense_text_sources: who pays, with the shares when more than one does */
char *
cohort_expense_text_sources (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  g_autoptr (GArray) splits = cohort_splits_of_expense (snapshot, expense->record.id);

  return describe_splits (snapshot, splits);
}

/** cohort_expense_text_approved: the amount, a dash while there is none */
char *
cohort_expense_text_approved (const CohortExpense *expense)
{
  return cohort_is_known (expense->approved_cents) ? cohort_money_format (expense->approved_cents)
                                                   : g_strdup ("–");
}

/** cohort_plan_text_what: for which convening, what, and how the amount came about */
char *
cohort_plan_text_what (const CohortSnapshot *snapshot, const CohortPlanLine *line)
{
  g_autofree char *convening = cohort_money_text_convening (snapshot, line->convening);
  g_autofree char *sum = cohort_money_text_calculation (line->category, line->quantity, line->rate);
  GString *text = g_string_new (NULL);

  append_category (text, line->category, line->convening == NULL ? line->description : NULL);
  if (line->convening != NULL)
    append_part (text, convening);
  append_part (text, line->description);
  append_part (text, sum);
  return g_string_free (text, FALSE);
}

/** cohort_plan_text_whole: the same, and why its source is charged with what it does not pay */
char *
cohort_plan_text_whole (const CohortSnapshot *snapshot, const CohortPlanLine *line)
{
  g_autofree char *what = cohort_plan_text_what (snapshot, line);
  g_autofree char *reason = NULL;

  if (line->override_reason == NULL)
    return g_steal_pointer (&what);
  reason
      /* Translators: %s is a reason somebody typed. */
      = g_strdup_printf (_ ("Charged although the source does not usually pay this: %s"),
                         line->override_reason);
  return g_strjoin (" · ", what, reason, NULL);
}

/** cohort_plan_text_sources: who is to pay, with the shares when more than one is */
char *
cohort_plan_text_sources (const CohortSnapshot *snapshot, const CohortPlanLine *line)
{
  g_autoptr (GArray) splits = cohort_splits_of_line (snapshot, line->record.id);

  return describe_splits (snapshot, splits);
}

static char *
describe_dates (const CohortFundingSource *source)
{
  g_autofree char *start = cohort_date_format (source->start);
  g_autofree char *end = cohort_date_format (source->end);

  if (source->start != 0 && source->end != 0)
    return g_strdup_printf (_ ("%1$s to %2$s"), start, end);
  if (source->start != 0)
    return g_strdup_printf (_ ("from %s · end not stated"), start);
  if (source->end != 0)
    return g_strdup_printf (_ ("until %s"), end);
  return NULL;
}

/** cohort_source_text_terms: kind, the most it pays and will pay, dates, and what it is tagged with
 */
char *
cohort_source_text_terms (const CohortFundingSource *source, const CohortLedger *ledger)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source->record.id);
  g_autofree char *later = cohort_ledger_dup_later (ledger, source->record.id);
  g_autofree char *cap = cohort_is_known (parts->cap) ? cohort_money_format (parts->cap) : NULL;
  /* Translators: %s is the most a funding source pays. */
  g_autofree char *limit = cap != NULL ? g_strdup_printf (_ ("up to %s"), cap) : NULL;
  g_autofree char *dates = describe_dates (source);
  GString *text = g_string_new (NULL);

  append_part (text, cohort_vocabulary_get_label ("funding-kind", source->kind));
  append_part (text, limit != NULL ? limit : _ ("no limit stated"));
  append_part (text, later);
  append_part (text, dates);
  append_part (text, source->number);
  append_part (text, source->account_code);
  append_part (text, source->tags);
  return g_string_free (text, FALSE);
}

/** cohort_parts_text_answer: what is left, or how much is missing */
char *
cohort_parts_text_answer (const CohortParts *parts)
{
  g_autofree char *amount = NULL;

  if (!cohort_is_known (parts->available))
    return g_strdup (_ ("No limit stated"));
  amount = cohort_money_format (ABS (parts->available));
  return g_strdup_printf (parts->available < 0 ? _ ("%s short") : _ ("%s available"), amount);
}

/** cohort_parts_text_unpriced: Returns: (nullable): how many plan lines are in no sum, and what is
 * left for each */
char *
cohort_parts_text_unpriced (const CohortParts *parts)
{
  g_autofree char *headroom = NULL;

  if (parts->unpriced == 0)
    return NULL;
  if (!cohort_is_known (parts->headroom) || parts->headroom < 0)
    return g_strdup_printf (ngettext ("%u item is not priced yet and in no sum",
                                      "%u items are not priced yet and in no sum", parts->unpriced),
                            parts->unpriced);
  headroom = cohort_money_format (parts->headroom);
  return g_strdup_printf (ngettext ("%1$u item is not priced yet · %2$s is left for it",
                                    "%1$u items are not priced yet · %2$s is left for each",
                                    parts->unpriced),
                          parts->unpriced, headroom);
}
