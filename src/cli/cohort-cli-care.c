/* The jobs that look after the data: check, backup, restore.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"

#include "cohort-findings.h"

#include <glib/gi18n-lib.h>

static gboolean
print_findings (CohortDb *db, CohortDate today, GError **error)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (db, error);
  g_autoptr (GPtrArray) findings = NULL;

  if (snapshot == NULL)
    return FALSE;
  findings = cohort_findings_new (snapshot, today);
  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    cohort_cli_print ("%s: %s", finding->id, finding->text);
  }
  return TRUE;
}

/** cohort_cli_check: integrity of the database, invariants, findings */
int
cohort_cli_check (CohortCliCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  int status;

  if (!cohort_cli_parse (call, NULL, 0, 0, &status))
    return status;
  db = cohort_cli_open (call, FALSE);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  problems = cohort_db_check (db, &error);
  if (problems == NULL || !print_findings (db, call->moment.today, &error))
    return cohort_cli_fail (error);
  for (guint i = 0; i < problems->len; i++)
    cohort_cli_complain ("%s", (const char *)g_ptr_array_index (problems, i));
  if (problems->len > 0)
    return COHORT_CLI_FAILURE;
  cohort_cli_print ("%s", _ ("All data is sound and every total adds up."));
  return COHORT_CLI_SUCCESS;
}

/** cohort_cli_backup: writes everything into one zip file */
int
cohort_cli_backup (CohortCliCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  int status;

  if (!cohort_cli_parse (call, NULL, 1, 1, &status))
    return status;
  db = cohort_cli_open (call, FALSE);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  if (!cohort_db_backup (db, call->words[1], &error))
    return cohort_cli_fail (error);
  cohort_cli_print (_ ("Wrote %s"), call->words[1]);
  return COHORT_CLI_SUCCESS;
}

/** cohort_cli_restore: puts a backup in the place of what is there */
int
cohort_cli_restore (CohortCliCall *call)
{
  g_autoptr (GError) error = NULL;
  int status;

  if (!cohort_cli_parse (call, NULL, 1, 1, &status))
    return status;
  if (!cohort_restore (call->words[1], call->path, &error))
    return cohort_cli_fail (error);
  cohort_cli_print (_ ("Restored %1$s to %2$s"), call->words[1], call->path);
  return COHORT_CLI_SUCCESS;
}
