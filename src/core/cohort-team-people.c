/* Whom a list or a letter is about, and in which order.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-people.h"

#include "cohort-error.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const CohortPerson *person;
  char               *key;
} Sortable;

static void
clear_sortable (gpointer data)
{
  g_free (((Sortable *) data)->key);
}

static int
compare_sortables (gconstpointer a, gconstpointer b)
{
  const Sortable *left = a;
  const Sortable *right = b;
  int by_name = g_strcmp0 (left->key, right->key);

  return by_name != 0 ? by_name
                      : g_strcmp0 (left->person->record.id, right->person->record.id);
}

/**
 * cohort_team_find_last_membership:
 * @snapshot: a county
 * @person: a person's id
 * @today: the day to look at
 *
 * Returns: (nullable): the membership of that day, else the next to begin, else the one begun last,
 *   which has ended: a roster still says what somebody was who went in the fall
 */
const CohortMembership *
cohort_team_find_last_membership (const CohortSnapshot *snapshot,
                                  const char *person,
                                  CohortDate today)
{
  const CohortMembership *found = cohort_team_find_membership (snapshot, person, today);
  const GPtrArray *all;

  if (found != NULL)
    return found;
  all = cohort_snapshot_get_memberships (snapshot, person);
  for (guint i = 0; all != NULL && i < all->len; i++) {
    const CohortMembership *membership = g_ptr_array_index (all, i);

    if (found == NULL || membership->start >= found->start)
      found = membership;
  }
  return found;
}

static gboolean
is_in_scope (const CohortSnapshot *snapshot,
             CohortTeamScope     scope,
             const CohortPerson   *person,
             CohortDate            today)
{
  const CohortMembership *membership;

  if (person->merged_into != NULL)
    return FALSE;
  if (scope == COHORT_TEAM_EVERYBODY)
    return TRUE;
  membership = cohort_team_find_membership (snapshot, person->record.id, today);
  return membership != NULL && cohort_team_counts (membership);
}

static GPtrArray *
list_chosen (const CohortSnapshot *snapshot, const char *const *person_ids, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  for (guint i = 0; person_ids[i] != NULL; i++) {
    gpointer person = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, person_ids[i]);

    if (person == NULL) {
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                   _("There is no person “%s” in this county. Choose the people again."),
                   person_ids[i]);
      return NULL;
    }
    g_ptr_array_add (people, person);
  }
  return g_steal_pointer (&people);
}

/**
 * cohort_team_list_people:
 * @snapshot: a county
 * @scope: whom to take when @person_ids is %NULL; they come in order of family name
 * @person_ids: (nullable) (array zero-terminated=1): exactly these, in this order
 * @today: the day whose memberships count
 * @error: return location for a #CohortError
 *
 * Returns: (transfer container) (element-type CohortPerson): the people, who live as long as
 *   @snapshot; %NULL when one of @person_ids is not there
 */
GPtrArray *
cohort_team_list_people (const CohortSnapshot *snapshot,
                           CohortTeamScope     scope,
                           const char *const    *person_ids,
                           CohortDate            today,
                           GError              **error)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GPtrArray) people = NULL;

  if (person_ids != NULL)
    return list_chosen (snapshot, person_ids, error);

  found = g_array_new (FALSE, FALSE, sizeof (Sortable));
  g_array_set_clear_func (found, clear_sortable);
  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    Sortable sortable = {person, NULL};

    if (!is_in_scope (snapshot, scope, person, today))
      continue;
    sortable.key = cohort_person_dup_sort_key (person);
    g_array_append_val (found, sortable);
  }
  g_array_sort (found, compare_sortables);

  people = g_ptr_array_sized_new (found->len);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (people, (gpointer) g_array_index (found, Sortable, i).person);
  return g_steal_pointer (&people);
}
