/* What `export` writes: the options each kind takes, and how its files are called.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_OPTIONS 6
#define MOST_ENDINGS 2

/* Letters and workbooks have options of their own, which they look at themselves. */
static const struct {
  const char *name;
  const char *options[MOST_OPTIONS]; /* NULL-terminated */
  const char *endings[MOST_ENDINGS + 1];
} kinds[] = {
    {"roster", {"person", "private"}, {"xlsx", "pdf"}},
    {"claim", {"person", "payee", "convening", "from", "to"}, {"pdf"}},
    {"preapproval", {"person", "convening"}, {"pdf"}},
    {"invoice", {"invoice"}, {"pdf", "xlsx"}},
    {"calendar", {"person", "convening"}, {"ics"}},
    {"sign-in", {"convening"}, {"pdf"}},
    {"coverage", {"convening"}, {"pdf"}},
    {"plan", {NULL}, {"pdf"}},
    {"year", {NULL}, {"pdf"}},
    {"release", {"convening"}, {"txt"}},
};

/* `--template` stands alone before a workbook and before another option. */
static gboolean
has_value_behind (const char *word, const char *next)
{
  static const char *const options[] = {
      "--person", "--organization", "--number", "--template", "--language", "--convening", "--as",
      "--payee",  "--from",         "--to",     "--invoice",  "--county",   NULL};

  return g_strv_contains (options, word)
         && !(g_str_equal (word, "--template")
              && (next[0] == '-' || g_str_equal (next, "workbook")));
}

/**
 * cohort_cli_find_kind_word:
 * @words: of the call, the job first
 *
 * Returns: (nullable): the first word behind the job that is no option and no option's value, which
 *   has to be known before the options are read, as they differ
 */
const char *
cohort_cli_find_kind_word (char **words)
{
  for (guint i = 1; words[i] != NULL; i++) {
    if (words[i][0] != '-')
      return words[i];
    if (words[i + 1] != NULL && has_value_behind (words[i], words[i + 1]))
      i++;
  }
  return NULL;
}

static gboolean
is_given (const GOptionEntry *entry)
{
  return entry->arg == G_OPTION_ARG_NONE ? *(const gboolean *)entry->arg_data
                                         : *(const gpointer *)entry->arg_data != NULL;
}

/** cohort_cli_find_given: Returns: (nullable): the first option that was given and is none of
 * @taken */
const char *
cohort_cli_find_given (const GOptionEntry *entries, const char *const *taken)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    if (is_given (entry) && !g_strv_contains (taken, entry->long_name))
      return entry->long_name;
  return NULL;
}

/* What is behind the last dot of the name, where that is letters and digits: no part of "Dr. Vance"
 * or "2024-11-07.10". */
static const char *
get_ending (const char *path)
{
  const char *slash = strrchr (path, G_DIR_SEPARATOR);
  const char *name = slash != NULL ? slash + 1 : path;
  const char *dot = strrchr (name, '.');
  gboolean has_letter = FALSE;

  if (dot == NULL || dot == name)
    return NULL;
  for (const char *at = dot + 1; *at != '\0'; at++) {
    if (!g_ascii_isalnum (*at))
      return NULL;
    has_letter = has_letter || g_ascii_isalpha (*at);
  }
  return has_letter ? dot + 1 : NULL;
}

/* Documented in the header. */
gboolean
cohort_cli_has_ending (const char *path, const char *ending)
{
  const char *found = get_ending (path);

  return found != NULL && g_ascii_strcasecmp (found, ending) == 0;
}

static char *
list_endings (const char *const *endings)
{
  if (endings[1] == NULL)
    return g_strconcat (".", endings[0], NULL);
  /* Translators: two endings of files: .xlsx or .pdf */
  return g_strdup_printf (_ (".%1$s or .%2$s"), endings[0], endings[1]);
}

/** cohort_cli_check_ending: Returns: whether the file of the call is called as what it will be, or
 * has no ending */
gboolean
cohort_cli_check_ending (const CohortCliCall *call,
                         const char *words,
                         const char *const *endings,
                         int *status)
{
  const char *found = get_ending (call->words[2]);
  g_autofree char *list = NULL;

  for (guint i = 0; found != NULL && endings[i] != NULL; i++)
    if (g_ascii_strcasecmp (found, endings[i]) == 0)
      return TRUE;
  if (found == NULL)
    return TRUE;
  list = list_endings (endings);
  /* Translators: “export roster” writes .xlsx or .pdf, not .csv */
  *status = cohort_cli_misuse (call->job, _ ("“export %1$s” writes %2$s, not .%3$s."), words, list,
                               found);
  return FALSE;
}

/** cohort_cli_check_kind: Returns: whether the kind of the call is one, takes the options given,
 * and writes files of that ending */
gboolean
cohort_cli_check_kind (const CohortCliCall *call, const GOptionEntry *entries, int *status)
{
  const char *name = call->words[1];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const char *other;

    if (!g_str_equal (kinds[i].name, name))
      continue;
    other = cohort_cli_find_given (entries, kinds[i].options);
    if (other == NULL)
      return cohort_cli_check_ending (call, name, kinds[i].endings, status);
    *status = cohort_cli_misuse (call->job, _ ("“export %1$s” takes no --%2$s."), name, other);
    return FALSE;
  }
  *status = cohort_cli_misuse (call->job, _ ("“%s” is not in this version."), name);
  return FALSE;
}
