/* The five parts of every funding source, which always add up to its cap (identity I-1).
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ledger-private.h"

#include "cohort-cap.h"
#include "cohort-date.h"
#include "cohort-snapshot-private.h"

/** cohort_ledger_add: adds @cents, which is known, stopping at the end of the range */
void
cohort_ledger_add (gint64 *total, gint64 cents)
{
  if (__builtin_add_overflow (*total, cents, total))
    *total = cents > 0 ? G_MAXINT64 : -G_MAXINT64;
  *total = MAX (*total, -G_MAXINT64);
}

/** cohort_ledger_subtract: Returns: @from − @cents, both known, stopping at the end of the range */
gint64
cohort_ledger_subtract (gint64 from, gint64 cents)
{
  cohort_ledger_add (&from, -cents);
  return from;
}

/** cohort_ledger_get_slot: Returns: the slot of @source, the one behind the last when it has none
 */
guint
cohort_ledger_get_slot (const CohortLedger *self, const char *source)
{
  gpointer slot;

  if (source != NULL && g_hash_table_lookup_extended (self->slots, source, NULL, &slot))
    return GPOINTER_TO_UINT (slot);
  return self->sources->len;
}

/** cohort_ledger_add_line: notes that @record makes up @cents of a @part of a source; nothing for 0
 */
void
cohort_ledger_add_line (CohortLedger *self,
                        guint slot,
                        const char *part,
                        gconstpointer record,
                        gint64 cents)
{
  CohortLedgerLine line = {part, (CohortRecord *)record, cents};

  if (slot < self->lines->len && cents != 0)
    g_array_append_val ((GArray *)g_ptr_array_index (self->lines, slot), line);
}

static void
find_sources (CohortLedger *self)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (self->snapshot);

  if (contract != NULL)
    g_ptr_array_add (self->sources, (gpointer)contract);
  COHORT_FOR_EACH (CohortFundingSource, source, self->snapshot, COHORT_RECORD_FUNDING_SOURCE) {
    if (source != contract
        && g_strcmp0 (source->year, cohort_snapshot_get_year (self->snapshot)) == 0)
      g_ptr_array_add (self->sources, (gpointer)source);
  }
  for (guint slot = 0; slot < self->sources->len; slot++) {
    CohortRecord *source = g_ptr_array_index (self->sources, slot);

    g_hash_table_insert (self->slots, source->id, GUINT_TO_POINTER (slot));
    g_ptr_array_add (self->lines, g_array_new (FALSE, FALSE, sizeof (CohortLedgerLine)));
  }
}

static void
sum_caps (CohortLedger *self)
{
  for (guint slot = 0; slot < self->sources->len; slot++) {
    const CohortFundingSource *source = g_ptr_array_index (self->sources, slot);

    self->parts[slot].cap = cohort_cap_get (self->snapshot, source, self->on);
  }
}

static void
sum_expense (CohortLedger *self, const CohortExpenseEntry *entry)
{
  const char *status = entry->expense->status;
  gboolean is_approved = g_strcmp0 (status, "approved") == 0 || g_strcmp0 (status, "paid") == 0;

  for (guint slot = 0; slot < self->sources->len; slot++) {
    CohortParts *parts = &self->parts[slot];
    gint64 unpaid = cohort_ledger_subtract (entry->approved[slot], entry->paid[slot]);

    cohort_ledger_add (&parts->paid, entry->paid[slot]);
    cohort_ledger_add (&parts->paid, entry->refunded[slot]);
    if (is_approved) {
      cohort_ledger_add (&parts->approved, unpaid);
      cohort_ledger_add_line (self, slot, "approved", entry->expense, unpaid);
    } else if (g_strcmp0 (status, "submitted") == 0) {
      cohort_ledger_add (&parts->submitted, entry->claimed[slot]);
      cohort_ledger_add_line (self, slot, "submitted", entry->expense, entry->claimed[slot]);
    }
  }
}

/* open(L,s): relief is per line and source, so that one line's expense never frees another's plan.
 */
static gint64
get_open (const CohortPlanEntry *entry, guint slot)
{
  return MAX (0, cohort_ledger_subtract (entry->planned[slot], entry->used[slot]));
}

static void
sum_line (CohortLedger *self, const CohortPlanEntry *entry)
{
  gboolean counted = FALSE;

  if (g_strcmp0 (entry->line->state, "closed") == 0)
    return;

  for (guint slot = 0; slot < self->sources->len; slot++) {
    if (cohort_is_known (entry->line->amount_cents)) {
      cohort_ledger_add (&self->parts[slot].committed, get_open (entry, slot));
      cohort_ledger_add_line (self, slot, "committed", entry->line, get_open (entry, slot));
    } else if (entry->named[slot]) {
      self->parts[slot].unpriced++;
      self->total.unpriced += counted ? 0 : 1;
      counted = TRUE;
      cohort_ledger_add_line (self, slot, "unpriced", entry->line, COHORT_UNKNOWN);
    }
  }
}

static gint64
divide_floor (gint64 cents, guint n)
{
  return cents / n - (cents % n < 0 ? 1 : 0);
}

/* Available is what is left, so that the five parts add up whatever the rest is. */
static void
close_parts (CohortParts *parts)
{
  parts->headroom = COHORT_UNKNOWN;
  parts->available = parts->cap;
  if (!cohort_is_known (parts->cap))
    return;

  parts->available = cohort_ledger_subtract (parts->available, parts->paid);
  parts->available = cohort_ledger_subtract (parts->available, parts->approved);
  parts->available = cohort_ledger_subtract (parts->available, parts->submitted);
  parts->available = cohort_ledger_subtract (parts->available, parts->committed);
  if (parts->unpriced > 0)
    parts->headroom = divide_floor (parts->available, parts->unpriced);
}

static void
sum_total (CohortLedger *self)
{
  for (guint slot = 0; slot < self->sources->len; slot++) {
    const CohortParts *parts = &self->parts[slot];

    cohort_ledger_add (&self->total.paid, parts->paid);
    cohort_ledger_add (&self->total.approved, parts->approved);
    cohort_ledger_add (&self->total.submitted, parts->submitted);
    cohort_ledger_add (&self->total.committed, parts->committed);
    if (!cohort_is_known (parts->cap))
      self->total.cap = COHORT_UNKNOWN;
    else if (cohort_is_known (self->total.cap))
      cohort_ledger_add (&self->total.cap, parts->cap);
  }
  close_parts (&self->total);
}

static void
sum_parts (CohortLedger *self)
{
  sum_caps (self);
  COHORT_FOR_EACH (CohortRecord, expense, self->snapshot, COHORT_RECORD_EXPENSE) {
    sum_expense (self, g_hash_table_lookup (self->expenses, expense->id));
  }
  COHORT_FOR_EACH (CohortRecord, line, self->snapshot, COHORT_RECORD_PLAN_LINE) {
    sum_line (self, g_hash_table_lookup (self->plan, line->id));
  }
  for (guint slot = 0; slot < self->sources->len; slot++)
    close_parts (&self->parts[slot]);
  sum_total (self);
}

static void
free_plan_entry (gpointer data)
{
  CohortPlanEntry *entry = data;

  g_free (entry->named);
  g_free (entry->planned);
  g_free (entry->used);
  g_free (entry);
}

static void
free_expense_entry (gpointer data)
{
  CohortExpenseEntry *entry = data;

  g_free (entry->claimed);
  g_free (entry->approved);
  g_free (entry->paid);
  g_free (entry->refunded);
  g_free (entry);
}

/** cohort_ledger_new: Returns: (transfer full): as cohort_ledger_new_on() of today */
CohortLedger *
cohort_ledger_new (const CohortSnapshot *snapshot)
{
  return cohort_ledger_new_on (snapshot, cohort_date_today ());
}

/* Everything but the snapshot, which outlives it. */
static CohortLedger *
work_out (const CohortSnapshot *snapshot, CohortDate on)
{
  CohortLedger *self = g_new0 (CohortLedger, 1);

  self->on = on;
  self->snapshot = (CohortSnapshot *)snapshot;
  self->sources = g_ptr_array_new ();
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->slots = g_hash_table_new (g_str_hash, g_str_equal);
  self->plan = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_plan_entry);
  self->expenses = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_expense_entry);

  find_sources (self);
  self->parts = g_atomic_rc_box_alloc0 (sizeof (CohortParts) * (self->sources->len + 1));
  cohort_ledger_share_expenses (self);
  cohort_ledger_share_plan (self);
  sum_parts (self);
  return self;
}

/** cohort_ledger_copy_kept: Returns: (transfer full): the same ledger once more, sharing all that
 * was worked out and keeping no reference to the snapshot, which keeps it */
CohortLedger *
cohort_ledger_copy_kept (const CohortLedger *self)
{
  CohortLedger *copy = g_memdup2 (self, sizeof *self);

  g_ptr_array_ref (copy->sources);
  g_ptr_array_ref (copy->lines);
  g_hash_table_ref (copy->slots);
  g_hash_table_ref (copy->plan);
  g_hash_table_ref (copy->expenses);
  g_atomic_rc_box_acquire (copy->parts);
  return copy;
}

/** cohort_ledger_free_kept: @self: (transfer full): a ledger its snapshot keeps */
void
cohort_ledger_free_kept (CohortLedger *self)
{
  g_hash_table_unref (self->expenses);
  g_hash_table_unref (self->plan);
  g_hash_table_unref (self->slots);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->sources);
  g_atomic_rc_box_release (self->parts);
  g_free (self);
}

/**
 * cohort_ledger_new_on:
 * @snapshot: a county's year
 * @on: the day by which an amendment must be in effect to count
 *
 * Works out the five parts (domain.md 3.5) of each funding source of the snapshot's year. Whatever
 * is charged to such a source counts, even when the expense itself belongs to another year. The
 * snapshot keeps what was worked out last, so that the next one of the same day, on any thread,
 * costs nothing.
 *
 * Returns: (transfer full): the ledger, which keeps a reference to @snapshot
 */
CohortLedger *
cohort_ledger_new_on (const CohortSnapshot *snapshot, CohortDate on)
{
  CohortLedger *self = cohort_snapshot_dup_ledger (snapshot, on);

  if (self == NULL) {
    self = work_out (snapshot, on);
    cohort_snapshot_keep_ledger (snapshot, self);
  }
  cohort_snapshot_ref (self->snapshot);
  return self;
}

/** cohort_ledger_free: @self: (transfer full): a ledger */
void
cohort_ledger_free (CohortLedger *self)
{
  CohortSnapshot *snapshot = self->snapshot;

  cohort_ledger_free_kept (self);
  cohort_snapshot_unref (snapshot);
}

/** cohort_ledger_get_day: Returns: the day whose limits count */
CohortDate
cohort_ledger_get_day (const CohortLedger *self)
{
  return self->on;
}

/** cohort_ledger_dup_later: Returns: (transfer full) (nullable): see the header */
char *
cohort_ledger_dup_later (const CohortLedger *self, const char *source)
{
  return cohort_cap_dup_later (self->snapshot, source, self->on);
}

/** cohort_ledger_get_sources: Returns: (transfer none) (element-type CohortFundingSource): contract
 * first */
GPtrArray *
cohort_ledger_get_sources (const CohortLedger *self)
{
  return self->sources;
}

/** cohort_ledger_get_parts: Returns: (transfer none) (nullable): those of @source, an id; %NULL
 * when it is not of this year */
const CohortParts *
cohort_ledger_get_parts (const CohortLedger *self, const char *source)
{
  guint slot = cohort_ledger_get_slot (self, source);

  return slot < self->sources->len ? &self->parts[slot] : NULL;
}

/** cohort_ledger_get_total: Returns: (transfer none): sums over all sources; a line that is
 * unpriced on two sources counts once */
const CohortParts *
cohort_ledger_get_total (const CohortLedger *self)
{
  return &self->total;
}

/** cohort_ledger_get_lines: Returns: (transfer none) (nullable) (element-type CohortLedgerLine):
 * what makes up the parts of @source */
GArray *
cohort_ledger_get_lines (const CohortLedger *self, const char *source)
{
  guint slot = cohort_ledger_get_slot (self, source);

  return slot < self->lines->len ? g_ptr_array_index (self->lines, slot) : NULL;
}
