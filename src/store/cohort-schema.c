/* The versions of the database's schema and the way from each to the next.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-schema.h"

#include "cohort-schema-reasons.h"
#include "cohort-schema-resource.h"
#include "cohort-statement.h"
#include "cohort-triggers.h"

#include <glib/gi18n-lib.h>

static const CohortMigration migrations[] = {
  { 1, "0001-initial.sql", NULL },
  { 2, "0002-team.sql", NULL },
  { 3, "0003-money.sql", NULL },
  { 4, "0004-documents.sql", NULL },
  { 5, "0005-year.sql", NULL },
  { 6, "0006-reasons.sql", cohort_schema_move_reasons },
};

/** cohort_schema_get_migrations: Returns: (transfer none): all steps, in order */
const CohortMigration *
cohort_schema_get_migrations (guint *n_migrations)
{
  *n_migrations = G_N_ELEMENTS (migrations);
  return migrations;
}

/** cohort_schema_get_version: Returns: the version this program writes */
int
cohort_schema_get_version (void)
{
  return migrations[G_N_ELEMENTS (migrations) - 1].version;
}

static gboolean
run_resource (sqlite3 *sqlite, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, "/schema/", name, NULL);
  g_autoptr (GBytes) sql = g_resource_lookup_data (cohort_schema_get_resource (), path,
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL && cohort_sql_run (sqlite, g_bytes_get_data (sql, NULL), error);
}

/* A step may rebuild tables, so references are looked at when all is in place. */
static gboolean
check_references (sqlite3 *sqlite, GError **error)
{
  gint64 n_wrong;

  if (!cohort_sql_get_number (sqlite, "SELECT count(*) FROM pragma_foreign_key_check", &n_wrong,
                              error))
    return FALSE;
  if (n_wrong == 0)
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CORRUPT,
               g_dngettext (GETTEXT_PACKAGE, "%d row refers to one that is not there.",
                            "%d rows refer to others that are not there.", (gulong) n_wrong),
               (int) n_wrong);
  return FALSE;
}

static gboolean
take_step (sqlite3 *sqlite, const CohortMigration *step, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                           COHORT_APPLICATION_ID, step->version);

  return cohort_triggers_drop (sqlite, error)
         && (step->resource == NULL || run_resource (sqlite, step->resource, error))
         && (step->hook == NULL || step->hook (sqlite, error))
         && check_references (sqlite, error)
         && cohort_sql_run (sqlite, mark, error);
}

/* Two programs may open an old database at once: the second finds the step taken. */
static gboolean
take_step_or_none (sqlite3 *sqlite, const CohortMigration *step, GError **error)
{
  gint64 version;

  if (!cohort_sql_run (sqlite, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (cohort_sql_get_number (sqlite, "PRAGMA user_version", &version, error)
      && (version >= step->version || take_step (sqlite, step, error))
      && cohort_sql_run (sqlite, "COMMIT", error))
    return TRUE;
  cohort_sql_run (sqlite, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * cohort_schema_migrate:
 * @steps: in order of version
 * @target: version to stop at
 *
 * Must not be called in a transaction. Foreign keys are off during the steps and on again
 * afterwards, and triggers are gone afterwards, see cohort_triggers_install().
 *
 * Returns: whether all steps were taken; when one fails the database is what the step before left
 */
gboolean
cohort_schema_migrate (sqlite3 *sqlite, const CohortMigration *steps, guint n_steps, int target,
                       GError **error)
{
  gboolean ok = TRUE;
  gint64 version;

  if (!cohort_sql_get_number (sqlite, "PRAGMA user_version", &version, error))
    return FALSE;
  if (!cohort_sql_run (sqlite, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  for (guint i = 0; ok && i < n_steps; i++)
    if (steps[i].version > version && steps[i].version <= target)
      ok = take_step_or_none (sqlite, &steps[i], error);
  return cohort_sql_run (sqlite, "PRAGMA foreign_keys = ON", ok ? error : NULL) && ok;
}
