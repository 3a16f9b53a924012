/* Findings about letters that left the office: what they say is no longer so, or two have one
 * number. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-letters.h"

#include <glib/gi18n-lib.h>

/* "organization.name, person.role": which, each once. */
static char *
join_fields (GPtrArray *changes)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++) {
    const CohortLetterChange *change = g_ptr_array_index (changes, i);

    if (!g_ptr_array_find_with_equal_func (fields, change->field, g_str_equal, NULL))
      g_ptr_array_add (fields, change->field);
  }
  g_ptr_array_add (fields, NULL);
  return g_strjoinv (", ", (char **)fields->pdata);
}

static void
look_for_changes (CohortFindingsRun *run, const CohortIssuedLetter *letter)
{
  g_autoptr (GPtrArray) changes = cohort_issued_letter_list_changes (run->snapshot, letter);
  const CohortLetterChange *only;
  g_autofree char *fields = NULL;

  if (changes->len == 0)
    return;
  only = g_ptr_array_index (changes, 0);
  if (changes->len == 1 && only->old != NULL && only->new != NULL) {
    cohort_findings_add (run, "LETTER_STALE", COHORT_RECORD_LETTER, letter->record.id,
                         COHORT_UNKNOWN,
                         _ ("Letter %1$s to %2$s says “%3$s”, which now is “%4$s”. Issue it "
                            "again."),
                         letter->number, letter->name, only->old, only->new);
    return;
  }
  fields = join_fields (changes);
  cohort_findings_add (run, "LETTER_STALE", COHORT_RECORD_LETTER, letter->record.id, COHORT_UNKNOWN,
                       /* Translators: number and name of a letter, and fields of a template. */
                       _ ("Letter %1$s to %2$s no longer says what is so: %3$s. Issue it again."),
                       letter->number, letter->name, fields);
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
