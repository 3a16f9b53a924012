/* Organizations, people, their memberships of the team, and what they answered.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-people.h"

static const CohortField organization_fields[] = {
    COHORT_FIELD (CohortOrganization, name, TEXT),
    COHORT_FIELD (CohortOrganization, sector, TEXT),
    COHORT_FIELD (CohortOrganization, city, TEXT),
    COHORT_FIELD (CohortOrganization, aliases, TEXT),
    COHORT_LINK (CohortOrganization, merged_into, ORGANIZATION),
};

/** cohort_organization_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_organization_get_class (void)
{
  static const CohortRecordClass klass = {"organization", sizeof (CohortOrganization),
                                          organization_fields, G_N_ELEMENTS (organization_fields)};

  return &klass;
}

static const CohortField person_fields[] = {
    COHORT_FIELD (CohortPerson, given, TEXT),
    COHORT_FIELD (CohortPerson, family, TEXT),
    COHORT_FIELD (CohortPerson, preferred, TEXT),
    COHORT_FIELD (CohortPerson, email, TEXT),
    COHORT_FIELD (CohortPerson, email_typed, TEXT),
    COHORT_FIELD (CohortPerson, phone, TEXT),
    COHORT_FIELD (CohortPerson, phone_typed, TEXT),
    COHORT_FIELD (CohortPerson, language, TEXT),
    COHORT_FIELD (CohortPerson, case_member, TEXT),
    COHORT_FIELD (CohortPerson, case_presenter, FLAG),
    COHORT_FIELD (CohortPerson, home_place, TEXT),
    COHORT_FIELD (CohortPerson, needs, TEXT),
    COHORT_FIELD (CohortPerson, note, TEXT),
    COHORT_LINK (CohortPerson, merged_into, PERSON),
};

/** cohort_person_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_person_get_class (void)
{
  static const CohortRecordClass klass
      = {"person", sizeof (CohortPerson), person_fields, G_N_ELEMENTS (person_fields)};

  return &klass;
}

static const CohortField membership_fields[] = {
    COHORT_LINK (CohortMembership, person, PERSON),
    COHORT_LINK (CohortMembership, organization, ORGANIZATION),
    COHORT_FIELD (CohortMembership, role, TEXT),
    COHORT_FIELD (CohortMembership, role_typed, TEXT),
    COHORT_FIELD (CohortMembership, sector, TEXT),
    COHORT_FIELD (CohortMembership, bands, TEXT),
    COHORT_FIELD (CohortMembership, bands_typed, TEXT),
    COHORT_FIELD (CohortMembership, content_area, TEXT),
    COHORT_FIELD (CohortMembership, lead, FLAG),
    COHORT_FIELD (CohortMembership, status, TEXT),
    COHORT_FIELD (CohortMembership, start, DATE),
    COHORT_FIELD (CohortMembership, end, DATE),
    COHORT_FIELD (CohortMembership, end_reason, TEXT),
    COHORT_LINK (CohortMembership, follows, MEMBERSHIP),
};

/** cohort_membership_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_membership_get_class (void)
{
  static const CohortRecordClass klass = {"membership", sizeof (CohortMembership),
                                          membership_fields, G_N_ELEMENTS (membership_fields)};

  return &klass;
}

static const CohortField response_fields[] = {
    COHORT_LINK (CohortResponse, person, PERSON), COHORT_FIELD (CohortResponse, question, TEXT),
    COHORT_FIELD (CohortResponse, answer, TEXT),  COHORT_FIELD (CohortResponse, convening, TEXT),
    COHORT_FIELD (CohortResponse, meaning, TEXT), COHORT_FIELD (CohortResponse, option, TEXT),
    COHORT_FIELD (CohortResponse, state, TEXT),
};

/** cohort_response_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_response_get_class (void)
{
  static const CohortRecordClass klass
      = {"response", sizeof (CohortResponse), response_fields, G_N_ELEMENTS (response_fields)};

  return &klass;
}

static const CohortField invitation_fields[] = {
  COHORT_LINK (CohortInvitation, person, PERSON),
  COHORT_FIELD (CohortInvitation, convening, TEXT),
  COHORT_FIELD (CohortInvitation, channel, TEXT),
  COHORT_FIELD (CohortInvitation, letter, TEXT),
  COHORT_FIELD (CohortInvitation, sent_on, DATE),
  COHORT_FIELD (CohortInvitation, reply_by, DATE),
  COHORT_FIELD (CohortInvitation, outcome, TEXT),
  COHORT_FIELD (CohortInvitation, outcome_on, DATE),
  COHORT_FIELD (CohortInvitation, note, TEXT),
};

/** cohort_invitation_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_invitation_get_class (void)
{
  static const CohortRecordClass klass = {"invitation", sizeof (CohortInvitation),
                                          invitation_fields, G_N_ELEMENTS (invitation_fields)};

  return &klass;
}

static const CohortField distinction_fields[] = {
  COHORT_LINK (CohortDistinction, person, PERSON),
  COHORT_LINK (CohortDistinction, other_person, PERSON),
  COHORT_LINK (CohortDistinction, organization, ORGANIZATION),
  COHORT_LINK (CohortDistinction, other_organization, ORGANIZATION),
};

/** cohort_distinction_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_distinction_get_class (void)
{
  static const CohortRecordClass klass = {"distinction", sizeof (CohortDistinction),
                                          distinction_fields, G_N_ELEMENTS (distinction_fields)};

  return &klass;
}

/**
 * cohort_person_dup_name:
 *
 * Returns: (transfer full): the name a letter or a list shows: preferred or given, then family
 */
char *
cohort_person_dup_name (const CohortPerson *person)
{
  const char *first = person->preferred != NULL ? person->preferred : person->given;

  if (first == NULL || person->family == NULL)
    return g_strdup (first != NULL ? first : person->family != NULL ? person->family : "");
  return g_strjoin (" ", first, person->family, NULL);
}

static char *
dup_name_key (const char *name)
{
  g_autofree char *folded = NULL;

  if (name == NULL)
    return g_strdup ("");
  /* Most names need none of Unicode's tables, which take six times as long. */
  folded = g_str_is_ascii (name) ? g_ascii_strdown (name, -1) : g_utf8_casefold (name, -1);
  return g_utf8_collate_key (folded, -1);
}

/**
 * cohort_person_dup_sort_key:
 *
 * Returns: (transfer full): a key that orders people by family, then given name, for strcmp(); not
 * a text, so that nothing is to be made of it but that
 */
char *
cohort_person_dup_sort_key (const CohortPerson *person)
{
  g_autofree char *family = dup_name_key (person->family);
  g_autofree char *given = dup_name_key (person->given);

  /* Many languages pass over whatever would stand between two names: as one text, all of Li and of
   * Lian would be mixed by their given names. No letter's weight is as low as what parts the keys.
   */
  return g_strconcat (family, "\1", given, NULL);
}

/**
 * cohort_membership_is_on:
 * @day: a day
 *
 * Returns: whether it is live on @day: not ended by then and begun (a start nobody stated is long
 * ago)
 */
gboolean
cohort_membership_is_on (const CohortMembership *membership, CohortDate day)
{
  if (membership->start != 0 && membership->start > day)
    return FALSE;
  if (membership->end != 0)
    return membership->end >= day;
  return g_strcmp0 (membership->status, "ended") != 0;
}

/* A membership that was ended without a day is over on every day. */
static gboolean
has_days (const CohortMembership *membership)
{
  return membership->end != 0 || g_strcmp0 (membership->status, "ended") != 0;
}

/** cohort_membership_overlaps: Returns: whether there is a day on which both are live */
gboolean
cohort_membership_overlaps (const CohortMembership *one, const CohortMembership *other)
{
  return has_days (one) && has_days (other) && (one->end == 0 || other->start <= one->end)
         && (other->end == 0 || one->start <= other->end);
}

/* One that has ended since was in force on its days. */
static int
rank_status (const char *status)
{
  if (g_strcmp0 (status, "prospect") == 0)
    return 2;
  return g_strcmp0 (status, "paused") == 0 || g_strcmp0 (status, "invited") == 0;
}

/**
 * cohort_membership_compare:
 * @one: a membership
 * @other: another of the same person, live on the same day
 *
 * Which of several memberships speaks for a person: active before paused or invited, those before
 * the bench; the lead first; then the one begun earliest (one whose start nobody stated is the
 * oldest). Of two alike, the one made first.
 *
 * Returns: less than 0 when @one comes first, more than 0 when @other does, else 0
 */
int
cohort_membership_compare (const CohortMembership *one, const CohortMembership *other)
{
  int difference = rank_status (one->status) - rank_status (other->status);

  if (difference == 0)
    difference = (other->lead != FALSE) - (one->lead != FALSE);
  if (difference == 0)
    difference = (one->start > other->start) - (one->start < other->start);
  return difference;
}
