/* The table of coverage: the numbers of story A1, states, several roles at a time, and that it
 * counts as one would by hand. Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-matrix.h"
#include "cohort-team.h"
#include "cohort-test-builder.h"
#include "cohort-vocabulary.h"

#define FALL "'convening':'fall-2024'"

static CohortMatrix *
lay_out (const CohortSnapshot *snapshot, const char *convening, gboolean system_fills)
{
  return cohort_matrix_new (snapshot, COHORT_MATRIX_ROLES_BY_BANDS, convening, system_fills,
                            cohort_date_parse (COHORT_TEST_DAY));
}

static guint
find_head (GPtrArray *heads, const char *code)
{
  for (guint i = 0; i < heads->len; i++)
    if (g_str_equal (((CohortMatrixHead *)g_ptr_array_index (heads, i))->code, code))
      return i;
  g_assert_not_reached ();
}

static const CohortCell *
find_cell (const CohortMatrix *matrix, const char *row, const char *column)
{
  return cohort_matrix_get_cell (matrix, find_head (cohort_matrix_get_rows (matrix), row),
                                 find_head (cohort_matrix_get_columns (matrix), column));
}

static const CohortCell *
find_total (const CohortMatrix *matrix, const char *column)
{
  return cohort_matrix_get_column_total (matrix,
                                         find_head (cohort_matrix_get_columns (matrix), column));
}

static void
assert_text (const CohortMatrix *matrix, const CohortCell *cell, const char *expected)
{
  g_autofree char *text = cohort_cell_dup_text (matrix, cell);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_story (void)
{
  static const struct {
    const char *band;
    guint people;
    guint filled; /* where system-wide fills */
  } bands[] = {{"tk-2", 1, 3}, {"3-5", 2, 4},           {"6-8", 1, 3},
               {"9-12", 1, 3}, {"postsecondary", 0, 0}, {"system", 2, 2}};
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortMatrix) matrix = NULL;
  g_autoptr (CohortMatrix) filled = NULL;
  const CohortCell *coordinators;

  cohort_test_team (&snapshot);
  matrix = lay_out (snapshot, NULL, FALSE);
  filled = lay_out (snapshot, NULL, TRUE);
  g_assert_cmpuint (cohort_matrix_get_people (matrix), ==, 6);
  g_assert_cmpuint (cohort_matrix_get_placements (matrix), ==, 7);
  g_assert_cmpuint (cohort_matrix_get_people (filled), ==, 6);
  g_assert_cmpuint (cohort_matrix_get_placements (filled), ==, 7);
  for (gsize i = 0; i < G_N_ELEMENTS (bands); i++) {
    g_assert_cmpuint (find_total (matrix, bands[i].band)->count, ==, bands[i].people);
    g_assert_cmpuint (find_total (filled, bands[i].band)->count, ==, bands[i].filled);
  }
  coordinators = find_cell (matrix, "coe-coordinator", "system");
  g_assert_cmpint (coordinators->state, ==, COHORT_CELL_GOING);
  g_assert_cmpuint (coordinators->people->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (coordinators->people, 0), ==,
                   cohort_test_person (snapshot, "Vance")->record.id);
  assert_text (matrix, coordinators, "2 on the team");
  assert_text (matrix, find_cell (matrix, "family", "tk-2"), "Nobody");
}

/* Three of the team at Fall: one was there, one is to go, one declined; one on the bench. */
static void
test_states (void)
{
  static const struct {
    const char *role;
    const char *band;
    CohortCellState state;
    guint count;
    guint bench;
    const char *text;
  } cells[] = {
      {"coe-coordinator", "system", COHORT_CELL_ATTENDED, 2, 0, "1 attended, 1 going"},
      {"teacher-leader", "3-5", COHORT_CELL_GOING, 1, 1, "1 going"},
      {"district-specialist", "6-8", COHORT_CELL_BENCH, 1, 1, "1 on the bench"},
      {"higher-ed", "postsecondary", COHORT_CELL_BENCH, 1, 1, "1 on the bench"},
      {"family", "system", COHORT_CELL_NONE, 0, 0, "Nobody"},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortMatrix) matrix = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'person.add','family':'Marchetti','status':'prospect',"
                              "'role':'higher-ed','bands':'postsecondary'}");
  cohort_test_run (&snapshot, "{'do':'person.add','family':'Ito','role':'teacher-leader',"
                              "'bands':['tk-2','3-5']}");
  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'marisol'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'marisol'," FALL ",'status':'attended'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'devon'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'priya'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'tomas'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'tomas'," FALL ",'status':'declined'}");
  matrix = lay_out (snapshot, "fall-2024", FALSE);
  g_assert_cmpuint (cohort_matrix_get_people (matrix), ==, 3);
  g_assert_cmpuint (cohort_matrix_get_placements (matrix), ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
    const CohortCell *cell = find_cell (matrix, cells[i].role, cells[i].band);

    g_test_message ("%s, %s", cells[i].role, cells[i].band);
    g_assert_cmpint (cell->state, ==, cells[i].state);
    g_assert_cmpuint (cell->count, ==, cells[i].count);
    g_assert_cmpuint (cell->bench, ==, cells[i].bench);
    assert_text (matrix, cell, cells[i].text);
  }
}

static void
test_sectors (void)
{
  static const struct {
    const char *sector;
    const char *column;
    CohortCellState state;
    guint count;
    const char *text;
  } cells[] = {
      {"coe", "team", COHORT_CELL_GOING, 2, "2 on the team"},
      {"coe", "fall-2024", COHORT_CELL_GOING, 1, "1 going"},
      {"district", "fall-2024", COHORT_CELL_BENCH, 2, "2 on the bench"},
      {"community", "spring-2025", COHORT_CELL_GOING, 1, "1 going"},
      {"family", "team", COHORT_CELL_BENCH, 1, "1 on the bench"},
      {"business", "fall-2024", COHORT_CELL_NONE, 0, "Nobody"},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortMatrix) matrix = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot,
                   "{'do':'person.add','family':'Bell','role':'family','status':'prospect'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'marisol'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'lena','convening':'spring-2025'}");
  matrix = cohort_matrix_new (snapshot, COHORT_MATRIX_SECTORS_BY_CONVENINGS, NULL, FALSE,
                              cohort_date_parse (COHORT_TEST_DAY));
  g_assert_cmpuint (cohort_matrix_get_columns (matrix)->len, ==, 3);
  g_assert_cmpuint (cohort_matrix_get_people (matrix), ==, 6);
  g_assert_cmpuint (cohort_matrix_get_row_total (matrix, 0)->count, ==, 2);
  g_assert_cmpuint (find_total (matrix, "fall-2024")->count, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
    const CohortCell *cell = find_cell (matrix, cells[i].sector, cells[i].column);

    g_test_message ("%s, %s", cells[i].sector, cells[i].column);
    g_assert_cmpint (cell->state, ==, cells[i].state);
    g_assert_cmpuint (cell->count, ==, cells[i].count);
    assert_text (matrix, cell, cells[i].text);
  }
}

static void
take_membership (CohortSnapshot *snapshot,
                 const char *id,
                 const char *person,
                 const char *role,
                 const char *bands,
                 const char *status)
{
  CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, id);

  cohort_set_text (&membership->person, person);
  cohort_set_text (&membership->role, role);
  cohort_set_text (&membership->sector, cohort_role_get_sector (role));
  cohort_set_text (&membership->bands, bands);
  cohort_set_text (&membership->status, status);
  cohort_snapshot_take (snapshot, membership);
}

/* A mother who teaches: one person, once in each cell, a placement for each role and band. */
static void
test_several_roles (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortMatrix) matrix = NULL;

  cohort_snapshot_take (snapshot, cohort_record_new (COHORT_RECORD_PERSON, "ana"));
  take_membership (snapshot, "1", "ana", "teacher", "3-5 6-8", "active");
  take_membership (snapshot, "2", "ana", "family", "3-5", "active");
  take_membership (snapshot, "3", "ana", "teacher", "6-8 9-12", "active");
  take_membership (snapshot, "4", "ana", "teacher", "tk-2 9-12", "prospect");
  matrix = lay_out (snapshot, NULL, FALSE);
  g_assert_cmpuint (cohort_matrix_get_people (matrix), ==, 1);
  g_assert_cmpuint (cohort_matrix_get_placements (matrix), ==, 4);
  g_assert_cmpuint (find_cell (matrix, "teacher", "6-8")->count, ==, 1);
  g_assert_cmpuint (find_cell (matrix, "family", "3-5")->count, ==, 1);
  g_assert_cmpuint (find_total (matrix, "3-5")->count, ==, 1);
  g_assert_cmpuint (find_cell (matrix, "teacher", "9-12")->bench, ==, 0);
  g_assert_cmpint (find_cell (matrix, "teacher", "tk-2")->state, ==, COHORT_CELL_BENCH);
  g_assert_cmpint (find_total (matrix, "tk-2")->state, ==, COHORT_CELL_BENCH);
}

#define N_PEOPLE 60

static const char *
pick (GRand *random, const char *vocabulary)
{
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n);

  return words[g_rand_int_range (random, 0, (gint32)n)].code;
}

static void
take_random_memberships (CohortSnapshot *snapshot, GRand *random, const char *person)
{
  guint n = (guint)g_rand_int_range (random, 0, 4);

  for (guint i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf ("%s/%u", person, i);
    g_autofree char *bands = cohort_bands_format ((guint)g_rand_int_range (random, 0, 64));
    CohortMembership *membership;

    take_membership (snapshot, id, person, pick (random, "role"), bands,
                     pick (random, "membership-status"));
    membership = cohort_snapshot_find (snapshot, COHORT_RECORD_MEMBERSHIP, id);
    if (g_rand_boolean (random))
      membership->start
          = cohort_date_parse (COHORT_TEST_DAY) + (CohortDate)g_rand_int_range (random, 0, 3) - 1;
  }
}

static void
take_random_attendance (CohortSnapshot *snapshot, GRand *random, const char *person)
{
  g_autofree char *id = g_strconcat (person, "/fall", NULL);
  g_autofree char *bands = cohort_bands_format ((guint)g_rand_int_range (random, 0, 64));
  CohortAttendance *attendance;

  if (g_rand_boolean (random))
    return;
  attendance = cohort_record_new (COHORT_RECORD_ATTENDANCE, id);
  cohort_set_text (&attendance->person, person);
  cohort_set_text (&attendance->convening, "fall-2024");
  cohort_set_text (&attendance->status, pick (random, "attendance-status"));
  cohort_set_text (&attendance->role, pick (random, "role"));
  cohort_set_text (&attendance->bands, bands);
  cohort_snapshot_take (snapshot, attendance);
}

static CohortSnapshot *
make_random_county (GRand *random)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  for (guint i = 0; i < N_PEOPLE; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);

    cohort_snapshot_take (snapshot, cohort_record_new (COHORT_RECORD_PERSON, id));
    take_random_memberships (snapshot, random, id);
    take_random_attendance (snapshot, random, id);
  }
  return snapshot;
}

/* One cell counted as one would by hand. NULL for a role or no bit for a band is any. */
typedef struct {
  guint going;
  guint attended;
  guint bench;
} Count;

static gboolean
lies_in (const char *role, const char *bands, const char *wanted, guint bit)
{
  return (wanted == NULL || g_strcmp0 (role, wanted) == 0)
         && (bit == 0 || (cohort_bands_parse (bands) & bit));
}

static gboolean
has_membership (const CohortSnapshot *snapshot,
                const char *person,
                const char *role,
                guint bit,
                gboolean prospect)
{
  COHORT_FOR_EACH (CohortMembership, membership, snapshot, COHORT_RECORD_MEMBERSHIP) {
    if (g_str_equal (membership->person, person)
        && cohort_membership_is_on (membership, cohort_date_parse (COHORT_TEST_DAY))
        && g_str_equal (membership->status, "prospect") == prospect
        && lies_in (membership->role, membership->bands, role, bit))
      return TRUE;
  }
  return FALSE;
}

static Count
count_team (const CohortSnapshot *snapshot, const char *role, guint bit)
{
  Count count = {0};

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    if (has_membership (snapshot, person->record.id, role, bit, FALSE))
      count.going++;
    else if (has_membership (snapshot, person->record.id, role, bit, TRUE))
      count.bench++;
  }
  return count;
}

static Count
count_fall (const CohortSnapshot *snapshot, const char *role, guint bit)
{
  Count count = {0};

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    const char *id = person->record.id;
    const CohortAttendance *attendance = cohort_snapshot_get_attendance (snapshot, id, "fall-2024");
    const char *status = attendance != NULL ? attendance->status : NULL;

    if (cohort_attendance_status_get_flags (status) & COHORT_STATUS_HOLDS_SPOT) {
      if (!lies_in (attendance->role, attendance->bands, role, bit))
        continue;
      count.going++;
      count.attended += g_str_equal (status, "attended") || g_str_equal (status, "partial") ? 1 : 0;
    } else if (has_membership (snapshot, id, role, bit, FALSE)
               || has_membership (snapshot, id, role, bit, TRUE)) {
      count.bench++;
    }
  }
  return count;
}

static void
assert_cell (const CohortCell *cell, Count expected)
{
  g_assert_cmpuint (cell->people->len, ==, expected.going + expected.bench);
  g_assert_cmpuint (cell->bench, ==, expected.bench);
  g_assert_cmpuint (cell->attended, ==, expected.attended);
  g_assert_cmpuint (cell->count, ==, expected.going > 0 ? expected.going : expected.bench);
}

static void
compare_by_hand (const CohortSnapshot *snapshot,
                 const char *convening,
                 Count (*count) (const CohortSnapshot *snapshot, const char *role, guint bit))
{
  g_autoptr (CohortMatrix) matrix = lay_out (snapshot, convening, FALSE);
  GPtrArray *rows = cohort_matrix_get_rows (matrix);
  GPtrArray *columns = cohort_matrix_get_columns (matrix);

  g_assert_cmpuint (cohort_matrix_get_people (matrix), ==, count (snapshot, NULL, 0).going);
  for (guint i = 0; i < rows->len; i++) {
    const char *role = ((CohortMatrixHead *)g_ptr_array_index (rows, i))->code;

    assert_cell (cohort_matrix_get_row_total (matrix, i), count (snapshot, role, 0));
    for (guint j = 0; j < columns->len; j++)
      assert_cell (cohort_matrix_get_cell (matrix, i, j), count (snapshot, role, 1u << j));
  }
  for (guint j = 0; j < columns->len; j++)
    assert_cell (cohort_matrix_get_column_total (matrix, j), count (snapshot, NULL, 1u << j));
}

static void
test_by_hand (void)
{
  for (guint32 seed = 1; seed <= 8; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (CohortSnapshot) snapshot = make_random_county (random);

    g_test_message ("seed %u", seed);
    compare_by_hand (snapshot, NULL, count_team);
    compare_by_hand (snapshot, "fall-2024", count_fall);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matrix/story", test_story);
  g_test_add_func ("/matrix/states", test_states);
  g_test_add_func ("/matrix/sectors", test_sectors);
  g_test_add_func ("/matrix/several-roles", test_several_roles);
  g_test_add_func ("/matrix/by-hand", test_by_hand);

  return g_test_run ();
}
