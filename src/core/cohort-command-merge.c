/* The command that makes one person of two.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-merge-private.h"
#include "cohort-command-people-private.h"

#include "cohort-error.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* What can be taken from the other one, and the fields that go together. */
static const struct {
  const char *name;
  const char *fields[3]; /* NULL-terminated; the first tells whether there is a value */
} takes[] = {
    {"given", {"given"}},
    {"family", {"family"}},
    {"preferred", {"preferred"}},
    {"email", {"email", "email_typed"}},
    {"phone", {"phone", "phone_typed"}},
    {"language", {"language"}},
    {"case_member", {"case_member"}},
    {"case_presenter", {"case_presenter"}},
    {"home_place", {"home_place"}},
    {"needs", {"needs"}},
    {"note", {"note"}},
};

static void
take_fields (guint i, const CohortPerson *from, CohortPerson *to)
{
  for (guint j = 0; takes[i].fields[j] != NULL; j++) {
    const CohortField *field
        = cohort_record_kind_find_field (COHORT_RECORD_PERSON, takes[i].fields[j]);

    if (field->kind == COHORT_FIELD_FLAG)
      cohort_record_set_number (to, field, cohort_record_get_number (from, field));
    else
      cohort_record_set_text (to, field, cohort_record_get_text (from, field));
  }
}

static gboolean
has_value (const CohortPerson *person, guint i)
{
  for (guint j = 0; takes[i].fields[j] != NULL; j++) {
    const CohortField *field
        = cohort_record_kind_find_field (COHORT_RECORD_PERSON, takes[i].fields[j]);

    if (field->kind == COHORT_FIELD_FLAG ? cohort_record_get_number (person, field) != 0
                                         : cohort_record_get_text (person, field) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
take_named (JsonNode *node, const CohortPerson *from, CohortPerson *to, GError **error)
{
  const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (takes); i++) {
    if (g_strcmp0 (name, takes[i].name) == 0) {
      take_fields (i, from, to);
      return TRUE;
    }
  }
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is no field of a person."),
               name != NULL ? name : "");
  return FALSE;
}

/* Without "take" nothing is decided against anybody: what the survivor lacks comes from the other.
 */
static gboolean
take_all (const CohortAct *act, const CohortPerson *from, CohortPerson *to, GError **error)
{
  JsonArray *names;

  if (!cohort_arguments_has (act->arguments, "take")) {
    for (guint i = 0; i < G_N_ELEMENTS (takes); i++)
      if (!has_value (to, i))
        take_fields (i, from, to);
    return TRUE;
  }
  names = cohort_arguments_array (act->arguments, "take", error);
  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (names); i++)
    if (!take_named (json_array_get_element (names, i), from, to, error))
      return FALSE;
  if (to->given != NULL || to->family != NULL)
    return TRUE;
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                       _ ("A person needs a given or a family name."));
  return FALSE;
}

static gboolean
holds_spot (const CohortAttendance *attendance)
{
  return cohort_attendance_status_get_flags (attendance->status)
         & (COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_CASE_HEADCOUNT);
}

static gboolean
is_waiting (const CohortWaitlistEntry *entry)
{
  return g_strcmp0 (entry->state, "waiting") == 0 || g_strcmp0 (entry->state, "offered") == 0;
}

/* The convening at which @person is on the list or waits, of those in @taken; @taken gets them when
 * @note. */
static const char *
look_up_places (const CohortSnapshot *snapshot,
                const char *person,
                GHashTable *taken,
                gboolean note)
{
  const char *found = NULL;

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    if (g_strcmp0 (attendance->person, person) != 0 || !holds_spot (attendance))
      continue;
    if (note)
      g_hash_table_add (taken, attendance->convening);
    else if (found == NULL && g_hash_table_contains (taken, attendance->convening))
      found = attendance->convening;
  }
  COHORT_FOR_EACH (CohortWaitlistEntry, entry, snapshot, COHORT_RECORD_WAITLIST_ENTRY) {
    if (g_strcmp0 (entry->person, person) != 0 || !is_waiting (entry))
      continue;
    if (note)
      g_hash_table_add (taken, entry->convening);
    else if (found == NULL && g_hash_table_contains (taken, entry->convening))
      found = entry->convening;
  }
  return found;
}

/* S-5: a person has one place at a convening. Which of two spots is given up, with its registration
 * and its money, is for somebody to decide and not for a merge. */
static gboolean
check_places (const CohortAct *act, const CohortMergePair *pair, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  const CohortConvening *convening;
  const char *code;

  look_up_places (act->snapshot, COHORT_RECORD (pair->one)->id, taken, TRUE);
  code = look_up_places (act->snapshot, COHORT_RECORD (pair->other)->id, taken, FALSE);
  if (code == NULL)
    return TRUE;
  convening = cohort_program_find_convening (cohort_snapshot_get_program (act->snapshot), code);
  return cohort_act_refuse (
      error,
      _ ("%1$s and %2$s both have a spot or wait for one at %3$s. Take one of them off the list "
         "there first, then merge."),
      pair->name, pair->other_name, convening != NULL ? convening->name : code);
}

/* Whatever refers to the other one refers to the survivor; memberships and distinctions have rules
 * of their own. */
static void
move_records (const CohortAct *act,
              CohortRecordKind kind,
              const CohortMergePair *pair,
              CohortChange *change)
{
  const CohortRecordClass *class = cohort_record_kind_get_class (kind);

  for (guint i = 0; i < class->n_fields; i++) {
    const CohortField *field = &class->fields[i];

    if (field->kind != COHORT_FIELD_ID || field->target != COHORT_RECORD_PERSON)
      continue;
    COHORT_FOR_EACH (CohortRecord, record, act->snapshot, kind) {
      const CohortRecord *present = cohort_change_find (change, kind, record->id);
      CohortRecord *copy;

      if (g_strcmp0 (cohort_record_get_text (record, field), COHORT_RECORD (pair->other)->id) != 0)
        continue;
      copy = cohort_record_copy (present != NULL ? present : record);
      cohort_record_set_text (copy, field, COHORT_RECORD (pair->one)->id);
      cohort_change_put (change, copy);
    }
  }
}

/**
 * cohort_person_merge:
 *
 * "other" goes into "person": all that hangs on the one hangs on the other then, "take" names what
 * the survivor gets from her, and what is left of her points to the survivor. Undone like any other
 * change. Two who both have a place at one convening are not merged (S-5); of two trips there one
 * stays, and so does one of two links to a goal, an activity or an opportunity.
 */
CohortChange *
cohort_person_merge (const CohortSnapshot *snapshot,
                     CohortArguments *arguments,
                     const CohortMoment *moment,
                     GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_auto (CohortMergePair) pair = {0};
  g_autoptr (CohortRecord) copy = NULL;
  CohortChange *change;

  if (!cohort_merge_find_pair (&act, COHORT_RECORD_PERSON, &pair, error)
      || !check_places (&act, &pair, error))
    return NULL;
  copy = cohort_record_copy (pair.one);
  if (!take_all (&act, pair.other, (CohortPerson *)copy, error))
    return NULL;

  change = cohort_change_new ("person.merge", pair.name, pair.other_name);
  cohort_act_put_edited (change, pair.one, g_steal_pointer (&copy));
  cohort_merge_follow (&act, &pair, change);
  cohort_merge_move_distinctions (&act, &pair, change);
  cohort_merge_move_memberships (&act, &pair, change);
  for (guint kind = COHORT_RECORD_MEMBERSHIP + 1; kind < COHORT_N_RECORD_KINDS; kind++)
    if (kind != COHORT_RECORD_DISTINCTION)
      move_records (&act, kind, &pair, change);
  cohort_merge_join_trips (&act, &pair, change);
  cohort_merge_join_links (&act, &pair, change);
  return change;
}
