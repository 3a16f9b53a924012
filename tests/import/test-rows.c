/* Single rows of a roster: what the error of a formula is, and which of two answers is later.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-import.h"
#include "cohort-test-builder.h"
#include "workbook.h"

#include <string.h>

static CohortProposal *
propose (const CohortSnapshot *snapshot, GBytes *bytes, const char *name)
{
  const CohortMoment moment = {.today = cohort_date_parse (COHORT_TEST_DAY)};
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, name, NULL, &error);
  CohortProposal *proposal;

  g_assert_no_error (error);
  proposal = cohort_import_propose (snapshot, cells, NULL, name, &moment, NULL, &error);
  g_assert_no_error (error);
  return proposal;
}

/* "Sheet C3 ERROR_CELL", a line each. */
static char *
list_problems (const CohortProposal *proposal)
{
  GPtrArray *problems = cohort_proposal_get_problems (proposal);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++) {
    const CohortProblem *problem = g_ptr_array_index (problems, i);

    g_string_append_printf (
        list, "%s%s %s%u %s", i > 0 ? "\n" : "", problem->sheet != NULL ? problem->sheet : "-",
        problem->column != NULL ? problem->column : "", problem->row, problem->id);
  }
  return g_string_free (list, FALSE);
}

static void
assert_rows (const CohortProposal *proposal, const CohortOutcome *outcomes, guint n)
{
  GPtrArray *rows = cohort_proposal_get_rows (proposal);

  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (((const CohortProposalRow *)g_ptr_array_index (rows, i))->outcome, ==,
                     outcomes[i]);
}

#define TEXT(at, text)   "<c r='" at "' t='inlineStr'><is><t>" text "</t></is></c>"
#define ERROR(at, shown) "<c r='" at "' t='e'><f>VLOOKUP(1,A1:A2,9)</f><v>" shown "</v></c>"

/* Nobody is called #N/A, and nobody works there. */
static void
test_error_cells (void)
{
  static const char sheet[] = "<row r='1'>" TEXT ("A1", "Name") TEXT ("B1", "Organization") TEXT (
      "C1", "Role") "</row>"
                    "<row r='2'>" ERROR ("A2", "#N/A") ERROR ("B2", "#REF!") TEXT (
                        "C2", "Teacher") "</row>"
                                         "<row r='3'>" TEXT ("A3", "Ana Ruiz") ERROR ("B3", "#N/A")
                                             ERROR ("C3", "#NAME?") "</row>"
                                                                    "<row r='4'>" ERROR (
                                                                        "A4", "#VALUE!") "</row>";
  static const CohortOutcome outcomes[]
      = {COHORT_OUTCOME_PROBLEM, COHORT_OUTCOME_CREATE, COHORT_OUTCOME_PROBLEM};
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (GBytes) bytes = workbook_new (sheet, NULL);
  g_autoptr (CohortProposal) proposal = propose (before, bytes, "team.xlsx");
  g_autofree char *problems = list_problems (proposal);
  g_autoptr (CohortSnapshot) after = NULL;

  assert_rows (proposal, outcomes, G_N_ELEMENTS (outcomes));
  g_assert_cmpstr (problems, ==,
                   "Team 2 NOBODY\nTeam A2 ERROR_CELL\nTeam B2 ERROR_CELL\nTeam B3 ERROR_CELL\n"
                   "Team C3 ERROR_CELL\nTeam 4 NOBODY\nTeam A4 ERROR_CELL");
  after = cohort_snapshot_apply (before, cohort_proposal_get_change (proposal));
  g_assert_cmpuint (cohort_snapshot_get_records (after, COHORT_RECORD_PERSON)->len, ==, 1);
  g_assert_cmpuint (cohort_snapshot_get_records (after, COHORT_RECORD_ORGANIZATION)->len, ==,
                    cohort_snapshot_get_records (before, COHORT_RECORD_ORGANIZATION)->len);
  g_assert_cmpstr (cohort_test_person (after, "Ruiz")->given, ==, "Ana");
}

/* As a spreadsheet saves the same in a file without kinds; what only begins so is a text. */
static void
test_error_words (void)
{
  static const char csv[] = "Name,Organization,Skip me\n"
                            "Ana Ruiz,#N/A,\n"
                            "#DIV/0!,Delta Oaks Unified,\n"
                            "Leo Díaz,#1 Tutors,\n";
  static const CohortOutcome outcomes[]
      = {COHORT_OUTCOME_CREATE, COHORT_OUTCOME_PROBLEM, COHORT_OUTCOME_CREATE};
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (CohortProposal) proposal = propose (before, bytes, "team.csv");
  g_autofree char *problems = list_problems (proposal);

  assert_rows (proposal, outcomes, G_N_ELEMENTS (outcomes));
  g_assert_cmpstr (problems, ==, "- B2 ERROR_CELL\n- 3 NOBODY\n- A3 ERROR_CELL");
}

static const struct {
  const char *earlier;
  const char *later;
} moments[] = {
    {"9/6/2024 12:10:00 AM", "9/6/2024 9:00:00 AM"},
    {"9/6/2024 12:10:00 AM", "9/6/2024 1:00:00 AM"},
    {"9/6/2024 12:59:59 AM", "9/6/2024 12:00:00 PM"},
    {"9/6/2024 11:59:00 AM", "9/6/2024 12:10:00 PM"},
    {"9/6/2024 12:10:00 PM", "9/6/2024 1:00:00 PM"},
    {"9/6/2024 12:10:00 am", "9/6/2024 12:10:00 pm"},
    {"9/5/2024 11:59:00 PM", "9/6/2024 12:01:00 AM"},
    {"9/6/2024 9:11:09", "9/6/2024 12:11:09"},
    {"9/6/2024 12:11:09", "9/6/2024 13:11:09"},
    {"9/6/2024 0:11:09", "9/6/2024 9:11:09"},
};

static void
assert_later (const char *first, const char *second, const char *phone)
{
  g_autofree char *csv = g_strdup_printf ("Timestamp,Name,Phone\n"
                                          "%s,Ana Ruiz,209-555-0101\n%s,Ana Ruiz,209-555-0102\n",
                                          first, second);
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (CohortProposal) proposal = propose (before, bytes, "team.csv");
  g_autoptr (CohortSnapshot) after
      = cohort_snapshot_apply (before, cohort_proposal_get_change (proposal));

  g_test_message ("%s, %s", first, second);
  g_assert_cmpstr (cohort_test_person (after, "Ruiz")->phone, ==, phone);
}

/* The answer given later counts, wherever it stands. */
static void
test_later_answer (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++) {
    assert_later (moments[i].earlier, moments[i].later, "209-555-0102");
    assert_later (moments[i].later, moments[i].earlier, "209-555-0101");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rows/error-cells", test_error_cells);
  g_test_add_func ("/rows/error-words", test_error_words);
  g_test_add_func ("/rows/later-answer", test_later_answer);

  return g_test_run ();
}
