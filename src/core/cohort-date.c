/* Calendar days and instants as text and as numbers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"

#include "cohort-error.h"

#include <glib/gi18n-lib.h>

/* Our own, because strftime() would follow the machine's locale, not the language of the text. */
static const char *const month_names[] = {
    N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
    N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
    N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
};

static const char *const month_abbreviations[] = {
    NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
    NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
    NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
    NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *const weekday_names[] = {
    N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
    N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
};

static const char *
get_month_name (int month)
{
  return _ (month_names[month - 1]);
}

static const char *
get_month_abbreviation (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", month_abbreviations[month - 1]);
}

/**
 * cohort_date_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or 0 when the calendar has no such day
 */
CohortDate
cohort_date_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&date);
}

static gboolean
take_number (const char **text, int least, int most, int *value)
{
  int digits = 0;

  for (*value = 0; digits < most && g_ascii_isdigit (**text); digits++)
    *value = *value * 10 + *(*text)++ - '0';
  return digits >= least && !g_ascii_isdigit (**text);
}

static gboolean
take_char (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  (*text)++;
  return TRUE;
}

static void
skip_spaces (const char **text)
{
  while (g_unichar_isspace (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);
}

/* "2024-11-07" */
static gboolean
take_iso_day (const char **text, CohortDate *date)
{
  int year, month, day;

  if (!take_number (text, 4, 4, &year) || !take_char (text, '-')
      || !take_number (text, 2, 2, &month) || !take_char (text, '-')
      || !take_number (text, 2, 2, &day))
    return FALSE;
  *date = cohort_date_new (year, month, day);
  return *date != 0;
}

/* "11/7/2024": month first. A year of two digits could be anything, so it is refused. */
static gboolean
take_slashed_day (const char **text, CohortDate *date)
{
  int year, month, day;

  if (!take_number (text, 1, 2, &month) || !take_char (text, '/') || !take_number (text, 1, 2, &day)
      || !take_char (text, '/') || !take_number (text, 4, 4, &year))
    return FALSE;
  *date = cohort_date_new (year, month, day);
  return *date != 0;
}

static gboolean
is_same_word (const char *word, const char *name)
{
  g_autofree char *left = g_utf8_casefold (word, -1);
  g_autofree char *right = g_utf8_casefold (name, -1);

  return g_str_equal (left, right);
}

/* The month @word names in English or in the person's language, or 0. */
static int
find_month (const char *word)
{
  for (int month = 1; month <= 12; month++)
    if (is_same_word (word, month_names[month - 1])
        || is_same_word (word, month_abbreviations[month - 1])
        || is_same_word (word, get_month_name (month))
        || is_same_word (word, get_month_abbreviation (month)))
      return month;
  return is_same_word (word, "Sept") ? 9 : 0;
}

static gboolean
take_month (const char **text, int *month)
{
  const char *start = *text;
  g_autofree char *word = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);
  word = g_strndup (start, (gsize)(*text - start));
  *month = find_month (word);
  (void)take_char (text, '.');
  skip_spaces (text);
  return *month != 0;
}

/* Spanish says "7 de noviembre de 2024". */
static void
skip_of (const char **text)
{
  if (g_str_has_prefix (*text, "de "))
    *text += strlen ("de ");
  skip_spaces (text);
}

/* "Nov 7, 2024", "November 7, 2024", "Nov. 7 2024"; the languages that say the day first get it as
 * it is written for them: "7 nov 2024", "7 de noviembre de 2024". */
static gboolean
take_named_day (const char **text, CohortDate *date)
{
  int year, month, day;

  if (g_ascii_isdigit (**text)) {
    if (!take_number (text, 1, 2, &day))
      return FALSE;
    skip_spaces (text);
    skip_of (text);
    if (!take_month (text, &month))
      return FALSE;
  } else if (!take_month (text, &month) || !take_number (text, 1, 2, &day)) {
    return FALSE;
  }
  (void)take_char (text, ',');
  skip_spaces (text);
  skip_of (text);
  if (!take_number (text, 4, 4, &year))
    return FALSE;
  *date = cohort_date_new (year, month, day);
  return *date != 0;
}

/* "8:14", "08:14:22", "8:14:22 PM": checked, because text that only looks like a time means that
 * the whole is no date; then dropped, because days are all that is kept. */
static gboolean
take_time (const char **text)
{
  int hour, minute, second;
  gboolean half_day;

  if (!take_number (text, 1, 2, &hour) || !take_char (text, ':')
      || !take_number (text, 2, 2, &minute) || minute > 59)
    return FALSE;
  if (take_char (text, ':') && (!take_number (text, 2, 2, &second) || second > 59))
    return FALSE;
  skip_spaces (text);
  half_day = g_ascii_strncasecmp (*text, "AM", 2) == 0 || g_ascii_strncasecmp (*text, "PM", 2) == 0;
  if (half_day)
    *text += 2;
  return half_day ? hour >= 1 && hour <= 12 : hour <= 23;
}

/**
 * cohort_date_parse:
 * @iso: (nullable): "2024-11-07" and nothing else
 *
 * Returns: the day, or 0 when @iso is anything else
 */
CohortDate
cohort_date_parse (const char *iso)
{
  CohortDate date = 0;

  if (iso == NULL || !take_iso_day (&iso, &date) || *iso != '\0')
    return 0;
  return date;
}

static gboolean
scan_typed (const char *text, CohortDate *date)
{
  gboolean has_day;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  skip_spaces (&text);
  if (strspn (text, "0123456789") == 4)
    has_day = take_iso_day (&text, date);
  else if (text[strspn (text, "0123456789")] == '/')
    has_day = take_slashed_day (&text, date);
  else
    has_day = take_named_day (&text, date);
  if (!has_day)
    return FALSE;

  if (!take_char (&text, 'T') && *text != '\0' && !g_unichar_isspace (g_utf8_get_char (text)))
    return FALSE;
  skip_spaces (&text);
  if (*text != '\0' && !take_time (&text))
    return FALSE;
  skip_spaces (&text);
  return *text == '\0';
}

/* @format has one %s for what was typed, which may be anything, even no text. */
static void
set_error_about (GError **error, const char *format, const char *text)
{
  g_autofree char *typed = g_utf8_make_valid (text != NULL ? text : "", -1);

  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, format, typed);
}

/**
 * cohort_date_parse_typed:
 * @text: (nullable): what somebody or a form typed: "9/3/2024 8:14:22", "11/7/2024", "Nov 7, 2024",
 *   "7 de noviembre de 2024" where that is the language, or "2024-11-07"
 * @date: (out): the day; left alone on error
 * @error: return location for a #CohortError
 *
 * Reads numbers the American way, month first, whatever the locale, and all that
 * cohort_date_format() writes. A time of day is checked and dropped.
 *
 * Returns: %FALSE with %COHORT_ERROR_INVALID when @text is no day
 */
gboolean
cohort_date_parse_typed (const char *text, CohortDate *date, GError **error)
{
  CohortDate found;

  if (!scan_typed (text, &found)) {
    set_error_about (error, _ ("“%s” is not a date. Type month, day and year, such as 11/7/2024."),
                     text);
    return FALSE;
  }
  *date = found;
  return TRUE;
}

/**
 * cohort_date_today:
 *
 * Reads the machine's clock. Rules never call it: they are told which day it is.
 *
 * Returns: today where the machine is
 */
CohortDate
cohort_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  return cohort_date_new (year, month, day);
}

/**
 * cohort_date_get_parts:
 * @date: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, from 1
 * @day: (out) (optional): its day of the month
 *
 * Takes a day apart; an unknown day has parts of 0.
 */
void
cohort_date_get_parts (CohortDate date, int *year, int *month, int *day)
{
  gboolean known = g_date_valid_julian (date);
  GDate parts;

  g_date_clear (&parts, 1);
  if (known)
    g_date_set_julian (&parts, date);
  if (year != NULL)
    *year = known ? g_date_get_year (&parts) : 0;
  if (month != NULL)
    *month = known ? (int)g_date_get_month (&parts) : 0;
  if (day != NULL)
    *day = known ? g_date_get_day (&parts) : 0;
}

/**
 * cohort_date_get_weekday:
 * @date: a day
 *
 * Returns: 1 for Monday to 7 for Sunday; 0 for an unknown day
 */
int
cohort_date_get_weekday (CohortDate date)
{
  /* Julian day 1 was Monday, January 1 of the year 1. */
  return date == 0 ? 0 : (int)((date - 1) % 7) + 1;
}

/**
 * cohort_date_format_iso:
 * @date: a day
 *
 * Returns: (transfer full) (nullable): "2024-11-07", as days are stored and sent; %NULL, which both
 *   the database and JSON take for null, when the day is unknown
 */
char *
cohort_date_format_iso (CohortDate date)
{
  int year, month, day;

  if (date == 0)
    return NULL;
  cohort_date_get_parts (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * cohort_date_format:
 * @date: a day
 *
 * Returns: (transfer full): "Nov 7, 2024" in the person's language, or "not known"
 */
char *
cohort_date_format (CohortDate date)
{
  int year, month, day;

  if (date == 0)
    return g_strdup (_ ("not known"));
  cohort_date_get_parts (date, &year, &month, &day);
  /* Translators: short month, day, year: Nov 7, 2024 */
  return g_strdup_printf (_ ("%1$s %2$d, %3$d"), get_month_abbreviation (month), day, year);
}

/* Spanish writes its weekdays small, except where a line begins with one. */
static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *large = g_utf8_strup (first, -1);

  return g_strconcat (large, text + strlen (first), NULL);
}

/**
 * cohort_date_format_long:
 * @date: a day
 *
 * Returns: (transfer full): "Thursday, November 7, 2024" in the person's language, to begin a line
 *   with, or "not known"
 */
char *
cohort_date_format_long (CohortDate date)
{
  g_autofree char *text = NULL;
  int year, month, day;

  if (date == 0)
    return g_strdup (_ ("not known"));
  cohort_date_get_parts (date, &year, &month, &day);
  /* Translators: weekday, month, day, year: Thursday, November 7, 2024 */
  text = g_strdup_printf (_ ("%1$s, %2$s %3$d, %4$d"),
                          _ (weekday_names[cohort_date_get_weekday (date) - 1]),
                          get_month_name (month), day, year);
  return capitalize (text);
}

/**
 * cohort_date_format_range:
 * @from: the first day
 * @to: the last day; @from or unknown when there is only one
 *
 * Returns: (transfer full): "November 7–10, 2024", "Jan 30 – Feb 2, 2025", "Dec 30, 2024 – Jan 2,
 *   2025" or "November 7, 2024" in the person's language; "not known" without a first day
 */
char *
cohort_date_format_range (CohortDate from, CohortDate to)
{
  int year, month, day, to_year, to_month, to_day;

  if (from == 0)
    return g_strdup (_ ("not known"));
  cohort_date_get_parts (from, &year, &month, &day);
  cohort_date_get_parts (to, &to_year, &to_month, &to_day);
  if (to == 0 || from == to) {
    /* Translators: month, day, year: November 7, 2024 */
    return g_strdup_printf (C_ ("long", "%1$s %2$d, %3$d"), get_month_name (month), day, year);
  }
  if (year == to_year && month == to_month) {
    /* Translators: month, first day, last day, year: November 7–10, 2024 */
    return g_strdup_printf (_ ("%1$s %2$d–%3$d, %4$d"), get_month_name (month), day, to_day, year);
  }
  if (year == to_year) {
    /* Translators: short month, day, short month, day, year: Jan 30 – Feb 2, 2025 */
    return g_strdup_printf (_ ("%1$s %2$d – %3$s %4$d, %5$d"), get_month_abbreviation (month), day,
                            get_month_abbreviation (to_month), to_day, year);
  }
  /* Translators: the same with both years: Dec 30, 2024 – Jan 2, 2025 */
  return g_strdup_printf (_ ("%1$s %2$d, %3$d – %4$s %5$d, %6$d"), get_month_abbreviation (month),
                          day, year, get_month_abbreviation (to_month), to_day, to_year);
}

/**
 * cohort_date_format_month:
 * @date: a day of the month
 *
 * Returns: (transfer full): "November 2024" in the person's language, to begin a line with, or "not
 *   known"
 */
char *
cohort_date_format_month (CohortDate date)
{
  g_autofree char *text = NULL;
  int year, month;

  if (date == 0)
    return g_strdup (_ ("not known"));
  cohort_date_get_parts (date, &year, &month, NULL);
  /* Translators: month, year: November 2024 */
  text = g_strdup_printf (C_ ("month", "%1$s %2$d"), get_month_name (month), year);
  return capitalize (text);
}

/**
 * cohort_date_format_column:
 * @date: a day of the month
 * @with_year: whether the year is said too
 *
 * Returns: (transfer full): "Nov" or "Nov 2024" in the person's language, over a column, or "not
 *   known"
 */
char *
cohort_date_format_column (CohortDate date, gboolean with_year)
{
  g_autofree char *text = NULL;
  int year, month;

  if (date == 0)
    return g_strdup (_ ("not known"));
  cohort_date_get_parts (date, &year, &month, NULL);
  if (!with_year)
    return capitalize (get_month_abbreviation (month));
  /* Translators: short month, year: Nov 2024 */
  text = g_strdup_printf (C_ ("short month", "%1$s %2$d"), get_month_abbreviation (month), year);
  return capitalize (text);
}

/**
 * cohort_date_format_time:
 * @hour: 0 to 23
 * @minute: 0 to 59
 *
 * Returns: (transfer full): "2:05 PM" in the person's language, by the clock on the wall
 */
char *
cohort_date_format_time (int hour, int minute)
{
  g_autofree char *minutes = g_strdup_printf ("%02d", minute);
  int shown = hour % 12 == 0 ? 12 : hour % 12;

  if (hour < 12) {
    /* Translators: hour and minutes before noon: 10:30 AM */
    return g_strdup_printf (_ ("%1$d:%2$s AM"), shown, minutes);
  }
  /* Translators: hour and minutes from noon on: 2:30 PM */
  return g_strdup_printf (_ ("%1$d:%2$s PM"), shown, minutes);
}
