/* What a row says, laid over what is known: the person and her answers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-merge.h"

#include "cohort-text.h"

#include <glib/gi18n-lib.h>

/** cohort_merge_init: @self: with its borrowed members set */
void
cohort_merge_init (CohortMerge *self)
{
  self->answers
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  COHORT_FOR_EACH (CohortResponse, response, self->snapshot, COHORT_RECORD_RESPONSE) {
    GPtrArray *list
        = response->person != NULL ? g_hash_table_lookup (self->answers, response->person) : NULL;

    if (response->person == NULL)
      continue;
    if (list == NULL) {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->answers, response->person, list);
    }
    g_ptr_array_add (list, (gpointer)response);
  }
}

/** cohort_merge_clear: frees what cohort_merge_init() made */
void
cohort_merge_clear (CohortMerge *self)
{
  g_clear_pointer (&self->answers, g_hash_table_unref);
}

/**
 * cohort_merge_set_text:
 * @member: what is known
 * @value: what shall be
 * @field: whose name the sentence begins with
 * @old_label: (nullable): what was there, as people read it
 * @new_label: what will be there, as people read it
 * @reasons: (element-type utf8): receives the sentence
 */
void
cohort_merge_set_text (char **member,
                       const char *value,
                       const char *field,
                       const char *old_label,
                       const char *new_label,
                       GPtrArray *reasons)
{
  const char *name = cohort_field_get_label (field);

  if (old_label != NULL)
    g_ptr_array_add (reasons,
                     g_strdup_printf (_ ("%s: “%s” becomes “%s”."), name, old_label, new_label));
  else
    g_ptr_array_add (reasons, g_strdup_printf (_ ("%s: “%s” is added."), name, new_label));
  cohort_set_text (member, value);
}

static gboolean
take_text (char **member, const char *value, const char *field, GPtrArray *reasons)
{
  if (value == NULL || g_strcmp0 (*member, value) == 0)
    return FALSE;
  cohort_merge_set_text (member, value, field, *member, value, reasons);
  return TRUE;
}

/* Names that differ in capitals or accents alone are as good as the ones known. */
static gboolean
take_names (CohortPerson *person, const CohortPerson *said, GPtrArray *reasons)
{
  g_autofree char *old_name = g_strjoin (" ", person->given != NULL ? person->given : "",
                                         person->family != NULL ? person->family : "", NULL);
  g_autofree char *new_name = g_strjoin (" ", said->given != NULL ? said->given : "",
                                         said->family != NULL ? said->family : "", NULL);
  g_autofree char *old_folded = cohort_text_fold (old_name);
  g_autofree char *new_folded = cohort_text_fold (new_name);
  char *ignored = NULL;

  g_strstrip (old_name);
  g_strstrip (new_name);
  if (*new_folded == '\0' || g_str_equal (old_folded, new_folded))
    return FALSE;
  /* Somebody known by her preferred name keeps her given one. */
  if (person->preferred != NULL && person->family != NULL) {
    g_autofree char *called = g_strjoin (" ", person->preferred, person->family, NULL);
    g_autofree char *called_folded = cohort_text_fold (called);

    if (g_str_equal (called_folded, new_folded))
      return FALSE;
  }
  cohort_merge_set_text (&ignored, NULL, "name", old_name, new_name, reasons);
  cohort_set_text (&person->given, said->given);
  cohort_set_text (&person->family, said->family);
  return TRUE;
}

static gboolean
take_email (CohortPerson *person, const CohortPerson *said, GPtrArray *reasons)
{
  if (said->email == NULL)
    return take_text (&person->email_typed, said->email_typed, "email", reasons);
  if (!take_text (&person->email, said->email, "email", reasons))
    return FALSE;
  /* Of several in one cell the others are only there. */
  cohort_set_text (&person->email_typed, said->email_typed);
  return TRUE;
}

static gboolean
take_phone (CohortPerson *person, const CohortPerson *said, GPtrArray *reasons)
{
  if (said->phone == NULL)
    return take_text (&person->phone_typed, said->phone_typed, "phone", reasons);
  if (!take_text (&person->phone, said->phone, "phone", reasons))
    return FALSE;
  cohort_set_text (&person->phone_typed, said->phone_typed);
  return TRUE;
}

/* A note written since stays: the file's is put below it. */
static gboolean
take_remark (char **member, const char *said, const char *field, GPtrArray *reasons)
{
  g_autofree char *both = NULL;

  if (said == NULL || (*member != NULL && strstr (*member, said) != NULL))
    return FALSE;
  both = *member != NULL ? g_strjoin ("\n", *member, said, NULL) : g_strdup (said);
  cohort_merge_set_text (member, both, field, NULL, said, reasons);
  return TRUE;
}

/**
 * cohort_merge_person:
 * @known: (nullable): the person as she is; %NULL for somebody new
 * @person: a copy of @known, or a new record, to be filled
 *
 * An empty cell takes nothing away.
 *
 * Returns: whether anything changes
 */
gboolean
cohort_merge_person (CohortMerge *self,
                     const CohortDraft *draft,
                     const CohortPerson *known,
                     CohortPerson *person,
                     GPtrArray *reasons)
{
  const CohortPerson *said = draft->person;
  gboolean changed = take_names (person, said, reasons);

  changed |= take_text (&person->preferred, said->preferred, "preferred", reasons);
  changed |= take_email (person, said, reasons);
  changed |= take_phone (person, said, reasons);
  changed |= take_text (&person->language, said->language, "language", reasons);
  changed |= take_text (&person->case_member, said->case_member, "case_member", reasons);
  changed |= take_text (&person->home_place, said->home_place, "home_place", reasons);
  changed |= take_remark (&person->needs, said->needs, "needs", reasons);
  changed |= take_remark (&person->note, said->note, "note", reasons);
  if (draft->has_presenter && person->case_presenter != said->case_presenter) {
    g_ptr_array_add (reasons, g_strdup_printf (_ ("%s: “%s” is added."),
                                               cohort_field_get_label ("case_presenter"),
                                               said->case_presenter ? _ ("yes") : _ ("no")));
    person->case_presenter = said->case_presenter;
    changed = TRUE;
  }
  /* A list must show something where a name is missing. */
  if (person->given == NULL && person->family == NULL)
    cohort_set_text (&person->given, person->email);
  return changed || known == NULL;
}

static const CohortResponse *
find_answer (CohortMerge *self, const char *person, const CohortResponse *said)
{
  GPtrArray *list = g_hash_table_lookup (self->answers, person);
  g_autofree char *question = cohort_text_fold (said->question);

  for (guint i = 0; list != NULL && i < list->len; i++) {
    const CohortResponse *answer = g_ptr_array_index (list, i);
    g_autofree char *asked = cohort_text_fold (answer->question);

    if (g_str_equal (asked, question))
      return answer;
  }
  return NULL;
}

/* Another answer to a question takes the place of the first and is to be looked at again. */
static gboolean
merge_answer (CohortMerge *self,
              const char *person,
              const CohortResponse *said,
              gboolean is_new,
              GPtrArray *reasons)
{
  const CohortResponse *known = find_answer (self, person, said);
  CohortResponse *answer;

  if (known != NULL && g_strcmp0 (known->answer, said->answer) == 0)
    return FALSE;
  answer = cohort_record_copy (said);
  if (known != NULL)
    cohort_set_text (&answer->record.id, known->record.id);
  cohort_set_text (&answer->person, person);
  if (!is_new)
    g_ptr_array_add (reasons,
                     g_strdup_printf (_ ("“%s”: answered “%s”."), said->question, said->answer));
  cohort_change_put (self->change, answer);
  return TRUE;
}

/**
 * cohort_merge_row:
 * @draft: what the row says
 * @known: (nullable): whom it is about; %NULL for somebody new
 * @reasons: (element-type utf8): receives what changes, in sentences
 * @person: (out): her id
 *
 * Returns: %COHORT_OUTCOME_CREATE, _UPDATE or _UNCHANGED
 */
CohortOutcome
cohort_merge_row (CohortMerge *self,
                  const CohortDraft *draft,
                  const CohortPerson *known,
                  GPtrArray *reasons,
                  char **person)
{
  CohortPerson *record
      = known != NULL ? cohort_record_copy (known) : cohort_record_new (COHORT_RECORD_PERSON, NULL);
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *changes
      = known != NULL ? reasons : first; /* of somebody new everything is, so nothing is said */
  gboolean changed = cohort_merge_person (self, draft, known, record, changes);

  *person = g_strdup (record->record.id);
  if (changed)
    cohort_change_put (self->change, record);
  else
    cohort_record_unref (record);
  changed |= cohort_merge_membership (self, draft, known, *person, reasons);
  for (guint i = 0; i < draft->responses->len; i++)
    changed |= merge_answer (self, *person, g_ptr_array_index (draft->responses, i), known == NULL,
                             reasons);
  return known == NULL ? COHORT_OUTCOME_CREATE
         : changed     ? COHORT_OUTCOME_UPDATE
                       : COHORT_OUTCOME_UNCHANGED;
}
