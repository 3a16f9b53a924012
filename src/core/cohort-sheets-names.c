/* Names in a cell of the county workbook: who is meant, whatever their order.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-activities.h"
#include "cohort-text.h"

#include <string.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *)a;
  const char *other = *(const char *const *)b;
  g_autofree char *folded = cohort_text_fold (one);
  g_autofree char *folded_other = cohort_text_fold (other);
  int order = strcmp (folded, folded_other);

  return order != 0 ? order : strcmp (one, other);
}

/**
 * cohort_sheet_dup_names:
 * @text: "Ben Cho;Ana Ruiz"
 *
 * Returns: (transfer full): "Ana Ruiz; Ben Cho"; two of one name stay two
 */
char *
cohort_sheet_dup_names (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, ";\n", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*g_strstrip (pieces[i]) != '\0')
      g_ptr_array_add (names, pieces[i]);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (char **)names->pdata);
}

/* By her name as it is, or as it was before the workbook changed it. */
static gboolean
is_called (const CohortSheetNames *self, const char *id, const char *folded)
{
  const CohortSnapshot *const both[] = {self->now, self->before};

  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    const CohortPerson *person = cohort_snapshot_find (both[i], COHORT_RECORD_PERSON, id);
    g_autofree char *name = person != NULL ? cohort_person_dup_name (person) : NULL;
    g_autofree char *folded_name = name != NULL ? cohort_text_fold (name) : NULL;

    if (name != NULL && person->merged_into == NULL && g_str_equal (folded_name, folded))
      return TRUE;
  }
  return FALSE;
}

/* Who has taken part stays the same person, however many have her name: @people (ids) loses her.
 * Anybody else has to be the only one of her name. Returns: (nullable): id */
static const char *
find_called (const CohortSheetNames *self, GPtrArray *people, const char *name)
{
  g_autofree char *folded = cohort_text_fold (name);
  const char *found = NULL;
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    if (is_called (self, people->pdata[i], folded))
      return g_ptr_array_remove_index (people, i);
  COHORT_FOR_EACH (CohortPerson, person, self->now, COHORT_RECORD_PERSON) {
    if (is_called (self, person->record.id, folded)) {
      found = person->record.id;
      n++;
    }
  }
  return n == 1 ? found : NULL;
}

/**
 * cohort_sheet_list_names:
 * @activity: (nullable): id of that in which some of them took part already
 * @text: "Ana Ruiz; Ben Cho"
 *
 * Returns: (transfer full): for the argument "people": ids of those who are known, and what is
 *   typed of others
 */
JsonArray *
cohort_sheet_list_names (const CohortSheetNames *self, const char *activity, const char *text)
{
  g_auto (GStrv) names = g_strsplit_set (text, ";\n", -1);
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GPtrArray) parts
      = activity != NULL ? cohort_activities_list_people (self->now, activity) : NULL;
  JsonArray *list = json_array_new ();

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    g_ptr_array_add (people, ((const CohortActivityPerson *)g_ptr_array_index (parts, i))->person);
  for (guint i = 0; names[i] != NULL; i++) {
    const char *id;

    if (*g_strstrip (names[i]) == '\0')
      continue;
    id = find_called (self, people, names[i]);
    json_array_add_string_element (list, id != NULL ? id : names[i]);
  }
  return list;
}
