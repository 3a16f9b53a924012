/* What a letter to the program says: who is on the team, and which spots are given back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-values-private.h"
#include "cohort-spots.h"
#include "cohort-team-people.h"

static gboolean
goes_to_chosen (const CohortLetterDraft *draft, const CohortPerson *person)
{
  const char *convening = draft->subject->convening;

  return convening == NULL
         || cohort_letter_draft_find_going (draft, person->record.id, convening) != NULL;
}

static void
fill_people (const CohortLetterDraft *draft, CohortLetterFields *fields)
{
  g_autoptr (GPtrArray) people
      = cohort_team_list_people (draft->snapshot, COHORT_TEAM_MEMBERS, NULL, draft->today, NULL);
  guint n = 0;

  for (guint i = 0; i < people->len; i++) {
    const CohortPerson *person = g_ptr_array_index (people, i);

    if (!goes_to_chosen (draft, person))
      continue;
    (void)cohort_letter_draft_add_person (draft, fields, person);
    n++;
  }
  if (n > 0)
    cohort_letter_draft_set_count (fields, "people.count", n);
}

static void
fill_release (const CohortLetterDraft *draft,
              CohortLetterFields *fields,
              const CohortSpotAdjustment *release)
{
  CohortLetterFields *item = cohort_letter_fields_append (fields, "releases");
  const CohortConvening *convening = cohort_program_find_convening (
      cohort_snapshot_get_program (draft->snapshot), release->convening);
  CohortSpots spots;

  cohort_spots_count (draft->snapshot, release->convening, &spots);
  cohort_letter_draft_set (item, "convening.name",
                           cohort_letter_draft_call_convening (draft, release->convening));
  if (convening != NULL) {
    cohort_letter_draft_set (item, "convening.city", convening->city);
    cohort_letter_fields_take (item, "convening.days",
                               cohort_letter_template_format_days (
                                   draft->template, convening->first_day, convening->last_day));
  }
  cohort_letter_draft_set_count (item, "release.count", release->count);
  cohort_letter_fields_take (item, "release.date",
                             cohort_letter_template_format_days (draft->template, release->on, 0));
  cohort_letter_draft_set (item, "release.reason", release->reason);
  if (cohort_is_known (spots.limit))
    cohort_letter_draft_set_count (item, "release.left", spots.limit);
}

void
cohort_letter_draft_fill_for_program (const CohortLetterDraft *draft, CohortLetterFields *fields)
{
  if (cohort_letter_template_uses (draft->template, "people")
      || cohort_letter_template_uses (draft->template, "people.count"))
    fill_people (draft, fields);
  COHORT_FOR_EACH (CohortSpotAdjustment, release, draft->snapshot, COHORT_RECORD_SPOT_ADJUSTMENT) {
    if (g_strcmp0 (release->kind, "release") == 0 && cohort_is_known (release->count)
        && cohort_letter_draft_is_about (draft, release->convening))
      fill_release (draft, fields, release);
  }
}
