/* What may be chosen in the columns of the county workbook.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-terms.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *list;
  const char *code;
  const char *label;
} Word;

/* Words of fields that are too few for a vocabulary of their own. */
static const Word words[] = {
    {"language", "en", N_ ("English")},
    {"language", "es", N_ ("Spanish")},
    {"content-area", "science", N_ ("Science")},
    {"content-area", "math", N_ ("Math")},
    {"content-area", "cs", N_ ("Computer science")},
    {"line-state", "open", N_ ("Open")},
    {"line-state", "closed", N_ ("Closed")},
    {"yes-no", "yes", N_ ("Yes")},
    {"yes-no", "no", N_ ("No")},
};

static void
add (GPtrArray *list, const char *code, const char *label)
{
  CohortSheetWord *word = g_new (CohortSheetWord, 1);

  *word = (CohortSheetWord){g_strdup (code), g_strdup (label)};
  g_ptr_array_add (list, word);
}

static void
free_word (gpointer data)
{
  CohortSheetWord *word = data;

  g_free (word->code);
  g_free (word->label);
  g_free (word);
}

static void
add_convenings (GPtrArray *list, const CohortSnapshot *snapshot)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    add (list, convening->code, convening->name);
  }
}

static void
add_counties (GPtrArray *list, const CohortSnapshot *snapshot)
{
  GPtrArray *counties = cohort_program_get_counties (cohort_snapshot_get_program (snapshot));

  for (guint i = 0; i < counties->len; i++) {
    const CohortCounty *county = g_ptr_array_index (counties, i);

    add (list, county->cds, county->name);
  }
}

/* (nullable): what the program lists under that name */
static GPtrArray *
find_terms (const CohortProgram *program, const char *list)
{
  if (g_str_equal (list, "grant-goal"))
    return cohort_program_get_grant_goals (program);
  if (g_str_equal (list, "practice-goal"))
    return cohort_program_get_practice_goals (program);
  if (g_str_equal (list, "belief"))
    return cohort_program_get_beliefs (program);
  return g_str_equal (list, "component") ? cohort_program_get_components (program) : NULL;
}

static void
add_terms (GPtrArray *list, const GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++) {
    const CohortProgramTerm *term = g_ptr_array_index (terms, i);

    add (list, term->code, term->label);
  }
}

/* Sources go by name, as in every command, so that a workbook still fits after one got another. */
static void
add_sources (GPtrArray *list, const CohortSnapshot *snapshot)
{
  COHORT_FOR_EACH (CohortFundingSource, source, snapshot, COHORT_RECORD_FUNDING_SOURCE) {
    if (g_strcmp0 (source->year, cohort_snapshot_get_year (snapshot)) == 0)
      add (list, source->name, source->name);
  }
}

static void
add_contract_statuses (GPtrArray *list)
{
  guint n;
  const CohortMilestone *milestones = cohort_milestones_get (&n);

  add (list, "not-started", cohort_contract_status_get_label ("not-started"));
  for (guint i = 0; i < n; i++)
    add (list, milestones[i].status, cohort_contract_status_get_label (milestones[i].status));
}

static gboolean
add_words (GPtrArray *list, const char *name)
{
  guint before = list->len;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].list, name))
      add (list, words[i].code, _ (words[i].label));
  return list->len > before;
}

static void
add_vocabulary (GPtrArray *list, const char *name)
{
  guint n;
  const CohortWord *all = cohort_vocabulary_get_words (name, &n);

  for (guint i = 0; i < n; i++)
    add (list, all[i].code, cohort_vocabulary_get_label (name, all[i].code));
}

/**
 * cohort_sheets_list_words:
 * @snapshot: a county
 * @list: of a column
 *
 * Returns: (transfer full) (element-type CohortSheetWord): in the order in which to offer them
 */
GPtrArray *
cohort_sheets_list_words (const CohortSnapshot *snapshot, const char *list)
{
  GPtrArray *terms = find_terms (cohort_snapshot_get_program (snapshot), list);
  GPtrArray *found = g_ptr_array_new_with_free_func (free_word);

  if (terms != NULL)
    add_terms (found, terms);
  else if (g_str_equal (list, "convening"))
    add_convenings (found, snapshot);
  else if (g_str_equal (list, "county"))
    add_counties (found, snapshot);
  else if (g_str_equal (list, "source"))
    add_sources (found, snapshot);
  else if (g_str_equal (list, "contract-status"))
    add_contract_statuses (found);
  else if (!add_words (found, list))
    add_vocabulary (found, list);
  return found;
}
