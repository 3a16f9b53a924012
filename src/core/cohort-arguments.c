/* A command's arguments, read by name and kind, with each one accounted for.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-arguments.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-money.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CohortArguments {
  JsonObject *object; /* (owned) */
  GHashTable *asked;  /* (owned) (element-type utf8 utf8): names a command asked for */
};

/** cohort_arguments_new: Returns: (transfer full): a reader of @object, which it references */
CohortArguments *
cohort_arguments_new (JsonObject *object)
{
  CohortArguments *self = g_new0 (CohortArguments, 1);

  self->object = json_object_ref (object);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/** cohort_arguments_free: @self: (transfer full): a reader */
void
cohort_arguments_free (CohortArguments *self)
{
  json_object_unref (self->object);
  g_hash_table_unref (self->asked);
  g_free (self);
}

/** cohort_arguments_has: Returns: whether the argument was given, be it as null */
gboolean
cohort_arguments_has (CohortArguments *self, const char *name)
{
  g_hash_table_add (self->asked, g_strdup (name));
  return json_object_has_member (self->object, name);
}

static gboolean
refuse (GError **error, const char *name, const char *expected)
{
  /* Translators: %1$s is the name of an argument such as "amount"; %2$s says what it should be. */
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%1$s” should be %2$s."), name,
               expected);
  return FALSE;
}

/* The value, or NULL when it is missing or null; FALSE when that is not allowed. */
static gboolean
find_value (CohortArguments *self,
            const char *name,
            gboolean required,
            JsonNode **value,
            GError **error)
{
  *value = cohort_arguments_has (self, name) ? json_object_get_member (self->object, name) : NULL;
  if (*value != NULL && JSON_NODE_HOLDS_NULL (*value))
    *value = NULL;
  if (*value == NULL && required) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is missing."), name);
    return FALSE;
  }
  return TRUE;
}

static gboolean
holds (JsonNode *value, GType type)
{
  return JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == type;
}

/* Terminals, XML and people have no use for control characters beyond line ends and tabs. */
static gboolean
has_controls (const char *text)
{
  for (; *text != '\0'; text++)
    if (((guchar)*text < 0x20 && strchr ("\t\n\r", *text) == NULL) || *text == 0x7f)
      return TRUE;
  return FALSE;
}

/** cohort_arguments_text: @value: (out) (nullable): the text, "" being no text */
gboolean
cohort_arguments_text (CohortArguments *self,
                       const char *name,
                       gboolean required,
                       const char **value,
                       GError **error)
{
  JsonNode *node;

  *value = NULL;
  if (!find_value (self, name, required, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_STRING))
    return refuse (error, name, _ ("text"));
  if (has_controls (json_node_get_string (node)))
    return refuse (error, name, _ ("text without control characters"));

  *value = json_node_get_string (node);
  if (**value == '\0') {
    *value = NULL;
    if (required) {
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is empty."), name);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
read_money (CohortArguments *self,
            const char *name,
            gboolean required,
            gint64 *cents,
            GError **error)
{
  JsonNode *node;

  *cents = COHORT_UNKNOWN;
  if (!find_value (self, name, required, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (holds (node, G_TYPE_INT64)) {
    *cents = json_node_get_int (node);
    return cohort_is_known (*cents) || refuse (error, name, _ ("an amount of money"));
  }
  if (!holds (node, G_TYPE_STRING))
    return refuse (error, name,
                   _ ("an amount: whole cents as a number, or dollars as text such as “370.00”"));
  if (*json_node_get_string (node) == '\0' && !required)
    return TRUE;
  return cohort_money_parse (json_node_get_string (node), cents, error);
}

/**
 * cohort_arguments_money:
 * @cents: (out): cents; an integer is cents, text is dollars ("370.00")
 *
 * Returns: %FALSE when it is no amount, or one beyond %COHORT_MONEY_MOST
 */
gboolean
cohort_arguments_money (CohortArguments *self,
                        const char *name,
                        gboolean required,
                        gint64 *cents,
                        GError **error)
{
  if (!read_money (self, name, required, cents, error))
    return FALSE;
  return !cohort_is_known (*cents) || (*cents <= COHORT_MONEY_MOST && *cents >= -COHORT_MONEY_MOST)
         || refuse (error, name, _ ("less than a billion dollars"));
}

/** cohort_arguments_tenths: @tenths: (out): tenths of a mile, night or day; a number or text is
 * whole ones */
gboolean
cohort_arguments_tenths (CohortArguments *self,
                         const char *name,
                         gboolean required,
                         gint64 *tenths,
                         GError **error)
{
  g_autofree char *text = NULL;
  JsonNode *node;

  *tenths = COHORT_UNKNOWN;
  if (!find_value (self, name, required, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (holds (node, G_TYPE_STRING)) {
    text = json_node_dup_string (node);
  } else if (holds (node, G_TYPE_INT64)) {
    text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  } else if (holds (node, G_TYPE_DOUBLE)) {
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    /* As it was written, so that 104.6 does not become 104.59999. */
    text = g_strdup (g_ascii_formatd (digits, sizeof digits, "%.10g", json_node_get_double (node)));
  } else {
    return refuse (error, name, _ ("a number such as 104.6"));
  }
  if (*text == '\0' && !required)
    return TRUE;
  return cohort_tenths_parse (text, tenths, error);
}

/** cohort_arguments_number: @value: (out): a whole number */
gboolean
cohort_arguments_number (CohortArguments *self,
                         const char *name,
                         gboolean required,
                         gint64 *value,
                         GError **error)
{
  JsonNode *node;

  *value = COHORT_UNKNOWN;
  if (!find_value (self, name, required, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_INT64))
    return refuse (error, name, _ ("a whole number"));
  *value = json_node_get_int (node);
  return cohort_is_known (*value) || refuse (error, name, _ ("a whole number"));
}

/** cohort_arguments_date: @date: (out): a day, written as "2024-11-07" or as people type it */
gboolean
cohort_arguments_date (CohortArguments *self,
                       const char *name,
                       gboolean required,
                       CohortDate *date,
                       GError **error)
{
  const char *text;

  *date = 0;
  if (!cohort_arguments_text (self, name, required, &text, error))
    return FALSE;
  return text == NULL || cohort_date_parse_typed (text, date, error);
}

/** cohort_arguments_flag: @value: (out): true or false */
gboolean
cohort_arguments_flag (CohortArguments *self, const char *name, gboolean *value, GError **error)
{
  JsonNode *node;

  *value = FALSE;
  if (!find_value (self, name, FALSE, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_BOOLEAN))
    return refuse (error, name, _ ("true or false"));
  *value = json_node_get_boolean (node);
  return TRUE;
}

/** cohort_arguments_code: @code: (out) (nullable): a code of @vocabulary */
gboolean
cohort_arguments_code (CohortArguments *self,
                       const char *name,
                       gboolean required,
                       const char *vocabulary,
                       const char **code,
                       GError **error)
{
  if (!cohort_arguments_text (self, name, required, code, error))
    return FALSE;
  if (*code == NULL || cohort_vocabulary_has (vocabulary, *code))
    return TRUE;

  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%1$s” is not known as %2$s."), *code,
               name);
  *code = NULL;
  return FALSE;
}

/** cohort_arguments_array: Returns: (transfer none) (nullable): a list; %NULL without @error when
 * not given */
JsonArray *
cohort_arguments_array (CohortArguments *self, const char *name, GError **error)
{
  JsonNode *node;

  if (!find_value (self, name, FALSE, &node, error) || node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node)) {
    refuse (error, name, _ ("a list"));
    return NULL;
  }
  return json_node_get_array (node);
}

/** cohort_arguments_object: Returns: (transfer none) (nullable): an object; %NULL without @error
 * when not given */
JsonObject *
cohort_arguments_object (CohortArguments *self, const char *name, GError **error)
{
  JsonNode *node;

  if (!find_value (self, name, FALSE, &node, error) || node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    refuse (error, name, _ ("an object"));
    return NULL;
  }
  return json_node_get_object (node);
}

static gboolean
fill_field (CohortArguments *self, gpointer record, const CohortField *field, GError **error)
{
  const char *text;
  gint64 number;
  gboolean flag;
  CohortDate date;

  switch (field->kind) {
  case COHORT_FIELD_NUMBER:
    if (g_str_has_suffix (field->name, "_cents")
            ? !cohort_arguments_money (self, field->name, FALSE, &number, error)
            : !cohort_arguments_number (self, field->name, FALSE, &number, error))
      return FALSE;
    break;
  case COHORT_FIELD_FLAG:
    if (!cohort_arguments_flag (self, field->name, &flag, error))
      return FALSE;
    number = flag;
    break;
  case COHORT_FIELD_DATE:
    if (!cohort_arguments_date (self, field->name, FALSE, &date, error))
      return FALSE;
    number = date;
    break;
  case COHORT_FIELD_TEXT:
  case COHORT_FIELD_ID:
  default:
    if (!cohort_arguments_text (self, field->name, FALSE, &text, error))
      return FALSE;
    cohort_record_set_text (record, field, text);
    return TRUE;
  }
  cohort_record_set_number (record, field, number);
  return TRUE;
}

/** cohort_arguments_fill: sets those fields of @record named in @fields that are among the
 * arguments */
gboolean
cohort_arguments_fill (CohortArguments *self,
                       gpointer record,
                       const char *const *fields,
                       GError **error)
{
  for (guint i = 0; fields[i] != NULL; i++) {
    const CohortField *field
        = cohort_record_kind_find_field (COHORT_RECORD (record)->kind, fields[i]);

    g_return_val_if_fail (field != NULL, FALSE);
    if (cohort_arguments_has (self, fields[i]) && !fill_field (self, record, field, error))
      return FALSE;
  }
  return TRUE;
}

/** cohort_arguments_finish: Returns: %FALSE with an error that names an argument nobody asked for
 */
gboolean
cohort_arguments_finish (CohortArguments *self, GError **error)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, self->object);
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    if (!g_hash_table_contains (self->asked, name)) {
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                   _ ("This command has no argument “%s”."), name);
      return FALSE;
    }
  }
  return TRUE;
}
