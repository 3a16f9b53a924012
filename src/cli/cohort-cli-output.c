/* The report on the county's year.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"

#include "cohort-report.h"

/** cohort_cli_report: prints the county's year */
int
cohort_cli_report (CohortCliCall *call)
{
  gboolean json = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;
  const GOptionEntry options[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL},
      {0},
  };
  int status;

  if (!cohort_cli_parse (call, options, 0, 0, &status))
    return status;
  db = cohort_cli_open (call, FALSE);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  snapshot = cohort_db_load_snapshot (db, &error);
  if (snapshot == NULL)
    return cohort_cli_fail (error);
  if (json) {
    g_autoptr (JsonNode) node = cohort_report_to_json (snapshot, call->moment.today);

    cohort_cli_print_json (node);
  } else {
    g_autofree char *text = cohort_report_to_text (snapshot, call->moment.today);

    cohort_cli_print_text (text);
  }
  return COHORT_CLI_SUCCESS;
}
