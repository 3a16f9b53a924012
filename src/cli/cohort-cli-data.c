/* The jobs that put something in: init, import.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
init_county (CohortDb *db,
             const char *name,
             const char *year,
             const CohortMoment *moment,
             GError **error)
{
  g_auto (GStrv) years = cohort_db_list_years (db, error);
  g_autoptr (CohortProgram) program = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;
  const CohortCounty *county;

  if (years != NULL)
    program = cohort_db_load_program (db, year != NULL ? year : years[0], error);
  if (program == NULL)
    return FALSE;
  county = cohort_program_find_county (program, name);
  if (county == NULL) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY,
                 _ ("California has no county “%s”."), name);
    return FALSE;
  }
  if (!cohort_db_init (db, county, year, moment, error))
    return FALSE;
  snapshot = cohort_db_load_snapshot (db, error);
  if (snapshot == NULL)
    return FALSE;
  cohort_cli_print (_ ("%1$s County, program year %2$s. Data: %3$s"), county->name,
                    cohort_snapshot_get_year (snapshot), cohort_db_get_path (db));
  return TRUE;
}

/* A misspelt county must not leave an empty database behind. */
static void
remove_new_database (const char *path)
{
  static const char *const endings[] = {"", "-wal", "-shm", "-journal"};

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *file = g_strconcat (path, endings[i], NULL);

    g_unlink (file);
  }
}

static int
run_init (CohortCliCall *call, const char *county, const char *year)
{
  gboolean is_new = !g_file_test (call->path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) error = NULL;
  CohortDb *db = cohort_db_open (call->path, TRUE, &error);
  gboolean done;

  if (db == NULL)
    return cohort_cli_fail (error);
  done = init_county (db, county, year, &call->moment, &error);
  cohort_db_close (db);
  if (!done && is_new)
    remove_new_database (call->path);
  return done ? COHORT_CLI_SUCCESS : cohort_cli_fail (error);
}

/** cohort_cli_init: makes or opens the database and chooses the county */
int
cohort_cli_init (CohortCliCall *call)
{
  g_autofree char *county = NULL;
  g_autofree char *year = NULL;
  const GOptionEntry options[] = {
      {"county", 0, 0, G_OPTION_ARG_FILENAME, &county, NULL, NULL},
      {"year", 0, 0, G_OPTION_ARG_FILENAME, &year, NULL, NULL},
      {0},
  };
  int status;

  if (!cohort_cli_parse (call, options, 0, 0, &status))
    return status;
  if (county == NULL)
    county = g_strdup (call->county);
  if (county == NULL)
    return cohort_cli_misuse (call->job, "%s", _ ("Which county? Say --county NAME."));
  return run_init (call, county, year);
}

/** Import: one file; all borrowed. */
typedef struct {
  CohortCliCall *call;
  CohortDb *db;
  GBytes *bytes;
  const char *name;     /* what it is called in History */
  const char *map_path; /* (nullable) */
  gboolean dry_run;
  CohortCliWorkbookChoices choices; /* JSON of anything; the others of a county workbook only */
} Import;

static void
print_program (const Import *import, const CohortChange *change)
{
  gboolean changes = !cohort_change_is_empty (change);

  if (import->choices.json) {
    g_autofree char *text
        = g_strdup_printf ("{\"created\": %d, \"updated\": 0, \"unchanged\": %d, \"ignored\": 0, "
                           "\"problems\": []}",
                           changes, !changes);

    cohort_cli_print ("%s", text);
  } else {
    g_autofree char *sentence = cohort_change_describe (cohort_change_get_kind (change),
                                                        cohort_change_get_subject (change),
                                                        cohort_change_get_object (change));

    cohort_cli_print ("%s", sentence);
  }
}

/* A program year is checked by the very command the window uses. */
static CohortChange *
propose_program (const Import *import, const CohortSnapshot *snapshot, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (import->bytes, &size);
  g_autofree char *content = g_strndup (data, size);
  g_autoptr (JsonObject) command = NULL;
  CohortChange *change;

  if (!g_utf8_validate (data, (gssize)size, NULL)) {
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNREADABLE,
                 _ ("“%s” is not UTF-8 text, as JSON must be."), import->name);
    return NULL;
  }
  command = cohort_command_new ("program.load", "content", content, "name", import->name, NULL);
  change = cohort_command_run (snapshot, command, &import->call->moment, error);
  if (change == NULL)
    g_prefix_error (error, "%s: ", import->name);
  else
    print_program (import, change);
  return change;
}

static CohortMapping *
load_mapping (const char *path, GError **error)
{
  g_autoptr (GBytes) json = cohort_cli_read_file (path, error);

  return json != NULL ? cohort_mapping_new_from_json (json, error) : NULL;
}

static CohortChange *
propose_roster (const Import *import,
                const CohortSnapshot *snapshot,
                const CohortCells *cells,
                GError **error)
{
  g_autoptr (CohortMapping) mapping = NULL;
  g_autoptr (CohortProposal) proposal = NULL;

  if (import->map_path != NULL) {
    mapping = load_mapping (import->map_path, error);
    if (mapping == NULL)
      return NULL;
  }
  proposal = cohort_import_propose (snapshot, cells, mapping, import->name, &import->call->moment,
                                    NULL, error);
  if (proposal == NULL)
    return NULL;
  if (import->choices.json) {
    g_autoptr (JsonNode) node = cohort_cli_proposal_to_json (proposal);

    cohort_cli_print_json (node);
  } else {
    cohort_cli_print_proposal (proposal, import->name);
  }
  return cohort_change_ref (cohort_proposal_get_change (proposal));
}

static CohortChange *
propose_table (const Import *import, const CohortSnapshot *snapshot, GError **error)
{
  g_autoptr (CohortCells) cells = cohort_cells_read (import->bytes, import->name, NULL, error);

  if (cells == NULL)
    return NULL;
  if (cohort_workbook_import_is_ours (cells))
    return cohort_cli_propose_workbook (snapshot, cells, import->name, &import->call->moment,
                                        &import->choices, error);
  return propose_roster (import, snapshot, cells, error);
}

static CohortChange *
propose_and_save (const Import *import, GError **error)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (import->db, error);
  g_autoptr (CohortChange) change = NULL;

  if (snapshot == NULL)
    return NULL;
  change = cohort_import_is_program (import->bytes) ? propose_program (import, snapshot, error)
                                                    : propose_table (import, snapshot, error);
  if (change == NULL)
    return NULL;
  if (!import->dry_run && !cohort_db_save (import->db, change, &import->call->moment, error))
    return NULL;
  return g_steal_pointer (&change);
}

/* What another program saves must not fall between looking and saving. */
static CohortChange *
import_alone (const Import *import, GError **error)
{
  g_autoptr (CohortChange) change = NULL;

  if (import->dry_run)
    return propose_and_save (import, error);
  if (!cohort_db_begin (import->db, error))
    return NULL;
  change = propose_and_save (import, error);
  if (change != NULL && cohort_db_commit (import->db, error))
    return g_steal_pointer (&change);
  cohort_db_rollback (import->db);
  return NULL;
}

static int
run_import (const Import *import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortChange) change = import_alone (import, &error);

  if (change == NULL)
    return cohort_cli_fail (error);
  if (!import->choices.json)
    cohort_cli_print ("%s", cohort_change_is_empty (change) ? _ ("Nothing was changed.")
                            : import->dry_run ? _ ("Nothing was changed: this was a dry run.")
                                              : _ ("Saved. “cohort undo” takes it back."));
  return COHORT_CLI_SUCCESS;
}

/** cohort_cli_import: reads a file into the team, or a program year */
int
cohort_cli_import (CohortCliCall *call)
{
  g_autofree char *map_path = NULL;
  g_autofree char *name = NULL;
  gboolean dry_run = FALSE;
  CohortCliWorkbookChoices choices = {0};
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const GOptionEntry options[] = {
      {"map", 0, 0, G_OPTION_ARG_FILENAME, &map_path, NULL, NULL},
      {"dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, NULL, NULL},
      {"json", 0, 0, G_OPTION_ARG_NONE, &choices.json, NULL, NULL},
      {"take-conflicts", 0, 0, G_OPTION_ARG_NONE, &choices.take_conflicts, NULL, NULL},
      {"delete-missing", 0, 0, G_OPTION_ARG_NONE, &choices.delete_missing, NULL, NULL},
      {0},
  };
  int status;

  if (!cohort_cli_parse (call, options, 1, 1, &status))
    return status;
  db = cohort_cli_open (call, !dry_run);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  bytes = cohort_cli_read_file (call->words[1], &error);
  if (bytes == NULL)
    return cohort_cli_fail (error);
  name = g_filename_display_basename (call->words[1]);
  return run_import (&(Import){call, db, bytes, name, map_path, dry_run, choices});
}
