/* Commands about the county's own letter templates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-act.h"

#include "cohort-error.h"
#include "cohort-id.h"
#include "cohort-letters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 40

/* Names are parts of file names and of ids. */
static gboolean
is_name (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_NAME
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length && *text != '-';
}

static gboolean
read_key (const CohortAct *act, const char **name, const char **language, GError **error)
{
  if (!cohort_arguments_text (act->arguments, "name", TRUE, name, error)
      || !cohort_arguments_text (act->arguments, "language", TRUE, language, error))
    return FALSE;
  if (is_name (*name) && is_name (*language))
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("Name a template and its language with small letters, digits and hyphens, at "
                  "most %d of them."),
               MAX_NAME);
  return FALSE;
}

/* What is saved must be a template, and the one it is said to be. */
static gboolean
check_body (const char *name, const char *language, const char *body, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (CohortLetterTemplate) template = cohort_letter_template_new_from_bytes (bytes, error);

  if (template == NULL)
    return FALSE;
  if (g_strcmp0 (cohort_letter_template_get_name (template), name) != 0
      || g_strcmp0 (cohort_letter_template_get_language (template), language) != 0)
    return cohort_act_refuse (error,
                              _ ("The head of this template says it is “%1$s” in the language "
                                 "“%2$s”. Write “name: %3$s” and “language: %4$s” there."),
                              cohort_letter_template_get_name (template),
                              cohort_letter_template_get_language (template), name, language);
  return TRUE;
}

/* Versions are never used twice, also after the template was removed: letters name them. */
static gint64
get_next_version (const CohortSnapshot *snapshot, const char *name, const char *language)
{
  const CohortOwnTemplate *own = cohort_letters_find_own_template (snapshot, name, language);
  gint64 version = own != NULL ? own->version : 0;

  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    if (g_strcmp0 (letter->template, name) == 0 && g_strcmp0 (letter->language, language) == 0)
      version = MAX (version, letter->template_version);
  }
  return version + 1;
}

/* template.save: two copies that save the same one write the same row. */
static CohortChange *
save_template (const CohortSnapshot *snapshot,
               CohortArguments *arguments,
               const CohortMoment *moment,
               GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortOwnTemplate *before;
  const char *name, *language, *body;
  g_autofree char *key = NULL;
  g_autofree char *id = NULL;
  CohortOwnTemplate *own;
  CohortChange *change;

  if (!read_key (&act, &name, &language, error)
      || !cohort_arguments_text (arguments, "body", TRUE, &body, error)
      || !check_body (name, language, body, error))
    return NULL;
  change = cohort_change_new ("template.save", name, language);
  before = cohort_letters_find_own_template (snapshot, name, language);
  if (before != NULL && g_strcmp0 (before->body, body) == 0)
    return change;
  key = g_strconcat (name, "/", language, NULL);
  id = cohort_id_derive ("letter_template", key);
  own = cohort_record_new (COHORT_RECORD_LETTER_TEMPLATE, before != NULL ? before->record.id : id);
  cohort_set_text (&own->name, name);
  cohort_set_text (&own->language, language);
  cohort_set_text (&own->body, body);
  own->version = get_next_version (snapshot, name, language);
  cohort_change_put (change, own);
  return change;
}

/* template.remove: letters made from it keep what they were made from. */
static CohortChange *
remove_template (const CohortSnapshot *snapshot,
                 CohortArguments *arguments,
                 const CohortMoment *moment,
                 GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortOwnTemplate *own;
  const char *name, *language;
  CohortChange *change;

  if (!read_key (&act, &name, &language, error))
    return NULL;
  own = cohort_letters_find_own_template (snapshot, name, language);
  if (own == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                 _ ("The county has no template “%1$s” of its own in the language “%2$s”."), name,
                 language);
    return NULL;
  }
  change = cohort_change_new ("template.remove", name, language);
  cohort_change_delete (change, own);
  return change;
}

static const CohortCommand commands[] = {
    {"template.save", save_template, "name language body"},
    {"template.remove", remove_template, "name language"},
};

/** cohort_template_commands: Returns: (transfer none) (array length=n): the commands of this area
 */
const CohortCommand *
cohort_template_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
