/* Undo and redo: the inverse of a change group, written as a group of its own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-db-private.h"

#include "cohort-log-values.h"
#include "cohort-table.h"

#include <glib/gi18n-lib.h>

/* What is undone next is the latest group that stands; what is redone next is the earliest of those
 * undone, because undoing went from the latest to the earliest. Redoing is undoing the undoing. */
#define NEXT_UNDO                                                                                  \
  "SELECT max(number) FROM change_group WHERE stream = %d AND undoable = 1 AND state = 'done'"
#define NEXT_REDO                                                                                  \
  "SELECT min(number) FROM change_group WHERE stream = %d AND undoable = 1 AND state = 'undone'"

/* The statements that were needed so far, and what is undone. */
typedef struct {
  GHashTable *statements; /* (unowned) (element-type utf8 CohortStatement): by SQL */
  const char *sentence;   /* (unowned) */
} Inversion;

/* *@number is COHORT_UNKNOWN when there is none. */
static gboolean
find_next (CohortDb *self, const char *query, gint64 *number, GError **error)
{
  g_autofree char *sql = g_strdup_printf (query, self->county);

  return cohort_sql_get_number (self->sqlite, sql, number, error);
}

static char *
dup_next_sentence (CohortDb *self, const char *query)
{
  gint64 number;

  if (self->county == 0 || !find_next (self, query, &number, NULL) || !cohort_is_known (number))
    return NULL;
  return cohort_db_describe_group (self, number, NULL);
}

/** cohort_db_dup_undo_sentence: Returns: (transfer full) (nullable): what would be undone next */
char *
cohort_db_dup_undo_sentence (CohortDb *self)
{
  return dup_next_sentence (self, NEXT_UNDO);
}

/** cohort_db_dup_redo_sentence: Returns: (transfer full) (nullable): what would be done again
 * next */
char *
cohort_db_dup_redo_sentence (CohortDb *self)
{
  return dup_next_sentence (self, NEXT_REDO);
}

static CohortStatement *
prepare (CohortDb *self, const Inversion *inversion, const char *sql, GError **error)
{
  CohortStatement *statement = g_hash_table_lookup (inversion->statements, sql);

  if (statement == NULL) {
    statement = cohort_statement_new (self->sqlite, sql, error);
    if (statement != NULL)
      g_hash_table_insert (inversion->statements, g_strdup (sql), statement);
  }
  return statement;
}

static gboolean
check_unchanged (CohortDb *self, const Inversion *inversion, const CohortLogEntry *entry,
                 GError **error)
{
  const char *table = cohort_table_get_name (entry->table);
  g_autofree char *values = cohort_table_build_values (entry->group, table);
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s = ?3 FROM %s WHERE stream = ?1 AND id = ?2", values, table);
  CohortStatement *statement = prepare (self, inversion, sql, error);
  gboolean same;
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, entry->stream);
  cohort_statement_bind_value (statement, 2, entry->row);
  cohort_statement_bind_text (statement, 3, entry->after);
  step = cohort_statement_step (statement, error);
  same = step == COHORT_STEP_ROW && cohort_statement_get_number (statement, 0) == 1;
  cohort_statement_reset (statement);
  if (!same && step != COHORT_STEP_ERROR)
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED,
                 _("“%s” was changed again since, so it was left as it is."), inversion->sentence);
  return same;
}

static char *
build_update (const CohortLogEntry *entry)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE %s SET ", cohort_table_get_name (entry->table));
  for (guint i = 0; entry->group->columns[i] != NULL; i++) {
    /* When it was made is part of a row's life, and never changes. */
    if (g_str_equal (entry->group->columns[i], "made"))
      continue;
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 0 ? ", " : "", entry->group->columns[i],
                            i + 3);
  }
  g_string_append (sql, " WHERE stream = ?1 AND id = ?2");
  return g_string_free (sql, FALSE);
}

static gboolean
write_values (CohortDb *self, const Inversion *inversion, const CohortLogEntry *entry,
              const char *json, GError **error)
{
  g_autofree char *sql = build_update (entry);
  g_autoptr (JsonArray) values =
    cohort_log_values_parse_all (json, g_strv_length ((char **) entry->group->columns));
  CohortStatement *statement;

  if (values == NULL)
    return cohort_db_set_damaged (error);
  statement = prepare (self, inversion, sql, error);
  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, entry->stream);
  cohort_statement_bind_value (statement, 2, entry->row);
  for (guint i = 0; entry->group->columns[i] != NULL; i++) {
    const char *column = entry->group->columns[i];
    const CohortField *field = cohort_record_kind_find_field (entry->table->kind, column);

    if (g_str_equal (column, "made"))
      continue;
    if (!cohort_log_values_bind (statement, (int) i + 3,
                                 field != NULL && field->kind == COHORT_FIELD_ID,
                                 json_array_get_element (values, i)))
      return cohort_db_set_damaged (error);
  }
  return cohort_statement_run (statement, error);
}

/* The inverse of making a row is deleting it; the rest of a new row stays, unseen, for a redo. */
static gboolean
invert_entry (CohortDb *self, const CohortLogEntry *entry, gpointer data, GError **error)
{
  const Inversion *inversion = data;

  if (!check_unchanged (self, inversion, entry, error))
    return FALSE;
  if (entry->before != NULL)
    return write_values (self, inversion, entry, entry->before, error);
  if (entry->group->number == COHORT_LIFE_GROUP)
    return write_values (self, inversion, entry, "[1,0]", error);
  return TRUE;
}

static gboolean
invert_group (CohortDb *self, gint64 number, const char *sentence, GError **error)
{
  g_autoptr (GHashTable) statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cohort_statement_free);
  Inversion inversion = { statements, sentence };

  return cohort_db_walk_entries (self, number, invert_entry, &inversion, error);
}

static gboolean
set_state (CohortDb *self, gint64 number, const char *state, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      self->sqlite, "UPDATE change_group SET state = ?2 WHERE number = ?1", error);

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, number);
  cohort_statement_bind_text (statement, 2, state);
  return cohort_statement_run (statement, error);
}

/* Inverts group @source as a new group that does @kind to group @number. */
static gboolean
write_inverse (CohortDb *self, const char *kind, gint64 number, gint64 source,
               const CohortMoment *moment, char **sentence, GError **error)
{
  g_auto (CohortGroupWords) words = { NULL };
  g_autofree char *description = cohort_db_describe_group (self, number, error);
  CohortGroupHead head = { .kind = kind, .undoes = number, .moment = moment };
  gboolean wrote;

  if (description == NULL || !cohort_db_load_words (self, number, &words, error))
    return FALSE;
  head.subject = words.subject;
  head.object = words.object;
  if (!cohort_db_open_group (self, &head, error)
      || !invert_group (self, source, description, error)
      || !cohort_db_close_group (self, &wrote, error)
      || !set_state (self, number, g_str_equal (kind, "undo") ? "undone" : "done", error))
    return FALSE;
  cohort_db_forget (self);
  *sentence = g_steal_pointer (&description);
  return TRUE;
}

static gboolean
undo_in_act (CohortDb *self, const CohortMoment *moment, char **sentence, GError **error)
{
  gint64 number;

  if (!find_next (self, NEXT_UNDO, &number, error))
    return FALSE;
  if (cohort_is_known (number))
    return write_inverse (self, "undo", number, number, moment, sentence, error);
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING,
               _("There is nothing to undo."));
  return FALSE;
}

static gboolean
redo_in_act (CohortDb *self, const CohortMoment *moment, char **sentence, GError **error)
{
  g_autofree char *sql = NULL;
  gint64 number, source;

  if (!find_next (self, NEXT_REDO, &number, error))
    return FALSE;
  if (!cohort_is_known (number)) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING,
                 _("There is nothing to redo."));
    return FALSE;
  }
  sql = g_strdup_printf (
      "SELECT max(number) FROM change_group WHERE kind = 'undo' AND undoes = %" G_GINT64_FORMAT,
      number);
  if (!cohort_sql_get_number (self->sqlite, sql, &source, error))
    return FALSE;
  if (!cohort_is_known (source))
    return cohort_db_set_damaged (error);
  return write_inverse (self, "redo", number, source, moment, sentence, error);
}

typedef gboolean (*ActFunc) (CohortDb *self,
                             const CohortMoment *moment,
                             char **sentence,
                             GError **error);

static gboolean
act (CohortDb *self, ActFunc func, const CohortMoment *moment, char **sentence, GError **error)
{
  g_autofree char *done = NULL;

  if (!cohort_db_check_county (self, error) || !cohort_db_begin_act (self, error)
      || !cohort_db_end_act (self, func (self, moment, &done, error), error))
    return FALSE;
  if (sentence != NULL)
    *sentence = g_steal_pointer (&done);
  return TRUE;
}

/**
 * cohort_db_undo:
 * @sentence: (out) (optional): what was undone, in the reader's language
 *
 * Takes back the latest group that stands, as a new group. It is refused when what it would take
 * back was changed since by what is not on the way back, as a sync may do.
 *
 * Returns: whether it was undone; %COHORT_STORE_ERROR_NOTHING when there is nothing
 */
gboolean
cohort_db_undo (CohortDb *self, const CohortMoment *moment, char **sentence, GError **error)
{
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);

  return act (self, undo_in_act, moment, sentence, error);
}

/**
 * cohort_db_redo:
 * @sentence: (out) (optional): what was done again, in the reader's language
 *
 * Returns: whether the group undone last was done again; %COHORT_STORE_ERROR_NOTHING when there is
 * none
 */
gboolean
cohort_db_redo (CohortDb *self, const CohortMoment *moment, char **sentence, GError **error)
{
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);

  return act (self, redo_in_act, moment, sentence, error);
}
