/* Who answered an opportunity, and whom it is for, as one list.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-opportunities.h"

#include "cohort-vocabulary.h"

/** cohort_opportunity_find_answer: Returns: (transfer none) (nullable): what @person answered */
const CohortOpportunityPerson *
cohort_opportunity_find_answer (const CohortSnapshot *snapshot,
                                const CohortOpportunity *self,
                                const char *person)
{
  if (self->convening != NULL)
    return NULL;
  COHORT_FOR_EACH (CohortOpportunityPerson, answer, snapshot, COHORT_RECORD_OPPORTUNITY_PERSON) {
    if (g_strcmp0 (answer->person, person) == 0 && g_strcmp0 (answer->opportunity, self->code) == 0)
      return answer;
  }
  return NULL;
}

static void
fill_from_attendance (const CohortSnapshot *snapshot,
                      const CohortOpportunity *self,
                      CohortOpportunityPlace *place)
{
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (snapshot, place->person->record.id, self->convening);

  if (attendance == NULL)
    return;
  place->status = attendance->status;
  place->label = cohort_vocabulary_get_label ("attendance-status", attendance->status);
  place->on = attendance->status_on;
  place->note = attendance->note;
}

static GHashTable *
index_answers (const CohortSnapshot *snapshot, const CohortOpportunity *self)
{
  GHashTable *answers = g_hash_table_new (g_str_hash, g_str_equal);

  COHORT_FOR_EACH (CohortOpportunityPerson, answer, snapshot, COHORT_RECORD_OPPORTUNITY_PERSON) {
    if (self->convening == NULL && answer->person != NULL
        && g_strcmp0 (answer->opportunity, self->code) == 0
        && !g_hash_table_contains (answers, answer->person))
      g_hash_table_insert (answers, answer->person, (gpointer)answer);
  }
  return answers;
}

static void
fill_from_answer (const CohortOpportunityPerson *answer, CohortOpportunityPlace *place)
{
  if (answer == NULL)
    return;
  place->status = answer->status;
  place->label = cohort_vocabulary_get_label ("opportunity-status", answer->status);
  place->on = answer->on;
  place->note = answer->note;
}

typedef struct {
  CohortOpportunityPlace place; /* first, so that the list's elements are places */
  char *key;
} Place;

static void
free_place (gpointer data)
{
  Place *place = data;

  g_free (place->key);
  g_free (place);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = *(const Place *const *)a;
  const Place *other = *(const Place *const *)b;

  return strcmp (one->key, other->key);
}

/**
 * cohort_opportunity_list_people:
 * @today: the day to look at the team
 *
 * Returns: (transfer full) (element-type CohortOpportunityPlace): everybody it fits, and whoever
 *   answered, or of a convening is on its list, in the order people read names
 */
GPtrArray *
cohort_opportunity_list_people (const CohortSnapshot *snapshot,
                                const CohortOpportunity *self,
                                CohortDate today)
{
  g_autoptr (GHashTable) answers = index_answers (snapshot, self);
  GPtrArray *list = g_ptr_array_new_with_free_func (free_place);

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    CohortOpportunityPlace found = {.person = person};
    Place *place;

    found.fits = cohort_opportunity_fits (snapshot, self, person->record.id, today);
    if (self->convening != NULL)
      fill_from_attendance (snapshot, self, &found);
    else
      fill_from_answer (g_hash_table_lookup (answers, person->record.id), &found);
    if (!found.fits && found.status == NULL)
      continue;
    place = g_new0 (Place, 1);
    place->place = found;
    place->key = cohort_person_dup_sort_key (person);
    g_ptr_array_add (list, place);
  }
  g_ptr_array_sort (list, compare_places);
  return list;
}
