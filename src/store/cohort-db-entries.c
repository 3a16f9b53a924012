/* The change log as undo and taking back read it: what one group changed, and its words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-db-private.h"

#include <glib/gi18n-lib.h>

/* An undo of a taking back of a change: more turns than this only a forged log takes. */
#define MOST_TURNS 8

/** cohort_group_words_clear: frees what cohort_db_load_words() filled in */
void
cohort_group_words_clear (CohortGroupWords *words)
{
  g_clear_pointer (&words->kind, g_free);
  g_clear_pointer (&words->subject, g_free);
  g_clear_pointer (&words->object, g_free);
}

/** cohort_db_load_words: fills in the words of group @number; Returns: %FALSE with an error, or
 * without one when there is no such group */
gboolean
cohort_db_load_words (CohortDb *self, gint64 number, CohortGroupWords *words, GError **error)
{
  g_autoptr (CohortStatement) statement
      = cohort_statement_new (self->sqlite,
                              "SELECT kind, subject, object, coalesce(undoes, 0) FROM change_group"
                              " WHERE number = ?1",
                              error);

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, number);
  if (cohort_statement_step (statement, error) != COHORT_STEP_ROW)
    return FALSE;
  words->kind = g_strdup (cohort_statement_get_text (statement, 0));
  words->subject = g_strdup (cohort_statement_get_text (statement, 1));
  words->object = g_strdup (cohort_statement_get_text (statement, 2));
  words->undoes = cohort_statement_get_number (statement, 3);
  return TRUE;
}

static char *
describe (CohortDb *self, gint64 number, guint n_turns, GError **error)
{
  g_auto (CohortGroupWords) words = {NULL};
  g_autofree char *inner = NULL;

  if (!cohort_db_load_words (self, number, &words, error))
    return NULL;
  if (words.undoes != 0 && words.undoes < number && n_turns < MOST_TURNS)
    inner = describe (self, words.undoes, n_turns + 1, NULL);
  if (inner != NULL)
    return cohort_change_describe (words.kind, inner, NULL);
  return cohort_change_describe (words.kind, words.subject, words.object);
}

/**
 * cohort_db_describe_group:
 *
 * One that undid, redid or took back another is told by the sentence of that other.
 *
 * Returns: (transfer full): the sentence of group @number, or %NULL with an error
 */
char *
cohort_db_describe_group (CohortDb *self, gint64 number, GError **error)
{
  return describe (self, number, 0, error);
}

/** cohort_db_set_damaged: sets the error of a log that cannot be followed; Returns: %FALSE */
gboolean
cohort_db_set_damaged (GError **error)
{
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CORRUPT,
               _ ("The log of this change is damaged, so it was left as it is."));
  return FALSE;
}

static gboolean
read_entry (CohortStatement *statement, CohortLogEntry *entry)
{
  guint group_number = (guint)cohort_statement_get_number (statement, 3);

  entry->table = cohort_table_find ((guint)cohort_statement_get_number (statement, 0));
  entry->group = entry->table != NULL ? cohort_table_find_group (entry->table, group_number) : NULL;
  entry->stream = cohort_statement_get_number (statement, 1);
  entry->row = cohort_statement_get_value (statement, 2);
  entry->before = cohort_statement_get_text (statement, 4);
  entry->after = cohort_statement_get_text (statement, 5);
  return entry->group != NULL && entry->after != NULL;
}

/**
 * cohort_db_walk_entries:
 * @func: called with each entry of group @number; sets an error to stop
 *
 * Goes from the last entry to the first, so that a cell written twice ends as it began.
 *
 * Returns: whether all were walked
 */
gboolean
cohort_db_walk_entries (CohortDb *self,
                        gint64 number,
                        CohortLogEntryFunc func,
                        gpointer data,
                        GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      self->sqlite,
      "SELECT table_number, stream, row, field_group, old, new FROM change_entry"
      " WHERE group_number = ?1 ORDER BY number DESC",
      error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, number);
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW) {
    CohortLogEntry entry;

    if (!read_entry (statement, &entry))
      return cohort_db_set_damaged (error);
    if (!func (self, &entry, data, error))
      return FALSE;
  }
  return step == COHORT_STEP_DONE;
}
