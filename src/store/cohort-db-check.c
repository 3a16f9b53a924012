/* Whether the database is sound: the file, its form, its references, its log and its way back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-db-private.h"

#include "cohort-table.h"
#include "cohort-triggers.h"

#include <glib/gi18n-lib.h>

static void add_sentence (GPtrArray *sentences, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_sentence (GPtrArray *sentences, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  g_ptr_array_add (sentences, g_strdup_vprintf (format, list));
  va_end (list);
}

static gboolean
check_file (CohortDb *self, GPtrArray *sentences, GError **error)
{
  g_autoptr (CohortStatement) statement
      = cohort_statement_new (self->sqlite, "PRAGMA integrity_check", error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW) {
    const char *words = cohort_statement_get_text (statement, 0);

    if (g_strcmp0 (words, "ok") != 0)
      add_sentence (sentences, _("The file is damaged: %s."), words);
  }
  return step == COHORT_STEP_DONE;
}

static gboolean
check_references (CohortDb *self, GPtrArray *sentences, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      self->sqlite,
      "SELECT \"table\", \"parent\", count(*) FROM pragma_foreign_key_check GROUP BY 1, 2", error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW)
    add_sentence (sentences, _("Rows of the table “%s” that refer to what is not in “%s”: %d."),
                  cohort_statement_get_text (statement, 0),
                  cohort_statement_get_text (statement, 1),
                  (int) cohort_statement_get_number (statement, 2));
  return step == COHORT_STEP_DONE;
}

static gboolean
check_triggers (CohortDb *self, GPtrArray *sentences, GError **error)
{
  gboolean same;

  if (!cohort_triggers_check (self->sqlite, &same, error))
    return FALSE;
  if (!same)
    add_sentence (sentences, _("What writes the log was changed by another program."));
  return TRUE;
}

/* Returns whether the tables are such that their rows can be looked at. */
static gboolean
check_tables (CohortDb *self, GPtrArray *sentences)
{
  guint n_before = sentences->len;

  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    const CohortTable *table = cohort_table_get (kind);
    g_autofree char *select = cohort_table_build_select (table);
    g_autofree char *upsert = cohort_table_build_upsert (table);
    g_autoptr (CohortStatement) reads = cohort_statement_new (self->sqlite, select, NULL);
    g_autoptr (CohortStatement) writes = cohort_statement_new (self->sqlite, upsert, NULL);

    if (reads == NULL || writes == NULL)
      add_sentence (sentences, _("The table “%s” is not as it should be."),
                    cohort_table_get_name (table));
  }
  return sentences->len == n_before;
}

/* Adds @sentence, which takes the count, when @sql counts any. */
static gboolean
check_count (CohortDb *self,
             const char *sql,
             const char *sentence,
             GPtrArray *sentences,
             GError **error)
{
  gint64 count;

  if (!cohort_sql_get_number (self->sqlite, sql, &count, error))
    return FALSE;
  if (count > 0)
    add_sentence (sentences, sentence, (int) count);
  return TRUE;
}

static gboolean
check_log (CohortDb *self, GPtrArray *sentences, GError **error)
{
  static const struct {
    const char *sql;
    const char *sentence;
  } checks[] = {
      {"SELECT count(*) FROM change_entry WHERE NOT json_valid(new)"
       " OR (old IS NOT NULL AND NOT json_valid(old))",
       N_("Entries of the log that cannot be read: %d.")},
      {"SELECT count(*) FROM program_file WHERE content IS NOT NULL AND NOT json_valid(content)",
       N_("Program files that cannot be read: %d.")},
      {"SELECT count(*) FROM change_group"
       " WHERE number NOT IN (SELECT group_number FROM change_entry)",
       N_("Changes of the log that are empty: %d.")},
      {"SELECT count(*) FROM change_group g JOIN change_entry e ON e.group_number = g.number"
       " WHERE e.stream <> g.stream",
       N_("Entries of the log that belong to another county than their change: %d.")},
      {"SELECT count(*) FROM change_group u WHERE u.undoable = 1 AND u.state = 'undone'"
       " AND EXISTS (SELECT 1 FROM change_group d WHERE d.stream = u.stream AND d.undoable = 1"
       " AND d.state = 'done' AND d.number > u.number)",
       N_("Changes that were undone before later ones: %d.")},
      {"SELECT count(*) FROM change_group g WHERE g.state <> 'done' AND NOT EXISTS ("
       "SELECT 1 FROM change_group u WHERE u.kind = 'undo' AND u.undoes = g.number)",
       N_("Changes that count as undone, but that nothing undid: %d.")},
      {"SELECT count(*) FROM change_group a JOIN change_group b ON b.number = a.number + 1"
       " WHERE b.hlc <= a.hlc AND a.device = b.device",
       N_("Changes with a stamp earlier than the one before: %d.")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!check_count (self, checks[i].sql, _(checks[i].sentence), sentences, error))
      return FALSE;
  return TRUE;
}

/* The last the log says of each cell must be what the row holds; a cell it never mentions is
 * empty. */
static gboolean
check_replay (CohortDb *self, const CohortTable *table, const CohortFieldGroup *group,
              GPtrArray *sentences, GError **error)
{
  const char *name = cohort_table_get_name (table);
  g_autofree char *values = cohort_table_build_values (group, name);
  g_autofree char *nothing = cohort_table_build_default (table, group);
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM %s WHERE %s IS NOT coalesce((SELECT e.new FROM change_entry e"
    " WHERE e.table_number = %u AND e.stream = %s.stream AND e.row = %s.id AND e.field_group = %u"
    " ORDER BY e.number DESC LIMIT 1), '%s')",
    name, values, table->number, name, name, group->number, nothing);
  gint64 count;

  if (!cohort_sql_get_number (self->sqlite, sql, &count, error))
    return FALSE;
  if (count > 0)
    add_sentence (sentences, _("The log of “%s” (%s) does not lead to what is stored. Rows: %d."),
                  name, group->name, (int) count);
  return TRUE;
}

/* Each entry begins where the one before it ended. */
static gboolean
check_chain (CohortDb *self, const CohortTable *table, const CohortFieldGroup *group,
             GPtrArray *sentences, GError **error)
{
  g_autofree char *nothing = cohort_table_build_default (table, group);
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM (SELECT old, lag(new) OVER"
                         " (PARTITION BY stream, row ORDER BY number) AS before"
                         " FROM change_entry WHERE table_number = %u AND field_group = %u)"
                         " WHERE old IS NOT before AND NOT (before IS NULL AND old = '%s')",
                         table->number, group->number, nothing);
  gint64 count;

  if (!cohort_sql_get_number (self->sqlite, sql, &count, error))
    return FALSE;
  if (count > 0)
    add_sentence (sentences, _("Gaps in the log of “%s” (%s): %d."), cohort_table_get_name (table),
                  group->name, (int) count);
  return TRUE;
}

static gboolean
check_cells (CohortDb *self, GPtrArray *sentences, GError **error)
{
  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    const CohortTable *table = cohort_table_get (kind);

    for (guint i = 0; i < table->n_groups; i++)
      if (!check_replay (self, table, &table->groups[i], sentences, error)
          || !check_chain (self, table, &table->groups[i], sentences, error))
        return FALSE;
  }
  return TRUE;
}

/* Appends a sentence for each thing that is wrong with the database as such. */
gboolean
cohort_db_check_form (CohortDb *self, GPtrArray *sentences, GError **error)
{
  return check_file (self, sentences, error)
         && check_references (self, sentences, error)
         && check_triggers (self, sentences, error)
         && check_log (self, sentences, error)
         && (!check_tables (self, sentences) || check_cells (self, sentences, error));
}

/**
 * cohort_db_check:
 *
 * Looks at the file, its form, its references, whether the log leads to what is stored, whether the
 * files of receipts are there, and whether the money of the county adds up. Nothing is changed.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that is wrong, or %NULL
 * with an error when it could not be found out
 */
GPtrArray *
cohort_db_check (CohortDb *self, GError **error)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self->thread == g_thread_self (), NULL);

  if (!cohort_db_check_form (self, sentences, error))
    return NULL;
  if (!cohort_db_check_attachments (self, sentences, error))
    return NULL;
  /* Of rows that are not sound there is nothing to add up. */
  if (sentences->len == 0 && self->county != 0 && !cohort_db_check_money (self, sentences, error))
    return NULL;
  return g_steal_pointer (&sentences);
}
