/* The numbers of story A1, and who counts for what.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-coverage.h"
#include "cohort-date.h"
#include "cohort-team.h"
#include "cohort-test-builder.h"
#include "cohort-vocabulary.h"

static CohortCoverage *
cover_team (const CohortSnapshot *snapshot, const char *day)
{
  return cohort_coverage_new (snapshot, COHORT_COVERAGE_TEAM, NULL, cohort_date_parse (day));
}

static void
assert_story (const CohortCoverage *coverage)
{
  static const struct {
    const char *band;
    guint people;
  } bands[]
    = {{"tk-2", 1}, {"3-5", 2}, {"6-8", 1}, {"9-12", 1}, {"postsecondary", 0}, {"system", 2}};
  static const struct {
    const char *group;
    guint people;
  } groups[] = {{"teachers", 1},     {"district-leads", 2},   {"administrators", 0},
                {"county-leads", 2}, {"higher-education", 0}, {"informal-partners", 0},
                {"face", 1}};
  guint n_largest;
  g_autofree char *largest = cohort_coverage_dup_largest (coverage, &n_largest);

  g_assert_cmpuint (cohort_coverage_get_people (coverage), ==, 6);
  g_assert_cmpuint (cohort_coverage_get_placements (coverage), ==, 7);
  g_assert_cmpuint (cohort_coverage_get_organizations (coverage), ==, 4);
  g_assert_cmpuint (cohort_coverage_get_sectors (coverage), ==, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (bands); i++)
    g_assert_cmpuint (cohort_coverage_count_band (coverage, bands[i].band), ==, bands[i].people);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    g_assert_cmpuint (cohort_coverage_count_group (coverage, groups[i].group), ==,
                      groups[i].people);
  g_assert_cmpuint (n_largest, ==, 2);
  g_assert_cmpstr (largest, ==, "San Joaquin COE, Delta Oaks Unified");
}

static void
test_story (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortCoverage) coverage = NULL;

  cohort_test_team (&snapshot);
  coverage = cover_team (snapshot, "2024-09-10");
  assert_story (coverage);
  g_assert_cmpuint (cohort_coverage_count_role (coverage, "coe-coordinator"), ==, 2);
  g_assert_cmpuint (cohort_coverage_count_role (coverage, "teacher"), ==, 0);
  g_assert_cmpuint (cohort_coverage_count_sector (coverage, "coe"), ==, 2);
  g_assert_cmpuint (cohort_coverage_count_sector (coverage, "school"), ==, 1);
  g_assert_cmpuint (cohort_coverage_count_sector (coverage, "district"), ==, 2);
  g_assert_cmpuint (cohort_coverage_count_sector (coverage, "community"), ==, 1);
}

/* "system" people are in no band's cell. */
static void
test_cells (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortCoverage) coverage = NULL;
  guint n_roles, n_bands, sum = 0;
  const CohortWord *roles = cohort_vocabulary_get_words ("role", &n_roles);
  const CohortWord *bands = cohort_vocabulary_get_words ("band", &n_bands);

  cohort_test_team (&snapshot);
  coverage = cover_team (snapshot, "2024-09-10");
  for (guint i = 0; i < n_roles; i++)
    for (guint j = 0; j < n_bands; j++)
      sum += cohort_coverage_count_cell (coverage, roles[i].code, bands[j].code);
  g_assert_cmpuint (sum, ==, cohort_coverage_get_placements (coverage));
  g_assert_cmpuint (cohort_coverage_count_cell (coverage, "coe-coordinator", "system"), ==, 2);
  g_assert_cmpuint (cohort_coverage_count_cell (coverage, "coe-coordinator", "3-5"), ==, 0);
  g_assert_cmpuint (cohort_coverage_count_cell (coverage, "community-partner", "tk-2"), ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortCoverage) coverage = cover_team (snapshot, "2024-09-10");
  guint n_largest;
  g_autofree char *largest = cohort_coverage_dup_largest (coverage, &n_largest);

  g_assert_cmpuint (cohort_coverage_get_people (coverage), ==, 0);
  g_assert_cmpuint (cohort_coverage_get_placements (coverage), ==, 0);
  g_assert_cmpuint (n_largest, ==, 0);
  g_assert_cmpstr (largest, ==, "");
}

static void
test_bench_and_past (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  static const struct {
    const char *day;
    guint people;
  } cases[] = {{"2024-09-10", 6}, {"2024-12-31", 6}, {"2025-01-01", 5}};

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'person.add','given':'Noor','family':'Castellanos',"
                              "'role':'community-partner','status':'prospect'}");
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'devon','status':'paused'}");
  cohort_test_run (&snapshot, "{'do':'membership.end','person':'grace','on':'2024-12-31'}");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortCoverage) coverage = cover_team (snapshot, cases[i].day);

    g_test_message ("%s", cases[i].day);
    g_assert_cmpuint (cohort_coverage_get_people (coverage), ==, cases[i].people);
  }
}

/* Case 1: a change of role in January leaves Fall alone. */
static void
test_going_is_as_it_was (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortCoverage) going = NULL;
  g_autoptr (CohortCoverage) team = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace','convening':'fall-2024'}");
  cohort_test_run_on (&snapshot, "2025-01-06",
                      "{'do':'membership.change','person':'grace',"
                      "'on':'2025-01-06','role':'district-administrator'}");
  going = cohort_coverage_new (snapshot, COHORT_COVERAGE_GOING, "fall-2024", 0);
  team = cover_team (snapshot, "2025-01-06");
  g_assert_cmpuint (cohort_coverage_get_people (going), ==, 1);
  g_assert_cmpuint (cohort_coverage_count_role (going, "district-specialist"), ==, 1);
  g_assert_cmpuint (cohort_coverage_count_role (team, "district-specialist"), ==, 1);
  g_assert_cmpuint (cohort_coverage_count_role (team, "district-administrator"), ==, 1);
  g_assert_cmpuint (cohort_coverage_count_group (team, "administrators"), ==, 1);
}

static void
take_membership (CohortSnapshot *snapshot, const char *id, const char *role, const char *bands)
{
  CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, id);

  cohort_set_text (&membership->person, "ana");
  cohort_set_text (&membership->role, role);
  cohort_set_text (&membership->sector, cohort_role_get_sector (role));
  cohort_set_text (&membership->bands, bands);
  cohort_set_text (&membership->organization, "oaks");
  cohort_set_text (&membership->status, "active");
  cohort_snapshot_take (snapshot, membership);
}

/* A mother who teaches, at one school in two roles, is one person of each role. */
static void
test_several_roles (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortCoverage) coverage = NULL;
  g_autoptr (GPtrArray) face = NULL;
  CohortOrganization *oaks = cohort_record_new (COHORT_RECORD_ORGANIZATION, "oaks");
  guint n_largest;
  g_autofree char *largest = NULL;

  cohort_set_text (&oaks->name, "Oaks");
  cohort_snapshot_take (snapshot, oaks);
  cohort_snapshot_take (snapshot, cohort_record_new (COHORT_RECORD_PERSON, "ana"));
  take_membership (snapshot, "1", "teacher", "3-5 6-8");
  take_membership (snapshot, "2", "family", "3-5");
  take_membership (snapshot, "3", "teacher", "6-8 9-12");
  coverage = cover_team (snapshot, "2024-09-10");
  face = cohort_coverage_list_group (coverage, "face");
  largest = cohort_coverage_dup_largest (coverage, &n_largest);
  g_assert_cmpuint (cohort_coverage_get_people (coverage), ==, 1);
  g_assert_cmpuint (cohort_coverage_get_placements (coverage), ==, 4);
  g_assert_cmpuint (cohort_coverage_get_sectors (coverage), ==, 2);
  g_assert_cmpuint (cohort_coverage_get_organizations (coverage), ==, 1);
  g_assert_cmpuint (cohort_coverage_count_role (coverage, "teacher"), ==, 1);
  g_assert_cmpuint (cohort_coverage_count_sector (coverage, "family"), ==, 1);
  g_assert_cmpuint (cohort_coverage_count_band (coverage, "6-8"), ==, 1);
  g_assert_cmpuint (cohort_coverage_count_cell (coverage, "family", "6-8"), ==, 0);
  g_assert_cmpuint (cohort_coverage_count_group (coverage, "teachers"), ==, 1);
  g_assert_cmpuint (face->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (face, 0), ==, "ana");
  g_assert_cmpuint (n_largest, ==, 1);
  g_assert_cmpstr (largest, ==, "Oaks");
}

/* The lens on families and community partners: who is on the team, and who of them goes. */
static void
test_lens (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortCoverage) team = NULL;
  g_autoptr (CohortCoverage) fall = NULL;
  g_autoptr (CohortCoverage) spring = NULL;
  g_autoptr (GPtrArray) on_team = NULL;
  g_autoptr (GPtrArray) at_fall = NULL;
  g_autoptr (GPtrArray) at_spring = NULL;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'person.add','family':'Bell','role':'family'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'lena','convening':'fall-2024'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace','convening':'fall-2024'}");
  team = cover_team (snapshot, COHORT_TEST_DAY);
  fall = cohort_coverage_new (snapshot, COHORT_COVERAGE_GOING, "fall-2024", 0);
  spring = cohort_coverage_new (snapshot, COHORT_COVERAGE_GOING, "spring-2025", 0);
  on_team = cohort_coverage_list_group (team, "face");
  at_fall = cohort_coverage_list_group (fall, "face");
  at_spring = cohort_coverage_list_group (spring, "face");
  g_assert_cmpuint (on_team->len, ==, 2);
  g_assert_cmpuint (at_fall->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (at_fall, 0), ==,
                   cohort_test_person (snapshot, "Abubakar")->record.id);
  g_assert_cmpuint (at_spring->len, ==, 0);
}

static void
test_team_list (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) team = NULL;
  static const char *const order[]
    = {"Abubakar", "Herrera-Lund", "Okafor", "Raman", "Vance", "Whitfield"};

  cohort_test_team (&snapshot);
  team = cohort_team_list (snapshot, cohort_date_parse ("2024-09-10"));
  g_assert_cmpuint (team->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < team->len; i++) {
    const CohortTeamMember *member = g_ptr_array_index (team, i);

    g_assert_cmpstr (member->person->family, ==, order[i]);
    g_assert_nonnull (member->organization);
    g_assert_cmpstr (member->membership->person, ==, member->person->record.id);
  }
}

/* The county's own office is one organization under whatever name the program knows for it. */
static void
test_names_of_the_office (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortCoverage) coverage = NULL;

  cohort_test_run (&snapshot, "{'do':'person.add','given':'A','organization':'San Joaquin COE'}");
  cohort_test_run (&snapshot, "{'do':'person.add','given':'B',"
                              "'organization':'San Joaquin County Office of Education'}");
  cohort_test_run (&snapshot,
                   "{'do':'person.add','given':'D','organization':'Delta Oaks Unified'}");
  cohort_test_run (&snapshot,
                   "{'do':'person.add','given':'E','organization':'delta-oaks unified'}");
  coverage = cover_team (snapshot, "2024-09-10");
  g_assert_cmpuint (cohort_coverage_get_people (coverage), ==, 4);
  g_assert_cmpuint (cohort_coverage_get_organizations (coverage), ==, 2);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_ORGANIZATION)->len, ==, 2);
  g_assert_nonnull (
    cohort_team_match_organization (snapshot, "San Joaquin County Office of Education"));
  g_assert_null (cohort_team_match_organization (snapshot, "Fresno County Office of Education"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/coverage/story", test_story);
  g_test_add_func ("/coverage/cells", test_cells);
  g_test_add_func ("/coverage/empty", test_empty);
  g_test_add_func ("/coverage/bench-and-past", test_bench_and_past);
  g_test_add_func ("/coverage/going-is-as-it-was", test_going_is_as_it_was);
  g_test_add_func ("/coverage/several-roles", test_several_roles);
  g_test_add_func ("/coverage/lens", test_lens);
  g_test_add_func ("/coverage/team-list", test_team_list);
  g_test_add_func ("/coverage/names-of-the-office", test_names_of_the_office);

  return g_test_run ();
}
