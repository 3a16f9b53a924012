/* Findings about letters that left the office: what they say is no longer so, or two have one
 * number. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-letters.h"

#include <glib/gi18n-lib.h>

#define MOST_CHANGES 3

static char *
describe_change (const CohortLetterChange *change)
{
  if (change->old == NULL || change->new == NULL)
    return g_strdup (change->description);
  /* Translators: what a letter says, such as "Full name", with what it was and is. */
  return g_strdup_printf (_ ("%1$s: “%2$s”, now “%3$s”"), change->description, change->old,
                          change->new);
}

static char *
describe_changes (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len && i < MOST_CHANGES; i++) {
    g_autofree char *one = describe_change (g_ptr_array_index (changes, i));

    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", one);
  }
  if (changes->len > MOST_CHANGES)
    g_string_append (text, "; …");
  return g_string_free (text, FALSE);
}

static void
look_for_changes (CohortFindingsRun *run, const CohortIssuedLetter *letter)
{
  g_autoptr (GPtrArray) changes = cohort_issued_letter_list_changes (run->snapshot, letter);
  g_autofree char *text = NULL;

  if (changes->len == 0)
    return;
  text = describe_changes (changes);
  cohort_findings_add (run, "LETTER_STALE", COHORT_RECORD_LETTER, letter->record.id, COHORT_UNKNOWN,
                       /* Translators: number and name of a letter, and what has changed. */
                       _ ("Letter %1$s to %2$s says what is no longer so. %3$s. Issue it again."),
                       letter->number, letter->name, text);
}

/** cohort_findings_look_at_letters: what was issued and is no longer so; and numbers that two
 * copies of the county gave before they met */
void
cohort_findings_look_at_letters (CohortFindingsRun *run)
{
  g_autoptr (GPtrArray) letters = cohort_letters_list (run->snapshot);
  const CohortIssuedLetter *before = NULL;

  for (guint i = 0; i < letters->len; i++) {
    const CohortIssuedLetter *letter = g_ptr_array_index (letters, i);

    if (letter->voided_on != 0)
      continue;
    if (before != NULL && g_str_equal (before->number, letter->number))
      cohort_findings_add (run, "LETTER_NUMBER_TWICE", COHORT_RECORD_LETTER, letter->record.id,
                           COHORT_UNKNOWN,
                           _ ("Two letters have the number %1$s: to %2$s and to %3$s. Void one of "
                              "them and issue it anew."),
                           letter->number, before->name, letter->name);
    look_for_changes (run, letter);
    before = letter;
  }
}
