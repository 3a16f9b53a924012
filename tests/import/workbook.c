/* Makes workbooks in memory, as the many writers of them do and as attackers would.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbook.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static const Part usual_parts[] = {
  { "_rels/.rels",
    "<Relationships xmlns='" PACKAGE_URI "'><Relationship Id='a' Type='" OFFICE_URI
    "/officeDocument' Target='xl/workbook.xml'/></Relationships>" },
  { "xl/workbook.xml",
    "<workbook xmlns='" MAIN_URI "' xmlns:r='" OFFICE_URI "'><sheets>"
    "<sheet name='Team' sheetId='1' r:id='rId1'/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships xmlns='" PACKAGE_URI "'>"
    "<Relationship Id='rId1' Type='" OFFICE_URI "/worksheet' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='rId2' Type='" OFFICE_URI "/styles' Target='styles.xml'/>"
    "<Relationship Id='rId3' Type='" OFFICE_URI "/sharedStrings' Target='sharedStrings.xml'/>"
    "</Relationships>" },
};

static gssize
append_bytes (struct archive *archive,
              void           *data,
              const void     *buffer,
              gsize           length)
{
  g_byte_array_append (data, buffer, (guint) length);
  return (gssize) length;
}

/* A zip of @parts. */
GBytes *
workbook_pack (const Part *parts,
               gboolean    compressed)
{
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  GByteArray *bytes = g_byte_array_new ();

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, compressed ? "compression=deflate" : "compression=store");
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, append_bytes, NULL), ==, ARCHIVE_OK);

  for (; parts->path != NULL; parts++) {
    gsize length = parts->length > 0 ? parts->length : strlen (parts->content);

    archive_entry_clear (entry);
    archive_entry_set_pathname (entry, parts->path);
    archive_entry_set_filetype (entry, AE_IFREG);
    archive_entry_set_perm (entry, 0644);
    archive_entry_set_size (entry, (gint64) length);
    g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
    g_assert_cmpint (archive_write_data (archive, parts->content, length), ==, length);
  }

  archive_entry_free (entry);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (bytes);
}

static const Part *
find_part (const Part *parts,
           const char *path)
{
  for (; parts != NULL && parts->path != NULL; parts++) {
    if (strcmp (parts->path, path) == 0)
      return parts;
  }
  return NULL;
}

/* A workbook of one sheet, "Team", whose rows are @sheet_data; @other_parts, which may be NULL, are
 * added to the usual ones or take their place. */
GBytes *
workbook_new (const char *sheet_data,
              const Part *other_parts)
{
  g_autofree char *sheet =
    g_strconcat ("<worksheet xmlns='" MAIN_URI "'><sheetData>", sheet_data,
                 "</sheetData></worksheet>", NULL);
  g_autoptr (GArray) parts = g_array_new (TRUE, TRUE, sizeof (Part));
  Part sheet_part = { "xl/worksheets/sheet1.xml", sheet };

  for (gsize i = 0; i < G_N_ELEMENTS (usual_parts); i++) {
    if (find_part (other_parts, usual_parts[i].path) == NULL)
      g_array_append_val (parts, usual_parts[i]);
  }
  if (find_part (other_parts, sheet_part.path) == NULL)
    g_array_append_val (parts, sheet_part);
  for (const Part *part = other_parts; part != NULL && part->path != NULL; part++)
    g_array_append_val (parts, *part);
  return workbook_pack ((const Part *) (gpointer) parts->data, TRUE);
}

/* The sheet in a line: "1:A|B 2: 4:#370|@2024-09-05|!TRUE", with = before what a formula gave. */
char *
workbook_dump_sheet (CohortSheet *sheet)
{
  static const char marks[] = { [COHORT_CELL_TEXT] = 0, [COHORT_CELL_NUMBER] = '#',
                                [COHORT_CELL_DATE] = '@', [COHORT_CELL_BOOLEAN] = '!',
                                [COHORT_CELL_ERROR] = 0 };
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++) {
    CohortRow *row = g_ptr_array_index (sheet->rows, i);

    g_string_append_printf (dump, "%s%u:", i > 0 ? " " : "", row->number);
    for (guint j = 0; j < row->n_cells; j++) {
      CohortCell *cell = &row->cells[j];

      if (j > 0)
        g_string_append_c (dump, '|');
      if (cell->from_formula)
        g_string_append_c (dump, '=');
      if (marks[cell->kind] != 0)
        g_string_append_c (dump, marks[cell->kind]);
      g_string_append (dump, cell->text != NULL ? cell->text : "");
    }
  }
  return g_string_free (dump, FALSE);
}

/* The cells of @bytes, which must be a workbook. */
CohortCells *
workbook_read (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  CohortCells *cells = cohort_cells_read (bytes, "team.xlsx", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (cells);
  g_assert_cmpstr (cells->format, ==, "xlsx");
  g_assert_null (cells->encoding);
  return cells;
}

/* The only sheet of workbook_new() is read as @expected, in the form of workbook_dump_sheet(). */
void
workbook_assert_rows (const char *sheet_data,
             const Part *parts,
             const char *expected)
{
  g_autoptr (GBytes) bytes = workbook_new (sheet_data, parts);
  g_autoptr (CohortCells) cells = workbook_read (bytes);
  g_autofree char *rows = workbook_dump_sheet (g_ptr_array_index (cells->sheets, 0));

  g_assert_cmpstr (rows, ==, expected);
}

/* @bytes are refused in a sentence that names the file and says @word. */
void
workbook_assert_refused (GBytes           *bytes,
                CohortImportError code,
                const char       *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, "team.xlsx", NULL, &error);

  g_assert_null (cells);
  g_assert_error (error, COHORT_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "“team.xlsx”"));
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
}

/* So is what workbook_new() makes. */
void
workbook_assert_sheet_refused (const char       *sheet_data,
                      const Part       *parts,
                      CohortImportError code,
                      const char       *word)
{
  g_autoptr (GBytes) bytes = workbook_new (sheet_data, parts);

  workbook_assert_refused (bytes, code, word);
}

/* The sample of Fresno. */
GBytes *
workbook_load_fresno (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", "fresno-team.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

/* The only sheet of workbook_new(), written out. */
Part
workbook_sheet_part (const char *content)
{
  return (Part) { "xl/worksheets/sheet1.xml", content, 0 };
}

/* Body of a thread that cancels while another reads. */
gpointer
workbook_cancel_soon (gpointer cancellable)
{
  g_usleep (10000);
  g_cancellable_cancel (cancellable);
  return NULL;
}
