/* The job that takes back one change of the log, however old.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"

#include <glib/gi18n-lib.h>

static void
print_json (gint64 number, gboolean dry_run, const CohortRevertReport *report)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *kept = json_array_new ();

  json_object_set_int_member (object, "number", number);
  json_object_set_boolean_member (object, "dry_run", dry_run);
  json_object_set_int_member (object, "reverted", report->n_reverted);
  for (guint i = 0; i < report->kept->len; i++)
    json_array_add_string_element (kept, g_ptr_array_index (report->kept, i));
  json_object_set_array_member (object, "kept", kept);
  json_node_take_object (node, object);
  cohort_cli_print_json (node);
}

static void
print_text (gboolean dry_run, const CohortRevertReport *report)
{
  for (guint i = 0; i < report->kept->len; i++)
    cohort_cli_print ("%s", (const char *)g_ptr_array_index (report->kept, i));
  if (report->n_reverted == 0)
    cohort_cli_print ("%s", _ ("Nothing of it can be taken back."));
  else if (dry_run)
    cohort_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u entry would be taken back.",
                                   "%u entries would be taken back.", report->n_reverted),
                      report->n_reverted);
  else
    cohort_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u entry was taken back.",
                                   "%u entries were taken back.", report->n_reverted),
                      report->n_reverted);
}

/** cohort_cli_revert: takes back one change of the log, keeping what came since */
int
cohort_cli_revert (CohortCliCall *call)
{
  gboolean json = FALSE, dry_run = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (CohortRevertReport) report = NULL;
  const GOptionEntry options[] = {
      {"dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("only say what would be"), NULL},
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("as JSON"), NULL},
      {0},
  };
  guint64 number;
  int status;

  if (!cohort_cli_parse (call, options, 1, 1, &status))
    return status;
  if (!g_ascii_string_to_unsigned (call->words[1], 10, 1, G_MAXINT64, &number, NULL))
    return cohort_cli_misuse (call->job,
                              _ ("“%s” is no number of a change; “cohort history” shows "
                                 "them."),
                              call->words[1]);
  db = cohort_cli_open (call, !dry_run);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  if (!cohort_db_revert (db, (gint64)number, dry_run, &call->moment, &report, &error))
    return cohort_cli_fail (error);
  if (json)
    print_json ((gint64)number, dry_run, report);
  else
    print_text (dry_run, report);
  return COHORT_CLI_SUCCESS;
}
