/* What became of an issued letter, what it said, and whether that still is so.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters.h"

#include "cohort-error.h"
#include "cohort-letter-fields-private.h"
#include "cohort-letters-private.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** cohort_letter_change_free: @self: (transfer full): a change */
void
cohort_letter_change_free (CohortLetterChange *self)
{
  g_free (self->field);
  g_free (self->old);
  g_free (self->new);
  g_free (self);
}

/* The template as it was when the letter was made. */
static CohortLetterTemplate *
load_kept_template (const CohortSnapshot *snapshot,
                    const CohortIssuedLetter *letter,
                    GError **error)
{
  const CohortLetterPart *part
      = letter->text != NULL
            ? cohort_snapshot_find (snapshot, COHORT_RECORD_LETTER_PART, letter->text)
            : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (part == NULL || part->content == NULL || letter->content == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                 _ ("What letter %s was made from is not in this copy."), letter->number);
    return NULL;
  }
  bytes = g_bytes_new (part->content, strlen (part->content));
  return cohort_letter_template_new_from_bytes (bytes, error);
}

/**
 * cohort_issued_letter_merge:
 * @error: return location for a #CohortError
 *
 * Returns: (transfer full): the letter word for word as it left the office, whatever has changed
 *   since; %NULL when what it was made from cannot be read
 */
CohortLetter *
cohort_issued_letter_merge (const CohortSnapshot *snapshot,
                            const CohortIssuedLetter *letter,
                            GError **error)
{
  g_autoptr (CohortLetterTemplate) template = load_kept_template (snapshot, letter, error);
  g_autoptr (CohortLetterFields) fields
      = template != NULL ? cohort_letter_fields_new_from_json (letter->content, error) : NULL;

  return fields != NULL ? cohort_letter_new (template, fields, letter->name) : NULL;
}

/* What has changed */

/* The day, the number and who signs belong to the letter itself; and that she went where she was
 * told to go is no news to her. */
static gboolean
is_of_the_day (const char *field, const char *old)
{
  return g_str_has_prefix (field, "letter.")
         || (old == NULL && g_str_equal (field, "convening.attended"));
}

static void
add_change (GPtrArray *changes, const char *field, const char *old, const char *new)
{
  CohortLetterChange *change;

  if (g_strcmp0 (old, new) == 0 || is_of_the_day (field, old))
    return;
  change = g_new0 (CohortLetterChange, 1);
  change->field = g_strdup (field);
  change->old = g_strdup (old);
  change->new = g_strdup (new);
  g_ptr_array_add (changes, change);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
add_names (GPtrArray *names, GHashTable *table, GHashTable *except)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (except == NULL || !g_hash_table_contains (except, name))
      g_ptr_array_add (names, name);
}

/* (transfer container): the keys of both tables, each once, sorted */
static GPtrArray *
list_names (GHashTable *one, GHashTable *other)
{
  GPtrArray *names = g_ptr_array_new ();

  add_names (names, one, NULL);
  add_names (names, other, one);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static GPtrArray *
get_items (const CohortLetterFields *fields, const char *list)
{
  return g_hash_table_lookup (fields->lists, list);
}

/* "Fall 2024, Spring 2025": an item is told by the first of its values, its name where it has one.
 */
static char *
describe_items (GPtrArray *items)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++) {
    const CohortLetterFields *item = g_ptr_array_index (items, i);
    g_autoptr (GPtrArray) names = list_names (item->texts, item->texts);
    const char *told = names->len > 0 ? g_ptr_array_index (names, 0) : NULL;

    for (guint j = 0; j < names->len; j++)
      if (g_str_has_suffix (g_ptr_array_index (names, j), ".name"))
        told = g_ptr_array_index (names, j);
    if (told != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              (const char *)g_hash_table_lookup (item->texts, told));
  }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
compare_fields (const CohortLetterFields *old, const CohortLetterFields *new, GPtrArray *changes)
{
  g_autoptr (GPtrArray) texts = list_names (old->texts, new->texts);
  g_autoptr (GPtrArray) lists = list_names (old->lists, new->lists);

  for (guint i = 0; i < texts->len; i++) {
    const char *field = g_ptr_array_index (texts, i);

    add_change (changes, field, g_hash_table_lookup (old->texts, field),
                g_hash_table_lookup (new->texts, field));
  }
  for (guint i = 0; i < lists->len; i++) {
    const char *list = g_ptr_array_index (lists, i);
    GPtrArray *before = get_items (old, list);
    GPtrArray *after = get_items (new, list);

    if (before != NULL && after != NULL && before->len == after->len) {
      for (guint j = 0; j < before->len; j++)
        compare_fields (g_ptr_array_index (before, j), g_ptr_array_index (after, j), changes);
    } else {
      g_autofree char *one = describe_items (before);
      g_autofree char *other = describe_items (after);

      add_change (changes, list, one, other);
    }
  }
}

static void
describe_changes (GPtrArray *changes, CohortLetterTo to)
{
  for (guint i = 0; i < changes->len; i++) {
    CohortLetterChange *change = g_ptr_array_index (changes, i);

    change->description = cohort_letter_field_describe (to, change->field);
    if (change->description == NULL)
      change->description = change->field;
  }
}

static gboolean
says_the_same (const CohortLetter *one, const CohortLetter *other)
{
  GPtrArray *blocks = cohort_letter_get_blocks (one);
  GPtrArray *others = cohort_letter_get_blocks (other);

  if (blocks->len != others->len)
    return FALSE;
  for (guint i = 0; i < blocks->len; i++) {
    const CohortLetterBlock *block = g_ptr_array_index (blocks, i);
    const CohortLetterBlock *its = g_ptr_array_index (others, i);

    if (block->kind != its->kind || g_strcmp0 (block->markup, its->markup) != 0)
      return FALSE;
  }
  return TRUE;
}

static void
keep_own_values (const CohortLetterFields *old, CohortLetterFields *new)
{
  static const char *const own[]
      = {"letter.date", "letter.number", "letter.signatory", "letter.title"};

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    cohort_letter_fields_set_text (new, own[i], cohort_letter_fields_get_text (old, own[i]));
}

static CohortLetterSubject
get_subject (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  CohortLetterSubject subject = {COHORT_LETTER_TO_PROGRAM, NULL, letter->convening};

  if (letter->person != NULL) {
    subject.to = COHORT_LETTER_TO_PERSON;
    subject.id = letter->person;
  } else if (letter->organization != NULL) {
    const CohortOrganization *organization
        = cohort_team_find_organization (snapshot, letter->organization);

    subject.to = COHORT_LETTER_TO_ORGANIZATION;
    subject.id = organization != NULL ? organization->record.id : letter->organization;
  }
  return subject;
}

/**
 * cohort_issued_letter_list_changes:
 *
 * Puts the letter together once more from the template it was made from, as of its own day, so that
 * neither a changed template nor the days that pass make it look outdated. Not looked at are
 * letters of another year than the one shown, those whose invitation was declined, which are
 * history, and those that cannot be read: cohort_issued_letter_merge() says why.
 *
 * Returns: (transfer full) (element-type CohortLetterChange): the values it was issued with that
 *   are others now
 */
GPtrArray *
cohort_issued_letter_list_changes (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_letter_change_free);
  g_autofree char *prefix = cohort_letters_dup_prefix (snapshot);
  g_autoptr (CohortLetterTemplate) template = NULL;
  g_autoptr (CohortLetterFields) old = NULL;
  g_autoptr (CohortLetterFields) new = NULL;
  g_autoptr (CohortLetter) was = NULL;
  g_autoptr (CohortLetter) is = NULL;
  g_autofree char *name = NULL;
  CohortLetterSubject subject = get_subject (snapshot, letter);

  if (letter->number == NULL || !g_str_has_prefix (letter->number, prefix)
      || cohort_issued_letter_is_declined (snapshot, letter))
    return changes;
  template = load_kept_template (snapshot, letter, NULL);
  old = template != NULL ? cohort_letter_fields_new_from_json (letter->content, NULL) : NULL;
  if (old == NULL)
    return changes;
  new = cohort_letter_fields_new (template, snapshot, &subject, letter->issued_on);
  keep_own_values (old, new);
  cohort_letter_fields_prune (old, template);
  cohort_letter_fields_prune (new, template);
  name = cohort_letter_subject_dup_name (snapshot, &subject);
  was = cohort_letter_new (template, old, letter->name);
  is = cohort_letter_new (template, new, name);
  if (!says_the_same (was, is))
    compare_fields (old, new, changes);
  describe_changes (changes, subject.to);
  return changes;
}

/** cohort_issued_letter_get_state: Returns: whether @letter still counts and says what is */
CohortIssuedLetterState
cohort_issued_letter_get_state (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (!cohort_issued_letter_is_last (snapshot, letter))
    return COHORT_LETTER_STATE_SUPERSEDED;
  if (letter->voided_on != 0)
    return COHORT_LETTER_STATE_VOID;
  if (cohort_issued_letter_is_declined (snapshot, letter))
    return COHORT_LETTER_STATE_DECLINED;
  changes = cohort_issued_letter_list_changes (snapshot, letter);
  return changes->len > 0 ? COHORT_LETTER_STATE_STALE : COHORT_LETTER_STATE_ISSUED;
}
