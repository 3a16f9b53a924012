/* The team on a day: each person with the membership that counts, in the order people read names.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team.h"

#include "cohort-text.h"

#include <glib/gi18n-lib.h>

/**
 * cohort_team_find_membership:
 * @person: a person's id
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the membership of @day, of several the primary one (see
 * cohort_membership_compare()); where there is none yet, the next to begin
 */
const CohortMembership *
cohort_team_find_membership (const CohortSnapshot *snapshot, const char *person, CohortDate day)
{
  const CohortMembership *found = cohort_snapshot_get_membership (snapshot, person, day);
  const GPtrArray *memberships;

  if (found != NULL)
    return found;
  memberships = cohort_snapshot_get_memberships (snapshot, person);
  for (guint i = 0; memberships != NULL && i < memberships->len; i++) {
    const CohortMembership *membership = g_ptr_array_index (memberships, i);

    if (membership->start > day && cohort_membership_is_on (membership, membership->start)
        && (found == NULL || membership->start < found->start
            || (membership->start == found->start
                && cohort_membership_compare (membership, found) < 0)))
      found = membership;
  }
  return found;
}

static gboolean
is_same_role (const CohortMembership *one, const CohortMembership *other)
{
  g_autofree char *typed = NULL;
  g_autofree char *other_typed = NULL;

  if (one->role == NULL || other->role == NULL)
    return TRUE;
  if (!g_str_equal (one->role, other->role))
    return FALSE;
  if (!g_str_equal (one->role, "other") || one->role_typed == NULL || other->role_typed == NULL)
    return TRUE;
  typed = cohort_text_fold (one->role_typed);
  other_typed = cohort_text_fold (other->role_typed);
  return g_str_equal (typed, other_typed);
}

/**
 * cohort_team_is_same_place:
 * @one: a membership
 * @other: another
 *
 * Returns: whether both are of one role at one organization; one that leaves its role or its
 * organization open says nothing else than the other
 */
gboolean
cohort_team_is_same_place (const CohortSnapshot *snapshot,
                           const CohortMembership *one,
                           const CohortMembership *other)
{
  if (!is_same_role (one, other))
    return FALSE;
  if (one->organization == NULL || other->organization == NULL
      || g_str_equal (one->organization, other->organization))
    return TRUE;
  return cohort_team_find_organization (snapshot, one->organization)
         == cohort_team_find_organization (snapshot, other->organization);
}

/* By the day they were sent; a draft, which has none, is yet to be. */
static gboolean
is_sent_before (const CohortInvitation *one, const CohortInvitation *other)
{
  return one->sent_on != 0 && (other->sent_on == 0 || one->sent_on < other->sent_on);
}

static gboolean
is_to_same (const CohortInvitation *invitation, const char *person, const char *convening)
{
  return g_strcmp0 (invitation->person, person) == 0
         && g_strcmp0 (invitation->convening, convening) == 0;
}

/**
 * cohort_team_number_invitation:
 * @invitation: one of @snapshot
 *
 * Returns: the how-manieth time she was asked there, from 1: by the day it was sent, then in the
 * order they were recorded (domain.md 3.9, case 3)
 */
guint
cohort_team_number_invitation (const CohortSnapshot *snapshot, const CohortInvitation *invitation)
{
  gboolean passed = FALSE;
  guint number = 1;

  COHORT_FOR_EACH (CohortInvitation, other, snapshot, COHORT_RECORD_INVITATION) {
    if (other == invitation)
      passed = TRUE;
    else if (is_to_same (other, invitation->person, invitation->convening)
             && (is_sent_before (other, invitation)
                 || (!passed && !is_sent_before (invitation, other))))
      number++;
  }
  return number;
}

/**
 * cohort_team_find_invitation:
 * @person: a person's id
 * @convening: (nullable): its code; %NULL for the team
 *
 * Returns: (transfer none) (nullable): the last one to there, whose outcome is the one that counts
 */
const CohortInvitation *
cohort_team_find_invitation (const CohortSnapshot *snapshot,
                             const char *person,
                             const char *convening)
{
  const CohortInvitation *found = NULL;

  COHORT_FOR_EACH (CohortInvitation, invitation, snapshot, COHORT_RECORD_INVITATION) {
    if (is_to_same (invitation, person, convening)
        && (found == NULL || !is_sent_before (invitation, found)))
      found = invitation;
  }
  return found;
}

/**
 * cohort_team_find_organization:
 * @organization: (nullable): an organization's id
 *
 * Returns: (transfer none) (nullable): the organization, or the one it was merged into
 */
const CohortOrganization *
cohort_team_find_organization (const CohortSnapshot *snapshot, const char *organization)
{
  const CohortOrganization *found
    = cohort_snapshot_find (snapshot, COHORT_RECORD_ORGANIZATION, organization);
  guint n = cohort_snapshot_get_records (snapshot, COHORT_RECORD_ORGANIZATION)->len;

  /* No chain is longer than there are organizations; a circle that a merge of two copies made ends
   * too. */
  for (guint i = 0; i < n && found != NULL && found->merged_into != NULL; i++) {
    const CohortOrganization *next
      = cohort_snapshot_find (snapshot, COHORT_RECORD_ORGANIZATION, found->merged_into);

    if (next == NULL)
      break;
    found = next;
  }
  return found;
}

/**
 * cohort_team_match_organization:
 * @name: as somebody wrote it
 *
 * The county's own office goes by many names; whatever the program lists for it is one
 * organization.
 *
 * Returns: (transfer none) (nullable): the organization meant by @name
 */
const CohortOrganization *
cohort_team_match_organization (const CohortSnapshot *snapshot, const char *name)
{
  const CohortProgram *program = cohort_snapshot_get_program (snapshot);
  const CohortCounty *county = cohort_program_find_county (program, name);
  const CohortOrganization *found = cohort_snapshot_find_organization (snapshot, name);

  if (found != NULL || county == NULL)
    return found;
  COHORT_FOR_EACH (CohortOrganization, organization, snapshot, COHORT_RECORD_ORGANIZATION) {
    if (organization->merged_into == NULL && organization->name != NULL
        && cohort_program_find_county (program, organization->name) == county)
      return organization;
  }
  return NULL;
}

/**
 * cohort_team_dup_person_name:
 * @person: (nullable): a person's id
 *
 * Returns: (transfer full): the person's name for a sentence, also where the record is gone
 */
char *
cohort_team_dup_person_name (const CohortSnapshot *snapshot, const char *person)
{
  const CohortPerson *found = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, person);

  return found != NULL ? cohort_person_dup_name (found) : g_strdup (_ ("Somebody"));
}

/** cohort_team_counts: Returns: whether @membership is of the team rather than of its bench */
gboolean
cohort_team_counts (const CohortMembership *membership)
{
  return g_strcmp0 (membership->status, "prospect") != 0;
}

typedef struct {
  CohortTeamMember member;
  char *key; /* (owned) */
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a;
  const Entry *other = *(const Entry *const *) b;

  return strcmp (one->key, other->key);
}

/**
 * cohort_team_list:
 * @day: the day to look at the team on
 *
 * Who is on the team or its bench on @day, or is yet to join it, each person once, by family and
 * given name.
 *
 * Returns: (transfer full) (element-type CohortTeamMember): frees its elements; they live no longer
 * than
 *   @snapshot
 */
GPtrArray *
cohort_team_list (const CohortSnapshot *snapshot, CohortDate day)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_entry);

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    const CohortMembership *membership
      = cohort_team_find_membership (snapshot, person->record.id, day);
    Entry *entry;

    if (membership == NULL || person->merged_into != NULL)
      continue;
    entry = g_new0 (Entry, 1);
    entry->member.person = person;
    entry->member.membership = membership;
    entry->member.organization = cohort_team_find_organization (snapshot, membership->organization);
    entry->key = cohort_person_dup_sort_key (person);
    g_ptr_array_add (list, entry);
  }
  g_ptr_array_sort (list, compare_entries);
  return list;
}
