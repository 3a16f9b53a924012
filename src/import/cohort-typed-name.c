/* Names as people type them, split into given and family name.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-typed.h"

#include "cohort-text.h"

/**
 * cohort_typed_tidy:
 * @text: (nullable): any text
 *
 * Returns: (transfer full) (nullable): @text on one line with single spaces and none around it;
 * %NULL when nothing is left
 */
char *
cohort_typed_tidy (const char *text)
{
  GString *tidy = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      space = TRUE;
      continue;
    }
    if (space && tidy->len > 0)
      g_string_append_c (tidy, ' ');
    space = FALSE;
    g_string_append_unichar (tidy, c);
  }
  return g_string_free (tidy, tidy->len == 0);
}

static gboolean
is_word_of (const CohortSynonyms *synonyms, const char *list, const char *text)
{
  g_autofree char *key = g_strconcat ("names-", list, NULL);
  g_autofree char *folded = cohort_text_fold (text);

  return *folded != '\0' && cohort_synonyms_get_word (synonyms, key, folded) != NULL;
}

/* "Dr. " before and ", Ph.D." after a name are no part of it. */
static char *
strip_titles (const CohortSynonyms *synonyms, const char *typed)
{
  g_autofree char *name = g_strdup (typed);
  char *comma, *space;

  while ((comma = strrchr (name, ',')) != NULL && is_word_of (synonyms, "after", comma + 1))
    *comma = '\0';
  while ((space = strchr (name, ' ')) != NULL) {
    g_autofree char *first = g_strndup (name, (gsize)(space - name));
    char *rest;

    if (!is_word_of (synonyms, "before", first))
      break;
    rest = g_strdup (space + 1);
    g_free (name);
    name = rest;
  }
  return cohort_typed_tidy (name);
}

static char *
join_words (char **words, guint from, guint to)
{
  GString *joined = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  return g_string_free (joined, joined->len == 0);
}

/* Where the family name begins: the last word, with "Jr." after it and "de la" before it. */
static guint
find_family (const CohortSynonyms *synonyms, char **words, guint n)
{
  guint start = n - 1;

  if (start >= 2 && is_word_of (synonyms, "generation", words[start]))
    start--;
  for (guint length = MIN (2, start > 0 ? start - 1 : 0); length > 0; length--) {
    g_autofree char *particle = join_words (words, start - length, start);

    if (is_word_of (synonyms, "particles", particle))
      return start - length;
  }
  return start;
}

/* "Smith, John Jr.": the generation goes with the family, wherever it stands. */
static void
move_generation (const CohortSynonyms *synonyms, char **given, char **family)
{
  char *space = *given != NULL ? strrchr (*given, ' ') : NULL;
  char *joined;

  if (space == NULL || *family == NULL || !is_word_of (synonyms, "generation", space + 1))
    return;
  joined = g_strjoin (" ", *family, space + 1, NULL);
  g_free (*family);
  *family = joined;
  while (space > *given && (space[-1] == ',' || space[-1] == ' '))
    space--;
  *space = '\0';
}

/**
 * cohort_typed_split_name:
 * @typed: (nullable): "Whitfield, Grace", "Dr. Grace Whitfield", "José Ángel Niño"
 * @given: (out) (nullable): the given names
 * @family: (out) (nullable): what stands before a comma, else the last word; %NULL for a single
 * word
 */
void
cohort_typed_split_name (const CohortSynonyms *synonyms,
                         const char *typed,
                         char **given,
                         char **family)
{
  g_autofree char *tidy = cohort_typed_tidy (typed);
  g_autofree char *name = tidy != NULL ? strip_titles (synonyms, tidy) : NULL;
  const char *comma = name != NULL ? strchr (name, ',') : NULL;
  g_auto (GStrv) words = NULL;
  guint n, start;

  *given = *family = NULL;
  if (name == NULL)
    return;
  if (comma != NULL && !is_word_of (synonyms, "generation", comma + 1)) {
    g_autofree char *before = g_strndup (name, (gsize)(comma - name));
    g_autofree char *after = cohort_typed_tidy (comma + 1);

    *family = cohort_typed_tidy (before);
    *given = after != NULL ? strip_titles (synonyms, after) : NULL;
    move_generation (synonyms, given, family);
    return;
  }
  words = g_strsplit (name, " ", -1);
  n = g_strv_length (words);
  start = n > 1 ? find_family (synonyms, words, n) : n;
  *given = join_words (words, 0, start);
  *family = join_words (words, start, n);
}
