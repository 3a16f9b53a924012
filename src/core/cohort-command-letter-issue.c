/* The command that issues letters: to people, to organizations or to the program, all or none.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-private.h"

#include "cohort-error.h"

#include <glib/gi18n-lib.h>

/** Issue: what the command was asked for; texts are borrowed from its arguments. */
typedef struct {
  const CohortAct *act;
  CohortLetterTo to;
  const char *name; /* of the template */
  const char *language;
  const char *signatory;
  const char *convening;
  gboolean invites;
  CohortDate on;
  GPtrArray *subjects; /* (element-type CohortRecord): borrowed; to the program: one NULL */
  JsonArray *ids;      /* (nullable) */
} Issue;

static const char *
get_language (const Issue *issue, const CohortRecord *record)
{
  if (issue->language == NULL && issue->to == COHORT_LETTER_TO_PERSON)
    return ((const CohortPerson *)record)->language;
  return issue->language;
}

static CohortLetterOrder
make_order (const Issue *issue, const CohortRecord *record)
{
  return (CohortLetterOrder){
      .snapshot = issue->act->snapshot,
      .template = issue->name,
      .language = get_language (issue, record),
      .subject = {issue->to, record != NULL ? record->id : NULL, issue->convening},
      .signatory = issue->signatory,
      .on = issue->on,
  };
}

/* Reading */

static gboolean
add_subject (Issue *issue, const char *argument, JsonNode *node, GError **error)
{
  CohortRecordKind kind
      = issue->to == COHORT_LETTER_TO_PERSON ? COHORT_RECORD_PERSON : COHORT_RECORD_ORGANIZATION;
  CohortRecord *record;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” should be a list of names."),
                 argument);
    return FALSE;
  }
  record = cohort_arguments_find_record (issue->act->snapshot, kind, json_node_get_string (node),
                                         error);
  if (record == NULL)
    return FALSE;
  if (kind == COHORT_RECORD_PERSON ? ((CohortPerson *)record)->merged_into != NULL
                                   : ((CohortOrganization *)record)->merged_into != NULL)
    return cohort_act_refuse (error, _ ("“%s” was merged into another record. Use that one."),
                              json_node_get_string (node));
  if (!g_ptr_array_find (issue->subjects, record, NULL))
    g_ptr_array_add (issue->subjects, record);
  return TRUE;
}

static gboolean
read_subjects (Issue *issue, GError **error)
{
  const char *argument = issue->to == COHORT_LETTER_TO_PERSON ? "people" : "organizations";
  g_autoptr (GError) failure = NULL;
  JsonArray *list;

  if (issue->to == COHORT_LETTER_TO_PROGRAM) {
    g_ptr_array_add (issue->subjects, NULL);
    return TRUE;
  }
  list = cohort_arguments_array (issue->act->arguments, argument, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (!add_subject (issue, argument, json_array_get_element (list, i), error))
      return FALSE;
  if (issue->subjects->len == 0)
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("Say in “%s” to whom the letter goes."), argument);
  return issue->subjects->len > 0;
}

static gboolean
read_convening (Issue *issue, gboolean is_about, GError **error)
{
  const CohortConvening *convening;

  if (!is_about)
    return !cohort_arguments_has (issue->act->arguments, "convening")
           || cohort_act_refuse (error,
                                 _ ("This letter is not about one convening. Leave it out."));
  convening = cohort_act_get_convening (issue->act, error);
  issue->convening = convening != NULL ? convening->code : NULL;
  return convening != NULL;
}

static gboolean
read_invite (Issue *issue, gboolean invites, GError **error)
{
  issue->invites = invites;
  if (cohort_arguments_has (issue->act->arguments, "invite")
      && !cohort_arguments_flag (issue->act->arguments, "invite", &issue->invites, error))
    return FALSE;
  return !issue->invites || issue->to == COHORT_LETTER_TO_PERSON
         || cohort_act_refuse (error, _ ("Only a letter to a person can invite her."));
}

static gboolean
read_template (Issue *issue, GError **error)
{
  CohortArguments *arguments = issue->act->arguments;
  g_autoptr (CohortLetterTemplate) template = NULL;

  if (!cohort_arguments_text (arguments, "template", TRUE, &issue->name, error)
      || !cohort_arguments_text (arguments, "language", FALSE, &issue->language, error)
      || !cohort_letters_check_language (issue->act->snapshot, issue->name, issue->language, error))
    return FALSE;
  template
      = cohort_letters_load_template (issue->act->snapshot, issue->name, issue->language, error);
  if (template == NULL)
    return FALSE;
  issue->to = cohort_letter_template_get_to (template);
  return read_convening (issue, cohort_letter_template_is_about_convening (template), error)
         && read_invite (issue, cohort_letter_template_invites (template), error);
}

static gboolean
read_ids (Issue *issue, GError **error)
{
  g_autoptr (GError) failure = NULL;

  issue->ids = cohort_arguments_array (issue->act->arguments, "ids", &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (issue->ids == NULL || json_array_get_length (issue->ids) == issue->subjects->len)
    return TRUE;
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                       _ ("“ids” should be one label for each letter."));
  return FALSE;
}

/* Checking */

static void
check_not_issued (const Issue *issue, const CohortLetterOrder *order, GPtrArray *problems)
{
  const CohortIssuedLetter *before
      = cohort_letters_find_for (issue->act->snapshot, issue->name, &order->subject);

  if (before == NULL || cohort_issued_letter_is_declined (issue->act->snapshot, before))
    return;
  g_ptr_array_add (problems,
                   /* Translators: a person or an organization, and the number of a letter. */
                   g_strdup_printf (_ ("%1$s has this letter already, as %2$s. Issue that one "
                                       "again instead, or void it."),
                                    before->name, before->number));
}

/* All that is in the way is told at once. */
static gboolean
check (const Issue *issue, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < issue->subjects->len; i++) {
    CohortLetterOrder order = make_order (issue, g_ptr_array_index (issue->subjects, i));

    check_not_issued (issue, &order, problems);
    if (!cohort_letter_order_check (&order, problems, error))
      return FALSE;
  }
  if (problems->len == 0)
    return TRUE;
  g_ptr_array_add (problems, NULL);
  text = g_strjoinv (" ", (char **)problems->pdata);
  return cohort_act_refuse (error, _ ("No letter was issued. %s"), text);
}

/* Issuing */

static char *
dup_id (const Issue *issue, guint i, GError **error)
{
  JsonNode *label = issue->ids != NULL ? json_array_get_element (issue->ids, i) : NULL;

  if (label == NULL)
    return cohort_arguments_make_id (issue->act->snapshot, COHORT_RECORD_LETTER, NULL, error);
  if (JSON_NODE_HOLDS_VALUE (label) && json_node_get_value_type (label) == G_TYPE_STRING)
    return cohort_arguments_make_id (issue->act->snapshot, COHORT_RECORD_LETTER,
                                     json_node_get_string (label), error);
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                       _ ("“ids” should be one label for each letter."));
  return NULL;
}

static gboolean
issue_one (const Issue *issue, guint i, CohortChange *change, GError **error)
{
  CohortLetterOrder order = make_order (issue, g_ptr_array_index (issue->subjects, i));
  g_autofree char *number = cohort_letters_dup_number (issue->act->snapshot, i);
  g_autofree char *id = dup_id (issue, i, error);
  const CohortIssuedLetter *letter;

  if (id == NULL)
    return FALSE;
  if (cohort_change_find (change, COHORT_RECORD_LETTER, id) != NULL) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("“ids” should be one label for each letter."));
    return FALSE;
  }
  letter = cohort_letter_order_issue (&order, id, number, change, error);
  return letter != NULL
         && (!issue->invites || cohort_issued_letter_invite (issue->act, letter, change, error));
}

/* "Marisol Vance and 5 others" */
static char *
dup_recipients (const Issue *issue)
{
  CohortLetterOrder order = make_order (issue, g_ptr_array_index (issue->subjects, 0));
  g_autofree char *first = cohort_letter_subject_dup_name (issue->act->snapshot, &order.subject);
  guint others = issue->subjects->len - 1;

  if (others == 0)
    return g_steal_pointer (&first);
  return g_strdup_printf (ngettext ("%1$s and %2$u other", "%1$s and %2$u others", others), first,
                          others);
}

static CohortChange *
start_change (const Issue *issue)
{
  g_autofree char *first = cohort_letters_dup_number (issue->act->snapshot, 0);
  g_autofree char *last
      = cohort_letters_dup_number (issue->act->snapshot, issue->subjects->len - 1);
  g_autofree char *numbers
      = issue->subjects->len > 1 ? g_strdup_printf ("%s … %s", first, last) : g_strdup (first);
  g_autofree char *recipients = dup_recipients (issue);

  return cohort_change_new ("letter.issue", numbers, recipients);
}

/**
 * cohort_letter_issue:
 *
 * letter.issue: each gets the next number, in the order they are named. Nothing is issued while
 * anything one of the letters needs is missing.
 */
CohortChange *
cohort_letter_issue (const CohortSnapshot *snapshot,
                     CohortArguments *arguments,
                     const CohortMoment *moment,
                     GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (GPtrArray) subjects = g_ptr_array_new ();
  g_autoptr (CohortChange) change = NULL;
  Issue issue = {.act = &act, .subjects = subjects};

  if (!read_template (&issue, error) || !read_subjects (&issue, error)
      || !cohort_act_get_day (&act, "on", moment->today, &issue.on, error)
      || !cohort_arguments_text (arguments, "signatory", FALSE, &issue.signatory, error)
      || !read_ids (&issue, error) || !check (&issue, error))
    return NULL;
  change = start_change (&issue);
  for (guint i = 0; i < subjects->len; i++)
    if (!issue_one (&issue, i, change, error))
      return NULL;
  return g_steal_pointer (&change);
}
