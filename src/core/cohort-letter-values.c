/* From the snapshot to the values of one letter, in the letter's own language.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-values-private.h"
#include "cohort-team-people.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <string.h>

#define CONTACT "science" /* whom the papers of the program name for letters and spots */

void
cohort_letter_draft_set (CohortLetterFields *fields, const char *field, const char *value)
{
  cohort_letter_fields_take (fields, field, g_strdup (value));
}

void
cohort_letter_draft_set_flag (CohortLetterFields *fields, const char *field, gboolean value)
{
  cohort_letter_draft_set (fields, field, value ? "yes" : NULL);
}

void
cohort_letter_draft_set_count (CohortLetterFields *fields, const char *field, gint64 value)
{
  cohort_letter_fields_take (fields, field, g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

const char *
cohort_letter_draft_translate (const CohortLetterDraft *draft,
                               const char *group,
                               const char *code,
                               const char *label)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", group, code);
  const char *word = cohort_letter_template_get_word (draft->template, key);

  return word != NULL ? word : label;
}

const char *
cohort_letter_draft_call (const CohortLetterDraft *draft, const char *vocabulary, const char *code)
{
  const char *group = g_str_equal (vocabulary, "expense-category") ? "category" : vocabulary;
  const char *label = code;
  const CohortWord *words;
  guint n;

  if (code == NULL)
    return NULL;
  /* Not in the language of the window: the letter may be in another. */
  words = cohort_vocabulary_get_words (vocabulary, &n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (words[i].code, code))
      label = words[i].label;
  return cohort_letter_draft_translate (draft, group, code, label);
}

gboolean
cohort_letter_draft_is_about (const CohortLetterDraft *draft, const char *convening)
{
  const char *chosen = draft->subject->convening;

  return chosen == NULL || g_strcmp0 (chosen, convening) == 0;
}

const char *
cohort_letter_draft_call_convening (const CohortLetterDraft *draft, const char *code)
{
  const CohortConvening *convening
      = cohort_program_find_convening (cohort_snapshot_get_program (draft->snapshot), code);

  return cohort_letter_draft_translate (draft, "convening", code,
                                        convening != NULL ? convening->name : code);
}

/* People */

const char *
cohort_letter_draft_get_role (const CohortLetterDraft *draft, const CohortPerson *person)
{
  const CohortMembership *membership
      = cohort_team_find_last_membership (draft->snapshot, person->record.id, draft->today);

  if (membership == NULL || membership->role == NULL)
    return NULL;
  return membership->role_typed != NULL
             ? membership->role_typed
             : cohort_letter_draft_call (draft, "role", membership->role);
}

const CohortOrganization *
cohort_letter_draft_find_organization (const CohortLetterDraft *draft, const CohortPerson *person)
{
  const CohortMembership *membership
      = cohort_team_find_last_membership (draft->snapshot, person->record.id, draft->today);

  return membership != NULL
             ? cohort_team_find_organization (draft->snapshot, membership->organization)
             : NULL;
}

void
cohort_letter_draft_fill_person (const CohortLetterDraft *draft,
                                 CohortLetterFields *fields,
                                 const CohortPerson *person)
{
  cohort_letter_fields_take (fields, "person.name", cohort_person_dup_name (person));
  cohort_letter_draft_set (fields, "person.given", person->given);
  cohort_letter_draft_set (fields, "person.family", person->family);
  cohort_letter_draft_set (fields, "person.called",
                           person->preferred != NULL ? person->preferred : person->given);
  cohort_letter_draft_set (fields, "person.role", cohort_letter_draft_get_role (draft, person));
}

CohortLetterFields *
cohort_letter_draft_add_person (const CohortLetterDraft *draft,
                                CohortLetterFields *fields,
                                const CohortPerson *person)
{
  CohortLetterFields *item = cohort_letter_fields_append (fields, "people");
  const CohortOrganization *organization = cohort_letter_draft_find_organization (draft, person);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GPtrArray *convenings;

  cohort_letter_draft_fill_person (draft, item, person);
  if (organization != NULL)
    cohort_letter_draft_set (item, "person.organization", organization->name);
  cohort_letter_draft_set (item, "person.email", person->email);
  cohort_letter_draft_set (
      item, "person.language",
      cohort_letter_draft_translate (
          draft, "language", person->language != NULL ? person->language : "en", person->language));
  cohort_letter_draft_fill_convenings (draft, item, person);
  convenings = cohort_letter_fields_get_list (item, "convenings");
  for (guint i = 0; convenings != NULL && i < convenings->len; i++)
    g_ptr_array_add (names, (gpointer)cohort_letter_fields_get_text (
                                g_ptr_array_index (convenings, i), "convening.name"));
  cohort_letter_fields_take (item, "person.convenings",
                             cohort_letter_template_join (draft->template, names));
  return item;
}

/* County and program */

/* A setting of several lines on one. */
static char *
dup_on_one_line (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_strstrip (lines[i])[0] != '\0')
      g_ptr_array_add (kept, lines[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (", ", (char **)kept->pdata);
}

static const char *
get_setting (const CohortLetterDraft *draft, const char *key)
{
  return cohort_snapshot_get_setting (draft->snapshot, key);
}

static void
fill_county (const CohortLetterDraft *draft, CohortLetterFields *fields)
{
  const CohortCounty *county = cohort_snapshot_get_county (draft->snapshot);

  if (county != NULL) {
    cohort_letter_draft_set (fields, "county.name", county->name);
    cohort_letter_draft_set (fields, "county.office", county->coe_name);
  }
  cohort_letter_fields_take (fields, "county.contact",
                             dup_on_one_line (get_setting (draft, COHORT_SETTING_LETTER_CONTACT)));
  cohort_letter_draft_set (fields, "letter.signatory",
                           get_setting (draft, COHORT_SETTING_LETTER_SIGNATORY));
  cohort_letter_draft_set (fields, "letter.title",
                           get_setting (draft, COHORT_SETTING_LETTER_TITLE));
}

static const CohortContact *
find_contact (const CohortSnapshot *snapshot)
{
  return cohort_program_find_contact (cohort_snapshot_get_program (snapshot), CONTACT);
}

static void
fill_program (const CohortLetterDraft *draft, CohortLetterFields *fields)
{
  const CohortContact *contact = find_contact (draft->snapshot);

  cohort_letter_draft_set (fields, "program.year", cohort_snapshot_get_year (draft->snapshot));
  if (contact == NULL)
    return;
  cohort_letter_draft_set (fields, "program.contact_name", contact->name);
  cohort_letter_draft_set (fields, "program.contact_organization", contact->organization);
  cohort_letter_draft_set (fields, "program.contact_email", contact->email);
}

static void
fill_for_subject (const CohortLetterDraft *draft, CohortLetterFields *fields)
{
  const CohortLetterSubject *subject = draft->subject;

  if (subject->to == COHORT_LETTER_TO_PERSON) {
    const CohortPerson *person
        = cohort_snapshot_find (draft->snapshot, COHORT_RECORD_PERSON, subject->id);

    if (person != NULL)
      cohort_letter_draft_fill_for_person (draft, fields, person);
  } else if (subject->to == COHORT_LETTER_TO_ORGANIZATION) {
    const CohortOrganization *organization
        = cohort_team_find_organization (draft->snapshot, subject->id);

    if (organization != NULL)
      cohort_letter_draft_fill_for_organization (draft, fields, organization);
  } else {
    cohort_letter_draft_fill_for_program (draft, fields);
  }
}

/**
 * cohort_letter_fields_new:
 * @template: the template, in whose language days, words and lists are
 * @snapshot: a county
 * @subject: to whom the letter goes
 * @today: the date of the letter, and the day whose team counts
 *
 * Only what @template uses is in it, so that nothing else makes an issued letter outdated. Needs
 * and notes about people never are.
 *
 * Returns: (transfer full): the values of the letter; only the county's and the program's when
 *   @subject is not there
 */
CohortLetterFields *
cohort_letter_fields_new (const CohortLetterTemplate *template,
                          const CohortSnapshot *snapshot,
                          const CohortLetterSubject *subject,
                          CohortDate today)
{
  CohortLetterFields *fields = cohort_letter_fields_make (NULL);
  CohortLetterDraft draft = {template, snapshot, subject, today};

  cohort_letter_fields_take (fields, "letter.date",
                             cohort_letter_template_format_days (template, today, today));
  fill_county (&draft, fields);
  fill_program (&draft, fields);
  fill_for_subject (&draft, fields);
  cohort_letter_fields_prune (fields, template);
  return fields;
}

char *
cohort_letter_subject_dup_name (const CohortSnapshot *snapshot, const CohortLetterSubject *subject)
{
  const CohortContact *contact = find_contact (snapshot);

  if (subject->to == COHORT_LETTER_TO_PERSON) {
    const CohortPerson *person = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, subject->id);

    return person != NULL ? cohort_person_dup_name (person) : g_strdup ("");
  }
  if (subject->to == COHORT_LETTER_TO_ORGANIZATION) {
    const CohortOrganization *organization = cohort_team_find_organization (snapshot, subject->id);

    return g_strdup (organization != NULL && organization->name != NULL ? organization->name : "");
  }
  return g_strdup (contact != NULL ? contact->organization : "CAL-MSCS");
}

const char *
cohort_letter_subject_get_email (const CohortSnapshot *snapshot, const CohortLetterSubject *subject)
{
  const CohortContact *contact = find_contact (snapshot);

  if (subject->to == COHORT_LETTER_TO_PERSON) {
    const CohortPerson *person = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, subject->id);

    return person != NULL ? person->email : NULL;
  }
  return subject->to == COHORT_LETTER_TO_PROGRAM && contact != NULL ? contact->email : NULL;
}
