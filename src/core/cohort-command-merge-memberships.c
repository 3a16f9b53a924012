/* What becomes of the memberships of two people who are one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-merge-private.h"

#include "cohort-team.h"
#include "cohort-vocabulary.h"

/* The membership as the change leaves it so far. */
static const CohortMembership *
get_present (const CohortMembership *membership, CohortChange *change)
{
  const CohortMembership *present
      = cohort_change_find (change, COHORT_RECORD_MEMBERSHIP, membership->record.id);

  return present != NULL ? present : membership;
}

static gboolean
says_as_much (const CohortMembership *one, const CohortMembership *other)
{
  return (one->role == NULL) == (other->role == NULL)
         && (one->organization == NULL) == (other->organization == NULL);
}

/* The survivor's membership that says the same for the same days; one as precise before another. */
static const CohortMembership *
find_same (const CohortAct *act,
           const CohortMergePair *pair,
           const CohortMembership *other,
           CohortChange *change)
{
  const GPtrArray *own
      = cohort_snapshot_get_memberships (act->snapshot, COHORT_RECORD (pair->one)->id);
  const CohortMembership *found = NULL;

  for (guint i = 0; own != NULL && i < own->len; i++) {
    const CohortMembership *membership = get_present (g_ptr_array_index (own, i), change);

    if (cohort_membership_overlaps (membership, other)
        && cohort_team_is_same_place (act->snapshot, membership, other)
        && (found == NULL || (!says_as_much (found, other) && says_as_much (membership, other))))
      found = membership;
  }
  return found;
}

static void
fill_text (char **member, const char *value)
{
  if (*member == NULL)
    cohort_set_text (member, value);
}

/* The days of both, and the state of the one that goes on longer. */
static void
join_days (CohortMembership *membership, const CohortMembership *other)
{
  gboolean longer = membership->end != 0 && (other->end == 0 || other->end > membership->end);

  membership->start = MIN (membership->start, other->start);
  if (longer
      || (membership->end == other->end && cohort_membership_compare (other, membership) < 0)) {
    cohort_set_text (&membership->status, other->status);
    cohort_set_text (&membership->end_reason, other->end_reason);
  }
  if (longer)
    membership->end = other->end;
}

/* Nothing either of them says is lost. */
static CohortMembership *
join (const CohortMembership *before, const CohortMembership *other)
{
  CohortMembership *membership = cohort_record_copy (before);
  g_autofree char *bands = cohort_bands_format (cohort_bands_parse (before->bands)
                                                | cohort_bands_parse (other->bands));

  join_days (membership, other);
  if (membership->role == NULL) {
    cohort_set_text (&membership->role, other->role);
    cohort_set_text (&membership->role_typed, other->role_typed);
  }
  fill_text (&membership->organization, other->organization);
  fill_text (&membership->sector, other->sector);
  fill_text (&membership->bands_typed, other->bands_typed);
  fill_text (&membership->content_area, other->content_area);
  cohort_set_text (&membership->bands, bands);
  membership->lead |= other->lead;
  return membership;
}

/* Those that followed the one that is gone follow what it went into. */
static void
relink (const CohortAct *act, const char *gone, const char *into, CohortChange *change)
{
  COHORT_FOR_EACH (CohortMembership, record, act->snapshot, COHORT_RECORD_MEMBERSHIP) {
    const CohortMembership *membership = get_present (record, change);
    CohortMembership *copy;

    if (membership->record.deleted || g_strcmp0 (membership->follows, gone) != 0
        || g_str_equal (membership->record.id, into))
      continue;
    copy = cohort_record_copy (membership);
    cohort_set_text (&copy->follows, into);
    cohort_change_put (change, copy);
  }
}

/**
 * cohort_merge_move_memberships:
 *
 * The other one's memberships become the survivor's. One of the same role at the same organization
 * for the same days would say the same twice: it goes into the survivor's, which gets its days,
 * grade bands and whatever it lacks; History keeps the row.
 */
void
cohort_merge_move_memberships (const CohortAct *act,
                               const CohortMergePair *pair,
                               CohortChange *change)
{
  const GPtrArray *others
      = cohort_snapshot_get_memberships (act->snapshot, COHORT_RECORD (pair->other)->id);

  for (guint i = 0; others != NULL && i < others->len; i++) {
    const CohortMembership *other = get_present (g_ptr_array_index (others, i), change);
    const CohortMembership *same = find_same (act, pair, other, change);
    CohortMembership *copy;

    if (same != NULL) {
      cohort_change_put (change, join (same, other));
      cohort_change_delete (change, other);
      relink (act, other->record.id, same->record.id, change);
      continue;
    }
    copy = cohort_record_copy (other);
    cohort_set_text (&copy->person, COHORT_RECORD (pair->one)->id);
    cohort_change_put (change, copy);
  }
}
