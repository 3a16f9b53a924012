/* The guide of the first hour: what shows that a step was taken, and what is skipped.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-first-hour.h"
#include "cohort-test-builder.h"

#define FALL     "'person':'grace','convening':'fall-2024'"
#define PLAN     "{'do':'attendance.plan'," FALL "}"
#define LEAVE    "{'do':'attendance.set'," FALL ",'status':'declined'}"
#define REGISTER "{'do':'attendance.set'," FALL ",'status':'registered'}"
#define ATTEND   "{'do':'attendance.set'," FALL ",'status':'attended'}"
#define VOID     "{'do':'letter.void','letter':'39-2024-001','reason':'Wrong name'}"
#define AGAIN    "{'do':'letter.reissue','letter':'39-2024-001','reason':'Her name'}"
#define ISSUE    "{'do':'letter.issue','template':'welcome','people':['grace']," SIGNED "}"
#define SIGNED   "'on':'2024-09-03','signatory':'Devon Okafor'"
#define SPEND                                                                                      \
  "{'do':'expense.add','id':'claim','person':'grace','category':'lodging','on':'2024-11-10',"      \
  "'purpose':'One night','amount':15000}"
#define SUBMIT "{'do':'expense.submit','expense':'claim'}"
#define LATER  "2025-26" /* no convening of it is announced */

/* (transfer full): the same records, seen in another year */
static CohortSnapshot *
see_in (const CohortSnapshot *snapshot, const char *year)
{
  CohortSnapshot *seen = cohort_test_county ("San Joaquin", year);

  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    GPtrArray *records = cohort_snapshot_get_records (snapshot, kind);

    for (guint i = 0; kind != COHORT_RECORD_FUNDING_SOURCE && i < records->len; i++)
      cohort_snapshot_take (seen, cohort_record_ref (g_ptr_array_index (records, i)));
  }
  return seen;
}

/* (transfer full): a letter a step: D done, s skipped, w waits, - open */
static char *
dup_said (const CohortFirstHour *hour)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < COHORT_N_FIRST_STEPS; i++) {
    g_assert_cmpint (hour->done[i] + hour->skipped[i] + hour->waits[i], <=, 1);
    g_string_append_c (said, hour->done[i]      ? 'D'
                             : hour->skipped[i] ? 's'
                             : hour->waits[i]   ? 'w'
                                                : '-');
  }
  return g_string_free (said, FALSE);
}

static void
test_steps (void)
{
  static const struct {
    gboolean team;
    const char *commands[4];
    const char *looked_at, *skipped;
    const char *done;  /* see dup_said() */
    const char *later; /* the same in the year after */
  } cases[] = {
      {FALSE, {NULL}, "", "", "D----", "D-w--"},
      {FALSE, {NULL}, "", "people going cost letters", "Dssss", "Dswss"},
      {FALSE, {NULL}, "", "nonsense county", "D----", "D-w--"},
      {FALSE, {NULL}, "people cost", "", "D----", "D-wD-"},
      {TRUE, {NULL}, "", "", "DD---", "DDw--"},
      {TRUE, {NULL}, "", "people letters", "DD--s", "DDw-s"},
      {TRUE, {NULL}, "cost", "", "DD---", "DDwD-"},
      {TRUE, {PLAN}, "", "", "DDD--", "DDD--"},
      {TRUE, {PLAN}, "cost", "", "DDDD-", "DDDD-"},
      {TRUE, {PLAN, LEAVE}, "cost", "", "DD---", "DDwD-"},
      {TRUE, {SPEND}, "", "", "DD-D-", "DDwD-"},
      {TRUE, {ISSUE}, "", "", "DD--D", "DDw-D"},
      {TRUE, {ISSUE, AGAIN}, "", "", "DD--D", "DDw-D"},
      {TRUE, {PLAN, SPEND, ISSUE}, "", "", "DDDDD", "DDDDD"},
      {TRUE, {ISSUE, VOID}, "", "", "DD---", "DDw--"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CohortSnapshot *snapshot = cohort_test_snapshot ();
    g_auto (GStrv) looked_at = g_strsplit (cases[i].looked_at, " ", -1);
    g_auto (GStrv) skipped = g_strsplit (cases[i].skipped, " ", -1);

    if (cases[i].team)
      cohort_test_team (&snapshot);
    for (guint j = 0; cases[i].commands[j] != NULL; j++)
      cohort_test_run (&snapshot, cases[i].commands[j]);
    for (guint is_later = 0; is_later <= 1; is_later++) {
      g_autoptr (CohortSnapshot) seen = see_in (snapshot, is_later ? LATER : "2024-25");
      g_autofree char *said = NULL;
      CohortFirstHour hour;
      const char *open;

      cohort_first_hour_check (seen, (const char *const *)looked_at, (const char *const *)skipped,
                               &hour);
      said = dup_said (&hour);
      g_assert_cmpstr (said, ==, is_later ? cases[i].later : cases[i].done);
      open = strchr (said, '-');
      g_assert_cmpuint (hour.next, ==, open != NULL ? open - said : COHORT_N_FIRST_STEPS);
    }
    cohort_snapshot_unref (snapshot);
  }
}

/* What is not done in the first hour ends it, in whatever year one looks. */
static void
test_new (void)
{
  static const struct {
    gboolean team;
    const char *commands[4];
    gboolean is_new;
    gboolean is_new_later; /* in the year after */
  } cases[] = {
      {FALSE, {NULL}, TRUE, TRUE},           {TRUE, {NULL}, TRUE, TRUE},
      {TRUE, {PLAN}, TRUE, FALSE},           {TRUE, {PLAN, LEAVE}, TRUE, TRUE},
      {TRUE, {PLAN, REGISTER}, TRUE, FALSE}, {TRUE, {PLAN, REGISTER, ATTEND}, FALSE, FALSE},
      {TRUE, {ISSUE}, TRUE, FALSE},          {TRUE, {ISSUE, VOID}, TRUE, TRUE},
      {TRUE, {SPEND}, TRUE, TRUE},           {TRUE, {SPEND, SUBMIT}, FALSE, FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CohortSnapshot *snapshot = cohort_test_snapshot ();
    g_autoptr (CohortSnapshot) later = NULL;
    CohortFirstHour hour;

    if (cases[i].team)
      cohort_test_team (&snapshot);
    for (guint j = 0; cases[i].commands[j] != NULL; j++)
      cohort_test_run (&snapshot, cases[i].commands[j]);
    later = see_in (snapshot, LATER);
    g_test_message ("case %u", i);
    cohort_first_hour_check (snapshot, NULL, NULL, &hour);
    g_assert_cmpint (hour.is_new, ==, cases[i].is_new);
    cohort_first_hour_check (later, NULL, NULL, &hour);
    g_assert_cmpint (hour.is_new, ==, cases[i].is_new_later);
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
  cohort_test_run (&snapshot, ISSUE);
  cohort_test_run (&snapshot, AGAIN);
  cohort_first_hour_check (snapshot, NULL, NULL, &hour);
  g_assert_cmpuint (hour.count[COHORT_FIRST_LETTERS], ==, 1);
  cohort_snapshot_unref (snapshot);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/first-hour/steps", test_steps);
  g_test_add_func ("/first-hour/new", test_new);
  g_test_add_func ("/first-hour/counts", test_counts);
  return g_test_run ();
}
