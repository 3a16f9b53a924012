/* What a language calls things in letters: months, categories, and how a list ends in "and".
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-letter-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAY      "say "
#define N_MONTHS 12
#define N_DAYS   7

void
cohort_letter_words_init (CohortLetterWords *self)
{
  *self = (CohortLetterWords){NULL, NULL, NULL};
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
cohort_letter_words_clear (CohortLetterWords *self)
{
  g_clear_pointer (&self->months, g_strfreev);
  g_clear_pointer (&self->weekdays, g_strfreev);
  g_clear_pointer (&self->words, g_hash_table_unref);
}

gboolean
cohort_letter_words_is_key (const char *key)
{
  return g_str_equal (key, "months") || g_str_equal (key, "weekdays")
         || g_str_has_prefix (key, SAY);
}

static gboolean
set_list (char ***member,
          const char *value,
          guint n,
          const CohortLetterCursor *cursor,
          const char *at,
          GError **error)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);

  /* Twelve months or seven days, never one. */
  if (*member != NULL || g_strv_length (words) != n)
    return cohort_letter_cursor_fail (cursor, at, error, _ ("Here, %u words are expected, once."),
                                      n);
  *member = g_steal_pointer (&words);
  return TRUE;
}

gboolean
cohort_letter_words_apply (CohortLetterWords *self,
                           const char *key,
                           const char *value,
                           const CohortLetterCursor *cursor,
                           const char *at,
                           GError **error)
{
  if (g_str_equal (key, "months"))
    return set_list (&self->months, value, N_MONTHS, cursor, at, error);
  if (g_str_equal (key, "weekdays"))
    return set_list (&self->weekdays, value, N_DAYS, cursor, at, error);
  if (value[0] == '\0'
      || !g_hash_table_insert (self->words, g_strdup (key + strlen (SAY)), g_strdup (value)))
    return cohort_letter_cursor_fail (cursor, at, error, _ ("This is empty or said twice."));
  return TRUE;
}

static gboolean
apply_line (CohortLetterWords *self, char *line, const CohortLetterCursor *cursor, GError **error)
{
  char *colon = strchr (line, ':');

  if (line[0] == '\0' || line[0] == '#')
    return TRUE;
  if (colon != NULL)
    *colon = '\0';
  if (colon == NULL || !cohort_letter_words_is_key (g_strstrip (line)))
    return cohort_letter_cursor_fail (cursor, cursor->at, error, _ ("“%s” is not known here."),
                                      line);
  return cohort_letter_words_apply (self, line, g_strstrip (colon + 1), cursor, cursor->at, error);
}

gboolean
cohort_letter_words_load (CohortLetterWords *self, const char *language, GError **error)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PREFIX "/letters/%s.words", language);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  CohortLetterCursor cursor;

  if (bytes == NULL)
    return TRUE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  cursor = (CohortLetterCursor){text, text, NULL};
  for (;;) {
    g_autofree char *line = cohort_letter_cursor_take_line (&cursor);

    if (line == NULL)
      return TRUE;
    if (!apply_line (self, line, &cursor, error))
      return FALSE;
  }
}

const char *
cohort_letter_template_get_word (const CohortLetterTemplate *self, const char *key)
{
  const char *word = g_hash_table_lookup (self->own.words, key);

  return word != NULL ? word : g_hash_table_lookup (self->shared.words, key);
}

/* Lists */

/* Spanish says "e" instead of "y" before the sound of an i: "Luis e Inés", but "agua y hielo". */
static gboolean
begins_with_i (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  const char *start = folded[0] == 'h' ? folded + 1 : folded;
  gunichar next;

  if (g_str_has_prefix (start, "í"))
    return TRUE;
  if (start[0] != 'i')
    return FALSE;
  next = g_utf8_get_char (start + 1);
  return next == 0 || strchr ("aeou", next < 128 ? (int)next : 'x') == NULL;
}

char *
cohort_letter_template_join (const CohortLetterTemplate *self, const GPtrArray *words)
{
  const char *and = cohort_letter_template_get_word (self, "and");
  const char *and_before_i = cohort_letter_template_get_word (self, "and-before-i");
  GString *text;

  if (words->len == 0)
    return NULL;
  text = g_string_new (g_ptr_array_index (words, 0));
  for (guint i = 1; i < words->len; i++) {
    const char *word = g_ptr_array_index (words, i);
    const char *last = and_before_i != NULL && begins_with_i (word) ? and_before_i : and;

    if (i == words->len - 1)
      g_string_append_printf (text, " %s ", last != NULL ? last : "and");
    else
      g_string_append (text, ", ");
    g_string_append (text, word);
  }
  return g_string_free (text, FALSE);
}

/* Days, in the language of the letter whatever that of the window is */

static const char *
get_pattern (const CohortLetterTemplate *self, const char *key, const char *otherwise)
{
  const char *pattern = cohort_letter_template_get_word (self, key);

  return pattern != NULL ? pattern : otherwise;
}

static void
replace_number (GString *text, const char *what, int number)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);

  g_string_replace (text, what, digits, 0);
}

static char *
format_pattern (const CohortLetterTemplate *self,
                const char *pattern,
                CohortDate from,
                CohortDate to)
{
  char **months = self->own.months != NULL ? self->own.months : self->shared.months;
  char **weekdays = self->own.weekdays != NULL ? self->own.weekdays : self->shared.weekdays;
  g_autoptr (GString) text = g_string_new (pattern);
  int year, month, day, to_year, to_month, to_day;

  cohort_date_get_parts (from, &year, &month, &day);
  cohort_date_get_parts (to, &to_year, &to_month, &to_day);
  g_string_replace (text, "{weekday}", weekdays[cohort_date_get_weekday (from) - 1], 0);
  g_string_replace (text, "{month}", months[month - 1], 0);
  g_string_replace (text, "{last-month}", months[to_month - 1], 0);
  replace_number (text, "{day}", day);
  replace_number (text, "{last-day}", to_day);
  replace_number (text, "{year}", year);
  replace_number (text, "{last-year}", to_year);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
cohort_letter_template_format_days (const CohortLetterTemplate *self,
                                    CohortDate first,
                                    CohortDate last)
{
  int year, month, to_year, to_month;
  const char *pattern;

  if (first == 0)
    return NULL;
  if (last == 0)
    last = first;
  cohort_date_get_parts (first, &year, &month, NULL);
  cohort_date_get_parts (last, &to_year, &to_month, NULL);
  if (first == last)
    pattern = get_pattern (self, "day", "{month} {day}, {year}");
  else if (year != to_year)
    pattern = get_pattern (self, "days-across-years",
                           "{month} {day}, {year} – {last-month} {last-day}, {last-year}");
  else if (month != to_month)
    pattern = get_pattern (self, "days-across-months",
                           "{month} {day} – {last-month} {last-day}, {year}");
  else
    pattern = get_pattern (self, "days", "{month} {day}–{last-day}, {year}");
  return format_pattern (self, pattern, first, last);
}
