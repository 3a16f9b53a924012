/* The sheet "About": what the workbook is, and what nobody knows yet.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-roster-private.h"

#include "cohort-spots.h"

#include <glib/gi18n-lib.h>

#define TEXT_COLUMNS 92
#define LINE_HEIGHT 16

typedef struct {
  CohortRoster  *roster;
  lxw_worksheet *sheet;
  guint          row; /* the next free one */
} Page;

/* Not every reader works out the height of a row of wrapped text by itself. */
static double
estimate_height (const char *text)
{
  glong n_lines = 1 + (glong) g_utf8_strlen (text, -1) / TEXT_COLUMNS;

  return (double) n_lines * LINE_HEIGHT;
}

static void
add_line (Page *page, const char *label, const char *text)
{
  CohortWorkbook *workbook = page->roster->workbook;

  cohort_workbook_put_text (workbook, page->sheet, page->row, 0, label, COHORT_STYLE_LABEL);
  cohort_workbook_put_text (workbook, page->sheet, page->row, 1, text, COHORT_STYLE_WRAPPED);
  worksheet_set_row (page->sheet, page->row, estimate_height (text), NULL);
  page->row++;
}

static void
add_title (Page *page, const char *title)
{
  cohort_workbook_put_text (page->roster->workbook, page->sheet, page->row, 0, title,
                            COHORT_STYLE_TITLE);
  page->row++;
}

static void
add_origin (Page *page)
{
  const CohortRosterOptions *options = page->roster->options;
  const CohortCounty *county = cohort_snapshot_get_county (page->roster->snapshot);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (options->exported_at);
  g_autofree char *stamp = g_date_time_format (when, "%Y-%m-%d %H:%M UTC");

  add_title (page, _("About this workbook"));
  add_line (page, _("County"), county != NULL ? county->name : "");
  add_line (page, _("Office"), county != NULL ? county->coe_name : "");
  add_line (page, _("CDS code"), county != NULL ? county->cds : "");
  add_line (page, _("Program year"), cohort_snapshot_get_year (page->roster->snapshot));
  add_line (page, _("Exported at"), stamp);
  add_line (page, _("Cohort"), options->version != NULL ? options->version : PACKAGE_VERSION);
  page->row++;
}

/* What is unknown */

static guint
count_unpriced_registrations (const CohortSnapshot *snapshot, const char *convening)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    if (g_strcmp0 (attendance->convening, convening) == 0 && attendance->option != NULL &&
        !cohort_is_known (attendance->price_cents))
      n++;
  }
  return n;
}

static guint
add_unknown_of_convening (Page *page, const CohortConvening *convening)
{
  const CohortSnapshot *snapshot = page->roster->snapshot;
  guint unpriced = count_unpriced_registrations (snapshot, convening->code);
  guint before = page->row;
  CohortSpots spots;

  cohort_spots_count (snapshot, convening->code, &spots);
  if (!cohort_is_known (spots.limit))
    add_line (page, convening->name, _("The number of spots is not announced."));
  if (convening->options->len == 0)
    add_line (page, convening->name, _("Registration and its prices are not announced."));
  if (unpriced > 0) {
    g_autofree char *text = g_strdup_printf (
        g_dngettext (
            GETTEXT_PACKAGE,
            "%u registration has no price yet; its cell is empty, which does not mean free.",
            "%u registrations have no price yet; their cells are empty, which does not mean free.",
            unpriced),
        unpriced);

    add_line (page, convening->name, text);
  }
  return page->row - before;
}

static guint
add_unknown_money (Page *page)
{
  GPtrArray *sources = cohort_ledger_get_sources (page->roster->ledger);
  guint before = page->row;

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    const CohortParts *parts = cohort_ledger_get_parts (page->roster->ledger, source->record.id);
    g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u planned item has no price and is in no sum.",
                   "%u planned items have no price and are in no sum.", parts->unpriced),
      parts->unpriced);

    if (parts->unpriced > 0)
      add_line (page, source->name, text);
    if (!cohort_is_known (parts->cap))
      add_line (page, source->name, _("Its cap is not stated, so what is available is not known."));
  }
  return page->row - before;
}

static void
add_unknowns (Page *page)
{
  CohortProgram *program = cohort_snapshot_get_program (page->roster->snapshot);
  GPtrArray *convenings = cohort_program_get_convenings (program);
  guint n = 0;

  add_title (page, _("What is not known"));
  for (guint i = 0; i < convenings->len; i++)
    n += add_unknown_of_convening (page, g_ptr_array_index (convenings, i));
  n += add_unknown_money (page);
  if (n == 0)
    add_line (page, _("Nothing"), _("Every limit and every price in this workbook is stated."));
  page->row++;
}

/* Notes about what the workbook shows: its convenings, the contract, the grade bands. */
static gboolean
is_relevant (CohortProgram *program, const CohortNote *note)
{
  return cohort_program_find_convening (program, note->subject) != NULL ||
         g_str_equal (note->subject, "contract") || g_str_equal (note->subject, "grade-bands");
}

static const char *
get_subject_label (CohortProgram *program, const CohortNote *note)
{
  const CohortConvening *convening = cohort_program_find_convening (program, note->subject);

  if (convening != NULL)
    return convening->name;
  return g_str_equal (note->subject, "contract") ? _("Contract") : _("Grade bands");
}

static void
add_notes (Page *page)
{
  CohortProgram *program = cohort_snapshot_get_program (page->roster->snapshot);
  GPtrArray *notes = cohort_program_get_notes (program);

  add_title (page, _("What the program’s papers leave open"));
  for (guint i = 0; i < notes->len; i++) {
    const CohortNote *note = g_ptr_array_index (notes, i);

    if (is_relevant (program, note))
      add_line (page, get_subject_label (program, note), note->text);
  }
}

/** cohort_roster_add_about: Adds the sheet "About". */
void
cohort_roster_add_about (CohortRoster *self)
{
  Page page = {.roster = self, .sheet = cohort_roster_add_sheet (self, _("About"), FALSE)};

  worksheet_set_column (page.sheet, 0, 0, 22, NULL);
  worksheet_set_column (page.sheet, 1, 1, TEXT_COLUMNS, NULL);
  add_origin (&page);
  add_unknowns (&page);
  add_notes (&page);
}
