/* The three files offices sent: per row what becomes of it, and why.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-import.h"
#include "cohort-people.h"
#include "cohort-spots.h"
#include "cohort-test-builder.h"

#include <string.h>

typedef struct {
  guint row;
  CohortOutcome outcome;
  const char *name;
  const char *role; /* NULL where there is no person */
  const char *sector;
  const char *bands; /* NULL: none */
  const char *status;
  const char *email; /* NULL: none */
  const char *phone; /* NULL: none */
} ExpectedRow;

static const ExpectedRow san_joaquin_rows[] = {
    /* The form's own wording; a county coordinator's grades are the system. */
    {2, COHORT_OUTCOME_CREATE, "Marisol Vance", "coe-coordinator", "coe", "system", "active",
     "marisol.vance@example.org", "209-555-0101"},
    /* The same role and office in other words, the same codes. */
    {3, COHORT_OUTCOME_CREATE, "Devon Okafor", "coe-coordinator", "coe", "system", "active",
     "devon.okafor@example.org", "209-555-0102"},
    /* The school stands before the district, so she works at a school; the note has a line end in
       it. */
    {4, COHORT_OUTCOME_CREATE, "Priya Raman", "teacher-leader", "school", "3-5", "active",
     "priya.raman@example.org", "209-555-0103"},
    /* Capitals in the address are not looked at; +1 is the country. */
    {5, COHORT_OUTCOME_CREATE, "Tomás Herrera-Lund", "district-specialist", "district", "6-8",
     "active", "tomas.hl@example.org", "209-555-0104"},
    /* Grace's first answer: row 8 is hers too and later. */
    {6, COHORT_OUTCOME_IGNORED, "Grace Whitfield", NULL, NULL, NULL, NULL, NULL, NULL},
    {7, COHORT_OUTCOME_CREATE, "Lena Abubakar", "community-partner", "community", "tk-2 3-5",
     "active", "lena.abubakar@example.org", NULL},
    /* "Specialist / coach": the four words for a specialist weigh more than the one for a coach. */
    {8, COHORT_OUTCOME_CREATE, "Grace Whitfield", "district-specialist", "district", "9-12",
     "active", "grace.whitfield@example.org", "209-555-0105"},
    /* Asks for the waitlist, so is a prospect; nobody is put on it by an import. */
    {9, COHORT_OUTCOME_CREATE, "Ellis Marchetti", "higher-ed", "higher-ed", "postsecondary",
     "prospect", NULL, "209-555-0107"},
    /* No address that works: kept, with the problem. A parent needs no organization. */
    {10, COHORT_OUTCOME_CREATE, "José Ángel Niño", "family", "family", "tk-2 9-12", "active", NULL,
     NULL},
    /* Commas only. */
    {11, COHORT_OUTCOME_IGNORED, "", NULL, NULL, NULL, NULL, NULL, NULL},
};

static const ExpectedRow alpine_rows[] = {
    /* Windows-1252, semicolons; "All" of a county administrator is the system. */
    {2, COHORT_OUTCOME_CREATE, "Rowan Pike", "coe-administrator", "coe", "system", "active",
     "rowan.pike@example.org", "530-555-0110"},
    /* TK-8 reaches into three bands. */
    {3, COHORT_OUTCOME_CREATE, "Ana Belmonte", "teacher", "school", "tk-2 3-5 6-8", "active",
     "ana.belmonte@example.org", "530-555-0111"},
    {4, COHORT_OUTCOME_CREATE, "Silas Greene", "informal-educator", "informal", NULL, "active",
     "silas.greene@example.org", NULL},
};

static const ExpectedRow fresno_rows[] = {
    /* The phone is a number in a hidden column; K-12 of a county coordinator is the system. */
    {5, COHORT_OUTCOME_CREATE, "Iris Nakamura", "coe-coordinator", "coe", "system", "active",
     "iris.nakamura@example.org", "559-555-0120"},
    /* An assistant superintendent of the county's office, so of the office, not of a district. */
    {6, COHORT_OUTCOME_CREATE, "Ruben Delgado", "coe-administrator", "coe", "system", "active",
     "ruben.delgado@example.org", "559-555-0121"},
    /* Grade 6 lies in 6-8. */
    {7, COHORT_OUTCOME_CREATE, "Mai Thao", "tosa", "district", "tk-2 3-5 6-8", "active",
     "mai.thao@example.org", "559-555-0122"},
    /* A principal works at a school though the district is named. */
    {8, COHORT_OUTCOME_CREATE, "Fintan O'Leary", "site-administrator", "school", "6-8", "active",
     "fintan.oleary@example.org", "559-555-0123 x4"},
    /* "all" of a partner is the system. */
    {9, COHORT_OUTCOME_CREATE, "Ximena Garza-Ruiz", "informal-educator", "informal", "system",
     "active", "ximena@example.org", "559-555-0124"},
    {10, COHORT_OUTCOME_CREATE, "Harpreet Singh", "teacher", "school", "9-12", "active",
     "h.singh@example.org", NULL},
    /* Two given names in their own column stay two; a parent without an address is on the team. */
    {11, COHORT_OUTCOME_CREATE, "Pa Houa Vang", "family", "family", "tk-2", "active", NULL,
     "559-555-0126"},
    /* "TOTAL" under no name: a sum, no person. */
    {12, COHORT_OUTCOME_IGNORED, "", NULL, NULL, NULL, NULL, NULL, NULL},
};

typedef struct {
  const char *file;
  const char *county;
  const char *sheet; /* NULL: CSV */
  const ExpectedRow *rows;
  guint n_rows;
  guint n_people;
  guint n_problems;
} Sample;

static const Sample samples[] = {
    {"san-joaquin-form-responses.csv", "San Joaquin", NULL, san_joaquin_rows,
     G_N_ELEMENTS (san_joaquin_rows), 8, 1},
    {"alpine-excel-export.csv", "Alpine", NULL, alpine_rows, G_N_ELEMENTS (alpine_rows), 3, 0},
    {"fresno-team.xlsx", "Fresno", "LIT 24-25", fresno_rows, G_N_ELEMENTS (fresno_rows), 7, 0},
};

static CohortProposal *
propose (const CohortSnapshot *snapshot, const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortCells) cells = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CohortMoment moment = {.today = cohort_date_parse (COHORT_TEST_DAY)};
  CohortProposal *proposal;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  cells = cohort_cells_read (bytes, file, NULL, &error);
  g_assert_no_error (error);
  proposal = cohort_import_propose (snapshot, cells, NULL, file, &moment, NULL, &error);
  g_assert_no_error (error);
  return proposal;
}

/* The county after @file was imported. */
static CohortSnapshot *
import (const CohortSnapshot *snapshot, const char *file)
{
  g_autoptr (CohortProposal) proposal = propose (snapshot, file);

  return cohort_snapshot_apply (snapshot, cohort_proposal_get_change (proposal));
}

static void
check_person (const CohortSnapshot *snapshot, const ExpectedRow *expected, const char *id)
{
  const CohortPerson *person = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, id);
  const CohortMembership *membership
      = cohort_snapshot_get_membership (snapshot, id, cohort_date_parse (COHORT_TEST_DAY));
  g_autofree char *name = NULL;

  g_assert_nonnull (person);
  g_assert_nonnull (membership);
  name = cohort_person_dup_name (person);
  g_assert_cmpstr (name, ==, expected->name);
  g_assert_cmpstr (person->email, ==, expected->email);
  g_assert_cmpstr (person->phone, ==, expected->phone);
  g_assert_cmpstr (membership->role, ==, expected->role);
  g_assert_cmpstr (membership->sector, ==, expected->sector);
  g_assert_cmpstr (membership->bands, ==, expected->bands);
  g_assert_cmpstr (membership->status, ==, expected->status);
}

static void
test_rows (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (CohortSnapshot) before = cohort_test_county (sample->county, "2024-25");
  g_autoptr (CohortProposal) proposal = propose (before, sample->file);
  g_autoptr (CohortSnapshot) after
      = cohort_snapshot_apply (before, cohort_proposal_get_change (proposal));
  GPtrArray *rows = cohort_proposal_get_rows (proposal);

  g_assert_cmpuint (rows->len, ==, sample->n_rows);
  for (guint i = 0; i < rows->len; i++) {
    const CohortProposalRow *row = g_ptr_array_index (rows, i);

    g_assert_cmpuint (row->row, ==, sample->rows[i].row);
    g_assert_cmpstr (row->sheet, ==, sample->sheet);
    g_assert_cmpstr (row->name, ==, sample->rows[i].name);
    g_assert_cmpstr (cohort_outcome_get_code (row->outcome), ==,
                     cohort_outcome_get_code (sample->rows[i].outcome));
    if (sample->rows[i].role != NULL)
      check_person (after, &sample->rows[i], row->person);
    else
      g_assert_cmpuint (row->reasons->len, >, 0);
  }
  g_assert_cmpuint (cohort_snapshot_get_records (after, COHORT_RECORD_PERSON)->len, ==,
                    sample->n_people);
  g_assert_cmpuint (cohort_proposal_get_problems (proposal)->len, ==, sample->n_problems);
  g_assert_cmpuint (cohort_proposal_get_unmatched (proposal)->len, ==, 0);
}

/* Import never books: no attendance and no waitlist entry, whatever was answered. */
static void
test_nobody_booked (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (CohortSnapshot) before = cohort_test_county (sample->county, "2024-25");
  g_autoptr (CohortSnapshot) after = import (before, sample->file);
  CohortSpots spots;

  g_assert_cmpuint (cohort_snapshot_get_records (after, COHORT_RECORD_ATTENDANCE)->len, ==, 0);
  g_assert_cmpuint (cohort_snapshot_get_records (after, COHORT_RECORD_WAITLIST_ENTRY)->len, ==, 0);
  cohort_spots_count (after, "fall-2024", &spots);
  g_assert_cmpuint (spots.held, ==, 0);
}

/* A second import finds everybody as the first left them. */
static void
test_again (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (CohortSnapshot) before = cohort_test_county (sample->county, "2024-25");
  g_autoptr (CohortSnapshot) after = import (before, sample->file);
  g_autoptr (CohortProposal) again = propose (after, sample->file);

  g_assert_true (cohort_change_is_empty (cohort_proposal_get_change (again)));
  g_assert_cmpuint (cohort_proposal_count (again, COHORT_OUTCOME_UNCHANGED), ==, sample->n_people);
  g_assert_cmpuint (cohort_proposal_count (again, COHORT_OUTCOME_IGNORED), ==,
                    sample->n_rows - sample->n_people);
  g_assert_cmpuint (cohort_proposal_get_problems (again)->len, ==, sample->n_problems);
}

typedef struct {
  const char *person;
  const char *question;
  const char *answer;
  const char *convening;
  const char *meaning;
  const char *option;
} ExpectedAnswer;

static const ExpectedAnswer san_joaquin_answers[] = {
    {"Vance", "Can you attend November 7 in Sacramento?", "Yes, all four days (Nov 7-10)",
     "fall-2024", "planned", "bundle"},
    {"Herrera-Lund", "Can you attend November 7 in Sacramento?", "Presenting on Saturday",
     "fall-2024", "planned", "presenter"},
    {"Whitfield", "Can you attend November 7 in Sacramento?", "Only Thursday Nov 7", "fall-2024",
     "planned", "scop-day"},
    {"Marchetti", "Can you attend November 7 in Sacramento?", "Waitlist please", "fall-2024",
     "waitlist", NULL},
    {"Niño", "Can you attend November 7 in Sacramento?", "Maybe", "fall-2024", NULL, NULL},
    {"Whitfield", "Timestamp", "9/6/2024 10:11:09", NULL, NULL, NULL},
};

/* Which option was paid is told by its price; 0 is no option's. */
static const ExpectedAnswer fresno_answers[] = {
    {"Nakamura", "Fee", "370", "fall-2024", "option", "bundle-member"},
    {"Delgado", "Fee", "400", "fall-2024", "option", "bundle"},
    {"Thao", "Fee", "150", "fall-2024", "option", "scop-day"},
    {"Vang", "Fee", "0", NULL, NULL, NULL},
    {"Nakamura", "Confirmed on", "2024-09-05", NULL, NULL, NULL},
    {"Garza-Ruiz", "Confirmed on", "tbd", NULL, NULL, NULL},
};

static const CohortResponse *
find_answer (const CohortSnapshot *snapshot, const char *person, const char *question)
{
  COHORT_FOR_EACH (CohortResponse, answer, snapshot, COHORT_RECORD_RESPONSE) {
    if (g_str_equal (answer->person, person) && g_str_equal (answer->question, question))
      return answer;
  }
  return NULL;
}

static void
check_answers (const Sample *sample, const ExpectedAnswer *expected, guint n)
{
  g_autoptr (CohortSnapshot) before = cohort_test_county (sample->county, "2024-25");
  g_autoptr (CohortSnapshot) after = import (before, sample->file);

  for (guint i = 0; i < n; i++) {
    const CohortPerson *person = cohort_test_person (after, expected[i].person);
    const CohortResponse *answer = find_answer (after, person->record.id, expected[i].question);

    g_assert_nonnull (answer);
    g_assert_cmpstr (answer->answer, ==, expected[i].answer);
    g_assert_cmpstr (answer->convening, ==, expected[i].convening);
    g_assert_cmpstr (answer->meaning, ==, expected[i].meaning);
    g_assert_cmpstr (answer->option, ==, expected[i].option);
    g_assert_cmpstr (answer->state, ==, "open");
  }
}

static void
test_answers (void)
{
  check_answers (&samples[0], san_joaquin_answers, G_N_ELEMENTS (san_joaquin_answers));
  check_answers (&samples[2], fresno_answers, G_N_ELEMENTS (fresno_answers));
}

static void
test_kept_as_typed (void)
{
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (CohortProposal) proposal = propose (before, samples[0].file);
  g_autoptr (CohortSnapshot) after
      = cohort_snapshot_apply (before, cohort_proposal_get_change (proposal));
  const CohortProblem *problem = g_ptr_array_index (cohort_proposal_get_problems (proposal), 0);
  const CohortPerson *jose = cohort_test_person (after, "Niño");
  const CohortPerson *grace = cohort_test_person (after, "Whitfield");

  g_assert_cmpstr (jose->given, ==, "José Ángel");
  g_assert_cmpstr (jose->family, ==, "Niño");
  g_assert_cmpstr (jose->email_typed, ==, "not an address");
  g_assert_cmpstr (jose->note, ==, "=HYPERLINK(\"http://example.org\",\"click\")");
  g_assert_cmpstr (problem->id, ==, "BAD_EMAIL");
  g_assert_cmpuint (problem->row, ==, 10);
  g_assert_cmpstr (problem->column, ==, "B");
  /* The second answer's, not the first's. */
  g_assert_cmpstr (grace->note, ==, "second response, please use this one");
  g_assert_cmpstr (grace->case_member, ==, "no");
}

/* Two spellings of one county office are one organization under the office's own name. */
static void
test_county_office (void)
{
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) after = import (before, samples[0].file);
  const CohortOrganization *office = cohort_snapshot_find_organization (after, "San Joaquin COE");

  g_assert_nonnull (office);
  g_assert_cmpstr (office->name, ==, "San Joaquin County Office of Education");
  g_assert_cmpstr (office->aliases, ==, "San Joaquin COE");
  g_assert_cmpstr (office->sector, ==, "coe");
  g_assert_true (office == cohort_snapshot_find_organization (after, office->name));
}

/* The three offices' files one after the other: people of one are not taken for people of another.
 */
static void
test_all_into_one (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    CohortSnapshot *next = import (snapshot, samples[i].file);

    cohort_snapshot_unref (snapshot);
    snapshot = next;
  }
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len, ==, 18);
  cohort_snapshot_unref (snapshot);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *rows = g_strconcat ("/samples/rows/", samples[i].county, NULL);
    g_autofree char *booked = g_strconcat ("/samples/nobody-booked/", samples[i].county, NULL);
    g_autofree char *again = g_strconcat ("/samples/again/", samples[i].county, NULL);

    g_test_add_data_func (rows, &samples[i], test_rows);
    g_test_add_data_func (booked, &samples[i], test_nobody_booked);
    g_test_add_data_func (again, &samples[i], test_again);
  }
  g_test_add_func ("/samples/answers", test_answers);
  g_test_add_func ("/samples/kept-as-typed", test_kept_as_typed);
  g_test_add_func ("/samples/county-office", test_county_office);
  g_test_add_func ("/samples/all-into-one", test_all_into_one);

  return g_test_run ();
}
