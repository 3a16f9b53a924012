/* The team on a day: each person with the membership that counts, in the order people read names.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team.h"

#include <glib/gi18n-lib.h>

/**
 * cohort_team_find_membership:
 * @person: a person's id
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the membership of @day; where there is none yet, the next to
 * begin
 */
const CohortMembership *
cohort_team_find_membership (const CohortSnapshot *snapshot, const char *person, CohortDate day)
{
  const CohortMembership *found = cohort_snapshot_get_membership (snapshot, person, day);

  if (found != NULL)
    return found;
  COHORT_FOR_EACH (CohortMembership, membership, snapshot, COHORT_RECORD_MEMBERSHIP) {
    if (g_strcmp0 (membership->person, person) == 0 && membership->start > day
        && cohort_membership_is_on (membership, membership->start)
        && (found == NULL || membership->start < found->start))
      found = membership;
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
