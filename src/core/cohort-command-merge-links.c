/* What becomes of two people's links to one goal, activity or opportunity when they are one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-merge-private.h"

/* A kind of link: to what, and the words of the other one that fill in for none. */
typedef struct {
  CohortRecordKind kind;
  const char *target;
  const char *words; /* (nullable) */
} Link;

static const Link links[] = {
    {COHORT_RECORD_OPPORTUNITY_PERSON, "opportunity", "note"},
    {COHORT_RECORD_GOAL_PERSON, "goal", "why"},
    {COHORT_RECORD_ACTIVITY_PERSON, "activity", NULL},
};

static const char *
get_text (const CohortRecord *record, const char *name)
{
  return cohort_record_get_text (record, cohort_record_kind_find_field (record->kind, name));
}

/* The link of @person to what @record links to. */
static const CohortRecord *
find_twin (const CohortSnapshot *snapshot,
           const Link *link,
           const CohortRecord *record,
           const char *person)
{
  COHORT_FOR_EACH (CohortRecord, own, snapshot, link->kind) {
    if (g_strcmp0 (get_text (own, "person"), person) == 0
        && g_strcmp0 (get_text (own, link->target), get_text (record, link->target)) == 0)
      return own;
  }
  return NULL;
}

static void
take_words (const Link *link,
            const CohortRecord *own,
            const CohortRecord *other,
            CohortChange *change)
{
  const CohortRecord *present = cohort_change_find (change, own->kind, own->id);
  CohortRecord *copy;

  if (link->words == NULL || get_text (own, link->words) != NULL
      || get_text (other, link->words) == NULL)
    return;
  copy = cohort_record_copy (present != NULL ? present : own);
  cohort_record_set_text (copy, cohort_record_kind_find_field (link->kind, link->words),
                          get_text (other, link->words));
  cohort_change_put (change, copy);
}

/**
 * cohort_merge_join_links:
 * @change: in which all that is the other one's is the survivor's already
 *
 * Nobody serves a goal or takes part in an activity twice: the survivor's own link stays, with the
 * other one's words where it has none.
 */
void
cohort_merge_join_links (const CohortAct *act, const CohortMergePair *pair, CohortChange *change)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++) {
    COHORT_FOR_EACH (CohortRecord, record, act->snapshot, links[i].kind) {
      const CohortRecord *own;

      if (g_strcmp0 (get_text (record, "person"), COHORT_RECORD (pair->other)->id) != 0)
        continue;
      own = find_twin (act->snapshot, &links[i], record, COHORT_RECORD (pair->one)->id);
      if (own == NULL)
        continue;
      take_words (&links[i], own, record, change);
      cohort_change_delete (change, record);
    }
  }
}
