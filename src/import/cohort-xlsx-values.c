/* What a person sees of the numbers, dates and strings of a workbook.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-xlsx-private.h"

#include <math.h>
#include <string.h>

#define SECONDS_OF_DAY 86400
#define MAX_SERIAL     2958466.0 /* the day after 9999-12-31 */
#define LEAP_BUG       60        /* Excel has a 29 February 1900, which was not */

/* Whether @text is a number as the format writes it, and which. */
gboolean
cohort_xlsx_parse_number (const char *text,
                          double     *number)
{
  char *end = NULL;

  /* strtod() takes "inf", "nan" and "0x10" too. */
  if (*text == '\0' || strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && end != text && isfinite (*number);
}

/**
 * cohort_xlsx_dup_number_text:
 * @number: a finite number
 *
 * Excel shows 15 significant digits and no more: what is stored as 0.30000000000000004 was 0.3.
 *
 * Returns: (transfer full): plain decimal notation, without exponent or needless zeros
 */
char *
cohort_xlsx_dup_number_text (double number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *digits = NULL;
  char scientific[G_ASCII_DTOSTR_BUF_SIZE];
  gint64 point;
  gsize n;

  /* "d.dddddddddddddde±xx": the digits, and where the point belongs among them. */
  g_ascii_formatd (scientific, sizeof scientific, "%.14e", fabs (number));
  digits = g_strdup_printf ("%c%.14s", scientific[0], scientific + 2);
  point = g_ascii_strtoll (strchr (scientific, 'e') + 1, NULL, 10) + 1;
  n = strlen (digits);
  while (n > 0 && digits[n - 1] == '0')
    digits[--n] = '\0';
  if (n == 0)
    return g_strdup ("0");

  if (number < 0)
    g_string_append_c (text, '-');
  if (point <= 0)
    g_string_append (text, "0.");
  for (gint64 i = point; i < 0; i++)
    g_string_append_c (text, '0');
  for (gint64 i = 0; i < MAX ((gint64) n, point); i++) {
    if (i > 0 && i == point)
      g_string_append_c (text, '.');
    g_string_append_c (text, i < (gint64) n ? digits[i] : '0');
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_day (GDate *date,
            gint64 seconds)
{
  g_autofree char *day = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date),
                                          (int) g_date_get_month (date), g_date_get_day (date));

  if (seconds == 0)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s %02d:%02d:%02d", day, (int) (seconds / 3600),
                          (int) (seconds / 60 % 60), (int) (seconds % 60));
}

/**
 * cohort_xlsx_dup_date_text:
 * @serial: days since the epoch, with the time of day as a fraction
 * @epoch_1904: whether day 0 is 1904-01-01
 * @kind: (out): %COHORT_CELL_DATE, or %COHORT_CELL_TEXT for a time of day without a day
 *
 * Day 1 is 1900-01-01, but day 61 is 1900-03-01, a day too early (ISO 29500-1, 18.17.4.1).
 *
 * Returns: (transfer full) (nullable): "2024-09-05", "2024-09-05 08:14:22" or "08:14:22", or %NULL
 *   when it is no day that exists
 */
char *
cohort_xlsx_dup_date_text (double          serial,
                           gboolean        epoch_1904,
                           CohortCellKind *kind)
{
  GDate date;
  gint64 total, day, seconds;

  if (!(serial >= 0 && serial < MAX_SERIAL))
    return NULL;

  total = (gint64) floor (serial * SECONDS_OF_DAY + 0.5);
  day = total / SECONDS_OF_DAY;
  seconds = total % SECONDS_OF_DAY;
  if (serial < 1 && day == 0 && (!epoch_1904 || seconds > 0)) {
    *kind = COHORT_CELL_TEXT;
    return g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                            (int) (seconds % 60));
  }
  if (!epoch_1904 && day == LEAP_BUG)
    return NULL;

  if (epoch_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&date, day < LEAP_BUG ? 31 : 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) day);
  if (g_date_get_year (&date) > 9999)
    return NULL;
  *kind = COHORT_CELL_DATE;
  return format_day (&date, seconds);
}

/**
 * cohort_xlsx_dup_iso_text:
 * @iso: a date as Strict workbooks hold it, such as "2024-09-05T08:14:22.000"
 *
 * Returns: (transfer full) (nullable): the same in the form of cohort_xlsx_dup_date_text(), or
 *   %NULL when it is not a date
 */
char *
cohort_xlsx_dup_iso_text (const char *iso)
{
  static const char pattern[] = "dddd-dd-dd";
  GDate date;
  guint parts[6] = { 0 };
  guint part = 0;

  for (gsize i = 0; i < sizeof pattern - 1; i++) {
    if (pattern[i] == 'd' ? !g_ascii_isdigit (iso[i]) : iso[i] != '-')
      return NULL;
  }
  for (const char *at = iso; *at != '\0' && part < G_N_ELEMENTS (parts); at++) {
    if (g_ascii_isdigit (*at) && parts[part] < 10000)
      parts[part] = parts[part] * 10 + (guint) (*at - '0');
    else if (strchr ("-T :", *at) != NULL)
      part++;
    else
      break;
  }
  if (parts[0] > 9999 ||
      !g_date_valid_dmy ((GDateDay) MIN (parts[2], 99), (GDateMonth) MIN (parts[1], 13),
                         (GDateYear) parts[0]) ||
      parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
    return NULL;

  g_date_set_dmy (&date, (GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]);
  return format_day (&date, (gint64) parts[3] * 3600 + parts[4] * 60 + parts[5]);
}

/* The character of an escape _xHHHH_ at @at, or 0 when there is none. */
static gunichar
parse_escape (const char *at)
{
  gunichar c = 0;

  if (at[0] != '_' || at[1] != 'x')
    return 0;
  for (guint i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit (at[i]))
      return 0;
    c = c * 16 + (gunichar) g_ascii_xdigit_value (at[i]);
  }
  return at[6] == '_' && g_unichar_validate (c) ? c : 0;
}

/**
 * cohort_xlsx_dup_string_text:
 * @text: a string of a workbook, where _x000D_ stands for a character XML cannot hold
 *   (ISO 29500-1, 22.9.2.19)
 *
 * Returns: (transfer full) (nullable): what a person sees of it
 */
char *
cohort_xlsx_dup_string_text (const char *text)
{
  GString *plain = g_string_new (NULL);
  g_autofree char *shown = NULL;

  while (*text != '\0') {
    const char *escape = strstr (text, "_x");
    gunichar c;

    if (escape == NULL) {
      g_string_append (plain, text);
      break;
    }
    g_string_append_len (plain, text, escape - text);
    c = parse_escape (escape);
    if (c != 0)
      g_string_append_unichar (plain, c);
    else
      g_string_append_len (plain, escape, 2);
    text = escape + (c != 0 ? 7 : 2);
  }
  shown = g_string_free (plain, FALSE);
  return cohort_cell_clean_text (shown, strlen (shown));
}
