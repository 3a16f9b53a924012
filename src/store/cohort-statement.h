/* A prepared SQL statement whose values are those of records, and whose failures are GErrors.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "cohort-store-error.h"
#include "cohort-types.h"

G_BEGIN_DECLS

typedef struct _CohortStatement CohortStatement;

typedef enum {
  COHORT_STEP_ERROR,
  COHORT_STEP_DONE,
  COHORT_STEP_ROW,
} CohortStep;

CohortStatement *cohort_statement_new  (sqlite3 *sqlite, const char *sql, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void             cohort_statement_free (CohortStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortStatement, cohort_statement_free)

/* Parameters count from 1, columns from 0, as in SQLite. A value that cannot be bound (an id that
 * is none, text that is not UTF-8) is reported by the next step. */
void        cohort_statement_bind_number (CohortStatement *self, int parameter, gint64 value);
void        cohort_statement_bind_text   (CohortStatement *self, int parameter, const char *value);
void        cohort_statement_bind_id     (CohortStatement *self, int parameter, const char *id);
void        cohort_statement_bind_date   (CohortStatement *self, int parameter, CohortDate date);
void        cohort_statement_bind_blob   (CohortStatement *self, int parameter, const void *data,
                                          gsize length);
void        cohort_statement_bind_value  (CohortStatement *self, int parameter,
                                          sqlite3_value *value);

CohortStep  cohort_statement_step        (CohortStatement *self, GError **error);
gboolean    cohort_statement_run         (CohortStatement *self, GError **error);
void        cohort_statement_reset       (CohortStatement *self);

gint64         cohort_statement_get_number (CohortStatement *self, int column);
const char    *cohort_statement_get_text   (CohortStatement *self, int column);
char          *cohort_statement_dup_id     (CohortStatement *self, int column)
  G_GNUC_WARN_UNUSED_RESULT;
CohortDate     cohort_statement_get_date   (CohortStatement *self, int column);
const guint8  *cohort_statement_get_blob   (CohortStatement *self, int column, gsize *length);
sqlite3_value *cohort_statement_get_value  (CohortStatement *self, int column);

gboolean cohort_sql_run         (sqlite3 *sqlite, const char *sql, GError **error);
gboolean cohort_sql_get_number  (sqlite3 *sqlite, const char *sql, gint64 *value, GError **error);
void     cohort_sql_set_error   (GError **error, sqlite3 *sqlite, int result);

G_END_DECLS
