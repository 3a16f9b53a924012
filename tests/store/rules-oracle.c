/* The rules of domain.md 3.3 and 3.5 told by themselves, to judge what the commands leave behind.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-oracle.h"

#include "cohort-attendance.h"
#include "cohort-findings.h"
#include "cohort-funding.h"
#include "cohort-ledger.h"
#include "cohort-program.h"
#include "cohort-spots.h"

/* Nothing here asks the vocabulary or the spots what a status means: the words are those of
 * domain.md 3.4. */
static const char *const holding[]
    = {"planned", "invited", "accepted", "registered", "attended", "partial", "no-show", NULL};
static const char *const gone[] = {"declined", "replaced", "cancelled", NULL};
static const char *const waiting[] = {"waiting", "offered", NULL};

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return word != NULL && g_strv_contains (words, word);
}

static gboolean
has_finding (GPtrArray *findings, const char *id, const char *subject)
{
  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    if (g_str_equal (finding->id, id)
        && (subject == NULL || g_strcmp0 (finding->subject, subject) == 0))
      return TRUE;
  }
  return FALSE;
}

/* S-1. Documented in the header. */
gint64
oracle_count_limit (const CohortSnapshot *snapshot, const char *convening)
{
  const CohortConvening *found
      = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), convening);
  gint64 limit = found->spots[cohort_snapshot_get_county (snapshot)->county_class];
  const CohortSpotAdjustment *override = NULL;

  COHORT_FOR_EACH (CohortSpotAdjustment, adjustment, snapshot, COHORT_RECORD_SPOT_ADJUSTMENT) {
    if (g_strcmp0 (adjustment->convening, convening) != 0)
      continue;
    if (g_str_equal (adjustment->kind, "override")) {
      if (override == NULL || adjustment->on >= override->on)
        override = adjustment;
    } else if (limit != COHORT_UNKNOWN) {
      limit += g_str_equal (adjustment->kind, "grant") ? adjustment->count : -adjustment->count;
    }
  }
  return override != NULL ? override->count : limit;
}

static guint
count_held (const CohortSnapshot *snapshot, const char *convening)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE)
    if (g_strcmp0 (attendance->convening, convening) == 0
        && is_one_of (attendance->status, holding))
      n++;
  /* An offer holds a spot, too (domain.md 3.4). */
  COHORT_FOR_EACH (CohortWaitlistEntry, entry, snapshot, COHORT_RECORD_WAITLIST_ENTRY)
    if (g_strcmp0 (entry->convening, convening) == 0 && g_strcmp0 (entry->state, "offered") == 0)
      n++;
  return n;
}

/* S-1, S-2 and S-3. */
static char *
check_convening (const CohortSnapshot *snapshot, GPtrArray *findings, const char *convening)
{
  gint64 limit = oracle_count_limit (snapshot, convening);
  guint held = count_held (snapshot, convening);
  CohortSpots spots;

  cohort_spots_count (snapshot, convening, &spots);
  if (spots.limit != limit)
    return g_strdup_printf ("S-1: the limit of %s is %d, not %d", convening, (int)limit,
                            (int)spots.limit);
  if (spots.held != held)
    return g_strdup_printf ("S-2: %u hold a spot at %s, not %u", held, convening, spots.held);
  if (limit == COHORT_UNKNOWN)
    return has_finding (findings, "OVER_SPOTS", convening) ? g_strdup_printf (
               "S-1: nobody knows the spots of %s and somebody is over", convening)
                                                           : NULL;
  if (limit < 0)
    return g_strdup_printf ("S-3: %s has less than no spot", convening);
  if ((held > limit) != has_finding (findings, "OVER_SPOTS", convening))
    return g_strdup_printf ("S-2: %u of %d at %s, and OVER_SPOTS does not say so", held, (int)limit,
                            convening);
  return NULL;
}

static guint
count_live_attendances (const CohortSnapshot *snapshot, const char *person, const char *convening)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE)
    if (g_strcmp0 (attendance->person, person) == 0
        && g_strcmp0 (attendance->convening, convening) == 0
        && !is_one_of (attendance->status, gone))
      n++;
  return n;
}

static guint
count_live_entries (const CohortSnapshot *snapshot, const char *person, const char *convening)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortWaitlistEntry, entry, snapshot, COHORT_RECORD_WAITLIST_ENTRY)
    if (g_strcmp0 (entry->person, person) == 0 && g_strcmp0 (entry->convening, convening) == 0
        && is_one_of (entry->state, waiting))
      n++;
  return n;
}

/* S-5. */
static char *
check_twice (const CohortSnapshot *snapshot, GPtrArray *findings)
{
  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE)
    if (count_live_attendances (snapshot, attendance->person, attendance->convening) > 1
        && !has_finding (findings, "DUPLICATE_PERSON", NULL))
      return g_strdup_printf ("S-5: somebody goes twice to %s", attendance->convening);
  COHORT_FOR_EACH (CohortWaitlistEntry, entry, snapshot, COHORT_RECORD_WAITLIST_ENTRY)
    if (count_live_entries (snapshot, entry->person, entry->convening) > 1
        && !has_finding (findings, "DUPLICATE_PERSON", NULL))
      return g_strdup_printf ("S-5: somebody waits twice for %s", entry->convening);
  return NULL;
}

static guint
count_successors (const CohortSnapshot *snapshot, const char *id)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE)
    if (g_strcmp0 (attendance->replaces, id) == 0)
      n++;
  return n;
}

/* S-6: from each replaced one there is one way, and it ends with somebody who was not. */
static char *
check_chains (const CohortSnapshot *snapshot)
{
  guint n_records = cohort_snapshot_get_records (snapshot, COHORT_RECORD_ATTENDANCE)->len;

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    gboolean is_replaced = g_strcmp0 (attendance->status, "replaced") == 0;
    const CohortAttendance *before = attendance;
    guint n_steps = 0;

    if (count_successors (snapshot, attendance->record.id) != (is_replaced ? 1 : 0))
      return g_strdup_printf ("S-6: %u came in the place of one whose status is %s",
                              count_successors (snapshot, attendance->record.id),
                              attendance->status);
    while (before->replaces != NULL) {
      before = cohort_snapshot_find (snapshot, COHORT_RECORD_ATTENDANCE, before->replaces);
      if (before == NULL || ++n_steps > n_records)
        return g_strdup ("S-6: a chain ends nowhere");
    }
  }
  return NULL;
}

static const CohortIssuedLetter *
find_edition (const CohortSnapshot *snapshot, const char *number, gint64 edition)
{
  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER)
    if (g_strcmp0 (letter->number, number) == 0 && letter->edition == edition)
      return letter;
  return NULL;
}

/* One copy gives each number once, and an edition follows the one before. */
static char *
check_letters (const CohortSnapshot *snapshot)
{
  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    const CohortIssuedLetter *before
        = find_edition (snapshot, letter->number, letter->edition - 1);

    if (find_edition (snapshot, letter->number, letter->edition) != letter)
      return g_strdup_printf ("two letters are %s", letter->number);
    if (g_strcmp0 (letter->supersedes, before != NULL ? before->record.id : NULL) != 0)
      return g_strdup_printf ("letter %s does not follow the edition before", letter->number);
  }
  return NULL;
}

/* What refers to something refers to something that is there. */
static char *
check_references (const CohortSnapshot *snapshot)
{
  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    const CohortRecordClass *klass = cohort_record_kind_get_class (kind);
    GPtrArray *records = cohort_snapshot_get_records (snapshot, kind);

    for (guint i = 0; i < records->len * klass->n_fields; i++) {
      const CohortRecord *record = g_ptr_array_index (records, i / klass->n_fields);
      const CohortField *field = &klass->fields[i % klass->n_fields];
      const char *id
          = field->kind == COHORT_FIELD_ID ? cohort_record_get_text (record, field) : NULL;

      if (id != NULL && cohort_snapshot_find (snapshot, field->target, id) == NULL)
        return g_strdup_printf ("%s.%s refers to what is gone", klass->table, field->name);
    }
  }
  return NULL;
}

static gint64
count_cap (const CohortSnapshot *snapshot, const CohortFundingSource *source, CohortDate on)
{
  gint64 cap = source->cap_cents;

  COHORT_FOR_EACH (CohortAmendment, amendment, snapshot, COHORT_RECORD_AMENDMENT)
    if (cap != COHORT_UNKNOWN && g_strcmp0 (amendment->source, source->record.id) == 0
        && amendment->on <= on)
      cap += amendment->delta_cents;
  return cap;
}

/* I-1 and I-2. */
static char *
check_money (const CohortSnapshot *snapshot)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  GPtrArray *sources = cohort_ledger_get_sources (ledger);

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    const CohortParts *parts = cohort_ledger_get_parts (ledger, source->record.id);
    gint64 cap = count_cap (snapshot, source, cohort_ledger_get_day (ledger));

    if (parts->cap != cap)
      return g_strdup_printf ("I-1: the cap of %s is not what was agreed", source->name);
    if (cap != COHORT_UNKNOWN
        && parts->paid + parts->approved + parts->submitted + parts->committed + parts->available
               != cap)
      return g_strdup_printf ("I-1: the five parts of %s are not its cap", source->name);
  }
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    gint64 sum = 0;
    guint n = 0;

    COHORT_FOR_EACH (CohortExpenseSplit, split, snapshot, COHORT_RECORD_EXPENSE_SPLIT)
      if (g_strcmp0 (split->expense, expense->record.id) == 0) {
        sum += split->cents;
        n++;
      }
    if (n > 0 && sum != expense->claimed_cents)
      return g_strdup_printf ("I-2: the shares of an expense are %d, not %d", (int)sum,
                              (int)expense->claimed_cents);
  }
  return NULL;
}

/* Documented in the header. */
char *
oracle_find_break (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, today);
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  char *wrong = check_references (snapshot);

  for (guint i = 0; wrong == NULL && i < convenings->len; i++)
    wrong = check_convening (snapshot, findings,
                             ((const CohortConvening *)g_ptr_array_index (convenings, i))->code);
  if (wrong == NULL)
    wrong = check_twice (snapshot, findings);
  if (wrong == NULL)
    wrong = check_chains (snapshot);
  if (wrong == NULL)
    wrong = check_letters (snapshot);
  return wrong != NULL ? wrong : check_money (snapshot);
}
