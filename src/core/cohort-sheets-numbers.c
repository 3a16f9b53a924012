/* Numbers and days in the cells of the county workbook: written as their canonical text, and read
 * as people type them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
format_quantity (gint64 tenths)
{
  char *text = cohort_tenths_format (tenths);

  if (g_str_has_suffix (text, ".0"))
    text[strlen (text) - 2] = '\0';
  return text;
}

/* Tenths of a cent: the third decimal only where there is one. */
static char *
format_rate (gint64 mills)
{
  g_autofree char *cents = cohort_money_format_plain (mills / 10);

  return mills % 10 == 0 ? g_steal_pointer (&cents)
                         : g_strdup_printf ("%s%d", cents, (int)(mills % 10));
}

/** cohort_sheet_dup_number: Returns: (transfer full) (nullable): @number as the canonical text of
 * @kind; %NULL when it is not known */
char *
cohort_sheet_dup_number (CohortSheetKind kind, gint64 number)
{
  if (!cohort_is_known (number))
    return NULL;
  switch (kind) {
  case COHORT_SHEET_DATE:
    return number != 0 ? cohort_date_format_iso ((CohortDate)number) : NULL;
  case COHORT_SHEET_MONEY:
    return cohort_money_format_plain (number);
  case COHORT_SHEET_RATE:
    return format_rate (number);
  case COHORT_SHEET_QUANTITY:
    return format_quantity (number);
  case COHORT_SHEET_FLAG:
    return number != 0 ? g_strdup ("yes") : NULL;
  case COHORT_SHEET_COUNT:
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  case COHORT_SHEET_TEXT:
  case COHORT_SHEET_CHOICE:
  case COHORT_SHEET_CHOICES:
  case COHORT_SHEET_DATES:
  default:
    g_return_val_if_reached (NULL);
  }
}

/* Dollars with as many as three decimals, as tenths of a cent. */
static gboolean
parse_rate (const char *text, gint64 *mills, GError **error)
{
  const char *point = strrchr (text, '.');
  g_autofree char *dollars = g_strdup (text);
  gint64 cents, third = 0;

  if (point != NULL && strlen (point) == 4 && g_ascii_isdigit (point[3])) {
    third = g_ascii_digit_value (point[3]);
    dollars[strlen (dollars) - 1] = '\0';
  }
  if (!cohort_money_parse (dollars, &cents, error))
    return FALSE;
  if (cents < 0 || cents > COHORT_MONEY_MOST) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is no rate."), text);
    return FALSE;
  }
  *mills = cents * 10 + third;
  return TRUE;
}

static gboolean
parse_day (const char *text, gint64 *number, GError **error)
{
  CohortDate day;

  if (!cohort_date_parse_typed (text, &day, error))
    return FALSE;
  *number = day;
  return TRUE;
}

/**
 * cohort_sheet_parse_number:
 * @kind: of days or of numbers
 * @text: what somebody typed: "11/7/2024", "$1,234.50", "0.655"; not empty
 * @number: (out): the day, cents, tenths of a cent, or tenths
 * @error: return location for a #CohortError
 *
 * Returns: whether it is one
 */
gboolean
cohort_sheet_parse_number (CohortSheetKind kind, const char *text, gint64 *number, GError **error)
{
  switch (kind) {
  case COHORT_SHEET_DATE:
  case COHORT_SHEET_DATES:
    return parse_day (text, number, error);
  case COHORT_SHEET_MONEY:
    return cohort_money_parse (text, number, error);
  case COHORT_SHEET_RATE:
    return parse_rate (text, number, error);
  case COHORT_SHEET_QUANTITY:
    return cohort_tenths_parse (text, number, error);
  case COHORT_SHEET_COUNT:
    return g_ascii_string_to_signed (text, 10, 0, G_MAXINT, number, error);
  case COHORT_SHEET_TEXT:
  case COHORT_SHEET_CHOICE:
  case COHORT_SHEET_CHOICES:
  case COHORT_SHEET_FLAG:
  default:
    g_return_val_if_reached (FALSE);
  }
}
