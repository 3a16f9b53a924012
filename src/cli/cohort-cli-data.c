/* The jobs that put something in: init, import, apply.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"

#include "cohort-apply.h"
#include "cohort-import.h"

#include <glib/gi18n-lib.h>

static gboolean
init_county (CohortDb *db, const char *name, const char *year, GError **error)
{
  g_auto (GStrv) years = cohort_db_list_years (db, error);
  g_autoptr (CohortProgram) program = NULL;
  const CohortCounty *county;
  CohortMoment moment;

  if (years != NULL)
    program = cohort_db_load_program (db, year != NULL ? year : years[0], error);
  if (program == NULL)
    return FALSE;
  county = cohort_program_find_county (program, name);
  if (county == NULL) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY, _ ("California has no county “%s”."), name);
    return FALSE;
  }
  cohort_cli_now (&moment);
  if (!cohort_db_init (db, county, year, &moment, error))
    return FALSE;
  cohort_cli_print (_ ("%1$s County, program year %2$s. Data: %3$s"), county->name, cohort_program_get_year (program),
                    cohort_db_get_path (db));
  return TRUE;
}

/** cohort_cli_init: makes or opens the database and chooses the county */
int
cohort_cli_init (CohortCliCall *call)
{
  g_autofree char *county = NULL;
  g_autofree char *year = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  const GOptionEntry options[] = {
    { "county", 0, 0, G_OPTION_ARG_STRING, &county, N_ ("which of the 58"), "NAME" },
    { "year", 0, 0, G_OPTION_ARG_STRING, &year, N_ ("the program year to look at"), "YEAR" },
    { 0 },
  };
  int status;

  if (!cohort_cli_parse (call, options, 0, 0, &status))
    return status;
  if (county == NULL)
    county = g_strdup (call->county);
  if (county == NULL)
    return cohort_cli_misuse (call->job, "%s", _ ("Which county? Say --county NAME."));

  db = cohort_db_open (call->path, TRUE, &error);
  if (db == NULL || !init_county (db, county, year, &error))
    return cohort_cli_fail (error);
  return COHORT_CLI_SUCCESS;
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return g_file_load_bytes (file, NULL, NULL, error);
}

static void
add_string_or_null (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static void
print_proposal_json (CohortProposal *proposal)
{
  JsonObject *object = json_object_new ();
  JsonArray *problems = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  GPtrArray *found = cohort_proposal_get_problems (proposal);

  json_object_set_int_member (object, "created", cohort_proposal_count (proposal, COHORT_OUTCOME_CREATE));
  json_object_set_int_member (object, "updated", cohort_proposal_count (proposal, COHORT_OUTCOME_UPDATE));
  json_object_set_int_member (object, "unchanged", cohort_proposal_count (proposal, COHORT_OUTCOME_UNCHANGED));
  json_object_set_int_member (object, "ignored", cohort_proposal_count (proposal, COHORT_OUTCOME_IGNORED));
  for (guint i = 0; i < found->len; i++) {
    const CohortProblem *problem = g_ptr_array_index (found, i);
    JsonObject *member = json_object_new ();

    add_string_or_null (member, "sheet", problem->sheet);
    json_object_set_int_member (member, "row", problem->row);
    add_string_or_null (member, "column", problem->column);
    json_object_set_string_member (member, "id", problem->id);
    json_object_set_string_member (member, "text", problem->text);
    json_array_add_object_element (problems, member);
  }
  json_object_set_array_member (object, "problems", problems);
  json_node_take_object (node, object);
  cohort_cli_print_json (node);
}

static void
print_row (const CohortProposalRow *row)
{
  g_autofree char *place = row->sheet != NULL ? g_strdup_printf (_ ("%1$s, row %2$u"), row->sheet, row->row)
                                              : g_strdup_printf (_ ("row %u"), row->row);

  cohort_cli_print ("%s: %s%s%s", place, cohort_outcome_get_label (row->outcome), *row->name != '\0' ? " · " : "", row->name);
  for (guint i = 0; i < row->reasons->len; i++)
    cohort_cli_print ("    %s", (const char *) g_ptr_array_index (row->reasons, i));
  for (guint i = 0; i < row->problems->len; i++) {
    const CohortProblem *problem = g_ptr_array_index (row->problems, i);

    if (problem->column != NULL)
      cohort_cli_print ("    ! %s%u: %s", problem->column, problem->row, problem->text);
    else
      cohort_cli_print ("    ! %s", problem->text);
  }
}

static void
print_proposal (CohortProposal *proposal)
{
  GPtrArray *rows = cohort_proposal_get_rows (proposal);
  GPtrArray *notes = cohort_proposal_get_notes (proposal);
  g_autofree char *summary = cohort_proposal_dup_summary (proposal);

  for (guint i = 0; i < rows->len; i++)
    print_row (g_ptr_array_index (rows, i));
  for (guint i = 0; i < notes->len; i++)
    cohort_cli_print ("%s", (const char *) g_ptr_array_index (notes, i));
  cohort_cli_print ("%s", summary);
}

static gboolean
load_program (CohortDb *db, GBytes *bytes, const char *name, gboolean dry_run, GError **error)
{
  g_autofree char *content = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (JsonObject) command = cohort_command_new ("program.load", "name", name, "content", content, NULL);
  g_autoptr (CohortProgram) program = cohort_program_new_from_bytes (bytes, error);
  CohortMoment moment;

  if (program == NULL)
    return FALSE;
  cohort_cli_now (&moment);
  if (!dry_run && !cohort_db_run (db, command, &moment, error))
    return FALSE;
  if (dry_run)
    cohort_cli_print (_ ("%s would be loaded. Nothing was changed."), cohort_program_get_year (program));
  else
    cohort_cli_print (_ ("Loaded the program year %s."), cohort_program_get_year (program));
  return TRUE;
}

static gboolean
import_roster (CohortDb *db, GBytes *bytes, const char *name, const char *map, gboolean dry_run, gboolean json, GError **error)
{
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, name, NULL, error);
  g_autoptr (CohortSnapshot) snapshot = cells != NULL ? cohort_db_load_snapshot (db, error) : NULL;
  g_autoptr (GBytes) map_bytes = snapshot != NULL && map != NULL ? read_file (map, error) : NULL;
  g_autoptr (CohortMapping) mapping = map_bytes != NULL ? cohort_mapping_new_from_json (map_bytes, error) : NULL;
  g_autoptr (CohortProposal) proposal = NULL;
  CohortMoment moment;

  if (snapshot == NULL || (map != NULL && mapping == NULL))
    return FALSE;
  cohort_cli_now (&moment);
  proposal = cohort_import_propose (snapshot, cells, mapping, name, &moment, error);
  if (proposal == NULL || (!dry_run && !cohort_db_save (db, cohort_proposal_get_change (proposal), &moment, error)))
    return FALSE;

  if (json)
    print_proposal_json (proposal);
  else
    print_proposal (proposal);
  if (!json && (dry_run || cohort_change_is_empty (cohort_proposal_get_change (proposal))))
    cohort_cli_print ("%s", _ ("Nothing was changed."));
  return TRUE;
}

/** cohort_cli_import: reads a file into the team, or a program year */
int
cohort_cli_import (CohortCliCall *call)
{
  g_autofree char *map = NULL;
  gboolean dry_run = FALSE, json = FALSE, done;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  const GOptionEntry options[] = {
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &map, N_ ("which column and word means what"), "FILE" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("only say what would be changed"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("print counts and problems as JSON"), NULL },
    { 0 },
  };
  int status;

  if (!cohort_cli_parse (call, options, 1, 1, &status))
    return status;
  db = cohort_cli_open (call);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  bytes = read_file (call->words[1], &error);
  if (bytes == NULL)
    return cohort_cli_fail (error);

  name = g_path_get_basename (call->words[1]);
  done = cohort_import_is_program (bytes) ? load_program (db, bytes, name, dry_run, &error)
                                          : import_roster (db, bytes, name, map, dry_run, json, &error);
  return done ? COHORT_CLI_SUCCESS : cohort_cli_fail (error);
}

/** cohort_cli_apply: does the commands of a file, all or (with --each) those that can be done */
int
cohort_cli_apply (CohortCliCall *call)
{
  gboolean each = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (CohortApplied) applied = NULL;
  const GOptionEntry options[] = {
    { "each", 0, 0, G_OPTION_ARG_NONE, &each, N_ ("keep the good ones when one is wrong"), NULL },
    { 0 },
  };
  int status;

  if (!cohort_cli_parse (call, options, 1, 1, &status))
    return status;
  db = cohort_cli_open (call);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  applied = cohort_apply_file (db, call->words[1], each, &error);
  if (applied == NULL)
    return cohort_cli_fail (error);

  cohort_cli_print (ngettext ("%u command done.", "%u commands done.", applied->n_done), applied->n_done);
  for (guint i = 0; i < applied->refused->len; i++)
    g_printerr ("cohort: %s\n", (const char *) g_ptr_array_index (applied->refused, i));
  return applied->refused->len == 0 ? COHORT_CLI_SUCCESS : COHORT_CLI_FAILURE;
}
