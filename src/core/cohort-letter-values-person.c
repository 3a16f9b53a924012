/* What a letter to somebody says about her, her organization and those she works with.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-values-private.h"
#include "cohort-team-people.h"

/* (transfer container) (element-type CohortPerson): the team without @person, by name */
static GPtrArray *
list_others (const CohortLetterDraft *draft, CohortTeamScope scope, const char *person)
{
  GPtrArray *people = cohort_team_list_people (draft->snapshot, scope, NULL, draft->today, NULL);

  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (COHORT_RECORD (g_ptr_array_index (people, i))->id, person) == 0)
      g_ptr_array_remove_index (people, i--);
  return people;
}

void
cohort_letter_draft_fill_companions (const CohortLetterDraft *draft,
                                     CohortLetterFields *fields,
                                     const CohortAttendance *attendance)
{
  g_autoptr (GPtrArray) others = list_others (draft, COHORT_TEAM_EVERYBODY, attendance->person);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < others->len; i++) {
    const CohortPerson *person = g_ptr_array_index (others, i);

    if (cohort_letter_draft_find_going (draft, person->record.id, attendance->convening) != NULL)
      g_ptr_array_add (names, cohort_person_dup_name (person));
  }
  cohort_letter_fields_take (fields, "convening.teammates",
                             cohort_letter_template_join (draft->template, names));
}

static void
fill_teammates (const CohortLetterDraft *draft, CohortLetterFields *fields, const char *person)
{
  g_autoptr (GPtrArray) others = list_others (draft, COHORT_TEAM_MEMBERS, person);

  for (guint i = 0; i < others->len; i++) {
    const CohortPerson *other = g_ptr_array_index (others, i);
    const CohortOrganization *organization = cohort_letter_draft_find_organization (draft, other);
    CohortLetterFields *item = cohort_letter_fields_append (fields, "teammates");

    cohort_letter_fields_take (item, "teammate.name", cohort_person_dup_name (other));
    cohort_letter_draft_set (item, "teammate.role", cohort_letter_draft_get_role (draft, other));
    if (organization != NULL)
      cohort_letter_draft_set (item, "teammate.organization", organization->name);
  }
}

void
cohort_letter_draft_fill_for_person (const CohortLetterDraft *draft,
                                     CohortLetterFields *fields,
                                     const CohortPerson *person)
{
  const CohortOrganization *organization = cohort_letter_draft_find_organization (draft, person);

  cohort_letter_draft_fill_person (draft, fields, person);
  if (organization != NULL) {
    cohort_letter_draft_set (fields, "organization.name", organization->name);
    cohort_letter_draft_set (fields, "organization.city", organization->city);
  }
  cohort_letter_draft_fill_convenings (draft, fields, person);
  if (cohort_letter_template_uses (draft->template, "teammates"))
    fill_teammates (draft, fields, person->record.id);
}
