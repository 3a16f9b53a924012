/* Amounts, quantities and shares, to the cent.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-error.h"
#include "cohort-money.h"

#include <locale.h>

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gint64 cents;
  } cases[] = {
      {"$1,234.50", 123450},
      {"1234.5", 123450},
      {"-30", -3000},
      {"(30.00)", -3000},
      {"($ 1,030.00 )", -103000},
      {"−30", -3000},
      {"−$30.05", -3005},
      {"$-30", -3000},
      {"- $30", -3000},
      {"  $ 12  ", 1200},
      {"\xc2\xa0"
       "12\xc2\xa0",
       1200},
      {"0", 0},
      {"-0", 0},
      {".5", 50},
      {"0.05", 5},
      {"1,234,567.89", 123456789},
      {"92233720368547758.07", G_MAXINT64},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gint64 cents = -1;

    g_test_message ("%s", cases[i].text);
    g_assert_true (cohort_money_parse (cases[i].text, &cents, &error));
    g_assert_no_error (error);
    g_assert_cmpint (cents, ==, cases[i].cents);
  }
}

static void
test_parse_refused (void)
{
  static const char *const cases[] = {
      NULL,
      "",
      " ",
      "about 1,000",
      "1.234,50",
      "12.345",
      "1,23",
      "12,50",
      "0,500",
      "1234,567",
      "1,2345",
      ",123",
      "1,,234",
      "1,234,",
      "1.",
      ".",
      "$",
      "-",
      "(30",
      "30)",
      "(-30)",
      "-(30)",
      "--30",
      "-$-30",
      "30-",
      "30 USD",
      "1 234",
      "1e3",
      "+30",
      "0x10",
      "nan",
      "92233720368547758.08",
      "1.2.3",
      "12\xff",
      "$$1",
      "1/2",
      "free",
      "\xd9\xa3",
      "99999999999999999999",
      "-30 -",
      "1,234.567",
      "( 30",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gint64 cents = 77;

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_false (cohort_money_parse (cases[i], &cents, &error));
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
    g_assert_cmpint (cents, ==, 77);
  }
}

static void
test_format (void)
{
  static const struct {
    gint64 cents;
    const char *text;
    const char *plain;
  } cases[] = {
      {123450, "$1,234.50", "1234.50"},
      {-123450, "−$1,234.50", "-1234.50"},
      {0, "$0.00", "0.00"},
      {5, "$0.05", "0.05"},
      {-5, "−$0.05", "-0.05"},
      {99900, "$999.00", "999.00"},
      {100000, "$1,000.00", "1000.00"},
      {123456789, "$1,234,567.89", "1234567.89"},
      {G_MAXINT64, "$92,233,720,368,547,758.07", "92233720368547758.07"},
      {COHORT_UNKNOWN, "not known", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cohort_money_format (cases[i].cents);
    g_autofree char *plain = cohort_money_format_plain (cases[i].cents);
    gint64 cents = 0;

    g_assert_cmpstr (text, ==, cases[i].text);
    g_assert_cmpstr (plain, ==, cases[i].plain);
    if (cohort_is_known (cases[i].cents)) {
      g_assert_true (cohort_money_parse (text, &cents, NULL));
      g_assert_cmpint (cents, ==, cases[i].cents);
      g_assert_true (cohort_money_parse (plain, &cents, NULL));
      g_assert_cmpint (cents, ==, cases[i].cents);
    }
  }
}

static void
test_format_ignores_locale (void)
{
  const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "es_ES.UTF-8"};

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++) {
    if (setlocale (LC_NUMERIC, locales[i]) == NULL)
      continue;
    test_format ();
    test_parse ();
  }
  setlocale (LC_NUMERIC, "C");
}

static void
test_add (void)
{
  gint64 total = 100;

  g_assert_true (cohort_money_add (&total, -350));
  g_assert_cmpint (total, ==, -250);
  total = G_MAXINT64 - 1;
  g_assert_true (cohort_money_add (&total, 1));
  g_assert_false (cohort_money_add (&total, 1));
  g_assert_cmpint (total, ==, G_MAXINT64);
  total = -G_MAXINT64;
  g_assert_false (cohort_money_add (&total, -1));
  g_assert_cmpint (total, ==, -G_MAXINT64);
}

static void
test_times (void)
{
  static const struct {
    gint64 quantity;
    gint64 rate;
    gint64 cents;
  } cases[] = {
      {960, 670, 6432},
      {30, 150000, 45000},
      {1046, 670, 7008},
      {1000, 700, 7000},
      {1, 50, 1},
      {1, 49, 0},
      {1, 150, 2},
      {-1, 50, -1},
      {-1, 49, 0},
      {-1, 150, -2},
      {-1046, 670, -7008},
      {0, 670, 0},
      {G_MAXINT64, 100, G_MAXINT64},
      {-G_MAXINT64, 100, -G_MAXINT64},
      {G_MAXINT64, 101, COHORT_UNKNOWN},
      {G_MAXINT64, -G_MAXINT64, COHORT_UNKNOWN},
      {COHORT_UNKNOWN, 670, COHORT_UNKNOWN},
      {960, COHORT_UNKNOWN, COHORT_UNKNOWN},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpint (cohort_money_times (cases[i].quantity, cases[i].rate), ==, cases[i].cents);
  }
}

static void
test_share (void)
{
  static const struct {
    gint64 cents;
    guint n;
    gint64 weights[4];
    gint64 shares[4];
  } cases[] = {
      {10000, 3, {1, 1, 1}, {3334, 3333, 3333}},
      {-10000, 3, {1, 1, 1}, {-3334, -3333, -3333}},
      {46150, 2, {500, 500}, {23075, 23075}},
      {101, 2, {500, 500}, {51, 50}},
      {100, 3, {1, 2, 3}, {17, 33, 50}},
      {10, 3, {0, 1, 0}, {0, 10, 0}},
      {5, 4, {1, 0, 1, 1}, {2, 0, 2, 1}},
      {0, 2, {1, 2}, {0, 0}},
      {7, 1, {9}, {7}},
      {G_MAXINT64, 2, {G_MAXINT64, G_MAXINT64}, {G_MAXINT64 / 2 + 1, G_MAXINT64 / 2}},
      {-G_MAXINT64, 2, {1, G_MAXINT64}, {-1, -G_MAXINT64 + 1}},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 shares[4];

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_true (cohort_money_share (cases[i].cents, cases[i].weights, cases[i].n, shares));
    for (guint j = 0; j < cases[i].n; j++)
      g_assert_cmpint (shares[j], ==, cases[i].shares[j]);
  }
}

static void
test_share_adds_up (void)
{
  for (int round = 0; round < 2000; round++) {
    gint64 cents = g_test_rand_int_range (-1000000, 1000000);
    guint n = (guint)g_test_rand_int_range (1, 9);
    gint64 weights[8];
    gint64 shares[8];
    gint64 total = 0;

    for (guint i = 0; i < n; i++)
      weights[i] = g_test_rand_int_range (0, 1000);
    weights[0] += 1;
    g_assert_true (cohort_money_share (cents, weights, n, shares));
    for (guint i = 0; i < n; i++) {
      g_assert_true (weights[i] != 0 || shares[i] == 0);
      g_assert_true (cohort_money_add (&total, shares[i]));
    }
    g_assert_cmpint (total, ==, cents);
  }
}

static void
test_share_refused (void)
{
  const gint64 negative[] = {2, -1};
  const gint64 nothing[] = {0, 0};
  const gint64 even[] = {1, 1};
  gint64 shares[2] = {8, 9};

  g_assert_false (cohort_money_share (100, negative, 2, shares));
  g_assert_false (cohort_money_share (100, nothing, 2, shares));
  g_assert_false (cohort_money_share (100, even, 0, shares));
  g_assert_false (cohort_money_share (COHORT_UNKNOWN, even, 2, shares));
  g_assert_cmpint (shares[0], ==, 8);
  g_assert_cmpint (shares[1], ==, 9);
}

static void
test_tenths (void)
{
  static const struct {
    const char *text;
    gint64 tenths;
    const char *formatted;
  } cases[] = {
      {"96", 960, "96.0"}, {"104.6", 1046, "104.6"}, {" 1,204.5 ", 12045, "1204.5"},
      {".5", 5, "0.5"},    {"0", 0, "0.0"},
  };
  const char *const refused[] = {NULL, "", "-1", "96.05", "96,5", "96 mi", "$96", "(96)", "96?"};

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *formatted = cohort_tenths_format (cases[i].tenths);
    gint64 tenths = -1;

    g_assert_true (cohort_tenths_parse (cases[i].text, &tenths, NULL));
    g_assert_cmpint (tenths, ==, cases[i].tenths);
    g_assert_cmpstr (formatted, ==, cases[i].formatted);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    gint64 tenths = 77;

    g_assert_false (cohort_tenths_parse (refused[i], &tenths, &error));
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
    g_assert_cmpint (tenths, ==, 77);
  }
}

static void
test_tenths_of_unknown (void)
{
  g_autofree char *unknown = cohort_tenths_format (COHORT_UNKNOWN);
  g_autofree char *negative = cohort_tenths_format (-15);

  g_assert_cmpstr (unknown, ==, "not known");
  g_assert_cmpstr (negative, ==, "-1.5");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/parse-refused", test_parse_refused);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/format-ignores-locale", test_format_ignores_locale);
  g_test_add_func ("/money/add", test_add);
  g_test_add_func ("/money/times", test_times);
  g_test_add_func ("/money/share", test_share);
  g_test_add_func ("/money/share-adds-up", test_share_adds_up);
  g_test_add_func ("/money/share-refused", test_share_refused);
  g_test_add_func ("/money/tenths", test_tenths);
  g_test_add_func ("/money/tenths-of-unknown", test_tenths_of_unknown);

  return g_test_run ();
}
