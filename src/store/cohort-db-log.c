/* Change groups as they are written: the transaction around one, its stamp, who and where.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-db-private.h"

#include "cohort-id.h"
#include "cohort-log-values.h"

#include <glib/gi18n-lib.h>

static gint64
tick (CohortDb *self)
{
  return ++self->hlc;
}

static void
get_open_group (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  CohortDb *self = sqlite3_user_data (context);

  if (self->group != 0)
    sqlite3_result_int64 (context, self->group);
  else
    sqlite3_result_error (context, "a change outside of a change group", -1);
}

static void
get_tick (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  sqlite3_result_int64 (context, tick (sqlite3_user_data (context)));
}

/* Gives the connection what the triggers call. */
gboolean
cohort_db_add_functions (CohortDb *self, GError **error)
{
  int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
  int result = sqlite3_create_function_v2 (self->sqlite, "cohort_group", 0, flags, self,
                                           get_open_group, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (self->sqlite, "cohort_tick", 0, flags, self,
                                         get_tick, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    return cohort_log_values_add_function (self->sqlite, error);
  cohort_sql_set_error (error, self->sqlite, result);
  return FALSE;
}

/* Writes one number that belongs to this copy. */
gboolean
cohort_db_set_meta (CohortDb *self, const char *key, gint64 value, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      self->sqlite, "INSERT OR REPLACE INTO sync_meta (k, v) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_text (statement, 1, key);
  cohort_statement_bind_number (statement, 2, value);
  return cohort_statement_run (statement, error);
}

/* A copy that has no identity yet, because it is new or came out of a backup, gets one here. */
gboolean
cohort_db_ensure_device (sqlite3 *sqlite, GError **error)
{
  g_autoptr (CohortStatement) statement =
    cohort_statement_new (sqlite,
                          "INSERT INTO sync_meta (k, v) VALUES ('device', ?1), ('device-label', ?2)"
                          " ON CONFLICT DO NOTHING", error);
  g_autofree char *id = cohort_id_new ();
  guint8 bytes[16];

  if (statement == NULL)
    return FALSE;
  cohort_id_to_bytes (id, bytes);
  cohort_statement_bind_blob (statement, 1, bytes, sizeof bytes);
  cohort_statement_bind_text (statement, 2, g_get_host_name ());
  return cohort_statement_run (statement, error);
}

static gboolean
load_device (CohortDb *self, gboolean *found, GError **error)
{
  g_autoptr (CohortStatement) statement =
    cohort_statement_new (self->sqlite,
                          "SELECT (SELECT v FROM sync_meta WHERE k = 'device'),"
                          " (SELECT v FROM sync_meta WHERE k = 'device-label')", error);
  const guint8 *bytes;
  gsize length;

  if (statement == NULL || cohort_statement_step (statement, error) != COHORT_STEP_ROW)
    return FALSE;
  bytes = cohort_statement_get_blob (statement, 0, &length);
  *found = bytes != NULL && length == sizeof self->device;
  if (!*found)
    return TRUE;
  memcpy (self->device, bytes, sizeof self->device);
  g_free (self->device_label);
  self->device_label = g_strdup (cohort_statement_get_text (statement, 1));
  return TRUE;
}

static gboolean
load_clock (CohortDb *self, GError **error)
{
  gint64 stamp;

  if (!cohort_sql_get_number (self->sqlite,
                              "SELECT max(coalesce((SELECT v FROM sync_meta WHERE k = 'hlc'), 0),"
                              " coalesce((SELECT max(hlc) FROM change_group), 0))",
                              &stamp, error))
    return FALSE;
  self->hlc = MAX (self->hlc, stamp);
  return TRUE;
}

/* Reads what belongs to this copy: who it is and how late it is. */
gboolean
cohort_db_load_meta (CohortDb *self, GError **error)
{
  gboolean found;

  if (!load_device (self, &found, error))
    return FALSE;
  if (!found
      && (!cohort_db_ensure_device (self->sqlite, error) || !load_device (self, &found, error)))
    return FALSE;
  return load_clock (self, error);
}

/* Drops what is kept in memory of the rows. */
void
cohort_db_forget (CohortDb *self)
{
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_hash_table_remove_all (self->programs);
}

static gboolean
check_batch (CohortDb *self, GError **error)
{
  if (!sqlite3_get_autocommit (self->sqlite))
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED,
               _("The changes before this one could not be kept, so it was not made either."));
  return FALSE;
}

/**
 * cohort_db_begin_act:
 *
 * Begins what is written all or not at all: a transaction, or a part of the open batch. The rows
 * are read afresh if another connection has written meanwhile.
 */
gboolean
cohort_db_begin_act (CohortDb *self, GError **error)
{
  if (self->in_batch ? !check_batch (self, error)
                     : !cohort_sql_run (self->sqlite, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->n_changes = sqlite3_total_changes64 (self->sqlite);
  if (cohort_db_refresh (self, error) && load_clock (self, error)
      && cohort_sql_run (self->sqlite, "SAVEPOINT act", error))
    return TRUE;
  if (!self->in_batch)
    cohort_sql_run (self->sqlite, "ROLLBACK", NULL);
  return FALSE;
}

/* References are deferred to the end of a transaction, which for a batch is too late to say whose
 * fault it is. */
static gboolean
check_references (CohortDb *self, GError **error)
{
  int n_open = 0, highest = 0;

  sqlite3_db_status (self->sqlite, SQLITE_DBSTATUS_DEFERRED_FKS, &n_open, &highest, 0);
  if (n_open == 0)
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CONSTRAINT,
               _("The change refers to something that is not there, so nothing was saved."));
  return FALSE;
}

/**
 * cohort_db_end_act:
 * @ok: whether all went well so far; if not, an error is set already
 *
 * Keeps what was written since cohort_db_begin_act(), or takes it back.
 */
gboolean
cohort_db_end_act (CohortDb *self, gboolean ok, GError **error)
{
  self->group = 0;
  if (ok && check_references (self, error) && cohort_sql_run (self->sqlite, "RELEASE act", error)
      && (self->in_batch || cohort_sql_run (self->sqlite, "COMMIT", error)))
    return TRUE;

  if (self->in_batch)
    cohort_sql_run (self->sqlite, "ROLLBACK TO act; RELEASE act", NULL);
  else
    cohort_sql_run (self->sqlite, "ROLLBACK", NULL);
  /* What was refused before it wrote anything left the rows in memory as they are. */
  if (sqlite3_total_changes64 (self->sqlite) != self->n_changes)
    cohort_db_forget (self);
  return FALSE;
}

/* (transfer full): who sits at the machine. */
char *
cohort_db_dup_person (void)
{
  const char *name = g_get_real_name ();

  /* What GLib says when the system does not know. */
  return g_utf8_make_valid (g_str_equal (name, "Unknown") ? g_get_user_name () : name, -1);
}

static gboolean
insert_group (CohortDb *self, gint64 number, const CohortGroupHead *head, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      self->sqlite,
      "INSERT INTO change_group (number, stream, kind, subject, object, who, device,"
      " device_label, hlc, at, undoable, undoes)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      error);
  g_autofree char *who = cohort_db_dup_person ();

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, number);
  cohort_statement_bind_number (statement, 2, self->county);
  cohort_statement_bind_text (statement, 3, head->kind);
  cohort_statement_bind_text (statement, 4, head->subject);
  cohort_statement_bind_text (statement, 5, head->object);
  cohort_statement_bind_text (statement, 6, who);
  cohort_statement_bind_blob (statement, 7, self->device, sizeof self->device);
  cohort_statement_bind_text (statement, 8, self->device_label);
  cohort_statement_bind_number (statement, 9, self->hlc);
  cohort_statement_bind_number (statement, 10, head->moment->now);
  cohort_statement_bind_number (statement, 11, head->undoable ? 1 : 0);
  cohort_statement_bind_number (statement, 12, head->undoes != 0 ? head->undoes : COHORT_UNKNOWN);
  return cohort_statement_run (statement, error);
}

/**
 * cohort_db_open_group:
 *
 * Begins a change group within an act: from here on the triggers log under its number. Its stamp is
 * later than every stamp before it, whatever the machine's clock says.
 */
gboolean
cohort_db_open_group (CohortDb *self, const CohortGroupHead *head, GError **error)
{
  gint64 number;

  if (!cohort_sql_get_number (self->sqlite, "SELECT coalesce(max(number), 0) + 1 FROM change_group",
                              &number, error)
      || !cohort_sql_run (self->sqlite, "SAVEPOINT change", error))
    return FALSE;
  self->hlc = MAX (self->hlc + 1, (g_get_real_time () / 1000) << 16);
  if (!insert_group (self, number, head, error))
    return FALSE;
  self->group = number;
  return TRUE;
}

/**
 * cohort_db_close_group:
 * @wrote: (out): whether anything was changed; if not, the group is gone again
 */
gboolean
cohort_db_close_group (CohortDb *self, gboolean *wrote, GError **error)
{
  g_autofree char *count = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM change_entry WHERE"
                                            " group_number = %" G_GINT64_FORMAT ")", self->group);
  gint64 n_entries;

  self->group = 0;
  if (!cohort_sql_get_number (self->sqlite, count, &n_entries, error))
    return FALSE;
  *wrote = n_entries > 0;
  if (!*wrote)
    return cohort_sql_run (self->sqlite, "ROLLBACK TO change; RELEASE change", error);
  return cohort_db_set_meta (self, "hlc", self->hlc, error)
         && cohort_sql_run (self->sqlite, "RELEASE change", error);
}
