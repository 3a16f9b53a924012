/* The days of a year's opportunities one after the other, and where they stand in its months.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year-dates.h"

#include "cohort-date.h"

#include <glib/gi18n-lib.h>

#define MONTHS 12

static void
free_date (gpointer data)
{
  CohortYearDate *self = data;

  cohort_opportunity_unref (self->opportunity);
  g_free (self);
}

static CohortYearDate *
add_date (GPtrArray *dates,
          CohortOpportunity *opportunity,
          CohortYearDateKind kind,
          CohortDate start,
          CohortDate end)
{
  CohortYearDate *date = g_new0 (CohortYearDate, 1);

  date->opportunity = cohort_opportunity_ref (opportunity);
  date->kind = start != 0 ? kind : COHORT_YEAR_DATE_UNDATED;
  date->start = start;
  date->end = MAX (start, end);
  date->certain = TRUE;
  g_ptr_array_add (dates, date);
  return date;
}

static void
add_opportunity (GPtrArray *dates, CohortOpportunity *opportunity)
{
  CohortYearDateKind kind
      = opportunity->convening != NULL ? COHORT_YEAR_DATE_CONVENING : COHORT_YEAR_DATE_SESSION;

  if (opportunity->deadline != 0)
    add_date (dates, opportunity, COHORT_YEAR_DATE_DEADLINE, opportunity->deadline, 0);
  else if (opportunity->parts->len == 0)
    add_date (dates, opportunity, COHORT_YEAR_DATE_UNDATED, 0, 0);
  for (guint i = 0; i < opportunity->parts->len; i++) {
    const CohortOpportunityPart *part = g_ptr_array_index (opportunity->parts, i);
    CohortYearDate *date = add_date (dates, opportunity, kind, part->start, part->end);

    date->part = part;
    date->certain = part->certain;
  }
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const CohortYearDate *one = *(const CohortYearDate *const *)a;
  const CohortYearDate *other = *(const CohortYearDate *const *)b;
  CohortDate first = one->start != 0 ? one->start : G_MAXUINT32;
  CohortDate second = other->start != 0 ? other->start : G_MAXUINT32;
  int titles;

  if (first != second)
    return first < second ? -1 : 1;
  titles = g_strcmp0 (one->opportunity->title, other->opportunity->title);
  if (titles != 0)
    return titles;
  return (one->part != NULL) - (other->part != NULL);
}

/** cohort_year_dates_list: see the header */
GPtrArray *
cohort_year_dates_list (GPtrArray *opportunities)
{
  GPtrArray *dates = g_ptr_array_new_with_free_func (free_date);

  for (guint i = 0; i < opportunities->len; i++)
    add_opportunity (dates, g_ptr_array_index (opportunities, i));
  g_ptr_array_sort (dates, compare_dates);
  return dates;
}

/** cohort_year_date_dup_key: Returns: (transfer full): the opportunity's code and the part's place
 */
char *
cohort_year_date_dup_key (const CohortYearDate *self)
{
  guint index = 0;

  if (self->part == NULL)
    return g_strdup (self->opportunity->code);
  g_ptr_array_find (self->opportunity->parts, self->part, &index);
  return g_strdup_printf ("%s %u", self->opportunity->code, index + 1);
}

/** cohort_year_date_dup_what: Returns: (transfer full) (nullable): see the header */
char *
cohort_year_date_dup_what (const CohortYearDate *self)
{
  if (self->kind == COHORT_YEAR_DATE_DEADLINE)
    return g_strdup (self->opportunity->application ? _ ("Last day to apply")
                                                    : _ ("Last day to sign up"));
  if (self->part != NULL && self->part->label != NULL)
    return g_strdup (self->part->label);
  return self->kind == COHORT_YEAR_DATE_CONVENING ? g_strdup (_ ("Convening")) : NULL;
}

/** cohort_year_date_dup_days: Returns: (transfer full): see the header */
char *
cohort_year_date_dup_days (const CohortYearDate *self)
{
  g_autofree char *days = NULL;

  if (self->part == NULL)
    return self->start != 0 ? cohort_date_format (self->start) : g_strdup (_ ("no day is stated"));
  days = cohort_opportunity_part_dup_days (self->part);
  if (days == NULL || *days == '\0')
    return g_strdup (_ ("no day is stated"));
  /* Translators: %s is a day that is not certain. */
  return self->certain ? g_steal_pointer (&days)
                       : g_strdup_printf (_ ("%s, to be confirmed"), days);
}

/** cohort_year_date_dup_left: Returns: (transfer full) (nullable): see the header */
char *
cohort_year_date_dup_left (const CohortYearDate *self, CohortDate today)
{
  int days = (int)((gint64)self->start - (gint64)today);

  if (self->start == 0 || self->end < today)
    return NULL;
  if (days < 0)
    return g_strdup (_ ("going on"));
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong)days), days);
}

/** cohort_year_date_dup_line: Returns: (transfer full): see the header */
char *
cohort_year_date_dup_line (const CohortYearDate *self, CohortDate today)
{
  g_autofree char *days = cohort_year_date_dup_days (self);
  g_autofree char *what = cohort_year_date_dup_what (self);
  g_autofree char *left = cohort_year_date_dup_left (self, today);
  GString *line = g_string_new (days);

  g_string_append_printf (line, ": %s", self->opportunity->title);
  if (what != NULL)
    g_string_append_printf (line, " – %s", what);
  if (left != NULL)
    g_string_append_printf (line, " (%s)", left);
  return g_string_free (line, FALSE);
}

/** cohort_year_count_months: Returns: how many months the program year touches */
guint
cohort_year_count_months (const CohortProgram *program)
{
  int first_year, first_month, last_year, last_month;

  cohort_date_get_parts (cohort_program_get_start (program), &first_year, &first_month, NULL);
  cohort_date_get_parts (cohort_program_get_end (program), &last_year, &last_month, NULL);
  return (guint)MAX ((last_year - first_year) * MONTHS + last_month - first_month + 1, 1);
}

/** cohort_year_get_month: Returns: the first day of the month with that number, from 0; also of the
 * one after the last */
CohortDate
cohort_year_get_month (const CohortProgram *program, guint month)
{
  int year, first;

  cohort_date_get_parts (cohort_program_get_start (program), &year, &first, NULL);
  first += (int)month - 1;
  return cohort_date_new (year + first / MONTHS, first % MONTHS + 1, 1);
}

/** cohort_year_dup_month_name: Returns: (transfer full): see the header */
char *
cohort_year_dup_month_name (const CohortProgram *program, guint month)
{
  CohortDate first = cohort_year_get_month (program, month);
  int number;

  cohort_date_get_parts (first, NULL, &number, NULL);
  return cohort_date_format_column (first, month == 0 || number == 1);
}

/** cohort_year_get_place: Returns: months since the year began; days outside of it stand at its
 * ends */
double
cohort_year_get_place (const CohortProgram *program, CohortDate day)
{
  guint n = cohort_year_count_months (program);

  if (day < cohort_year_get_month (program, 0))
    return 0;
  for (guint i = 0; i < n; i++) {
    CohortDate first = cohort_year_get_month (program, i);
    CohortDate next = cohort_year_get_month (program, i + 1);

    if (day < next)
      return i + (double)(day - first) / (double)(next - first);
  }
  return n;
}

/** cohort_year_take_lane: Returns: the number of the lane, from 0 */
guint
cohort_year_take_lane (GArray *lanes, double left, double right)
{
  for (guint i = 0; i < lanes->len; i++) {
    if (g_array_index (lanes, double, i) <= left) {
      g_array_index (lanes, double, i) = right;
      return i;
    }
  }
  g_array_append_val (lanes, right);
  return lanes->len - 1;
}
