/* From the file of a program year, or of a county, to what a team should have.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-program-private.h"

#include "cohort-targets.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* More than any county has spots or teachers; what is beyond is a slip of the keys. */
#define MOST_PEOPLE 1000

/**
 * cohort_program_read_codes:
 *
 * Returns: (transfer full) (nullable): the codes of a list that may be left out; %NULL for none,
 *   which is no condition
 */
char **
cohort_program_read_codes (CohortReader *reader,
                           JsonObject *object,
                           const char *key,
                           const char *vocabulary)
{
  g_auto (GStrv) codes = NULL;

  if (object == NULL || !json_object_has_member (object, key))
    return NULL;
  codes = cohort_reader_texts (reader, object, key);
  for (guint i = 0; codes[i] != NULL; i++)
    if (!cohort_vocabulary_has (vocabulary, codes[i]))
      cohort_reader_fail (reader, key, _ ("“%s” is no code that belongs here."), codes[i]);
  return codes[0] != NULL ? g_steal_pointer (&codes) : NULL;
}

static guint
read_bands (CohortReader *reader, JsonObject *object)
{
  g_auto (GStrv) codes = cohort_program_read_codes (reader, object, "bands", "band");
  g_autofree char *joined = codes != NULL ? g_strjoinv (" ", codes) : NULL;

  return cohort_bands_parse (joined);
}

static gboolean
has_item (const CohortTarget *self, const char *code)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (((CohortTargetItem *)g_ptr_array_index (self->items, i))->code, code) == 0)
      return TRUE;
  return FALSE;
}

static void
read_item (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[]
      = {"code?", "label?", "roles?", "bands?", "sectors?", "least", NULL};
  CohortTarget *target = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  gint64 least = cohort_reader_integer (reader, object, "least", 1, MOST_PEOPLE);
  g_autofree char *code = object != NULL && json_object_has_member (object, "code")
                              ? cohort_reader_code (reader, object, "code")
                              : g_strdup_printf ("item-%u", target->items->len + 1);
  gboolean is_known = code != NULL && has_item (target, code);
  CohortTargetItem *item = cohort_target_add_item (target);

  item->code = g_steal_pointer (&code);
  item->label = cohort_reader_optional_text (reader, object, "label");
  item->roles = cohort_program_read_codes (reader, object, "roles", "role");
  item->bands = read_bands (reader, object);
  item->sectors = cohort_program_read_codes (reader, object, "sectors", "sector");
  item->least = cohort_is_known (least) ? (guint)least : 0;
  if (is_known)
    cohort_reader_fail (reader, "code", _ ("“%s” is there twice."), item->code);
  if (item->roles == NULL && item->bands == 0 && item->sectors == NULL)
    cohort_reader_fail (reader, NULL, _ ("Name a role, a grade band or a sector."));
}

/* Reads "items" of @object into @target, which has none yet. */
void
cohort_target_read_items (CohortReader *reader, JsonObject *object, CohortTarget *target)
{
  cohort_reader_each (reader, object, "items", read_item, target);
  if (reader->error == NULL && target->items->len == 0)
    cohort_reader_fail (reader, "items", _ ("Nothing is asked for here."));
}

/* A preset of a program year. The code of the county's own is nobody else's. */
void
cohort_target_read (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[] = {"code", "name", "items", "source", NULL};
  CohortProgram *program = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  g_autofree char *code = cohort_reader_code (reader, object, "code");
  CohortTarget *target = cohort_target_new (code);

  target->name = cohort_reader_text (reader, object, "name");
  target->source = cohort_reader_text (reader, object, "source");
  cohort_target_read_items (reader, object, target);
  if (g_strcmp0 (target->code, COHORT_TARGET_CUSTOM) == 0)
    cohort_reader_fail (reader, "code", _ ("“%s” is the county's own."), target->code);
  for (guint i = 0; i < program->targets->len; i++)
    if (g_strcmp0 (((CohortTarget *)g_ptr_array_index (program->targets, i))->code, code) == 0)
      cohort_reader_fail (reader, "code", _ ("“%s” is there twice."), code);
  g_ptr_array_add (program->targets, target);
}
