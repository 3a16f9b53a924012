/* Coverage in the report: roles by bands, sectors by convenings, targets, the lens, the largest.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-report-private.h"

#include "cohort-json.h"
#include "cohort-placement.h"
#include "cohort-targets.h"

#define PERMILLE 1000

/* In the order of CohortCellState. */
static const char *const states[] = {"none", "bench", "going", "attended"};

/* Of a cell nobody is in, nothing is said. */
static void
add_cell (JsonArray *cells, const CohortCell *cell, JsonObject *place)
{
  if (cell->state == COHORT_CELL_NONE) {
    json_object_unref (place);
    return;
  }
  cohort_json_set_text (place, "state", states[cell->state]);
  json_object_set_int_member (place, "count", cell->count);
  json_object_set_int_member (place, "attended", cell->attended);
  json_object_set_int_member (place, "bench", cell->bench);
  json_object_set_array_member (place, "people", cohort_json_new_texts (cell->people));
  json_array_add_object_element (cells, place);
}

static JsonArray *
list_cells (const CohortMatrix *matrix, const char *row_name, const char *column_name)
{
  GPtrArray *rows = cohort_matrix_get_rows (matrix);
  GPtrArray *columns = cohort_matrix_get_columns (matrix);
  JsonArray *cells = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < columns->len; j++) {
      const CohortMatrixHead *row = g_ptr_array_index (rows, i);
      const CohortMatrixHead *column = g_ptr_array_index (columns, j);
      JsonObject *place = json_object_new ();

      cohort_json_set_text (place, row_name, row->code);
      cohort_json_set_text (place, column_name, column->code);
      add_cell (cells, cohort_matrix_get_cell (matrix, i, j), place);
    }
  return cells;
}

static JsonObject *
report_scope (const CohortSnapshot *snapshot, const char *convening, CohortDate today)
{
  g_autoptr (CohortMatrix) matrix
      = cohort_matrix_new (snapshot, COHORT_MATRIX_ROLES_BY_BANDS, convening,
                           cohort_placement_system_fills (snapshot), today);
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "scope", convening != NULL ? convening : "team");
  json_object_set_int_member (object, "people", cohort_matrix_get_people (matrix));
  json_object_set_int_member (object, "placements", cohort_matrix_get_placements (matrix));
  json_object_set_array_member (object, "cells", list_cells (matrix, "role", "band"));
  return object;
}

static JsonArray *
report_matrices (const CohortSnapshot *snapshot, CohortDate today)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  JsonArray *array = json_array_new ();

  json_array_add_object_element (array, report_scope (snapshot, NULL, today));
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    json_array_add_object_element (array, report_scope (snapshot, convening->code, today));
  }
  return array;
}

static JsonArray *
report_sectors (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (CohortMatrix) matrix
      = cohort_matrix_new (snapshot, COHORT_MATRIX_SECTORS_BY_CONVENINGS, NULL, FALSE, today);

  return list_cells (matrix, "sector", "scope");
}

static JsonArray *
report_results (GPtrArray *results)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < results->len; i++) {
    const CohortTargetResult *result = g_ptr_array_index (results, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "id", result->item->code);
    cohort_json_set_text (object, "label", result->item->label);
    json_object_set_int_member (object, "least", result->item->least);
    json_object_set_int_member (object, "count", result->count);
    json_object_set_array_member (object, "people", cohort_json_new_texts (result->people));
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
report_targets (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (GPtrArray) targets = cohort_targets_list (snapshot);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < targets->len; i++) {
    const CohortTarget *target = g_ptr_array_index (targets, i);
    g_autoptr (GPtrArray) results = cohort_target_check (target, snapshot, NULL, today);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "id", target->code);
    cohort_json_set_text (object, "name", target->name);
    json_object_set_int_member (object, "gaps", cohort_target_count_gaps (results));
    json_object_set_array_member (object, "items", report_results (results));
    json_array_add_object_element (array, object);
  }
  return array;
}

static void
report_lens_of (JsonObject *object,
                const CohortSnapshot *snapshot,
                const char *convening,
                CohortDate today)
{
  g_autoptr (CohortCoverage) coverage = cohort_coverage_new (
      snapshot, convening != NULL ? COHORT_COVERAGE_GOING : COHORT_COVERAGE_TEAM, convening, today);
  g_autoptr (GPtrArray) people = cohort_coverage_list_group (coverage, "face");

  json_object_set_array_member (object, convening != NULL ? convening : "team",
                                cohort_json_new_texts (people));
}

static JsonObject *
report_lens (const CohortSnapshot *snapshot, CohortDate today)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  JsonObject *object = json_object_new ();

  report_lens_of (object, snapshot, NULL, today);
  for (guint i = 0; i < convenings->len; i++)
    report_lens_of (object, snapshot, ((CohortConvening *)g_ptr_array_index (convenings, i))->code,
                    today);
  return object;
}

static JsonObject *
report_largest (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (CohortCoverage) coverage
      = cohort_coverage_new (snapshot, COHORT_COVERAGE_TEAM, NULL, today);
  guint people = cohort_coverage_get_people (coverage);
  guint n;
  g_autoptr (GPtrArray) largest = cohort_coverage_list_largest (coverage, &n);
  JsonObject *object = json_object_new ();
  JsonArray *names = json_array_new ();

  for (guint i = 0; i < largest->len; i++) {
    const CohortOrganization *organization = g_ptr_array_index (largest, i);

    json_array_add_string_element (names, organization->name != NULL ? organization->name : "");
  }
  json_object_set_array_member (object, "organizations", names);
  json_object_set_int_member (object, "people", n);
  cohort_json_set_number (object, "permille", people > 0 ? n * PERMILLE / people : COHORT_UNKNOWN);
  return object;
}

/** cohort_report_coverage: Returns: (transfer full): whom the team and each delegation has and
 * lacks */
JsonObject *
cohort_report_coverage (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (CohortTarget) chosen = cohort_targets_get_chosen (snapshot);
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "system_fills", cohort_placement_system_fills (snapshot));
  json_object_set_array_member (object, "matrix", report_matrices (snapshot, today));
  json_object_set_array_member (object, "sectors", report_sectors (snapshot, today));
  cohort_json_set_text (object, "target", chosen != NULL ? chosen->code : NULL);
  json_object_set_array_member (object, "targets", report_targets (snapshot, today));
  json_object_set_object_member (object, "face", report_lens (snapshot, today));
  json_object_set_object_member (object, "largest", report_largest (snapshot, today));
  return object;
}
