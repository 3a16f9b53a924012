/* A contract's terms in words, and what each source pays for each person.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-contract-text.h"

#include "cohort-date.h"
#include "cohort-money.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/** cohort_contract_term_get_label: Returns: (transfer none): translated */
const char *
cohort_contract_term_get_label (CohortContractTerm term)
{
  static const char *const labels[COHORT_N_CONTRACT_TERMS]
      = {N_ ("Kind"),   N_ ("First day"),    N_ ("Last day"), N_ ("Claims due by"), N_ ("Board"),
         N_ ("Number"), N_ ("Account code"), N_ ("Tags"),     N_ ("Pays for")};

  return _ (labels[term]);
}

/** cohort_contract_text_day: Returns: (transfer full): the day, or @unknown */
char *
cohort_contract_text_day (CohortDate day, const char *unknown)
{
  return day != 0 ? cohort_date_format (day) : g_strdup (unknown);
}

static char *
describe_categories (const CohortFundingSource *source)
{
  g_auto (GStrv) codes = g_strsplit (source->categories != NULL ? source->categories : "", " ", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0')
      g_ptr_array_add (labels,
                       (gpointer)cohort_vocabulary_get_label ("expense-category", codes[i]));
  g_ptr_array_add (labels, NULL);
  return labels->len > 1 ? g_strjoinv (", ", (char **)labels->pdata)
                         : g_strdup (_ ("all categories of expenses"));
}

static char *
describe_text (const char *text)
{
  return g_strdup (text != NULL ? text : _ ("not stated"));
}

static const char *
describe_kind (const CohortFundingSource *source)
{
  if (g_strcmp0 (source->contract_kind, "internal") == 0)
    return _ ("internal: the office that pays is the county’s own, so nothing is signed with an "
              "outside party");
  if (g_strcmp0 (source->contract_kind, "external") == 0)
    return _ ("external: with another office that pays");
  return _ ("not stated");
}

/** cohort_contract_text_term: Returns: (transfer full): what the contract says */
char *
cohort_contract_text_term (const CohortFundingSource *source, CohortContractTerm term)
{
  switch (term) {
  case COHORT_CONTRACT_KIND:
    return g_strdup (describe_kind (source));
  case COHORT_CONTRACT_START:
    return cohort_contract_text_day (source->start, _ ("not stated"));
  case COHORT_CONTRACT_END:
    return cohort_contract_text_day (source->end, _ ("not stated"));
  case COHORT_CONTRACT_CLAIM_BY:
    return cohort_contract_text_day (source->claim_by, _ ("no day stated"));
  case COHORT_CONTRACT_BOARD_ON:
    return cohort_contract_text_day (source->board_on, _ ("no day of approval stated"));
  case COHORT_CONTRACT_NUMBER:
    return describe_text (source->number);
  case COHORT_CONTRACT_ACCOUNT:
    return describe_text (source->account_code);
  case COHORT_CONTRACT_TAGS:
    return describe_text (source->tags);
  case COHORT_CONTRACT_CATEGORIES:
  case COHORT_N_CONTRACT_TERMS:
  default:
    return describe_categories (source);
  }
}

/* Whether @source pays any of @line. */
static gboolean
pays (const CohortSnapshot *snapshot, const CohortPlanLine *line, const char *source)
{
  COHORT_FOR_EACH (CohortPlanSplit, split, snapshot, COHORT_RECORD_PLAN_SPLIT) {
    if (g_strcmp0 (split->plan_line, line->record.id) == 0
        && g_strcmp0 (split->source, source) == 0)
      return TRUE;
  }
  return FALSE;
}

/** cohort_paid_for_count: what @source is planned to pay */
void
cohort_paid_for_count (const CohortSnapshot *snapshot,
                       const CohortLedger *ledger,
                       const char *source,
                       const char *person,
                       CohortPaidFor *paid)
{
  paid->cents = cohort_ledger_planned (ledger, source, person, NULL);
  paid->unpriced = 0;
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (!cohort_is_known (line->amount_cents) && g_strcmp0 (line->state, "closed") != 0
        && (person == NULL || g_strcmp0 (line->person, person) == 0)
        && pays (snapshot, line, source))
      paid->unpriced++;
  }
}

/** cohort_paid_for_text: Returns: (transfer full): "$901.50", "$440.00 and 1 not priced" */
char *
cohort_paid_for_text (const CohortPaidFor *paid)
{
  g_autofree char *amount = cohort_money_format (paid->cents);

  if (paid->unpriced == 0)
    return g_steal_pointer (&amount);
  if (paid->cents == 0)
    return g_strdup_printf (ngettext ("%u not priced", "%u not priced", paid->unpriced),
                            paid->unpriced);
  /* Translators: an amount, and how many planned lines have none. */
  return g_strdup_printf (
      ngettext ("%1$s and %2$u not priced", "%1$s and %2$u not priced", paid->unpriced), amount,
      paid->unpriced);
}

/** cohort_paid_for_list_people: Returns: (transfer container): borrowed from @snapshot */
GPtrArray *
cohort_paid_for_list_people (const CohortSnapshot *snapshot)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *people = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (line->person != NULL && g_strcmp0 (line->year, cohort_snapshot_get_year (snapshot)) == 0
        && g_hash_table_add (seen, line->person))
      g_ptr_array_add (people, line->person);
  }
  return people;
}

/** cohort_contract_is_missing: see the header */
gboolean
cohort_contract_is_missing (const CohortSnapshot *snapshot, const CohortLedger *ledger)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);

  return contract == NULL || cohort_ledger_get_parts (ledger, contract->record.id)->cap == 0;
}
