/* Days: read from ISO and from typed text, written for people.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"

static void
test_parse (void)
{
  const char *const refused[] = {
      NULL,         "",           "2024-02-30", "2023-02-29",  "2024-13-01",  "2024-00-01",
      "2024-11-7",  "24-11-07",   "2024/11/07", "2024-11-07 ", " 2024-11-07", "2024-11-07T00:00:00",
      "0000-01-01", "+024-11-07", "2024-11-",   "20241107",
  };

  g_assert_cmpuint (cohort_date_parse ("2024-11-07"), ==, cohort_date_new (2024, 11, 7));
  g_assert_cmpuint (cohort_date_parse ("2024-02-29"), ==, cohort_date_new (2024, 2, 29));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_test_message ("%s", refused[i] != NULL ? refused[i] : "(none)");
    g_assert_cmpuint (cohort_date_parse (refused[i]), ==, 0);
  }
}

static void
test_new (void)
{
  int year, month, day;

  g_assert_cmpuint (cohort_date_new (2025, 1, 1) - cohort_date_new (2024, 12, 31), ==, 1);
  g_assert_cmpuint (cohort_date_new (2024, 11, 10) - cohort_date_new (2024, 11, 7), ==, 3);
  g_assert_cmpuint (cohort_date_new (2024, 2, 30), ==, 0);
  g_assert_cmpuint (cohort_date_new (-1, 2, 3), ==, 0);
  g_assert_cmpuint (cohort_date_new (2024, 257, 3), ==, 0);
  g_assert_cmpuint (cohort_date_new (2024, 2, 259), ==, 0);

  cohort_date_get_parts (cohort_date_new (2024, 11, 7), &year, &month, &day);
  g_assert_cmpint (year, ==, 2024);
  g_assert_cmpint (month, ==, 11);
  g_assert_cmpint (day, ==, 7);
  cohort_date_get_parts (0, &year, NULL, &day);
  g_assert_cmpint (year, ==, 0);
  g_assert_cmpint (day, ==, 0);
}

static void
test_parse_typed (void)
{
  static const struct {
    const char *text;
    const char *iso;
  } cases[] = {
      {"9/3/2024 8:14:22", "2024-09-03"},    {"11/7/2024", "2024-11-07"},
      {"11/07/2024 16:40", "2024-11-07"},    {"9/3/2024 8:14:22 PM", "2024-09-03"},
      {"Nov 7, 2024", "2024-11-07"},         {"november 7 2024", "2024-11-07"},
      {"Nov. 7, 2024", "2024-11-07"},        {"Sept 3, 2024", "2024-09-03"},
      {"May 19, 2025", "2025-05-19"},        {"2024-11-07", "2024-11-07"},
      {"2024-11-07T08:14:22", "2024-11-07"}, {"2024-11-07 08:14", "2024-11-07"},
      {"  11/7/2024 ", "2024-11-07"},        {"7 Nov 2024", "2024-11-07"},
      {"7 de November de 2024", "2024-11-07"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *iso = NULL;
    CohortDate date = 0;

    g_test_message ("%s", cases[i].text);
    g_assert_true (cohort_date_parse_typed (cases[i].text, &date, &error));
    g_assert_no_error (error);
    iso = cohort_date_format_iso (date);
    g_assert_cmpstr (iso, ==, cases[i].iso);
  }
}

static void
test_parse_typed_refused (void)
{
  const char *const cases[] = {
      NULL,
      "",
      "soon",
      "11/7",
      "11/7/24",
      "13/7/2024",
      "2/30/2024",
      "7.11.2024",
      "7 2024",
      "7 de 2024",
      "107 Nov 2024",
      "Nov 2024",
      "No 7, 2024",
      "11-7-2024",
      "45603",
      "11/7/20245",
      "2024-11-7",
      "9/3/2024 25",
      "9/3/2024 25:00",
      "9/3/2024 8:61",
      "9/3/2024 13:00 PM",
      "9/3/2024x",
      "9/3/2024 8:14 or so",
      "January 30-3, 2025",
      "\xff",
      "111/7/2024",
      "9/3/2024 8:14:99",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    CohortDate date = 77;

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_false (cohort_date_parse_typed (cases[i], &date, &error));
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
    g_assert_cmpuint (date, ==, 77);
  }
}

static void
test_weekday (void)
{
  g_assert_cmpint (cohort_date_get_weekday (cohort_date_new (2024, 11, 7)), ==, 4);
  g_assert_cmpint (cohort_date_get_weekday (cohort_date_new (2024, 11, 10)), ==, 7);
  g_assert_cmpint (cohort_date_get_weekday (cohort_date_new (2025, 5, 19)), ==, 1);
  g_assert_cmpint (cohort_date_get_weekday (0), ==, 0);
}

static void
test_format (void)
{
  CohortDate date = cohort_date_new (2024, 11, 7);
  g_autofree char *iso = cohort_date_format_iso (date);
  g_autofree char *brief = cohort_date_format (date);
  g_autofree char *full = cohort_date_format_long (date);
  g_autofree char *unknown = cohort_date_format (0);
  g_autofree char *unknown_long = cohort_date_format_long (0);

  g_assert_cmpstr (iso, ==, "2024-11-07");
  g_assert_cmpstr (brief, ==, "Nov 7, 2024");
  g_assert_cmpstr (full, ==, "Thursday, November 7, 2024");
  g_assert_cmpstr (unknown, ==, "not known");
  g_assert_cmpstr (unknown_long, ==, "not known");
  g_assert_null (cohort_date_format_iso (0));
}

static void
test_format_range (void)
{
  static const struct {
    const char *from;
    const char *to;
    const char *text;
  } cases[] = {
      {"2024-11-07", "2024-11-10", "November 7–10, 2024"},
      {"2025-05-19", "2025-05-20", "May 19–20, 2025"},
      {"2025-01-30", "2025-02-02", "Jan 30 – Feb 2, 2025"},
      {"2024-12-30", "2025-01-02", "Dec 30, 2024 – Jan 2, 2025"},
      {"2024-11-07", "2025-11-07", "Nov 7, 2024 – Nov 7, 2025"},
      {"2024-11-07", "2024-11-07", "November 7, 2024"},
      {"2024-11-07", NULL, "November 7, 2024"},
      {NULL, "2024-11-07", "not known"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cohort_date_format_range (cohort_date_parse (cases[i].from),
                                                      cohort_date_parse (cases[i].to));

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_format_month (void)
{
  CohortDate date = cohort_date_new (2024, 11, 7);
  g_autofree char *month = cohort_date_format_month (date);
  g_autofree char *column = cohort_date_format_column (date, FALSE);
  g_autofree char *with_year = cohort_date_format_column (date, TRUE);
  g_autofree char *unknown = cohort_date_format_month (0);

  g_assert_cmpstr (month, ==, "November 2024");
  g_assert_cmpstr (column, ==, "Nov");
  g_assert_cmpstr (with_year, ==, "Nov 2024");
  g_assert_cmpstr (unknown, ==, "not known");
}

static void
test_format_time (void)
{
  static const struct {
    int hour, minute;
    const char *text;
  } cases[] = {
      {0, 5, "12:05 AM"}, {9, 0, "9:00 AM"}, {12, 0, "12:00 PM"}, {23, 59, "11:59 PM"}};

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cohort_date_format_time (cases[i].hour, cases[i].minute);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_today (void)
{
  CohortDate before = cohort_date_today ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  CohortDate today = cohort_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                                      g_date_time_get_day_of_month (now));

  g_assert_cmpuint (before, <=, today);
  g_assert_cmpuint (today, <=, cohort_date_today ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/new", test_new);
  g_test_add_func ("/date/parse-typed", test_parse_typed);
  g_test_add_func ("/date/parse-typed-refused", test_parse_typed_refused);
  g_test_add_func ("/date/weekday", test_weekday);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/format-range", test_format_range);
  g_test_add_func ("/date/format-month", test_format_month);
  g_test_add_func ("/date/format-time", test_format_time);
  g_test_add_func ("/date/today", test_today);

  return g_test_run ();
}
