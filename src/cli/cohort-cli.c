/* Every job without a window: which one is meant, and what all of them share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli.h"

#include "cohort-cli-private.h"
#include "cohort-date.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static const CohortCliJob jobs[] = {
    {"init", "--county NAME [--year YEAR]", N_ ("choose the county, making its data"),
     cohort_cli_init},
    {"import", "FILE [--map FILE] [--take-conflicts] [--delete-missing] [--dry-run] [--json]",
     N_ ("read a roster, form answers, an edited county workbook, or a program year"),
     cohort_cli_import},
    {"export",
     "roster|workbook|letters|claim|preapproval|invoice|calendar|sign-in|coverage|plan|year\n"
     "           |release OUT [--person NAME]… [--template FILE] [--private] [--payee NAME]\n"
     "           [--convening CODE] [--from DATE] [--to DATE] [--invoice NUMBER]\n"
     "           [--organization NAME]… [--issued] [--number NUMBER]…\n"
     "           [--as pdf|folder|docx|drafts] [--language CODE]",
     N_ ("write a file to hand on"), cohort_cli_export},
    {"apply", "FILE [--each]", N_ ("do the commands of a file, one JSON object a line"),
     cohort_cli_apply},
    {"attach", "EXPENSE FILE", N_ ("keep a PDF, JPEG or PNG file as the receipt of an expense"),
     cohort_cli_attach},
    {"report", "[--json]", N_ ("say who is on the team, who goes, and what it costs"),
     cohort_cli_report},
    {"history", "[--json]", N_ ("list every change with its number, the newest first"),
     cohort_cli_history},
    {"undo", "", N_ ("take the last change back"), cohort_cli_undo},
    {"redo", "", N_ ("do again what was undone"), cohort_cli_redo},
    {"revert", "NUMBER [--dry-run] [--json]",
     N_ ("take back one change made long ago, keeping what came since"), cohort_cli_revert},
    {"check", "", N_ ("see whether all data is sound and adds up"), cohort_cli_check},
    {"backup", "FILE", N_ ("write everything into one zip file"), cohort_cli_backup},
    {"restore", "FILE", N_ ("put a backup in the place of the data"), cohort_cli_restore},
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

/* The place of the first word that is no global option or its value; beyond argc when a value is
 * missing. */
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
  return i;
}

static char *
take_global (char **argv, int end, const char *name)
{
  g_autofree char *assigned = g_strconcat (name, "=", NULL);
  char *value = NULL;

  for (int i = 1; i < end; i++) {
    if (takes_value (argv[i])) {
      if (g_str_equal (argv[i], name)) {
        g_free (value);
        value = g_strdup (argv[i + 1]);
      }
      i++;
    } else if (g_str_has_prefix (argv[i], assigned)) {
      g_free (value);
      value = g_strdup (argv[i] + strlen (assigned));
    }
  }
  return value;
}

/* Documented in the header. */
gboolean
cohort_cli_wants (int argc, char **argv)
{
  int first = find_first_word (argc, argv);
  g_autofree char *county = first <= argc ? take_global (argv, first, "--county") : NULL;

  if (first >= argc)
    return first > argc || county != NULL; /* wrong usage: the window takes no county */
  if (g_str_has_prefix (argv[first], "--gapplication"))
    return FALSE;
  if (argv[first][0] == '-' || g_str_equal (argv[first], "help") || find_job (argv[first]) != NULL)
    return TRUE;
  /* A file is opened in the window; any other word is a misspelt job. */
  return strstr (argv[first], "://") == NULL && !g_file_test (argv[first], G_FILE_TEST_EXISTS);
}

/** cohort_cli_print: writes a line to standard output */
void
cohort_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  puts (text);
}

/** cohort_cli_print_text: writes lines that bring their own ends */
void
cohort_cli_print_text (const char *text)
{
  fputs (text, stdout);
}

/** cohort_cli_print_json: writes one value to standard output */
void
cohort_cli_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  puts (text);
}

/** cohort_cli_complain: writes "cohort: …" to standard error */
void
cohort_cli_complain (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  fflush (stdout);
  fprintf (stderr, "cohort: %s\n", text);
}

/** cohort_cli_fail: says what went wrong; Returns: the exit status of a failure */
int
cohort_cli_fail (const GError *error)
{
  cohort_cli_complain ("%s", error->message);
  return COHORT_CLI_FAILURE;
}

/** cohort_cli_misuse: says what was wrong with the words; Returns: the exit status of wrong usage
 */
int
cohort_cli_misuse (const CohortCliJob *job, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  cohort_cli_complain ("%s", text);
  if (job != NULL)
    fprintf (stderr, _ ("Usage: cohort [--db FILE] [--county NAME] %s %s\n"), job->name,
             job->arguments);
  else
    fprintf (stderr, "%s\n", _ ("“cohort --help” lists the jobs."));
  return COHORT_CLI_USAGE;
}

static int
print_help (const char *name)
{
  const CohortCliJob *job = name != NULL ? find_job (name) : NULL;

  if (name != NULL && job == NULL)
    return cohort_cli_misuse (NULL, _ ("There is no job “%s”."), name);
  if (job != NULL) {
    cohort_cli_print (_ ("Usage: cohort [--db FILE] [--county NAME] %s %s"), job->name,
                      job->arguments);
    cohort_cli_print ("\n  %s", _ (job->summary));
    return COHORT_CLI_SUCCESS;
  }
  cohort_cli_print ("%s\n", _ ("Usage: cohort [--db FILE] [--county NAME] [JOB …]\n\nWithout a "
                               "job, or with a file to import, the window opens. The jobs need "
                               "no display:"));
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    cohort_cli_print ("  %-9s%s%s%s", jobs[i].name, _ (jobs[i].summary),
                      *jobs[i].arguments != '\0' ? "\n           " : "", jobs[i].arguments);
  cohort_cli_print ("\n%s", _ ("--db FILE      the database, otherwise the one of the window\n"
                               "--county NAME  a county of it other than the one chosen\n"
                               "--version      print the version"));
  return COHORT_CLI_SUCCESS;
}

/* Documented in the header. */
gboolean
cohort_cli_parse (CohortCliCall *call,
                  const GOptionEntry *options,
                  guint n_least,
                  guint n_most,
                  int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n;

  g_option_context_set_help_enabled (context, FALSE);
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &call->words, &error)) {
    *status = cohort_cli_misuse (call->job, "%s", error->message);
    return FALSE;
  }
  n = g_strv_length (call->words) - 1;
  if (n < n_least || n > n_most) {
    *status = n < n_least ? cohort_cli_misuse (call->job, "%s", _ ("Something is missing."))
                          : cohort_cli_misuse (call->job, _ ("“%s” is one word too many."),
                                               call->words[n_most + 1]);
    return FALSE;
  }
  return TRUE;
}

static gboolean
asks_for_help (char **words)
{
  for (guint i = 1; words[i] != NULL && !g_str_equal (words[i], "--"); i++)
    if (g_str_equal (words[i], "--help") || g_str_equal (words[i], "-h"))
      return TRUE;
  return FALSE;
}

static void
call_clear (CohortCliCall *call)
{
  g_free (call->path);
  g_free (call->county);
  g_strfreev (call->words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CohortCliCall, call_clear)

/* No job has a dot or a slash in its name. */
static gboolean
looks_like_file (const char *word)
{
  return strpbrk (word, "./") != NULL;
}

static int
run_job (int argc, char **argv)
{
  int first = find_first_word (argc, argv);
  g_auto (CohortCliCall) call = {0};

  if (first >= argc)
    return cohort_cli_misuse (NULL, "%s", _ ("A job is missing."));
  if (g_str_equal (argv[first], "--version")) {
    cohort_cli_print ("cohort %s", PACKAGE_VERSION);
    return COHORT_CLI_SUCCESS;
  }
  if (g_str_equal (argv[first], "--help") || g_str_equal (argv[first], "-h")
      || g_str_equal (argv[first], "help"))
    return print_help (argv[first + 1]);
  call.job = find_job (argv[first]);
  if (call.job == NULL)
    return looks_like_file (argv[first])
               ? cohort_cli_misuse (NULL, _ ("There is no file “%s” here."), argv[first])
               : cohort_cli_misuse (NULL, _ ("There is no job “%s”."), argv[first]);
  if (asks_for_help (argv + first))
    return print_help (call.job->name);

  call.path = take_global (argv, first, "--db");
  if (call.path == NULL)
    call.path = cohort_default_database_path ();
  call.county = take_global (argv, first, "--county");
  call.words = g_strdupv (argv + first);
  call.moment.today = cohort_date_today ();
  call.moment.now = g_get_real_time () / G_USEC_PER_SEC;
  return call.job->run (&call);
}

/* Documented in the header. */
int
cohort_cli_run (int argc, char **argv)
{
  int status = run_job (argc, argv);

  if ((fflush (stdout) == 0 && !ferror (stdout)) || status != COHORT_CLI_SUCCESS)
    return status;
  cohort_cli_complain (_ ("What was printed could not be written: %s"), g_strerror (errno));
  return COHORT_CLI_FAILURE;
}
