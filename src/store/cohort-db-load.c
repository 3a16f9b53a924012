/* Reading: the program of a year, and all of a county's rows as a snapshot.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-db-private.h"

#include "cohort-id.h"
#include "cohort-table.h"

#include <glib/gi18n-lib.h>

#define PROGRAM_FOLDER RESOURCE_PREFIX "/program/"

/* Another program may even have restored a backup, which is another copy with a county of its
 * own. */
static gboolean
follow_others (CohortDb *self, GError **error)
{
  g_autofree guint8 *device = g_memdup2 (self->device, sizeof self->device);

  cohort_db_forget (self);
  if (!cohort_db_load_meta (self, error))
    return FALSE;
  return memcmp (device, self->device, sizeof self->device) == 0
         || cohort_db_load_county (self, error);
}

/* Drops what is kept in memory when another connection has written. */
gboolean
cohort_db_refresh (CohortDb *self, GError **error)
{
  gint64 before = self->data_version;

  return cohort_sql_get_number (self->sqlite, "PRAGMA data_version", &self->data_version, error)
         && (before == self->data_version || follow_others (self, error));
}

/* The county's own file for the year, if it loaded one; *@content is NULL if not. */
static gboolean
find_program_file (CohortDb *self, const char *year, GBytes **content, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      self->sqlite,
      "SELECT content FROM program_file WHERE stream = ?1 AND year = ?2 AND deleted = 0"
      " ORDER BY made DESC LIMIT 1",
      error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, self->county);
  cohort_statement_bind_text (statement, 2, year);
  step = cohort_statement_step (statement, error);
  if (step == COHORT_STEP_ROW) {
    const char *text = cohort_statement_get_text (statement, 0);

    *content = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  }
  return step != COHORT_STEP_ERROR;
}

/* These never change, so each is read once. */
static CohortProgram *
load_shipped_program (CohortDb *self, const char *year, GError **error)
{
  CohortProgram *program = g_hash_table_lookup (self->shipped, year);
  g_autofree char *path = g_strconcat (PROGRAM_FOLDER, year, ".json", NULL);
  g_autoptr (GBytes) content = NULL;

  if (program != NULL)
    return cohort_program_ref (program);
  content = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (content == NULL) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED,
                 _("Cohort knows no program for the year “%s”. Import its file first."), year);
    return NULL;
  }
  program = cohort_program_new_from_bytes (content, error);
  if (program != NULL)
    g_hash_table_insert (self->shipped, g_strdup (year), cohort_program_ref (program));
  return program;
}

/**
 * cohort_db_load_program:
 * @year: "2024-25"
 *
 * Returns: (transfer full): the program of @year from the file the county loaded, else as shipped,
 * or %NULL with an error
 */
CohortProgram *
cohort_db_load_program (CohortDb *self, const char *year, GError **error)
{
  CohortProgram *program = g_hash_table_lookup (self->programs, year);
  g_autoptr (GBytes) content = NULL;

  if (program != NULL)
    return cohort_program_ref (program);
  if (!find_program_file (self, year, &content, error))
    return NULL;
  program = content != NULL ? cohort_program_new_from_bytes (content, error)
                            : load_shipped_program (self, year, error);
  if (program != NULL)
    g_hash_table_insert (self->programs, g_strdup (year), cohort_program_ref (program));
  return program;
}

static void
add_year (GPtrArray *years, char *year)
{
  if (g_ptr_array_find_with_equal_func (years, year, g_str_equal, NULL))
    g_free (year);
  else
    g_ptr_array_add (years, year);
}

static gboolean
add_own_years (CohortDb *self, GPtrArray *years, GError **error)
{
  g_autoptr (CohortStatement) statement =
    cohort_statement_new (self->sqlite,
                          "SELECT year FROM program_file WHERE stream = ?1 AND deleted = 0"
                          " AND year IS NOT NULL", error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, self->county);
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW)
    add_year (years, g_strdup (cohort_statement_get_text (statement, 0)));
  return step == COHORT_STEP_DONE;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cohort_db_list_years:
 *
 * Returns: (transfer full): the years there is a program for, oldest first, or %NULL with an error
 */
char **
cohort_db_list_years (CohortDb *self, GError **error)
{
  g_auto (GStrv) files
      = g_resources_enumerate_children (PROGRAM_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], ".json"))
      add_year (years, g_strndup (files[i], strlen (files[i]) - strlen (".json")));
  if (!add_own_years (self, years, error))
    return NULL;

  g_ptr_array_sort (years, compare_years);
  g_ptr_array_set_free_func (years, NULL);
  g_ptr_array_add (years, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&years), FALSE);
}

/* Without an allocation, since every row has several: @text, or NULL when there is no id. */
static const char *
read_id (CohortStatement *statement, int column, char text[COHORT_ID_SIZE])
{
  gsize length;
  const guint8 *bytes = cohort_statement_get_blob (statement, column, &length);

  if (bytes == NULL || length != 16)
    return NULL;
  cohort_id_write (bytes, text);
  return text;
}

static void
read_field (CohortStatement *statement, int column, gpointer record, const CohortField *field)
{
  char id[COHORT_ID_SIZE];

  switch (field->kind) {
  case COHORT_FIELD_TEXT:
    cohort_record_set_text (record, field, cohort_statement_get_text (statement, column));
    break;
  case COHORT_FIELD_ID:
    cohort_record_set_text (record, field, read_id (statement, column, id));
    break;
  case COHORT_FIELD_DATE:
    cohort_record_set_number (record, field, cohort_statement_get_date (statement, column));
    break;
  case COHORT_FIELD_NUMBER:
  case COHORT_FIELD_FLAG:
    cohort_record_set_number (record, field, cohort_statement_get_number (statement, column));
    break;
  }
}

/* Rows of several tables made together come in the same order in each, so that what a row refers to
 * mostly stands where the row before it pointed, or right after. */
static const CohortRecord *
find_target (const CohortSnapshot *snapshot, CohortRecordKind kind, const char *id, guint *place)
{
  const GPtrArray *records = cohort_snapshot_get_records (snapshot, kind);

  for (guint i = *place; id != NULL && i < records->len && i < *place + 2; i++) {
    const CohortRecord *record = g_ptr_array_index (records, i);

    if (g_str_equal (record->id, id)) {
      *place = i;
      return record;
    }
  }
  return cohort_snapshot_find (snapshot, kind, id);
}

/* @places: where the last one found of each field stands */
static gpointer
read_record (CohortStatement *statement,
             CohortRecordKind kind,
             CohortTexts *texts,
             const CohortSnapshot *snapshot,
             guint *places)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (kind);
  char id[COHORT_ID_SIZE];
  gpointer record = cohort_record_new_among (kind, read_id (statement, 0, id), texts);

  for (guint i = 0; i < klass->n_fields; i++) {
    const CohortField *field = &klass->fields[i];

    if (field->kind == COHORT_FIELD_ID) {
      const char *other = read_id (statement, (int)i + 1, id);

      cohort_record_set_link (record, field, other,
                              find_target (snapshot, field->target, other, &places[i]));
    } else {
      read_field (statement, (int)i + 1, record, field);
    }
  }
  return record;
}

static gboolean
load_kind (CohortDb *self,
           CohortRecordKind kind,
           CohortTexts *texts,
           CohortSnapshot *snapshot,
           GError **error)
{
  g_autofree guint *places = g_new0 (guint, cohort_record_kind_get_class (kind)->n_fields);
  g_autofree char *sql = cohort_table_build_select (cohort_table_get (kind));
  g_autoptr (CohortStatement) statement = cohort_statement_new (self->sqlite, sql, error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, self->county);
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW)
    cohort_snapshot_take (snapshot, read_record (statement, kind, texts, snapshot, places));
  return step == COHORT_STEP_DONE;
}

/**
 * cohort_db_find_record:
 *
 * Returns: (transfer full): the row of that id as it is, also one that is deleted; %NULL with an
 *   error, or without one when there is none
 */
CohortRecord *
cohort_db_find_record (CohortDb *self, CohortRecordKind kind, const char *id, GError **error)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (kind);
  g_autofree char *sql = cohort_table_build_find (cohort_table_get (kind));
  g_autoptr (CohortStatement) statement = cohort_statement_new (self->sqlite, sql, error);
  CohortRecord *record;

  if (statement == NULL)
    return NULL;
  cohort_statement_bind_number (statement, 1, self->county);
  cohort_statement_bind_id (statement, 2, id);
  if (cohort_statement_step (statement, error) != COHORT_STEP_ROW)
    return NULL;
  record = cohort_record_new (kind, id);
  record->deleted = cohort_statement_get_number (statement, 0) == 1;
  for (guint i = 0; i < klass->n_fields; i++)
    read_field (statement, (int) i + 1, record, &klass->fields[i]);
  return record;
}

static char *
load_chosen_year (CohortDb *self, GError **error)
{
  g_autoptr (CohortStatement) statement =
    cohort_statement_new (self->sqlite,
                          "SELECT value FROM setting WHERE stream = ?1 AND key = ?2 AND deleted = 0"
                          " AND value IS NOT NULL ORDER BY made DESC LIMIT 1", error);
  g_auto (GStrv) years = NULL;
  CohortStep step;

  if (statement == NULL)
    return NULL;
  cohort_statement_bind_number (statement, 1, self->county);
  cohort_statement_bind_text (statement, 2, COHORT_SETTING_YEAR);
  step = cohort_statement_step (statement, error);
  if (step == COHORT_STEP_ERROR)
    return NULL;
  if (step == COHORT_STEP_ROW)
    return g_strdup (cohort_statement_get_text (statement, 0));

  years = cohort_db_list_years (self, error);
  if (years == NULL)
    return NULL;
  if (years[0] == NULL)
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED,
                 _("Cohort knows no program year at all. Install it again."));
  return g_strdup (years[0]);
}

static CohortSnapshot *
load_all (CohortDb *self, GError **error)
{
  g_autofree char *year = load_chosen_year (self, error);
  g_autoptr (CohortProgram) program
      = year != NULL ? cohort_db_load_program (self, year, error) : NULL;
  g_autoptr (CohortTexts) texts = cohort_texts_new ();
  g_autoptr (CohortSnapshot) snapshot = NULL;

  if (program == NULL)
    return NULL;
  if (cohort_program_get_county (program, self->county) == NULL) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CORRUPT,
                 _("The database says that it is of county number %d, and there is none."),
                 self->county);
    return NULL;
  }
  snapshot = cohort_snapshot_new (self->county, program);
  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++)
    if (!load_kind (self, kind, texts, snapshot, error))
      return NULL;
  return g_steal_pointer (&snapshot);
}

/* All tables are read at one moment, also when another program writes between them. */
static CohortSnapshot *
load_at_one_moment (CohortDb *self, GError **error)
{
  gboolean alone = sqlite3_get_autocommit (self->sqlite);
  CohortSnapshot *snapshot;

  if (alone && !cohort_sql_run (self->sqlite, "BEGIN", error))
    return NULL;
  snapshot = load_all (self, error);
  if (alone)
    cohort_sql_run (self->sqlite, "ROLLBACK", NULL);
  return snapshot;
}

/**
 * cohort_db_load_snapshot:
 *
 * Returns: (transfer full): what the file holds of the county, seen for the year its settings say;
 *   %NULL with %COHORT_STORE_ERROR_NO_COUNTY before one is chosen
 */
CohortSnapshot *
cohort_db_load_snapshot (CohortDb *self, GError **error)
{
  g_return_val_if_fail (self->thread == g_thread_self (), NULL);

  if (!cohort_db_check_county (self, error) || !cohort_db_refresh (self, error))
    return NULL;
  if (self->snapshot == NULL)
    self->snapshot = load_at_one_moment (self, error);
  return self->snapshot != NULL ? cohort_snapshot_ref (self->snapshot) : NULL;
}
