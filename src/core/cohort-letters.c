/* The register of letters: by number, by whom they went to, and the head they are written on.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters.h"

#include "cohort-json.h"
#include "cohort-letters-private.h"
#include "cohort-team.h"

#include <string.h>

/** cohort_letters_dup_prefix: Returns: (transfer full): "39-2024-" */
char *
cohort_letters_dup_prefix (const CohortSnapshot *snapshot)
{
  return g_strdup_printf ("%02d-%.4s-", cohort_snapshot_get_county_number (snapshot),
                          cohort_snapshot_get_year (snapshot));
}

/**
 * cohort_letters_dup_number:
 * @ahead: how many numbers are given before this one, in the same act
 *
 * Returns: (transfer full): the number after the highest that was ever given in the year shown,
 * also to a letter that is void now
 */
char *
cohort_letters_dup_number (const CohortSnapshot *snapshot, guint ahead)
{
  g_autofree char *prefix = cohort_letters_dup_prefix (snapshot);
  guint64 highest = 0;

  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    guint64 number;

    if (letter->number != NULL && g_str_has_prefix (letter->number, prefix)
        && g_ascii_string_to_unsigned (letter->number + strlen (prefix), 10, 0, G_MAXUINT32,
                                       &number, NULL))
      highest = MAX (highest, number);
  }
  return g_strdup_printf ("%s%03" G_GUINT64_FORMAT, prefix, highest + 1 + ahead);
}

/** cohort_letters_dup_next_number: Returns: (transfer full): the number the next letter gets */
char *
cohort_letters_dup_next_number (const CohortSnapshot *snapshot)
{
  return cohort_letters_dup_number (snapshot, 0);
}

/** cohort_issued_letter_is_last: Returns: whether there is no later edition of @letter */
gboolean
cohort_issued_letter_is_last (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  COHORT_FOR_EACH (CohortIssuedLetter, other, snapshot, COHORT_RECORD_LETTER) {
    if (g_strcmp0 (other->supersedes, letter->record.id) == 0)
      return FALSE;
  }
  return TRUE;
}

/* 39-2024-1000 comes after 39-2024-999. */
static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const CohortIssuedLetter *one = *(const CohortIssuedLetter *const *)a;
  const CohortIssuedLetter *other = *(const CohortIssuedLetter *const *)b;
  gsize length = strlen (one->number);
  gsize other_length = strlen (other->number);
  int order;

  if (length != other_length)
    return length < other_length ? -1 : 1;
  order = strcmp (one->number, other->number);
  return order != 0 ? order : (one->edition > other->edition) - (one->edition < other->edition);
}

/** cohort_letters_list_editions: Returns: (transfer container): every letter of the year shown, by
 * number and edition */
GPtrArray *
cohort_letters_list_editions (const CohortSnapshot *snapshot)
{
  g_autofree char *prefix = cohort_letters_dup_prefix (snapshot);
  GPtrArray *letters = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    if (letter->number != NULL && g_str_has_prefix (letter->number, prefix))
      g_ptr_array_add (letters, (gpointer)letter);
  }
  g_ptr_array_sort (letters, compare_letters);
  return letters;
}

/** cohort_letters_list: Returns: (transfer container): of the year shown, by number, the last
 * edition of each; two copies that numbered alike before they met leave two of one number */
GPtrArray *
cohort_letters_list (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) editions = cohort_letters_list_editions (snapshot);
  g_autoptr (GHashTable) earlier = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *letters = g_ptr_array_new ();

  for (guint i = 0; i < editions->len; i++) {
    const CohortIssuedLetter *letter = g_ptr_array_index (editions, i);

    if (letter->supersedes != NULL)
      g_hash_table_add (earlier, letter->supersedes);
  }
  for (guint i = 0; i < editions->len; i++) {
    CohortIssuedLetter *letter = g_ptr_array_index (editions, i);

    if (!g_hash_table_contains (earlier, letter->record.id))
      g_ptr_array_add (letters, letter);
  }
  return letters;
}

/** cohort_letters_find: Returns: (transfer none) (nullable): the last edition of @number, of
 * whatever year; one that counts before one that is void */
const CohortIssuedLetter *
cohort_letters_find (const CohortSnapshot *snapshot, const char *number)
{
  const CohortIssuedLetter *found = NULL;

  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    if (g_strcmp0 (letter->number, number) != 0 || !cohort_issued_letter_is_last (snapshot, letter))
      continue;
    if (found == NULL || (found->voided_on != 0 && letter->voided_on == 0))
      found = letter;
  }
  return found;
}

static gboolean
is_to (const CohortSnapshot *snapshot,
       const CohortIssuedLetter *letter,
       const CohortLetterSubject *subject)
{
  switch (subject->to) {
  case COHORT_LETTER_TO_PERSON:
    return letter->person != NULL && g_strcmp0 (letter->person, subject->id) == 0;
  case COHORT_LETTER_TO_ORGANIZATION:
    return letter->organization != NULL
           && cohort_team_find_organization (snapshot, letter->organization)
                  == cohort_team_find_organization (snapshot, subject->id);
  case COHORT_LETTER_TO_PROGRAM:
  default:
    return letter->person == NULL && letter->organization == NULL;
  }
}

/** cohort_letters_find_for: Returns: (transfer none) (nullable): the last letter from @template
 * that counts, of the year shown, to @subject and about its convening */
const CohortIssuedLetter *
cohort_letters_find_for (const CohortSnapshot *snapshot,
                         const char *template,
                         const CohortLetterSubject *subject)
{
  g_autofree char *prefix = cohort_letters_dup_prefix (snapshot);
  const CohortIssuedLetter *found = NULL;

  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    if (letter->voided_on == 0 && letter->number != NULL
        && g_str_has_prefix (letter->number, prefix) && g_strcmp0 (letter->template, template) == 0
        && g_strcmp0 (letter->convening, subject->convening) == 0
        && is_to (snapshot, letter, subject) && cohort_issued_letter_is_last (snapshot, letter))
      found = letter;
  }
  return found;
}

/**
 * cohort_letters_is_for_person:
 * @person: an id
 * @convening: (nullable): code of what the letter is about
 *
 * Returns: whether @person is one to choose from when @template is written
 */
gboolean
cohort_letters_is_for_person (const CohortSnapshot *snapshot,
                              const CohortLetterTemplate *template,
                              const char *person,
                              const char *convening)
{
  static const char *const was_there[] = {"attended", "partial", NULL};
  const CohortAttendance *attendance;

  if (convening == NULL)
    return TRUE;
  attendance = cohort_snapshot_get_attendance (snapshot, person, convening);
  if (attendance == NULL)
    return FALSE;
  return !cohort_letter_template_requires (template, "convening.attended")
         || (attendance->status != NULL && g_strv_contains (was_there, attendance->status));
}

/** cohort_issued_letter_get_outcome: Returns: (transfer none) (nullable): of its last invitation */
const char *
cohort_issued_letter_get_outcome (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  const char *outcome = NULL;

  COHORT_FOR_EACH (CohortInvitation, invitation, snapshot, COHORT_RECORD_INVITATION) {
    if (g_strcmp0 (invitation->letter, letter->number) == 0
        && g_strcmp0 (invitation->person, letter->person) == 0)
      outcome = invitation->outcome;
  }
  return outcome;
}

/** cohort_issued_letter_is_declined: Returns: whether its last invitation was answered with no, or
 * was taken back */
gboolean
cohort_issued_letter_is_declined (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  static const char *const answers[] = {"declined", "withdrawn", NULL};
  const char *outcome = cohort_issued_letter_get_outcome (snapshot, letter);

  return outcome != NULL && g_strv_contains (answers, outcome);
}

/**
 * cohort_letterhead_dup_json_of:
 * @signatory: (nullable): who signs instead of the one that is set, whose title and signature are
 *   left out then
 *
 * Returns: (transfer full): see cohort_letterhead_dup_json()
 */
char *
cohort_letterhead_dup_json_of (const CohortSnapshot *snapshot, const char *signatory)
{
  static const struct {
    const char *member;
    const char *key;
    gboolean is_signatory;
  } settings[] = {
      {"address", COHORT_SETTING_LETTER_ADDRESS, FALSE},
      {"logo", COHORT_SETTING_LETTER_LOGO, FALSE},
      {"signatory", COHORT_SETTING_LETTER_SIGNATORY, TRUE},
      {"title", COHORT_SETTING_LETTER_TITLE, TRUE},
      {"signature", COHORT_SETTING_LETTER_SIGNATURE, TRUE},
      {"margins", COHORT_SETTING_LETTER_MARGINS, FALSE},
  };
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  const char *usual = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_SIGNATORY);
  gboolean other = signatory != NULL && g_strcmp0 (signatory, usual) != 0;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "office", county != NULL ? county->coe_name : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    cohort_json_set_text (object, settings[i].member,
                          other && settings[i].is_signatory
                              ? NULL
                              : cohort_snapshot_get_setting (snapshot, settings[i].key));
  if (other)
    cohort_json_set_text (object, "signatory", signatory);
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

/** cohort_letterhead_dup_json: Returns: (transfer full): the letterhead as it is set now */
char *
cohort_letterhead_dup_json (const CohortSnapshot *snapshot)
{
  return cohort_letterhead_dup_json_of (snapshot, NULL);
}
