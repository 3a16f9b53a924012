/* Workbooks that are damaged, are something else, or are made to do harm: each gives one sentence.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cells.h"
#include "workbook.h"

#include <string.h>

static void
test_damaged (void)
{
  static const char *const rows[] = {
    "<row r='1'><c r='A1'><v>1</v></row>",
    "<row r='2'/><row r='1'/>",
    "<row r='1'/><row r='1'/>",
    "<row r='0'/>",
    "<row r='-1'/>",
    "<row r='1048577'/>",
    "<row r='99999999999999999999'/>",
    "<row r='1x'/>",
    "<row r='1'><c r='1'/></row>",
    "<row r='1'><c r='A'/></row>",
    "<row r='1'><c r='A0'/></row>",
    "<row r='1'><c r='XFE1'/></row>",
    "<row r='1'><c r='AAAAAAAAAAAAAAAA1'/></row>",
    "<row r='1'><c r='A1:B1'/></row>",
    "<row r='1'><c r='XFD1'/><c><v>1</v></c></row>",
    "<row r='1'><c r='A1' t='s'><v>-1</v></c></row>",
    "<row r='1'><c r='A1' t='s'><v>x</v></c></row>",
    "<row r='1'><c r='A1' t='s'><v>4294967295</v></c></row>",
    "<row r='1'><c r='A1' t='str'><v>\x01</v></c></row>",
    "<row r='1'><c r='A1' t='str'><v>\xff</v></c></row>",
    "<row r='1'><c r='A1' t='str'><v>&unknown;</v></c></row>",
  };
  static const Part other_root[] = {
    { "xl/worksheets/sheet1.xml", "<chartsheet xmlns='" MAIN_URI "'/>", 0 }, END_OF_PARTS,
  };
  static const Part no_sheets[] = {
    { "xl/workbook.xml", "<workbook xmlns='" MAIN_URI "'/>", 0 }, END_OF_PARTS,
  };
  static const Part lost_sheet[] = {
    { "xl/workbook.xml",
      "<workbook xmlns='" MAIN_URI "' xmlns:r='" OFFICE_URI "'><sheets>"
      "<sheet name='Team' r:id='lost'/></sheets></workbook>", 0 },
    END_OF_PARTS,
  };
  static const Part broken_styles[] = { { "xl/styles.xml", "<styleSheet", 0 }, END_OF_PARTS };
  static const Part broken_strings[] = { { "xl/sharedStrings.xml", "", 1 }, END_OF_PARTS };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    workbook_assert_sheet_refused (rows[i], NULL, COHORT_IMPORT_ERROR_UNREADABLE,
                                   "(xl/worksheets/sheet1.xml)");
  workbook_assert_sheet_refused ("", other_root, COHORT_IMPORT_ERROR_UNREADABLE, "sheet1.xml");
  workbook_assert_sheet_refused ("", no_sheets, COHORT_IMPORT_ERROR_UNREADABLE, "workbook.xml");
  workbook_assert_sheet_refused ("", lost_sheet, COHORT_IMPORT_ERROR_UNREADABLE, "workbook.xml");
  workbook_assert_sheet_refused ("", broken_styles, COHORT_IMPORT_ERROR_UNREADABLE, "styles.xml");
  workbook_assert_sheet_refused ("", broken_strings, COHORT_IMPORT_ERROR_UNREADABLE,
                                 "sharedStrings.xml");
}

/* A document type is refused before anything in it is expanded or fetched. */
static void
test_document_type (void)
{
  static const char *const types[] = {
    "<!DOCTYPE worksheet>",
    "<!DOCTYPE worksheet [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;'>]>",
    "<!DOCTYPE worksheet [<!ENTITY d SYSTEM 'file:///etc/passwd'>]>",
    "<!DOCTYPE worksheet SYSTEM 'http://example.org/x.dtd'>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autofree char *sheet =
      g_strconcat (types[i], "<worksheet xmlns='" MAIN_URI "'><sheetData><row><c t='str'><v>&d;</v>"
                   "</c></row></sheetData></worksheet>", NULL);
    const Part parts[] = { workbook_sheet_part (sheet), END_OF_PARTS };

    workbook_assert_sheet_refused ("", parts, COHORT_IMPORT_ERROR_UNREADABLE, "sheet1.xml");
  }
}

static void
assert_part_too_large (const char *path,
                       char        filling,
                       gsize       size)
{
  g_autofree char *content = g_strnfill (size, filling);
  const Part parts[] = { { path, content, 0 }, END_OF_PARTS };
  g_autoptr (GBytes) bytes = workbook_new ("", parts);
  gint64 start = g_get_monotonic_time ();

  workbook_assert_refused (bytes, COHORT_IMPORT_ERROR_TOO_LARGE, "too large");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

/* A small zip that would become huge is refused for what it says, and for what it does. */
static void
test_zip_bomb (void)
{
  assert_part_too_large ("xl/worksheets/sheet1.xml", ' ', 40 << 20);
  assert_part_too_large ("xl/sharedStrings.xml", 'x', 140 << 20);
}

/* Writes 127 over a size in a zip of over a mebibyte; the lowest byte comes first. */
static void
lie_about_size (guint8 *size)
{
  static const guint8 lie[] = { 127, 0, 0, 0 };

  if (size[2] >= 0x10 || size[3] > 0)
    memcpy (size, lie, sizeof lie);
}

/* The same, but the directory says that it is small: only what comes out tells. */
static void
test_lying_zip_bomb (void)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet>");
  g_autoptr (GBytes) honest = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint8 *data;
  gsize size;

  while (sheet->len < 40 << 20)
    g_string_append (sheet, "<!-- nothing to be seen here, go on, go on, go on -->");
  g_string_append (sheet, "</worksheet>");
  {
    const Part parts[] = { workbook_sheet_part (sheet->str), END_OF_PARTS };

    honest = workbook_new ("", parts);
  }

  data = g_bytes_unref_to_data (g_steal_pointer (&honest), &size);
  for (gsize i = 0; i + 30 < size; i++) {
    if (memcmp (data + i, "PK\001\002", 4) == 0)
      lie_about_size (data + i + 24);
    else if (memcmp (data + i, "PK\003\004", 4) == 0)
      lie_about_size (data + i + 22);
  }
  bytes = g_bytes_new_take (data, size);
  workbook_assert_refused (bytes, COHORT_IMPORT_ERROR_TOO_LARGE, "too large");
}

static void
test_limits (void)
{
  g_autoptr (GString) sheets = g_string_new ("<workbook xmlns='" MAIN_URI "'><sheets>");
  g_autoptr (GArray) many = g_array_new (TRUE, TRUE, sizeof (Part));
  g_autofree char *long_text = g_strnfill (200000, 'x');
  g_autofree char *long_cell =
    g_strconcat ("<row><c t='str'><v>", long_text, "</v></c></row>", NULL);
  g_autoptr (GString) repeated = g_string_new ("<sst xmlns='" MAIN_URI "'><si><t>");
  g_autoptr (GString) cells = g_string_new ("");
  g_autoptr (GBytes) many_bytes = NULL;

  /* Far to the right: something is refused, in words; nothing is nothing. */
  workbook_assert_sheet_refused ("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>", NULL,
                                 COHORT_IMPORT_ERROR_TOO_LARGE, "cell XFD1048576");
  workbook_assert_rows ("<row r='1048576'><c r='A1048576'><v>1</v></c></row>", NULL, "1048576:#1");
  workbook_assert_sheet_refused (long_cell, NULL, COHORT_IMPORT_ERROR_TOO_LARGE, "cell A1");

  /* One long string that many cells refer to. */
  g_string_append_len (repeated, long_text, 100000);
  g_string_append (repeated, "</t></si></sst>");
  for (int i = 0; i < 2000; i++)
    g_string_append (cells, "<row><c t='s'><v>0</v></c></row>");
  {
    const Part parts[] = { { "xl/sharedStrings.xml", repeated->str, 0 }, END_OF_PARTS };

    workbook_assert_sheet_refused (cells->str, parts, COHORT_IMPORT_ERROR_TOO_LARGE, "too large");
  }

  for (int i = 0; i < 300; i++)
    g_string_append (sheets, "<sheet name='x'/>");
  g_string_append (sheets, "</sheets></workbook>");
  {
    const Part parts[] = { { "xl/workbook.xml", sheets->str, 0 }, END_OF_PARTS };

    workbook_assert_sheet_refused ("", parts, COHORT_IMPORT_ERROR_TOO_LARGE, "too large");
  }

  for (int i = 0; i < 5000; i++) {
    Part part = { "x.xml", "x", 0 };

    g_array_append_val (many, part);
  }
  many_bytes = workbook_pack ((const Part *) (gpointer) many->data, FALSE);
  workbook_assert_refused (many_bytes, COHORT_IMPORT_ERROR_TOO_LARGE, "too large");
}

static void
test_other_packages (void)
{
  static const struct {
    Part              parts[3];
    CohortImportError code;
    const char       *word;
  } cases[] = {
    { { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0 },
        { "content.xml", "<x/>", 0 } },
      COHORT_IMPORT_ERROR_UNSUPPORTED, "OpenDocument" },
    { { { "readme.txt", "x", 0 } }, COHORT_IMPORT_ERROR_UNSUPPORTED, "archive" },
    { { { "_rels/.rels",
          "<Relationships xmlns='" PACKAGE_URI "'><Relationship Id='a' Type='" OFFICE_URI
          "/officeDocument' Target='word/document.xml'/></Relationships>", 0 },
        { "word/document.xml", "<w:document xmlns:w='urn:w'/>", 0 } },
      COHORT_IMPORT_ERROR_UNSUPPORTED, "not a workbook" },
    { { { "_rels/.rels",
          "<Relationships xmlns='" PACKAGE_URI "'><Relationship Id='a' Type='" OFFICE_URI
          "/officeDocument' Target='xl/workbook.bin'/></Relationships>", 0 } },
      COHORT_IMPORT_ERROR_UNSUPPORTED, ".xlsb" },
    { { { "xl/workbook.xml", "<workbook", 0 } },
      COHORT_IMPORT_ERROR_UNREADABLE, "xl/workbook.xml" },
  };
  g_autoptr (GBytes) none =
    g_bytes_new_static ("PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22);
  g_autoptr (GBytes) workbook = workbook_new ("<row><c><v>1</v></c></row>", NULL);
  g_autoptr (GBytes) encrypted = NULL;
  gsize size;
  guint8 *data;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = workbook_pack (cases[i].parts, TRUE);

    workbook_assert_refused (bytes, cases[i].code, cases[i].word);
  }
  workbook_assert_refused (none, COHORT_IMPORT_ERROR_UNREADABLE, "incomplete");

  /* The flag that the data is encrypted, in the directory and in front of each part. */
  data = g_bytes_unref_to_data (g_steal_pointer (&workbook), &size);
  for (gsize i = 0; i + 10 < size; i++) {
    if (memcmp (data + i, "PK\001\002", 4) == 0)
      data[i + 8] |= 1;
    else if (memcmp (data + i, "PK\003\004", 4) == 0)
      data[i + 6] |= 1;
  }
  encrypted = g_bytes_new_take (data, size);
  workbook_assert_refused (encrypted, COHORT_IMPORT_ERROR_UNSUPPORTED, "password");
}

static void
test_cancelled_midway (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortCells) cells = NULL;
  g_autoptr (GThread) thread = NULL;

  for (int i = 0; i < 300000; i++)
    g_string_append_printf (rows, "<row><c t='str'><v>%x</v></c></row>", i * 2654435761u);
  bytes = workbook_new (rows->str, NULL);
  thread = g_thread_new ("cancel", workbook_cancel_soon, cancellable);
  cells = cohort_cells_read (bytes, "team.xlsx", cancellable, &error);
  g_thread_join (g_steal_pointer (&thread));
  g_assert_null (cells);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Either a table or one of our sentences, whatever happened to the file on its way. */
static gboolean
read_or_fail (const guint8 *data,
              gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, "fresno.xlsx", NULL, &error);

  g_assert_true ((cells != NULL) == (error == NULL));
  if (error != NULL) {
    g_assert_cmpint (error->domain, ==, COHORT_IMPORT_ERROR);
    g_assert_true (g_str_has_suffix (error->message, "."));
  }
  return cells != NULL;
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = workbook_load_fresno ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize length = 64; length < size; length += 64) {
    g_autoptr (GBytes) cut = g_bytes_new (data, length);

    workbook_assert_refused (cut, COHORT_IMPORT_ERROR_UNREADABLE, "damaged or incomplete");
  }
}

static void
test_flipped (void)
{
  g_autoptr (GBytes) bytes = workbook_load_fresno ();
  g_autoptr (GRand) random = g_rand_new_with_seed (2024);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);
  guint n_read = 0;

  for (int i = 0; i < 3000; i++) {
    gsize at = (gsize) g_rand_int_range (random, 0, (int) size);

    copy[at] ^= (guint8) g_rand_int_range (random, 1, 256);
    n_read += read_or_fail (copy, size);
    copy[at] = data[at];
  }
  /* Some bytes do not matter (times, the parts that are not read); most do. */
  g_assert_cmpuint (n_read, >, 0);
  g_assert_cmpuint (n_read, <, 2500);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/xlsx-hostile/damaged", test_damaged);
  g_test_add_func ("/import/xlsx-hostile/document-type", test_document_type);
  g_test_add_func ("/import/xlsx-hostile/zip-bomb", test_zip_bomb);
  g_test_add_func ("/import/xlsx-hostile/lying-zip-bomb", test_lying_zip_bomb);
  g_test_add_func ("/import/xlsx-hostile/limits", test_limits);
  g_test_add_func ("/import/xlsx-hostile/other-packages", test_other_packages);
  g_test_add_func ("/import/xlsx-hostile/cancelled-midway", test_cancelled_midway);
  g_test_add_func ("/import/xlsx-hostile/truncated", test_truncated);
  g_test_add_func ("/import/xlsx-hostile/flipped", test_flipped);

  return g_test_run ();
}
