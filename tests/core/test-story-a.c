/* Story A of San Joaquin County, command by command, with the amounts it must lead to.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-arguments.h"
#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-findings.h"
#include "cohort-ledger.h"
#include "cohort-money.h"
#include "cohort-spots.h"
#include "cohort-test-builder.h"

static void
run_line (CohortSnapshot **snapshot, CohortDate *day, const char *line, const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (line, &error);
  g_autoptr (CohortChange) change = NULL;
  JsonObject *command = node != NULL ? json_node_get_object (node) : NULL;
  CohortMoment moment = {.today = *day};
  CohortSnapshot *next;

  g_assert_no_error (error);
  if (json_object_has_member (command, "at") && !json_object_has_member (command, "do")) {
    *day = cohort_date_parse (json_object_get_string_member (command, "at"));
    g_assert_cmpuint (*day, !=, 0);
    return;
  }
  moment.now = ((gint64)*day - cohort_date_new (1970, 1, 1)) * 24 * 60 * 60;
  change = cohort_command_run (*snapshot, command, &moment, &error);
  if (change == NULL)
    g_error ("%s: %s: %s", place, line, error->message);
  next = cohort_snapshot_apply (*snapshot, change);
  cohort_snapshot_unref (*snapshot);
  *snapshot = next;
  cohort_test_check_expenses (next, *day);
}

static void
run_story (CohortSnapshot **snapshot, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "stories", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  CohortDate day = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      run_line (snapshot, &day, lines[i], name);
}

/* The story up to and with the file called @last. */
static CohortSnapshot *
tell_until (const char *last)
{
  static const char *const files[] = {
      "a1-team.jsonl",          "a2-fall-plan.jsonl", "a3-spring-plan.jsonl", "a4-resource.jsonl",
      "a5-registrations.jsonl", "a5-ledger.jsonl",    "a5-replacement.jsonl",
  };
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    run_story (&snapshot, files[i]);
    if (g_str_equal (files[i], last))
      return snapshot;
  }
  g_assert_not_reached ();
}

static const char *
get_source (const CohortSnapshot *snapshot, const char *name)
{
  COHORT_FOR_EACH (CohortFundingSource, source, snapshot, COHORT_RECORD_FUNDING_SOURCE) {
    if (g_str_equal (source->name, name))
      return source->record.id;
  }
  g_error ("no source %s", name);
}

static const char *
get_contract (const CohortSnapshot *snapshot)
{
  return cohort_snapshot_get_contract (snapshot)->record.id;
}

static void
check_sum (const CohortParts *parts)
{
  g_assert_cmpint (parts->paid + parts->approved + parts->submitted + parts->committed
                       + parts->available,
                   ==, parts->cap);
}

static gint64
get_planned (const CohortSnapshot *snapshot,
             const char *source,
             const char *family,
             const char *convening)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const char *person = family != NULL ? cohort_test_person (snapshot, family)->record.id : NULL;

  return cohort_ledger_planned (ledger, source, person, convening);
}

static void
test_fall_plan (void)
{
  g_autoptr (CohortSnapshot) snapshot = tell_until ("a2-fall-plan.jsonl");
  const char *contract = get_contract (snapshot);
  static const struct {
    const char *family;
    gint64 cents;
  } people[] = {
      {"Vance", 114032},        {"Okafor", 110600},   {"Raman", 117032},
      {"Herrera-Lund", 107032}, {"Whitfield", 21432}, {"Abubakar", 21432},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    g_assert_cmpint (get_planned (snapshot, contract, people[i].family, "fall-2024"), ==,
                     people[i].cents);
  g_assert_cmpint (get_planned (snapshot, contract, NULL, "fall-2024"), ==, 491560);
  g_assert_cmpint (
      get_planned (snapshot, get_source (snapshot, "Delta Oaks Unified"), "Raman", NULL), ==,
      44000);
}

static void
test_spring_plan (void)
{
  g_autoptr (CohortSnapshot) snapshot = tell_until ("a3-spring-plan.jsonl");
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const CohortParts *parts = cohort_ledger_get_parts (ledger, get_contract (snapshot));
  CohortSpots spots;

  g_assert_cmpint (get_planned (snapshot, NULL, "Vance", "spring-2025"), ==, 92300);
  g_assert_cmpint (get_planned (snapshot, NULL, NULL, "spring-2025"), ==, 553800);
  g_assert_cmpint (parts->committed, ==, 1045360);
  g_assert_cmpint (parts->available, ==, -245360);
  g_assert_cmpuint (parts->unpriced, ==, 6);
  check_sum (parts);
  g_assert_cmpint (get_planned (snapshot, NULL, NULL, NULL), ==, 1089360);

  cohort_spots_count (snapshot, "spring-2025", &spots);
  g_assert_cmpuint (spots.held, ==, 6);
  g_assert_false (cohort_is_known (spots.limit));
}

static void
test_resource (void)
{
  g_autoptr (CohortSnapshot) snapshot = tell_until ("a4-resource.jsonl");
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const CohortParts *parts = cohort_ledger_get_parts (ledger, get_contract (snapshot));
  static const struct {
    const char *source;
    gint64 cents;
  } sources[] = {
      {"CAL-MSCS base allocation", 184600},
      {"Delta Oaks Unified", 90150},
      {"Calaveras Bend Unified", 46150},
  };

  g_assert_cmpint (parts->committed, ==, 768460);
  g_assert_cmpint (parts->available, ==, 31540);
  g_assert_cmpuint (parts->unpriced, ==, 6);
  g_assert_cmpint (parts->headroom, ==, 5256);
  check_sum (parts);
  g_assert_cmpint (get_planned (snapshot, NULL, NULL, NULL), ==, 1089360);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    g_assert_cmpint (get_planned (snapshot, get_source (snapshot, sources[i].source), NULL, NULL),
                     ==, sources[i].cents);
  g_assert_cmpint (
      get_planned (snapshot, get_source (snapshot, "Delta Oaks Unified"), NULL, "spring-2025"), ==,
      46150);
}

static void
test_registrations (void)
{
  g_autoptr (CohortSnapshot) snapshot = tell_until ("a5-registrations.jsonl");
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const CohortParts *parts = cohort_ledger_get_parts (ledger, get_contract (snapshot));
  CohortSpots spots;

  g_assert_cmpint (parts->paid, ==, 177000);
  g_assert_cmpint (parts->approved, ==, 0);
  g_assert_cmpint (parts->submitted, ==, 0);
  g_assert_cmpint (parts->available, ==, 31540);
  check_sum (parts);
  cohort_spots_count (snapshot, "fall-2024", &spots);
  g_assert_cmpuint (spots.held, ==, 6);
  g_assert_cmpint (spots.limit, ==, 6);
}

/* The six registrations stand on their own: a county that has planned nothing can book them. */
static void
test_registrations_alone (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortLedger) ledger = NULL;
  const CohortParts *parts;
  CohortSpots spots;

  cohort_test_team (&snapshot);
  run_story (&snapshot, "a5-registrations.jsonl");
  ledger = cohort_ledger_new (snapshot);
  parts = cohort_ledger_get_parts (ledger, get_contract (snapshot));
  g_assert_cmpint (parts->paid, ==, 177000);
  g_assert_cmpint (parts->committed, ==, 0);
  g_assert_cmpint (parts->available, ==, 623000);
  check_sum (parts);
  cohort_spots_count (snapshot, "fall-2024", &spots);
  g_assert_cmpuint (spots.held, ==, 6);
}

static void
check_december (const CohortSnapshot *snapshot)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const CohortParts *parts = cohort_ledger_get_parts (ledger, get_contract (snapshot));
  const CohortParts *other = cohort_ledger_get_parts (ledger, get_source (snapshot, "COE other"));
  gint64 fall = 0, spring = 0;
  GArray *lines = cohort_ledger_get_lines (ledger, get_contract (snapshot));

  g_assert_cmpint (parts->paid, ==, 249000);
  g_assert_cmpint (parts->approved, ==, 77032);
  g_assert_cmpint (parts->submitted, ==, 52008);
  g_assert_cmpint (parts->committed, ==, 364396);
  g_assert_cmpint (parts->available, ==, 57564);
  g_assert_cmpint (parts->cap, ==, 800000);
  check_sum (parts);
  g_assert_cmpuint (parts->unpriced, ==, 6);
  g_assert_cmpint (parts->headroom, ==, 9594);
  g_assert_cmpint (other->paid + other->approved + other->submitted + other->committed, ==, 15700);

  for (guint i = 0; i < lines->len; i++) {
    const CohortLedgerLine *line = &g_array_index (lines, CohortLedgerLine, i);

    if (g_str_equal (line->part, "committed"))
      *(g_str_equal (((CohortPlanLine *)line->record)->convening, "fall-2024") ? &fall : &spring)
          += line->cents;
  }
  g_assert_cmpint (fall, ==, 87496);
  g_assert_cmpint (spring, ==, 276900);
}

static void
test_ledger (void)
{
  g_autoptr (CohortSnapshot) snapshot = tell_until ("a5-ledger.jsonl");
  g_autofree char *refusal = NULL;

  check_december (snapshot);
  refusal = cohort_test_refuse (snapshot,
                                "{'do':'expense.add','payee':'Riverbend Suites','category':"
                                "'lodging','on':'2024-06-25','amount':'100.00'}",
                                COHORT_ERROR_REFUSED);
  g_assert_nonnull (strstr (refusal, "BEFORE_START"));
}

static const CohortRecord *
find (const CohortSnapshot *snapshot, const char *label)
{
  return cohort_arguments_find_record (snapshot, COHORT_RECORD_EXPENSE, label, NULL);
}

static guint
count_findings (const CohortSnapshot *snapshot, const char *id, gint64 cents)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, cohort_date_parse ("2024-12-01"));
  guint n = 0;

  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    n += g_str_equal (finding->id, id) && finding->cents == cents ? 1 : 0;
  }
  return n;
}

/* Each event of A5 by itself: who bears what, and what is found. */
static void
test_events (void)
{
  g_autoptr (CohortSnapshot) snapshot = tell_until ("a5-ledger.jsonl");
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const char *contract = get_contract (snapshot);
  const char *other = get_source (snapshot, "COE other");
  static const struct {
    const char *expense;
    gint64 on_contract;
    gint64 on_other;
    const char *status;
  } events[] = {
      {"deposit", 0, 10000, "paid"},
      {"lodging-marisol", 45000, 5700, "approved"},
      {"lodging-priya", 45000, 0, "paid"},
      {"lodging-tomas", 30000, 0, "paid"},
      {"lodging-devon", 45000, 0, "submitted"},
      {"mileage-marisol", 6432, 0, "approved"},
      {"meals-marisol", 25600, 0, "approved"},
      {"mileage-priya", 7008, 0, "submitted"},
      {"mileage-grace", 6432, 0, "draft"},
      {"refund-devon", -3000, 0, "paid"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++) {
    const CohortRecord *expense = find (snapshot, events[i].expense);

    g_assert_nonnull (expense);
    g_assert_cmpstr (((const CohortExpense *)expense)->status, ==, events[i].status);
    g_assert_cmpint (cohort_ledger_expense_share (ledger, expense->id, contract), ==,
                     events[i].on_contract);
    g_assert_cmpint (cohort_ledger_expense_share (ledger, expense->id, other), ==,
                     events[i].on_other);
  }
  g_assert_cmpuint (count_findings (snapshot, "OVER_PLAN", 576), ==, 1);
  g_assert_cmpuint (count_findings (snapshot, "OVER_RATE", 5700), ==, 0);
}

/* Marisol's nights are above the rate until what is above it is on another source. */
static void
test_over_rate (void)
{
  g_autoptr (CohortSnapshot) snapshot = tell_until ("a5-registrations.jsonl");

  cohort_test_run (&snapshot,
                   "{'do':'expense.add','id':'nights','person':'marisol.vance@example.org',"
                   "'convening':'fall-2024','category':'lodging','on':'2024-11-10','quantity':3,"
                   "'rate':169000}");
  g_assert_cmpuint (count_findings (snapshot, "OVER_RATE", 5700), ==, 1);
  cohort_test_run (&snapshot,
                   "{'do':'expense.split-at-cap','expense':'nights','source':'coe-other'}");
  g_assert_cmpuint (count_findings (snapshot, "OVER_RATE", 5700), ==, 0);
}

/* Neither the replacement nor its undo moves any money. */
static void
test_replacement (void)
{
  g_autoptr (CohortSnapshot) before = tell_until ("a5-ledger.jsonl");
  g_autoptr (CohortSnapshot) after = tell_until ("a5-replacement.jsonl");
  const char *lena = cohort_test_person (before, "Abubakar")->record.id;
  const char *noor = cohort_test_person (before, "Castellanos")->record.id;
  CohortDate day = cohort_date_parse ("2024-12-01");
  CohortSpots spots;

  g_assert_cmpstr (cohort_snapshot_get_attendance (before, lena, "fall-2024")->status, ==,
                   "registered");
  g_assert_cmpstr (cohort_snapshot_get_membership (before, noor, day)->status, ==, "prospect");

  check_december (after);
  g_assert_cmpstr (cohort_snapshot_get_attendance (after, lena, "fall-2024")->status, ==,
                   "replaced");
  g_assert_cmpstr (cohort_snapshot_get_attendance (after, noor, "fall-2024")->status, ==,
                   "registered");
  cohort_spots_count (after, "fall-2024", &spots);
  g_assert_cmpuint (spots.held, ==, 6);
  g_assert_cmpuint (spots.waiting, ==, 1);
}

/* A6: all of Spring back on the contract by hand. */
static void
test_back_on_contract (void)
{
  g_autoptr (CohortSnapshot) snapshot = tell_until ("a5-replacement.jsonl");
  g_autoptr (GPtrArray) lines
      = cohort_snapshot_select (snapshot, COHORT_RECORD_PLAN_LINE, "convening", "spring-2025");
  g_autoptr (CohortLedger) ledger = NULL;
  const CohortParts *parts;

  for (guint i = 0; i < lines->len; i++) {
    const CohortRecord *line = g_ptr_array_index (lines, i);
    g_autofree char *command = g_strdup_printf (
        "{'do':'plan.split','line':'%s','splits':[{'source':'contract','permille':1000}]}",
        line->id);

    cohort_test_run (&snapshot, command);
  }
  ledger = cohort_ledger_new (snapshot);
  parts = cohort_ledger_get_parts (ledger, get_contract (snapshot));
  g_assert_cmpint (parts->available, ==, -219336);
  check_sum (parts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story-a/fall-plan", test_fall_plan);
  g_test_add_func ("/story-a/spring-plan", test_spring_plan);
  g_test_add_func ("/story-a/resource", test_resource);
  g_test_add_func ("/story-a/registrations", test_registrations);
  g_test_add_func ("/story-a/registrations-alone", test_registrations_alone);
  g_test_add_func ("/story-a/ledger", test_ledger);
  g_test_add_func ("/story-a/events", test_events);
  g_test_add_func ("/story-a/over-rate", test_over_rate);
  g_test_add_func ("/story-a/replacement", test_replacement);
  g_test_add_func ("/story-a/back-on-contract", test_back_on_contract);
  return g_test_run ();
}
