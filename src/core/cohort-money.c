/* Money, miles and rates as whole numbers; no floating point ever touches them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-money.h"

#include "cohort-error.h"

#include <glib/gi18n-lib.h>

/* Wide enough for the product of any two amounts, so that only results need to be checked. */
typedef __int128 WideInt;

#define MINUS "\xe2\x88\x92" /* U+2212 */

/* @format has one %s for what was typed, which may be anything, even no text. */
static void
set_error_about (GError **error, const char *format, const char *text)
{
  g_autofree char *typed = g_utf8_make_valid (text != NULL ? text : "", -1);

  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, format, typed);
}

static const char *
skip_spaces (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static gboolean
take (const char **text, const char *word)
{
  if (!g_str_has_prefix (*text, word))
    return FALSE;
  *text = skip_spaces (*text + strlen (word));
  return TRUE;
}

static gboolean
append_digit (gint64 *value, char digit)
{
  return !__builtin_mul_overflow (*value, (gint64)10, value)
         && !__builtin_add_overflow (*value, (gint64)(digit - '0'), value);
}

static int
count_digits (const char *text)
{
  int n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* "1234" or "1,234,567". A comma separates thousands only in front of exactly three digits and
 * behind one to three that do not begin with 0; "0,500" and "12,50" mean something else elsewhere.
 */
static gboolean
take_whole (const char **text, gint64 *value)
{
  int digits = count_digits (*text);
  gboolean grouped = (*text)[digits] == ',';

  if (grouped && (digits < 1 || digits > 3 || **text == '0'))
    return FALSE;

  for (;;) {
    for (; digits > 0; digits--, (*text)++)
      if (!append_digit (value, **text))
        return FALSE;
    if (**text != ',')
      return TRUE;
    (*text)++;
    digits = count_digits (*text);
    if (!grouped || digits != 3)
      return FALSE;
  }
}

/* A number with at most @decimals digits behind its point, as a count of its smallest unit. */
static gboolean
take_decimal (const char **text, int decimals, gint64 *value)
{
  gboolean has_whole = g_ascii_isdigit (**text);
  int digits = 0;

  *value = 0;
  if (!take_whole (text, value))
    return FALSE;
  if (**text == '.') {
    (*text)++;
    digits = count_digits (*text);
    if (digits < 1 || digits > decimals)
      return FALSE;
  } else if (!has_whole) {
    return FALSE;
  }

  for (int i = 0; i < decimals; i++)
    if (!append_digit (value, i < digits ? *(*text)++ : '0'))
      return FALSE;
  *text = skip_spaces (*text);
  return TRUE;
}

static gboolean
scan_money (const char *text, gint64 *cents)
{
  gboolean in_parentheses;
  gboolean is_negative;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  text = skip_spaces (text);
  in_parentheses = take (&text, "(");
  is_negative = !in_parentheses && (take (&text, "-") || take (&text, MINUS));
  if (take (&text, "$") && !in_parentheses && !is_negative)
    is_negative = take (&text, "-") || take (&text, MINUS);
  if (!take_decimal (&text, 2, cents))
    return FALSE;
  if (in_parentheses && !take (&text, ")"))
    return FALSE;
  if (in_parentheses || is_negative)
    *cents = -*cents;
  return *text == '\0';
}

/**
 * cohort_money_parse:
 * @text: (nullable): what somebody typed: "$1,234.50", "1234.5", "-30", "−30" or "(30.00)"
 * @cents: (out): the amount; left alone on error
 * @error: return location for a #CohortError
 *
 * Reads an amount of dollars the American way, whatever the locale. What could be meant in two ways
 * ("about 1,000", "1.234,50", "12.345", "12,50") is refused rather than guessed.
 *
 * Returns: %FALSE with %COHORT_ERROR_INVALID when @text is no amount or does not fit
 */
gboolean
cohort_money_parse (const char *text, gint64 *cents, GError **error)
{
  gint64 value;

  if (!scan_money (text, &value)) {
    set_error_about (error, _ ("“%s” is not an amount. Type dollars and cents, such as 1,234.50."),
                     text);
    return FALSE;
  }
  *cents = value;
  return TRUE;
}

static guint64
get_magnitude (gint64 value)
{
  return value < 0 ? -(guint64)value : (guint64)value;
}

/**
 * cohort_money_format:
 * @cents: an amount, or %COHORT_UNKNOWN
 *
 * Writes an amount for people, the same in every locale: "$1,234.50", "−$30.00" (with a true minus
 * sign), and "not known" in the person's language.
 *
 * Returns: (transfer full): the text
 */
char *
cohort_money_format (gint64 cents)
{
  guint64 dollars = get_magnitude (cents) / 100;
  g_autoptr (GString) text = NULL;

  if (!cohort_is_known (cents))
    return g_strdup (_ ("not known"));

  text = g_string_new (NULL);
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, dollars);
  for (gssize i = (gssize)text->len - 3; i > 0; i -= 3)
    g_string_insert_c (text, i, ',');
  g_string_append_printf (text, ".%02u", (guint)(get_magnitude (cents) % 100));
  g_string_prepend (text, cents < 0 ? MINUS "$" : "$");
  return g_strdup (text->str);
}

/**
 * cohort_money_format_plain:
 * @cents: an amount, or %COHORT_UNKNOWN
 *
 * Writes an amount for programs and for entries: "1234.50", "-30.00" (with an ASCII minus), and
 * nothing at all for an unknown one. cohort_money_parse() reads it back.
 *
 * Returns: (transfer full): the text
 */
char *
cohort_money_format_plain (gint64 cents)
{
  if (!cohort_is_known (cents))
    return g_strdup ("");
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", cents < 0 ? "-" : "",
                          get_magnitude (cents) / 100, (guint)(get_magnitude (cents) % 100));
}

/**
 * cohort_money_add:
 * @total: (inout): a sum in cents; left alone when it would overflow
 * @cents: what to add, never %COHORT_UNKNOWN: unknown amounts are counted, not summed
 *
 * Returns: %FALSE when the sum does not fit
 */
gboolean
cohort_money_add (gint64 *total, gint64 cents)
{
  gint64 sum;

  g_return_val_if_fail (cohort_is_known (*total) && cohort_is_known (cents), FALSE);

  if (__builtin_add_overflow (*total, cents, &sum) || !cohort_is_known (sum))
    return FALSE;
  *total = sum;
  return TRUE;
}

/**
 * cohort_money_times:
 * @quantity_tenths: miles, nights or days in tenths
 * @rate_mills: tenths of a cent for one of them
 *
 * Multiplies and rounds half a cent away from zero, so that a refund mirrors what it refunds.
 *
 * Returns: cents; %COHORT_UNKNOWN when one of the two is unknown or the product does not fit
 */
gint64
cohort_money_times (gint64 quantity_tenths, gint64 rate_mills)
{
  WideInt product;

  if (!cohort_is_known (quantity_tenths) || !cohort_is_known (rate_mills))
    return COHORT_UNKNOWN;

  product = (WideInt)quantity_tenths * rate_mills;
  product = (product < 0 ? product - 50 : product + 50) / 100;
  if (product > G_MAXINT64 || product <= G_MININT64)
    return COHORT_UNKNOWN;
  return (gint64)product;
}

typedef struct {
  guint index;
  WideInt remainder;
} Leftover;

static int
compare_leftovers (gconstpointer a, gconstpointer b)
{
  const Leftover *left = a;
  const Leftover *right = b;

  if (left->remainder != right->remainder)
    return left->remainder > right->remainder ? -1 : 1;
  return left->index < right->index ? -1 : 1;
}

static gboolean
sum_weights (const gint64 *weights, guint n, WideInt *sum)
{
  *sum = 0;
  for (guint i = 0; i < n; i++) {
    if (weights[i] < 0)
      return FALSE;
    *sum += weights[i];
  }
  return *sum > 0;
}

/**
 * cohort_money_share:
 * @cents: the amount to divide; a negative one is divided as its mirror image
 * @weights: (array length=n): the parts' weights, none negative, not all zero
 * @n: how many parts there are
 * @shares: (out caller-allocates) (array length=n): cents of each part
 *
 * Divides an amount to the cent by largest remainder: each part is rounded down and the cents left
 * over go to the largest remainders, ties to the first (rule I-2 of the ledger).
 *
 * Returns: %FALSE, with @shares untouched, when @cents is unknown or @weights weigh nothing
 */
gboolean
cohort_money_share (gint64 cents, const gint64 *weights, guint n, gint64 *shares)
{
  g_autofree Leftover *leftovers = NULL;
  WideInt amount = cents < 0 ? -(WideInt)cents : cents;
  WideInt sum;
  gint64 left;

  if (!cohort_is_known (cents) || !sum_weights (weights, n, &sum))
    return FALSE;

  left = (gint64)amount;
  leftovers = g_new (Leftover, n);
  for (guint i = 0; i < n; i++) {
    shares[i] = (gint64)(amount * weights[i] / sum);
    leftovers[i] = (Leftover){i, amount * weights[i] % sum};
    left -= shares[i];
  }
  qsort (leftovers, n, sizeof *leftovers, compare_leftovers);
  for (guint i = 0; i < left; i++)
    shares[leftovers[i].index]++;
  for (guint i = 0; cents < 0 && i < n; i++)
    shares[i] = -shares[i];
  return TRUE;
}

/**
 * cohort_tenths_parse:
 * @text: (nullable): what somebody typed: "96", "104.6", "1,204.5"
 * @tenths: (out): the quantity in tenths; left alone on error
 * @error: return location for a #CohortError
 *
 * Reads miles, nights or days with at most one decimal; none of them is ever negative.
 *
 * Returns: %FALSE with %COHORT_ERROR_INVALID when @text is no such number or does not fit
 */
gboolean
cohort_tenths_parse (const char *text, gint64 *tenths, GError **error)
{
  const char *rest;
  gint64 value;

  if (text != NULL && g_utf8_validate (text, -1, NULL)) {
    rest = skip_spaces (text);
    if (take_decimal (&rest, 1, &value) && *rest == '\0') {
      *tenths = value;
      return TRUE;
    }
  }
  set_error_about (
      error, _ ("“%s” is not a number with at most one decimal. Type it like 96 or 104.6."), text);
  return FALSE;
}

/**
 * cohort_tenths_format:
 * @tenths: a quantity in tenths, or %COHORT_UNKNOWN
 *
 * Returns: (transfer full): "104.6", or "not known" in the person's language
 */
char *
cohort_tenths_format (gint64 tenths)
{
  if (!cohort_is_known (tenths))
    return g_strdup (_ ("not known"));
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%u", tenths < 0 ? "-" : "",
                          get_magnitude (tenths) / 10, (guint)(get_magnitude (tenths) % 10));
}
