/* What would be left if a command were done: nothing is written.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-what-if.h"

#include "cohort-date.h"
#include "cohort-money.h"
#include "cohort-spots.h"

#include <glib/gi18n-lib.h>

static const char *
find_expense (const CohortChange *change)
{
  GPtrArray *records = cohort_change_get_records (change);

  for (guint i = 0; i < records->len; i++) {
    const CohortRecord *record = g_ptr_array_index (records, i);

    if (record->kind == COHORT_RECORD_EXPENSE)
      return record->id;
  }
  return NULL;
}

/** cohort_what_if_new: Returns: (transfer full): @snapshot as it would be after @command */
CohortSnapshot *
cohort_what_if_new (const CohortSnapshot *snapshot,
                    JsonObject *command,
                    const char *expense,
                    GError **error)
{
  const CohortMoment moment = {cohort_date_today (), g_get_real_time () / G_USEC_PER_SEC};
  g_autoptr (CohortChange) change = cohort_command_run (snapshot, command, &moment, error);
  g_autoptr (CohortSnapshot) saved = NULL;
  g_autoptr (CohortChange) submission = NULL;
  g_autoptr (JsonObject) submit = NULL;

  if (change == NULL)
    return NULL;
  saved = cohort_snapshot_apply (snapshot, change);
  if (expense == NULL)
    return g_steal_pointer (&saved);
  submit = cohort_command_new ("expense.submit", "expense",
                               *expense != '\0' ? expense : find_expense (change), NULL);
  submission = cohort_command_run (saved, submit, &moment, error);
  return submission != NULL ? cohort_snapshot_apply (saved, submission) : NULL;
}

static char *
describe_source (const CohortFundingSource *source, const CohortParts *now, const CohortParts *then)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!cohort_is_known (then->available))
    return g_strdup_printf (_ ("%s has no stated limit"), source->name);
  before = cohort_money_format (now->available);
  after = cohort_money_format (ABS (then->available));
  return g_strdup_printf (
      then->available < 0
          /* Translators: %1$s is a funding source, %2$s and %3$s are amounts. */
          ? _ ("%1$s: available now %2$s\n→ after this %3$s short")
          : _ ("%1$s: available now %2$s\n→ after this %3$s"),
      source->name, before, after);
}

static gboolean
is_same (const CohortParts *a, const CohortParts *b)
{
  return a->available == b->available && a->submitted == b->submitted && a->approved == b->approved
         && a->committed == b->committed && a->unpriced == b->unpriced;
}

/** cohort_what_if_describe: Returns: (transfer full): what is available before and after */
char *
cohort_what_if_describe (const CohortSnapshot *before, const CohortSnapshot *after)
{
  g_autoptr (CohortLedger) now = cohort_ledger_new (before);
  g_autoptr (CohortLedger) then = cohort_ledger_new (after);

  return cohort_what_if_describe_ledgers (now, then);
}

/** cohort_what_if_describe_ledgers: Returns: (transfer full): the same, of what was worked out
 * before: a form keeps the ledger of what is there while somebody types */
char *
cohort_what_if_describe_ledgers (const CohortLedger *now, const CohortLedger *then)
{
  GPtrArray *sources = cohort_ledger_get_sources (then);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    const CohortParts *parts = cohort_ledger_get_parts (now, source->record.id);
    const CohortParts *changed = cohort_ledger_get_parts (then, source->record.id);
    g_autofree char *line = NULL;

    if (parts == NULL || is_same (parts, changed))
      continue;
    line = describe_source (source, parts, changed);
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  }
  if (text->len == 0)
    g_string_append (text, _ ("What is available stays as it is."));
  return g_string_free (text, FALSE);
}

static char *
describe_held (const CohortSpots *spots)
{
  /* Translators: %1$u spots are held of the %2$d the county has. */
  return cohort_is_known (spots->limit)
             ? g_strdup_printf (_ ("%1$u of %2$d"), spots->held, (int)spots->limit)
             : g_strdup_printf ("%u", spots->held);
}

/** cohort_what_if_describe_spots: Returns: (transfer full): the spots held at @convening before and
 * after */
char *
cohort_what_if_describe_spots (const CohortSnapshot *before,
                               const CohortSnapshot *after,
                               const char *convening)
{
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;
  CohortSpots spots;

  cohort_spots_count (before, convening, &spots);
  now = describe_held (&spots);
  cohort_spots_count (after, convening, &spots);
  then = describe_held (&spots);
  if (g_str_equal (now, then))
    return g_strdup_printf (_ ("Spots held: %s, as before"), now);
  return g_strdup_printf (_ ("Spots held: %1$s → %2$s"), now, then);
}
