/* A prepared SQL statement whose values are those of records, and whose failures are GErrors.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-statement.h"

#include "cohort-date.h"
#include "cohort-id.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

struct _CohortStatement {
  sqlite3      *sqlite; /* (unowned): outlives the statement */
  sqlite3_stmt *handle; /* (owned) */
  char         *problem; /* (owned) (nullable): why a value could not be bound */
};

static CohortStoreError
get_error_code (int result)
{
  switch (result & 0xff) {
  case SQLITE_FULL:
    return COHORT_STORE_ERROR_NO_SPACE;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return COHORT_STORE_ERROR_READ_ONLY;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return COHORT_STORE_ERROR_BUSY;
  case SQLITE_CORRUPT:
    return COHORT_STORE_ERROR_CORRUPT;
  case SQLITE_NOTADB:
  case SQLITE_CANTOPEN:
    return COHORT_STORE_ERROR_OPEN;
  case SQLITE_CONSTRAINT:
  case SQLITE_MISMATCH:
    return COHORT_STORE_ERROR_CONSTRAINT;
  default:
    return COHORT_STORE_ERROR_FAILED;
  }
}

static gboolean
is_about_space (int failure)
{
  return failure == ENOSPC || failure == EDQUOT || failure == EFBIG;
}

/* SQLite calls a write that a quota or a limit stopped an I/O error; the system's number tells. It
 * does not keep that number when a COMMIT fails (3.40), but then nothing has changed errno since.
 */
static gboolean
is_lack_of_space (sqlite3 *sqlite, int result, int failure)
{
  return (result & 0xff) == SQLITE_IOERR
         && (is_about_space (sqlite3_system_errno (sqlite)) || is_about_space (failure));
}

/**
 * cohort_sql_set_error:
 * @sqlite: (nullable): the connection that failed
 * @result: what SQLite returned
 *
 * Sets @error to the #COHORT_STORE_ERROR that fits, in a sentence that ends in SQLite's own words.
 */
void
cohort_sql_set_error (GError **error, sqlite3 *sqlite, int result)
{
  int failure = errno;
  const char *words = sqlite != NULL ? sqlite3_errmsg (sqlite) : sqlite3_errstr (result);
  CohortStoreError code = get_error_code (result);
  const char *sentence;

  if (sqlite != NULL && is_lack_of_space (sqlite, result, failure))
    code = COHORT_STORE_ERROR_NO_SPACE;

  switch (code) {
  case COHORT_STORE_ERROR_NO_SPACE:
    sentence = _("The disk is full. Nothing was saved and nothing was lost; make room and try "
                 "again. (%s)");
    break;
  case COHORT_STORE_ERROR_READ_ONLY:
    sentence = _("The database may not be written. Nothing was changed; ask for the right to "
                 "write it. (%s)");
    break;
  case COHORT_STORE_ERROR_BUSY:
    sentence = _("Another program is using the database. Nothing was changed; try again when it "
                 "is done. (%s)");
    break;
  case COHORT_STORE_ERROR_CORRUPT:
    sentence = _("The database is damaged. Nothing was changed; restore the latest backup. (%s)");
    break;
  case COHORT_STORE_ERROR_OPEN:
    sentence = _("The file is not a Cohort database or cannot be opened. It was not touched. (%s)");
    break;
  case COHORT_STORE_ERROR_CONSTRAINT:
    sentence = _("The database refused a value, so nothing was saved. (%s)");
    break;
  case COHORT_STORE_ERROR_TOO_NEW:
  case COHORT_STORE_ERROR_NO_COUNTY:
  case COHORT_STORE_ERROR_NOTHING:
  case COHORT_STORE_ERROR_ATTACHMENT:
  case COHORT_STORE_ERROR_STALE:
  case COHORT_STORE_ERROR_FAILED:
  default:
    sentence = _("The database could not do what was asked. Nothing was changed. (%s)");
    break;
  }
  g_set_error (error, COHORT_STORE_ERROR, code, sentence, words);
}

/**
 * cohort_statement_new:
 * @sql: one statement
 *
 * Returns: (transfer full): the prepared statement, or %NULL with an error
 */
CohortStatement *
cohort_statement_new (sqlite3 *sqlite, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  CohortStatement *self;
  int result = sqlite3_prepare_v2 (sqlite, sql, -1, &handle, NULL);

  if (result != SQLITE_OK) {
    cohort_sql_set_error (error, sqlite, result);
    return NULL;
  }
  self = g_new0 (CohortStatement, 1);
  self->sqlite = sqlite;
  self->handle = handle;
  return self;
}

/** cohort_statement_free: @self: (transfer full) (nullable): a statement */
void
cohort_statement_free (CohortStatement *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->handle);
  g_free (self->problem);
  g_free (self);
}

static void
note_problem (CohortStatement *self, const char *sentence, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  if (self->problem == NULL)
    self->problem = g_strdup_printf (sentence, valid);
}

static void
check_binding (CohortStatement *self, int result)
{
  if (result != SQLITE_OK && self->problem == NULL)
    self->problem = g_strdup (sqlite3_errmsg (self->sqlite));
}

/** cohort_statement_bind_number: @value: a number; %COHORT_UNKNOWN is bound as NULL */
void
cohort_statement_bind_number (CohortStatement *self, int parameter, gint64 value)
{
  if (cohort_is_known (value))
    check_binding (self, sqlite3_bind_int64 (self->handle, parameter, value));
  else
    check_binding (self, sqlite3_bind_null (self->handle, parameter));
}

/** cohort_statement_bind_text: @value: (nullable): text, copied */
void
cohort_statement_bind_text (CohortStatement *self, int parameter, const char *value)
{
  if (value != NULL && !g_utf8_validate (value, -1, NULL))
    note_problem (self, _("“%s” is not text in UTF-8, so nothing was saved."), value);
  else
    check_binding (self, sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT));
}

/** cohort_statement_bind_id: @id: (nullable): a UUID, kept as its 16 bytes */
void
cohort_statement_bind_id (CohortStatement *self, int parameter, const char *id)
{
  guint8 bytes[16];

  if (id == NULL)
    check_binding (self, sqlite3_bind_null (self->handle, parameter));
  else if (cohort_id_to_bytes (id, bytes))
    cohort_statement_bind_blob (self, parameter, bytes, sizeof bytes);
  else
    note_problem (self, _("“%s” is not an id, so nothing was saved."), id);
}

/** cohort_statement_bind_date: @date: a day, kept as text such as "2024-11-08"; 0 is bound as
 * NULL */
void
cohort_statement_bind_date (CohortStatement *self, int parameter, CohortDate date)
{
  g_autofree char *iso = date != 0 ? cohort_date_format_iso (date) : NULL;

  cohort_statement_bind_text (self, parameter, iso);
}

/** cohort_statement_bind_blob: @data: @length bytes, copied */
void
cohort_statement_bind_blob (CohortStatement *self, int parameter, const void *data, gsize length)
{
  check_binding (self,
                 sqlite3_bind_blob64 (self->handle, parameter, data, length, SQLITE_TRANSIENT));
}

/** cohort_statement_bind_value: @value: what a column of another statement holds, copied */
void
cohort_statement_bind_value (CohortStatement *self, int parameter, sqlite3_value *value)
{
  check_binding (self, sqlite3_bind_value (self->handle, parameter, value));
}

/**
 * cohort_statement_step:
 *
 * Returns: whether there is a row to read, or all are done, or an error was set
 */
CohortStep
cohort_statement_step (CohortStatement *self, GError **error)
{
  int result;

  if (self->problem != NULL) {
    g_set_error_literal (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CONSTRAINT, self->problem);
    g_clear_pointer (&self->problem, g_free);
    return COHORT_STEP_ERROR;
  }

  result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    return COHORT_STEP_ROW;
  if (result == SQLITE_DONE)
    return COHORT_STEP_DONE;
  cohort_sql_set_error (error, self->sqlite, result);
  return COHORT_STEP_ERROR;
}

/**
 * cohort_statement_run:
 *
 * Steps to the end, whatever rows there are, and makes the statement ready to be bound again.
 *
 * Returns: whether it succeeded
 */
gboolean
cohort_statement_run (CohortStatement *self, GError **error)
{
  CohortStep step;

  while ((step = cohort_statement_step (self, error)) == COHORT_STEP_ROW)
    continue;
  cohort_statement_reset (self);
  return step == COHORT_STEP_DONE;
}

/** cohort_statement_reset: makes the statement ready to be bound and stepped again */
void
cohort_statement_reset (CohortStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  g_clear_pointer (&self->problem, g_free);
}

/** cohort_statement_get_number: Returns: the number, %COHORT_UNKNOWN for NULL */
gint64
cohort_statement_get_number (CohortStatement *self, int column)
{
  if (sqlite3_column_type (self->handle, column) == SQLITE_NULL)
    return COHORT_UNKNOWN;
  return sqlite3_column_int64 (self->handle, column);
}

/** cohort_statement_get_text: Returns: (transfer none) (nullable): the text, until the next step */
const char *
cohort_statement_get_text (CohortStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/** cohort_statement_dup_id: Returns: (transfer full) (nullable): the UUID whose 16 bytes are
 * there */
char *
cohort_statement_dup_id (CohortStatement *self, int column)
{
  gsize length;
  const guint8 *bytes = cohort_statement_get_blob (self, column, &length);

  return bytes != NULL && length == 16 ? cohort_id_from_bytes (bytes) : NULL;
}

/** cohort_statement_get_date: Returns: the day, 0 for NULL */
CohortDate
cohort_statement_get_date (CohortStatement *self, int column)
{
  const char *iso = cohort_statement_get_text (self, column);

  return iso != NULL ? cohort_date_parse (iso) : 0;
}

/** cohort_statement_get_blob: Returns: (transfer none) (nullable): the bytes, until the next
 * step */
const guint8 *
cohort_statement_get_blob (CohortStatement *self, int column, gsize *length)
{
  const guint8 *bytes = sqlite3_column_blob (self->handle, column);

  *length = (gsize) sqlite3_column_bytes (self->handle, column);
  return bytes;
}

/** cohort_statement_get_value: Returns: (transfer none): for cohort_statement_bind_value(), until
 * the next step */
sqlite3_value *
cohort_statement_get_value (CohortStatement *self, int column)
{
  return sqlite3_column_value (self->handle, column);
}

/** cohort_sql_run: @sql: one or more statements without parameters; their rows are dropped */
gboolean
cohort_sql_run (sqlite3 *sqlite, const char *sql, GError **error)
{
  int result = sqlite3_exec (sqlite, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  cohort_sql_set_error (error, sqlite, result);
  return FALSE;
}

/** cohort_sql_get_number: @value: (out): the first column of the first row, %COHORT_UNKNOWN without
 * one */
gboolean
cohort_sql_get_number (sqlite3 *sqlite, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (sqlite, sql, error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;

  step = cohort_statement_step (statement, error);
  *value = step == COHORT_STEP_ROW ? cohort_statement_get_number (statement, 0) : COHORT_UNKNOWN;
  return step != COHORT_STEP_ERROR;
}
