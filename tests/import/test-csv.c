/* Text tables: delimiters, encodings, quotation marks, row numbers, and what is no text table.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cells.h"
#include "workbook.h"

#include <string.h>

#define BYTES(literal) g_bytes_new_static (literal, sizeof literal - 1)

static CohortCells *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CohortCells *cells = cohort_cells_read (bytes, "team.csv", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (cells);
  g_assert_cmpstr (cells->format, ==, "csv");
  g_assert_cmpuint (cells->sheets->len, ==, 1);
  return cells;
}

static char *
dump (CohortCells *cells)
{
  return workbook_dump_sheet (g_ptr_array_index (cells->sheets, 0));
}

static void
test_records (void)
{
  static const struct {
    const char *text;
    char        delimiter;
    const char *rows;
  } cases[] = {
    { "a,b\n1,2\n", ',', "1:a|b 2:1|2" },
    { "a,b\n1,2", ',', "1:a|b 2:1|2" },
    { "a;b\r\n1;2\r\n", ';', "1:a|b 2:1|2" },
    { "a\tb\r1\t2\r", '\t', "1:a|b 2:1|2" },
    { "a|b\n1|2\n", '|', "1:a|b 2:1|2" },
    /* Blank lines and lines of nothing but delimiters are rows without cells. */
    { "a,b\r\n\r\n1,2\r\n,,\r\n", ',', "1:a|b 2: 3:1|2 4:" },
    { "a,b\n\n\n1,2\n", ',', "1:a|b 2: 3: 4:1|2" },
    { "a,b\r\r1,2", ',', "1:a|b 2: 3:1|2" },
    { "a,,b,,\n", ',', "1:a||b" },
    /* Quotation marks: delimiters, line ends of any kind and marks inside. */
    { "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", ',', "1:a|b 2:x, y|say \"hi\"" },
    { "a,b\n\"x\ny\",1\n2,3\n", ',', "1:a|b 2:x\ny|1 3:2|3" },
    { "a,b\r\n\"x\r\ny\rz\",1\r\n2,3\r\n", ',', "1:a|b 2:x\ny\nz|1 3:2|3" },
    { "a,b\n\"\",1\n", ',', "1:a|b 2:|1" },
    { "a,b\n\"x\" y,1\n", ',', "1:a|b 2:x y|1" },
    { "a,b\n5'10\" tall,1\n", ',', "1:a|b 2:5'10\" tall|1" },
    { "a,b\n x , \"y\"\n", ',', "1:a|b 2: x | \"y\"" },
    /* A formula is text. */
    { "a,b\n\"=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")\",=1+1\n", ',',
      "1:a|b 2:=HYPERLINK(\"http://example.org\",\"x\")|=1+1" },
    /* The delimiter on which the records agree wins, not the one that is met most often. */
    { "name;fee;note\nA;1,50;x, y, z\nB;2,50;\n", ';',
      "1:name|fee|note 2:A|1,50|x, y, z 3:B|2,50" },
    { "Team of Kern, 2024, draft\nname;fee\nA;1\nB;2\n", ';',
      "1:Team of Kern, 2024, draft 2:name|fee 3:A|1 4:B|2" },
    { "name\nAna\nBo\n", ',', "1:name 2:Ana 3:Bo" },
    /* Excel's own order of the delimiter, which is no row. */
    { "sep=;\r\na;b,c\r\n", ';', "1:a|b,c" },
    { "sep=|\na|b", '|', "1:a|b" },
    { "sep=;x\n", ';', "1:sep=|x" },
    /* Invisible control characters are not seen, tabs are. */
    { "a,b\x01\n\"x\ty\x0b\",1", ',', "1:a|b 2:x\ty|1" },
    { "\n", ',', "1:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *padding = g_strnfill (400, ' ');
    g_autofree char *text = strchr (cases[i].text, '\x01') != NULL
                              ? g_strconcat (cases[i].text, ",", padding, NULL)
                              : g_strdup (cases[i].text);
    g_autoptr (CohortCells) cells = read_text (text);
    g_autofree char *rows = dump (cells);
    g_autofree char *expected = strchr (cases[i].text, '\x01') != NULL
                                  ? g_strconcat (cases[i].rows, "|", padding, NULL)
                                  : g_strdup (cases[i].rows);

    g_assert_cmpstr (rows, ==, expected);
    g_assert_cmpint (cells->delimiter, ==, cases[i].delimiter);
  }
}

static void
test_encodings (void)
{
  static const char *const expected = "1:Name|Stadt 2:Jos\u00e9|N\u00fc";
  const struct {
    const char *encoding;
    GBytes     *bytes;
  } cases[] = {
    { "UTF-8", BYTES ("Name,Stadt\nJos\xc3\xa9,N\xc3\xbc\n") },
    { "UTF-8", BYTES ("\xef\xbb\xbfName,Stadt\nJos\xc3\xa9,N\xc3\xbc\n") },
    /* Decomposed: e and a combining acute. */
    { "UTF-8", BYTES ("Name,Stadt\nJose\xcc\x81,Nu\xcc\x88\n") },
    { "WINDOWS-1252", BYTES ("Name,Stadt\nJos\xe9,N\xfc\n") },
    { "UTF-16LE",
      BYTES ("\xff\xfeN\0a\0m\0e\0,\0S\0t\0a\0d\0t\0\n\0J\0o\0s\0\xe9\0,\0N\0\xfc\0\n\0") },
    { "UTF-16LE", BYTES ("N\0a\0m\0e\0,\0S\0t\0a\0d\0t\0\n\0J\0o\0s\0\xe9\0,\0N\0\xfc\0\n\0") },
    { "UTF-16BE",
      BYTES ("\xfe\xff\0N\0a\0m\0e\0,\0S\0t\0a\0d\0t\0\n\0J\0o\0s\0\xe9\0,\0N\0\xfc\0\n") },
    { "UTF-16BE", BYTES ("\0N\0a\0m\0e\0,\0S\0t\0a\0d\0t\0\n\0J\0o\0s\0\xe9\0,\0N\0\xfc\0\n") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = cases[i].bytes;
    g_autoptr (GError) error = NULL;
    g_autoptr (CohortCells) cells = cohort_cells_read (bytes, "team.csv", NULL, &error);
    g_autofree char *rows = NULL;

    g_assert_no_error (error);
    rows = dump (cells);
    g_assert_cmpstr (rows, ==, expected);
    g_assert_cmpstr (cells->encoding, ==, cases[i].encoding);
  }
}

static void
test_refused (void)
{
  const struct {
    GBytes           *bytes;
    CohortImportError code;
    const char       *word; /* of the sentence */
  } cases[] = {
    { BYTES (""), COHORT_IMPORT_ERROR_NO_TABLE, "is empty" },
    { BYTES ("a,b\n1,\0\n"), COHORT_IMPORT_ERROR_UNREADABLE, "not a spreadsheet or a text table" },
    { BYTES ("\xef\xbb\xbf" "a,b\n\xff,2\n"), COHORT_IMPORT_ERROR_UNREADABLE, "not a spreadsheet" },
    /* Neither UTF-8 nor Windows-1252, where 0x81 is nothing. */
    { BYTES ("a,b\n\x81,2\n"), COHORT_IMPORT_ERROR_UNREADABLE, "not a spreadsheet" },
    { BYTES ("\xff\xfe" "a\0,\0b"), COHORT_IMPORT_ERROR_UNREADABLE, "not a spreadsheet" },
    { BYTES ("\xff\xfe" "a\0\0\0b\0"), COHORT_IMPORT_ERROR_UNREADABLE, "not a spreadsheet" },
    { BYTES ("a\x01\x02\x03,b\n"), COHORT_IMPORT_ERROR_UNREADABLE, "not a spreadsheet" },
    { BYTES ("a,b\n1,2\n3,\"4\n5,6\n"), COHORT_IMPORT_ERROR_UNREADABLE, "cell B3" },
    { BYTES ("%PDF-1.7\n"), COHORT_IMPORT_ERROR_UNSUPPORTED, "PDF" },
    { BYTES ("\x89PNG\r\n\x1a\n"), COHORT_IMPORT_ERROR_UNSUPPORTED, "picture" },
    { BYTES ("\xff\xd8\xff\xe0"), COHORT_IMPORT_ERROR_UNSUPPORTED, "picture" },
    { BYTES ("\0\0\0\x18" "ftypheic"), COHORT_IMPORT_ERROR_UNSUPPORTED, "picture" },
    { BYTES ("\xef\xbb\xbf \n<HTML><table>"), COHORT_IMPORT_ERROR_UNSUPPORTED, "web page" },
    { BYTES ("<!DOCTYPE html>"), COHORT_IMPORT_ERROR_UNSUPPORTED, "web page" },
    { BYTES ("<?xml version='1.0'?><Workbook/>"), COHORT_IMPORT_ERROR_UNSUPPORTED, "XML" },
    { BYTES ("{\\rtf1"), COHORT_IMPORT_ERROR_UNSUPPORTED, "text document" },
    { BYTES ("\x1f\x8b\x08"), COHORT_IMPORT_ERROR_UNSUPPORTED, "archive" },
    { BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook"), COHORT_IMPORT_ERROR_UNSUPPORTED,
      "save it as .xlsx or CSV" },
    { BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
      COHORT_IMPORT_ERROR_UNSUPPORTED, "password" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = cases[i].bytes;
    g_autoptr (GError) error = NULL;
    g_autoptr (CohortCells) cells = cohort_cells_read (bytes, "team.csv", NULL, &error);

    g_assert_null (cells);
    g_assert_error (error, COHORT_IMPORT_ERROR, (int) cases[i].code);
    g_assert_nonnull (strstr (error->message, cases[i].word));
    g_assert_nonnull (strstr (error->message, "“team.csv”"));
  }
}

/* Ten megabytes of noise, as bytes of any value and as printable ones, fail at once and clearly. */
static void
test_garbage (void)
{
  static const struct {
    int               lowest;
    int               highest;
    CohortImportError code;
  } cases[] = {
    { 0, 255, COHORT_IMPORT_ERROR_UNREADABLE },
    { 1, 255, COHORT_IMPORT_ERROR_UNREADABLE },
    { 1, 127, COHORT_IMPORT_ERROR_UNREADABLE },
    { '0', 'z', COHORT_IMPORT_ERROR_TOO_LARGE },
  };
  const gsize size = 10 << 20;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (1);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (CohortCells) cells = NULL;
    char *data = g_malloc (size);
    gint64 start;

    for (gsize at = 0; at < size; at++) {
      data[at] = (char) g_rand_int_range (random, cases[i].lowest, cases[i].highest + 1);
      if (cases[i].lowest == '0' && strchr (";|", data[at]) != NULL)
        data[at] = '_';
    }
    bytes = g_bytes_new_take (data, size);
    start = g_get_monotonic_time ();
    cells = cohort_cells_read (bytes, "noise", NULL, &error);
    g_assert_null (cells);
    g_assert_error (error, COHORT_IMPORT_ERROR, (int) cases[i].code);
    g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  }
}

static void
assert_too_large (char *data,
                  gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, "big.csv", NULL, &error);

  g_assert_null (cells);
  g_assert_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_TOO_LARGE);
}

static void
test_limits (void)
{
  gsize size = (64 << 20) + 1;
  char *wide;

  assert_too_large (g_malloc0 (size), size);
  /* More rows than a spreadsheet can number. */
  size = (1 << 20) + 1;
  assert_too_large (g_strnfill (size, '\n'), size);
  /* Something in column 4097; only delimiters in it would be nothing. */
  wide = g_strnfill (4096, ',');
  wide[4095] = 'x';
  assert_too_large (g_strconcat (",", wide, NULL), 4097);
  {
    g_autofree char *commas = g_strnfill (100000, ',');
    g_autoptr (CohortCells) cells = read_text (commas);
    g_autofree char *rows = dump (cells);

    g_assert_cmpstr (rows, ==, "1:");
  }
  g_free (wide);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = BYTES ("a,b\n1,2\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortCells) cells = NULL;

  g_cancellable_cancel (cancellable);
  cells = cohort_cells_read (bytes, "team.csv", cancellable, &error);
  g_assert_null (cells);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Cancelling is heard while the rows are read, not only before. */
static void
test_cancelled_midway (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CohortCells) cells = NULL;
  GThread *thread;

  for (int i = 0; i < 1000000; i++)
    g_string_append (text, "\"Jos\u00e9 \u00c1ngel\",\"Ni\u00f1o\"\n");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  thread = g_thread_new ("cancel", workbook_cancel_soon, cancellable);
  cells = cohort_cells_read (bytes, "team.csv", cancellable, &error);
  g_thread_join (thread);
  g_assert_null (cells);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static CohortCells *
read_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  CohortCells *cells;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  cells = cohort_cells_read (bytes, name, NULL, &error);
  g_assert_no_error (error);
  return cells;
}

static const char *
get_cell (CohortCells *cells,
          guint        row,
          guint        column)
{
  CohortSheet *sheet = g_ptr_array_index (cells->sheets, 0);
  CohortRow *record = g_ptr_array_index (sheet->rows, row - 1);

  g_assert_cmpuint (record->number, ==, row);
  return column < record->n_cells ? record->cells[column].text : NULL;
}

static void
test_san_joaquin (void)
{
  static const guint n_cells[] = { 10, 10, 9, 10, 10, 9, 9, 10, 9, 10, 0 };
  g_autoptr (CohortCells) cells = read_sample ("san-joaquin-form-responses.csv");
  CohortSheet *sheet = g_ptr_array_index (cells->sheets, 0);

  g_assert_cmpstr (cells->encoding, ==, "UTF-8");
  g_assert_cmpint (cells->delimiter, ==, ',');
  g_assert_null (sheet->name);
  g_assert_cmpuint (sheet->rows->len, ==, G_N_ELEMENTS (n_cells));
  for (guint i = 0; i < sheet->rows->len; i++)
    g_assert_cmpuint (((CohortRow *) g_ptr_array_index (sheet->rows, i))->n_cells, ==, n_cells[i]);

  g_assert_cmpstr (get_cell (cells, 1, 3), ==, "What best describes your role?");
  g_assert_cmpstr (get_cell (cells, 2, 8), ==, "Yes, all four days (Nov 7-10)");
  g_assert_cmpstr (get_cell (cells, 4, 9), ==, "Needs a substitute for Thursday and Friday.\n"
                                               "Principal has agreed, see e-mail of 9/2.");
  g_assert_cmpstr (get_cell (cells, 5, 2), ==, "Tom\u00e1s Herrera-Lund");
  g_assert_cmpstr (get_cell (cells, 5, 9), ==, "Presenter, \"Phenomena in 8th grade\"");
  g_assert_cmpstr (get_cell (cells, 9, 1), ==, NULL);
  g_assert_cmpstr (get_cell (cells, 10, 9), ==, "=HYPERLINK(\"http://example.org\",\"click\")");
}

static void
test_alpine (void)
{
  static const guint n_cells[] = { 7, 7, 6, 7 };
  g_autoptr (CohortCells) cells = read_sample ("alpine-excel-export.csv");
  CohortSheet *sheet = g_ptr_array_index (cells->sheets, 0);

  g_assert_cmpstr (cells->encoding, ==, "WINDOWS-1252");
  g_assert_cmpint (cells->delimiter, ==, ';');
  g_assert_cmpuint (sheet->rows->len, ==, G_N_ELEMENTS (n_cells));
  for (guint i = 0; i < sheet->rows->len; i++)
    g_assert_cmpuint (((CohortRow *) g_ptr_array_index (sheet->rows, i))->n_cells, ==, n_cells[i]);

  g_assert_cmpstr (get_cell (cells, 1, 4), ==, "E-mail");
  g_assert_cmpstr (get_cell (cells, 2, 1), ==,
                   "Superintendent\u2019s designee (COE Administrator)");
  g_assert_cmpstr (get_cell (cells, 2, 6), ==, "\u201clead\u201d");
  g_assert_cmpstr (get_cell (cells, 4, 6), ==, "speaks Espa\u00f1ol");
}

static void
test_addresses (void)
{
  static const struct {
    guint       column;
    const char *letters;
  } cases[] = {
    { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 51, "AZ" }, { 52, "BA" }, { 701, "ZZ" },
    { 702, "AAA" }, { 16383, "XFD" }, { G_MAXUINT, "MWLQKWV" },
  };
  g_autofree char *address = cohort_cells_address (5, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *letters = cohort_cells_column (cases[i].column);

    g_assert_cmpstr (letters, ==, cases[i].letters);
  }
  g_assert_cmpstr (address, ==, "A5");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/csv/records", test_records);
  g_test_add_func ("/import/csv/encodings", test_encodings);
  g_test_add_func ("/import/csv/refused", test_refused);
  g_test_add_func ("/import/csv/garbage", test_garbage);
  g_test_add_func ("/import/csv/limits", test_limits);
  g_test_add_func ("/import/csv/cancelled", test_cancelled);
  g_test_add_func ("/import/csv/cancelled-midway", test_cancelled_midway);
  g_test_add_func ("/import/csv/san-joaquin", test_san_joaquin);
  g_test_add_func ("/import/csv/alpine", test_alpine);
  g_test_add_func ("/import/csv/addresses", test_addresses);

  return g_test_run ();
}
