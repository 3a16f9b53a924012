/* The county's roster as an Excel workbook.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-roster.h"

#include "cohort-date.h"
#include "cohort-team-people.h"
#include "cohort-roster-private.h"

#include <glib/gi18n-lib.h>

/** cohort_roster_add_sheet: A sheet with county and date at its head when printed. */
lxw_worksheet *
cohort_roster_add_sheet (CohortRoster *self, const char *name, gboolean landscape)
{
  lxw_worksheet *sheet = cohort_workbook_add_sheet (self->workbook, name);
  const CohortCounty *county = cohort_snapshot_get_county (self->snapshot);
  g_autofree char *day = cohort_date_format (self->options->today);
  /* Translators: the head of a printed page: a county office, then the name of the sheet */
  g_autofree char *left
      = g_strdup_printf (_("%s – %s"), county != NULL ? county->coe_name : "", name);

  cohort_workbook_set_page (sheet, landscape, left, day);
  return sheet;
}

static char *
dup_title (const CohortSnapshot *snapshot)
{
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);

  /* Translators: a county and a program year: Roster of San Joaquin County, 2024-25 */
  return g_strdup_printf (_("Roster of %s County, %s"), county != NULL ? county->name : "",
                          cohort_snapshot_get_year (snapshot));
}

static CohortWorkbook *
create_workbook (const CohortSnapshot      *snapshot,
                 const CohortRosterOptions *options,
                 const char                *path,
                 GError                   **error)
{
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  g_autofree char *title = dup_title (snapshot);
  CohortWorkbookProperties properties = {
    .title = title,
    .author = county != NULL ? county->coe_name : "",
    .version = options->version != NULL ? options->version : PACKAGE_VERSION,
    .created = options->exported_at,
  };

  return cohort_workbook_new (path, &properties, error);
}

static gboolean
add_sheets (CohortRoster *self, GError **error)
{
  if (!cohort_roster_add_people (self, error))
    return FALSE;
  cohort_roster_add_coverage (self);
  cohort_roster_add_money (self);
  cohort_roster_add_ledger (self);
  cohort_roster_add_about (self);
  cohort_roster_add_lists (self);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * cohort_roster_write:
 * @snapshot: a county
 * @options: what to write
 * @path: where
 * @cancellable: (nullable): looked at between rows
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Writes the workbook with the sheets Roster, Coverage, Spots and money, and About. Dates and
 * amounts are numbers, everything else is text whatever it looks like, and what nobody has stated
 * is an empty cell or says so in words. The file appears, or replaces what was there, only once it
 * is complete.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_roster_write (const CohortSnapshot      *snapshot,
                     const CohortRosterOptions *options,
                     const char                *path,
                     GCancellable              *cancellable,
                     GError                   **error)
{
  g_autoptr (GPtrArray) people = cohort_team_list_people (
    snapshot, COHORT_TEAM_EVERYBODY, options->person_ids, options->today, error);
  g_autoptr (CohortLedger) ledger = NULL;
  g_autoptr (CohortPlanned) planned = NULL;
  g_autoptr (CohortWorkbook) workbook = NULL;
  CohortRoster roster;

  if (people == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  workbook = create_workbook (snapshot, options, path, error);
  if (workbook == NULL)
    return FALSE;
  ledger = cohort_ledger_new_on (snapshot, options->today);
  planned = cohort_planned_new (ledger, snapshot, cohort_snapshot_get_contract (snapshot));
  roster = (CohortRoster){snapshot, options, workbook, ledger, planned, people, cancellable};
  return add_sheets (&roster, error) && cohort_workbook_commit (workbook, error);
}
