/* What the commands about people share: whom and where an act is about, and how it is refused.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-act.h"

#include "cohort-error.h"
#include "cohort-team.h"
#include "cohort-text.h"

#include <glib/gi18n-lib.h>

/** cohort_act_get_person: Returns: (transfer none): whom the argument "person" names, which must be
 * there */
const CohortPerson *
cohort_act_get_person (const CohortAct *act, GError **error)
{
  const CohortPerson *person = cohort_arguments_record (
    act->arguments, "person", TRUE, act->snapshot, COHORT_RECORD_PERSON, error);

  if (person != NULL && person->merged_into != NULL) {
    g_autofree char *name = cohort_person_dup_name (person);
    g_autofree char *into = cohort_team_dup_person_name (act->snapshot, person->merged_into);

    cohort_act_refuse (error, _ ("%1$s was merged into %2$s. Use that record instead."), name,
                       into);
    return NULL;
  }
  return person;
}

static const CohortConvening *
find_convening_called (const CohortProgram *program, const char *name)
{
  g_autofree char *folded = cohort_text_fold (name);
  GPtrArray *convenings = cohort_program_get_convenings (program);

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    g_autofree char *own = cohort_text_fold (convening->name);

    if (g_str_equal (own, folded))
      return convening;
  }
  return NULL;
}

/**
 * cohort_act_get_convening:
 *
 * Returns: (transfer none): the convening the argument "convening" names by code or name, which
 * must be one of the year shown
 */
const CohortConvening *
cohort_act_get_convening (const CohortAct *act, GError **error)
{
  const CohortProgram *program = cohort_snapshot_get_program (act->snapshot);
  const CohortConvening *convening;
  const char *code;

  if (!cohort_arguments_text (act->arguments, "convening", TRUE, &code, error))
    return NULL;
  convening = cohort_program_find_convening (program, code);
  if (convening == NULL)
    convening = find_convening_called (program, code);
  if (convening == NULL)
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                 _ ("There is no convening “%1$s” in %2$s."), code,
                 cohort_program_get_year (program));
  return convening;
}

/** cohort_act_get_day: @day: (out): the argument @name, or @fallback where it is missing */
gboolean
cohort_act_get_day (const CohortAct *act,
                    const char *name,
                    CohortDate fallback,
                    CohortDate *day,
                    GError **error)
{
  if (!cohort_arguments_date (act->arguments, name, FALSE, day, error))
    return FALSE;
  if (*day == 0)
    *day = fallback;
  return TRUE;
}

/** cohort_act_refuse: sets a %COHORT_ERROR_REFUSED of that sentence. Returns: %FALSE */
gboolean
cohort_act_refuse (GError **error, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  if (error != NULL)
    *error = g_error_new_valist (COHORT_ERROR, COHORT_ERROR_REFUSED, format, list);
  va_end (list);
  return FALSE;
}

/** cohort_act_put_edited: @after: (transfer full): an edited copy of @before; put only when it is
 * news */
void
cohort_act_put_edited (CohortChange *change, gconstpointer before, gpointer after)
{
  const CohortRecord *record = before;

  if (cohort_record_equal (before, after)
      && cohort_change_find (change, record->kind, record->id) == NULL)
    cohort_record_unref (after);
  else
    cohort_change_put (change, after);
}

static gboolean
append_element (GString *words, JsonNode *element)
{
  if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
    return FALSE;
  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", json_node_get_string (element));
  return TRUE;
}

/**
 * cohort_act_dup_code_list:
 * @name: an argument that may be a list of texts or one text with spaces, commas or semicolons
 *
 * Returns: (transfer full) (nullable): the words with a space between them, "" when null or not
 * given; %NULL with @error when it is neither
 */
char *
cohort_act_dup_code_list (const CohortAct *act, const char *name, GError **error)
{
  g_autoptr (GError) no_array = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  JsonArray *array = cohort_arguments_array (act->arguments, name, &no_array);
  const char *text;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    if (!append_element (words, json_array_get_element (array, i))) {
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” should be a list of words."),
                   name);
      return NULL;
    }
  }
  if (no_array != NULL) {
    if (!cohort_arguments_text (act->arguments, name, FALSE, &text, error))
      return NULL;
    g_string_assign (words, text != NULL ? text : "");
  }
  g_strdelimit (words->str, ",;", ' ');
  return g_strdup (words->str);
}
