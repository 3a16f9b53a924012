/* The triggers that write the change log, made from the registry.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-triggers.h"

#include "cohort-statement.h"
#include "cohort-table.h"

/* They call cohort_group(), a function only this program's connections have: it gives the number of
 * the open change group and fails when there is none, and to another program it does not exist. So
 * no write can go past the log. They are kept in the file, not made for one connection, for the
 * same reason. */

#define ENTRY_COLUMNS "(group_number, table_number, stream, row, field_group, old, new)"

static char *
build_insert_trigger (const CohortTable *table)
{
  GString *sql = g_string_new (NULL);
  const char *name = cohort_table_get_name (table);

  g_string_append_printf (sql, "CREATE TRIGGER log_insert_%s AFTER INSERT ON %s BEGIN", name, name);
  for (guint i = 0; i < table->n_groups; i++) {
    const CohortFieldGroup *group = &table->groups[i];
    g_autofree char *values = cohort_table_build_values (group, "NEW");
    g_autofree char *nothing = cohort_table_build_default (table, group);

    g_string_append_printf (sql,
                            " INSERT INTO change_entry " ENTRY_COLUMNS
                            " SELECT cohort_group(), %u, NEW.stream, NEW.id, %u, NULL, %s"
                            " WHERE %s <> '%s';",
                            table->number, group->number, values, values, nothing);
  }
  g_string_append (sql, " END");
  return g_string_free (sql, FALSE);
}

static void
append_difference (GString *sql, const CohortFieldGroup *group)
{
  for (guint i = 0; group->columns[i] != NULL; i++)
    g_string_append_printf (sql, "%sNEW.\"%s\" IS NOT OLD.\"%s\"", i > 0 ? " OR " : "",
                            group->columns[i], group->columns[i]);
}

static char *
build_update_trigger (const CohortTable *table)
{
  GString *sql = g_string_new (NULL);
  const char *name = cohort_table_get_name (table);

  g_string_append_printf (sql, "CREATE TRIGGER log_update_%s AFTER UPDATE ON %s BEGIN", name, name);
  for (guint i = 0; i < table->n_groups; i++) {
    const CohortFieldGroup *group = &table->groups[i];
    g_autofree char *before = cohort_table_build_values (group, "OLD");
    g_autofree char *after = cohort_table_build_values (group, "NEW");

    g_string_append_printf (sql,
                            " INSERT INTO change_entry " ENTRY_COLUMNS
                            " SELECT cohort_group(), %u, NEW.stream, NEW.id, %u, %s, %s WHERE ",
                            table->number, group->number, before, after);
    append_difference (sql, group);
    g_string_append_c (sql, ';');
  }
  g_string_append (sql, " END");
  return g_string_free (sql, FALSE);
}

static char *
build_refusal (const char *name, const char *event, const char *table, const char *words)
{
  return g_strdup_printf (
      "CREATE TRIGGER %s_%s BEFORE %s ON %s BEGIN SELECT RAISE(ABORT, '%s'); END", name, table,
      event, table, words);
}

static void
add_trigger (GHashTable *triggers, char *sql)
{
  const char *name = sql + strlen ("CREATE TRIGGER ");

  g_hash_table_insert (triggers, g_strndup (name, strcspn (name, " ")), sql);
}

/* (transfer full) (element-type utf8 utf8): name -> SQL, as sqlite_schema keeps it. */
static GHashTable *
build_triggers (void)
{
  GHashTable *triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < COHORT_N_RECORD_KINDS; i++) {
    const CohortTable *table = cohort_table_get (i);
    const char *name = cohort_table_get_name (table);

    add_trigger (triggers, build_insert_trigger (table));
    add_trigger (triggers, build_update_trigger (table));
    add_trigger (triggers, build_refusal ("keep", "DELETE", name, "soft delete only"));
    add_trigger (triggers, build_refusal ("fix", "UPDATE OF stream, id, made", name,
                                          "what names a row does not change"));
  }
  add_trigger (triggers, build_refusal ("keep", "DELETE", "change_group", "the log is kept"));
  add_trigger (triggers, build_refusal ("keep", "DELETE", "change_entry", "the log is kept"));
  add_trigger (triggers,
               build_refusal ("fix", "UPDATE", "change_entry", "the log does not change"));
  return triggers;
}

/* (element-type utf8 utf8): what the database has. */
static GHashTable *
load_triggers (sqlite3 *sqlite, GError **error)
{
  g_autoptr (GHashTable) triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      sqlite, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", error);
  CohortStep step;

  if (statement == NULL)
    return NULL;
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW)
    g_hash_table_insert (triggers, g_strdup (cohort_statement_get_text (statement, 0)),
                         g_strdup (cohort_statement_get_text (statement, 1)));
  return step == COHORT_STEP_DONE ? g_steal_pointer (&triggers) : NULL;
}

static gboolean
is_same (GHashTable *wanted, GHashTable *present)
{
  GHashTableIter iter;
  gpointer name, sql;

  if (g_hash_table_size (wanted) != g_hash_table_size (present))
    return FALSE;
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (g_strcmp0 (g_hash_table_lookup (present, name), sql) != 0)
      return FALSE;
  return TRUE;
}

/**
 * cohort_triggers_check:
 * @same: (out): whether the database's triggers are exactly those the registry asks for
 *
 * Returns: %FALSE with an error when the database could not be read
 */
gboolean
cohort_triggers_check (sqlite3 *sqlite, gboolean *same, GError **error)
{
  g_autoptr (GHashTable) wanted = build_triggers ();
  g_autoptr (GHashTable) present = load_triggers (sqlite, error);

  *same = present != NULL && is_same (wanted, present);
  return present != NULL;
}

/** cohort_triggers_drop: drops every trigger of the database; part of the caller's transaction, if
 * any */
gboolean
cohort_triggers_drop (sqlite3 *sqlite, GError **error)
{
  g_autoptr (GHashTable) present = load_triggers (sqlite, error);
  GHashTableIter iter;
  gpointer name;

  if (present == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, present);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    g_autofree char *quoted = g_strdup (name);
    g_autofree char *sql
        = g_strdup_printf ("DROP TRIGGER \"%s\"", g_strdelimit (quoted, "\"", '_'));

    if (!cohort_sql_run (sqlite, sql, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
replace_triggers (sqlite3 *sqlite, GHashTable *wanted, GError **error)
{
  GHashTableIter iter;
  gpointer sql;

  if (!cohort_triggers_drop (sqlite, error))
    return FALSE;
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, NULL, &sql))
    if (!cohort_sql_run (sqlite, sql, error))
      return FALSE;
  return TRUE;
}

/**
 * cohort_triggers_install:
 *
 * Makes the triggers of the database those of the registry, in one transaction; the connection must
 * have the function cohort_group() by the time anything is written.
 *
 * Returns: whether it succeeded
 */
gboolean
cohort_triggers_install (sqlite3 *sqlite, GError **error)
{
  g_autoptr (GHashTable) wanted = build_triggers ();
  g_autoptr (GHashTable) present = load_triggers (sqlite, error);

  if (present == NULL)
    return FALSE;
  if (is_same (wanted, present))
    return TRUE;

  if (!cohort_sql_run (sqlite, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (replace_triggers (sqlite, wanted, error) && cohort_sql_run (sqlite, "COMMIT", error))
    return TRUE;
  cohort_sql_run (sqlite, "ROLLBACK", NULL);
  return FALSE;
}
