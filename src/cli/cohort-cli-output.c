/* The jobs that give something out: export, report.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"

#include "cohort-arguments.h"
#include "cohort-letters-pdf.h"
#include "cohort-report.h"
#include "cohort-roster.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot;
  CohortMoment moment;
  char **people;    /* (nullable): ids */
  GBytes *template; /* (nullable) */
  gboolean include_private;
} Export;

static gboolean
export_roster (const Export *export, const char *path, GError **error)
{
  const CohortRosterOptions options = {.today = export->moment.today,
                                       .exported_at = export->moment.now,
                                       .version = PACKAGE_VERSION,
                                       .person_ids = (const char *const *)export->people,
                                       .include_private = export->include_private};

  return cohort_roster_write (export->snapshot, &options, path, NULL, error);
}

static gboolean
export_letters (const Export *export, const char *path, GError **error)
{
  const CohortLettersOptions options = {.today = export->moment.today,
                                        .exported_at = export->moment.now,
                                        .template = export->template,
                                        .person_ids = (const char *const *)export->people};

  return cohort_letters_write_pdf (export->snapshot, &options, path, NULL, NULL, NULL, error);
}

typedef gboolean (*ExportFunc) (const Export *export, const char *path, GError **error);

static const struct {
  const char *name;
  ExportFunc write;
} kinds[] = {
    {"roster", export_roster},
    {"letters", export_letters},
};

/* Names and e-mail addresses, as a person types them, into ids. */
static char **
find_people (const CohortSnapshot *snapshot, char **names, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *name = g_utf8_make_valid (names[i], -1);
    const CohortPerson *person
        = cohort_arguments_find_record (snapshot, COHORT_RECORD_PERSON, name, error);

    if (person == NULL)
      return NULL;
    g_strv_builder_add (ids, person->record.id);
  }
  return g_strv_builder_end (ids);
}

static ExportFunc
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return kinds[i].write;
  return NULL;
}

/** cohort_cli_export: writes the roster or the letters */
int
cohort_cli_export (CohortCliCall *call)
{
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) people = NULL;
  g_autofree char *template_path = NULL;
  g_autoptr (GBytes) template = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;
  Export export = {0};
  ExportFunc write;
  const GOptionEntry options[] = {
      {"person", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, NULL},
      {"template", 0, 0, G_OPTION_ARG_FILENAME, &template_path, NULL, NULL},
      {"private", 0, 0, G_OPTION_ARG_NONE, &export.include_private, NULL, NULL},
      {0},
  };
  int status;

  if (!cohort_cli_parse (call, options, 2, 2, &status))
    return status;
  write = find_kind (call->words[1]);
  if (write == NULL)
    return cohort_cli_misuse (call->job, _ ("“%s” is not in this version."), call->words[1]);
  db = cohort_cli_open (call, FALSE);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  snapshot = cohort_db_load_snapshot (db, &error);
  if (snapshot == NULL
      || (names != NULL && (people = find_people (snapshot, names, &error)) == NULL))
    return cohort_cli_fail (error);
  if (template_path != NULL) {
    template = cohort_cli_read_file (template_path, &error);
    if (template == NULL)
      return cohort_cli_fail (error);
  }
  export.moment = call->moment;
  export.snapshot = snapshot;
  export.people = people;
  export.template = template;
  if (!write (&export, call->words[2], &error))
    return cohort_cli_fail (error);
  cohort_cli_print (_ ("Wrote %s"), call->words[2]);
  return COHORT_CLI_SUCCESS;
}

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
