/* Finds the pages of the help among what is built in, and words in them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-help-pages.h"

#include "cohort-text.h"

/** cohort_help_get_names: see the header */
const char *const *
cohort_help_get_names (void)
{
  static const char *const names[] = {COHORT_HELP_FIRST_HOUR,
                                      COHORT_HELP_PEOPLE,
                                      COHORT_HELP_CONVENINGS,
                                      COHORT_HELP_MONEY,
                                      COHORT_HELP_CLAIMS,
                                      COHORT_HELP_LETTERS,
                                      COHORT_HELP_WORKBOOKS,
                                      COHORT_HELP_YEAR,
                                      COHORT_HELP_BACKUP,
                                      COHORT_HELP_KEYS,
                                      NULL};

  return names;
}

/** cohort_help_get_languages: see the header */
const char *const *
cohort_help_get_languages (void)
{
  static const char *const languages[] = {"en", "es", NULL};

  return languages;
}

/** cohort_help_choose_language: Returns: (transfer none): a language there are pages in */
const char *
cohort_help_choose_language (void)
{
  const char *const *wanted = g_get_language_names ();
  const char *const *languages = cohort_help_get_languages ();

  for (guint i = 0; wanted[i] != NULL; i++)
    for (guint j = 0; languages[j] != NULL; j++)
      if (g_str_equal (wanted[i], languages[j]))
        return languages[j];
  return languages[0];
}

/**
 * cohort_help_load:
 * @name: of cohort_help_get_names()
 * @language: of cohort_help_get_languages()
 *
 * Returns: (transfer full): the page
 */
CohortHelpPage *
cohort_help_load (const char *name, const char *language, GError **error)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PREFIX "/help/%s/%s.md", language, name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return cohort_help_page_new (name, text, error);
}

/** cohort_help_dup_picture_path: Returns: (transfer full): path of a resource */
char *
cohort_help_dup_picture_path (const char *file)
{
  return g_strconcat (RESOURCE_PREFIX "/help/pictures/", file, NULL);
}

static gboolean
holds_all (const char *folded, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static char *
dup_folded (const CohortHelpPage *page, guint i)
{
  return cohort_text_fold (((const CohortHelpPart *)g_ptr_array_index (page->parts, i))->text);
}

static int
find_part (const CohortHelpPage *page, char **words)
{
  for (guint i = 0; i < page->parts->len; i++) {
    g_autofree char *folded = dup_folded (page, i);

    if (holds_all (folded, words))
      return i;
  }
  return -1;
}

/** cohort_help_find: see the header */
int
cohort_help_find (const CohortHelpPage *page, const char *words)
{
  g_auto (GStrv) wanted = g_strsplit (words, " ", -1);
  g_autoptr (GString) all = g_string_new (NULL);
  char *first[2] = {wanted[0], NULL};
  int found = find_part (page, wanted);

  if (found >= 0 || wanted[0] == NULL)
    return found;
  for (guint i = 0; i < page->parts->len; i++) {
    g_autofree char *folded = dup_folded (page, i);

    g_string_append_printf (all, "%s ", folded);
  }
  return holds_all (all->str, wanted) ? find_part (page, first) : -1;
}
