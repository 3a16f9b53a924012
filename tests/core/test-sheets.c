/* The sheets of the county workbook: what is a column, what is a cell, and what may be edited.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-sheets.h"
#include "cohort-test-builder.h"

/* Each command and argument a column names is one the program has. */
static gboolean
takes (const char *command, const char *argument)
{
  guint n;
  g_autofree CohortCommand *commands = cohort_command_get_all (&n);

  for (guint i = 0; i < n; i++) {
    g_autofree char *optional = g_strconcat (argument, "?", NULL);
    g_auto (GStrv) words = NULL;

    if (!g_str_equal (commands[i].name, command))
      continue;
    words = g_strsplit (commands[i].arguments, " ", -1);
    return g_strv_contains ((const char *const *)words, argument)
           || g_strv_contains ((const char *const *)words, optional);
  }
  return FALSE;
}

static void
check_column (const CohortRecordSheet *sheet, const CohortSheetColumn *column)
{
  gboolean is_open = (column->flags & (COHORT_SHEET_EDITABLE | COHORT_SHEET_FOR_NEW)) != 0;

  g_test_message ("%s: %s", sheet->code, column->key);
  g_assert_true (cohort_sheet_find_column (sheet, column->key) == column);
  g_assert_cmpint (is_open, ==, column->argument != NULL);
  g_assert_cmpint ((column->flags & COHORT_SHEET_EDITABLE) != 0, ==, column->command != NULL);
  if (column->command != NULL)
    g_assert_true (takes (column->command, column->argument));
  else if (is_open && g_str_equal (column->argument, "source"))
    g_assert_true (takes (sheet->add, "splits"));
  else if (is_open)
    g_assert_true (takes (sheet->add, column->argument));
  if (column->field != NULL)
    g_assert_nonnull (cohort_record_kind_find_field (column->where, column->field));
}

static void
test_columns (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortRecordSheet *sheet;

  for (guint i = 0; (sheet = cohort_sheets_get (i)) != NULL; i++) {
    g_assert_true (cohort_sheets_find (sheet->code) == sheet);
    g_assert_cmpuint (sheet->n_columns, <=, 64);
    for (guint j = 0; j < sheet->n_columns; j++) {
      check_column (sheet, &sheet->columns[j]);
      if (sheet->columns[j].list != NULL) {
        g_autoptr (GPtrArray) words = cohort_sheets_list_words (snapshot, sheet->columns[j].list);

        g_assert_cmpuint (words->len, >, 0);
      }
    }
  }
  g_assert_null (cohort_sheets_find ("nothing"));
}

/* The row of whoever has the family name @name, or of the first when it is NULL. */
static const CohortSheetRow *
find_row (const CohortSnapshot *snapshot, const GPtrArray *rows, const char *name)
{
  const CohortPerson *person = name != NULL ? cohort_test_person (snapshot, name) : NULL;

  for (guint i = 0; i < rows->len; i++) {
    const CohortSheetRow *row = g_ptr_array_index (rows, i);

    if (person == NULL || g_strcmp0 (row->person, person->record.id) == 0)
      return row;
  }
  g_assert_not_reached ();
}

static void
test_cells (void)
{
  static const struct {
    const char *sheet;
    const char *name;
    const char *key;
    const char *text;
    gboolean can_edit;
  } cases[] = {
      {"team", "Ruiz", "given", "Ana", TRUE},
      {"team", "Ruiz", "role", "teacher", TRUE},
      {"team", "Ruiz", "bands", "3-5 6-8", TRUE},
      {"team", "Ruiz", "organization", "Lodi Unified", TRUE},
      {"team", "Ruiz", "lead", "", TRUE},
      {"attendance", "Ruiz", "convening", "fall-2024", FALSE},
      {"attendance", "Ruiz", "price", "400.00", TRUE},
      {"attendance", "Ruiz", "planned", "470.38", FALSE},
      {"plan", "Ruiz", "person", "Ana Ruiz", FALSE},
      {"ledger", "Ruiz", "quantity", "104.6", TRUE},
      {"ledger", "Ruiz", "rate", "0.655", TRUE},
      {"ledger", "Ruiz", "on", "2024-11-20", TRUE},
      {"ledger", "Ruiz", "status", "draft", FALSE},
      {"funding", NULL, "kind", "contract", FALSE},
      {"funding", NULL, "cap", "8000.00", FALSE},
      {"waitlist", "Lee", "place", "1", FALSE},
      {"waitlist", "Lee", "state", "waiting", TRUE},
      {"opportunities", NULL, "audience", "site-administrator teacher", TRUE},
      {"opportunities", NULL, "cost", "0.00", TRUE},
      {"goals", NULL, "kind", "goal", FALSE},
      {"goals", NULL, "status", "open", TRUE},
      {"goals", NULL, "due", "2025-05-01", TRUE},
      {"goals", NULL, "owner", "Ana Ruiz", TRUE},
      {"goals", NULL, "people", "Bo Lee", FALSE},
      {"goals", NULL, "grant_goals", "coordination capacity", TRUE},
      {"activities", NULL, "on", "2024-09-02", TRUE},
      {"activities", NULL, "minutes", "90", TRUE},
      {"activities", NULL, "people", "Bo Lee", TRUE},
      {"activities", NULL, "goal", "Open labs", FALSE},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_run (&snapshot, "{'do':'person.add','given':'Ana','family':'Ruiz','role':'teacher',"
                              "'bands':['3-5','6-8'],'organization':'Lodi Unified'}");
  cohort_test_run (&snapshot, "{'do':'person.add','given':'Bo','family':'Lee','role':'teacher'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'Ana Ruiz','convening':"
                              "'fall-2024','option':'bundle'}");
  cohort_test_run (&snapshot, "{'do':'plan.add','person':'Ana Ruiz','convening':'fall-2024',"
                              "'category':'parking','amount':'70.38'}");
  cohort_test_run (&snapshot, "{'do':'expense.add','person':'Ana Ruiz','on':'2024-11-20',"
                              "'category':'mileage','quantity':'104.6','rate':655}");
  cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'Bo Lee','convening':'fall-2024'}");
  cohort_test_run (&snapshot, "{'do':'opportunity.add','title':'Science night','cost':0,"
                              "'audience':'teacher site-administrator'}");
  cohort_test_run (&snapshot, "{'do':'goal.add','id':'labs','text':'Open labs','due':'2025-05-01',"
                              "'owner':'Ana Ruiz','grant_goals':['capacity','coordination']}");
  cohort_test_run (&snapshot, "{'do':'goal.link','goal':'labs','person':'Bo Lee'}");
  cohort_test_run (&snapshot, "{'do':'activity.add','component':'convenings','title':'A meeting',"
                              "'on':'2024-09-02','minutes':90,'goal':'labs','people':['Bo Lee']}");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CohortRecordSheet *sheet = cohort_sheets_find (cases[i].sheet);
    const CohortSheetColumn *column = cohort_sheet_find_column (sheet, cases[i].key);
    guint at = (guint)(column - sheet->columns);
    g_autoptr (GPtrArray) rows
        = cohort_sheets_build (snapshot, sheet, cohort_date_parse (COHORT_TEST_DAY));
    const CohortSheetRow *row = find_row (snapshot, rows, cases[i].name);

    g_test_message ("%s: %s", cases[i].sheet, cases[i].key);
    g_assert_cmpstr (row->texts[at], ==, cases[i].text);
    g_assert_cmpint (cohort_sheet_can_edit (sheet, row, at), ==, cases[i].can_edit);
  }
}

/* Once it is submitted nothing of an expense is edited in a sheet. */
static void
test_locked (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortRecordSheet *sheet = cohort_sheets_find ("ledger");
  g_autoptr (GPtrArray) rows = NULL;

  cohort_test_run (&snapshot, "{'do':'expense.add','id':'bus','payee':'City Bus','on':"
                              "'2024-11-20','category':'rail-bus','amount':'12.00'}");
  cohort_test_run (&snapshot, "{'do':'expense.submit','expense':'bus'}");
  rows = cohort_sheets_build (snapshot, sheet, cohort_date_parse (COHORT_TEST_DAY));
  g_assert_cmpuint (rows->len, ==, 1);
  for (guint i = 0; i < sheet->n_columns; i++)
    g_assert_false (cohort_sheet_can_edit (sheet, g_ptr_array_index (rows, 0), i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheets/columns", test_columns);
  g_test_add_func ("/sheets/cells", test_cells);
  g_test_add_func ("/sheets/locked", test_locked);
  return g_test_run ();
}
