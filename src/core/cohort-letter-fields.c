/* The values of one letter: texts by field, and lists of items that have values of their own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-fields.h"

#include "cohort-letter-fields-private.h"

CohortLetterFields *
cohort_letter_fields_make (CohortLetterFields *parent)
{
  CohortLetterFields *self = g_new0 (CohortLetterFields, 1);

  self->parent = parent;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->lists
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  return self;
}

void
cohort_letter_fields_free (CohortLetterFields *self)
{
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->lists);
  g_free (self);
}

void
cohort_letter_fields_take (CohortLetterFields *self, const char *field, char *value)
{
  guint scope;
  const char *name = cohort_letter_field_intern (field, &scope);

  g_return_if_fail (name != NULL);

  if (value == NULL || value[0] == '\0')
    g_free (value);
  else
    g_hash_table_insert (self->texts, (gpointer)name, value);
}

void
cohort_letter_fields_set_text (CohortLetterFields *self, const char *field, const char *value)
{
  g_hash_table_remove (self->texts, field);
  cohort_letter_fields_take (self, field, g_strdup (value));
}

CohortLetterFields *
cohort_letter_fields_append (CohortLetterFields *self, const char *list)
{
  guint scope, inner;
  const char *name = cohort_letter_list_intern (list, &scope, &inner);
  CohortLetterFields *item;
  GPtrArray *items;

  g_return_val_if_fail (name != NULL, NULL);

  item = cohort_letter_fields_make (self);
  items = g_hash_table_lookup (self->lists, name);
  if (items == NULL) {
    items = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_letter_fields_free);
    g_hash_table_insert (self->lists, (gpointer)name, items);
  }
  g_ptr_array_add (items, item);
  return item;
}

const char *
cohort_letter_fields_get_text (const CohortLetterFields *self, const char *field)
{
  const char *text = NULL;

  for (; self != NULL && text == NULL; self = self->parent)
    text = g_hash_table_lookup (self->texts, field);
  return text;
}

GPtrArray *
cohort_letter_fields_get_list (const CohortLetterFields *self, const char *list)
{
  GPtrArray *items = NULL;

  for (; self != NULL && items == NULL; self = self->parent)
    items = g_hash_table_lookup (self->lists, list);
  return items;
}

static void
drop_unused (GHashTable *values, const CohortLetterTemplate *template)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!cohort_letter_template_uses (template, name))
      g_hash_table_iter_remove (&iter);
}

void
cohort_letter_fields_prune (CohortLetterFields *self, const CohortLetterTemplate *template)
{
  GHashTableIter iter;
  gpointer value;

  drop_unused (self->texts, template);
  drop_unused (self->lists, template);
  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    GPtrArray *items = value;

    for (guint i = 0; i < items->len; i++)
      cohort_letter_fields_prune (g_ptr_array_index (items, i), template);
  }
}
