/* Writing: a change as one group in one transaction.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-db-private.h"

#include "cohort-init.h"
#include "cohort-table.h"

#include <glib/gi18n-lib.h>

/* Sets an error when no county is chosen, so that there is nowhere to write. */
gboolean
cohort_db_check_county (CohortDb *self, GError **error)
{
  if (self->county != 0)
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY,
               _("No county was chosen yet. Choose one first."));
  return FALSE;
}

static void
bind_field (CohortStatement *statement,
            int parameter,
            gconstpointer record,
            const CohortField *field)
{
  switch (field->kind) {
  case COHORT_FIELD_TEXT:
    cohort_statement_bind_text (statement, parameter, cohort_record_get_text (record, field));
    break;
  case COHORT_FIELD_ID:
    cohort_statement_bind_id (statement, parameter, cohort_record_get_text (record, field));
    break;
  case COHORT_FIELD_DATE:
    cohort_statement_bind_date (statement, parameter,
                                (CohortDate) cohort_record_get_number (record, field));
    break;
  case COHORT_FIELD_NUMBER:
  case COHORT_FIELD_FLAG:
    cohort_statement_bind_number (statement, parameter, cohort_record_get_number (record, field));
    break;
  }
}

static gboolean
write_record (CohortDb *self, const CohortRecord *record, GError **error)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (record->kind);
  CohortStatement **statement = &self->upserts[record->kind];

  if (*statement == NULL) {
    g_autofree char *sql = cohort_table_build_upsert (cohort_table_get (record->kind));

    *statement = cohort_statement_new (self->sqlite, sql, error);
    if (*statement == NULL)
      return FALSE;
  }
  cohort_statement_bind_number (*statement, 1, self->county);
  cohort_statement_bind_id (*statement, 2, record->id);
  cohort_statement_bind_number (*statement, 3, record->deleted ? 1 : 0);
  for (guint i = 0; i < klass->n_fields; i++)
    bind_field (*statement, (int) i + 4, record, &klass->fields[i]);
  return cohort_statement_run (*statement, error);
}

/* A new edit is where the way forward ends: what was undone stays undone, and History keeps it. */
gboolean
cohort_db_drop_undone (CohortDb *self, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      self->sqlite,
      "UPDATE change_group SET state = 'dropped' WHERE stream = ?1 AND state = 'undone'"
      " AND undoable = 1",
      error);

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, self->county);
  return cohort_statement_run (statement, error);
}

static const char *
find_new_year (const CohortChange *change)
{
  GPtrArray *records = cohort_change_get_records (change);

  for (guint i = 0; i < records->len; i++) {
    const CohortRecord *record = g_ptr_array_index (records, i);
    const CohortSetting *setting = (const CohortSetting *) record;

    if (record->kind == COHORT_RECORD_SETTING && !record->deleted
        && g_strcmp0 (setting->key, COHORT_SETTING_YEAR) == 0)
      return setting->value;
  }
  return NULL;
}

/* The program of @year, which the same change may be the one to bring. */
static CohortProgram *
find_program (CohortDb *self, const CohortChange *change, const char *year, GError **error)
{
  GPtrArray *records = cohort_change_get_records (change);

  for (guint i = 0; i < records->len; i++) {
    const CohortRecord *record = g_ptr_array_index (records, i);
    const CohortProgramFile *file = (const CohortProgramFile *) record;

    if (record->kind == COHORT_RECORD_PROGRAM_FILE && !record->deleted && file->content != NULL
        && g_strcmp0 (file->year, year) == 0) {
      g_autoptr (GBytes) content = g_bytes_new (file->content, strlen (file->content));

      return cohort_program_new_from_bytes (content, error);
    }
  }
  return cohort_db_load_program (self, year, error);
}

static gboolean
has_contract (CohortDb *self, const char *year, gboolean *has, GError **error)
{
  g_autoptr (CohortStatement) statement =
    cohort_statement_new (self->sqlite,
                          "SELECT 1 FROM funding_source WHERE stream = ?1 AND year = ?2"
                          " AND kind = 'contract' AND deleted = 0", error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, self->county);
  cohort_statement_bind_text (statement, 2, year);
  step = cohort_statement_step (statement, error);
  *has = step == COHORT_STEP_ROW;
  return step != COHORT_STEP_ERROR;
}

/* Whoever first looks at a year gets its contract by the same act, so that one undo takes back
 * both. */
static CohortChange *
add_contract (CohortDb *self, const CohortChange *change, GError **error)
{
  const char *year = find_new_year (change);
  g_autoptr (CohortProgram) program = NULL;
  g_autoptr (CohortChange) whole =
    cohort_change_new (cohort_change_get_kind (change), cohort_change_get_subject (change),
                       cohort_change_get_object (change));
  gboolean has;

  if (year != NULL) {
    program = find_program (self, change, year, error);
    if (program == NULL || !has_contract (self, year, &has, error))
      return NULL;
    if (!has)
      cohort_change_put (whole, cohort_init_new_contract (self->county, program));
  }
  cohort_change_merge (whole, change);
  return g_steal_pointer (&whole);
}

static gboolean
brings_back (CohortDb *self, gint64 group, gboolean *back, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT EXISTS (SELECT 1 FROM change_entry WHERE group_number = %" G_GINT64_FORMAT
    " AND field_group = %d AND old IS NOT NULL AND new LIKE '[0,%%')", group, COHORT_LIFE_GROUP);
  gint64 found;

  if (!cohort_sql_get_number (self->sqlite, sql, &found, error))
    return FALSE;
  *back = found == 1;
  return TRUE;
}

static gboolean
changes_program (const CohortChange *change)
{
  GPtrArray *records = cohort_change_get_records (change);

  /* In order of kind, so the first is one if any is. */
  return records->len > 0
         && ((CohortRecord *) g_ptr_array_index (records, 0))->kind <= COHORT_RECORD_PROGRAM_FILE;
}

/* Keeps the rows in memory what the file holds, so that a file of commands does not read all of
 * them anew for each. Rows that live again take their old place, which only the file knows. */
static gboolean
follow_change (CohortDb *self, const CohortChange *change, gint64 group, GError **error)
{
  g_autoptr (CohortSnapshot) before = g_steal_pointer (&self->snapshot);
  gboolean back;

  if (!brings_back (self, group, &back, error))
    return FALSE;
  if (changes_program (change))
    cohort_db_forget (self);
  else if (before != NULL && !back)
    self->snapshot = cohort_snapshot_apply (before, change);
  return TRUE;
}

/* Writes the records of @change within the open change group. */
gboolean
cohort_db_write_records (CohortDb *self, const CohortChange *change, GError **error)
{
  GPtrArray *records = cohort_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    if (!write_record (self, g_ptr_array_index (records, i), error))
      return FALSE;
  return TRUE;
}

/**
 * cohort_db_write:
 *
 * Writes @change as one change group within an act, see cohort_db_begin_act(). One that changes
 * nothing leaves no group.
 */
gboolean
cohort_db_write (CohortDb *self, const CohortChange *change, gboolean undoable,
                 const CohortMoment *moment, GError **error)
{
  g_autoptr (CohortChange) whole = add_contract (self, change, error);
  CohortGroupHead head = {
    .kind = cohort_change_get_kind (change),
    .subject = cohort_change_get_subject (change),
    .object = cohort_change_get_object (change),
    .undoable = undoable,
    .moment = moment,
  };
  gboolean wrote;
  gint64 group;

  if (whole == NULL || !cohort_db_open_group (self, &head, error))
    return FALSE;
  group = self->group;
  if (!cohort_db_write_records (self, whole, error)
      || !cohort_db_close_group (self, &wrote, error))
    return FALSE;
  return !wrote
         || (cohort_db_drop_undone (self, error) && follow_change (self, whole, group, error));
}

/**
 * cohort_db_save:
 * @change: what shall be
 * @moment: when it is done
 *
 * A change whose setting chooses another year also makes that year's contract, if there is none.
 *
 * Returns: whether it was saved; if not, nothing was
 */
gboolean
cohort_db_save (CohortDb *self,
                const CohortChange *change,
                const CohortMoment *moment,
                GError **error)
{
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);

  if (cohort_change_is_empty (change))
    return TRUE;
  if (!cohort_db_check_county (self, error) || !cohort_db_begin_act (self, error))
    return FALSE;
  return cohort_db_end_act (self, cohort_db_write (self, change, TRUE, moment, error), error);
}

/* A snapshot never changes, and whatever is written, here or by another connection, makes the next
 * one another. One that somebody holds cannot be mistaken for it. */
static gboolean
check_basis (CohortDb *self, const CohortSnapshot *basis, GError **error)
{
  if (self->snapshot == basis)
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_STALE,
               _("The county’s data changed since this was worked out, so nothing was saved. Look "
                 "at it again, then save it once more."));
  return FALSE;
}

/**
 * cohort_db_save_over:
 * @basis: what cohort_db_load_snapshot() gave when @change was worked out from it; held by the
 *   caller since
 * @change: what shall be; its records are whole, so that over a newer county they would put back
 *   what was changed since
 * @moment: when it is done
 *
 * As cohort_db_save(), unless anything of the county changed since: by this connection, by another
 * one, or by choosing another county.
 *
 * Returns: whether it was saved; if not, nothing was. %COHORT_STORE_ERROR_STALE: it is to be worked
 *   out anew
 */
gboolean
cohort_db_save_over (CohortDb *self,
                     const CohortSnapshot *basis,
                     const CohortChange *change,
                     const CohortMoment *moment,
                     GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);
  g_return_val_if_fail (basis != NULL, FALSE);

  if (cohort_change_is_empty (change))
    return TRUE;
  if (!cohort_db_check_county (self, error) || !cohort_db_begin_act (self, error))
    return FALSE;
  ok = check_basis (self, basis, error) && cohort_db_write (self, change, TRUE, moment, error);
  return cohort_db_end_act (self, ok, error);
}

/**
 * cohort_db_run:
 * @command: one command, see cohort_command_run()
 * @moment: when it is done
 *
 * Runs @command on the rows as they are and saves what comes of it, with nobody writing in between.
 *
 * Returns: whether it was done; if not, nothing was
 */
gboolean
cohort_db_run (CohortDb *self, JsonObject *command, const CohortMoment *moment, GError **error)
{
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autoptr (CohortChange) change = NULL;
  gboolean ok;

  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);

  if (!cohort_db_check_county (self, error) || !cohort_db_begin_act (self, error))
    return FALSE;
  snapshot = cohort_db_load_snapshot (self, error);
  if (snapshot != NULL)
    change = cohort_command_run (snapshot, command, moment, error);
  ok = change != NULL
       && (cohort_change_is_empty (change) || cohort_db_write (self, change, TRUE, moment, error));
  return cohort_db_end_act (self, ok, error);
}
