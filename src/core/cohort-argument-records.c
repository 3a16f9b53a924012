/* The records a command's arguments name: by UUID, by label, by what people call them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-arguments.h"

#include "cohort-error.h"
#include "cohort-id.h"
#include "cohort-text.h"

#include <glib/gi18n-lib.h>

/* A label is a natural key: whoever uses it for the same kind of thing means the same row. */
static char *
label_to_id (CohortRecordKind kind, const char *label)
{
  g_autofree char *key = g_strconcat ("label/", label, NULL);

  if (cohort_id_is_valid (label))
    return g_strdup (label);
  return cohort_id_derive (cohort_record_kind_get_class (kind)->table, key);
}

static gboolean
is_person_called (const CohortPerson *person, const char *name, const char *folded)
{
  g_autofree char *full = g_strjoin (" ", person->given != NULL ? person->given : "",
                                     person->family != NULL ? person->family : "", NULL);
  g_autofree char *folded_full = cohort_text_fold (full);

  /* The one she was merged into is called so now. */
  if (person->merged_into != NULL)
    return FALSE;
  if (person->email != NULL && g_ascii_strcasecmp (person->email, name) == 0)
    return TRUE;
  return g_str_equal (folded_full, folded);
}

static gboolean
is_called (const CohortSnapshot *snapshot,
           const CohortRecord *record,
           const char *name,
           const char *folded)
{
  g_autofree char *own = NULL;

  switch ((int)record->kind) {
  case COHORT_RECORD_PERSON:
    return is_person_called ((const CohortPerson *)record, name, folded);
  case COHORT_RECORD_FUNDING_SOURCE: {
    const CohortFundingSource *source = (const CohortFundingSource *)record;

    if (g_strcmp0 (source->year, cohort_snapshot_get_year (snapshot)) != 0)
      return FALSE;
    own = cohort_text_fold (source->name);
    return g_str_equal (own, folded)
           || (g_str_equal (name, "contract") && g_strcmp0 (source->kind, name) == 0);
  }
  case COHORT_RECORD_INVOICE:
    return g_strcmp0 (((const CohortInvoice *)record)->number, name) == 0;
  case COHORT_RECORD_TRAVEL_POLICY:
    own = cohort_text_fold (((const CohortTravelPolicy *)record)->name);
    return g_str_equal (own, folded);
  case COHORT_RECORD_OPPORTUNITY:
    own = cohort_text_fold (((const CohortOpportunityRecord *)record)->title);
    return g_str_equal (own, folded);
  case COHORT_RECORD_GOAL:
    own = cohort_text_fold (((const CohortGoal *)record)->text);
    return g_str_equal (own, folded);
  case COHORT_RECORD_ACTIVITY:
    own = cohort_text_fold (((const CohortActivity *)record)->title);
    return g_str_equal (own, folded);
  default:
    return FALSE;
  }
}

static gpointer
find_called (const CohortSnapshot *snapshot,
             CohortRecordKind kind,
             const char *name,
             GError **error)
{
  g_autofree char *folded = cohort_text_fold (name);
  const CohortRecord *found = NULL;

  if (kind == COHORT_RECORD_ORGANIZATION)
    found = (const CohortRecord *)cohort_snapshot_find_organization (snapshot, name);
  COHORT_FOR_EACH (CohortRecord, record, snapshot, kind) {
    if (!is_called (snapshot, record, name, folded))
      continue;
    if (found != NULL) {
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_AMBIGUOUS,
                   _ ("“%s” could be more than one. Use the e-mail address or the id instead."),
                   name);
      return NULL;
    }
    found = record;
  }
  if (found == NULL)
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("“%s” was not found."), name);
  return (gpointer)found;
}

/**
 * cohort_arguments_find_record:
 * @text: what somebody calls it, see cohort_arguments_record()
 *
 * Returns: (transfer none) (nullable): the record of @kind it means, or %NULL with @error
 */
gpointer
cohort_arguments_find_record (const CohortSnapshot *snapshot,
                              CohortRecordKind kind,
                              const char *text,
                              GError **error)
{
  g_autofree char *id = label_to_id (kind, text);
  gpointer record = cohort_snapshot_find (snapshot, kind, id);

  return record != NULL ? record : find_called (snapshot, kind, text, error);
}

/* Documented in the header. */
gpointer
cohort_arguments_record (CohortArguments *self,
                         const char *name,
                         gboolean required,
                         const CohortSnapshot *snapshot,
                         CohortRecordKind kind,
                         GError **error)
{
  const char *text;

  if (!cohort_arguments_text (self, name, required, &text, error) || text == NULL)
    return NULL;
  return cohort_arguments_find_record (snapshot, kind, text, error);
}

/* Documented in the header. */
char *
cohort_arguments_new_id (CohortArguments *self,
                         const CohortSnapshot *snapshot,
                         CohortRecordKind kind,
                         GError **error)
{
  const char *label;

  return cohort_arguments_text (self, "id", FALSE, &label, error)
             ? cohort_arguments_make_id (snapshot, kind, label, error)
             : NULL;
}

/* Documented in the header. */
char *
cohort_arguments_make_id (const CohortSnapshot *snapshot,
                          CohortRecordKind kind,
                          const char *label,
                          GError **error)
{
  g_autofree char *id = NULL;

  if (label == NULL)
    return cohort_id_new ();
  id = label_to_id (kind, label);
  if (cohort_snapshot_find (snapshot, kind, id) != NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("There is already one with the id “%s”."), label);
    return NULL;
  }
  return g_steal_pointer (&id);
}
