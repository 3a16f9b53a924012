/* The merge of the county workbook, cell by cell: when it was written, in the file, in Cohort.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cells-private.h"
#include "cohort-date.h"
#include "cohort-id.h"
#include "cohort-test-builder.h"
#include "cohort-workbook-import.h"

#include <string.h>

#define NOTHING COHORT_N_WORKBOOK_KINDS

/* Making workbooks */

static void
add_row (CohortSheet *sheet, guint number, const char *const *texts)
{
  CohortReading reading = {.name = (char *)"county.xlsx"};
  g_autoptr (GArray) cells = cohort_row_cells_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; texts[i] != NULL; i++) {
    CohortCell cell = {.text = *texts[i] != '\0' ? g_strdup (texts[i]) : NULL};

    g_assert_true (cohort_row_cells_put (&reading, cells, number, i, &cell, &error));
  }
  g_assert_true (cohort_sheet_add_row (&reading, sheet, number, cells, &error));
  g_assert_no_error (error);
}

#define ROW(sheet, number, ...) add_row (sheet, number, (const char *const[]){__VA_ARGS__, NULL})

static void
add_base (CohortCells *cells, const char *format, const char *id, const char *key, const char *text)
{
  CohortSheet *sheet = cohort_cells_add_sheet (cells, "_cohort", TRUE);
  g_autofree char *keys = g_strdup_printf ("[\"%s\"]", key);
  g_autofree char *texts = g_strdup_printf ("[\"%s\"]", text);

  ROW (sheet, 1, "format", format);
  ROW (sheet, 2, "county", "39");
  ROW (sheet, 3, "year", "2024-25");
  ROW (sheet, 4, "sheet", "team", "Team");
  ROW (sheet, 5, "columns", "team", keys);
  ROW (sheet, 6, "row", "team", id, texts);
}

/* A sheet of one person, and of one column that was there when it was written. */
static CohortCells *
new_workbook (const char *id, const char *key, const char *base, const char *theirs)
{
  CohortCells *cells = cohort_cells_new ("xlsx");
  CohortSheet *sheet = cohort_cells_add_sheet (cells, "Our people", FALSE);

  ROW (sheet, 1, "cohort:team");
  ROW (sheet, 2, "id", key, "family");
  ROW (sheet, 3, "id", "Heading");
  ROW (sheet, 4, id, theirs, "Ruiz");
  add_base (cells, "1", id, key, base);
  return cells;
}

static CohortWorkbookImport *
compare (const CohortSnapshot *snapshot, const CohortCells *cells, GError **error)
{
  const CohortMoment moment = {cohort_date_parse (COHORT_TEST_DAY), 1725379200};

  return cohort_workbook_import_new (snapshot, cells, "county.xlsx", &moment, NULL, error);
}

/* Whether anything changes by what is chosen. */
static gboolean
settle (CohortWorkbookImport *import)
{
  g_assert_true (cohort_workbook_import_settle (import, NULL, NULL));
  return !cohort_change_is_empty (cohort_workbook_import_get_change (import));
}

/* Ana, with what Cohort has of her now. */
static CohortSnapshot *
make_county (const char *key, const char *ours, char **id)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();
  g_autofree char *edit
      = g_strdup_printf ("{'do': 'person.edit', 'person': 'Ana Ruiz', '%s': '%s'}", key, ours);

  cohort_test_run (&snapshot, "{'do': 'person.add', 'given': 'Ana', 'family': 'Ruiz', "
                              "'role': 'teacher'}");
  if (*ours != '\0')
    cohort_test_run (&snapshot, edit);
  *id = cohort_id_derive ("membership", cohort_test_person (snapshot, "Ruiz")->record.id);
  return snapshot;
}

/* The merge */

static const struct {
  const char *key, *base, *theirs, *ours;
  guint kind;
} merges[] = {
    {"preferred", "", "", "", NOTHING},
    {"preferred", "A", "A", "A", NOTHING},
    {"preferred", "A", "B", "A", COHORT_WORKBOOK_EDIT},
    {"preferred", "A", "", "A", COHORT_WORKBOOK_EDIT},
    {"preferred", "", "B", "", COHORT_WORKBOOK_EDIT},
    {"preferred", "A", "A", "C", NOTHING},
    {"preferred", "A", "C", "C", NOTHING},
    {"preferred", "A", "B", "C", COHORT_WORKBOOK_CONFLICT},
    {"preferred", "A", "", "C", COHORT_WORKBOOK_CONFLICT},
    {"preferred", "A", "B", "", COHORT_WORKBOOK_CONFLICT},
    {"preferred", "A", "  A ", "A", NOTHING},
    {"role", "teacher", "teacher", "teacher", NOTHING},
    {"role", "teacher", "Teacher leader", "teacher", COHORT_WORKBOOK_EDIT},
    {"role", "teacher", "teacher-leader", "teacher-leader", NOTHING},
    {"role", "teacher", "Wizard", "teacher", COHORT_WORKBOOK_PROBLEM},
    {"bands", "", "6–8; 3–5", "3-5 6-8", NOTHING},
    {"bands", "", "3-5, 6-8", "", COHORT_WORKBOOK_EDIT},
    {"start", "2024-08-01", "8/1/2024", "2024-08-01", NOTHING},
    {"start", "2024-08-01", "Aug 2, 2024", "2024-08-01", COHORT_WORKBOOK_EDIT},
    {"start", "2024-08-01", "soon", "2024-08-01", COHORT_WORKBOOK_PROBLEM},
    {"case_member", "", "sí", "", COHORT_WORKBOOK_EDIT},
    {"language", "es", "Español", "es", NOTHING},
    {"phone", "", "(209) 555-0101", "209-555-0101", NOTHING},
};

static void
test_merge (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  g_autofree char *id = NULL;
  g_autoptr (CohortSnapshot) snapshot = make_county (merges[at].key, merges[at].ours, &id);
  g_autoptr (CohortCells) cells
      = new_workbook (id, merges[at].key, merges[at].base, merges[at].theirs);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortWorkbookImport) import = compare (snapshot, cells, &error);
  GPtrArray *items;

  g_assert_no_error (error);
  items = cohort_workbook_import_get_items (import);
  if (merges[at].kind == NOTHING) {
    g_assert_cmpuint (items->len, ==, 0);
    g_assert_true (cohort_change_is_empty (cohort_workbook_import_get_change (import)));
    return;
  }
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpuint (((CohortWorkbookItem *)g_ptr_array_index (items, 0))->kind, ==,
                    merges[at].kind);
  g_assert_cmpint (cohort_change_is_empty (cohort_workbook_import_get_change (import)), ==,
                   merges[at].kind != COHORT_WORKBOOK_EDIT);
}

/* Choices */

static const char *
get_preferred (const CohortSnapshot *snapshot, const CohortWorkbookImport *import)
{
  g_autoptr (CohortSnapshot) after
      = cohort_snapshot_apply (snapshot, cohort_workbook_import_get_change (import));

  return g_intern_string (cohort_test_person (after, "Ruiz")->preferred);
}

static void
test_choice (void)
{
  g_autofree char *id = NULL;
  g_autoptr (CohortSnapshot) snapshot = make_county ("preferred", "Ours", &id);
  g_autoptr (CohortCells) cells = new_workbook (id, "preferred", "Base", "Theirs");
  g_autoptr (CohortWorkbookImport) import = compare (snapshot, cells, NULL);

  g_assert_cmpstr (get_preferred (snapshot, import), ==, "Ours");
  cohort_workbook_import_choose (import, 0, TRUE);
  g_assert_true (settle (import));
  g_assert_cmpstr (get_preferred (snapshot, import), ==, "Theirs");
  cohort_workbook_import_choose_all (import, COHORT_WORKBOOK_CONFLICT, FALSE);
  g_assert_false (settle (import));
  g_assert_cmpstr (get_preferred (snapshot, import), ==, "Ours");
}

/* Who is no longer in the workbook leaves the team only when somebody says so. */
static void
test_missing (void)
{
  g_autofree char *id = NULL;
  g_autoptr (CohortSnapshot) snapshot = make_county ("preferred", "", &id);
  g_autoptr (CohortCells) cells = new_workbook (id, "preferred", "", "");
  CohortSheet *sheet = g_ptr_array_index (cells->sheets, 0);
  g_autoptr (CohortWorkbookImport) import = NULL;
  g_autoptr (CohortSnapshot) after = NULL;
  const CohortMembership *membership;

  g_ptr_array_set_size (sheet->rows, 3);
  import = compare (snapshot, cells, NULL);
  g_assert_cmpuint (cohort_workbook_import_count (import, COHORT_WORKBOOK_MISSING, FALSE), ==, 1);
  g_assert_true (cohort_change_is_empty (cohort_workbook_import_get_change (import)));
  cohort_workbook_import_choose (import, 0, TRUE);
  g_assert_true (settle (import));
  after = cohort_snapshot_apply (snapshot, cohort_workbook_import_get_change (import));
  membership = cohort_snapshot_find (after, COHORT_RECORD_MEMBERSHIP, id);
  g_assert_cmpstr (membership->status, ==, "ended");
}

static void
test_new (void)
{
  g_autofree char *id = NULL;
  g_autoptr (CohortSnapshot) snapshot = make_county ("preferred", "", &id);
  g_autoptr (CohortCells) cells = new_workbook (id, "family", "Ruiz", "Ruiz");
  CohortSheet *sheet = g_ptr_array_index (cells->sheets, 0);
  g_autoptr (CohortWorkbookImport) import = NULL;
  g_autoptr (CohortSnapshot) after = NULL;

  ROW (sheet, 7, "", "Bell");
  import = compare (snapshot, cells, NULL);
  g_assert_cmpuint (cohort_workbook_import_count (import, COHORT_WORKBOOK_NEW, TRUE), ==, 1);
  after = cohort_snapshot_apply (snapshot, cohort_workbook_import_get_change (import));
  g_assert_nonnull (cohort_test_person (after, "Bell"));
}

/* Copied out of its workbook, a sheet has its rows and no longer what they were. */
static void
test_sheet_alone (void)
{
  g_autofree char *id = NULL;
  g_autoptr (CohortSnapshot) snapshot = make_county ("preferred", "", &id);
  g_autoptr (CohortCells) cells = cohort_cells_new ("xlsx");
  CohortSheet *sheet = cohort_cells_add_sheet (cells, "Sheet1", FALSE);
  g_autoptr (GError) error = NULL;

  ROW (sheet, 1, "cohort:team", "Team");
  ROW (sheet, 2, "id", "family", "given", "role", "email");
  ROW (sheet, 3, "id", "Family name", "Given name", "Role", "E-mail");
  ROW (sheet, 4, id, "Ruiz", "Ana", "teacher", "ana@example.org");
  g_assert_true (cohort_workbook_import_is_ours (cells));
  g_assert_null (compare (snapshot, cells, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "damaged"));
}

static const struct {
  const char *format;
  const char *word;
} formats[] = {{"2", "newer"}, {"x", "damaged"}, {"0", "damaged"}, {"-1", "newer"}};

static void
test_formats (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *id = NULL;
    g_autoptr (CohortSnapshot) snapshot = make_county ("preferred", "", &id);
    g_autoptr (CohortCells) cells = cohort_cells_new ("xlsx");
    g_autoptr (GError) error = NULL;

    add_base (cells, formats[i].format, id, "preferred", "");
    g_assert_true (cohort_workbook_import_is_ours (cells));
    g_assert_null (compare (snapshot, cells, &error));
    g_assert_nonnull (error);
    g_assert_nonnull (strstr (error->message, formats[i].word));
  }
}

/* What was forged to be deeper than any stack, over as many cells as it takes. */
static void
test_deep (void)
{
  g_autofree char *id = NULL;
  g_autofree char *deep = g_strnfill (32000, '[');
  g_autoptr (CohortSnapshot) snapshot = make_county ("preferred", "", &id);
  g_autoptr (CohortCells) cells = cohort_cells_new ("xlsx");
  CohortSheet *sheet = cohort_cells_add_sheet (cells, "_cohort", TRUE);
  g_autoptr (GError) error = NULL;

  ROW (sheet, 1, "format", "1");
  ROW (sheet, 2, "sheet", "team", "Team");
  ROW (sheet, 3, "columns", "team", deep, deep, deep, deep, deep, deep, deep, deep);
  g_assert_null (compare (snapshot, cells, &error));
  g_assert_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNREADABLE);
}

/* Somebody who goes away does not wait for what nobody will look at. */
static void
test_cancel (void)
{
  const CohortMoment moment = {cohort_date_parse (COHORT_TEST_DAY), 1725379200};
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *id = NULL;
  g_autoptr (CohortSnapshot) snapshot = make_county ("preferred", "Ours", &id);
  g_autoptr (CohortCells) cells = new_workbook (id, "preferred", "Base", "Theirs");
  g_autoptr (CohortWorkbookImport) import = compare (snapshot, cells, NULL);
  g_autoptr (CohortWorkbookImport) none = NULL;
  g_autoptr (GError) compared = NULL;
  g_autoptr (GError) settled = NULL;

  g_cancellable_cancel (cancellable);
  none = cohort_workbook_import_new (snapshot, cells, "county.xlsx", &moment, cancellable,
                                     &compared);
  g_assert_null (none);
  g_assert_error (compared, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (cohort_workbook_import_settle (import, cancellable, &settled));
  g_assert_error (settled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cohort_workbook_import_choose (import, 0, TRUE);
  g_assert_true (settle (import));
  g_assert_cmpstr (get_preferred (snapshot, import), ==, "Theirs");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (merges); i++) {
    g_autofree char *path = g_strdup_printf ("/workbook/merge/%s-%u", merges[i].key, i);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_merge);
  }
  g_test_add_func ("/workbook/choice", test_choice);
  g_test_add_func ("/workbook/missing", test_missing);
  g_test_add_func ("/workbook/new", test_new);
  g_test_add_func ("/workbook/sheet-alone", test_sheet_alone);
  g_test_add_func ("/workbook/formats", test_formats);
  g_test_add_func ("/workbook/deep", test_deep);
  g_test_add_func ("/workbook/cancel", test_cancel);
  return g_test_run ();
}
