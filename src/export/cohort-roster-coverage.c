/* The sheet "Coverage": who is on the team by role and grade band, by sector and by group.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-roster-private.h"

#include "cohort-coverage.h"
#include "cohort-date.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortRoster   *roster;
  lxw_worksheet  *sheet;
  CohortCoverage *coverage;
  guint           row; /* the next free one */
} Page;

typedef guint (*CountFunc) (const CohortCoverage *coverage, const char *code);

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
put_column_sum (Page *page, guint column, guint first_row, guint sum)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *formula = NULL;

  lxw_rowcol_to_range (range, first_row, (lxw_col_t) column, page->row - 1, (lxw_col_t) column);
  formula = g_strdup_printf ("=SUM(%s)", range);
  cohort_workbook_put_sum (page->roster->workbook, page->sheet, page->row, column, formula, sum,
                           COHORT_STYLE_TOTAL_COUNT);
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
            _("A person of several grade bands counts in each of them, and once under People."),
            COHORT_STYLE_SUBTITLE);
  page->row += 2;
}

static void
add_role_row (Page *page, const char *role, const CohortWord *bands, guint n_bands)
{
  put_text (page, 0, cohort_vocabulary_get_label ("role", role), COHORT_STYLE_TEXT);
  for (guint i = 0; i < n_bands; i++)
    put_count (page, i + 1, cohort_coverage_count_cell (page->coverage, role, bands[i].code));
  put_count (page, n_bands + 1, cohort_coverage_count_role (page->coverage, role));
  page->row++;
}

static guint
sum_roles (Page *page, const CohortWord *roles, guint n_roles)
{
  guint sum = 0;

  for (guint i = 0; i < n_roles; i++)
    sum += cohort_coverage_count_role (page->coverage, roles[i].code);
  return sum;
}

static guint
sum_band (Page *page, const CohortWord *roles, guint n_roles, const char *band)
{
  guint sum = 0;

  for (guint i = 0; i < n_roles; i++)
    sum += cohort_coverage_count_cell (page->coverage, roles[i].code, band);
  return sum;
}

static void
add_matrix (Page *page)
{
  guint n_roles, n_bands, first;
  const CohortWord *roles = cohort_vocabulary_get_words ("role", &n_roles);
  const CohortWord *bands = cohort_vocabulary_get_words ("band", &n_bands);

  put_text (page, 0, _("Role"), COHORT_STYLE_HEADER);
  for (guint i = 0; i < n_bands; i++)
    put_text (page, i + 1, cohort_vocabulary_get_label ("band", bands[i].code),
              COHORT_STYLE_HEADER_RIGHT);
  put_text (page, n_bands + 1, _("People"), COHORT_STYLE_HEADER_RIGHT);
  page->row++;
  first = page->row;
  for (guint i = 0; i < n_roles; i++)
    add_role_row (page, roles[i].code, bands, n_bands);
  put_text (page, 0, _("All roles"), COHORT_STYLE_TOTAL);
  for (guint i = 0; i < n_bands; i++)
    put_column_sum (page, i + 1, first, sum_band (page, roles, n_roles, bands[i].code));
  put_column_sum (page, n_bands + 1, first, sum_roles (page, roles, n_roles));
  page->row += 2;
}

/* A list of codes with the people of each, and words where there is nobody. */
static void
add_list (Page *page,
          const char *title,
          const char *vocabulary,
          CountFunc count,
          const char *nobody)
{
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n);

  put_text (page, 0, title, COHORT_STYLE_HEADER);
  put_text (page, 1, _("People"), COHORT_STYLE_HEADER_RIGHT);
  page->row++;
  for (guint i = 0; i < n; i++) {
    guint people = count (page->coverage, words[i].code);

    put_text (page, 0, cohort_vocabulary_get_label (vocabulary, words[i].code), COHORT_STYLE_TEXT);
    put_count (page, 1, people);
    if (nobody != NULL && people == 0)
      put_text (page, 2, nobody, COHORT_STYLE_REMARK);
    page->row++;
  }
  page->row++;
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
  add_matrix (&page);
  add_list (&page, _("Sector"), "sector", cohort_coverage_count_sector, NULL);
  add_list (&page, _("Community-of-practice group"), "coverage-group", cohort_coverage_count_group,
            _("nobody yet"));
  add_list (&page, _("Lens"), "coverage-lens", cohort_coverage_count_group, _("nobody yet"));
}
