/* SQL made from the registry of tables and the fields of their records.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-table.h"

static gboolean
is_flag (const CohortTable *self, const char *column)
{
  const CohortField *field = cohort_record_kind_find_field (self->kind, column);

  return field != NULL && field->kind == COHORT_FIELD_FLAG;
}

/**
 * cohort_table_build_values:
 * @row: "NEW", "OLD" or the table's name
 *
 * Returns: (transfer full): an SQL expression, the values of @group as the log keeps them, see
 *   cohort_log_values_add_function()
 */
char *
cohort_table_build_values (const CohortFieldGroup *group, const char *row)
{
  GString *sql = g_string_new ("cohort_values(");

  for (guint i = 0; group->columns[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s.\"%s\"", i > 0 ? ", " : "", row, group->columns[i]);
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

/**
 * cohort_table_build_default:
 *
 * Returns: (transfer full): what cohort_table_build_values() gives for a row in which nothing of
 *   @group was ever filled in; the log does not mention such a group of a new row
 */
char *
cohort_table_build_default (const CohortTable *self, const CohortFieldGroup *group)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; group->columns[i] != NULL; i++)
    g_string_append_printf (json, "%s%s", i > 0 ? "," : "",
                            is_flag (self, group->columns[i]) ? "0" : "null");
  g_string_append (json, "]");
  return g_string_free (json, FALSE);
}

static char *
build_query (const CohortTable *self, const char *first, const char *condition)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (self->kind);
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s", first);
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", klass->fields[i].name);
  g_string_append_printf (sql, " FROM %s WHERE stream = ?1 AND %s", klass->table, condition);
  return g_string_free (sql, FALSE);
}

/**
 * cohort_table_build_select:
 *
 * Returns: (transfer full): a query for the live rows of stream ?1 in the order they were made: id,
 *   then the columns in the order of the record's fields
 */
char *
cohort_table_build_select (const CohortTable *self)
{
  return build_query (self, "id", "deleted = 0 ORDER BY made, id");
}

/**
 * cohort_table_build_find:
 *
 * Returns: (transfer full): a query for the row of stream ?1 and id ?2, live or not: deleted, then
 *   the columns in the order of the record's fields
 */
char *
cohort_table_build_find (const CohortTable *self)
{
  return build_query (self, "deleted", "id = ?2");
}

/**
 * cohort_table_build_upsert:
 *
 * Returns: (transfer full): a statement that writes one row: stream, id, deleted, then the columns
 * in the order of the record's fields
 */
char *
cohort_table_build_upsert (const CohortTable *self)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (self->kind);
  g_autoptr (GString) columns = g_string_new ("stream, id, deleted, made");
  g_autoptr (GString) values = g_string_new ("?1, ?2, ?3, cohort_tick()");
  g_autoptr (GString) updates = g_string_new ("deleted = excluded.deleted");

  for (guint i = 0; i < klass->n_fields; i++) {
    const char *name = klass->fields[i].name;

    g_string_append_printf (columns, ", \"%s\"", name);
    g_string_append_printf (values, ", ?%u", i + 4);
    g_string_append_printf (updates, ", \"%s\" = excluded.\"%s\"", name, name);
  }
  return g_strdup_printf (
      "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (stream, id) DO UPDATE SET %s", klass->table,
      columns->str, values->str, updates->str);
}
