/* The guide of the first hour: what shows that a step was taken, and what is skipped.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-first-hour.h"
#include "cohort-test-builder.h"

#define FALL   "'person':'grace','convening':'fall-2024'"
#define PLAN   "{'do':'attendance.plan'," FALL "}"
#define LEAVE  "{'do':'attendance.set'," FALL ",'status':'declined'}"
#define ISSUE  "{'do':'letter.issue','template':'welcome','people':['grace']," SIGNED "}"
#define SIGNED "'on':'2024-09-03','signatory':'Devon Okafor'"
#define SPEND                                                                                      \
  "{'do':'expense.add','person':'grace','category':'lodging','on':'2024-11-10',"                   \
  "'purpose':'One night','amount':15000}"

static void
test_steps (void)
{
  static const struct {
    gboolean team;
    const char *commands[4];
    const char *looked_at, *skipped;
    const char *done; /* a letter a step: D done, s skipped, - open */
  } cases[] = {
      {FALSE, {NULL}, "", "", "D----"},
      {FALSE, {NULL}, "", "people going cost letters", "Dssss"},
      {FALSE, {NULL}, "", "nonsense county", "D----"},
      {FALSE, {NULL}, "people cost", "", "D----"},
      {TRUE, {NULL}, "", "", "DD---"},
      {TRUE, {NULL}, "", "people letters", "DD--s"},
      {TRUE, {NULL}, "cost", "", "DD---"},
      {TRUE, {PLAN}, "", "", "DDD--"},
      {TRUE, {PLAN}, "cost", "", "DDDD-"},
      {TRUE, {PLAN, LEAVE}, "cost", "", "DD---"},
      {TRUE, {SPEND}, "", "", "DD-D-"},
      {TRUE, {ISSUE}, "", "", "DD--D"},
      {TRUE, {PLAN, SPEND, ISSUE}, "", "", "DDDDD"},
      {TRUE,
       {ISSUE, "{'do':'letter.void','letter':'39-2024-001','reason':'Wrong name'}"},
       "",
       "",
       "DD---"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CohortSnapshot *snapshot = cohort_test_snapshot ();
    g_auto (GStrv) looked_at = g_strsplit (cases[i].looked_at, " ", -1);
    g_auto (GStrv) skipped = g_strsplit (cases[i].skipped, " ", -1);
    g_autoptr (GString) said = g_string_new (NULL);
    CohortFirstHour hour;
    const char *open;

    if (cases[i].team)
      cohort_test_team (&snapshot);
    for (guint j = 0; cases[i].commands[j] != NULL; j++)
      cohort_test_run (&snapshot, cases[i].commands[j]);
    cohort_first_hour_check (snapshot, (const char *const *)looked_at, (const char *const *)skipped,
                             &hour);
    for (guint j = 0; j < COHORT_N_FIRST_STEPS; j++) {
      g_assert_false (hour.done[j] && hour.skipped[j]);
      g_string_append_c (said, hour.done[j] ? 'D' : hour.skipped[j] ? 's' : '-');
    }
    g_assert_cmpstr (said->str, ==, cases[i].done);
    open = strchr (said->str, '-');
    g_assert_cmpuint (hour.next, ==, open != NULL ? open - said->str : COHORT_N_FIRST_STEPS);
    cohort_snapshot_unref (snapshot);
  }
}

static void
test_counts (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();
  CohortFirstHour hour;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, PLAN);
  cohort_test_run (&snapshot,
                   "{'do':'attendance.plan','person':'grace','convening':'spring-2025'}");
  cohort_first_hour_check (snapshot, NULL, NULL, &hour);
  g_assert_cmpuint (hour.count[COHORT_FIRST_PEOPLE], ==,
                    cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len);
  g_assert_cmpuint (hour.count[COHORT_FIRST_GOING], ==, 2);
  g_assert_cmpuint (hour.count[COHORT_FIRST_LETTERS], ==, 0);
  cohort_snapshot_unref (snapshot);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/first-hour/steps", test_steps);
  g_test_add_func ("/first-hour/counts", test_counts);
  return g_test_run ();
}
