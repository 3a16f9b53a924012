/* Finding goals, activities and opportunities by the words in them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year-search.h"

#include "cohort-activities.h"
#include "cohort-goals.h"
#include "cohort-opportunities.h"
#include "cohort-search.h"
#include "cohort-vocabulary.h"

struct _CohortYearSearch {
  CohortSearch *search; /* (owned) */
  GPtrArray *hits;      /* (owned) (element-type CohortYearHit): as they were added */
};

static void
free_hit (gpointer data)
{
  CohortYearHit *hit = data;

  g_free (hit->id);
  g_free (hit->title);
  g_free (hit->detail);
  g_free (hit);
}

/* @texts: what is searched beside title and detail */
static void
add_hit (CohortYearSearch *self, CohortYearHit hit, const char *const *texts)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_ptr_array_add (all, hit.title);
  if (hit.detail != NULL)
    g_ptr_array_add (all, hit.detail);
  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer)texts[i]);
  cohort_search_add (self->search, (const char *const *)all->pdata, all->len);
  g_ptr_array_add (self->hits, g_memdup2 (&hit, sizeof hit));
}

/* What is not known must not end the list. */
static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static void
add_opportunities (CohortYearSearch *self, const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) opportunities = cohort_opportunities_list (snapshot);

  for (guint i = 0; i < opportunities->len; i++) {
    const CohortOpportunity *opportunity = g_ptr_array_index (opportunities, i);
    const char *const texts[]
        = {or_nothing (opportunity->summary), or_nothing (opportunity->audience_text),
           or_nothing (opportunity->deadline_text), NULL};
    const CohortYearHit hit = {
        .kind = COHORT_RECORD_OPPORTUNITY,
        .id = g_strdup (opportunity->code),
        .title = g_strdup (opportunity->title),
        .detail = g_strdup (opportunity->provider),
        .on = cohort_opportunity_get_first_day (opportunity),
    };

    add_hit (self, hit, texts);
  }
}

/* @people: (nullable): ids */
static char *
join_names (const CohortSnapshot *snapshot, const GPtrArray *people)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; people != NULL && i < people->len; i++) {
    const CohortPerson *person
        = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, g_ptr_array_index (people, i));

    if (person != NULL) {
      g_autofree char *name = cohort_person_dup_name (person);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  }
  return g_string_free (names, FALSE);
}

static char *
join_servers (const CohortSnapshot *snapshot, const CohortGoal *goal)
{
  g_autoptr (GPtrArray) links = cohort_goals_list_people (snapshot, goal->record.id);
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    g_ptr_array_add (people, ((CohortGoalPerson *)g_ptr_array_index (links, i))->person);
  return join_names (snapshot, people);
}

static void
add_goals (CohortYearSearch *self, const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) goals = cohort_goals_list (snapshot, NULL, NULL);

  for (guint i = 0; i < goals->len; i++) {
    const CohortGoal *goal = g_ptr_array_index (goals, i);
    g_autofree char *names = join_servers (snapshot, goal);
    g_autofree char *tags = cohort_goal_dup_tags (snapshot, goal);
    const char *const texts[] = {or_nothing (goal->note), names, or_nothing (tags), NULL};
    const CohortYearHit hit = {
        .kind = COHORT_RECORD_GOAL,
        .id = g_strdup (goal->record.id),
        .title = g_strdup (goal->text),
        .detail = g_strdup (cohort_vocabulary_get_label ("goal-kind", goal->kind)),
        .on = goal->due,
    };

    add_hit (self, hit, texts);
  }
}

static void
add_activities (CohortYearSearch *self, const CohortSnapshot *snapshot)
{
  GPtrArray *terms = cohort_program_get_components (cohort_snapshot_get_program (snapshot));
  g_autoptr (GPtrArray) activities = cohort_activities_list (snapshot, NULL, NULL, NULL);
  g_autoptr (GHashTable) people = cohort_activities_index_people (snapshot);

  for (guint i = 0; i < activities->len; i++) {
    const CohortActivity *activity = g_ptr_array_index (activities, i);
    const CohortProgramTerm *term = cohort_program_term_find (terms, activity->component);
    g_autofree char *names
        = join_names (snapshot, g_hash_table_lookup (people, activity->record.id));
    const char *const texts[]
        = {or_nothing (activity->note), or_nothing (activity->resources), names, NULL};
    const CohortYearHit hit = {
        .kind = COHORT_RECORD_ACTIVITY,
        .id = g_strdup (activity->record.id),
        .title = g_strdup (activity->title),
        .detail = g_strdup (term != NULL ? term->label : activity->component),
        .on = activity->on,
    };

    add_hit (self, hit, texts);
  }
}

/** cohort_year_search_new: Returns: (transfer full): over all that @snapshot knows of the year */
CohortYearSearch *
cohort_year_search_new (const CohortSnapshot *snapshot)
{
  CohortYearSearch *self = g_new0 (CohortYearSearch, 1);

  self->search = cohort_search_new ();
  self->hits = g_ptr_array_new_with_free_func (free_hit);
  add_opportunities (self, snapshot);
  add_goals (self, snapshot);
  add_activities (self, snapshot);
  cohort_search_finish (self->search);
  return self;
}

/** cohort_year_search_free: @self: (transfer full) */
void
cohort_year_search_free (CohortYearSearch *self)
{
  cohort_search_free (self->search);
  g_ptr_array_unref (self->hits);
  g_free (self);
}

/**
 * cohort_year_search_find:
 * @text: words, all of which have to be found in a thing, in any order
 *
 * Returns: (transfer container) (element-type CohortYearHit): borrowed from @self
 */
GPtrArray *
cohort_year_search_find (CohortYearSearch *self, const char *text)
{
  GPtrArray *found = g_ptr_array_new ();

  (void)cohort_search_find (self->search, text);
  for (guint i = 0; i < self->hits->len; i++)
    if (cohort_search_has_found (self->search, i))
      g_ptr_array_add (found, g_ptr_array_index (self->hits, i));
  return found;
}
