/* What-if: as really doing it, back again, over newer data, and without a trace when discarded.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-ledger.h"
#include "cohort-matrix.h"
#include "cohort-scenario.h"
#include "cohort-test-builder.h"

#define FALL   "fall-2024"
#define SPRING "spring-2025"

/* The team, of which Marisol is registered, Priya planned, and Tomás's fee on the plan. */
static CohortSnapshot *
make_county (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'marisol','convening':'" FALL
                              "','option':'bundle-member'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'priya','convening':'" FALL
                              "','option':'bundle'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'tomas','convening':'" FALL
                              "','option':'presenter'}");
  return snapshot;
}

static CohortScenario *
make_scenario (CohortSnapshot *snapshot)
{
  const CohortMoment moment = {.today = cohort_date_parse (COHORT_TEST_DAY)};

  return cohort_scenario_new (snapshot, &moment);
}

static void
toggle (CohortScenario *scenario, const char *name, const char *convening)
{
  const CohortPerson *person = cohort_test_person (cohort_scenario_get_snapshot (scenario), name);
  g_autofree char *id = g_strdup (person->record.id);
  gboolean goes = cohort_scenario_goes (scenario, id, convening);
  g_autoptr (GError) error = NULL;
  gboolean done = cohort_scenario_toggle (scenario, id, convening, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_cmpint (cohort_scenario_goes (scenario, id, convening), !=, goes);
}

static gint64
sum_planned (const CohortSnapshot *snapshot, guint *unpriced)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const CohortParts *total = cohort_ledger_get_total (ledger);

  *unpriced = total->unpriced;
  return total->paid + total->approved + total->submitted + total->committed;
}

static void
assert_same_coverage (const CohortSnapshot *one, const CohortSnapshot *other)
{
  g_autoptr (CohortMatrix) a = cohort_matrix_new (one, COHORT_MATRIX_ROLES_BY_BANDS, FALL, FALSE,
                                                  cohort_date_parse (COHORT_TEST_DAY));
  g_autoptr (CohortMatrix) b = cohort_matrix_new (other, COHORT_MATRIX_ROLES_BY_BANDS, FALL, FALSE,
                                                  cohort_date_parse (COHORT_TEST_DAY));

  g_assert_cmpuint (cohort_matrix_get_people (a), ==, cohort_matrix_get_people (b));
  for (guint i = 0; i < cohort_matrix_get_rows (a)->len; i++)
    for (guint j = 0; j < cohort_matrix_get_columns (a)->len; j++) {
      const CohortCell *here = cohort_matrix_get_cell (a, i, j);
      const CohortCell *there = cohort_matrix_get_cell (b, i, j);

      g_assert_cmpint (here->state, ==, there->state);
      g_assert_cmpuint (here->count, ==, there->count);
    }
}

static CohortSnapshot *
run_for_real (const CohortScenario *scenario, const CohortSnapshot *snapshot)
{
  const CohortMoment moment = {.today = cohort_date_parse (COHORT_TEST_DAY)};
  g_autoptr (JsonObject) command = cohort_scenario_to_command (scenario);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortChange) change = cohort_command_run (snapshot, command, &moment, &error);

  g_assert_no_error (error);
  return cohort_snapshot_apply (snapshot, change);
}

static void
assert_refused (const CohortScenario *scenario, const CohortSnapshot *snapshot)
{
  const CohortMoment moment = {.today = cohort_date_parse (COHORT_TEST_DAY)};
  g_autoptr (JsonObject) command = cohort_scenario_to_command (scenario);
  g_autoptr (GError) error = NULL;

  g_assert_null (cohort_command_run (snapshot, command, &moment, &error));
  g_assert_error (error, COHORT_ERROR, COHORT_ERROR_REFUSED);
}

static void
test_as_for_real (void)
{
  static const struct {
    const char *people[5]; /* toggled in Fall, in this order */
    gint64 cents;
    int unpriced;
    guint going;
  } cases[] = {
      {{"Whitfield"}, 40000, 0, 4},
      {{"Raman"}, -40000, 0, 2},
      {{"Herrera-Lund"}, 0, -1, 2},
      {{"Vance"}, -37000, 0, 2},
      {{"Raman", "Whitfield", "Abubakar"}, 40000, 0, 4},
      {{"Whitfield", "Raman", "Whitfield"}, -40000, 0, 2},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_county ();
    g_autoptr (CohortScenario) scenario = make_scenario (snapshot);
    g_autoptr (CohortSnapshot) real = NULL;
    g_autoptr (CohortMatrix) matrix = NULL;
    guint before, after;
    gint64 cents;
    int unpriced;

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    for (guint j = 0; cases[i].people[j] != NULL; j++)
      toggle (scenario, cases[i].people[j], FALL);
    g_assert_cmpint (cohort_scenario_get_cost (scenario, &unpriced), ==, cases[i].cents);
    g_assert_cmpint (unpriced, ==, cases[i].unpriced);

    real = run_for_real (scenario, snapshot);
    assert_same_coverage (cohort_scenario_get_snapshot (scenario), real);
    cents = sum_planned (real, &after) - sum_planned (snapshot, &before);
    g_assert_cmpint (cents, ==, cases[i].cents);
    g_assert_cmpint ((int)after - (int)before, ==, cases[i].unpriced);
    matrix = cohort_matrix_new (real, COHORT_MATRIX_ROLES_BY_BANDS, FALL, FALSE,
                                cohort_date_parse (COHORT_TEST_DAY));
    g_assert_cmpuint (cohort_matrix_get_people (matrix), ==, cases[i].going);
  }
}

static void
test_back_and_discard (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  GPtrArray *attendances = cohort_snapshot_get_records (snapshot, COHORT_RECORD_ATTENDANCE);
  guint n = attendances->len;
  CohortScenario *scenario = make_scenario (snapshot);
  g_autofree char *grace = g_strdup (cohort_test_person (snapshot, "Whitfield")->record.id);

  g_assert_true (cohort_scenario_is_empty (scenario));
  g_assert_null (cohort_scenario_to_command (scenario));
  toggle (scenario, "Whitfield", FALL);
  toggle (scenario, "Whitfield", SPRING);
  g_assert_true (cohort_scenario_is_toggled (scenario, grace, FALL));
  g_assert_true (cohort_scenario_goes (scenario, grace, SPRING));
  toggle (scenario, "Whitfield", FALL);
  g_assert_false (cohort_scenario_is_toggled (scenario, grace, FALL));
  g_assert_true (cohort_scenario_is_toggled (scenario, grace, SPRING));
  toggle (scenario, "Whitfield", SPRING);
  g_assert_true (cohort_scenario_is_empty (scenario));
  g_assert_true (cohort_scenario_get_snapshot (scenario) == snapshot);
  g_assert_cmpint (cohort_scenario_get_cost (scenario, NULL), ==, 0);

  toggle (scenario, "Raman", FALL);
  cohort_scenario_free (scenario);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_ATTENDANCE)->len, ==, n);
  g_assert_nonnull (cohort_snapshot_get_attendance (
      snapshot, cohort_test_person (snapshot, "Raman")->record.id, FALL));
}

static void
test_what_cannot_be (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortScenario) scenario = NULL;
  g_autoptr (GError) error = NULL;
  const char *marisol;

  cohort_test_run (&snapshot, "{'do':'attendance.set','person':'marisol','convening':'" FALL
                              "','status':'attended'}");
  scenario = make_scenario (snapshot);
  marisol = cohort_test_person (snapshot, "Vance")->record.id;
  g_assert_false (cohort_scenario_toggle (scenario, marisol, FALL, &error));
  g_assert_error (error, COHORT_ERROR, COHORT_ERROR_REFUSED);
  g_assert_true (cohort_scenario_is_empty (scenario));
  g_clear_error (&error);
  g_assert_false (cohort_scenario_toggle (scenario, marisol, "fall-1999", &error));
  g_assert_nonnull (error);
}

/* Once the names are locked, the scenario needs a reason as the commands do, and passes it on. */
static void
test_locked_names (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortScenario) scenario = NULL;
  g_autoptr (CohortSnapshot) real = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *grace = g_strdup (cohort_test_person (snapshot, "Whitfield")->record.id);

  cohort_test_run (&snapshot,
                   "{'do':'setting.set','key':'names.lock." FALL "','value':'2024-09-01'}");
  scenario = make_scenario (snapshot);
  g_assert_false (cohort_scenario_toggle (scenario, grace, FALL, &error));
  g_assert_error (error, COHORT_ERROR, COHORT_ERROR_REFUSED);
  cohort_scenario_set_reason (scenario, "Priya is ill");
  toggle (scenario, "Whitfield", FALL);
  toggle (scenario, "Raman", FALL);
  real = run_for_real (scenario, snapshot);
  assert_same_coverage (cohort_scenario_get_snapshot (scenario), real);

  /* While it is written anew nothing is forgotten; without one nothing is done. */
  cohort_scenario_set_reason (scenario, NULL);
  g_assert_true (cohort_scenario_is_toggled (scenario, grace, FALL));
  toggle (scenario, "Raman", FALL);
  g_assert_true (cohort_scenario_is_toggled (scenario, grace, FALL));
  assert_refused (scenario, snapshot);
  cohort_scenario_set_reason (scenario, "Priya has another day");
  g_clear_pointer (&real, cohort_snapshot_unref);
  real = run_for_real (scenario, snapshot);
  assert_same_coverage (cohort_scenario_get_snapshot (scenario), real);
}

/* Somebody else made one toggle true and another impossible; the third stays. */
static void
test_rebase (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortScenario) scenario = make_scenario (snapshot);
  g_autofree char *grace = g_strdup (cohort_test_person (snapshot, "Whitfield")->record.id);
  g_autofree char *priya = g_strdup (cohort_test_person (snapshot, "Raman")->record.id);
  g_autofree char *lena = g_strdup (cohort_test_person (snapshot, "Abubakar")->record.id);

  toggle (scenario, "Whitfield", FALL);
  toggle (scenario, "Raman", FALL);
  toggle (scenario, "Abubakar", FALL);
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace','convening':'" FALL "'}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'priya','convening':'" FALL "'}");
  cohort_test_run (&snapshot, "{'do':'attendance.set','person':'priya','convening':'" FALL
                              "','status':'attended'}");
  cohort_scenario_rebase (scenario, snapshot);
  g_assert_false (cohort_scenario_is_toggled (scenario, grace, FALL));
  g_assert_true (cohort_scenario_goes (scenario, grace, FALL));
  g_assert_false (cohort_scenario_is_toggled (scenario, priya, FALL));
  g_assert_true (cohort_scenario_goes (scenario, priya, FALL));
  g_assert_true (cohort_scenario_is_toggled (scenario, lena, FALL));
  g_assert_cmpint (cohort_scenario_get_cost (scenario, NULL), ==, 40000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenario/as-for-real", test_as_for_real);
  g_test_add_func ("/scenario/back-and-discard", test_back_and_discard);
  g_test_add_func ("/scenario/what-cannot-be", test_what_cannot_be);
  g_test_add_func ("/scenario/locked-names", test_locked_names);
  g_test_add_func ("/scenario/rebase", test_rebase);

  return g_test_run ();
}
