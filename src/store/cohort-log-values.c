/* The values of a group of fields as the change log keeps them: a JSON array, ids in hex.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-log-values.h"

#include "cohort-date.h"
#include "cohort-id.h"
#include "cohort-reader.h"

#include <string.h>

#define ID_BYTES 16
/* A program file is the longest of all values, and each of its bytes may be written as six. */
#define MOST_BYTES (32 * 1024 * 1024)

static void
append_text (GString *json, const char *text, gsize length)
{
  g_string_append_c (json, '"');
  for (gsize i = 0; i < length; i++) {
    guchar byte = (guchar) text[i];

    if (byte == '"' || byte == '\\')
      g_string_append_printf (json, "\\%c", byte);
    else if (byte < 0x20)
      g_string_append_printf (json, "\\u%04x", byte);
    else
      g_string_append_c (json, (char) byte);
  }
  g_string_append_c (json, '"');
}

static void
append_hex (GString *json, const guint8 *bytes, gsize length)
{
  static const char digits[] = "0123456789abcdef";

  g_string_append_c (json, '"');
  for (gsize i = 0; i < length; i++) {
    g_string_append_c (json, digits[bytes[i] >> 4]);
    g_string_append_c (json, digits[bytes[i] & 0xf]);
  }
  g_string_append_c (json, '"');
}

/* No column is a floating-point number, so there is no way to write one. */
static gboolean
append_value (GString *json, sqlite3_value *value)
{
  int type = sqlite3_value_type (value);
  gsize length;

  switch (type) {
  case SQLITE_NULL:
    g_string_append (json, "null");
    return TRUE;
  case SQLITE_INTEGER:
    g_string_append_printf (json, "%" G_GINT64_FORMAT, (gint64) sqlite3_value_int64 (value));
    return TRUE;
  case SQLITE_TEXT:
  case SQLITE_BLOB: {
    const guint8 *bytes
        = type == SQLITE_TEXT ? sqlite3_value_text (value) : sqlite3_value_blob (value);

    length = (gsize) sqlite3_value_bytes (value);
    if (type == SQLITE_TEXT)
      append_text (json, (const char *) bytes, length);
    else
      append_hex (json, bytes, length);
    return TRUE;
  }
  default:
    return FALSE;
  }
}

static void
make_values (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (int i = 0; i < n_values; i++) {
    if (i > 0)
      g_string_append_c (json, ',');
    if (!append_value (json, values[i])) {
      sqlite3_result_error (context, "a value the log cannot keep", -1);
      return;
    }
  }
  g_string_append_c (json, ']');
  sqlite3_result_text64 (context, json->str, json->len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/**
 * cohort_log_values_add_function:
 *
 * Gives the connection cohort_values (a, b, …). SQLite's own json_array() may not be called from a
 * trigger while trusted_schema is off (3.40).
 *
 * Returns: whether it succeeded
 */
gboolean
cohort_log_values_add_function (sqlite3 *sqlite, GError **error)
{
  int result = sqlite3_create_function_v2 (sqlite, "cohort_values", -1,
                                           SQLITE_UTF8 | SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC,
                                           NULL, make_values, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  cohort_sql_set_error (error, sqlite, result);
  return FALSE;
}

/* Arrays within arrays, and objects, are never written. */
static gboolean
is_flat (JsonArray *values)
{
  for (guint i = 0; i < json_array_get_length (values); i++) {
    JsonNode *value = json_array_get_element (values, i);

    if (!JSON_NODE_HOLDS_VALUE (value) && !JSON_NODE_HOLDS_NULL (value))
      return FALSE;
  }
  return TRUE;
}

/**
 * cohort_log_values_parse:
 * @json: what the log keeps
 *
 * Returns: (transfer full) (nullable): a node that holds an array of texts, numbers and nulls;
 *   %NULL when @json is none, or longer than any row
 */
JsonNode *
cohort_log_values_parse (const char *json)
{
  g_autoptr (JsonNode) node = NULL;

  if (strnlen (json, MOST_BYTES + 1) > MOST_BYTES)
    return NULL;
  node = cohort_reader_parse_text (json);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node) || !is_flat (json_node_get_array (node)))
    return NULL;
  return g_steal_pointer (&node);
}

/** cohort_log_values_parse_all: Returns: (transfer full) (nullable): the values, if @json is
 * @n_values of them */
JsonArray *
cohort_log_values_parse_all (const char *json, guint n_values)
{
  g_autoptr (JsonNode) node = cohort_log_values_parse (json);

  if (node == NULL || json_array_get_length (json_node_get_array (node)) != n_values)
    return NULL;
  return json_node_dup_array (node);
}

static gboolean
read_hex (const char *hex, guint8 bytes[ID_BYTES])
{
  if (hex == NULL || strlen (hex) != 2 * ID_BYTES)
    return FALSE;
  for (guint i = 0; i < ID_BYTES; i++) {
    int high = g_ascii_xdigit_value (hex[2 * i]), low = g_ascii_xdigit_value (hex[2 * i + 1]);

    if (high < 0 || low < 0)
      return FALSE;
    bytes[i] = (guint8) (high << 4 | low);
  }
  return TRUE;
}

static gboolean
bind_hex (CohortStatement *statement, int parameter, const char *hex)
{
  guint8 bytes[ID_BYTES];

  if (!read_hex (hex, bytes))
    return FALSE;
  cohort_statement_bind_blob (statement, parameter, bytes, sizeof bytes);
  return TRUE;
}

/** cohort_log_values_bind: Returns: whether @value was one the log keeps, and so could be bound */
gboolean
cohort_log_values_bind (CohortStatement *statement, int parameter, gboolean is_id, JsonNode *value)
{
  if (JSON_NODE_HOLDS_NULL (value)) {
    cohort_statement_bind_number (statement, parameter, COHORT_UNKNOWN);
    return TRUE;
  }
  if (!JSON_NODE_HOLDS_VALUE (value))
    return FALSE;
  if (is_id)
    return bind_hex (statement, parameter, json_node_get_string (value));
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    cohort_statement_bind_text (statement, parameter, json_node_get_string (value));
  else if (json_node_get_value_type (value) == G_TYPE_INT64)
    cohort_statement_bind_number (statement, parameter, json_node_get_int (value));
  else
    return FALSE;
  return TRUE;
}

static gboolean
fill_id (gpointer record, const CohortField *field, const char *hex)
{
  guint8 bytes[ID_BYTES];
  g_autofree char *id = NULL;

  if (!read_hex (hex, bytes))
    return FALSE;
  id = cohort_id_from_bytes (bytes);
  cohort_record_set_text (record, field, id);
  return TRUE;
}

static gboolean
fill_text (gpointer record, const CohortField *field, const char *text)
{
  if (text == NULL)
    return FALSE;
  if (field->kind == COHORT_FIELD_ID)
    return fill_id (record, field, text);
  if (field->kind == COHORT_FIELD_TEXT)
    cohort_record_set_text (record, field, text);
  else if (field->kind == COHORT_FIELD_DATE)
    cohort_record_set_number (record, field, cohort_date_parse (text));
  else
    return FALSE;
  return TRUE;
}

/** cohort_log_values_fill: Returns: whether @value was one the log keeps of @field, and so could be
 * put into @record */
gboolean
cohort_log_values_fill (gpointer record, const CohortField *field, JsonNode *value)
{
  gboolean is_number = field->kind == COHORT_FIELD_NUMBER || field->kind == COHORT_FIELD_FLAG;

  if (JSON_NODE_HOLDS_NULL (value)) {
    if (field->kind == COHORT_FIELD_TEXT || field->kind == COHORT_FIELD_ID)
      cohort_record_set_text (record, field, NULL);
    else
      cohort_record_set_number (record, field, is_number ? COHORT_UNKNOWN : 0);
    return field->kind != COHORT_FIELD_FLAG;
  }
  if (!JSON_NODE_HOLDS_VALUE (value))
    return FALSE;
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    return fill_text (record, field, json_node_get_string (value));
  if (json_node_get_value_type (value) != G_TYPE_INT64 || !is_number)
    return FALSE;
  cohort_record_set_number (record, field, json_node_get_int (value));
  return TRUE;
}
