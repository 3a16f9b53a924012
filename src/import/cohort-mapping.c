/* Which column of a file is which field, and which typed words are which codes.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-mapping.h"

#include "cohort-cells.h"
#include "cohort-reader.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define MOST_BYTES (1 << 20)

typedef struct {
  char *vocabulary;
  char *typed;
  char *folded;
  char *code;
} Value;

struct _CohortMapping {
  char *sheet; /* (nullable) */
  guint header_row;
  gboolean complete;
  GPtrArray *columns; /* (owned) (element-type CohortMappingColumn) */
  GPtrArray *values;  /* (owned) (element-type Value) */
};

static void
free_column (gpointer data)
{
  CohortMappingColumn *column = data;

  g_free (column->heading);
  g_free (column->field);
  g_free (column->letter);
  g_free (column->sample);
  g_free (column);
}

static void
free_value (gpointer data)
{
  Value *value = data;

  g_free (value->vocabulary);
  g_free (value->typed);
  g_free (value->folded);
  g_free (value->code);
  g_free (value);
}

/** cohort_mapping_new: Returns: (transfer full): a mapping that leaves everything to be recognized
 */
CohortMapping *
cohort_mapping_new (void)
{
  CohortMapping *self = g_new0 (CohortMapping, 1);

  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->values = g_ptr_array_new_with_free_func (free_value);
  return self;
}

/** cohort_mapping_free: @self: (transfer full) (nullable): a mapping */
void
cohort_mapping_free (CohortMapping *self)
{
  if (self == NULL)
    return;
  g_free (self->sheet);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static Value *
put_value (CohortMapping *self, const char *vocabulary, const char *typed, const char *code)
{
  Value *value = g_new0 (Value, 1);

  value->vocabulary = g_strdup (vocabulary);
  value->typed = g_strdup (typed);
  value->folded = cohort_text_fold (typed);
  value->code = g_strdup (code);
  g_ptr_array_add (self->values, value);
  return value;
}

/** cohort_mapping_copy: Returns: (transfer full): a copy to be changed */
CohortMapping *
cohort_mapping_copy (const CohortMapping *self)
{
  CohortMapping *copy = cohort_mapping_new ();

  copy->sheet = g_strdup (self->sheet);
  copy->header_row = self->header_row;
  copy->complete = self->complete;
  for (guint i = 0; i < self->columns->len; i++) {
    const CohortMappingColumn *column = g_ptr_array_index (self->columns, i);
    CohortMappingColumn *twin = g_new0 (CohortMappingColumn, 1);

    *twin = (CohortMappingColumn){g_strdup (column->heading), g_strdup (column->field),
                                  g_strdup (column->letter), g_strdup (column->sample)};
    g_ptr_array_add (copy->columns, twin);
  }
  for (guint i = 0; i < self->values->len; i++) {
    const Value *value = g_ptr_array_index (self->values, i);

    put_value (copy, value->vocabulary, value->typed, value->code);
  }
  return copy;
}

static gboolean
fail (GError **error, const char *format, const char *word)
{
  g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_MAPPING, format, word);
  return FALSE;
}

static gboolean
read_columns (CohortMapping *self, JsonObject *columns, GError **error)
{
  JsonObjectIter iter;
  const char *heading;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, columns);
  while (json_object_iter_next_ordered (&iter, &heading, &node)) {
    const char *field = JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node);

    if (!JSON_NODE_HOLDS_NULL (node)
        && (field == NULL || !g_strv_contains (cohort_field_list (), field)))
      return fail (error, _ ("The mapping gives the column “%s” a field that does not exist."),
                   heading);
    cohort_mapping_set_column (self, heading, field);
  }
  return TRUE;
}

static gboolean
read_vocabulary (CohortMapping *self, const char *vocabulary, JsonNode *node, GError **error)
{
  JsonObjectIter iter;
  const char *typed;
  JsonNode *code;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, _ ("“%s” in the mapping must hold typed words and their codes."),
                 vocabulary);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &typed, &code))
    if (!cohort_mapping_set_value (
            self, vocabulary, typed,
            JSON_NODE_HOLDS_VALUE (code) ? json_node_get_string (code) : NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_values (CohortMapping *self, JsonObject *values, GError **error)
{
  JsonObjectIter iter;
  const char *vocabulary;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, values);
  while (json_object_iter_next_ordered (&iter, &vocabulary, &node))
    if (!read_vocabulary (self, vocabulary, node, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_member (CohortMapping *self, const char *name, JsonNode *node, GError **error)
{
  gboolean is_object = JSON_NODE_HOLDS_OBJECT (node);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (g_str_equal (name, "columns") && is_object)
    return read_columns (self, json_node_get_object (node), error);
  if (g_str_equal (name, "values") && is_object)
    return read_values (self, json_node_get_object (node), error);
  if (g_str_equal (name, "sheet") && (type == G_TYPE_STRING || JSON_NODE_HOLDS_NULL (node)))
    cohort_mapping_set_sheet (self,
                              JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node));
  else if (g_str_equal (name, "header_row") && type == G_TYPE_INT64 && json_node_get_int (node) > 0
           && json_node_get_int (node) <= G_MAXINT)
    self->header_row = (guint)json_node_get_int (node);
  else
    return fail (error, _ ("“%s” in the mapping is not known, or has the wrong kind of value."),
                 name);
  return TRUE;
}

/**
 * cohort_mapping_new_from_json:
 * @json: `{"sheet": …, "header_row": …, "columns": {"Heading": "field" or null},
 *   "values": {"role": {"typed text": "code"}}}`, each part optional
 *
 * Returns: (transfer full): the mapping, or %NULL with %COHORT_IMPORT_ERROR_MAPPING
 */
CohortMapping *
cohort_mapping_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (CohortMapping) self = cohort_mapping_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) parse_error = NULL;
  CohortReader reader;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  cohort_reader_init (&reader);
  root = cohort_reader_parse (&reader, json, MOST_BYTES);
  if (!cohort_reader_finish (&reader, &parse_error)) {
    fail (error, _ ("The mapping cannot be used. %s"), parse_error->message);
    return NULL;
  }
  if (!JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error_literal (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_MAPPING,
                         _ ("The mapping must be a JSON object."));
    return NULL;
  }
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!read_member (self, name, node, error))
      return NULL;
  return g_steal_pointer (&self);
}

static JsonObject *
write_values (const CohortMapping *self)
{
  JsonObject *values = json_object_new ();

  for (guint i = 0; i < self->values->len; i++) {
    const Value *value = g_ptr_array_index (self->values, i);

    if (!json_object_has_member (values, value->vocabulary))
      json_object_set_object_member (values, value->vocabulary, json_object_new ());
    json_object_set_string_member (json_object_get_object_member (values, value->vocabulary),
                                   value->typed, value->code);
  }
  return values;
}

/** cohort_mapping_to_json: Returns: (transfer full): what cohort_mapping_new_from_json() reads */
JsonNode *
cohort_mapping_to_json (const CohortMapping *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *columns = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  if (self->sheet != NULL)
    json_object_set_string_member (object, "sheet", self->sheet);
  if (self->header_row > 0)
    json_object_set_int_member (object, "header_row", self->header_row);
  for (guint i = 0; i < self->columns->len; i++) {
    const CohortMappingColumn *column = g_ptr_array_index (self->columns, i);

    if (column->field != NULL)
      json_object_set_string_member (columns, column->heading, column->field);
    else
      json_object_set_null_member (columns, column->heading);
  }
  json_object_set_object_member (object, "columns", columns);
  json_object_set_object_member (object, "values", write_values (self));
  json_node_take_object (node, object);
  return node;
}

/** cohort_mapping_get_sheet: Returns: (nullable): the name of the sheet to be read */
const char *
cohort_mapping_get_sheet (const CohortMapping *self)
{
  return self->sheet;
}

/** cohort_mapping_set_sheet: @sheet: (nullable): its name; %NULL: to be found */
void
cohort_mapping_set_sheet (CohortMapping *self, const char *sheet)
{
  g_free (self->sheet);
  self->sheet = g_strdup (sheet);
}

/** cohort_mapping_get_complete: Returns: see the header */
gboolean
cohort_mapping_get_complete (const CohortMapping *self)
{
  return self->complete;
}

/** cohort_mapping_set_complete: a mapping read from a file never is */
void
cohort_mapping_set_complete (CohortMapping *self, gboolean complete)
{
  self->complete = complete;
}

/** cohort_mapping_get_header_row: Returns: the row of the headings, from 1; 0: to be found */
guint
cohort_mapping_get_header_row (const CohortMapping *self)
{
  return self->header_row;
}

/** cohort_mapping_set_header_row: @row: from 1; 0: to be found */
void
cohort_mapping_set_header_row (CohortMapping *self, guint row)
{
  self->header_row = row;
}

/** cohort_mapping_get_columns: Returns: (transfer none) (element-type CohortMappingColumn): in the
 * file's order */
GPtrArray *
cohort_mapping_get_columns (const CohortMapping *self)
{
  return self->columns;
}

/**
 * cohort_mapping_find_column:
 * @heading: as the file has it; case, accents and punctuation are not looked at
 *
 * Returns: (transfer none) (nullable): the column
 */
const CohortMappingColumn *
cohort_mapping_find_column (const CohortMapping *self, const char *heading)
{
  g_autofree char *folded = cohort_text_fold (heading);

  for (guint i = 0; i < self->columns->len; i++) {
    const CohortMappingColumn *column = g_ptr_array_index (self->columns, i);
    g_autofree char *own = cohort_text_fold (column->heading);

    if (g_str_equal (own, folded))
      return column;
  }
  return NULL;
}

/** cohort_mapping_set_column: @field: (nullable): one of cohort_field_list(); %NULL keeps it as an
 * answer */
void
cohort_mapping_set_column (CohortMapping *self, const char *heading, const char *field)
{
  CohortMappingColumn *column = (CohortMappingColumn *)cohort_mapping_find_column (self, heading);

  if (column == NULL) {
    column = g_new0 (CohortMappingColumn, 1);
    column->heading = g_strdup (heading);
    g_ptr_array_add (self->columns, column);
  }
  g_free (column->field);
  column->field = g_strdup (field);
}

/** cohort_mapping_remove_column: leaves it to be recognized */
void
cohort_mapping_remove_column (CohortMapping *self, const char *heading)
{
  const CohortMappingColumn *column = cohort_mapping_find_column (self, heading);

  if (column != NULL)
    g_ptr_array_remove (self->columns, (gpointer)column);
}

static Value *
find_value (const CohortMapping *self, const char *vocabulary, const char *typed)
{
  g_autofree char *folded = cohort_text_fold (typed);

  for (guint i = 0; i < self->values->len; i++) {
    Value *value = g_ptr_array_index (self->values, i);

    if (g_str_equal (value->vocabulary, vocabulary) && g_str_equal (value->folded, folded))
      return value;
  }
  return NULL;
}

/** cohort_mapping_get_value: Returns: (nullable) (transfer none): the code the words @typed shall
 * have */
const char *
cohort_mapping_get_value (const CohortMapping *self, const char *vocabulary, const char *typed)
{
  const Value *value = find_value (self, vocabulary, typed);

  return value != NULL ? value->code : NULL;
}

/* Codes separated by spaces for bands, else one. */
static gboolean
is_code (const char *vocabulary, const char *code)
{
  static const char *const names[][2] = {
      {"role", "role"}, {"sector", "sector"}, {"bands", "band"}, {"status", "membership-status"}};
  g_auto (GStrv) codes = g_strsplit (code != NULL ? code : "", " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (!g_str_equal (names[i][0], vocabulary))
      continue;
    for (guint j = 0; codes[j] != NULL; j++)
      if (!cohort_vocabulary_has (names[i][1], codes[j]))
        return FALSE;
    return codes[0] != NULL && (codes[1] == NULL || g_str_equal (vocabulary, "bands"));
  }
  return FALSE;
}

/**
 * cohort_mapping_set_value:
 * @vocabulary: "role", "sector", "bands" or "status"
 * @typed: words of the file
 * @code: what they mean
 *
 * Returns: %FALSE with %COHORT_IMPORT_ERROR_MAPPING when @vocabulary has no such code
 */
gboolean
cohort_mapping_set_value (CohortMapping *self,
                          const char *vocabulary,
                          const char *typed,
                          const char *code,
                          GError **error)
{
  Value *value = find_value (self, vocabulary, typed);

  if (!is_code (vocabulary, code)) {
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_MAPPING,
                 _ ("The mapping gives “%s” the code “%s”, which is no code for “%s”."), typed,
                 code != NULL ? code : "", vocabulary);
    return FALSE;
  }
  if (value == NULL) {
    put_value (self, vocabulary, typed, code);
  } else {
    g_free (value->code);
    value->code = g_strdup (code);
  }
  return TRUE;
}

/** cohort_mapping_remove_value: leaves the words to be recognized, or as typed */
void
cohort_mapping_remove_value (CohortMapping *self, const char *vocabulary, const char *typed)
{
  Value *value = find_value (self, vocabulary, typed);

  if (value != NULL)
    g_ptr_array_remove (self->values, value);
}

/** cohort_mapping_add_values: gives words the meanings they have in @other, whatever they meant */
void
cohort_mapping_add_values (CohortMapping *self, const CohortMapping *other)
{
  for (guint i = 0; i < other->values->len; i++) {
    const Value *value = g_ptr_array_index (other->values, i);

    cohort_mapping_set_value (self, value->vocabulary, value->typed, value->code, NULL);
  }
}

/** cohort_mapping_visit_values: @visit: called for each word, in the order they were given */
void
cohort_mapping_visit_values (const CohortMapping *self,
                             CohortMappingValueFunc visit,
                             gpointer user_data)
{
  for (guint i = 0; i < self->values->len; i++) {
    const Value *value = g_ptr_array_index (self->values, i);

    visit (value->vocabulary, value->typed, value->code, user_data);
  }
}
