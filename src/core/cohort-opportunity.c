/* One opportunity: its days, what is next of it, and how both are said.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-opportunities.h"

#include "cohort-date.h"

#include <glib/gi18n-lib.h>

static void
free_part (gpointer data)
{
  CohortOpportunityPart *part = data;

  g_free (part->label);
  g_free (part->time);
  g_free (part->text);
  g_free (part);
}

/**
 * cohort_opportunity_new:
 * @code: (nullable): its code or id
 *
 * Returns: (transfer full): one whose cost is unknown and that has no parts, to be filled before
 *   anybody else sees it
 */
CohortOpportunity *
cohort_opportunity_new (const char *code)
{
  CohortOpportunity *self = g_atomic_rc_box_new0 (CohortOpportunity);

  self->code = g_strdup (code);
  self->cost_cents = COHORT_UNKNOWN;
  self->parts = g_ptr_array_new_with_free_func (free_part);
  return self;
}

static void
clear_opportunity (CohortOpportunity *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self->provider);
  g_free (self->summary);
  g_strfreev (self->roles);
  g_strfreev (self->sectors);
  g_free (self->audience_text);
  g_free (self->cost_text);
  g_free (self->capacity_text);
  g_free (self->deadline_text);
  g_ptr_array_unref (self->parts);
  g_free (self->convening);
  g_free (self->link);
  g_free (self->source);
}

/** cohort_opportunity_ref: Returns: (transfer full): @self, held once more; from any thread */
CohortOpportunity *
cohort_opportunity_ref (CohortOpportunity *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** cohort_opportunity_unref: (transfer full): gives up one hold */
void
cohort_opportunity_unref (CohortOpportunity *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear_opportunity);
}

/** cohort_opportunity_add_part: Returns: (transfer none): a last part without a day, to be filled
 */
CohortOpportunityPart *
cohort_opportunity_add_part (CohortOpportunity *self)
{
  CohortOpportunityPart *part = g_new0 (CohortOpportunityPart, 1);

  part->certain = TRUE;
  g_ptr_array_add (self->parts, part);
  return part;
}

/** cohort_opportunity_copy: Returns: (transfer full): another one that says the same, to be edited
 */
CohortOpportunity *
cohort_opportunity_copy (const CohortOpportunity *self)
{
  CohortOpportunity *copy = cohort_opportunity_new (self->code);

  copy->is_own = self->is_own;
  copy->title = g_strdup (self->title);
  copy->provider = g_strdup (self->provider);
  copy->summary = g_strdup (self->summary);
  copy->roles = g_strdupv (self->roles);
  copy->sectors = g_strdupv (self->sectors);
  copy->audience_text = g_strdup (self->audience_text);
  copy->cost_cents = self->cost_cents;
  copy->cost_text = g_strdup (self->cost_text);
  copy->capacity_text = g_strdup (self->capacity_text);
  copy->deadline = self->deadline;
  copy->deadline_text = g_strdup (self->deadline_text);
  copy->application = self->application;
  copy->convening = g_strdup (self->convening);
  copy->link = g_strdup (self->link);
  copy->source = g_strdup (self->source);
  for (guint i = 0; i < self->parts->len; i++) {
    const CohortOpportunityPart *part = g_ptr_array_index (self->parts, i);
    CohortOpportunityPart *twin = cohort_opportunity_add_part (copy);

    *twin = *part;
    twin->label = g_strdup (part->label);
    twin->time = g_strdup (part->time);
    twin->text = g_strdup (part->text);
  }
  return copy;
}

static CohortDate
get_last_of_part (const CohortOpportunityPart *part)
{
  return part->end != 0 ? part->end : part->start;
}

/** cohort_opportunity_get_first_day: Returns: the first day it takes place; 0: none is stated */
CohortDate
cohort_opportunity_get_first_day (const CohortOpportunity *self)
{
  CohortDate first = 0;

  for (guint i = 0; i < self->parts->len; i++) {
    const CohortOpportunityPart *part = g_ptr_array_index (self->parts, i);

    if (part->start != 0 && (first == 0 || part->start < first))
      first = part->start;
  }
  return first;
}

/** cohort_opportunity_get_last_day: Returns: the last day it takes place; 0: none is stated */
CohortDate
cohort_opportunity_get_last_day (const CohortOpportunity *self)
{
  CohortDate last = 0;

  for (guint i = 0; i < self->parts->len; i++)
    last = MAX (last, get_last_of_part (g_ptr_array_index (self->parts, i)));
  return last;
}

/* The next day of a part that is not over; a part that goes on is of today. */
static void
look_at_part (const CohortOpportunityPart *part, CohortDate today, CohortOpportunityDay *next)
{
  CohortDate on = MAX (part->start, today);

  if (part->start == 0 || get_last_of_part (part) < today || (next->on != 0 && next->on <= on))
    return;
  next->on = on;
  next->is_deadline = FALSE;
  next->part = part;
  next->certain = part->certain;
}

/**
 * cohort_opportunity_get_next:
 * @today: the day to look at it
 *
 * Returns: what is next of it: its deadline or a part, the deadline first where both are on one
 *   day; of a part that goes on @today is the day
 */
CohortOpportunityDay
cohort_opportunity_get_next (const CohortOpportunity *self, CohortDate today)
{
  CohortOpportunityDay next = {0};

  if (self->deadline != 0 && self->deadline >= today) {
    next.on = self->deadline;
    next.is_deadline = TRUE;
    next.certain = TRUE;
  }
  for (guint i = 0; i < self->parts->len; i++)
    look_at_part (g_ptr_array_index (self->parts, i), today, &next);
  next.days_left = next.on != 0 ? (int)(next.on - today) : 0;
  return next;
}

static gboolean
has_undated_part (const CohortOpportunity *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (((const CohortOpportunityPart *)g_ptr_array_index (self->parts, i))->start == 0)
      return TRUE;
  return FALSE;
}

/**
 * cohort_opportunity_is_over:
 * @today: the day to look at it
 *
 * Returns: whether all its days and its deadline are before @today; one that has a part without a
 *   day may go on, and is not over
 */
gboolean
cohort_opportunity_is_over (const CohortOpportunity *self, CohortDate today)
{
  return (self->deadline != 0 || self->parts->len > 0) && !has_undated_part (self)
         && cohort_opportunity_get_next (self, today).on == 0;
}

/* "14:30" */
static char *
describe_time (const char *time)
{
  return cohort_date_format_time ((time[0] - '0') * 10 + time[1] - '0',
                                  (time[3] - '0') * 10 + time[4] - '0');
}

/**
 * cohort_opportunity_part_dup_days:
 *
 * Returns: (transfer full): its days in the person's language; as they are printed where they are
 *   not certain or no day is stated
 */
char *
cohort_opportunity_part_dup_days (const CohortOpportunityPart *part)
{
  g_autofree char *days = NULL;
  g_autofree char *time = NULL;

  if (part->text != NULL && (part->start == 0 || !part->certain))
    return g_strdup (part->text);
  days = cohort_date_format_range (part->start, part->end);
  if (part->time == NULL)
    return g_steal_pointer (&days);
  time = describe_time (part->time);
  /* Translators: a day and a time: September 27, 2024 at 10:30 AM */
  return g_strdup_printf (_ ("%1$s at %2$s"), days, time);
}

static char *
describe_deadline (int days_left)
{
  if (days_left == 0)
    return g_strdup (_ ("due today"));
  if (days_left == 1)
    return g_strdup (_ ("due tomorrow"));
  return g_strdup_printf (ngettext ("due in %d day", "due in %d days", (gulong)days_left),
                          days_left);
}

static char *
describe_part (const CohortOpportunity *self, const CohortOpportunityDay *next, CohortDate today)
{
  gboolean is_first = next->part->start == cohort_opportunity_get_first_day (self);

  if (next->part->start < today)
    return g_strdup (_ ("going on"));
  if (next->days_left == 0)
    return g_strdup (is_first ? _ ("starts today") : _ ("goes on today"));
  if (next->days_left == 1)
    return g_strdup (is_first ? _ ("starts tomorrow") : _ ("goes on tomorrow"));
  if (is_first)
    return g_strdup_printf (
        ngettext ("starts in %d day", "starts in %d days", (gulong)next->days_left),
        next->days_left);
  return g_strdup_printf (
      ngettext ("goes on in %d day", "goes on in %d days", (gulong)next->days_left),
      next->days_left);
}

/**
 * cohort_opportunity_dup_when:
 * @today: the day to look at it
 *
 * Returns: (transfer full) (nullable): how far off it is, for the end of a line; %NULL where no day
 *   is stated
 */
char *
cohort_opportunity_dup_when (const CohortOpportunity *self, CohortDate today)
{
  CohortOpportunityDay next = cohort_opportunity_get_next (self, today);
  g_autofree char *when = NULL;

  if (next.is_deadline)
    return describe_deadline (next.days_left);
  if (next.on == 0 && cohort_opportunity_is_over (self, today))
    return g_strdup (_ ("over"));
  if (next.on == 0 && self->deadline == 0 && cohort_opportunity_get_first_day (self) == 0)
    return NULL;
  if (next.on == 0)
    return g_strdup (_ ("no further day is stated"));
  when = describe_part (self, &next, today);
  /* Translators: %s is such as "starts in 3 days". */
  return next.certain ? g_steal_pointer (&when) : g_strdup_printf (_ ("%s, to be confirmed"), when);
}
