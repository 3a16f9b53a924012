/* The roster's hidden sheet: what its drop-down lists offer.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-roster-private.h"

#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* Never translated: nobody sees it, and formulas name it. */
#define SHEET "Lists"

static const char *const vocabularies[] = {
  [COHORT_ROSTER_LIST_ROLE] = "role",
  [COHORT_ROSTER_LIST_SECTOR] = "sector",
  [COHORT_ROSTER_LIST_TEAM_STATUS] = "membership-status",
  [COHORT_ROSTER_LIST_STATUS] = "attendance-status",
};

static void
add_vocabulary (GPtrArray *words, const char *vocabulary)
{
  guint n;
  const CohortWord *all = cohort_vocabulary_get_words (vocabulary, &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (words, (gpointer) cohort_vocabulary_get_label (vocabulary, all[i].code));
}

static void
add_options (GPtrArray *words, const CohortConvening *convening)
{
  for (guint i = 0; i < convening->options->len; i++)
    g_ptr_array_add (words, ((CohortOption *) g_ptr_array_index (convening->options, i))->label);
}

/* (transfer container) (element-type utf8) */
static GPtrArray *
get_words (const CohortRoster *self, guint list)
{
  GPtrArray *convenings =
    cohort_program_get_convenings (cohort_snapshot_get_program (self->snapshot));
  GPtrArray *words = g_ptr_array_new ();

  if (list < G_N_ELEMENTS (vocabularies)) {
    add_vocabulary (words, vocabularies[list]);
  } else if (list == COHORT_ROSTER_LIST_YES_NO) {
    g_ptr_array_add (words, _("Yes"));
    g_ptr_array_add (words, _("No"));
  } else if (list - COHORT_ROSTER_N_LISTS < convenings->len) {
    add_options (words, g_ptr_array_index (convenings, list - COHORT_ROSTER_N_LISTS));
  }
  return words;
}

static guint
count_lists (const CohortRoster *self)
{
  CohortProgram *program = cohort_snapshot_get_program (self->snapshot);

  return COHORT_ROSTER_N_LISTS + cohort_program_get_convenings (program)->len;
}

char *
cohort_roster_dup_list_range (const CohortRoster *self, guint list)
{
  g_autoptr (GPtrArray) words = get_words (self, list);
  char range[LXW_MAX_FORMULA_RANGE_LENGTH];

  if (words->len == 0)
    return NULL;
  lxw_rowcol_to_formula_abs (range, SHEET, 1, (lxw_col_t) list, words->len, (lxw_col_t) list);
  return g_strconcat ("=", range, NULL);
}

/** cohort_roster_add_lists: Adds the hidden sheet: a column for each list, under its name. */
void
cohort_roster_add_lists (CohortRoster *self)
{
  static const char *const names[] = {"role", "sector", "team status", "status", "yes or no"};
  GPtrArray *convenings =
    cohort_program_get_convenings (cohort_snapshot_get_program (self->snapshot));
  lxw_worksheet *sheet = cohort_workbook_add_sheet (self->workbook, SHEET);

  for (guint list = 0; list < count_lists (self); list++) {
    g_autoptr (GPtrArray) words = get_words (self, list);
    const char *name =
      list < G_N_ELEMENTS (names)
        ? names[list]
        : ((CohortConvening *) g_ptr_array_index (convenings, list - COHORT_ROSTER_N_LISTS))->code;

    cohort_workbook_put_text (self->workbook, sheet, 0, list, name, COHORT_STYLE_LABEL);
    for (guint i = 0; i < words->len; i++)
      cohort_workbook_put_text (self->workbook, sheet, i + 1, list, g_ptr_array_index (words, i),
                                COHORT_STYLE_TEXT);
  }
  worksheet_hide (sheet);
}
