/* Every job without a window: which one is meant, and what all of them share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli.h"

#include "cohort-cli-private.h"
#include "cohort-date.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const CohortCliJob jobs[] = {
  { "init", "--county NAME [--year YEAR]", N_ ("choose the county, making its data"), cohort_cli_init },
  { "import", "FILE [--map FILE] [--dry-run] [--json]", N_ ("read a roster, form answers, or a program year"), cohort_cli_import },
  { "export", "roster|letters OUT [--person NAME]… [--template FILE]", N_ ("write a file to hand on"), cohort_cli_export },
  { "apply", "FILE [--each]", N_ ("do the commands of a file, one JSON object a line"), cohort_cli_apply },
  { "report", "[--json]", N_ ("say who is on the team, who goes, and what it costs"), cohort_cli_report },
  { "history", "[--json]", N_ ("list every change, the newest first"), cohort_cli_history },
  { "undo", "", N_ ("take the last change back"), cohort_cli_undo },
  { "redo", "", N_ ("do again what was undone"), cohort_cli_redo },
  { "check", "", N_ ("see whether all data is sound and adds up"), cohort_cli_check },
  { "backup", "FILE", N_ ("write everything into one zip file"), cohort_cli_backup },
  { "restore", "FILE", N_ ("put a backup in the place of the data"), cohort_cli_restore },
};

static const CohortCliJob *
find_job (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (g_str_equal (jobs[i].name, name))
      return &jobs[i];
  return NULL;
}

static gboolean
takes_value (const char *word)
{
  return g_str_equal (word, "--db") || g_str_equal (word, "--county");
}

/* The place of the first word that is no global option or its value; argc when there is none. */
static int
find_first_word (int argc, char **argv)
{
  int i = 1;

  while (i < argc) {
    if (takes_value (argv[i]))
      i += 2;
    else if (g_str_has_prefix (argv[i], "--db=") || g_str_has_prefix (argv[i], "--county="))
      i++;
    else
      break;
  }
  return MIN (i, argc);
}

/* Documented in the header. */
gboolean
cohort_cli_wants (int argc, char **argv)
{
  static const char *const asking[] = { "--help", "-h", "--version", "help", NULL };
  int first = find_first_word (argc, argv);

  if (first == argc)
    return FALSE;
  if (g_strv_contains (asking, argv[first]) || find_job (argv[first]) != NULL)
    return TRUE;
  /* Anything else that is an option is GApplication's; a file is opened in the window; a misspelt job is
   * neither. */
  return argv[first][0] != '-' && !g_file_test (argv[first], G_FILE_TEST_EXISTS);
}

/** cohort_cli_print: standard output, in the terminal's encoding */
void
cohort_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  g_print ("%s\n", text);
}

/** cohort_cli_print_json: standard output, one value, UTF-8 */
void
cohort_cli_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  fputs (text, stdout);
  fputc ('\n', stdout);
}

/** cohort_cli_fail: says what went wrong; Returns: the exit status of a failure */
int
cohort_cli_fail (const GError *error)
{
  g_printerr ("cohort: %s\n", error->message);
  return COHORT_CLI_FAILURE;
}

/** cohort_cli_misuse: says what was wrong with the words; Returns: the exit status of wrong usage */
int
cohort_cli_misuse (const CohortCliJob *job, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  g_printerr ("cohort: %s\n", text);
  if (job != NULL)
    g_printerr (_ ("Usage: cohort [--db FILE] [--county NAME] %s %s\n"), job->name, job->arguments);
  else
    g_printerr ("%s\n", _ ("“cohort --help” lists the jobs."));
  return COHORT_CLI_USAGE;
}

/** cohort_cli_now: today by the local clock, and this instant */
void
cohort_cli_now (CohortMoment *moment)
{
  moment->today = cohort_date_today ();
  moment->now = g_get_real_time () / G_USEC_PER_SEC;
}

/* Documented in the header. */
gboolean
cohort_cli_parse (CohortCliCall *call, const GOptionEntry *options, guint n_least, guint n_most, int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (call->job->arguments);
  g_autoptr (GError) error = NULL;
  guint n;

  g_option_context_set_summary (context, _ (call->job->summary));
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &call->words, &error)) {
    *status = cohort_cli_misuse (call->job, "%s", error->message);
    return FALSE;
  }
  n = g_strv_length (call->words) - 1;
  if (n < n_least || n > n_most) {
    *status = n < n_least ? cohort_cli_misuse (call->job, "%s", _ ("Something is missing."))
                          : cohort_cli_misuse (call->job, _ ("“%s” is one word too many."), call->words[n_most + 1]);
    return FALSE;
  }
  return TRUE;
}

static gboolean
use_county (CohortDb *db, const char *name, GError **error)
{
  g_auto (GStrv) years = cohort_db_list_years (db, error);
  g_autoptr (CohortProgram) program = years != NULL ? cohort_db_load_program (db, years[0], error) : NULL;
  const CohortCounty *county;

  if (program == NULL)
    return FALSE;
  county = cohort_program_find_county (program, name);
  if (county == NULL) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY, _ ("California has no county “%s”."), name);
    return FALSE;
  }
  return cohort_db_use_county (db, county->number, error);
}

/* Documented in the header. */
CohortDb *
cohort_cli_open (CohortCliCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;

  if (!g_file_test (call->path, G_FILE_TEST_EXISTS)) {
    g_printerr (_ ("cohort: There is no data at “%s” yet. Begin with: cohort init --county NAME\n"), call->path);
    return NULL;
  }
  db = cohort_db_open (call->path, FALSE, &error);
  if (db == NULL || (call->county != NULL && !use_county (db, call->county, &error))) {
    cohort_cli_fail (error);
    return NULL;
  }
  if (cohort_db_get_county (db) == 0) {
    g_printerr ("%s\n", _ ("cohort: No county is chosen yet. Begin with: cohort init --county NAME"));
    return NULL;
  }
  return g_steal_pointer (&db);
}

static int
print_help (const char *name)
{
  const CohortCliJob *job = name != NULL ? find_job (name) : NULL;

  if (name != NULL && job == NULL)
    return cohort_cli_misuse (NULL, _ ("There is no job “%s”."), name);
  if (job != NULL) {
    g_print (_ ("Usage: cohort [--db FILE] [--county NAME] %s %s\n"), job->name, job->arguments);
    g_print ("\n  %s\n", _ (job->summary));
    return COHORT_CLI_SUCCESS;
  }
  g_print ("%s\n\n", _ ("Usage: cohort [--db FILE] [--county NAME] [JOB …]\n\nWithout a job, or with a file to import, the window opens. The jobs need no display:"));
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    g_print ("  %-9s%s\n  %-9s%s\n", jobs[i].name, _ (jobs[i].summary), "", jobs[i].arguments);
  g_print ("\n%s\n", _ ("--db FILE      the database, otherwise the one of the window\n--county NAME  a county of it other than the one chosen\n--version      print the version"));
  return COHORT_CLI_SUCCESS;
}

static char *
take_global (char **argv, int end, const char *name)
{
  g_autofree char *assigned = g_strconcat (name, "=", NULL);
  char *value = NULL;

  for (int i = 1; i < end; i++) {
    if (g_str_equal (argv[i], name) && i + 1 <= end && argv[i + 1] != NULL) {
      g_free (value);
      value = g_strdup (argv[++i]);
    } else if (g_str_has_prefix (argv[i], assigned)) {
      g_free (value);
      value = g_strdup (argv[i] + strlen (assigned));
    }
  }
  return value;
}

static void
call_clear (CohortCliCall *call)
{
  g_free (call->path);
  g_free (call->county);
  g_strfreev (call->words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CohortCliCall, call_clear)

/* Documented in the header. */
int
cohort_cli_run (int argc, char **argv)
{
  int first = find_first_word (argc, argv);
  const char *word = argv[first];
  g_auto (CohortCliCall) call = { 0 };

  if (g_str_equal (word, "--version")) {
    g_print ("Cohort %s\n", PACKAGE_VERSION);
    return COHORT_CLI_SUCCESS;
  }
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "help"))
    return print_help (argv[first + 1]);
  call.job = find_job (word);
  if (call.job == NULL)
    return cohort_cli_misuse (NULL, _ ("There is no job “%s”."), word);

  call.path = take_global (argv, first, "--db");
  if (call.path == NULL)
    call.path = cohort_default_database_path ();
  call.county = take_global (argv, first, "--county");
  call.words = g_strdupv (argv + first);
  if (call.words[1] != NULL && g_strv_contains ((const char *const *) call.words, "--help"))
    return print_help (word);
  return call.job->run (&call);
}
