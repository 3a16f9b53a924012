/* What coverage comes to, in words: of a team, and against a target.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-coverage-words.h"

#include <glib/gi18n-lib.h>

/* "San Joaquin COE, 2 of 6": of organizations that are equally large, all of them. */
static char *
describe_largest (const CohortCoverage *coverage)
{
  guint n, n_organizations;
  g_autoptr (GPtrArray) largest = cohort_coverage_list_largest (coverage, &n);
  g_autofree char *names = cohort_coverage_dup_largest (coverage, &n);

  n_organizations = largest->len;
  if (n == 0)
    return NULL;
  /* Translators: %1$s is an organization or several with commas between them, each with %2$u people
   * of %3$u. */
  return g_strdup_printf (ngettext ("largest organization: %1$s, %2$u of %3$u",
                                    "largest organizations: %1$s, %2$u of %3$u each",
                                    n_organizations),
                          names, n, cohort_coverage_get_people (coverage));
}

/** cohort_coverage_dup_summary: Returns: (transfer full): see the header */
char *
cohort_coverage_dup_summary (const CohortCoverage *coverage)
{
  guint people = cohort_coverage_get_people (coverage);
  guint placements = cohort_coverage_get_placements (coverage);
  g_autofree char *first = g_strdup_printf (ngettext ("%u person", "%u people", people), people);
  g_autofree char *second
      = g_strdup_printf (ngettext ("%u placement", "%u placements", placements), placements);
  g_autofree char *largest = describe_largest (coverage);

  if (people == 0)
    return g_strdup (_ ("Nobody yet"));
  if (largest == NULL)
    /* Translators: "6 people", "7 placements" in grades. */
    return g_strdup_printf (_ ("%1$s, %2$s"), first, second);
  /* Translators: "6 people", "7 placements" in grades, and the largest organization. */
  return g_strdup_printf (_ ("%1$s, %2$s · %3$s"), first, second, largest);
}

/** cohort_target_dup_answer: Returns: (transfer full) (nullable): how much of @target is met */
char *
cohort_target_dup_answer (const CohortTarget *target, GPtrArray *results)
{
  guint n_met;

  if (target == NULL)
    return NULL;
  n_met = results->len - cohort_target_count_gaps (results);
  if (g_str_equal (target->code, "groups"))
    /* Translators: groups of people that have somebody on the team, of all the groups. */
    return g_strdup_printf (
        ngettext ("%1$u of %2$u group covered", "%1$u of %2$u groups covered", results->len), n_met,
        results->len);
  /* Translators: things the team should have, and how many there are of them. */
  return g_strdup_printf (
      ngettext ("%1$u of %2$u goal met", "%1$u of %2$u goals met", results->len), n_met,
      results->len);
}
