/* What a county has already, so that the new rows of a workbook are looked for in it only once.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook-known.h"

#include "cohort-text.h"

#include <string.h>

struct _CohortKnownRows {
  guint n_columns;
  GPtrArray *rows;    /* (owned) (element-type GStrv): their texts, folded */
  GHashTable *shapes; /* (owned) (element-type utf8): the sets of columns that were asked for */
  GHashTable *keys;   /* (owned) (element-type utf8): what the rows say in these */
};

static char **
fold_texts (char *const *texts, guint n)
{
  char **folded = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    folded[i] = cohort_text_fold (texts[i]);
  return folded;
}

/** cohort_known_rows_new: Returns: (transfer full): what @rows of @sheet say */
CohortKnownRows *
cohort_known_rows_new (const CohortRecordSheet *sheet, const GPtrArray *rows)
{
  CohortKnownRows *self = g_new0 (CohortKnownRows, 1);

  self->n_columns = sheet->n_columns;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++) {
    const CohortSheetRow *row = g_ptr_array_index (rows, i);

    g_ptr_array_add (self->rows, fold_texts (row->texts, self->n_columns));
  }
  return self;
}

/** cohort_known_rows_free: @self: (transfer full) (nullable) */
void
cohort_known_rows_free (CohortKnownRows *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->shapes);
  g_hash_table_unref (self->keys);
  g_free (self);
}

/* What @folded say in the columns that @texts fill. Each text goes with its length, so that no two
 * rows have one key. */
static char *
build_key (const CohortKnownRows *self, char *const *texts, char *const *folded)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    if (*texts[i] != '\0')
      g_string_append_printf (key, "%u:%" G_GSIZE_FORMAT ":%s", i, strlen (folded[i]), folded[i]);
  return g_string_free (key, FALSE);
}

static char *
build_shape (const CohortKnownRows *self, char *const *texts)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    if (*texts[i] != '\0')
      g_string_append_printf (shape, "%u ", i);
  return g_string_free (shape, FALSE);
}

/** cohort_known_rows_contain: see the header; the rows of a workbook fill the same columns over and
 * over, and all rows are gone through once for each such set */
gboolean
cohort_known_rows_contain (CohortKnownRows *self, char *const *texts)
{
  g_autofree char *shape = build_shape (self, texts);
  g_auto (GStrv) folded = fold_texts (texts, self->n_columns);
  g_autofree char *key = build_key (self, texts, folded);

  if (*shape == '\0')
    return FALSE;
  if (g_hash_table_add (self->shapes, g_steal_pointer (&shape)))
    for (guint i = 0; i < self->rows->len; i++)
      g_hash_table_add (self->keys, build_key (self, texts, g_ptr_array_index (self->rows, i)));
  return g_hash_table_contains (self->keys, key);
}

struct _CohortKnownPeople {
  const CohortSnapshot *snapshot;
  GHashTable *by_name;  /* (owned) (element-type utf8 guint): place among the people, from 1 */
  GHashTable *by_email; /* (owned) (element-type utf8 guint): the same, in small letters */
};

/* @key: (transfer full); the first of several is the one that is meant */
static void
add_place (GHashTable *places, char *key, guint place)
{
  if (g_hash_table_contains (places, key))
    g_free (key);
  else
    g_hash_table_insert (places, key, GUINT_TO_POINTER (place));
}

/** cohort_known_people_new: Returns: (transfer full): who is in @snapshot, but for those who were
 * merged into others */
CohortKnownPeople *
cohort_known_people_new (const CohortSnapshot *snapshot)
{
  CohortKnownPeople *self = g_new0 (CohortKnownPeople, 1);
  GPtrArray *people = cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON);

  self->snapshot = snapshot;
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_email = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < people->len; i++) {
    const CohortPerson *person = g_ptr_array_index (people, i);
    g_autofree char *full = g_strjoin (" ", person->given != NULL ? person->given : "",
                                       person->family != NULL ? person->family : "", NULL);

    if (person->merged_into != NULL)
      continue;
    add_place (self->by_name, cohort_text_fold (full), i + 1);
    if (person->email != NULL)
      add_place (self->by_email, g_ascii_strdown (person->email, -1), i + 1);
  }
  return self;
}

/** cohort_known_people_free: @self: (transfer full) (nullable) */
void
cohort_known_people_free (CohortKnownPeople *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_email);
  g_free (self);
}

/** cohort_known_people_find: see the header */
const CohortPerson *
cohort_known_people_find (const CohortKnownPeople *self, const char *text)
{
  g_autofree char *name = cohort_text_fold (text);
  g_autofree char *email = g_ascii_strdown (text, -1);
  guint named = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
  guint addressed = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_email, email));
  guint first = named == 0 || (addressed != 0 && addressed < named) ? addressed : named;

  return first > 0 ? g_ptr_array_index (
             cohort_snapshot_get_records (self->snapshot, COHORT_RECORD_PERSON), first - 1)
                   : NULL;
}
