/* What an import would change or has changed, as text and as JSON.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"

#include "cohort-json.h"

#include <glib/gi18n-lib.h>

static char *
join_reasons (const CohortProposalRow *row)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < row->reasons->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "",
                            (const char *)g_ptr_array_index (row->reasons, i));
  return g_string_free (joined, FALSE);
}

static gboolean
says_the_same (const CohortProposalRow *a, const CohortProposalRow *b)
{
  g_autofree char *one = join_reasons (a);
  g_autofree char *other = join_reasons (b);

  return a->outcome == COHORT_OUTCOME_IGNORED && b->outcome == COHORT_OUTCOME_IGNORED
         && g_str_equal (a->name, b->name) && g_str_equal (one, other);
}

static void
print_problem (const CohortProblem *problem)
{
  g_autofree char *place
      = g_strdup_printf ("%s%u", problem->column != NULL ? problem->column : "", problem->row);

  cohort_cli_print ("         %s %s: %s", problem->id, place, problem->text);
}

static void
print_row (const CohortProposalRow *row, guint last)
{
  g_autofree char *numbers = last > row->row ? g_strdup_printf ("%u–%u", row->row, last)
                                             : g_strdup_printf ("%u", row->row);
  g_autofree char *reasons = join_reasons (row);

  cohort_cli_print ("%7s  %s%s%s%s%s", numbers, cohort_outcome_get_label (row->outcome),
                    *row->name != '\0' ? ": " : "", row->name, *reasons != '\0' ? ". " : "",
                    reasons);
  for (guint i = 0; i < row->problems->len; i++)
    print_problem (g_ptr_array_index (row->problems, i));
}

/* Rows of which there is nothing new to say are one line: a sheet may end in a thousand empty ones.
 */
static void
print_rows (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    const CohortProposalRow *row = g_ptr_array_index (rows, i);
    guint last = row->row;

    while (i + 1 < rows->len && says_the_same (row, g_ptr_array_index (rows, i + 1)))
      last = ((const CohortProposalRow *)g_ptr_array_index (rows, ++i))->row;
    print_row (row, last);
  }
}

static gboolean
may_map (const char *field)
{
  static const char *const fields[] = {"role", "sector", "bands", "status", NULL};

  return g_strv_contains (fields, field);
}

static void
print_unmatched (const CohortUnmatchedWord *word)
{
  const char *label = cohort_field_get_label (word->field);

  cohort_cli_print (ngettext ("%s: “%s” (%u row) is not known and is kept as typed.",
                              "%s: “%s” (%u rows) is not known and is kept as typed.",
                              word->n_rows),
                    label, word->typed, word->n_rows);
  if (may_map (word->field))
    cohort_cli_print (
        _ ("         To map it: --map FILE with {\"values\": {\"%s\": {\"%s\": \"CODE\"}}}"),
        word->field, word->typed);
}

static void
print_unknown_columns (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++) {
    const CohortMappingColumn *column = g_ptr_array_index (columns, i);

    if (column->field == NULL)
      cohort_cli_print (_ ("Nothing is known of the column “%s”. Its answers are kept as typed."),
                        column->heading);
  }
}

/**
 * cohort_cli_print_proposal:
 * @name: of the file
 *
 * Prints one line a row, its problems below it, columns and words nobody knew, and the counts.
 */
void
cohort_cli_print_proposal (const CohortProposal *proposal, const char *name)
{
  GPtrArray *unmatched = cohort_proposal_get_unmatched (proposal);
  GPtrArray *notes = cohort_proposal_get_notes (proposal);
  g_autofree char *summary = cohort_proposal_dup_summary (proposal);

  print_rows (cohort_proposal_get_rows (proposal));
  print_unknown_columns (cohort_mapping_get_columns (cohort_proposal_get_mapping (proposal)));
  for (guint i = 0; i < unmatched->len; i++)
    print_unmatched (g_ptr_array_index (unmatched, i));
  for (guint i = 0; i < notes->len; i++)
    cohort_cli_print ("%s", (const char *)g_ptr_array_index (notes, i));
  cohort_cli_print ("%s: %s.", name, summary);
}

static JsonArray *
list_problems (GPtrArray *problems)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < problems->len; i++) {
    const CohortProblem *problem = g_ptr_array_index (problems, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "sheet", problem->sheet);
    json_object_set_int_member (object, "row", problem->row);
    cohort_json_set_text (object, "column", problem->column);
    cohort_json_set_text (object, "id", problem->id);
    cohort_json_set_text (object, "text", problem->text);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
list_rows (GPtrArray *rows)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rows->len; i++) {
    const CohortProposalRow *row = g_ptr_array_index (rows, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "sheet", row->sheet);
    json_object_set_int_member (object, "row", row->row);
    cohort_json_set_text (object, "outcome", cohort_outcome_get_code (row->outcome));
    cohort_json_set_text (object, "name", *row->name != '\0' ? row->name : NULL);
    cohort_json_set_text (object, "person", row->person);
    json_object_set_array_member (object, "reasons", cohort_json_new_texts (row->reasons));
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
list_unmatched (GPtrArray *words)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < words->len; i++) {
    const CohortUnmatchedWord *word = g_ptr_array_index (words, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "field", word->field);
    cohort_json_set_text (object, "text", word->typed);
    json_object_set_int_member (object, "rows", word->n_rows);
    json_array_add_object_element (array, object);
  }
  return array;
}

/**
 * cohort_cli_proposal_to_json:
 *
 * Returns: (transfer full): counts of rows by outcome, problems with their places, each row, words
 * nobody knew, and the mapping as it was recognized, which --map reads
 */
JsonNode *
cohort_cli_proposal_to_json (const CohortProposal *proposal)
{
  static const struct {
    const char *name;
    CohortOutcome outcome;
  } counts[] = {
      {"created", COHORT_OUTCOME_CREATE},
      {"updated", COHORT_OUTCOME_UPDATE},
      {"unchanged", COHORT_OUTCOME_UNCHANGED},
      {"ignored", COHORT_OUTCOME_IGNORED},
  };
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    json_object_set_int_member (object, counts[i].name,
                                cohort_proposal_count (proposal, counts[i].outcome));
  json_object_set_array_member (object, "problems",
                                list_problems (cohort_proposal_get_problems (proposal)));
  json_object_set_array_member (object, "rows", list_rows (cohort_proposal_get_rows (proposal)));
  json_object_set_array_member (object, "unmatched",
                                list_unmatched (cohort_proposal_get_unmatched (proposal)));
  json_object_set_member (object, "mapping",
                          cohort_mapping_to_json (cohort_proposal_get_mapping (proposal)));
  json_node_take_object (node, object);
  return node;
}
