/* Findings about the team as a whole: whom it lacks.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-coverage.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static void
add_about_team (CohortFindingsRun *run, const char *id, const char *text)
{
  cohort_findings_add (run, id, COHORT_N_RECORD_KINDS, "team", COHORT_UNKNOWN, "%s", text);
}

static gboolean
has_lead (const CohortFindingsRun *run)
{
  g_autoptr (GPtrArray) team = cohort_team_list (run->snapshot, run->today);

  for (guint i = 0; i < team->len; i++) {
    const CohortTeamMember *member = g_ptr_array_index (team, i);

    if (member->membership->lead && cohort_team_counts (member->membership))
      return TRUE;
  }
  return FALSE;
}

/* More than half of the people from one organization; two from one are no team yet to speak of. */
static void
look_at_concentration (CohortFindingsRun *run, const CohortCoverage *coverage)
{
  guint n_people = cohort_coverage_get_people (coverage);
  guint n_largest;
  g_autofree char *largest = cohort_coverage_dup_largest (coverage, &n_largest);
  g_autofree char *text = NULL;

  if (n_people < 3 || n_largest * 2 <= n_people)
    return;
  /* Translators: %1$u of %2$u are people; %3$s is an organization. */
  text = g_strdup_printf (_ ("%1$u of %2$u people are from %3$s."), n_largest, n_people, largest);
  add_about_team (run, "SINGLE_SECTOR", text);
}

static void
look_at_groups (CohortFindingsRun *run, const CohortCoverage *coverage)
{
  guint n_groups;
  const CohortWord *groups = cohort_vocabulary_get_words ("coverage-group", &n_groups);

  for (guint i = 0; i < n_groups; i++) {
    g_autofree char *text = NULL;

    if (cohort_coverage_count_group (coverage, groups[i].code) > 0)
      continue;
    text = g_strdup_printf (_ ("Nobody on the team is of the group “%s”."),
                            cohort_vocabulary_get_label ("coverage-group", groups[i].code));
    add_about_team (run, "GAP_ROLE", text);
  }
}

/* The bands of school; nobody expects a team to have somebody postsecondary. */
static void
look_at_bands (CohortFindingsRun *run, const CohortCoverage *coverage)
{
  static const char *const bands[] = {"tk-2", "3-5", "6-8", "9-12"};

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++) {
    g_autofree char *text = NULL;

    if (cohort_coverage_count_band (coverage, bands[i]) > 0)
      continue;
    text = g_strdup_printf (_ ("Nobody on the team works in grades %s."),
                            cohort_vocabulary_get_label ("band", bands[i]));
    add_about_team (run, "GAP_BAND", text);
  }
}

/** cohort_findings_look_at_team: nothing is missing from a team that has not been begun */
void
cohort_findings_look_at_team (CohortFindingsRun *run)
{
  g_autoptr (CohortCoverage) coverage
    = cohort_coverage_new (run->snapshot, COHORT_COVERAGE_TEAM, NULL, run->today);

  if (cohort_coverage_get_people (coverage) == 0)
    return;
  if (!has_lead (run))
    add_about_team (run, "NO_LEAD", _ ("Nobody leads the team yet."));
  look_at_concentration (run, coverage);
  look_at_groups (run, coverage);
  look_at_bands (run, coverage);
}
