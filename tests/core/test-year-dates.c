/* The days of a year's opportunities in order, and where they stand in its months.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-test-builder.h"
#include "cohort-year-dates.h"

#define ACADEMY "science-leadership-academy"

static GPtrArray *
list_dates (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) opportunities = cohort_opportunities_list (snapshot);

  return cohort_year_dates_list (opportunities);
}

/* By its key; of the county's own, whose codes are made up, by title and kind. */
static const CohortYearDate *
find_date (GPtrArray *dates, const char *key, CohortYearDateKind kind)
{
  for (guint i = 0; i < dates->len; i++) {
    const CohortYearDate *date = g_ptr_array_index (dates, i);
    g_autofree char *its = cohort_year_date_dup_key (date);

    if (g_str_equal (its, key)
        || (g_str_equal (date->opportunity->title, key) && date->kind == kind))
      return date;
  }
  g_error ("no date “%s”", key);
}

static void
test_order (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) dates = NULL;
  CohortDate before = 0;

  cohort_test_run (&snapshot, "{'do':'opportunity.add','id':'bare','title':'A talk'}");
  cohort_test_run (&snapshot, "{'do':'opportunity.add','id':'fair','title':'A fair',"
                              "'start':'2025-03-07','end':'2025-03-08','deadline':'2025-02-01'}");
  dates = list_dates (snapshot);
  g_assert_cmpuint (dates->len, ==, 11 + 3);
  for (guint i = 0; i < dates->len; i++) {
    const CohortYearDate *date = g_ptr_array_index (dates, i);

    g_assert_cmpint (date->kind == COHORT_YEAR_DATE_UNDATED, ==, date->start == 0);
    g_assert_cmpuint (date->end, >=, date->start);
    /* Those without a day are last. */
    g_assert_true (date->start == 0 || (before != G_MAXUINT32 && date->start >= before));
    before = date->start != 0 ? date->start : G_MAXUINT32;
  }
}

static void
test_words (void)
{
  static const struct {
    const char *key;
    const char *today;
    CohortYearDateKind kind;
    const char *line;
  } cases[] = {
      {ACADEMY, "2024-09-03", COHORT_YEAR_DATE_DEADLINE,
       "Sep 15, 2024: Science Leadership Academy with the Exploratorium – Last day to apply "
       "(in 12 days)"},
      {ACADEMY, "2024-09-15", COHORT_YEAR_DATE_DEADLINE,
       "Sep 15, 2024: Science Leadership Academy with the Exploratorium – Last day to apply "
       "(today)"},
      {ACADEMY, "2024-09-16", COHORT_YEAR_DATE_DEADLINE,
       "Sep 15, 2024: Science Leadership Academy with the Exploratorium – Last day to apply"},
      {ACADEMY " 2", "2025-01-29", COHORT_YEAR_DATE_SESSION,
       "January 30-3, 2025, to be confirmed: Science Leadership Academy with the Exploratorium – "
       "Two-day, in-person institute at the Exploratorium (tomorrow)"},
      {"fall-2024 2", "2024-11-09", COHORT_YEAR_DATE_CONVENING,
       "November 8–10, 2024: In-Person Science COP & CASE Learning Track: November 2024 – CASE "
       "Annual Conference with CAL-MSCS tracked sessions (going on)"},
      {"A talk", "2024-11-09", COHORT_YEAR_DATE_UNDATED, "no day is stated: A talk"},
      {"A fair", "2025-01-31", COHORT_YEAR_DATE_DEADLINE,
       "Feb 1, 2025: A fair – Last day to sign up (tomorrow)"},
      {"A fair", "2025-03-09", COHORT_YEAR_DATE_SESSION, "March 7–8, 2025: A fair"},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) dates = NULL;

  cohort_test_run (&snapshot, "{'do':'opportunity.add','id':'bare','title':'A talk'}");
  cohort_test_run (&snapshot, "{'do':'opportunity.add','id':'fair','title':'A fair',"
                              "'start':'2025-03-07','end':'2025-03-08','deadline':'2025-02-01'}");
  dates = list_dates (snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CohortYearDate *date = find_date (dates, cases[i].key, cases[i].kind);
    g_autofree char *line = cohort_year_date_dup_line (date, cohort_date_parse (cases[i].today));

    g_assert_cmpint (date->kind, ==, cases[i].kind);
    g_assert_cmpstr (line, ==, cases[i].line);
  }
}

static void
test_months (void)
{
  static const struct {
    const char *day;
    double place;
  } cases[] = {
      {"2024-06-30", 0},
      {"2024-07-01", 0},
      {"2024-08-01", 1},
      {"2024-09-16", 2.5},
      {"2024-12-31", 5 + 30 / 31.0},
      {"2025-01-01", 6},
      {"2025-06-16", 11.5},
      {"2025-07-01", 12},
      {"2026-01-01", 12},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  CohortProgram *program = cohort_snapshot_get_program (snapshot);
  g_autofree char *july = cohort_year_dup_month_name (program, 0);
  g_autofree char *december = cohort_year_dup_month_name (program, 5);
  g_autofree char *january = cohort_year_dup_month_name (program, 6);

  g_assert_cmpuint (cohort_year_count_months (program), ==, 12);
  g_assert_cmpstr (july, ==, "Jul 2024");
  g_assert_cmpstr (december, ==, "Dec");
  g_assert_cmpstr (january, ==, "Jan 2025");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (
        cohort_year_get_place (program, cohort_date_parse (cases[i].day)), cases[i].place, 1e-6);
}

static void
test_lanes (void)
{
  static const struct {
    double left, right;
    guint lane;
  } cases[] = {
      {0, 10, 0}, {5, 15, 1}, {9, 12, 2}, {10, 20, 0}, {12, 30, 2}, {15, 16, 1}, {15, 40, 3},
  };
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (double));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (cohort_year_take_lane (lanes, cases[i].left, cases[i].right), ==,
                      cases[i].lane);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year-dates/order", test_order);
  g_test_add_func ("/year-dates/words", test_words);
  g_test_add_func ("/year-dates/months", test_months);
  g_test_add_func ("/year-dates/lanes", test_lanes);
  return g_test_run ();
}
