/* Writes the roster of a large county from its database, and the same sheet with nothing but SQLite
 * and libxlsxwriter.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-db.h"
#include "cohort-roster.h"
#include "cohort-vocabulary.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#define INSTANT       1727798400
#define MOST_IN_TABLE 10000
#define SPARE_ROWS    200
#define ORGANIZATIONS 900
/* Of the roster's first sheet: 14 that are printed, and 6 of registrations behind them. */
#define COLUMNS 20

static const char *const given[] = {"José", "Priya", "Tomás", "Grace", "Lena", "Devon", "Marisol"};
static const char *const family[] = {"Núñez", "Raman", "Herrera", "Whitfield", "Abubakar", "Vance"};
static const CohortMoment moment = {0, INSTANT};

static const char *
put (CohortChange *change, gpointer record)
{
  cohort_change_put (change, record);
  return COHORT_RECORD (record)->id;
}

static void
add_person (CohortChange *change, guint number, const GPtrArray *organizations)
{
  guint n_roles;
  const CohortWord *roles = cohort_vocabulary_get_words ("role", &n_roles);
  CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, NULL);
  CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, NULL);
  CohortAttendance *attendance = cohort_record_new (COHORT_RECORD_ATTENDANCE, NULL);

  person->given = g_strdup (given[number % G_N_ELEMENTS (given)]);
  person->family = g_strdup_printf ("%s %05u", family[number % G_N_ELEMENTS (family)], number);
  person->email = g_strdup_printf ("person%u@example.org", number);
  person->phone = g_strdup_printf ("209-555-%04u", number % 10000);
  person->case_member = g_strdup (number % 2 == 0 ? "yes" : "no");
  membership->person = g_strdup (put (change, person));
  membership->organization = g_strdup (organizations->pdata[number % organizations->len]);
  membership->role = g_strdup (roles[number % (n_roles - 1)].code);
  membership->sector = g_strdup ("school");
  membership->bands = g_strdup (number % 3 == 0 ? "3-5 6-8" : "9-12");
  membership->status = g_strdup ("active");
  membership->start = cohort_date_new (2024, 8, 1 + (int)number % 28);
  attendance->person = g_strdup (membership->person);
  attendance->convening = g_strdup ("fall-2024");
  attendance->status = g_strdup ("registered");
  attendance->spot_kind = g_strdup ("granted");
  attendance->option = g_strdup ("bundle");
  attendance->price_cents = 40000;
  put (change, membership);
  put (change, attendance);
}

static gboolean
make (const char *path, guint n, GError **error)
{
  g_autoptr (CohortDb) db = cohort_db_open (path, TRUE, error);
  g_autoptr (CohortProgram) program
      = db != NULL ? cohort_db_load_program (db, "2024-25", error) : NULL;
  g_autoptr (CohortChange) change = cohort_change_new ("import", "bench", NULL);
  g_autoptr (GPtrArray) organizations = g_ptr_array_new ();

  if (program == NULL
      || !cohort_db_init (db, cohort_program_find_county (program, "San Joaquin"), "2024-25",
                          &moment, error))
    return FALSE;
  for (guint i = 0; i < ORGANIZATIONS; i++) {
    CohortOrganization *organization = cohort_record_new (COHORT_RECORD_ORGANIZATION, NULL);

    organization->name = g_strdup_printf ("Delta Oaks Unified %u", i);
    g_ptr_array_add (organizations, (gpointer)put (change, organization));
  }
  for (guint i = 0; i < n; i++)
    add_person (change, i, organizations);
  return cohort_db_save (db, change, &moment, error);
}

static gboolean
write_ours (const char *path, const char *out, GError **error)
{
  g_autoptr (CohortDb) db = cohort_db_open (path, FALSE, error);
  g_autoptr (CohortSnapshot) snapshot = db != NULL ? cohort_db_load_snapshot (db, error) : NULL;
  const CohortRosterOptions options
      = {.today = cohort_date_new (2024, 10, 1), .exported_at = INSTANT, .version = "0.1.0"};

  return snapshot != NULL && cohort_roster_write (snapshot, &options, out, NULL, error);
}

/* The least a program can do */

typedef struct {
  lxw_worksheet *sheet;
  lxw_format *text, *date, *money, *header;
} Bare;

/* Of each column what it is: plain text, codes of a vocabulary, a date, cents, or "yes". */
static const struct {
  const char *title;
  const char *words; /* (nullable) */
  char kind;
} bare_columns[COLUMNS] = {
    {"Family name", NULL, 't'},
    {"Given name", NULL, 't'},
    {"Role", "role", 'w'},
    {"Sector", "sector", 'w'},
    {"Organization", NULL, 't'},
    {"Grade bands", NULL, 'b'},
    {"E-mail", NULL, 't'},
    {"Phone", NULL, 't'},
    {"Team status", "membership-status", 'w'},
    {"On the team since", NULL, 'd'},
    {"Lead", NULL, 't'},
    {"CASE member", NULL, 't'},
    {"Fall 2024 status", "attendance-status", 'w'},
    {"Spring 2025 status", NULL, 't'},
    {"Fall 2024 registration", NULL, 't'},
    {"Fall 2024 price", NULL, 'm'},
    {"Fall 2024 planned", NULL, 'm'},
    {"Spring 2025 registration", NULL, 't'},
    {"Spring 2025 price", NULL, 'm'},
    {"Spring 2025 planned", NULL, 'm'},
};

static const char query[]
    = "SELECT p.family, p.given, m.role, m.sector, o.name, m.bands, p.email, p.phone, m.status, "
      "m.start, CASE m.lead WHEN 1 THEN 'Yes' ELSE '' END, "
      "CASE p.case_member WHEN 'yes' THEN 'Yes' WHEN 'no' THEN 'No' ELSE '' END, a.status, '', "
      "CASE a.option WHEN 'bundle' THEN 'Science COP day and CASE conference (Nov 7–10)' "
      "ELSE '' END, a.price_cents, "
      "NULL, '', NULL, NULL FROM membership m "
      "JOIN person p ON p.stream = m.stream AND p.id = m.person AND p.deleted = 0 "
      "JOIN organization o ON o.stream = m.stream AND o.id = m.organization "
      /* Without the stream, so that SQLite makes an index of people for the join. */
      "LEFT JOIN attendance a ON a.person = p.id AND a.deleted = 0 AND a.convening = 'fall-2024' "
      "WHERE m.deleted = 0 ORDER BY p.family, p.given";

static void
put_cell (const Bare *bare, sqlite3_stmt *rows, guint row, lxw_col_t at)
{
  const char *text = (const char *)sqlite3_column_text (rows, at);
  char kind = bare_columns[at].kind;

  if (kind == 'd' && text != NULL) {
    lxw_datetime day = {.year = atoi (text), .month = atoi (text + 5), .day = atoi (text + 8)};

    worksheet_write_datetime (bare->sheet, row, at, &day, bare->date);
  } else if (kind == 'm' && text != NULL) {
    worksheet_write_number (bare->sheet, row, at, (double)sqlite3_column_int64 (rows, at) / 100.0,
                            bare->money);
  } else if (kind == 'm') {
    worksheet_write_blank (bare->sheet, row, at, bare->money);
  } else if (kind == 'b') {
    g_autofree char *bands = cohort_bands_dup_label (text);

    worksheet_write_string (bare->sheet, row, at, bands, bare->text);
  } else {
    if (kind == 'w' && text != NULL)
      text = cohort_vocabulary_get_label (bare_columns[at].words, text);
    worksheet_write_string (bare->sheet, row, at, text != NULL ? text : "", bare->text);
  }
}

static void
add_features (const Bare *bare, guint n)
{
  lxw_table_column heads[COLUMNS];
  lxw_table_column *all[COLUMNS + 1] = {NULL};
  lxw_table_options options = {.name = (char *)"Roster", .columns = all};
  lxw_data_validation choice
      = {.validate = LXW_VALIDATION_TYPE_LIST_FORMULA, .value_formula = (char *)"=$A$2:$A$17"};

  for (lxw_col_t i = 0; i < COLUMNS; i++) {
    heads[i] = (lxw_table_column){.header = (char *)bare_columns[i].title,
                                  .header_format = bare->header};
    all[i] = &heads[i];
    worksheet_set_column (bare->sheet, i, i, 14, NULL);
    if (bare_columns[i].kind == 'w')
      worksheet_data_validation_range (bare->sheet, 1, i, n + SPARE_ROWS, i, &choice);
    if (n > MOST_IN_TABLE)
      worksheet_write_string (bare->sheet, 0, i, bare_columns[i].title, bare->header);
  }
  if (n > MOST_IN_TABLE)
    worksheet_autofilter (bare->sheet, 0, 0, n, COLUMNS - 1);
  else
    worksheet_add_table (bare->sheet, 0, 0, n, COLUMNS - 1, &options);
  worksheet_freeze_panes (bare->sheet, 1, 2);
  worksheet_ignore_errors (bare->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

static guint
count_people (sqlite3 *sqlite)
{
  sqlite3_stmt *count;
  guint n;

  sqlite3_prepare_v2 (sqlite, "SELECT count(*) FROM person WHERE deleted = 0", -1, &count, NULL);
  sqlite3_step (count);
  n = (guint)sqlite3_column_int (count, 0);
  sqlite3_finalize (count);
  return n;
}

static Bare
begin_bare (lxw_workbook *book)
{
  Bare bare = {
      .sheet = workbook_add_worksheet (book, "Roster"),
      .text = workbook_add_format (book),
      .date = workbook_add_format (book),
      .money = workbook_add_format (book),
      .header = workbook_add_format (book),
  };

  format_set_bottom (bare.text, LXW_BORDER_THIN);
  format_set_num_format (bare.date, "mmm d, yyyy");
  format_set_num_format (bare.money, "\"$\"#,##0.00");
  format_set_bold (bare.header);
  return bare;
}

static gboolean
write_bare (const char *path, const char *out)
{
  lxw_workbook *book = workbook_new (out);
  Bare bare = begin_bare (book);
  sqlite3 *sqlite;
  sqlite3_stmt *rows;

  g_assert_cmpint (sqlite3_open_v2 (path, &sqlite, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  add_features (&bare, count_people (sqlite));
  g_assert_cmpint (sqlite3_prepare_v2 (sqlite, query, -1, &rows, NULL), ==, SQLITE_OK);
  for (guint row = 1; sqlite3_step (rows) == SQLITE_ROW; row++)
    for (lxw_col_t i = 0; i < COLUMNS; i++)
      put_cell (&bare, rows, row, i);
  sqlite3_finalize (rows);
  sqlite3_close (sqlite);
  return workbook_close (book) == LXW_NO_ERROR;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (argc == 4 && g_str_equal (argv[1], "make"))
    done = make (argv[2], (guint)atoi (argv[3]), &error);
  else if (argc == 4 && g_str_equal (argv[1], "ours"))
    done = write_ours (argv[2], argv[3], &error);
  else if (argc == 4 && g_str_equal (argv[1], "bare"))
    done = write_bare (argv[2], argv[3]);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  return done ? 0 : 1;
}
