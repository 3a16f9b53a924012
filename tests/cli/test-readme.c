/* The README's reference names every command there is, and no command there is not.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command.h"
#include "cohort-vocabulary.h"

#include <string.h>

static char *
read_readme (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "README.md", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Each is a row of a table: | `person.add` | `id? given …` | … |; a bar among the arguments is
 * escaped there. */
static void
test_every_command (void)
{
  g_autofree char *readme = read_readme ();
  guint n_commands;
  g_autofree CohortCommand *commands = cohort_command_get_all (&n_commands);

  g_assert_cmpuint (n_commands, >, 0);
  for (guint i = 0; i < n_commands; i++) {
    g_auto (GStrv) parts = g_strsplit (commands[i].arguments, "|", -1);
    g_autofree char *escaped = g_strjoinv ("\\|", parts);
    g_autofree char *row
        = g_strdup_printf ("| `%s` | `%s` |", commands[i].name, g_strstrip (escaped));

    if (strstr (readme, row) == NULL)
      g_test_message ("README.md lacks: %s", row);
    g_assert_nonnull (strstr (readme, row));
  }
}

static gboolean
is_command (const CohortCommand *commands, guint n_commands, const char *name)
{
  for (guint i = 0; i < n_commands; i++)
    if (g_str_equal (commands[i].name, name))
      return TRUE;
  return FALSE;
}

static void
test_no_other_command (void)
{
  g_autofree char *readme = read_readme ();
  g_autoptr (GRegex) regex
      = g_regex_new ("^\\| `([a-z]+\\.[a-z-]+)` \\| `", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_commands;
  g_autofree CohortCommand *commands = cohort_command_get_all (&n_commands);

  for (g_regex_match (regex, readme, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    g_autofree char *name = g_match_info_fetch (match, 1);

    g_test_message ("%s", name);
    g_assert_true (is_command (commands, n_commands, name));
  }
}

static const char *
tell_headcount (CohortStatusFlags flags)
{
  return flags & COHORT_STATUS_IN_HEADCOUNT        ? "yes"
         : flags & COHORT_STATUS_PLANNED_HEADCOUNT ? "in plans"
         : flags & COHORT_STATUS_CASE_HEADCOUNT    ? "CASE only"
                                                   : "no";
}

static const char *
tell_claim (CohortStatusFlags flags)
{
  return flags & COHORT_STATUS_MAY_CLAIM                  ? "yes"
         : flags & COHORT_STATUS_MAY_CLAIM_DAYS           ? "days attended"
         : flags & COHORT_STATUS_MAY_CLAIM_PREPAID        ? "what is paid ahead"
         : flags & COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE ? "what is not refunded"
                                                          : "no";
}

static char *
list_moves (const char *const *moves)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; moves[i] != NULL; i++)
    g_string_append_printf (list, "%s`%s`", i > 0 ? " " : "", moves[i]);
  return g_string_free (list, FALSE);
}

static void
assert_row (const char *readme, const char *row)
{
  if (strstr (readme, row) == NULL)
    g_test_message ("README.md lacks: %s", row);
  g_assert_nonnull (strstr (readme, row));
}

static void
test_attendance_statuses (void)
{
  g_autofree char *readme = read_readme ();
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words ("attendance-status", &n_words);

  for (guint i = 0; i < n_words; i++) {
    CohortStatusFlags flags = cohort_attendance_status_get_flags (words[i].code);
    g_autofree char *moves = list_moves (cohort_attendance_get_moves (words[i].code));
    g_autofree char *row
      = g_strdup_printf ("\n| `%s` | %s | %s | %s | %s |\n", words[i].code,
                         flags & COHORT_STATUS_HOLDS_SPOT ? "yes" : "no", tell_headcount (flags),
                         tell_claim (flags), moves);

    assert_row (readme, row);
  }
}

static void
test_waitlist_states (void)
{
  g_autofree char *readme = read_readme ();
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words ("waitlist-state", &n_words);

  for (guint i = 0; i < n_words; i++) {
    g_autofree char *moves = list_moves (cohort_waitlist_get_moves (words[i].code));
    g_autofree char *row
      = g_strdup_printf ("\n| `%s` | %s | %s |\n", words[i].code,
                         cohort_waitlist_holds_spot (words[i].code) ? "yes" : "no", moves);

    assert_row (readme, row);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/readme/every-command", test_every_command);
  g_test_add_func ("/readme/no-other-command", test_no_other_command);
  g_test_add_func ("/readme/attendance-statuses", test_attendance_statuses);
  g_test_add_func ("/readme/waitlist-states", test_waitlist_states);

  return g_test_run ();
}
