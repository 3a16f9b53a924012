/* What two records of one person say, field by field, to be compared.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-merge-fields.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *name;
  const char *title;
  gsize offset;       /* of the text, or of the flag */
  gsize typed_offset; /* of what it was typed as; 0: there is no such thing */
} Field;

static const Field fields[] = {
    {"given", N_ ("First name"), G_STRUCT_OFFSET (CohortPerson, given), 0},
    {"family", N_ ("Last name"), G_STRUCT_OFFSET (CohortPerson, family), 0},
    {"preferred", N_ ("Preferred name"), G_STRUCT_OFFSET (CohortPerson, preferred), 0},
    {"email", N_ ("E-mail"), G_STRUCT_OFFSET (CohortPerson, email),
     G_STRUCT_OFFSET (CohortPerson, email_typed)},
    {"phone", N_ ("Phone"), G_STRUCT_OFFSET (CohortPerson, phone),
     G_STRUCT_OFFSET (CohortPerson, phone_typed)},
    {"language", N_ ("Language"), G_STRUCT_OFFSET (CohortPerson, language), 0},
    {"case_member", N_ ("CASE member"), G_STRUCT_OFFSET (CohortPerson, case_member), 0},
    {"case_presenter", N_ ("Presents at CASE"), G_STRUCT_OFFSET (CohortPerson, case_presenter), 0},
    {"home_place", N_ ("Home"), G_STRUCT_OFFSET (CohortPerson, home_place), 0},
    {"needs", N_ ("Dietary and access needs"), G_STRUCT_OFFSET (CohortPerson, needs), 0},
    {"note", N_ ("Note"), G_STRUCT_OFFSET (CohortPerson, note), 0},
};

static const char *
say (const Field *field, const CohortPerson *person)
{
  const char *text;

  if (g_str_equal (field->name, "case_presenter"))
    return person->case_presenter ? _ ("Yes") : NULL;
  text = G_STRUCT_MEMBER (const char *, person, field->offset);
  if (text == NULL && field->typed_offset != 0)
    text = G_STRUCT_MEMBER (const char *, person, field->typed_offset);
  if (text == NULL)
    return NULL;
  if (g_str_equal (field->name, "language"))
    return g_str_equal (text, "es") ? _ ("Spanish") : _ ("English");
  if (g_str_equal (field->name, "case_member"))
    return g_str_equal (text, "yes") ? _ ("Yes") : _ ("No");
  return text;
}

static void
field_free (gpointer data)
{
  CohortMergeField *field = data;

  g_free (field->values[0]);
  g_free (field->values[1]);
  g_free (field);
}

/** cohort_merge_fields_new: Returns: (transfer full): what either of them says */
GPtrArray *
cohort_merge_fields_new (const CohortPerson *one, const CohortPerson *other)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (field_free);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *first = say (&fields[i], one);
    const char *second = say (&fields[i], other);
    CohortMergeField *field;

    if (first == NULL && second == NULL)
      continue;
    field = g_new0 (CohortMergeField, 1);
    field->name = fields[i].name;
    field->title = _ (fields[i].title);
    field->values[0] = g_strdup (first);
    field->values[1] = g_strdup (second);
    g_ptr_array_add (found, field);
  }
  return found;
}

/** cohort_merge_field_is_same: Returns: whether there is nothing to choose */
gboolean
cohort_merge_field_is_same (const CohortMergeField *field)
{
  return g_strcmp0 (field->values[0], field->values[1]) == 0;
}
