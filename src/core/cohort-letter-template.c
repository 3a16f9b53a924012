/* A letter as a text file: to whom it goes, what it needs to know, and what it says.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-template.h"

#include "cohort-error.h"
#include "cohort-letter-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SIZE (256 * 1024)

static CohortLetterTemplate *
new_empty (void)
{
  CohortLetterTemplate *self = g_new0 (CohortLetterTemplate, 1);

  self->required = g_ptr_array_new_with_free_func (g_free);
  self->declared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  cohort_letter_words_init (&self->own);
  cohort_letter_words_init (&self->shared);
  return self;
}

/** cohort_letter_template_free: @self: (transfer full): a template */
void
cohort_letter_template_free (CohortLetterTemplate *self)
{
  g_free (self->text);
  g_free (self->name);
  g_free (self->title);
  g_free (self->language);
  g_ptr_array_unref (self->required);
  g_hash_table_unref (self->declared);
  g_hash_table_unref (self->uses);
  cohort_letter_words_clear (&self->own);
  cohort_letter_words_clear (&self->shared);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_free (self);
}

const char *
cohort_letter_template_get_name (const CohortLetterTemplate *self)
{
  return self->name;
}

/** cohort_letter_template_get_title: What kind of letter it is, in its own language: for the PDF's
 * title. */
const char *
cohort_letter_template_get_title (const CohortLetterTemplate *self)
{
  return self->title;
}

const char *
cohort_letter_template_get_language (const CohortLetterTemplate *self)
{
  return self->language;
}

const char *
cohort_letter_template_get_text (const CohortLetterTemplate *self)
{
  return self->text;
}

CohortLetterTo
cohort_letter_template_get_to (const CohortLetterTemplate *self)
{
  return self->to;
}

gboolean
cohort_letter_template_is_about_convening (const CohortLetterTemplate *self)
{
  return self->about_convening;
}

gboolean
cohort_letter_template_invites (const CohortLetterTemplate *self)
{
  return self->invites;
}

GPtrArray *
cohort_letter_template_get_nodes (const CohortLetterTemplate *self)
{
  return self->nodes;
}

const char *const *
cohort_letter_template_get_required (const CohortLetterTemplate *self)
{
  return (const char *const *)self->required->pdata;
}

gboolean
cohort_letter_template_requires (const CohortLetterTemplate *self, const char *name)
{
  return g_strv_contains (cohort_letter_template_get_required (self), name);
}

gboolean
cohort_letter_template_uses (const CohortLetterTemplate *self, const char *name)
{
  return g_hash_table_contains (self->uses, name);
}

/* The file's text with "\n" at the ends of lines and no mark at its beginning. */
static char *
decode_text (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) text = NULL;

  if (size > MAX_SIZE || !g_utf8_validate_len (data != NULL ? data : "", size, NULL)) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("This is no letter template: it is not a text of at most %d kB in UTF-8."),
                 MAX_SIZE / 1024);
    return NULL;
  }
  text = g_string_new_len (data, (gssize)size);
  if (g_str_has_prefix (text->str, "\xef\xbb\xbf"))
    g_string_erase (text, 0, 3);
  g_string_replace (text, "\r\n", "\n", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static CohortLetterTemplate *
parse (GBytes *bytes, CohortLetterFault *fault, GError **error)
{
  g_autoptr (CohortLetterTemplate) self = new_empty ();
  CohortLetterCursor cursor;

  self->text = decode_text (bytes, error);
  cursor = (CohortLetterCursor){self->text, self->text, fault};
  if (self->text == NULL || !cohort_letter_head_read (self, &cursor, error)
      || !cohort_letter_body_parse (self, &cursor, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * cohort_letter_template_new_from_bytes:
 * @bytes: a template file
 * @error: return location for a #CohortError
 *
 * Returns: (transfer full): the template; %NULL with %COHORT_ERROR_INVALID naming line,
 *   column and what is wrong there
 */
CohortLetterTemplate *
cohort_letter_template_new_from_bytes (GBytes *bytes, GError **error)
{
  return parse (bytes, NULL, error);
}

/**
 * cohort_letter_template_new_from_text:
 * @text: a template file
 * @at: (out): where it is wrong, in bytes from the beginning
 * @fault: (out) (transfer full): what is wrong there, a sentence; %NULL when nothing is
 *
 * Returns: (transfer full) (nullable): the template; %NULL when it is wrong
 */
CohortLetterTemplate *
cohort_letter_template_new_from_text (const char *text, gsize *at, char **fault)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CohortLetterFault found = {0};
  CohortLetterTemplate *self = parse (bytes, &found, &error);

  if (error != NULL && found.sentence == NULL)
    found.sentence = g_strdup (error->message);
  *at = found.at;
  *fault = found.sentence;
  return self;
}

/* Those that come with Cohort */

const char *const *
cohort_letter_template_get_shipped (void)
{
  static const char *const names[]
      = {"welcome", "official-request", "cost-share", "release", "thank-you", NULL};

  return names;
}

static GBytes *
look_up (const char *name, const char *language)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PREFIX "/letters/%s.%s.letter", name, language);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * cohort_letter_template_load:
 * @name: a template built in, such as "welcome"
 * @language: (nullable): a person's language; English when %NULL or when there is no such letter
 * @error: return location for a #CohortError
 *
 * Returns: (transfer full): the template
 */
CohortLetterTemplate *
cohort_letter_template_load (const char *name, const char *language, GError **error)
{
  g_autoptr (GBytes) bytes = look_up (name, language != NULL ? language : "en");

  if (bytes == NULL)
    bytes = look_up (name, "en");
  if (bytes == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("There is no letter called “%s”."),
                 name);
    return NULL;
  }
  return cohort_letter_template_new_from_bytes (bytes, error);
}
