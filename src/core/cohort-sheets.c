/* The county workbook, described once: its sheets, their columns and their rows.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const CohortRecordSheet *sheet;
  void (*fill) (CohortSheetBuild *build);
} Part;

static const Part parts[] = {
    {&cohort_sheet_team, cohort_sheet_team_fill},
    {&cohort_sheet_attendance, cohort_sheet_attendance_fill},
    {&cohort_sheet_plan, cohort_sheet_plan_fill},
    {&cohort_sheet_ledger, cohort_sheet_ledger_fill},
    {&cohort_sheet_funding, cohort_sheet_funding_fill},
    {&cohort_sheet_waitlist, cohort_sheet_waitlist_fill},
    {&cohort_sheet_opportunities, cohort_sheet_opportunities_fill},
    {&cohort_sheet_goals, cohort_sheet_goals_fill},
    {&cohort_sheet_activities, cohort_sheet_activities_fill},
};

/** cohort_sheets_get: Returns: (transfer none) (nullable): the sheet at @index, from 0, in the
 * workbook's order; %NULL behind the last */
const CohortRecordSheet *
cohort_sheets_get (guint index)
{
  return index < G_N_ELEMENTS (parts) ? parts[index].sheet : NULL;
}

/** cohort_sheets_find: Returns: (transfer none) (nullable): the sheet called @code */
const CohortRecordSheet *
cohort_sheets_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (parts[i].sheet->code, code) == 0)
      return parts[i].sheet;
  return NULL;
}

/** cohort_sheet_get_title: Returns: (transfer none): what the sheet is called, translated */
const char *
cohort_sheet_get_title (const CohortRecordSheet *sheet)
{
  return _ (sheet->title);
}

/** cohort_sheet_find_column: Returns: (transfer none) (nullable): the column called @key */
const CohortSheetColumn *
cohort_sheet_find_column (const CohortRecordSheet *sheet, const char *key)
{
  for (guint i = 0; i < sheet->n_columns; i++)
    if (g_strcmp0 (sheet->columns[i].key, key) == 0)
      return &sheet->columns[i];
  return NULL;
}

/** cohort_sheet_column_get_heading: Returns: (transfer none): translated */
const char *
cohort_sheet_column_get_heading (const CohortSheetColumn *column)
{
  return _ (column->heading);
}

/** cohort_sheet_can_edit: Returns: whether the cell of @row may be changed, as far as that can be
 * told beforehand: the command may still refuse */
gboolean
cohort_sheet_can_edit (const CohortRecordSheet *sheet, const CohortSheetRow *row, guint column)
{
  return (sheet->columns[column].flags & COHORT_SHEET_EDITABLE) != 0
         && (row->locked & G_GUINT64_CONSTANT (1) << column) == 0;
}

/**
 * cohort_sheets_build:
 * @snapshot: a county
 * @sheet: one of its sheets
 * @today: the day whose team counts
 *
 * Returns: (transfer full) (element-type CohortSheetRow): the rows of the snapshot's year: people
 * by name, whatever is about a convening by convening and name, expenses by day, the contract
 * before the other sources, action plans by kind, activities the latest first
 */
GPtrArray *
cohort_sheets_build (const CohortSnapshot *snapshot,
                     const CohortRecordSheet *sheet,
                     CohortDate today)
{
  CohortSheetBuild build = {
      .snapshot = snapshot,
      .sheet = sheet,
      .today = today,
      .rows = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_sheet_row_free),
      .people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free),
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].sheet == sheet)
      parts[i].fill (&build);
  g_hash_table_unref (build.people);
  return build.rows;
}

/** cohort_sheet_row_free: @row: (transfer full) */
void
cohort_sheet_row_free (CohortSheetRow *row)
{
  g_free (row->id);
  g_free (row->person);
  g_free (row->where);
  g_strfreev (row->texts);
  g_free (row);
}
