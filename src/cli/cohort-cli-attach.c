/* The job that attaches a receipt.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"

#include "cohort-attachments.h"

#include <glib/gi18n-lib.h>

/** cohort_cli_attach: keeps a file and notes that it proves an expense */
int
cohort_cli_attach (CohortCliCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (GFile) file = NULL;
  int status;

  if (!cohort_cli_parse (call, NULL, 2, 2, &status))
    return status;
  db = cohort_cli_open (call, TRUE);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  file = g_file_new_for_path (call->words[2]);
  if (!cohort_db_attach (db, call->words[1], file, &call->moment, NULL, &error))
    return cohort_cli_fail (error);
  cohort_cli_print (_ ("Attached %s"), call->words[2]);
  return COHORT_CLI_SUCCESS;
}
