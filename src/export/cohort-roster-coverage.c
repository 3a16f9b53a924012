/* The sheet "Coverage": who is on the team by role and grade band, by sector and by group.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-roster-private.h"

#include "cohort-date.h"
#include "cohort-placement.h"
#include "cohort-targets.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortRoster   *roster;
  lxw_worksheet  *sheet;
  CohortCoverage *coverage;
  guint           row; /* the next free one */
} Page;

static void
put_text (Page *page, guint column, const char *text, CohortStyle style)
{
  cohort_workbook_put_text (page->roster->workbook, page->sheet, page->row, column, text, style);
}

static void
put_count (Page *page, guint column, guint count)
{
  cohort_workbook_put_number (page->roster->workbook, page->sheet, page->row, column, count,
                              COHORT_STYLE_COUNT);
}

static void
put_total (Page *page, guint column, guint count)
{
  cohort_workbook_put_number (page->roster->workbook, page->sheet, page->row, column, count,
                              COHORT_STYLE_TOTAL_COUNT);
}

/* Who is only on the bench is no number to add up. */
static void
put_cell (Page *page, guint column, const CohortMatrix *matrix, const CohortCell *cell)
{
  g_autofree char *text = cohort_cell_dup_text (matrix, cell);

  if (cell->state == COHORT_CELL_BENCH)
    put_text (page, column, text, COHORT_STYLE_REMARK);
  else
    put_count (page, column, cell->count);
}

static guint
count_there (const CohortCell *cell)
{
  return cell->state == COHORT_CELL_BENCH ? 0 : cell->count;
}

static void
add_head (Page *page)
{
  g_autofree char *day = cohort_date_format (page->roster->options->today);
  /* Translators: %s is a date. */
  g_autofree char *title = g_strdup_printf (_("The team on %s"), day);
  guint people = cohort_coverage_get_people (page->coverage);
  guint organizations = cohort_coverage_get_organizations (page->coverage);
  g_autofree char *team = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", people), people);
  g_autofree char *from = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u organization", "%u organizations", organizations),
    organizations);
  g_autofree char *summary = g_strdup_printf ("%s · %s", team, from);

  put_text (page, 0, title, COHORT_STYLE_TITLE);
  page->row++;
  put_text (page, 0, summary, COHORT_STYLE_SUBTITLE);
  page->row++;
  put_text (page, 0,
            _("A person of several grade bands or roles counts in each of them, and once under "
              "People."),
            COHORT_STYLE_SUBTITLE);
  page->row += 2;
}

static void
add_heads (Page *page, const char *title, const GPtrArray *columns)
{
  put_text (page, 0, title, COHORT_STYLE_HEADER);
  for (guint i = 0; i < columns->len; i++)
    put_text (page, i + 1, ((const CohortMatrixHead *) g_ptr_array_index (columns, i))->label,
              COHORT_STYLE_HEADER_RIGHT);
}

static void
add_cells (Page *page, const CohortMatrix *matrix, guint row)
{
  const CohortMatrixHead *head = g_ptr_array_index (cohort_matrix_get_rows (matrix), row);

  put_text (page, 0, head->label, COHORT_STYLE_TEXT);
  for (guint i = 0; i < cohort_matrix_get_columns (matrix)->len; i++)
    put_cell (page, i + 1, matrix, cohort_matrix_get_cell (matrix, row, i));
}

static void
add_totals (Page *page, const char *title, const CohortMatrix *matrix)
{
  put_text (page, 0, title, COHORT_STYLE_TOTAL);
  for (guint i = 0; i < cohort_matrix_get_columns (matrix)->len; i++)
    put_total (page, i + 1, count_there (cohort_matrix_get_column_total (matrix, i)));
}

static void
add_roles (Page *page)
{
  const CohortSnapshot *snapshot = page->roster->snapshot;
  g_autoptr (CohortMatrix) matrix
    = cohort_matrix_new (snapshot, COHORT_MATRIX_ROLES_BY_BANDS, NULL,
                         cohort_placement_system_fills (snapshot), page->roster->options->today);
  guint people = cohort_matrix_get_columns (matrix)->len + 1;

  add_heads (page, _("Role"), cohort_matrix_get_columns (matrix));
  put_text (page, people, _("People"), COHORT_STYLE_HEADER_RIGHT);
  page->row++;
  for (guint i = 0; i < cohort_matrix_get_rows (matrix)->len; i++) {
    add_cells (page, matrix, i);
    put_count (page, people, count_there (cohort_matrix_get_row_total (matrix, i)));
    page->row++;
  }
  add_totals (page, _("All roles"), matrix);
  put_total (page, people, cohort_matrix_get_people (matrix));
  page->row += 2;
}

static void
add_sectors (Page *page)
{
  g_autoptr (CohortMatrix) matrix
    = cohort_matrix_new (page->roster->snapshot, COHORT_MATRIX_SECTORS_BY_CONVENINGS, NULL, FALSE,
                         page->roster->options->today);

  add_heads (page, _("Sector"), cohort_matrix_get_columns (matrix));
  page->row++;
  for (guint i = 0; i < cohort_matrix_get_rows (matrix)->len; i++) {
    add_cells (page, matrix, i);
    page->row++;
  }
  add_totals (page, _("All sectors"), matrix);
  page->row += 2;
}

static void
add_result (Page *page, const CohortTargetResult *result)
{
  guint missing = result->count < result->item->least ? result->item->least - result->count : 0;
  g_autofree char *remark = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u missing", "%u missing", missing), missing);

  put_text (page, 0, result->item->label, COHORT_STYLE_TEXT);
  put_count (page, 1, result->count);
  put_count (page, 2, result->item->least);
  if (missing > 0)
    put_text (page, 3, result->count == 0 ? _("nobody yet") : remark, COHORT_STYLE_REMARK);
  page->row++;
}

/* What the county chose to hold its team against. */
static void
add_target (Page *page)
{
  g_autoptr (CohortTarget) target = cohort_targets_get_chosen (page->roster->snapshot);
  g_autoptr (GPtrArray) results = NULL;

  if (target == NULL)
    return;
  results
    = cohort_target_check (target, page->roster->snapshot, NULL, page->roster->options->today);
  put_text (page, 0, target->name, COHORT_STYLE_HEADER);
  put_text (page, 1, _("People"), COHORT_STYLE_HEADER_RIGHT);
  put_text (page, 2, _("At least"), COHORT_STYLE_HEADER_RIGHT);
  page->row++;
  for (guint i = 0; i < results->len; i++)
    add_result (page, g_ptr_array_index (results, i));
  page->row++;
}

static void
add_lens (Page *page)
{
  guint people = cohort_coverage_count_group (page->coverage, "face");

  put_text (page, 0, _("Lens"), COHORT_STYLE_HEADER);
  put_text (page, 1, _("People"), COHORT_STYLE_HEADER_RIGHT);
  page->row++;
  put_text (page, 0, cohort_vocabulary_get_label ("coverage-lens", "face"), COHORT_STYLE_TEXT);
  put_count (page, 1, people);
  if (people == 0)
    put_text (page, 2, _("nobody yet"), COHORT_STYLE_REMARK);
}

/** cohort_roster_add_coverage: Adds the sheet "Coverage", of the team on the day of the export. */
void
cohort_roster_add_coverage (CohortRoster *self)
{
  g_autoptr (CohortCoverage) coverage = cohort_coverage_new (
    self->snapshot, COHORT_COVERAGE_TEAM, NULL, self->options->today);
  Page page = {
    .roster = self,
    .sheet = cohort_roster_add_sheet (self, _("Coverage"), TRUE),
    .coverage = coverage,
  };

  worksheet_set_column (page.sheet, 0, 0, 40, NULL);
  worksheet_set_column (page.sheet, 1, 7, 14, NULL);
  add_head (&page);
  add_roles (&page);
  add_sectors (&page);
  add_target (&page);
  add_lens (&page);
}
