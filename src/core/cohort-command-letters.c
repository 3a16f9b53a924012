/* Commands about letters that left the office: issue, issue again, void.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-private.h"

#include "cohort-error.h"
#include "cohort-id.h"

#include <glib/gi18n-lib.h>

static guint
count_with_number (const CohortSnapshot *snapshot, const char *number)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    if (g_strcmp0 (letter->number, number) == 0 && letter->voided_on == 0
        && cohort_issued_letter_is_last (snapshot, letter))
      n++;
  }
  return n;
}

/* The one "letter" names by number or id; one that still counts. */
static const CohortIssuedLetter *
get_letter (const CohortAct *act, GError **error)
{
  const CohortIssuedLetter *letter;
  const char *text;

  if (!cohort_arguments_text (act->arguments, "letter", TRUE, &text, error))
    return NULL;
  letter = cohort_letters_find (act->snapshot, text);
  if (count_with_number (act->snapshot, text) > 1) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_AMBIGUOUS,
                 _ ("There are two letters %s. Use the id instead."), text);
    return NULL;
  }
  if (letter == NULL)
    letter = cohort_arguments_find_record (act->snapshot, COHORT_RECORD_LETTER, text, error);
  if (letter == NULL)
    return NULL;
  if (!cohort_issued_letter_is_last (act->snapshot, letter))
    cohort_act_refuse (error, _ ("There is a later edition of letter %s. Use that one."),
                       letter->number);
  else if (letter->voided_on != 0)
    cohort_act_refuse (error, _ ("Letter %s is void. Issue a new one."), letter->number);
  else
    return letter;
  return NULL;
}

static gboolean
check_day (const CohortIssuedLetter *letter, CohortDate on, GError **error)
{
  return on >= letter->issued_on
         || cohort_act_refuse (error, _ ("Letter %s was issued after that day."), letter->number);
}

static gboolean
check_year (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter, GError **error)
{
  g_autofree char *prefix = cohort_letters_dup_prefix (snapshot);

  return g_str_has_prefix (letter->number, prefix)
         || cohort_act_refuse (error,
                               _ ("Letter %s is of another program year. Choose that year first."),
                               letter->number);
}

/* The same letter, to be written as things are on the day @on. */
static CohortLetterOrder
order_again (const CohortAct *act, const CohortIssuedLetter *letter, CohortDate on)
{
  CohortLetterOrder order = {
      .snapshot = act->snapshot,
      .template = letter->template,
      .language = letter->language,
      .subject = {COHORT_LETTER_TO_PROGRAM, NULL, letter->convening},
      .on = on,
  };

  if (letter->person != NULL) {
    order.subject.to = COHORT_LETTER_TO_PERSON;
    order.subject.id = letter->person;
  } else if (letter->organization != NULL) {
    order.subject.to = COHORT_LETTER_TO_ORGANIZATION;
    order.subject.id = letter->organization;
  }
  if (cohort_snapshot_get_setting (act->snapshot, COHORT_SETTING_LETTER_SIGNATORY) == NULL)
    order.signatory = letter->signatory;
  return order;
}

static gboolean
check_complete (const CohortLetterOrder *order, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  if (!cohort_letter_order_check (order, missing, error))
    return FALSE;
  if (missing->len == 0)
    return TRUE;
  g_ptr_array_add (missing, NULL);
  text = g_strjoinv (" ", (char **)missing->pdata);
  return cohort_act_refuse (error, _ ("No letter was issued. %s"), text);
}

/* letter.reissue: another edition under the same number, saying why; the one before stays. */
static CohortChange *
reissue_letter (const CohortSnapshot *snapshot,
                CohortArguments *arguments,
                const CohortMoment *moment,
                GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortIssuedLetter *before = get_letter (&act, error);
  g_autofree char *id = NULL;
  g_autoptr (CohortChange) change = NULL;
  CohortIssuedLetter *letter;
  CohortLetterOrder order;
  const char *reason;
  CohortDate on;

  if (before == NULL || !cohort_arguments_text (arguments, "reason", TRUE, &reason, error)
      || !cohort_act_get_day (&act, "on", moment->today, &on, error)
      || !check_day (before, on, error) || !check_year (snapshot, before, error))
    return NULL;
  order = order_again (&act, before, on);
  if (!check_complete (&order, error))
    return NULL;
  change = cohort_change_new ("letter.reissue", before->number, reason);
  id = cohort_id_new ();
  letter = cohort_letter_order_issue (&order, id, before->number, change, error);
  if (letter == NULL)
    return NULL;
  letter->edition = before->edition + 1;
  cohort_set_text (&letter->supersedes, before->record.id);
  cohort_set_text (&letter->reason, reason);
  return g_steal_pointer (&change);
}

/* letter.void: it counts no more; its number stays taken. */
static CohortChange *
void_letter (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortMoment *moment,
             GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortIssuedLetter *before = get_letter (&act, error);
  CohortIssuedLetter *letter;
  CohortChange *change;
  const char *reason;
  CohortDate on;

  if (before == NULL || !cohort_arguments_text (arguments, "reason", TRUE, &reason, error)
      || !cohort_act_get_day (&act, "on", moment->today, &on, error)
      || !check_day (before, on, error))
    return NULL;
  letter = cohort_record_copy (before);
  letter->voided_on = on;
  cohort_set_text (&letter->void_reason, reason);
  change = cohort_change_new ("letter.void", letter->number, reason);
  cohort_change_put (change, letter);
  return change;
}

static const CohortCommand commands[] = {
    {"letter.issue", cohort_letter_issue,
     "template people?|organizations? convening? language? on? signatory? invite? ids?"},
    {"letter.reissue", reissue_letter, "letter reason on?"},
    {"letter.void", void_letter, "letter reason on?"},
};

/** cohort_letter_commands: Returns: (transfer none) (array length=n): the commands of this area */
const CohortCommand *
cohort_letter_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
