/* What was said about columns and words of earlier files, remembered for the county.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-mapping-memory.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * cohort_mapping_memory_recall:
 * @notes: (element-type utf8): receives a sentence when what is remembered cannot be used
 *
 * Returns: (transfer full): what the county said about earlier files; sheets and rows of headings
 *   belong to one file and are never remembered
 */
CohortMapping *
cohort_mapping_memory_recall (const CohortSnapshot *snapshot, GPtrArray *notes)
{
  const char *json = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_IMPORT_MAPPING);
  g_autoptr (GBytes) bytes = json != NULL ? g_bytes_new (json, strlen (json)) : NULL;
  g_autoptr (CohortMapping) memory = NULL;
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    return cohort_mapping_new ();
  memory = cohort_mapping_new_from_json (bytes, &error);
  if (memory == NULL) {
    g_ptr_array_add (notes, g_strdup_printf (_ ("What was learned from earlier files cannot be "
                                                "used, so it was left out. %s"),
                                             error->message));
    return cohort_mapping_new ();
  }
  cohort_mapping_set_sheet (memory, NULL);
  cohort_mapping_set_header_row (memory, 0);
  return g_steal_pointer (&memory);
}

/**
 * cohort_mapping_memory_lay_over:
 * @said: (nullable): what a person says about the file at hand, which counts for more
 *
 * Returns: (transfer full): both
 */
CohortMapping *
cohort_mapping_memory_lay_over (const CohortMapping *memory, const CohortMapping *said)
{
  CohortMapping *both;
  GPtrArray *columns;

  if (said != NULL && cohort_mapping_get_complete (said))
    return cohort_mapping_copy (said);
  both = cohort_mapping_copy (memory);
  if (said == NULL)
    return both;
  cohort_mapping_set_sheet (both, cohort_mapping_get_sheet (said));
  cohort_mapping_set_header_row (both, cohort_mapping_get_header_row (said));
  columns = cohort_mapping_get_columns (said);
  for (guint i = 0; i < columns->len; i++) {
    const CohortMappingColumn *column = g_ptr_array_index (columns, i);

    cohort_mapping_set_column (both, column->heading, column->field);
  }
  cohort_mapping_add_values (both, said);
  return both;
}

/**
 * cohort_mapping_memory_describe:
 * @said: (nullable): what a person says now
 *
 * Returns: (transfer full) (nullable): a sentence that names the columns of @table that are read as
 *   was said about an earlier file, %NULL when there are none
 */
char *
cohort_mapping_memory_describe (const CohortMapping *memory,
                                const CohortMapping *said,
                                const CohortRosterTable *table)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++) {
    const char *heading = g_array_index (table->columns, CohortTableColumn, i).heading;

    if (cohort_mapping_find_column (memory, heading) == NULL
        || (said != NULL && cohort_mapping_find_column (said, heading) != NULL))
      continue;
    /* Translators: how a list of quoted headings goes on. */
    g_string_append_printf (names, "%s“%s”", names->len > 0 ? _ (", ") : "", heading);
  }
  if (names->len == 0)
    return NULL;
  return g_strdup_printf (_ ("Read as you said for an earlier file: %s."), names->str);
}

static const char *
find_field (const CohortRosterTable *table, const char *heading, gboolean *found)
{
  for (guint i = 0; table != NULL && i < table->columns->len; i++) {
    const CohortTableColumn *column = &g_array_index (table->columns, CohortTableColumn, i);

    if (!g_str_equal (column->heading, heading))
      continue;
    *found = TRUE;
    return column->field;
  }
  *found = FALSE;
  return NULL;
}

/* A column without a heading is this file's affair. */
static gboolean
has_heading (const CohortRosterTable *table, guint index)
{
  const CohortRow *row = g_ptr_array_index (table->sheet->rows, table->header);

  return cohort_row_get_text (row, index) != NULL;
}

static void
learn_columns (CohortMapping *learned,
               const CohortMapping *said,
               const CohortRosterTable *table,
               const CohortRosterTable *plain)
{
  for (guint i = 0; i < table->columns->len; i++) {
    const CohortTableColumn *column = &g_array_index (table->columns, CohortTableColumn, i);
    gboolean found;
    const char *guess = find_field (plain, column->heading, &found);

    if (!has_heading (table, i) || cohort_mapping_find_column (said, column->heading) == NULL)
      continue;
    if (found && g_strcmp0 (guess, column->field) == 0)
      cohort_mapping_remove_column (learned, column->heading);
    else
      cohort_mapping_set_column (learned, column->heading, column->field);
  }
}

static void
forget_value (const char *vocabulary, const char *typed, const char *code, gpointer mapping)
{
  cohort_mapping_remove_value (mapping, vocabulary, typed);
}

static char *
format (const CohortMapping *mapping)
{
  g_autoptr (JsonNode) node = cohort_mapping_to_json (mapping);

  return json_to_string (node, FALSE);
}

/**
 * cohort_mapping_memory_learn:
 * @memory: what was remembered so far
 * @said: what a person says about the file at hand
 * @table: its table, read so
 * @plain: (nullable): its table as it would have been recognized without either
 *
 * A column that is recognized as it was said needs no memory, and loses the one it had.
 *
 * Returns: (transfer full) (nullable): the setting that remembers it all, %NULL when nothing is new
 */
CohortSetting *
cohort_mapping_memory_learn (const CohortMapping *memory,
                             const CohortMapping *said,
                             const CohortRosterTable *table,
                             const CohortRosterTable *plain)
{
  g_autoptr (CohortMapping) learned = cohort_mapping_copy (memory);
  g_autofree char *before = format (memory);
  g_autofree char *after = NULL;

  learn_columns (learned, said, table, plain);
  if (cohort_mapping_get_complete (said))
    cohort_mapping_visit_values (memory, forget_value, learned);
  cohort_mapping_add_values (learned, said);
  after = format (learned);
  if (g_str_equal (before, after))
    return NULL;
  return cohort_setting_new (COHORT_SETTING_IMPORT_MAPPING, after);
}
