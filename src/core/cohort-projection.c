/* What is planned to be spent: of a person, at a convening, from a source, or all of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-projection.h"

#include "cohort-ledger-private.h"

static gboolean
fits (const char *wanted, const char *value)
{
  return wanted == NULL || g_strcmp0 (wanted, value) == 0;
}

/* Whether the line has a share of the source, be its amount known or not. */
static gboolean
is_on (const CohortLedger *ledger, const CohortPlanLine *line, const char *source)
{
  const CohortPlanEntry *entry = g_hash_table_lookup (ledger->plan, line->record.id);
  guint slot = cohort_ledger_get_slot (ledger, source);

  if (source != NULL)
    return slot < ledger->sources->len && entry->named[slot];
  for (slot = 0; slot < ledger->sources->len; slot++)
    if (entry->named[slot])
      return TRUE;
  return FALSE;
}

static void
add_line (const CohortLedger *ledger,
          const CohortPlanLine *line,
          const char *source,
          CohortProjection *projection)
{
  projection->lines++;
  cohort_ledger_add (&projection->cents,
                     cohort_ledger_line_projected (ledger, line, source));
  if (!cohort_is_known (line->amount_cents) && g_strcmp0 (line->state, "closed") != 0)
    projection->unpriced++;
}

/**
 * cohort_projection_read:
 * @filter: what to add up
 * @projection: (out): the sums
 *
 * Adds up the plan lines on this year's sources (domain.md 3.5: projected cost). What is unpriced
 * is counted and in no sum (I-6); a source that is not of this year has nothing planned.
 */
void
cohort_projection_read (const CohortLedger *ledger,
                        const CohortProjectionFilter *filter,
                        CohortProjection *projection)
{
  const CohortParts *parts = filter->source != NULL
                                 ? cohort_ledger_get_parts (ledger, filter->source)
                                 : cohort_ledger_get_total (ledger);

  *projection = (CohortProjection){.available = COHORT_UNKNOWN, .headroom = COHORT_UNKNOWN};
  COHORT_FOR_EACH (CohortPlanLine, line, ledger->snapshot, COHORT_RECORD_PLAN_LINE) {
    if (fits (filter->person, line->person) && fits (filter->convening, line->convening)
        && fits (filter->category, line->category) && is_on (ledger, line, filter->source))
      add_line (ledger, line, filter->source, projection);
  }
  if (parts != NULL)
    projection->available = parts->available;
  /* Others wait for the same money, so it is what the source has for each of all its lines. */
  if (parts != NULL && projection->unpriced > 0)
    projection->headroom = parts->headroom;
}
