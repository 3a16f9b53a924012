/* What a letter may say about one person: the fields, the lists, and what is missing.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-fields.h"

#include "cohort-letter-fields-private.h"
#include "cohort-team-people.h"

#include <glib/gi18n-lib.h>

struct _CohortLetterFields {
  CohortLetterFields *parent; /* (unowned) (nullable) */
  GHashTable         *texts;  /* field -> value */
  GHashTable         *lists;  /* list -> GPtrArray of CohortLetterFields */
};

typedef struct {
  const char *name;
  guint       scope; /* where it may be repeated */
  guint       inner; /* what its items know besides */
} List;

#define LETTER COHORT_LETTER_SCOPE_LETTER
#define CONVENING COHORT_LETTER_SCOPE_CONVENING
#define COVERED COHORT_LETTER_SCOPE_COVERED
#define PAID COHORT_LETTER_SCOPE_PAID

typedef struct {
  const char *name;
  guint       scope;
} Field;

static const Field fields[] = {
  {"letter.date", LETTER},
  {"letter.signatory", LETTER},
  {"letter.title", LETTER},
  {"person.name", LETTER},
  {"person.given", LETTER},
  {"person.family", LETTER},
  {"person.called", LETTER}, /* the name she goes by */
  {"person.role", LETTER},
  {"organization.name", LETTER},
  {"organization.city", LETTER},
  {"county.name", LETTER},
  {"county.office", LETTER},
  {"county.contact", LETTER},
  {"program.year", LETTER},
  {"program.contact_name", LETTER},
  {"program.contact_organization", LETTER},
  {"program.contact_email", LETTER},
  {"convening.name", CONVENING},
  {"convening.city", CONVENING},
  {"convening.days", CONVENING}, /* those her registration is for */
  {"convening.announced", CONVENING},
  {"convening.registered", CONVENING}, /* or already held and attended */
  {"convening.attended", CONVENING},
  {"convening.case_only", CONVENING},
  {"convening.option", CONVENING},
  {"convening.price", CONVENING},
  {"convening.confirmation", CONVENING},
  {"convening.link", CONVENING},
  {"convening.contact_name", CONVENING},
  {"convening.contact_email", CONVENING},
  {"covered.item", COVERED},
  {"paid.source", PAID},
  {"paid.items", PAID},
};

static const List lists[] = {
  {"convenings", LETTER, CONVENING}, /* those she goes to */
  {"save_dates", LETTER, CONVENING}, /* the others of the year */
  {"covered", CONVENING, COVERED},   /* by her registration */
  {"paid", CONVENING, PAID},         /* by whom */
};

guint
cohort_letter_field_get_scope (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return fields[i].scope;
  return 0;
}

guint
cohort_letter_list_get_scope (const char *name, guint *inner)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].name, name)) {
      *inner = lists[i].inner;
      return lists[i].scope;
    }
  return 0;
}

CohortLetterFields *
cohort_letter_fields_make (CohortLetterFields *parent)
{
  CohortLetterFields *self = g_new0 (CohortLetterFields, 1);

  self->parent = parent;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->lists =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
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
  g_return_if_fail (cohort_letter_field_get_scope (field) != 0);

  if (value == NULL || value[0] == '\0')
    g_free (value);
  else
    g_hash_table_insert (self->texts, (gpointer) field, value);
}

CohortLetterFields *
cohort_letter_fields_append (CohortLetterFields *self, const char *list)
{
  CohortLetterFields *item = cohort_letter_fields_make (self);
  GPtrArray *items = g_hash_table_lookup (self->lists, list);

  if (items == NULL) {
    items = g_ptr_array_new_with_free_func ((GDestroyNotify) cohort_letter_fields_free);
    g_hash_table_insert (self->lists, (gpointer) list, items);
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

/* What is missing */

void
cohort_letter_problem_free (CohortLetterProblem *self)
{
  g_free (self->person);
  g_free (self->name);
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

static void
report (GPtrArray *problems, const CohortPerson *person, const char *field)
{
  CohortLetterProblem *problem = g_new0 (CohortLetterProblem, 1);
  g_autofree char *name = cohort_person_dup_name (person);

  if (name[0] == '\0')
    name = (g_free (name), g_strdup (_("Somebody without a name")));
  problem->person = g_strdup (person->record.id);
  problem->field = g_strdup (field);
  /* Translators: a person's name and a field of a letter template: convening.days */
  problem->text = g_strdup_printf (_("%s: the letter needs “%s”, which is not filled in."), name,
                                   field);
  problem->name = g_steal_pointer (&name);
  g_ptr_array_add (problems, problem);
}

static gboolean
any_item_lacks (const CohortLetterFields *values, const List *list, const char *field)
{
  GPtrArray *items = cohort_letter_fields_get_list (values, list->name);

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (cohort_letter_fields_get_text (g_ptr_array_index (items, i), field) == NULL)
      return TRUE;
  return FALSE;
}

/* A field of a block is missing when one of the items repeated lacks it; no item lacks nothing. */
static gboolean
is_missing (const CohortLetterFields *values, const char *field)
{
  guint scope = cohort_letter_field_get_scope (field);

  if (scope == LETTER)
    return cohort_letter_fields_get_text (values, field) == NULL;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].inner == scope && lists[i].scope == LETTER &&
        any_item_lacks (values, &lists[i], field))
      return TRUE;
  return FALSE;
}

/* Adds to @problems what @template requires and @person's letter does not have. */
static void
check_person (const CohortLetterTemplate *template,
              const CohortSnapshot       *snapshot,
              const CohortPerson         *person,
              CohortDate                  today,
              GPtrArray                  *problems)
{
  g_autoptr (CohortLetterFields) values =
    cohort_letter_fields_new (template, snapshot, person, today);
  const char *const *required = cohort_letter_template_get_required (template);

  for (guint i = 0; required[i] != NULL; i++)
    if (is_missing (values, required[i]))
      report (problems, person, required[i]);
}

/**
 * cohort_letter_check:
 * @template: (nullable): for all of them; %NULL: the welcome letter in each person's language
 * @snapshot: a county
 * @person_ids: (nullable) (array zero-terminated=1): these people; %NULL: the team
 * @today: the day of the letters
 * @error: return location for a #CohortError
 *
 * Looks through all letters before one is written, so that what is missing is known at once.
 *
 * Returns: (transfer full) (element-type CohortLetterProblem): what is missing, by person; %NULL
 *   with an error when one of @person_ids is not there or a template cannot be read
 */
GPtrArray *
cohort_letter_check (const CohortLetterTemplate *template,
                     const CohortSnapshot       *snapshot,
                     const char *const          *person_ids,
                     CohortDate                  today,
                     GError                    **error)
{
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cohort_letter_problem_free);
  g_autoptr (GPtrArray) people =
    cohort_team_list_people (snapshot, COHORT_TEAM_MEMBERS, person_ids, today, error);

  if (people == NULL)
    return NULL;
  for (guint i = 0; i < people->len; i++) {
    const CohortPerson *person = g_ptr_array_index (people, i);
    g_autoptr (CohortLetterTemplate) own = NULL;

    if (template == NULL) {
      own = cohort_letter_template_load ("welcome", person->language, error);
      if (own == NULL)
        return NULL;
    }
    check_person (template != NULL ? template : own, snapshot, person, today, problems);
  }
  return g_steal_pointer (&problems);
}
