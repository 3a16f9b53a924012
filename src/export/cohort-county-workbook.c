/* The county workbook: everything a county keeps, to be edited in a spreadsheet and read back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-county-workbook.h"

#include "cohort-county-private.h"
#include "cohort-date.h"
#include "cohort-roster-private.h"

#include <glib/gi18n-lib.h>

/** cohort_county_get_name: Returns: (transfer none): the county's name, "" in a template without */
const char *
cohort_county_get_name (const CohortCountyBook *book)
{
  const CohortCounty *county = cohort_snapshot_get_county (book->snapshot);

  return county != NULL ? county->name : "";
}

lxw_worksheet *
cohort_county_new_sheet (CohortCountyBook *book, const char *name, gboolean landscape)
{
  lxw_worksheet *sheet = cohort_workbook_add_sheet (book->workbook, name);
  const CohortCounty *county = cohort_snapshot_get_county (book->snapshot);
  g_autofree char *day = cohort_date_format (book->options->today);
  g_autofree char *left
      = county != NULL ? g_strdup_printf (_ ("%s – %s"), county->coe_name, name) : g_strdup (name);

  cohort_workbook_set_page (sheet, landscape, left, day);
  return sheet;
}

/* What is cut or left out of a cell shall not count as an edit when it is read back. */
static void
clean_rows (GPtrArray *rows, guint n_columns)
{
  for (guint i = 0; i < rows->len; i++) {
    CohortSheetRow *row = g_ptr_array_index (rows, i);

    for (guint j = 0; j < n_columns; j++) {
      char *text = row->texts[j];

      row->texts[j] = cohort_workbook_dup_cell_text (text);
      g_free (text);
    }
  }
}

static void
clear_sheet (gpointer data)
{
  CohortCountySheet *part = data;

  g_ptr_array_unref (part->rows);
  g_array_unref (part->columns);
}

static void
gather_sheet (CohortCountyBook *book, const CohortRecordSheet *sheet)
{
  CohortCountySheet part = {
      .sheet = sheet,
      .rows = cohort_sheets_build (book->snapshot, sheet, book->options->today),
      .columns = g_array_new (FALSE, FALSE, sizeof (guint)),
  };

  for (guint i = 0; i < sheet->n_columns; i++)
    if (book->options->include_private || (sheet->columns[i].flags & COHORT_SHEET_PRIVATE) == 0)
      g_array_append_val (part.columns, i);
  clean_rows (part.rows, sheet->n_columns);
  g_array_append_val (book->sheets, part);
}

static void
gather_sheets (CohortCountyBook *book)
{
  const CohortRecordSheet *sheet;

  for (guint i = 0; (sheet = cohort_sheets_get (i)) != NULL; i++)
    gather_sheet (book, sheet);
}

/* What is counted and added up, as the roster shows it. */
static void
add_sums (CohortCountyBook *book)
{
  const CohortRosterOptions options = {.today = book->options->today,
                                       .exported_at = book->options->exported_at,
                                       .version = book->options->version};
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (book->snapshot);
  CohortRoster roster = {.snapshot = book->snapshot,
                         .options = &options,
                         .workbook = book->workbook,
                         .ledger = ledger};

  cohort_roster_add_coverage (&roster);
  cohort_roster_add_ledger (&roster);
}

static gboolean
add_sheets (CohortCountyBook *book, GError **error)
{
  if (book->is_template)
    cohort_county_add_about (book);
  for (guint i = 0; i < book->sheets->len; i++)
    if (!cohort_county_add_sheet (book, &g_array_index (book->sheets, CohortCountySheet, i), error))
      return FALSE;
  if (!book->is_template) {
    add_sums (book);
    cohort_county_add_about (book);
  }
  cohort_county_add_lists (book);
  cohort_county_add_base (book);
  return !g_cancellable_set_error_if_cancelled (book->cancellable, error);
}

static CohortWorkbook *
create_workbook (const CohortCountyBook *book, const char *path, GError **error)
{
  const CohortCounty *county = cohort_snapshot_get_county (book->snapshot);
  const char *year = cohort_snapshot_get_year (book->snapshot);
  g_autofree char *title
      /* Translators: a county and a program year */
      = county != NULL ? g_strdup_printf (_ ("Workbook of %s County, %s"), county->name, year)
                       : g_strdup_printf (_ ("County workbook, %s"), year);
  CohortWorkbookProperties properties = {
      .title = title,
      .author = county != NULL ? county->coe_name : "",
      .version = book->options->version != NULL ? book->options->version : PACKAGE_VERSION,
      .created = book->options->exported_at,
  };

  return cohort_workbook_new (path, &properties, error);
}

static gboolean
write_book (CohortCountyBook *book, const char *path, GError **error)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (CohortCountySheet));
  g_autoptr (GHashTable) lists
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (CohortWorkbook) workbook = NULL;

  if (g_cancellable_set_error_if_cancelled (book->cancellable, error))
    return FALSE;
  workbook = create_workbook (book, path, error);
  if (workbook == NULL)
    return FALSE;
  g_array_set_clear_func (sheets, clear_sheet);
  book->workbook = workbook;
  book->sheets = sheets;
  book->lists = lists;
  book->list_names = names;
  cohort_county_make_formats (book);
  gather_sheets (book);
  cohort_county_gather_lists (book);
  return add_sheets (book, error) && cohort_workbook_commit (workbook, error);
}

/**
 * cohort_county_workbook_write:
 * @snapshot: a county
 * @options: what to write
 * @path: where
 * @cancellable: (nullable): looked at between rows
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Writes the sheets of cohort-sheets.h with what may be edited unlocked and the rest gray, then
 * coverage, the ledger, and what the workbook is. The file appears, or replaces what was there,
 * only once it is complete.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_county_workbook_write (const CohortSnapshot *snapshot,
                              const CohortCountyWorkbookOptions *options,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error)
{
  CohortCountyBook book = {.snapshot = snapshot, .options = options, .cancellable = cancellable};

  return write_book (&book, path, error);
}

/**
 * cohort_county_workbook_write_template:
 * @program: the year it is for
 * @county: (nullable): whose it is; %NULL: to be chosen in it
 *
 * cohort_county_workbook_write() of a county that has nothing yet: what an office without Cohort
 * fills in and hands to its state office.
 */
gboolean
cohort_county_workbook_write_template (CohortProgram *program,
                                       const CohortCounty *county,
                                       const CohortCountyWorkbookOptions *options,
                                       const char *path,
                                       GCancellable *cancellable,
                                       GError **error)
{
  g_autoptr (CohortSnapshot) snapshot
      = cohort_snapshot_new (county != NULL ? county->number : 0, program);
  CohortCountyBook book = {
      .snapshot = snapshot,
      .options = options,
      .cancellable = cancellable,
      .is_template = TRUE,
  };

  return write_book (&book, path, error);
}
