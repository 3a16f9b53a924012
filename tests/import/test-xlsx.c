/* Workbooks: the ways of their many writers, each a trap some reader fell into.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cells.h"
#include "workbook.h"

#include <string.h>

#define STRICT_MAIN   "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define STRICT_OFFICE "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define SHEET_HEAD    "<worksheet xmlns='" MAIN_URI "'><sheetData>"
#define SHEET_TAIL    "</sheetData></worksheet>"

static void
test_cells (void)
{
  static const struct {
    const char *sheet_data;
    const char *rows;
  } cases[] = {
    { "<row r='1'><c r='A1' t='inlineStr'><is><t>Ana</t></is></c><c r='B1'><v>7</v></c></row>",
      "1:Ana|#7" },
    /* Nothing in it, in all the ways of writing nothing. */
    { "<row r='1'><c r='A1' t='inlineStr'/><c r='B1' t='inlineStr'></c><c r='C1' t='s'/>"
      "<c r='D1' t='inlineStr'><is/></c><c r='E1' t='inlineStr'><is><t/></is></c><c r='F1'><v/></c>"
      "<c r='G1' t='n'><v></v></c><c r='H1' t='str'><v>x</v></c></row>",
      "1:|||||||x" },
    /* Neither rows nor cells need to start at A1, nor to say where they are. */
    { "<row r='3'><c r='C3'><v>1</v></c><c r='E3'><v>2</v></c></row>", "3:||#1||#2" },
    { "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", "1:#1|#2 2:#3" },
    { "<row r='5'><c r='B5'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
      "5:|#1|#2 6:#3" },
    { "<row r='1'><c r='b1'><v>1</v></c><c r='A1'><v>2</v></c></row>", "1:#2|#1" },
    /* Empty rows are kept, but for those at the end; a row formatted to the right is short. */
    { "<row r='1'><c r='A1'><v>1</v></c></row><row r='2'/><row r='3'><c r='A3' s='4'/></row>"
      "<row r='4'><c r='A4'><v>2</v></c><c r='XFD4' s='1'/></row><row r='9'><c r='A9'/></row>"
      "<row r='1048576'/>",
      "1:#1 2: 3: 4:#2" },
    /* Rich text is the text of its runs, without how it is pronounced. */
    { "<row r='1'><c r='A1' t='inlineStr'><is><r><rPr><b/></rPr><t>Ana </t></r><r><t>Ruiz</t></r>"
      "<rPh sb='0' eb='1'><t>nope</t></rPh><phoneticPr fontId='1'/></is></c></row>",
      "1:Ana Ruiz" },
    { "<row r='1'><c r='A1' t='inlineStr'><is><t xml:space='preserve"
      "'> a\n b </t></is></c><c r='B1' t='inlineStr'><is><t><![CDATA[<&>]]></t></is></c></row>",
      "1: a\n b |<&>" },
    { "<row r='1'><c r='A1' t='str'><v>a_x000D__x000A_b_x005F_x0041__x0000_ _x00</v></c></row>",
      "1:a\nb_x0041__x0000_ _x00" },
    /* Decomposed letters are composed. */
    { "<row r='1'><c r='A1' t='str'><v>Jose\xcc\x81</v></c></row>", "1:Jos\xc3\xa9" },
    { "<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c>"
      "<c r='C1' t='e'><v>#N/A</v></c></row>",
      "1:!TRUE|!FALSE|#N/A" },
    /* A formula is what it gave; one that was never calculated is seen as such. */
    { "<row r='1'><c r='A1'><f>1+1</f><v>2</v></c><c r='B1' t='str'><f>A1</f><v>x</v></c>"
      "<c r='C1'><f t='shared' si='0'/><v>3</v></c><c r='D1'><f>SUM(A1)</f><v></v></c></row>",
      "1:=#2|=x|=#3|=" },
    { "<row r='1'><c r='A1' t='inlineStr'><is><t>=HYPERLINK(\"x\")</t></is></c></row>",
      "1:=HYPERLINK(\"x\")" },
    /* What an extension calls the same is something else. */
    { "<row r='1'><c r='A1'><v>1</v><extLst><ext><v>9</v><x:v xmlns:x='urn:x'>8</x:v></ext>"
      "</extLst></c></row>",
      "1:#1" },
    { "<row r='1'><x:c xmlns:x='urn:x' r='A1'><v>9</v></x:c></row>", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    workbook_assert_rows (cases[i].sheet_data, NULL, cases[i].rows);
}

static void
test_numbers (void)
{
  static const struct {
    const char *value;
    const char *dump;
  } cases[] = {
    { "5595550120", "#5595550120" },
    { "5.59555012E9", "#5595550120" },
    { "5595550120.0", "#5595550120" },
    { "999999999999999", "#999999999999999" },
    { "1234567890123456", "#1234567890123460" },
    { "370", "#370" },
    { "12.5", "#12.5" },
    { "-12.50", "#-12.5" },
    { "0.30000000000000004", "#0.3" },
    { "1E-3", "#0.001" },
    { "1e21", "#1000000000000000000000" },
    { "0", "#0" },
    { "-0", "#0" },
    { " 7 ", "#7" },
    { "2024.5", "#2024.5" },
    /* No numbers, whatever the cell says. */
    { "0x10", "0x10" },
    { "inf", "inf" },
    { "1e999", "1e999" },
    { "12,5", "12,5" },
    { "tbd", "tbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *row = g_strdup_printf ("<row r='1'><c r='A1'><v>%s</v></c></row>",
                                            cases[i].value);
    g_autofree char *expected = g_strconcat ("1:", cases[i].dump, NULL);

    workbook_assert_rows (row, NULL, expected);
  }
}

static char *
make_styles (const char *format_code,
             const char *num_fmt_id)
{
  g_autofree char *escaped = g_markup_escape_text (format_code != NULL ? format_code : "", -1);

  return g_strdup_printf (
    "<styleSheet xmlns='" MAIN_URI "'><numFmts>%s%s%s</numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/><xf numFmtId='14'/></cellStyleXfs>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='%s'/></cellXfs>"
    "<dxfs><dxf><numFmt numFmtId='0' formatCode='yyyy'/></dxf></dxfs></styleSheet>",
    format_code != NULL ? "<numFmt numFmtId='164' formatCode=\"" : "", escaped,
    format_code != NULL ? "\"/>" : "", num_fmt_id);
}

/* A number is a date when its style says so: by a number everybody knows, or by a format. */
static void
test_date_styles (void)
{
  static const struct {
    const char *format_code;
    const char *num_fmt_id;
    gboolean    is_date;
  } cases[] = {
    { NULL, "0", FALSE },   { NULL, "1", FALSE },  { NULL, "13", FALSE }, { NULL, "14", TRUE },
    { NULL, "22", TRUE },   { NULL, "23", FALSE }, { NULL, "44", FALSE }, { NULL, "45", TRUE },
    { NULL, "47", TRUE },   { NULL, "48", FALSE }, { NULL, "49", FALSE }, { NULL, "164", FALSE },
    { "m/d/yyyy", "164", TRUE },
    { "YYYY\\-MM\\-DD", "164", TRUE },
    { "[$-409]mmmm\\ d\\,\\ yyyy;@", "164", TRUE },
    { "[h]:mm", "164", TRUE },
    { "[ss]", "164", TRUE },
    { "General", "164", FALSE },
    { "[Red]#,##0.00", "164", FALSE },
    { "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", "164", FALSE },
    { "0 \"days\"", "164", FALSE },
    { "0\\d", "164", FALSE },
    { "#,##0_d", "164", FALSE },
    { "*d0", "164", FALSE },
    { "0;d", "164", FALSE },
    { "0.00E+00", "164", FALSE },
    { "\"$\"#,##0.00", "164", FALSE },
    { "0\"unclosed d", "164", FALSE },
    { "0[unclosed d", "164", FALSE },
    { "0\\", "164", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *styles = make_styles (cases[i].format_code, cases[i].num_fmt_id);
    const Part parts[] = { { "xl/styles.xml", styles, 0 }, END_OF_PARTS };

    workbook_assert_rows ("<row r='1'><c r='A1' s='1'><v>45540</v></c>"
                          "<c r='B1' s='0'><v>45540</v></c><c r='C1' s='99'><v>45540</v></c></row>",
                          parts, cases[i].is_date ? "1:@2024-09-05|#45540|#45540"
                                                  : "1:#45540|#45540|#45540");
  }
}

static void
test_date_values (void)
{
  static const struct {
    gboolean    epoch_1904;
    const char *value;
    const char *dump;
  } cases[] = {
    { FALSE, "45540", "@2024-09-05" },
    { FALSE, "1", "@1900-01-01" },
    { FALSE, "59", "@1900-02-28" },
    { FALSE, "60", "#60" }, /* the 29 February that was not */
    { FALSE, "61", "@1900-03-01" },
    { FALSE, "45538.343310185184", "@2024-09-03 08:14:22" },
    { FALSE, "45538.9999999", "@2024-09-04" },
    { FALSE, "0.5", "12:00:00" },
    { FALSE, "0", "00:00:00" },
    { FALSE, "2958465", "@9999-12-31" },
    { FALSE, "2958466", "#2958466" },
    { FALSE, "2958465.9999999", "#2958465.9999999" },
    { FALSE, "-1", "#-1" },
    { FALSE, "5595550120", "#5595550120" },
    { FALSE, "tbd", "tbd" },
    { TRUE, "0", "@1904-01-01" },
    { TRUE, "44078", "@2024-09-05" },
    { TRUE, "2957003", "@9999-12-31" },
    { TRUE, "2957004", "#2957004" },
  };
  g_autofree char *styles = make_styles (NULL, "14");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *row = g_strdup_printf ("<row r='1'><c r='A1' s='1'><v>%s</v></c></row>",
                                            cases[i].value);
    g_autofree char *expected = g_strconcat ("1:", cases[i].dump, NULL);
    const Part parts[] = {
      { "xl/styles.xml", styles, 0 },
      { "xl/workbook.xml",
        cases[i].epoch_1904
          ? "<workbook xmlns='" MAIN_URI "' xmlns:r='" OFFICE_URI "'><workbookPr date1904='1'/>"
            "<sheets><sheet name='Team' r:id='rId1'/></sheets></workbook>"
          : "<workbook xmlns='" MAIN_URI "' xmlns:r='" OFFICE_URI "'><workbookPr date1904='0'/>"
            "<sheets><sheet name='Team' r:id='rId1'/></sheets></workbook>",
        0 },
      END_OF_PARTS,
    };

    workbook_assert_rows (row, parts, expected);
  }
}

static void
test_iso_dates (void)
{
  static const struct {
    const char *value;
    const char *dump;
  } cases[] = {
    { "2024-09-05", "@2024-09-05" },
    { "2024-09-05T00:00:00.000Z", "@2024-09-05" },
    { "2024-09-05T08:14:22", "@2024-09-05 08:14:22" },
    { "2024-02-30", "2024-02-30" },
    { "0000-01-01", "0000-01-01" },
    { "20240905", "20240905" },
    { "soon", "soon" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *row = g_strdup_printf ("<row r='1'><c r='A1' t='d'><v>%s</v></c></row>",
                                            cases[i].value);
    g_autofree char *expected = g_strconcat ("1:", cases[i].dump, NULL);

    workbook_assert_rows (row, NULL, expected);
  }
}

static void
test_shared_strings (void)
{
  static const char *const row =
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
    "<c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>0</v></c></row>";
  static const char *const names[] = { "xl/sharedStrings.xml", "xl/SharedStrings.xml",
                                       "XL/SHAREDSTRINGS.XML", "xl\\sharedStrings.xml" };
  static const char *const contents[] = {
    "<sst xmlns='" MAIN_URI "'><si><t>Ana</t></si><si/>"
    "<si><r><t>R</t></r><rPh><t>no</t></rPh><r><t>uiz</t></r></si></sst>",
    /* With a prefix on every tag. */
    "<x:sst xmlns:x='" MAIN_URI "'><x:si><x:t>Ana</x:t></x:si><x:si><x:t></x:t></x:si>"
    "<x:si><x:r><x:t>R</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh><x:r><x:t>uiz</x:t></x:r></x:si>"
    "</x:sst>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (contents); j++) {
      const Part parts[] = { { names[i], contents[j], 0 }, END_OF_PARTS };

      workbook_assert_rows (row, parts, "1:Ana||Ruiz|Ana");
    }
  }

  /* No such part is no harm unless a cell wants a string out of it. */
  workbook_assert_rows ("<row r='1'><c r='A1'><v>1</v></c></row>", NULL, "1:#1");
  workbook_assert_sheet_refused (row, NULL, COHORT_IMPORT_ERROR_UNREADABLE, "sheet1.xml");
}

/* Strict workbooks have other namespaces; some writers put a prefix everywhere, some none. */
static void
test_namespaces (void)
{
  static const Part strict[] = {
    { "_rels/.rels",
      "<Relationships xmlns='" PACKAGE_URI "'><Relationship Id='a' Type='" STRICT_OFFICE
      "/officeDocument' Target='xl/workbook.xml'/></Relationships>", 0 },
    { "xl/workbook.xml",
      "<workbook xmlns='" STRICT_MAIN "' xmlns:r='" STRICT_OFFICE "'><sheets>"
      "<sheet name='Team' sheetId='1' r:id='rId1'/></sheets></workbook>", 0 },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns='" PACKAGE_URI "'><Relationship Id='rId1' Type='" STRICT_OFFICE
      "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>", 0 },
    { "xl/worksheets/sheet1.xml",
      "<worksheet xmlns='" STRICT_MAIN "'><sheetData><row r='1'><c r='A1' t='d'>"
      "<v>2024-09-05</v></c></row></sheetData></worksheet>", 0 },
    END_OF_PARTS,
  };
  static const Part prefixed[] = {
    { "xl/workbook.xml",
      "<x:workbook xmlns:x='" MAIN_URI "' xmlns:rel='" OFFICE_URI "'><x:sheets>"
      "<x:sheet name='Team' rel:id='rId1'/></x:sheets></x:workbook>", 0 },
    { "xl/worksheets/sheet1.xml",
      "<x:worksheet xmlns:x='" MAIN_URI "'><x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'>"
      "<x:is><x:t>Ana</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>", 0 },
    END_OF_PARTS,
  };
  static const Part bare[] = {
    { "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>", 0 },
    END_OF_PARTS,
  };

  workbook_assert_rows ("", strict, "1:@2024-09-05");
  workbook_assert_rows ("", prefixed, "1:Ana");
  workbook_assert_rows ("", bare, "1:#1");
}

/* Sheets are where the relationships say, in the order and under the names of the workbook. */
static void
test_sheets (void)
{
  static const Part parts[] = {
    { "_rels/.rels",
      "<Relationships xmlns='" PACKAGE_URI "'><Relationship Id='a' Type='" OFFICE_URI
      "/officeDocument' Target='/book/main.xml'/></Relationships>", 0 },
    { "book/main.xml",
      "<workbook xmlns='" MAIN_URI "' xmlns:r='" OFFICE_URI "'><sheets>"
      "<sheet name='Zweite &amp; letzte' r:id='c'/><sheet name='Lists' state='hidden' r:id='b'/>"
      "<sheet name='Chart' r:id='d'/><sheet name='Deep' state='veryHidden' r:id='a'/>"
      "</sheets></workbook>", 0 },
    { "book/_rels/main.xml.rels",
      "<Relationships xmlns='" PACKAGE_URI "'>"
      "<Relationship Id='a' Type='" OFFICE_URI "/worksheet' Target='../xl/one%20sheet.xml'/>"
      "<Relationship Id='b' Type='" OFFICE_URI "/worksheet' Target='/xl/two.xml'/>"
      "<Relationship Id='c' Type='" OFFICE_URI "/worksheet' Target='./sub\\THREE.xml'/>"
      "<Relationship Id='d' Type='" OFFICE_URI "/chartsheet' Target='gone.xml'/>"
      "<Relationship Id='e' Type='" OFFICE_URI "/hyperlink' Target='http://example.org'"
      " TargetMode='External'/></Relationships>", 0 },
    { "xl/one sheet.xml",
      SHEET_HEAD "<row><c><v>1</v></c></row>" SHEET_TAIL, 0 },
    { "xl/two.xml",
      SHEET_HEAD "<row><c><v>2</v></c></row>" SHEET_TAIL, 0 },
    { "book/sub/three.xml",
      SHEET_HEAD "<row><c><v>3</v></c></row>" SHEET_TAIL, 0 },
    END_OF_PARTS,
  };
  static const struct {
    const char *name;
    gboolean    hidden;
    const char *rows;
  } expected[] = {
    { "Zweite & letzte", FALSE, "1:#3" }, { "Lists", TRUE, "1:#2" }, { "Deep", TRUE, "1:#1" },
  };
  g_autoptr (GBytes) bytes = workbook_pack (parts, FALSE);
  g_autoptr (CohortCells) cells = workbook_read (bytes);

  g_assert_cmpuint (cells->sheets->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < cells->sheets->len; i++) {
    CohortSheet *sheet = g_ptr_array_index (cells->sheets, i);
    g_autofree char *rows = workbook_dump_sheet (sheet);

    g_assert_cmpstr (sheet->name, ==, expected[i].name);
    g_assert_cmpint (sheet->hidden, ==, expected[i].hidden);
    g_assert_cmpstr (rows, ==, expected[i].rows);
  }
}

static void
test_merged (void)
{
  const Part parts[] = {
    workbook_sheet_part ("<worksheet xmlns='" MAIN_URI "'><sheetData><row r='1'>"
                     "<c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>3</v></c></row>"
                     "<row r='2'><c r='A2'><v>4</v></c><c r='B2'><v>5</v></c></row>"
                     "<row r='4'><c r='A4'><v>6</v></c></row></sheetData>"
                     "<mergeCells><mergeCell ref='B1:C1'/><mergeCell ref='A2:XFD3'/>"
                     "</mergeCells></worksheet>"),
    END_OF_PARTS,
  };
  const Part wrong[] = {
    workbook_sheet_part ("<worksheet xmlns='" MAIN_URI "'><sheetData/>"
                     "<mergeCells><mergeCell ref='B1'/></mergeCells></worksheet>"),
    END_OF_PARTS,
  };

  workbook_assert_rows ("", parts, "1:#1|#2 2:#4 4:#6");
  workbook_assert_sheet_refused ("", wrong, COHORT_IMPORT_ERROR_UNREADABLE, "sheet1.xml");
}

static void
test_fresno (void)
{
  g_autoptr (GBytes) bytes = workbook_load_fresno ();
  g_autoptr (CohortCells) cells = workbook_read (bytes);
  CohortSheet *first, *second;
  g_autofree char *first_rows = NULL;
  g_autofree char *second_rows = NULL;

  g_assert_cmpuint (cells->sheets->len, ==, 2);
  first = g_ptr_array_index (cells->sheets, 0);
  second = g_ptr_array_index (cells->sheets, 1);
  g_assert_cmpstr (first->name, ==, "READ ME");
  g_assert_cmpstr (second->name, ==, "LIT 24-25");
  g_assert_false (second->hidden);
  first_rows = workbook_dump_sheet (first);
  second_rows = workbook_dump_sheet (second);
  g_assert_cmpstr (first_rows, ==, "1:Please only edit the tab \"LIT 24-25\". Thank you!");
  /* Row 3 is not in the file. Column G is hidden, and is read. The total was never calculated. */
  g_assert_cmpstr (second_rows, ==,
    "1:Fresno County - Local Implementation Team 2024/25 2:as of|@2024-09-12 "
    "4:Last|First|Role|Org|Grade span|Email|Phone|CASE member?|Fee|Confirmed on "
    "5:Nakamura|Iris|COE science coordinator|Fresno County Superintendent of Schools|K-12|"
    "iris.nakamura@example.org|#5595550120|Y|#370|@2024-09-05 "
    "6:Delgado|Ruben|Assistant superintendent|Fresno County Superintendent of Schools|K-12|"
    "ruben.delgado@example.org|#5595550121|N|#400|@2024-09-05 "
    "7:Thao|Mai|TOSA - science|Sierra Gate Unified|K-6|mai.thao@example.org|#5595550122|N|#150|"
    "@2024-09-10 "
    "8:O'Leary|Fintan|Assistant Principal|Sierra Gate Unified|7-8|fintan.oleary@example.org|"
    "559 555 0123 x4|N|#150 "
    "9:Garza-Ruiz|Ximena|Museum educator|Valley Discovery Museum|all|ximena@example.org|"
    "#5595550124||#150|tbd "
    "10:Singh|Harpreet|High school chemistry teacher|Kings Canyon Bend Unified|9th-12th|"
    "h.singh@example.org||Y|#370|@2024-09-11 "
    "11:Vang|Pa Houa|Parent / caregiver||K-2||#5595550126||#0 "
    "12:|||||||TOTAL|=");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/xlsx/cells", test_cells);
  g_test_add_func ("/import/xlsx/numbers", test_numbers);
  g_test_add_func ("/import/xlsx/date-styles", test_date_styles);
  g_test_add_func ("/import/xlsx/date-values", test_date_values);
  g_test_add_func ("/import/xlsx/iso-dates", test_iso_dates);
  g_test_add_func ("/import/xlsx/shared-strings", test_shared_strings);
  g_test_add_func ("/import/xlsx/namespaces", test_namespaces);
  g_test_add_func ("/import/xlsx/sheets", test_sheets);
  g_test_add_func ("/import/xlsx/merged", test_merged);
  g_test_add_func ("/import/xlsx/fresno", test_fresno);

  return g_test_run ();
}
