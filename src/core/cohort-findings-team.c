/* Findings about the team as a whole: whom it lacks.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-placement.h"
#include "cohort-targets.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static void
add_about_team (CohortFindingsRun *run, const char *id, const char *text)
{
  cohort_findings_add (run, id, COHORT_N_RECORD_KINDS, "team", COHORT_UNKNOWN, "%s", text);
}

/* Also who is yet to join, and whichever of her roles it is that leads. */
static gboolean
has_lead (const CohortFindingsRun *run)
{
  COHORT_FOR_EACH (CohortMembership, membership, run->snapshot, COHORT_RECORD_MEMBERSHIP) {
    if (membership->lead && cohort_team_counts (membership)
        && cohort_membership_is_on (membership, MAX (run->today, membership->start)))
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
add_gap (CohortFindingsRun *run, const CohortTarget *target, const CohortTargetResult *result)
{
  const CohortTargetItem *item = result->item;
  g_autofree char *text = NULL;

  if (result->count == 0 && item->least == 1)
    /* Translators: %1$s is what somebody should be, as "Teachers"; %2$s names the list of what a
     * team should have. */
    text = g_strdup_printf (_ ("Nobody yet for “%1$s” (%2$s)."), item->label, target->name);
  else
    /* Translators: %1$s is what somebody should be, as "Teachers", %2$u how many there are, %3$u
     * how many there should be; %4$s names the list of what a team should have. */
    text = g_strdup_printf (_ ("“%1$s”: the team has %2$u of %3$u (%4$s)."), item->label,
                            result->count, item->least, target->name);

  add_about_team (run, item->roles != NULL || item->sectors != NULL ? "GAP_ROLE" : "GAP_BAND",
                  text);
}

/* What the chosen target lacks. Returns the bands it already speaks of, each by itself. */
static guint
look_at_target (CohortFindingsRun *run)
{
  g_autoptr (CohortTarget) target = cohort_targets_get_chosen (run->snapshot);
  g_autoptr (GPtrArray) results = NULL;
  guint told = 0;

  if (target == NULL)
    return 0;
  results = cohort_target_check (target, run->snapshot, NULL, run->today);
  for (guint i = 0; i < results->len; i++) {
    const CohortTargetResult *result = g_ptr_array_index (results, i);
    const CohortTargetItem *item = result->item;

    if (item->roles == NULL && item->sectors == NULL)
      told |= item->bands;
    if (result->count < item->least)
      add_gap (run, target, result);
  }
  return told;
}

/* The bands of school, but for those a target speaks of; nobody expects a team to have somebody
 * postsecondary. */
static void
look_at_bands (CohortFindingsRun *run, guint told)
{
  g_autoptr (CohortMatrix) matrix
    = cohort_matrix_new (run->snapshot, COHORT_MATRIX_ROLES_BY_BANDS, NULL,
                         cohort_placement_system_fills (run->snapshot), run->today);
  GPtrArray *bands = cohort_matrix_get_columns (matrix);
  guint wanted = cohort_placement_fill_bands (cohort_bands_parse ("system"))
                 & ~cohort_bands_parse ("system") & ~told;

  for (guint i = 0; i < bands->len; i++) {
    const CohortMatrixHead *band = g_ptr_array_index (bands, i);
    g_autofree char *text = NULL;

    if (!(wanted & cohort_bands_parse (band->code))
        || cohort_matrix_get_column_total (matrix, i)->state > COHORT_CELL_BENCH)
      continue;
    text = g_strdup_printf (_ ("Nobody on the team works in grades %s."), band->label);
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
  look_at_bands (run, look_at_target (run));
}
