/* Reads the head of a letter template: which letter it is, and what it needs to know.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-error.h"
#include "cohort-letter-fields.h"
#include "cohort-letter-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_LINE "Cohort letter 1"
#define MAX_CODE   40

typedef struct {
  CohortLetterTemplate *template;
  CohortLetterCursor *cursor;
  const char *at; /* where the line begins */
} Head;

gboolean
cohort_letter_cursor_fail (const CohortLetterCursor *cursor,
                           const char *at,
                           GError **error,
                           const char *format,
                           ...)
{
  g_autofree char *sentence = NULL;
  const char *line_start = cursor->start;
  guint line = 1;
  va_list arguments;

  for (const char *c = cursor->start; c < at; c++)
    if (*c == '\n') {
      line++;
      line_start = c + 1;
    }
  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: where in a letter template, then what is wrong there as a sentence */
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("Line %u, column %ld of the letter template: %s"), line,
               g_utf8_pointer_to_offset (line_start, at) + 1, sentence);
  if (cursor->fault != NULL) {
    cursor->fault->at = (gsize)(at - cursor->start);
    cohort_set_text (&cursor->fault->sentence, sentence);
  }
  return FALSE;
}

char *
cohort_letter_cursor_take_line (CohortLetterCursor *cursor)
{
  const char *start = cursor->at;
  const char *end;

  if (*start == '\0')
    return NULL;
  end = start + strcspn (start, "\n");
  cursor->at = *end == '\n' ? end + 1 : end;
  return g_strndup (start, (gsize)(end - start));
}

static gboolean
fail_as_empty (const Head *head, GError **error)
{
  return cohort_letter_cursor_fail (head->cursor, head->at, error,
                                    _ ("This is empty or said twice."));
}

static gboolean
set_text (const Head *head, char **member, const char *value, GError **error)
{
  if (*member != NULL || value[0] == '\0')
    return fail_as_empty (head, error);
  *member = g_strdup (value);
  return TRUE;
}

/* Names and languages stand in file names and ids. */
static gboolean
set_code (const Head *head, char **member, const char *value, GError **error)
{
  if (strlen (value) > MAX_CODE
      || strspn (value, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (value))
    return cohort_letter_cursor_fail (head->cursor, head->at, error,
                                      _ ("Here, at most %d small letters, digits and hyphens are "
                                         "expected."),
                                      MAX_CODE);
  return set_text (head, member, value, error);
}

static gboolean
set_to (const Head *head, const char *value, GError **error)
{
  static const char *const words[] = {"person", "organization", "program"};
  CohortLetterTemplate *self = head->template;

  if (self->is_to_said)
    return fail_as_empty (head, error);
  if (g_hash_table_size (self->declared) > 0)
    return cohort_letter_cursor_fail (head->cursor, head->at, error,
                                      _ ("“to” has to stand above “required” and “optional”."));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (value, words[i])) {
      self->to = (CohortLetterTo)i;
      self->is_to_said = TRUE;
      return TRUE;
    }
  return cohort_letter_cursor_fail (
      head->cursor, head->at, error,
      _ ("A letter goes to a “person”, an “organization” or the “program”."));
}

static gboolean
set_flag (const Head *head,
          gboolean *member,
          const char *value,
          const char *expected,
          GError **error)
{
  if (*member)
    return fail_as_empty (head, error);
  if (!g_str_equal (value, expected))
    return cohort_letter_cursor_fail (head->cursor, head->at, error,
                                      _ ("Only “%s” can stand here."), expected);
  *member = TRUE;
  return TRUE;
}

static gboolean
declare (const Head *head, const char *name, gboolean required, GError **error)
{
  CohortLetterTemplate *self = head->template;
  guint inner;

  if (cohort_letter_field_get_scope (self->to, name) == 0
      && cohort_letter_list_get_scope (self->to, name, &inner) == 0)
    return cohort_letter_cursor_fail (head->cursor, head->at, error, _ ("There is no field “%s”."),
                                      name);
  if (!g_hash_table_add (self->declared, g_strdup (name)))
    return cohort_letter_cursor_fail (head->cursor, head->at, error,
                                      _ ("The field “%s” is named twice."), name);
  if (required) {
    g_ptr_array_add (self->required, g_strdup (name));
    g_hash_table_add (self->uses, g_strdup (name));
  }
  return TRUE;
}

static gboolean
declare_all (const Head *head, const char *value, gboolean required, GError **error)
{
  g_auto (GStrv) names = g_strsplit_set (value, " \t", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (names[i][0] != '\0' && !declare (head, names[i], required, error))
      return FALSE;
  return TRUE;
}

static gboolean
apply_line (const Head *head, const char *key, const char *value, GError **error)
{
  CohortLetterTemplate *self = head->template;

  if (g_str_equal (key, "name"))
    return set_code (head, &self->name, value, error);
  if (g_str_equal (key, "title"))
    return set_text (head, &self->title, value, error);
  if (g_str_equal (key, "language"))
    return set_code (head, &self->language, value, error);
  if (g_str_equal (key, "to"))
    return set_to (head, value, error);
  if (g_str_equal (key, "about"))
    return set_flag (head, &self->about_convening, value, "convening", error);
  if (g_str_equal (key, "invites"))
    return set_flag (head, &self->invites, value, "yes", error);
  if (g_str_equal (key, "required"))
    return declare_all (head, value, TRUE, error);
  if (g_str_equal (key, "optional"))
    return declare_all (head, value, FALSE, error);
  if (cohort_letter_words_is_key (key))
    return cohort_letter_words_apply (&self->own, key, value, head->cursor, head->at, error);
  return cohort_letter_cursor_fail (head->cursor, head->at, error, _ ("“%s” is not known here."),
                                    key);
}

static gboolean
read_line (const Head *head, char *line, GError **error)
{
  char *colon = strchr (line, ':');

  if (colon == NULL)
    return cohort_letter_cursor_fail (head->cursor, head->at, error,
                                      _ ("A line of the head is a word, a colon and a value. The "
                                         "head ends with a line “---”."));
  *colon = '\0';
  return apply_line (head, g_strstrip (line), g_strstrip (colon + 1), error);
}

static const char *
find_missing (const CohortLetterTemplate *self)
{
  if (self->name == NULL)
    return "name";
  if (self->title == NULL)
    return "title";
  if (self->language == NULL)
    return "language";
  if (self->own.months == NULL && self->shared.months == NULL)
    return "months";
  if (self->own.weekdays == NULL && self->shared.weekdays == NULL)
    return "weekdays";
  return NULL;
}

static gboolean
finish (const Head *head, GError **error)
{
  CohortLetterTemplate *self = head->template;
  const char *missing;

  if (self->language != NULL && !cohort_letter_words_load (&self->shared, self->language, error))
    return FALSE;
  missing = find_missing (self);
  if (missing != NULL)
    return cohort_letter_cursor_fail (head->cursor, head->at, error, _ ("The head has no “%s”."),
                                      missing);
  if (self->invites && self->to != COHORT_LETTER_TO_PERSON)
    return cohort_letter_cursor_fail (head->cursor, head->at, error,
                                      _ ("Only a letter to a person can invite."));
  g_ptr_array_add (self->required, NULL);
  return TRUE;
}

gboolean
cohort_letter_head_read (CohortLetterTemplate *self, CohortLetterCursor *cursor, GError **error)
{
  Head head = {self, cursor, cursor->start};
  g_autofree char *first = cohort_letter_cursor_take_line (cursor);

  if (g_strcmp0 (first, FIRST_LINE) != 0)
    return cohort_letter_cursor_fail (cursor, cursor->start, error,
                                      _ ("A letter template begins with “%s”."), FIRST_LINE);
  for (;;) {
    g_autofree char *line = NULL;

    head.at = cursor->at;
    line = cohort_letter_cursor_take_line (cursor);
    if (line == NULL)
      return cohort_letter_cursor_fail (cursor, head.at, error,
                                        _ ("The head does not end with a line “---”."));
    if (g_str_equal (line, "---"))
      return finish (&head, error);
    if (line[0] != '\0' && line[0] != '#' && !read_line (&head, line, error))
      return FALSE;
  }
}
