/* `export workbook`: the county workbook, and the one to be filled in by an office without Cohort.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-kinds.h"

#include "cohort-county-workbook.h"
#include "cohort-error.h"

#include <glib/gi18n-lib.h>

static gboolean
write_template (CohortProgram *program,
                const char *name,
                const CohortCountyWorkbookOptions *options,
                const char *path,
                GError **error)
{
  const CohortCounty *county = name != NULL ? cohort_program_find_county (program, name) : NULL;

  if (name != NULL && county == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("California has no county “%s”."),
                 name);
    return FALSE;
  }
  return cohort_county_workbook_write_template (program, county, options, path, NULL, error);
}

/** cohort_cli_export_workbook: `export workbook OUT [--private] [--template [--county NAME]]` */
int
cohort_cli_export_workbook (CohortCliCall *call)
{
  static const char *const endings[] = {"xlsx", NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autofree char *county = NULL;
  gboolean template = FALSE;
  CohortCountyWorkbookOptions options
      = {.today = call->moment.today, .exported_at = call->moment.now, .version = PACKAGE_VERSION};
  const GOptionEntry entries[] = {
      {"private", 0, 0, G_OPTION_ARG_NONE, &options.include_private, NULL, NULL},
      {"template", 0, 0, G_OPTION_ARG_NONE, &template, NULL, NULL},
      {"county", 0, 0, G_OPTION_ARG_FILENAME, &county, NULL, NULL},
      {0},
  };
  gboolean written;
  int status;

  if (!cohort_cli_parse (call, entries, 2, 2, &status))
    return status;
  if (county != NULL && !template)
    return cohort_cli_misuse (call->job, "%s",
                              _ ("A county after the job is for --template only. Say cohort "
                                 "--county NAME export workbook OUT."));
  if (!cohort_cli_check_ending (call, call->words[1], endings, &status))
    return status;
  db = cohort_cli_open (call, FALSE);
  if (db == NULL || !cohort_cli_check_out (call, call->words[2]))
    return COHORT_CLI_FAILURE;
  snapshot = cohort_db_load_snapshot (db, &error);
  if (snapshot == NULL)
    return cohort_cli_fail (error);
  written = template
                ? write_template (cohort_snapshot_get_program (snapshot), county, &options,
                                  call->words[2], &error)
                : cohort_county_workbook_write (snapshot, &options, call->words[2], NULL, &error);
  if (!written)
    return cohort_cli_fail (error);
  cohort_cli_print (_ ("Wrote %s"), call->words[2]);
  return COHORT_CLI_SUCCESS;
}
