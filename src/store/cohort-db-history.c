/* The change log as History shows it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-db-private.h"

#include "cohort-table.h"

static void
free_entry (gpointer data)
{
  CohortEntry *entry = data;

  g_free (entry->table);
  g_free (entry->row);
  g_free (entry->group);
  g_strfreev (entry->columns);
  g_free (entry->old_values);
  g_free (entry->new_values);
  g_free (entry);
}

/** cohort_group_free: @self: (transfer full) (nullable): a group of the history */
void
cohort_group_free (CohortGroup *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->subject);
  g_free (self->object);
  g_free (self->sentence);
  g_free (self->who);
  g_free (self->device);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static CohortEntry *
read_entry (CohortStatement *statement)
{
  const CohortTable *table = cohort_table_find ((guint) cohort_statement_get_number (statement, 0));
  guint number = (guint) cohort_statement_get_number (statement, 2);
  const CohortFieldGroup *group = table != NULL ? cohort_table_find_group (table, number) : NULL;
  CohortEntry *entry;

  /* A newer Cohort's; cohort_db_check() speaks of it. */
  if (group == NULL)
    return NULL;

  entry = g_new0 (CohortEntry, 1);
  entry->table = g_strdup (cohort_table_get_name (table));
  entry->row = cohort_statement_dup_id (statement, 1);
  entry->group = g_strdup (group->name);
  entry->columns = g_strdupv ((char **) group->columns);
  entry->old_values = g_strdup (cohort_statement_get_text (statement, 3));
  entry->new_values = g_strdup (cohort_statement_get_text (statement, 4));
  return entry;
}

static gboolean
load_entries (CohortDb *self, CohortGroup *group, GError **error)
{
  g_autoptr (CohortStatement) statement =
    cohort_statement_new (self->sqlite,
                          "SELECT table_number, row, field_group, old, new FROM change_entry"
                          " WHERE group_number = ?1 ORDER BY number", error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, group->number);
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW) {
    CohortEntry *entry = read_entry (statement);

    if (entry != NULL)
      g_ptr_array_add (group->entries, entry);
  }
  return step == COHORT_STEP_DONE;
}

static CohortGroup *
read_group (CohortStatement *statement)
{
  CohortGroup *group = g_new0 (CohortGroup, 1);

  group->number = cohort_statement_get_number (statement, 0);
  group->kind = g_strdup (cohort_statement_get_text (statement, 1));
  group->subject = g_strdup (cohort_statement_get_text (statement, 2));
  group->object = g_strdup (cohort_statement_get_text (statement, 3));
  group->who = g_strdup (cohort_statement_get_text (statement, 4));
  group->device = g_strdup (cohort_statement_get_text (statement, 5));
  group->at = cohort_statement_get_number (statement, 6);
  group->undoable = cohort_statement_get_number (statement, 7) == 1;
  group->undone = cohort_statement_get_number (statement, 8) == 1;
  group->undoes = cohort_statement_get_number (statement, 9);
  group->sentence = cohort_change_describe (group->kind, group->subject, group->object);
  group->entries = g_ptr_array_new_with_free_func (free_entry);
  return group;
}

/**
 * cohort_db_load_reverted:
 *
 * Returns: (transfer full) (element-type gint64): the numbers of the groups that were taken back,
 *   by a group that still stands; %NULL with an error
 */
GHashTable *
cohort_db_load_reverted (CohortDb *self, GError **error)
{
  /* The plus keeps SQLite from walking all groups in their order, most of which undo nothing. */
  g_autoptr (CohortStatement) statement =
    cohort_statement_new (self->sqlite,
                          "SELECT number, undoes FROM change_group WHERE undoes IS NOT NULL"
                          " AND kind = 'revert' AND state = 'done' AND stream = ?1"
                          " ORDER BY +number DESC", error);
  g_autoptr (GHashTable) reverted
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  CohortStep step;

  if (statement == NULL)
    return NULL;
  cohort_statement_bind_number (statement, 1, self->county);
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW) {
    gint64 number = cohort_statement_get_number (statement, 0);
    gint64 undoes = cohort_statement_get_number (statement, 1);

    /* What took it back may have been taken back itself, which is always later. */
    if (!g_hash_table_contains (reverted, &number))
      g_hash_table_add (reverted, g_memdup2 (&undoes, sizeof undoes));
  }
  return step == COHORT_STEP_DONE ? g_steal_pointer (&reverted) : NULL;
}

/* One that undid another is told by the sentence of that other. */
static gboolean
complete_group (CohortDb *self, GHashTable *reverted, CohortGroup *group, GError **error)
{
  group->undone = group->undone || g_hash_table_contains (reverted, &group->number);
  if (group->undoes == 0)
    return TRUE;
  g_free (group->sentence);
  group->sentence = cohort_db_describe_group (self, group->number, error);
  return group->sentence != NULL;
}

/**
 * cohort_db_list_history:
 * @limit: at most so many groups; 0 is all
 * @with_entries: whether to read what each group changed, too
 *
 * Returns: (transfer full) (element-type CohortGroup): the county's change groups, newest first, or
 *   %NULL with an error
 */
GPtrArray *
cohort_db_list_history (CohortDb *self, guint limit, gboolean with_entries, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      self->sqlite,
      "SELECT number, kind, subject, object, who, device_label, at,"
      " undoable, state <> 'done', coalesce(undoes, 0)"
      " FROM change_group WHERE stream = ?1 ORDER BY number DESC LIMIT ?2",
      error);
  g_autoptr (GPtrArray) groups
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cohort_group_free);
  g_autoptr (GHashTable) reverted = cohort_db_load_reverted (self, error);
  CohortStep step;

  if (statement == NULL || reverted == NULL)
    return NULL;
  cohort_statement_bind_number (statement, 1, self->county);
  cohort_statement_bind_number (statement, 2, limit > 0 ? (gint64) limit : -1);
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW) {
    CohortGroup *group = read_group (statement);

    g_ptr_array_add (groups, group);
    if (!complete_group (self, reverted, group, error))
      return NULL;
    if (with_entries && !load_entries (self, group, error))
      return NULL;
  }
  return step == COHORT_STEP_DONE ? g_steal_pointer (&groups) : NULL;
}
