/* Reads JSON of a known shape strictly and remembers the place of the first error.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-reader.h"

#include "cohort-date.h"
#include "cohort-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The parser calls itself for each level, so a file of brackets could exhaust the stack. */
#define MOST_LEVELS   16
#define MOST_ELEMENTS 1000
#define MOST_TEXT     4000

/**
 * cohort_reader_init:
 * @self: an uninitialized reader; end it with cohort_reader_finish()
 */
void
cohort_reader_init (CohortReader *self)
{
  self->place = g_string_new (NULL);
  self->error = NULL;
}

/**
 * cohort_reader_finish:
 * @self: a reader, of no further use
 * @error: return location for the first error
 *
 * Returns: %FALSE with %COHORT_ERROR_INVALID when anything was wrong
 */
gboolean
cohort_reader_finish (CohortReader *self, GError **error)
{
  g_string_free (self->place, TRUE);
  self->place = NULL;
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * cohort_reader_fail:
 * @self: a reader
 * @key: (nullable): the member that is wrong, or %NULL for the place itself
 * @format: a translated sentence
 * @...: its values
 *
 * Remembers what is wrong, with its place in front, unless something already is.
 */
void
cohort_reader_fail (CohortReader *self, const char *key, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list values;

  if (self->error != NULL)
    return;
  va_start (values, format);
  sentence = g_strdup_vprintf (format, values);
  va_end (values);

  if (self->place->len == 0 && key == NULL)
    self->error = g_error_new_literal (COHORT_ERROR, COHORT_ERROR_INVALID, sentence);
  else
    self->error = g_error_new (COHORT_ERROR, COHORT_ERROR_INVALID, "%s%s%s: %s", self->place->str,
                               self->place->len > 0 && key != NULL ? "." : "",
                               key != NULL ? key : "", sentence);
}

/* What json-glib takes beyond JSON (comments, single quotes, assignments) is refused here, which
 * also makes the count of levels below reliable. */
static void
check_characters (CohortReader *self, const char *text, gsize length)
{
  gboolean in_string = FALSE;
  guint level = 0;

  for (gsize i = 0; i < length && self->error == NULL; i++) {
    char c = text[i];

    if (in_string) {
      if (i + 6 <= length && memcmp (text + i, "\\u0000", 6) == 0)
        cohort_reader_fail (self, NULL, _ ("The file holds a character that is no text."));
      else if (c == '\\')
        i++;
      else if (c == '"')
        in_string = FALSE;
    } else if (c == '"') {
      in_string = TRUE;
    } else if (c == '{' || c == '[') {
      if (++level > MOST_LEVELS)
        cohort_reader_fail (self, NULL, _ ("The file is nested too deeply to be one of Cohort's."));
    } else if (c == '}' || c == ']') {
      level -= level > 0;
    } else if (!g_ascii_isalnum (c) && strchr (":,+-. \t\r\n", c) == NULL) {
      cohort_reader_fail (self, NULL, _ ("The file is not JSON."));
    }
  }
}

typedef struct {
  CohortReader *reader;
  GHashTable *seen; /* owned text "object/name" */
} Members;

static void
note_member (JsonParser *parser, JsonObject *object, const char *name, gpointer user_data)
{
  Members *members = user_data;

  if (!g_hash_table_add (members->seen, g_strdup_printf ("%p/%s", (void *)object, name)))
    cohort_reader_fail (members->reader, NULL,
                        _ ("“%s” is written twice in one place of the file."), name);
}

/**
 * cohort_reader_parse:
 * @self: a reader
 * @json: the file
 * @most_bytes: how large it may be
 *
 * Parses a file that may come from anywhere: UTF-8, of bounded size and depth, and nothing but JSON
 * without a name twice in one object.
 *
 * Returns: (transfer full) (nullable): its root, or %NULL after an error
 */
JsonNode *
cohort_reader_parse (CohortReader *self, GBytes *json, gsize most_bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  Members members = {self, seen};
  gsize length;
  const char *text = g_bytes_get_data (json, &length);

  if (length == 0)
    cohort_reader_fail (self, NULL, _ ("The file is empty."));
  else if (length > most_bytes)
    cohort_reader_fail (self, NULL, _ ("The file is too large to be one of Cohort's."));
  else if (!g_utf8_validate_len (text, length, NULL))
    cohort_reader_fail (self, NULL, _ ("The file is not text in UTF-8."));
  else
    check_characters (self, text, length);
  if (self->error != NULL)
    return NULL;

  g_signal_connect (parser, "object-member", G_CALLBACK (note_member), &members);
  if (!json_parser_load_from_data (parser, text, (gssize)length, &error))
    cohort_reader_fail (self, NULL, _ ("The file is not JSON: %s"), error->message);
  else if (json_parser_get_root (parser) == NULL)
    cohort_reader_fail (self, NULL, _ ("The file is empty."));
  return self->error == NULL ? json_parser_steal_root (parser) : NULL;
}

/**
 * cohort_reader_parse_text:
 * @json: (nullable): what a file or the database keeps within it
 *
 * For JSON without a place to name: as careful as cohort_reader_parse(), whatever its size.
 *
 * Returns: (transfer full) (nullable): its root, or %NULL when it is nothing that Cohort writes
 */
JsonNode *
cohort_reader_parse_text (const char *json)
{
  g_autoptr (GBytes) bytes = json != NULL ? g_bytes_new_static (json, strlen (json)) : NULL;
  g_autoptr (JsonNode) root = NULL;
  CohortReader reader;

  if (bytes == NULL)
    return NULL;
  cohort_reader_init (&reader);
  root = cohort_reader_parse (&reader, bytes, G_MAXSIZE);
  return cohort_reader_finish (&reader, NULL) ? g_steal_pointer (&root) : NULL;
}

static gboolean
is_key_known (const char *const *keys, const char *name)
{
  for (; *keys != NULL; keys++)
    if (g_str_has_prefix (*keys, name)
        && (g_str_equal (*keys + strlen (name), "") || g_str_equal (*keys + strlen (name), "?")))
      return TRUE;
  return FALSE;
}

/**
 * cohort_reader_object:
 * @self: a reader
 * @node: what stands at the reader's place
 * @keys: (array zero-terminated=1): the members it has; those that end in "?" may be left out
 *
 * Returns: (transfer none) (nullable): the object; %NULL after an error, which all others accept
 */
JsonObject *
cohort_reader_object (CohortReader *self, JsonNode *node, const char *const *keys)
{
  JsonObject *object;
  JsonObjectIter iter;
  const char *name;

  if (self->error != NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    cohort_reader_fail (self, NULL, _ ("Names with values, in braces, must stand here."));
    return NULL;
  }

  object = json_node_get_object (node);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!is_key_known (keys, name))
      cohort_reader_fail (self, name, _ ("Nothing of this name belongs here."));
  for (; *keys != NULL; keys++)
    if (!g_str_has_suffix (*keys, "?") && !json_object_has_member (object, *keys))
      cohort_reader_fail (self, *keys, _ ("This is missing."));
  return self->error == NULL ? object : NULL;
}

/* The member, or NULL when it is left out or null or when there already was an error. */
static JsonNode *
get_member (CohortReader *self, JsonObject *object, const char *key)
{
  JsonNode *node;

  if (self->error != NULL || object == NULL)
    return NULL;
  node = json_object_get_member (object, key);
  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static JsonNode *
get_member_of_type (CohortReader *self, JsonObject *object, const char *key, GType type)
{
  JsonNode *node = get_member (self, object, key);

  if (node == NULL || (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type))
    return node;
  if (type == G_TYPE_STRING)
    cohort_reader_fail (self, key, _ ("A text in quotation marks must stand here."));
  else if (type == G_TYPE_INT64)
    cohort_reader_fail (self, key, _ ("A whole number must stand here."));
  else
    cohort_reader_fail (self, key, _ ("“true” or “false” must stand here."));
  return NULL;
}

static void
fail_if_null (CohortReader *self, JsonObject *object, const char *key)
{
  if (object != NULL && get_member (self, object, key) == NULL)
    cohort_reader_fail (self, key, _ ("This must be known and cannot be null."));
}

/**
 * cohort_reader_within:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member
 * @func: what reads the member
 * @user_data: for @func
 *
 * Calls @func with the reader standing at the member.
 */
void
cohort_reader_within (CohortReader *self,
                      JsonObject *object,
                      const char *key,
                      CohortReaderFunc func,
                      gpointer user_data)
{
  gsize length = self->place->len;
  JsonNode *node;

  fail_if_null (self, object, key);
  node = get_member (self, object, key);
  if (node == NULL)
    return;
  g_string_append_printf (self->place, "%s%s", length > 0 ? "." : "", key);
  func (self, node, user_data);
  g_string_truncate (self->place, length);
}

/**
 * cohort_reader_each:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member that is a list
 * @func: what reads one element
 * @user_data: for @func
 *
 * Calls @func with the reader standing at each element in turn, until the first error.
 */
void
cohort_reader_each (CohortReader *self,
                    JsonObject *object,
                    const char *key,
                    CohortReaderFunc func,
                    gpointer user_data)
{
  gsize length = self->place->len;
  JsonArray *array;
  JsonNode *node;

  fail_if_null (self, object, key);
  node = get_member (self, object, key);
  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    cohort_reader_fail (self, key, _ ("A list in square brackets must stand here."));
  if (node == NULL || self->error != NULL)
    return;

  array = json_node_get_array (node);
  if (json_array_get_length (array) > MOST_ELEMENTS)
    cohort_reader_fail (self, key, _ ("The list is too long to be one of Cohort's."));
  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++) {
    g_string_append_printf (self->place, "%s%s[%u]", length > 0 ? "." : "", key, i);
    func (self, json_array_get_element (array, i), user_data);
    g_string_truncate (self->place, length);
  }
}

static gboolean
is_printable (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/**
 * cohort_reader_optional_text:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member
 *
 * Returns: (transfer full) (nullable): its text, never empty; %NULL when it is null or left out
 */
char *
cohort_reader_optional_text (CohortReader *self, JsonObject *object, const char *key)
{
  JsonNode *node = get_member_of_type (self, object, key, G_TYPE_STRING);
  const char *text = node != NULL ? json_node_get_string (node) : NULL;

  if (text == NULL)
    return NULL;
  if (*text == '\0' || strlen (text) > MOST_TEXT || !is_printable (text)) {
    cohort_reader_fail (self, key, _ ("The text must be one line, neither empty nor very long."));
    return NULL;
  }
  return g_strdup (text);
}

/**
 * cohort_reader_text:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member
 *
 * Returns: (transfer full): its text; null is an error
 */
char *
cohort_reader_text (CohortReader *self, JsonObject *object, const char *key)
{
  fail_if_null (self, object, key);
  return cohort_reader_optional_text (self, object, key);
}

/**
 * cohort_reader_word:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member
 * @words: (array zero-terminated=1): what it may be
 *
 * Returns: (transfer full): one of @words
 */
char *
cohort_reader_word (CohortReader *self,
                    JsonObject *object,
                    const char *key,
                    const char *const *words)
{
  g_autofree char *word = cohort_reader_text (self, object, key);
  g_autofree char *choices = NULL;

  if (word == NULL || g_strv_contains (words, word))
    return g_steal_pointer (&word);
  choices = g_strjoinv (", ", (char **)words);
  cohort_reader_fail (self, key, _ ("“%s” is none of: %s."), word, choices);
  return NULL;
}

/**
 * cohort_reader_code:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member
 *
 * Returns: (transfer full): its code: small letters, digits and hyphens
 */
char *
cohort_reader_code (CohortReader *self, JsonObject *object, const char *key)
{
  g_autofree char *code = cohort_reader_text (self, object, key);

  if (code == NULL || strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (code))
    return g_steal_pointer (&code);
  cohort_reader_fail (self, key, _ ("A code has only small letters, digits and hyphens."));
  return NULL;
}

static void
append_text (CohortReader *self, JsonNode *node, gpointer user_data)
{
  GPtrArray *texts = user_data;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
      && *json_node_get_string (node) != '\0' && is_printable (json_node_get_string (node)))
    g_ptr_array_add (texts, json_node_dup_string (node));
  else
    cohort_reader_fail (self, NULL, _ ("A text in quotation marks must stand here."));
}

/**
 * cohort_reader_texts:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member that is a list of texts
 *
 * Returns: (transfer full) (array zero-terminated=1): the texts, perhaps none
 */
char **
cohort_reader_texts (CohortReader *self, JsonObject *object, const char *key)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  cohort_reader_each (self, object, key, append_text, texts);
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_steal (texts, NULL);
}

/**
 * cohort_reader_optional_integer:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member
 * @least: the least it may be
 * @most: the most it may be
 *
 * Returns: its value, or %COHORT_UNKNOWN when it is null or left out
 */
gint64
cohort_reader_optional_integer (CohortReader *self,
                                JsonObject *object,
                                const char *key,
                                gint64 least,
                                gint64 most)
{
  JsonNode *node = get_member_of_type (self, object, key, G_TYPE_INT64);
  gint64 value = node != NULL ? json_node_get_int (node) : COHORT_UNKNOWN;

  if (node != NULL && (value < least || value > most)) {
    cohort_reader_fail (self, key,
                        /* Translators: all three are numbers. */
                        _ ("%lld is not between %lld and %lld."), (long long)value,
                        (long long)least, (long long)most);
    return COHORT_UNKNOWN;
  }
  return value;
}

/**
 * cohort_reader_integer:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member
 * @least: the least it may be
 * @most: the most it may be
 *
 * Returns: its value; null is an error
 */
gint64
cohort_reader_integer (CohortReader *self,
                       JsonObject *object,
                       const char *key,
                       gint64 least,
                       gint64 most)
{
  fail_if_null (self, object, key);
  return cohort_reader_optional_integer (self, object, key, least, most);
}

/**
 * cohort_reader_boolean:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member
 *
 * Returns: its value; null is an error
 */
gboolean
cohort_reader_boolean (CohortReader *self, JsonObject *object, const char *key)
{
  JsonNode *node;

  fail_if_null (self, object, key);
  node = get_member_of_type (self, object, key, G_TYPE_BOOLEAN);
  return node != NULL && json_node_get_boolean (node);
}

/**
 * cohort_reader_optional_date:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member
 *
 * Returns: its day, or 0 when it is null or left out
 */
CohortDate
cohort_reader_optional_date (CohortReader *self, JsonObject *object, const char *key)
{
  g_autofree char *text = cohort_reader_optional_text (self, object, key);
  CohortDate date = cohort_date_parse (text);

  if (text != NULL && date == 0)
    cohort_reader_fail (self, key, _ ("“%s” is not a day written like 2024-11-07."), text);
  return date;
}

/**
 * cohort_reader_date:
 * @self: a reader
 * @object: (nullable): the object it stands at
 * @key: a member
 *
 * Returns: its day; null is an error
 */
CohortDate
cohort_reader_date (CohortReader *self, JsonObject *object, const char *key)
{
  fail_if_null (self, object, key);
  return cohort_reader_optional_date (self, object, key);
}
