/* The templates a county may write from: those that come with Cohort, and its own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters.h"

#include "cohort-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER RESOURCE_PREFIX "/letters/"
#define SUFFIX ".letter"

/** cohort_letters_find_own_template: Returns: (transfer none) (nullable): the county's own of
 * exactly that language */
const CohortOwnTemplate *
cohort_letters_find_own_template (const CohortSnapshot *snapshot,
                                  const char *name,
                                  const char *language)
{
  COHORT_FOR_EACH (CohortOwnTemplate, own, snapshot, COHORT_RECORD_LETTER_TEMPLATE) {
    if (g_strcmp0 (own->name, name) == 0 && g_strcmp0 (own->language, language) == 0)
      return own;
  }
  return NULL;
}

static char *
dup_shipped (const char *name, const char *language)
{
  g_autofree char *path = g_strconcat (FOLDER, name, ".", language, SUFFIX, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  return data != NULL ? g_strndup (data, size) : NULL;
}

/* The text to use, and the county's own it comes from, if it does. */
static char *
find_text (const CohortSnapshot *snapshot,
           const char *name,
           const char *language,
           const CohortOwnTemplate **own)
{
  const char *const languages[] = {language != NULL ? language : "en", "en"};

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    char *text;

    *own = cohort_letters_find_own_template (snapshot, name, languages[i]);
    text = *own != NULL ? g_strdup ((*own)->body) : dup_shipped (name, languages[i]);
    if (text != NULL)
      return text;
  }
  COHORT_FOR_EACH (CohortOwnTemplate, other, snapshot, COHORT_RECORD_LETTER_TEMPLATE) {
    if (g_strcmp0 (other->name, name) == 0 && other->body != NULL) {
      *own = other;
      return g_strdup (other->body);
    }
  }
  return NULL;
}

/**
 * cohort_letters_check_language:
 * @language: (nullable): asked for; a person's own needs no check, since English stands in for it
 * @error: return location for a #CohortError
 *
 * Returns: whether there is a letter @name in @language; %FALSE with %COHORT_ERROR_NOT_FOUND
 */
gboolean
cohort_letters_check_language (const CohortSnapshot *snapshot,
                               const char *name,
                               const char *language,
                               GError **error)
{
  g_autofree char *shipped = language != NULL ? dup_shipped (name, language) : NULL;
  g_autofree char *called = g_strdup_printf ("%s.%s", name, language != NULL ? language : "en");

  if (language == NULL || shipped != NULL
      || cohort_letters_find_own_template (snapshot, name, language) != NULL)
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("There is no letter called “%s”."),
               called);
  return FALSE;
}

/**
 * cohort_letters_dup_template_text:
 * @language: (nullable): a person's; English when %NULL
 * @error: return location for a #CohortError
 *
 * Returns: (transfer full): the file the letters of @name are made from; %NULL with
 *   %COHORT_ERROR_NOT_FOUND
 */
char *
cohort_letters_dup_template_text (const CohortSnapshot *snapshot,
                                  const char *name,
                                  const char *language,
                                  GError **error)
{
  const CohortOwnTemplate *own;
  char *text = find_text (snapshot, name, language, &own);

  if (text == NULL)
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("There is no letter called “%s”."),
                 name);
  return text;
}

/**
 * cohort_letters_load_template:
 * @language: (nullable): a person's; English when %NULL
 * @error: return location for a #CohortError
 *
 * Returns: (transfer full): the template; %NULL when there is none or when it cannot be read
 */
CohortLetterTemplate *
cohort_letters_load_template (const CohortSnapshot *snapshot,
                              const char *name,
                              const char *language,
                              GError **error)
{
  char *text = cohort_letters_dup_template_text (snapshot, name, language, error);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;

  return bytes != NULL ? cohort_letter_template_new_from_bytes (bytes, error) : NULL;
}

/** cohort_letters_get_template_version: Returns: how many times the county saved what
 * cohort_letters_load_template() gives; 0: it comes with Cohort */
gint64
cohort_letters_get_template_version (const CohortSnapshot *snapshot,
                                     const char *name,
                                     const char *language)
{
  const CohortOwnTemplate *own = NULL;
  g_autofree char *text = find_text (snapshot, name, language, &own);

  return text != NULL && own != NULL ? own->version : 0;
}

/* The list */

static void
add_language (GPtrArray *languages, const char *language)
{
  if (language != NULL
      && !g_ptr_array_find_with_equal_func (languages, language, g_str_equal, NULL))
    g_ptr_array_add (languages, g_strdup (language));
}

/* Files are called NAME.LANGUAGE.letter. */
static void
add_shipped_languages (const char *name, GPtrArray *languages)
{
  g_auto (GStrv) files
      = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (files[i], ".", -1);

    if (g_strv_length (parts) == 3 && g_str_equal (parts[0], name)
        && g_str_has_suffix (files[i], SUFFIX))
      add_language (languages, parts[1]);
  }
}

/* Returns whether any of @name is the county's own. */
static gboolean
add_own_languages (const CohortSnapshot *snapshot, const char *name, GPtrArray *languages)
{
  gboolean found = FALSE;

  COHORT_FOR_EACH (CohortOwnTemplate, own, snapshot, COHORT_RECORD_LETTER_TEMPLATE) {
    if (g_strcmp0 (own->name, name) != 0)
      continue;
    add_language (languages, own->language);
    found = TRUE;
  }
  return found;
}

/* The language of the window where there is such a letter. */
static const char *
choose_language (const GPtrArray *languages)
{
  const char *const *wanted = g_get_language_names ();

  for (guint i = 0; wanted[i] != NULL; i++)
    if (g_ptr_array_find_with_equal_func ((GPtrArray *)languages, wanted[i], g_str_equal, NULL))
      return wanted[i];
  return "en";
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* One whose file cannot be read, which only another program can have put there, is still listed by
 * its name: opening it says what is wrong. */
static CohortLetterKind *
make_kind (const CohortSnapshot *snapshot, const char *name)
{
  g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func (g_free);
  CohortLetterKind *kind = g_new0 (CohortLetterKind, 1);
  g_autoptr (CohortLetterTemplate) template = NULL;

  add_shipped_languages (name, languages);
  kind->is_own = add_own_languages (snapshot, name, languages);
  g_ptr_array_sort (languages, compare_texts);
  template = cohort_letters_load_template (snapshot, name, choose_language (languages), NULL);
  kind->name = g_strdup (name);
  kind->title = g_strdup (template != NULL ? cohort_letter_template_get_title (template) : name);
  if (template != NULL) {
    kind->to = cohort_letter_template_get_to (template);
    kind->about_convening = cohort_letter_template_is_about_convening (template);
    kind->invites = cohort_letter_template_invites (template);
  }
  g_ptr_array_add (languages, NULL);
  kind->languages = g_strdupv ((char **)languages->pdata);
  return kind;
}

/** cohort_letter_kind_free: @self: (transfer full): a kind */
void
cohort_letter_kind_free (CohortLetterKind *self)
{
  g_free (self->name);
  g_free (self->title);
  g_strfreev (self->languages);
  g_free (self);
}

/* (transfer container): names of the county's own that are not those of Cohort's, each once */
static GPtrArray *
list_own_names (const CohortSnapshot *snapshot, const char *const *shipped)
{
  GPtrArray *names = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortOwnTemplate, own, snapshot, COHORT_RECORD_LETTER_TEMPLATE) {
    if (own->name != NULL && !g_strv_contains (shipped, own->name)
        && !g_ptr_array_find_with_equal_func (names, own->name, g_str_equal, NULL))
      g_ptr_array_add (names, own->name);
  }
  g_ptr_array_sort (names, compare_texts);
  return names;
}

/**
 * cohort_letters_list_templates:
 *
 * Returns: (transfer full) (element-type CohortLetterKind): each letter there is a template of:
 *   those that come with Cohort, then the county's by name
 */
GPtrArray *
cohort_letters_list_templates (const CohortSnapshot *snapshot)
{
  const char *const *shipped = cohort_letter_template_get_shipped ();
  g_autoptr (GPtrArray) own = list_own_names (snapshot, shipped);
  GPtrArray *kinds = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_letter_kind_free);

  for (guint i = 0; shipped[i] != NULL; i++)
    g_ptr_array_add (kinds, make_kind (snapshot, shipped[i]));
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (kinds, make_kind (snapshot, g_ptr_array_index (own, i)));
  return kinds;
}
