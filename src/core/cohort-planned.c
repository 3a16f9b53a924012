/* What is planned on a source, by person and convening: each plan line is looked at once.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-planned.h"

#include "cohort-money.h"

struct _CohortPlanned {
  GHashTable *people; /* (owned) (element-type utf8 GHashTable): of each, cents by convening */
};

static void
add (CohortPlanned *self, const CohortPlanLine *line, gint64 cents)
{
  GHashTable *sums = g_hash_table_lookup (self->people, line->person);
  gint64 *sum;

  if (sums == NULL) {
    sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
    g_hash_table_insert (self->people, line->person, sums);
  }
  sum = g_hash_table_lookup (sums, line->convening);
  if (sum == NULL) {
    sum = g_new0 (gint64, 1);
    g_hash_table_insert (sums, line->convening, sum);
  }
  cohort_money_add (sum, cents);
}

/**
 * cohort_planned_new:
 * @ledger: of @snapshot
 * @snapshot: a county, which has to outlive what is returned
 * @source: (nullable): a funding source; nothing is planned on none
 *
 * Returns: (transfer full): what cohort_ledger_planned() says of each person at each convening, for
 * whoever asks about everybody
 */
CohortPlanned *
cohort_planned_new (const CohortLedger *ledger,
                    const CohortSnapshot *snapshot,
                    const CohortFundingSource *source)
{
  CohortPlanned *self = g_new (CohortPlanned, 1);

  self->people
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_hash_table_unref);
  if (source == NULL)
    return self;
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (line->person != NULL && line->convening != NULL)
      add (self, line, cohort_ledger_line_projected (ledger, line, source->record.id));
  }
  return self;
}

/** cohort_planned_free: @self: (transfer full) */
void
cohort_planned_free (CohortPlanned *self)
{
  g_hash_table_unref (self->people);
  g_free (self);
}

/** cohort_planned_get: Returns: cents, as by cohort_ledger_planned(); 0 when nothing priced is
 * planned */
gint64
cohort_planned_get (const CohortPlanned *self, const char *person, const char *convening)
{
  GHashTable *sums = person != NULL ? g_hash_table_lookup (self->people, person) : NULL;
  const gint64 *sum
      = sums != NULL && convening != NULL ? g_hash_table_lookup (sums, convening) : NULL;

  return sum != NULL ? *sum : 0;
}
