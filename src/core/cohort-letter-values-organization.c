/* What a letter to an organization says: which of its people go, and what it pays for them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ledger.h"
#include "cohort-letter-values-private.h"
#include "cohort-letters.h"
#include "cohort-money.h"
#include "cohort-team-people.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <string.h>

/* Cents of one category for one person at one convening; amounts that are not known yet are shares
 * of their own. */
typedef struct {
  const char *person;    /* (nullable) id */
  const char *convening; /* (nullable) code */
  const char *category;
  gint64 cents; /* COHORT_UNKNOWN */
} Share;

typedef struct {
  gint64 cents;
  guint known;
  guint unpriced;
} Sum;

/* "Delta Oaks Unified – Title II" is money of "Delta Oaks Unified". */
static const CohortOrganization *
find_owner (const CohortSnapshot *snapshot, const CohortFundingSource *source)
{
  static const char *const marks[] = {" – ", " - ", " — ", " (", ": ", ", ", " / "};
  const CohortOrganization *found = cohort_team_match_organization (snapshot, source->name);

  for (gsize i = 0; i < G_N_ELEMENTS (marks) && found == NULL; i++) {
    const char *mark = strstr (source->name, marks[i]);
    g_autofree char *name
        = mark != NULL ? g_strndup (source->name, (gsize)(mark - source->name)) : NULL;

    if (name != NULL)
      found = cohort_team_match_organization (snapshot, name);
  }
  return found != NULL ? cohort_team_find_organization (snapshot, found->record.id) : NULL;
}

/* What somebody pays herself and what the program grants is never asked of an organization. */
static gboolean
is_of_organization (const CohortFundingSource *source)
{
  static const char *const kinds[] = {"district", "school", "partner", "coe", "other", NULL};

  return source->name != NULL && source->kind != NULL && g_strv_contains (kinds, source->kind);
}

static gboolean
is_source_of (const CohortSnapshot *snapshot,
              const CohortFundingSource *source,
              const CohortOrganization *organization)
{
  return is_of_organization (source) && find_owner (snapshot, source) == organization;
}

static gboolean
has_lines (CohortLedger *ledger, const CohortFundingSource *source)
{
  const GArray *lines = cohort_ledger_get_lines (ledger, source->record.id);

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, CohortLedgerLine, i).cents != 0)
      return TRUE;
  return FALSE;
}

/**
 * cohort_letters_list_payers:
 * @snapshot: a county
 *
 * Returns: (transfer container) (element-type CohortOrganization): whose share of the cost a
 *   letter can ask for, also where nobody of the team is from; in no order
 */
GPtrArray *
cohort_letters_list_payers (const CohortSnapshot *snapshot)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  GPtrArray *sources = cohort_ledger_get_sources (ledger);
  GPtrArray *payers = g_ptr_array_new ();

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    gpointer owner = is_of_organization (source) && has_lines (ledger, source)
                         ? (gpointer)find_owner (snapshot, source)
                         : NULL;

    if (owner != NULL && !g_ptr_array_find (payers, owner, NULL))
      g_ptr_array_add (payers, owner);
  }
  return payers;
}

static Share
read_line (const CohortSnapshot *snapshot, const CohortLedgerLine *line)
{
  const CohortRecord *record = line->record;

  if (record->kind == COHORT_RECORD_PAYMENT)
    record = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE,
                                   ((const CohortPayment *)record)->expense);
  if (record != NULL && record->kind == COHORT_RECORD_EXPENSE) {
    const CohortExpense *expense = (const CohortExpense *)record;

    return (Share){expense->person, expense->convening, expense->category, line->cents};
  }
  if (record != NULL && record->kind == COHORT_RECORD_PLAN_LINE) {
    const CohortPlanLine *plan = (const CohortPlanLine *)record;

    return (Share){plan->person, plan->convening, plan->category, line->cents};
  }
  return (Share){NULL, NULL, "other", line->cents};
}

static void
add_share (GArray *shares, const Share *share)
{
  for (guint i = 0; i < shares->len; i++) {
    Share *other = &g_array_index (shares, Share, i);

    if (cohort_is_known (share->cents) == cohort_is_known (other->cents)
        && g_strcmp0 (share->person, other->person) == 0
        && g_strcmp0 (share->convening, other->convening) == 0
        && g_strcmp0 (share->category, other->category) == 0) {
      if (cohort_is_known (share->cents))
        (void)cohort_money_add (&other->cents, share->cents);
      return;
    }
  }
  g_array_append_val (shares, *share);
}

static int
get_convening_place (const CohortProgram *program, const char *code)
{
  GPtrArray *convenings = cohort_program_get_convenings (program);

  for (guint i = 0; i < convenings->len; i++)
    if (g_strcmp0 (((const CohortConvening *)g_ptr_array_index (convenings, i))->code, code) == 0)
      return (int)i;
  return (int)convenings->len;
}

static int
get_category_place (const char *category)
{
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("expense-category", &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].code, category) == 0)
      return (int)i;
  return (int)n;
}

static int
compare_shares (gconstpointer a, gconstpointer b, gpointer program)
{
  const Share *one = a, *other = b;
  int by_convening = get_convening_place (program, one->convening)
                     - get_convening_place (program, other->convening);

  return by_convening != 0
             ? by_convening
             : get_category_place (one->category) - get_category_place (other->category);
}

/* (transfer full) (element-type Share): what the sources of @organization have paid, owe and are
 * planned to pay, as the ledger has it: their sum is what the ledger shows of these sources. */
static GArray *
collect_shares (const CohortLetterDraft *draft, const CohortOrganization *organization)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (draft->snapshot);
  GPtrArray *sources = cohort_ledger_get_sources (ledger);
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    const GArray *lines = cohort_ledger_get_lines (ledger, source->record.id);

    if (!is_source_of (draft->snapshot, source, organization))
      continue;
    for (guint l = 0; l < lines->len; l++) {
      Share share = read_line (draft->snapshot, &g_array_index (lines, CohortLedgerLine, l));

      if (cohort_letter_draft_is_about (draft, share.convening))
        add_share (shares, &share);
    }
  }
  for (guint i = shares->len; i > 0; i--)
    if (g_array_index (shares, Share, i - 1).cents == 0)
      g_array_remove_index (shares, i - 1);
  g_array_sort_with_data (shares, compare_shares, cohort_snapshot_get_program (draft->snapshot));
  return shares;
}

static void
add_to (Sum *sum, const Share *share)
{
  if (cohort_is_known (share->cents)) {
    (void)cohort_money_add (&sum->cents, share->cents);
    sum->known++;
  } else {
    sum->unpriced++;
  }
}

/* A sum of which nothing is known is not zero. */
static void
set_sum (CohortLetterFields *fields, const char *total, const char *unpriced, const Sum *sum)
{
  if (sum->known > 0)
    cohort_letter_fields_take (fields, total, cohort_money_format (sum->cents));
  if (sum->unpriced > 0)
    cohort_letter_draft_set_count (fields, unpriced, sum->unpriced);
}

/* Items of @list for the shares of @person, NULL for those of nobody in particular. */
static Sum
fill_shares (const CohortLetterDraft *draft,
             CohortLetterFields *fields,
             const char *list,
             const GArray *shares,
             const char *person)
{
  Sum sum = {0, 0, 0};

  for (guint i = 0; i < shares->len; i++) {
    const Share *share = &g_array_index (shares, Share, i);
    CohortLetterFields *item;

    if (g_strcmp0 (share->person, person) != 0)
      continue;
    add_to (&sum, share);
    item = cohort_letter_fields_append (fields, list);
    cohort_letter_draft_set (item, "share.category",
                             cohort_letter_draft_call (draft, "expense-category", share->category));
    if (share->convening != NULL)
      cohort_letter_draft_set (item, "share.convening",
                               cohort_letter_draft_call_convening (draft, share->convening));
    if (cohort_is_known (share->cents))
      cohort_letter_fields_take (item, "share.amount", cohort_money_format (share->cents));
  }
  return sum;
}

static gboolean
has_share (const GArray *shares, const char *person)
{
  for (guint i = 0; i < shares->len; i++)
    if (g_strcmp0 (g_array_index (shares, Share, i).person, person) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
goes (const CohortLetterDraft *draft, const CohortPerson *person)
{
  GPtrArray *convenings
      = cohort_program_get_convenings (cohort_snapshot_get_program (draft->snapshot));

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    if (cohort_letter_draft_is_about (draft, convening->code)
        && cohort_letter_draft_find_going (draft, person->record.id, convening->code) != NULL)
      return TRUE;
  }
  return FALSE;
}

void
cohort_letter_draft_fill_for_organization (const CohortLetterDraft *draft,
                                           CohortLetterFields *fields,
                                           const CohortOrganization *organization)
{
  g_autoptr (GPtrArray) people
      = cohort_team_list_people (draft->snapshot, COHORT_TEAM_EVERYBODY, NULL, draft->today, NULL);
  g_autoptr (GArray) shares = collect_shares (draft, organization);
  Sum total;
  guint n = 0;

  cohort_letter_draft_set (fields, "organization.name", organization->name);
  cohort_letter_draft_set (fields, "organization.city", organization->city);
  for (guint i = 0; i < people->len; i++) {
    const CohortPerson *person = g_ptr_array_index (people, i);
    gboolean pays = has_share (shares, person->record.id);
    CohortLetterFields *item;
    Sum sum;

    if (!pays
        && !(cohort_letter_draft_find_organization (draft, person) == organization
             && goes (draft, person)))
      continue;
    item = cohort_letter_draft_add_person (draft, fields, person);
    sum = fill_shares (draft, item, "shares", shares, person->record.id);
    set_sum (item, "share.total", "share.unpriced", &sum);
    n++;
  }
  (void)fill_shares (draft, fields, "common_shares", shares, NULL);
  total = (Sum){0, 0, 0};
  for (guint i = 0; i < shares->len; i++)
    add_to (&total, &g_array_index (shares, Share, i));
  set_sum (fields, "shares.total", "shares.unpriced", &total);
  if (n > 0)
    cohort_letter_draft_set_count (fields, "people.count", n);
}
