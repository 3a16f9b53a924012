/* The values of a letter as text that is kept with it, and back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-error.h"
#include "cohort-letter-fields-private.h"
#include "cohort-reader.h"

#include <glib/gi18n-lib.h>

#define MAX_SIZE (4 * 1024 * 1024)

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

static void
build_item (const CohortLetterFields *self, JsonBuilder *builder)
{
  g_autoptr (GList) fields = g_list_sort (g_hash_table_get_keys (self->texts), compare_names);
  g_autoptr (GList) lists = g_list_sort (g_hash_table_get_keys (self->lists), compare_names);

  json_builder_begin_object (builder);
  for (const GList *l = fields; l != NULL; l = l->next) {
    g_autofree char *valid = g_utf8_make_valid (g_hash_table_lookup (self->texts, l->data), -1);

    json_builder_set_member_name (builder, l->data);
    json_builder_add_string_value (builder, valid);
  }
  for (const GList *l = lists; l != NULL; l = l->next) {
    const GPtrArray *items = g_hash_table_lookup (self->lists, l->data);

    json_builder_set_member_name (builder, l->data);
    json_builder_begin_array (builder);
    for (guint i = 0; i < items->len; i++)
      build_item (g_ptr_array_index (items, i), builder);
    json_builder_end_array (builder);
  }
  json_builder_end_object (builder);
}

/**
 * cohort_letter_fields_dup_json:
 * @self: the values of a letter
 *
 * Returns: (transfer full): them as JSON: fields by name with their texts, then lists by name with
 *   their items in order; the same values are always the same text
 */
char *
cohort_letter_fields_dup_json (const CohortLetterFields *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  build_item (self, builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void read_item (CohortReader *reader, JsonNode *node, CohortLetterFields *self, guint scope);

static void
read_list (CohortReader *reader,
           JsonNode *node,
           CohortLetterFields *self,
           const char *name,
           guint inner)
{
  JsonArray *items;

  if (!JSON_NODE_HOLDS_ARRAY (node)) {
    cohort_reader_fail (reader, name, _ ("A list must stand here."));
    return;
  }
  items = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (items); i++)
    read_item (reader, json_array_get_element (items, i), cohort_letter_fields_append (self, name),
               inner);
}

static void
read_member (CohortReader *reader,
             const char *name,
             JsonNode *node,
             CohortLetterFields *self,
             guint scope)
{
  guint home, inner;

  if (cohort_letter_field_intern (name, &home) != NULL && (home & scope) != 0) {
    if (json_node_get_value_type (node) == G_TYPE_STRING)
      cohort_letter_fields_take (self, name, json_node_dup_string (node));
    else
      cohort_reader_fail (reader, name, _ ("A text must stand here."));
  } else if (cohort_letter_list_intern (name, &home, &inner) != NULL && (home & scope) != 0) {
    read_list (reader, node, self, name, inner);
  } else {
    cohort_reader_fail (reader, name, _ ("Nothing of this name belongs here."));
  }
}

static void
read_item (CohortReader *reader, JsonNode *node, CohortLetterFields *self, guint scope)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    cohort_reader_fail (reader, NULL, _ ("Names with values, in braces, must stand here."));
    return;
  }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    read_member (reader, name, value, self, scope);
}

/**
 * cohort_letter_fields_new_from_json:
 * @json: what cohort_letter_fields_dup_json() made
 * @error: return location for a #CohortError
 *
 * Returns: (transfer full): the values; %NULL with %COHORT_ERROR_INVALID when they are no values of
 *   a letter
 */
CohortLetterFields *
cohort_letter_fields_new_from_json (const char *json, GError **error)
{
  g_autoptr (CohortLetterFields) self = cohort_letter_fields_make (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (JsonNode) root = NULL;
  CohortReader reader;

  cohort_reader_init (&reader);
  root = cohort_reader_parse (&reader, bytes, MAX_SIZE);
  if (root != NULL)
    read_item (&reader, root, self, COHORT_LETTER_SCOPE_LETTER);
  return cohort_reader_finish (&reader, error) ? g_steal_pointer (&self) : NULL;
}
