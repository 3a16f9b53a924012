/* The most a funding source pays on a day: what was agreed, and the amendments in effect by then.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cap.h"

#include "cohort-date.h"
#include "cohort-ledger-private.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

/** cohort_amendment_counts: Returns: whether @amendment is in effect on @on: from its day on, or
 * always when it has none (domain.md 3.1) */
gboolean
cohort_amendment_counts (const CohortAmendment *amendment, CohortDate on)
{
  return cohort_is_known (amendment->delta_cents) && amendment->on <= on;
}

/** cohort_cap_get: Returns: cents that @source pays at most by what is in effect on @on;
 * %COHORT_UNKNOWN when no amount is stated */
gint64
cohort_cap_get (const CohortSnapshot *snapshot, const CohortFundingSource *source, CohortDate on)
{
  gint64 cap = source->cap_cents;

  COHORT_FOR_EACH (CohortAmendment, amendment, snapshot, COHORT_RECORD_AMENDMENT) {
    if (cohort_is_known (cap) && g_strcmp0 (amendment->source, source->record.id) == 0
        && cohort_amendment_counts (amendment, on))
      cohort_ledger_add (&cap, amendment->delta_cents);
  }
  return cap;
}

/** cohort_cap_get_least: Returns: the least of cohort_cap_get() on @from and on each later day;
 * %COHORT_UNKNOWN when no amount is stated */
gint64
cohort_cap_get_least (const CohortSnapshot *snapshot,
                      const CohortFundingSource *source,
                      CohortDate from)
{
  gint64 least = cohort_cap_get (snapshot, source, from);

  COHORT_FOR_EACH (CohortAmendment, amendment, snapshot, COHORT_RECORD_AMENDMENT) {
    if (cohort_is_known (least) && g_strcmp0 (amendment->source, source->record.id) == 0
        && !cohort_amendment_counts (amendment, from))
      least = MIN (least, cohort_cap_get (snapshot, source, amendment->on));
  }
  return least;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const CohortAmendment *one = *(CohortAmendment *const *)a;
  const CohortAmendment *other = *(CohortAmendment *const *)b;

  if (one->on != other->on)
    return one->on < other->on ? -1 : 1;
  return g_strcmp0 (one->record.id, other->record.id);
}

static char *
describe_later (const CohortAmendment *amendment)
{
  g_autofree char *amount = cohort_money_format (amendment->delta_cents);
  g_autofree char *day = cohort_date_format (amendment->on);

  /* Translators: what a contract gets more from a day on: "+$500.00 from Jan 5, 2025". */
  return g_strdup_printf (amendment->delta_cents > 0 ? _ ("+%1$s from %2$s") : _ ("%1$s from %2$s"),
                          amount, day);
}

/** cohort_cap_dup_later: Returns: (transfer full) (nullable): the amendments of @source, an id,
 * that take effect after @on, the next first; %NULL without any */
char *
cohort_cap_dup_later (const CohortSnapshot *snapshot, const char *source, CohortDate on)
{
  g_autoptr (GPtrArray) later
      = cohort_snapshot_select (snapshot, COHORT_RECORD_AMENDMENT, "source", source);
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (later, compare_days);
  for (guint i = 0; i < later->len; i++) {
    const CohortAmendment *amendment = g_ptr_array_index (later, i);
    g_autofree char *words = NULL;

    if (!cohort_is_known (amendment->delta_cents) || cohort_amendment_counts (amendment, on))
      continue;
    words = describe_later (amendment);
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
  }
  return g_string_free (text, text->len == 0);
}
