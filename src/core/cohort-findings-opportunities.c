/* Findings about opportunities: a deadline nobody answered yet, and days that are not certain.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-date.h"
#include "cohort-opportunities.h"

#include <glib/gi18n-lib.h>

/** Counts: the people of an opportunity that matter to a finding. */
typedef struct {
  guint n_open;     /* it fits, and they have not answered */
  guint n_involved; /* it fits or they answered, and did not decline */
} Counts;

static Counts
count_people (const CohortFindingsRun *run, const CohortOpportunity *opportunity)
{
  g_autoptr (GPtrArray) places
      = cohort_opportunity_list_people (run->snapshot, opportunity, run->today);
  Counts counts = {0};

  for (guint i = 0; i < places->len; i++) {
    const CohortOpportunityPlace *place = g_ptr_array_index (places, i);

    counts.n_open += place->fits && place->status == NULL;
    counts.n_involved += g_strcmp0 (place->status, "declined") != 0;
  }
  return counts;
}

static void
look_at_deadline (CohortFindingsRun *run, const CohortOpportunity *opportunity, guint n_open)
{
  gint64 days = cohort_program_get_deadline_days (cohort_snapshot_get_program (run->snapshot));
  g_autofree char *when = NULL;
  g_autofree char *due = NULL;

  if (n_open == 0 || !cohort_is_known (days) || opportunity->deadline < run->today
      || opportunity->deadline - run->today > days)
    return;
  when = cohort_opportunity_dup_when (opportunity, run->today);
  due = cohort_date_format (opportunity->deadline);
  cohort_findings_add (
      run, "DEADLINE_NEAR", COHORT_RECORD_OPPORTUNITY, opportunity->code, COHORT_UNKNOWN,
      /* Translators: an opportunity; "due in 12 days"; a day; how many people */
      ngettext ("%1$s is %2$s, on %3$s: %4$u on your team fits and has not answered.",
                "%1$s is %2$s, on %3$s: %4$u on your team fit and have not answered.", n_open),
      opportunity->title, when, due, n_open);
}

static gboolean
is_to_come (const CohortOpportunityPart *part, CohortDate today)
{
  return part->start == 0 || MAX (part->start, part->end) >= today;
}

static void
look_at_days (CohortFindingsRun *run, const CohortOpportunity *opportunity)
{
  for (guint i = 0; i < opportunity->parts->len; i++) {
    const CohortOpportunityPart *part = g_ptr_array_index (opportunity->parts, i);
    g_autofree char *days = NULL;

    if (part->certain || !is_to_come (part, run->today))
      continue;
    days = cohort_opportunity_part_dup_days (part);
    cohort_findings_add (
        run, "DATE_UNCERTAIN", COHORT_RECORD_OPPORTUNITY, opportunity->code, COHORT_UNKNOWN,
        /* Translators: an opportunity, and a day as it is printed */
        _ ("%1$s: its days, “%2$s”, have to be confirmed."), opportunity->title, days);
  }
}

/**
 * cohort_findings_look_at_opportunities: what is due soon and somebody fits who has not answered
 * (how soon is data of the program); and uncertain days of what concerns anybody on the team, which
 * a county settles with the setting "opportunity.days"
 */
void
cohort_findings_look_at_opportunities (CohortFindingsRun *run)
{
  g_autoptr (GPtrArray) list = cohort_opportunities_list (run->snapshot);

  for (guint i = 0; i < list->len; i++) {
    const CohortOpportunity *opportunity = g_ptr_array_index (list, i);
    Counts counts;

    if (opportunity->convening != NULL || cohort_opportunity_is_over (opportunity, run->today))
      continue;
    counts = count_people (run, opportunity);
    if (opportunity->deadline != 0)
      look_at_deadline (run, opportunity, counts.n_open);
    if (counts.n_involved > 0)
      look_at_days (run, opportunity);
  }
}
