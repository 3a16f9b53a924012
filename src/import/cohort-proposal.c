/* What a file would change, row by row.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-proposal-private.h"

#include "cohort-draft.h"

#include <glib/gi18n-lib.h>

static void
free_row (gpointer data)
{
  CohortProposalRow *row = data;

  g_free (row->sheet);
  g_free (row->name);
  g_free (row->person);
  g_ptr_array_unref (row->reasons);
  g_ptr_array_unref (row->problems);
  g_free (row);
}

static void
free_word (gpointer data)
{
  CohortUnmatchedWord *word = data;

  g_free (word->field);
  g_free (word->typed);
  g_free (word);
}

/* A proposal without rows and without a change yet. */
CohortProposal *
cohort_proposal_new (void)
{
  CohortProposal *self = g_new0 (CohortProposal, 1);

  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->problems = g_ptr_array_new ();
  self->unmatched = g_ptr_array_new_with_free_func (free_word);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/** cohort_proposal_free: @self: (transfer full) (nullable): a proposal */
void
cohort_proposal_free (CohortProposal *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->change, cohort_change_unref);
  cohort_mapping_free (self->mapping);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->unmatched);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* Appends a row that is ignored until something better is known of it; it belongs to @self. */
CohortProposalRow *
cohort_proposal_add_row (CohortProposal *self, const char *sheet, guint number)
{
  CohortProposalRow *row = g_new0 (CohortProposalRow, 1);

  row->sheet = g_strdup (sheet);
  row->row = number;
  row->outcome = COHORT_OUTCOME_IGNORED;
  row->name = g_strdup ("");
  row->reasons = g_ptr_array_new_with_free_func (g_free);
  row->problems = g_ptr_array_new_with_free_func (cohort_problem_free);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
append_count (GString *list, guint n, const char *format)
{
  if (n == 0)
    return;
  if (list->len > 0)
    g_string_append (list, ", ");
  g_string_append_printf (list, format, n);
}

/* Takes the records of @change under the words History will show. */
void
cohort_proposal_finish (CohortProposal *self, CohortChange *change, const char *file_name)
{
  g_autoptr (GString) object = g_string_new (NULL);
  guint n_created = cohort_proposal_count (self, COHORT_OUTCOME_CREATE);
  guint n_updated = cohort_proposal_count (self, COHORT_OUTCOME_UPDATE);

  append_count (object, n_created, ngettext ("%u added", "%u added", n_created));
  append_count (object, n_updated, ngettext ("%u updated", "%u updated", n_updated));
  self->change = cohort_change_new ("import", file_name, object->len > 0 ? object->str : NULL);
  cohort_change_merge (self->change, change);
  for (guint i = 0; i < self->rows->len; i++) {
    const CohortProposalRow *row = g_ptr_array_index (self->rows, i);

    for (guint j = 0; j < row->problems->len; j++)
      g_ptr_array_add (self->problems, g_ptr_array_index (row->problems, j));
  }
}

/** cohort_proposal_get_change: Returns: (transfer none): what to save; empty when nothing changes
 */
CohortChange *
cohort_proposal_get_change (const CohortProposal *self)
{
  return self->change;
}

/** cohort_proposal_get_mapping: Returns: (transfer none): how the file was read, to be copied and
 * changed */
CohortMapping *
cohort_proposal_get_mapping (const CohortProposal *self)
{
  return self->mapping;
}

/** cohort_proposal_get_rows: Returns: (transfer none) (element-type CohortProposalRow): those below
 * the headings */
GPtrArray *
cohort_proposal_get_rows (const CohortProposal *self)
{
  return self->rows;
}

/** cohort_proposal_count: Returns: how many rows have @outcome */
guint
cohort_proposal_count (const CohortProposal *self, CohortOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += ((const CohortProposalRow *)g_ptr_array_index (self->rows, i))->outcome == outcome;
  return n;
}

/** cohort_proposal_get_problems: Returns: (transfer none) (element-type CohortProblem): of all
 * rows, in order */
GPtrArray *
cohort_proposal_get_problems (const CohortProposal *self)
{
  return self->problems;
}

/** cohort_proposal_get_unmatched: Returns: (transfer none) (element-type CohortUnmatchedWord): to
 * be mapped */
GPtrArray *
cohort_proposal_get_unmatched (const CohortProposal *self)
{
  return self->unmatched;
}

/** cohort_proposal_get_notes: Returns: (transfer none) (element-type utf8): sentences about the
 * whole file */
GPtrArray *
cohort_proposal_get_notes (const CohortProposal *self)
{
  return self->notes;
}

/** cohort_proposal_dup_summary: Returns: (transfer full): "8 new, 2 ignored, 1 problem" */
char *
cohort_proposal_dup_summary (const CohortProposal *self)
{
  GString *list = g_string_new (NULL);
  guint n[COHORT_N_OUTCOMES];

  for (guint i = 0; i < COHORT_N_OUTCOMES; i++)
    n[i] = cohort_proposal_count (self, i);
  append_count (list, n[COHORT_OUTCOME_CREATE],
                ngettext ("%u new", "%u new", n[COHORT_OUTCOME_CREATE]));
  append_count (list, n[COHORT_OUTCOME_UPDATE],
                ngettext ("%u updated", "%u updated", n[COHORT_OUTCOME_UPDATE]));
  append_count (list, n[COHORT_OUTCOME_UNCHANGED],
                ngettext ("%u unchanged", "%u unchanged", n[COHORT_OUTCOME_UNCHANGED]));
  append_count (list, n[COHORT_OUTCOME_IGNORED],
                ngettext ("%u row ignored", "%u rows ignored", n[COHORT_OUTCOME_IGNORED]));
  append_count (list, self->problems->len,
                ngettext ("%u problem", "%u problems", self->problems->len));
  if (list->len == 0)
    g_string_append (list, _ ("no rows"));
  return g_string_free (list, FALSE);
}

static const struct {
  const char *code;
  const char *label;
} outcomes[COHORT_N_OUTCOMES] = {
    [COHORT_OUTCOME_CREATE] = {"create", N_ ("New")},
    [COHORT_OUTCOME_UPDATE] = {"update", N_ ("Updated")},
    [COHORT_OUTCOME_UNCHANGED] = {"unchanged", N_ ("Unchanged")},
    [COHORT_OUTCOME_IGNORED] = {"ignored", N_ ("Ignored")},
    [COHORT_OUTCOME_PROBLEM] = {"problem", N_ ("Problem")},
};

/** cohort_outcome_get_label: Returns: what it is called in the reader's language */
const char *
cohort_outcome_get_label (CohortOutcome outcome)
{
  g_return_val_if_fail (outcome < COHORT_N_OUTCOMES, NULL);

  return _ (outcomes[outcome].label);
}

/** cohort_outcome_get_code: Returns: what it is called in JSON */
const char *
cohort_outcome_get_code (CohortOutcome outcome)
{
  g_return_val_if_fail (outcome < COHORT_N_OUTCOMES, NULL);

  return outcomes[outcome].code;
}
