/* What the community of practice did in the year, by component and month.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-activities.h"

#include "cohort-date.h"

#include <glib/gi18n-lib.h>

/* What is being counted: everybody is one person wherever she took part. */
typedef struct {
  const CohortSnapshot *snapshot;
  CohortCycle *cycle;
  GHashTable *people; /* id of an activity -> GPtrArray of ids of people, borrowed */
  GHashTable *seen;   /* "place person", owned */
} Count;

static gboolean
is_of_year (const CohortSnapshot *snapshot, const CohortActivity *activity)
{
  const CohortProgram *program = cohort_snapshot_get_program (snapshot);

  return activity->on >= cohort_program_get_start (program)
         && activity->on <= cohort_program_get_end (program);
}

/**
 * cohort_activities_index_people:
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray): of each activity's id the ids of who took
 *   part, borrowed from @snapshot; nothing of one without people. For whoever looks at many.
 */
GHashTable *
cohort_activities_index_people (const CohortSnapshot *snapshot)
{
  GHashTable *people
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);

  COHORT_FOR_EACH (CohortActivityPerson, part, snapshot, COHORT_RECORD_ACTIVITY_PERSON) {
    GPtrArray *list;

    if (part->activity == NULL || part->person == NULL)
      continue;
    list = g_hash_table_lookup (people, part->activity);
    if (list == NULL) {
      list = g_ptr_array_new ();
      g_hash_table_insert (people, part->activity, list);
    }
    g_ptr_array_add (list, part->person);
  }
  return people;
}

static gboolean
has_person (GHashTable *people, const char *activity, const char *person)
{
  const GPtrArray *list = g_hash_table_lookup (people, activity);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_strcmp0 (g_ptr_array_index (list, i), person) == 0)
      return TRUE;
  return FALSE;
}

static int
compare_activities (gconstpointer a, gconstpointer b)
{
  const CohortActivity *one = *(const CohortActivity *const *)a;
  const CohortActivity *other = *(const CohortActivity *const *)b;

  return one->on > other->on ? -1 : one->on < other->on;
}

/**
 * cohort_activities_list:
 * @component: (nullable): code of the program's
 * @goal: (nullable): id of the goal it serves
 * @person: (nullable): id of somebody who took part
 *
 * Returns: (transfer container) (element-type CohortActivity): those of the year shown, the latest
 *   first, those of one day as they were made
 */
GPtrArray *
cohort_activities_list (const CohortSnapshot *snapshot,
                        const char *component,
                        const char *goal,
                        const char *person)
{
  g_autoptr (GHashTable) people = person != NULL ? cohort_activities_index_people (snapshot) : NULL;
  GPtrArray *activities = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortActivity, activity, snapshot, COHORT_RECORD_ACTIVITY) {
    if (is_of_year (snapshot, activity)
        && (component == NULL || g_strcmp0 (activity->component, component) == 0)
        && (goal == NULL || g_strcmp0 (activity->goal, goal) == 0)
        && (person == NULL || has_person (people, activity->record.id, person)))
      g_ptr_array_add (activities, (gpointer)activity);
  }
  g_ptr_array_sort (activities, compare_activities);
  return activities;
}

/** cohort_activities_list_people: Returns: (transfer container) (element-type
 * CohortActivityPerson): who took part in @activity, an id */
GPtrArray *
cohort_activities_list_people (const CohortSnapshot *snapshot, const char *activity)
{
  return cohort_snapshot_select (snapshot, COHORT_RECORD_ACTIVITY_PERSON, "activity", activity);
}

static void
free_month (gpointer data)
{
  CohortCycleMonth *month = data;

  g_free (month->by_component);
  g_free (month);
}

static void
add_components (CohortCycle *cycle, const CohortProgram *program)
{
  GPtrArray *terms = cohort_program_get_components (program);

  for (guint i = 0; i < terms->len; i++) {
    const CohortProgramTerm *term = g_ptr_array_index (terms, i);
    CohortComponentEffort *component = g_new0 (CohortComponentEffort, 1);

    component->code = term->code;
    component->label = term->label;
    component->text = term->text;
    g_ptr_array_add (cycle->components, component);
  }
}

static void
add_months (CohortCycle *cycle, const CohortProgram *program)
{
  CohortDate end = cohort_program_get_end (program);
  CohortDate first;
  int year, month;

  cohort_date_get_parts (cohort_program_get_start (program), &year, &month, NULL);
  for (first = cohort_date_new (year, month, 1); first <= end;
       first = cohort_date_new (year, month, 1)) {
    CohortCycleMonth *entry = g_new0 (CohortCycleMonth, 1);

    entry->first = first;
    entry->by_component = g_new0 (guint, MAX (cycle->components->len, 1));
    g_ptr_array_add (cycle->months, entry);
    year += month == 12;
    month = month % 12 + 1;
  }
}

static CohortCycleMonth *
find_month (const CohortCycle *cycle, CohortDate on)
{
  for (guint i = cycle->months->len; i > 0; i--) {
    CohortCycleMonth *month = g_ptr_array_index (cycle->months, i - 1);

    if (month->first <= on)
      return month;
  }
  return NULL;
}

/* @place: what tells this effort from the others */
static void
add_to (Count *count, CohortEffort *effort, const char *place, const CohortActivity *activity)
{
  const GPtrArray *list = g_hash_table_lookup (count->people, activity->record.id);

  effort->n_activities++;
  if (cohort_is_known (activity->minutes))
    effort->minutes += activity->minutes;
  else
    effort->n_unknown++;
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_hash_table_add (count->seen, g_strjoin (" ", place, g_ptr_array_index (list, i), NULL)))
      effort->n_people++;
}

static void
count_activity (Count *count, const CohortActivity *activity)
{
  CohortCycle *cycle = count->cycle;
  CohortCycleMonth *month = find_month (cycle, activity->on);
  g_autofree char *place = NULL;

  add_to (count, &cycle->effort, "year", activity);
  if (month != NULL) {
    place = g_strdup_printf ("month/%u", month->first);
    add_to (count, &month->effort, place, activity);
  }
  for (guint i = 0; i < cycle->components->len; i++) {
    CohortComponentEffort *component = g_ptr_array_index (cycle->components, i);
    g_autofree char *key = g_strconcat ("component/", component->code, NULL);

    if (g_strcmp0 (component->code, activity->component) != 0)
      continue;
    add_to (count, &component->effort, key, activity);
    component->last = MAX (component->last, activity->on);
    if (month != NULL)
      month->by_component[i]++;
  }
}

/**
 * cohort_cycle_new:
 *
 * A year-long cycle as it stands: what was done in the program year shown, by component and by
 * month. A length nobody stated is counted as such and adds nothing.
 *
 * Returns: (transfer full): the texts in it are borrowed from the snapshot's program
 */
CohortCycle *
cohort_cycle_new (const CohortSnapshot *snapshot)
{
  const CohortProgram *program = cohort_snapshot_get_program (snapshot);
  g_autoptr (GHashTable) people = cohort_activities_index_people (snapshot);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CohortCycle *cycle = g_new0 (CohortCycle, 1);
  Count count = {snapshot, cycle, people, seen};

  cycle->components = g_ptr_array_new_with_free_func (g_free);
  cycle->months = g_ptr_array_new_with_free_func (free_month);
  add_components (cycle, program);
  add_months (cycle, program);
  COHORT_FOR_EACH (CohortActivity, activity, snapshot, COHORT_RECORD_ACTIVITY) {
    if (is_of_year (snapshot, activity))
      count_activity (&count, activity);
  }
  for (guint i = 0; i < cycle->months->len; i++)
    cycle->n_months
        += ((CohortCycleMonth *)g_ptr_array_index (cycle->months, i))->effort.n_activities > 0;
  return cycle;
}

/** cohort_cycle_free: @self: (transfer full) */
void
cohort_cycle_free (CohortCycle *self)
{
  g_ptr_array_unref (self->components);
  g_ptr_array_unref (self->months);
  g_free (self);
}

/** cohort_minutes_format: Returns: (transfer full): "45 min", "2 h", "1 h 30 min"; that it is not
 * stated for %COHORT_UNKNOWN */
char *
cohort_minutes_format (gint64 minutes)
{
  long long hours = minutes / 60, rest = minutes % 60;

  if (!cohort_is_known (minutes))
    return g_strdup (_ ("length not stated"));
  if (hours == 0)
    /* Translators: so many minutes. */
    return g_strdup_printf (_ ("%lld min"), rest);
  if (rest == 0)
    /* Translators: so many hours. */
    return g_strdup_printf (_ ("%lld h"), hours);
  /* Translators: so many hours and minutes. */
  return g_strdup_printf (_ ("%1$lld h %2$lld min"), hours, rest);
}

/** cohort_effort_dup_hours: Returns: (transfer full): how long it all took, as far as is known, and
 * how many activities say nothing of it */
char *
cohort_effort_dup_hours (const CohortEffort *effort)
{
  g_autofree char *known = cohort_minutes_format (effort->minutes);

  if (effort->n_unknown == 0)
    return g_steal_pointer (&known);
  if (effort->n_unknown == effort->n_activities)
    return cohort_minutes_format (COHORT_UNKNOWN);
  return g_strdup_printf (
      /* Translators: %1$s is such as "12 h 30 min", %2$u a number of activities. */
      ngettext ("%1$s, and %2$u of unknown length", "%1$s, and %2$u of unknown length",
                effort->n_unknown),
      known, effort->n_unknown);
}
