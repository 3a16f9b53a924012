/* Members of JSON where what is unknown is null, never left out and never 0.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-json.h"

#include "cohort-date.h"

/** cohort_json_set_text: @text: (nullable): %NULL is null */
void
cohort_json_set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/** cohort_json_set_number: @number: %COHORT_UNKNOWN is null */
void
cohort_json_set_number (JsonObject *object, const char *name, gint64 number)
{
  if (cohort_is_known (number))
    json_object_set_int_member (object, name, number);
  else
    json_object_set_null_member (object, name);
}

/** cohort_json_set_date: @date: as "2024-11-07"; 0 is null */
void
cohort_json_set_date (JsonObject *object, const char *name, CohortDate date)
{
  g_autofree char *text = cohort_date_format_iso (date);

  cohort_json_set_text (object, name, text);
}

/** cohort_json_new_words: Returns: (transfer full): the words of @text, which is (nullable) */
JsonArray *
cohort_json_new_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      json_array_add_string_element (array, words[i]);
  return array;
}

/** cohort_json_new_texts: Returns: (transfer full): @texts, (element-type utf8), in their order */
JsonArray *
cohort_json_new_texts (const GPtrArray *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (texts, i));
  return array;
}
