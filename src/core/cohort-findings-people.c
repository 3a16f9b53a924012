/* Findings about single people: entered twice, or in words nobody knew.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-duplicates.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* The two that weigh most. */
static char *
join_reasons (const CohortDuplicate *duplicate)
{
  const CohortDuplicateReason *first = g_ptr_array_index (duplicate->reasons, 0);
  const CohortDuplicateReason *second;

  if (duplicate->reasons->len < 2)
    return g_strdup (first->text);
  second = g_ptr_array_index (duplicate->reasons, 1);
  /* Translators: two reasons, such as "the same name" and "the same organization". */
  return g_strdup_printf (_ ("%1$s, %2$s"), first->text, second->text);
}

/* A family may share an address and two people a name, so this is a question and never a merge.
 * Whoever resembles several is asked about once, with the one she resembles most. */
static void
look_for_namesakes (CohortFindingsRun *run)
{
  g_autoptr (GPtrArray) duplicates = cohort_duplicates_new (run->snapshot);
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < duplicates->len; i++) {
    const CohortDuplicate *duplicate = g_ptr_array_index (duplicates, i);
    g_autofree char *one = NULL;
    g_autofree char *other = NULL;
    g_autofree char *reasons = NULL;

    if (duplicate->kind != COHORT_RECORD_PERSON
        || !g_hash_table_add (asked, (gpointer)duplicate->other))
      continue;
    one = cohort_team_dup_person_name (run->snapshot, duplicate->one);
    other = cohort_team_dup_person_name (run->snapshot, duplicate->other);
    reasons = join_reasons (duplicate);
    cohort_findings_add (run, "DUPLICATE_PERSON", COHORT_RECORD_PERSON, duplicate->other,
                         COHORT_UNKNOWN, _ ("%1$s and %2$s may be one person: %3$s."), one, other,
                         reasons);
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
look_at_membership (CohortFindingsRun *run,
                    const CohortPerson *person,
                    const CohortMembership *membership)
{
  if (membership->role_typed != NULL
      && (membership->role == NULL || g_str_equal (membership->role, "other")))
    add_unmatched (run, person, _ ("%1$s: the role “%2$s” is not known."), membership->role_typed);
  if (membership->bands_typed != NULL && membership->bands == NULL)
    add_unmatched (run, person, _ ("%1$s: the grades “%2$s” are not known."),
                   membership->bands_typed);
}

/* What she is now or is to be, in each of her roles. */
static void
look_at_typed (CohortFindingsRun *run, const CohortPerson *person)
{
  const GPtrArray *memberships = cohort_snapshot_get_memberships (run->snapshot, person->record.id);

  if (person->email == NULL && person->email_typed != NULL)
    add_unmatched (run, person, _ ("%1$s: “%2$s” is no e-mail address."), person->email_typed);
  for (guint i = 0; memberships != NULL && i < memberships->len; i++) {
    const CohortMembership *membership = g_ptr_array_index (memberships, i);

    if (cohort_membership_is_on (membership, MAX (run->today, membership->start)))
      look_at_membership (run, person, membership);
  }
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
