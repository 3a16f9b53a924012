/* Findings about single people: entered twice, or in words nobody knew.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-team.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* The person that had @key first; notes @person as the one who has it when nobody did. */
static const CohortPerson *
find_earlier (GHashTable *seen, char *key, const CohortPerson *person)
{
  const CohortPerson *earlier = g_hash_table_lookup (seen, key);

  if (earlier == NULL && *key != '\0')
    g_hash_table_insert (seen, key, (gpointer) person);
  else
    g_free (key);
  return earlier;
}

/* A family may share an address and two people a name, so this is a question and never a merge. */
static void
look_for_namesakes (CohortFindingsRun *run)
{
  g_autoptr (GHashTable) by_email = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  COHORT_FOR_EACH (CohortPerson, person, run->snapshot, COHORT_RECORD_PERSON) {
    g_autofree char *name = cohort_person_dup_name (person);
    g_autofree char *full = g_strjoin (" ", person->given != NULL ? person->given : "",
                                       person->family != NULL ? person->family : "", NULL);
    const CohortPerson *by_address, *namesake;

    if (person->merged_into != NULL)
      continue;
    by_address = find_earlier (by_email, cohort_text_fold (person->email), person);
    namesake = find_earlier (by_name, cohort_text_fold (full), person);
    if (by_address != NULL) {
      g_autofree char *other = cohort_person_dup_name (by_address);

      cohort_findings_add (run, "DUPLICATE_PERSON", COHORT_RECORD_PERSON, person->record.id,
                           COHORT_UNKNOWN, _ ("%1$s and %2$s have the same e-mail address."), other,
                           name);
    } else if (namesake != NULL) {
      cohort_findings_add (run, "DUPLICATE_PERSON", COHORT_RECORD_PERSON, person->record.id,
                           COHORT_UNKNOWN, _ ("There are two people called %s."), name);
    }
  }
}

static const char *
get_convening_name (const CohortFindingsRun *run, const char *code)
{
  const CohortConvening *convening
    = code != NULL
        ? cohort_program_find_convening (cohort_snapshot_get_program (run->snapshot), code)
        : NULL;

  return convening != NULL ? convening->name : code;
}

/* S-5: two copies of a county that met may both have booked somebody. */
static void
look_for_second (CohortFindingsRun *run,
                 GHashTable *seen,
                 const CohortRecord *record,
                 const char *person,
                 const char *convening)
{
  g_autofree char *key = g_strdup_printf ("%d %s %s", record->kind, person, convening);
  g_autofree char *name = NULL;

  if (g_hash_table_add (seen, g_steal_pointer (&key)))
    return;
  name = cohort_team_dup_person_name (run->snapshot, person);
  cohort_findings_add (run, "DUPLICATE_PERSON", record->kind, record->id, COHORT_UNKNOWN,
                       _ ("%1$s is on the list for %2$s twice."), name,
                       get_convening_name (run, convening));
}

static void
look_for_second_bookings (CohortFindingsRun *run)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  COHORT_FOR_EACH (CohortAttendance, attendance, run->snapshot, COHORT_RECORD_ATTENDANCE) {
    if (cohort_attendance_status_get_flags (attendance->status)
        & (COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_CASE_HEADCOUNT))
      look_for_second (run, seen, &attendance->record, attendance->person, attendance->convening);
  }
  COHORT_FOR_EACH (CohortWaitlistEntry, entry, run->snapshot, COHORT_RECORD_WAITLIST_ENTRY) {
    if (g_strcmp0 (entry->state, "waiting") == 0 || g_strcmp0 (entry->state, "offered") == 0)
      look_for_second (run, seen, &entry->record, entry->person, entry->convening);
  }
}

static void
add_unmatched (CohortFindingsRun *run,
               const CohortPerson *person,
               const char *format,
               const char *typed)
{
  g_autofree char *name = cohort_person_dup_name (person);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%2$s", typed, 0);
  g_string_replace (text, "%1$s", name, 0);
  cohort_findings_add (run, "TYPED_UNMATCHED", COHORT_RECORD_PERSON, person->record.id,
                       COHORT_UNKNOWN, "%s", text->str);
}

static void
look_at_typed (CohortFindingsRun *run, const CohortPerson *person)
{
  const CohortMembership *membership
    = cohort_team_find_membership (run->snapshot, person->record.id, run->today);

  if (person->email == NULL && person->email_typed != NULL)
    add_unmatched (run, person, _ ("%1$s: “%2$s” is no e-mail address."), person->email_typed);
  if (membership == NULL)
    return;
  if (membership->role_typed != NULL
      && (membership->role == NULL || g_str_equal (membership->role, "other")))
    add_unmatched (run, person, _ ("%1$s: the role “%2$s” is not known."), membership->role_typed);
  if (membership->bands_typed != NULL && membership->bands == NULL)
    add_unmatched (run, person, _ ("%1$s: the grades “%2$s” are not known."),
                   membership->bands_typed);
}

/** cohort_findings_look_at_people: the same person twice, and what was typed and matches nothing */
void
cohort_findings_look_at_people (CohortFindingsRun *run)
{
  look_for_namesakes (run);
  look_for_second_bookings (run);
  COHORT_FOR_EACH (CohortPerson, person, run->snapshot, COHORT_RECORD_PERSON) {
    if (person->merged_into == NULL)
      look_at_typed (run, person);
  }
}
