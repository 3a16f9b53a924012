/* Trips as they are planned: the worked story, each policy, the edge cases, and pricing anew.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-findings.h"
#include "cohort-projection.h"
#include "cohort-test-builder.h"
#include "cohort-travel.h"

#include <string.h>

#define TRIP(who)   "{'do':'plan.trip','person':'" who "','convening':"
#define NIGHTS(who) TRIP (who) "'fall-2024','depart':'2024-11-07','return':'2024-11-10',"
#define SPRING(who) TRIP (who) "'spring-2025','depart':'2025-05-18','return':'2025-05-20',"
#define SUBJECT     "2024-11-07"

static const char *const people[] = {"marisol", "devon", "priya", "tomas", "grace", "lena"};

static gint64
get_planned (const CohortSnapshot *snapshot, const char *family, const char *category)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const CohortProjectionFilter filter
      = {.person = family != NULL ? cohort_test_person (snapshot, family)->record.id : NULL,
         .category = category};
  CohortProjection projection;

  cohort_projection_read (ledger, &filter, &projection);
  return projection.unpriced > 0 ? COHORT_UNKNOWN : projection.cents;
}

static guint
count (const CohortSnapshot *snapshot, const char *id)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, cohort_date_parse (SUBJECT));
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((CohortFinding *)g_ptr_array_index (findings, i))->id, id) ? 1 : 0;
  return n;
}

static gint64
get_cents (const CohortSnapshot *snapshot, const char *id)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, cohort_date_parse (SUBJECT));

  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    if (g_str_equal (finding->id, id))
      return finding->cents;
  }
  return 0;
}

static char *
dup_text (const CohortSnapshot *snapshot, const char *id)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, cohort_date_parse (SUBJECT));

  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    if (g_str_equal (finding->id, id))
      return g_strdup (finding->text);
  }
  return g_strdup ("");
}

static CohortSnapshot *
make_team (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  return snapshot;
}

static void
plan_fall (CohortSnapshot **snapshot)
{
  static const char *const trips[] = {
      NIGHTS ("marisol") "'miles':96}",
      NIGHTS ("devon") "'mode':'passenger','driver':'marisol'}",
      NIGHTS ("priya") "'miles':96,'substitute_days':2,'substitute':'220.00'}",
      NIGHTS ("tomas") "'miles':96}",
      TRIP ("grace") "'fall-2024','depart':'2024-11-07','miles':96}",
      TRIP ("lena") "'fall-2024','depart':'2024-11-07','miles':96}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (trips); i++)
    cohort_test_run (snapshot, trips[i]);
}

/* A2: without the registrations, which are no part of a trip. */
static void
test_fall (void)
{
  static const struct {
    const char *family;
    gint64 cents;
  } sums[] = {
      {"Vance", 77032},        {"Okafor", 70600},   {"Raman", 77032 + 44000},
      {"Herrera-Lund", 77032}, {"Whitfield", 6432}, {"Abubakar", 6432},
  };
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  plan_fall (&snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    g_assert_cmpint (get_planned (snapshot, sums[i].family, NULL), ==, sums[i].cents);
  g_assert_cmpuint (count (snapshot, "ASK_ALLOWABLE"), ==, 1);
  cohort_test_run (&snapshot,
                   "{'do':'source.add','id':'delta','name':'Delta Oaks','kind':'district'}");
  cohort_test_run (&snapshot, "{'do':'plan.split','person':'priya','convening':'fall-2024',"
                              "'category':'substitute','splits':[{'source':'delta',"
                              "'permille':1000}]}");
  g_assert_cmpuint (count (snapshot, "ASK_ALLOWABLE"), ==, 0);

  /* Told again without anything new, everything stays; the reception costs a dinner. */
  cohort_test_run (&snapshot, "{'do':'plan.trip','person':'priya','convening':'fall-2024'}");
  g_assert_cmpint (get_planned (snapshot, "Raman", NULL), ==, 77032 + 44000);
  cohort_test_run (&snapshot, "{'do':'plan.trip','person':'marisol','convening':'fall-2024',"
                              "'reception_is_dinner':true}");
  g_assert_cmpint (get_planned (snapshot, "Vance", "meals-per-diem"), ==, 24150);
  cohort_test_run (&snapshot, "{'do':'plan.trip','person':'marisol','convening':'fall-2024',"
                              "'reception_is_dinner':false}");
  g_assert_cmpint (get_planned (snapshot, "Vance", "meals-per-diem"), ==, 25600);
}

/* Each line goes where it is paid for; somebody who says otherwise has to say why. */
static void
test_sources (void)
{
  static const char trip[] = NIGHTS ("priya") "'miles':96,'substitute_days':2,'substitute':22000";
  g_autofree char *alone = g_strconcat (trip, "}", NULL);
  g_autofree char *charged
      = g_strconcat (trip, ",'splits':[{'source':'contract','permille':1000}]}", NULL);
  g_autofree char *reasoned
      = g_strconcat (trip, ",'override':'Agreed','splits':[{'source':'contract','permille':1000}]}",
                     NULL);
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autofree char *contract = NULL;
  g_autoptr (CohortSnapshot) other = NULL;
  g_autoptr (CohortLedger) ledger = NULL;
  g_autoptr (CohortLedger) after = NULL;

  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract',"
                              "'categories':'lodging meals-per-diem mileage'}");
  g_free (cohort_test_refuse (snapshot, alone, COHORT_ERROR_REFUSED));
  cohort_test_run (&snapshot, "{'do':'source.add','name':'Delta Oaks','kind':'district',"
                              "'categories':'substitute'}");
  g_free (cohort_test_refuse (snapshot, charged, COHORT_ERROR_REFUSED));

  other = cohort_snapshot_ref (snapshot);
  cohort_test_run (&other, alone);
  contract = g_strdup (COHORT_RECORD (cohort_snapshot_get_contract (snapshot))->id);
  ledger = cohort_ledger_new (other);
  g_assert_cmpint (cohort_ledger_planned (ledger, NULL, NULL, NULL), ==, 77032 + 44000);
  g_assert_cmpint (cohort_ledger_planned (ledger, contract, NULL, NULL), ==, 77032);
  cohort_test_run (&snapshot, reasoned);
  after = cohort_ledger_new (snapshot);
  g_assert_cmpint (cohort_ledger_planned (after, contract, NULL, NULL), ==, 77032 + 44000);
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    g_assert_cmpstr (line->override_reason, ==,
                     g_str_equal (line->category, "substitute") ? "Agreed" : NULL);
  }
}

/* A3: six who fly. */
static void
test_spring (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autoptr (CohortLedger) ledger = NULL;
  const CohortProjectionFilter filter = {.convening = "spring-2025"};
  CohortProjection projection;

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autofree char *command
        = g_strdup_printf (SPRING ("%s") "'mode':'air','miles':100,'fare':'240.00'}", people[i]);

    cohort_test_run (&snapshot, command);
  }
  g_assert_cmpint (get_planned (snapshot, "Vance", NULL), ==, 92300);
  cohort_test_run (&snapshot, SPRING ("lena") "'fare':null}");
  ledger = cohort_ledger_new (snapshot);
  cohort_projection_read (ledger, &filter, &projection);
  g_assert_cmpint (projection.cents, ==, 553800 - 24000);
  g_assert_cmpuint (projection.unpriced, ==, 1);
  g_assert_cmpuint (projection.lines, ==, 24);
  g_assert_cmpint (projection.available, ==, 800000 - 529800);
  g_assert_cmpint (projection.headroom, ==, 800000 - 529800);
}

/* One trip of three nights by each policy; COHORT_UNKNOWN is for somebody to type. */
static const struct {
  const char *policy;
  const char *change; /* (nullable): to an own policy made from it */
  gint64 lodging, diem, actual;
} policies[] = {
    {"gsa", NULL, 45000, 25600, 0},
    {"state-cap", NULL, 45000, 0, 4 * 6800},
    {"flat-meals", NULL, 45000, 4 * 5000 - 2500, 0},
    {"actual", NULL, COHORT_UNKNOWN, 0, COHORT_UNKNOWN},
    {"gsa", "'reception_is_dinner':true", 45000, 24150, 0},
    {"gsa", "'reception_is_dinner':true,'floor_incidentals':false", 45000, 23650, 0},
    {"gsa", "'deduct_provided':false", 45000, 2 * 6450 + 2 * 8600, 0},
    {"gsa", "'partial':1000", 45000, 4 * 8600 - 4500, 0},
    {"gsa", "'partial':500", 45000, 500 + 2 * 8600 + 4300, 0},
    {"gsa", "'lodging':'flat'", COHORT_UNKNOWN, 25600, 0},
    {"state-cap", "'deduct_provided':true", 45000, 0, 4 * 6800 - 3500},
    {"state-cap", "'partial':750", 45000, 0, 2 * 5100 + 2 * 6800},
    {"state-cap", "'is_maximum':false", 45000, 0, 4 * 6800},
    {"gsa", "'is_maximum':true", 45000, 0, 25600},
    {"gsa", "'is_maximum':true,'reception_is_dinner':true", 45000, 0, 24150},
    {"flat-meals", "'is_maximum':true", 45000, 0, 4 * 5000 - 2500},
};

static void
test_policies (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();
    g_autofree char *add
        = g_strdup_printf ("{'do':'policy.add','name':'ours','from':'%s'%s%s}", policies[i].policy,
                           policies[i].change != NULL ? "," : "",
                           policies[i].change != NULL ? policies[i].change : "");
    g_autofree char *set
        = g_strdup_printf ("{'do':'setting.set','key':'travel.policy','value':'%s'}",
                           policies[i].change != NULL ? "ours" : policies[i].policy);

    g_test_message ("%s %s", policies[i].policy, policies[i].change);
    cohort_test_run (&snapshot, add);
    cohort_test_run (&snapshot, set);
    cohort_test_run (&snapshot, NIGHTS ("marisol") "'miles':96}");
    g_assert_cmpint (get_planned (snapshot, NULL, "mileage"), ==, 6432);
    g_assert_cmpint (get_planned (snapshot, NULL, "lodging"), ==, policies[i].lodging);
    g_assert_cmpint (get_planned (snapshot, NULL, "meals-per-diem"), ==, policies[i].diem);
    g_assert_cmpint (get_planned (snapshot, NULL, "meals-actual"), ==, policies[i].actual);
    g_assert_cmpuint (count (snapshot, "OVER_RATE"), ==, 0);
  }
}

/* domain.md 3.9, 23 to 26, and what a trip says of itself; each from a fresh trip. */
static const struct {
  const char *name;
  const char *command;
  const char *category;
  gint64 cents;
} edges[] = {
    {"23: over New Year",
     TRIP ("marisol") "'fall-2024','depart':'2024-12-31',"
                      "'return':'2025-01-01','miles':96}",
     "mileage", 3216 + 3360},
    {"23: over September 30, no rate yet",
     TRIP ("marisol") "'fall-2024',"
                      "'depart':'2024-09-30','return':'2024-10-02'}",
     "lodging", COHORT_UNKNOWN},
    {"24: rides with another county",
     NIGHTS ("marisol") "'mode':'passenger',"
                        "'note':'With Stanislaus, who claims the miles'}",
     "mileage", 0},
    {"24: no longer drives", NIGHTS ("marisol") "'mode':'passenger'}", "mileage", 0},
    {"26: the trip says dinner", NIGHTS ("marisol") "'provided':{'2024-11-07':'bld'}}",
     "meals-per-diem", 24150},
    {"nothing was provided", NIGHTS ("marisol") "'provided':{'2024-11-07':''}}", "meals-per-diem",
     30100},
    {"lunch on another day", NIGHTS ("marisol") "'provided':{'2024-11-08':'l'}}", "meals-per-diem",
     25600 - 2300},
    {"drives, how far is not known", NIGHTS ("marisol") "'mode':'drive','miles':null}", "mileage",
     COHORT_UNKNOWN},
    {"by rail, not priced", NIGHTS ("marisol") "'mode':'rail','miles':0}", "rail-bus",
     COHORT_UNKNOWN},
    {"a substitute not priced", NIGHTS ("marisol") "'substitute_days':1}", "substitute",
     COHORT_UNKNOWN},
    {"half a day", NIGHTS ("marisol") "'substitute_days':0.5,'substitute':22001}", "substitute",
     11001},
    {"home every evening", NIGHTS ("marisol") "'overnight':false}", "lodging", 0},
};

static void
test_edges (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();

    g_test_message ("%s", edges[i].name);
    cohort_test_run (&snapshot, NIGHTS ("marisol") "'miles':96}");
    cohort_test_run (&snapshot, edges[i].command);
    g_assert_cmpint (get_planned (snapshot, "Vance", edges[i].category), ==, edges[i].cents);
    g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_TRIP)->len, ==, 1);
  }
}

/* 25: nobody of the county where it is held needs a bed; who takes one is asked about. */
static void
test_host (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_county ("Sacramento", "2024-25");

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, NIGHTS ("marisol") "'miles':12}");
  g_assert_cmpint (get_planned (snapshot, NULL, NULL), ==, 804);
  g_assert_cmpuint (count (snapshot, "LOCAL_TRAVEL"), ==, 0);
  cohort_test_run (&snapshot, NIGHTS ("marisol") "'overnight':true}");
  g_assert_cmpint (get_planned (snapshot, NULL, "lodging"), ==, 45000);
  g_assert_cmpuint (count (snapshot, "LOCAL_TRAVEL"), ==, 1);
}

static void
test_refused (void)
{
  static const struct {
    const char *command;
    int code;
  } cases[] = {
      {TRIP ("marisol") "'fall-2024'}", COHORT_ERROR_INVALID},
      {NIGHTS ("marisol") "'mode':'sled'}", COHORT_ERROR_INVALID},
      {NIGHTS ("marisol") "'miles':-1}", COHORT_ERROR_INVALID},
      {NIGHTS ("marisol") "'substitute':-1}", COHORT_ERROR_REFUSED},
      {NIGHTS ("marisol") "'fare':24000}", COHORT_ERROR_REFUSED},
      {NIGHTS ("marisol") "'mode':'drive','driver':'devon'}", COHORT_ERROR_REFUSED},
      {NIGHTS ("marisol") "'driver':'marisol'}", COHORT_ERROR_REFUSED},
      {NIGHTS ("marisol") "'driver':'lena'}", COHORT_ERROR_REFUSED},
      {NIGHTS ("marisol") "'mode':'passenger','miles':10}", COHORT_ERROR_REFUSED},
      {NIGHTS ("marisol") "'provided':'bl'}", COHORT_ERROR_INVALID},
      {NIGHTS ("marisol") "'provided':{'today':'bl'}}", COHORT_ERROR_INVALID},
      {NIGHTS ("marisol") "'provided':{'2024-11-07':'brunch'}}", COHORT_ERROR_INVALID},
      {NIGHTS ("marisol") "'provided':{'2024-11-07':1}}", COHORT_ERROR_INVALID},
  };
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  cohort_test_run (&snapshot, NIGHTS ("lena") "'mode':'passenger','driver':'devon'}");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cohort_test_refuse (snapshot, cases[i].command, cases[i].code);

    g_assert_cmpstr (text, !=, "");
  }
}

static gboolean
is_stale (const CohortSnapshot *snapshot, const char *family)
{
  return cohort_trip_is_stale (
      snapshot,
      cohort_trip_find (snapshot, cohort_test_person (snapshot, family)->record.id, "fall-2024"));
}

/* Nothing planned changes by itself; typed amounts and closed lines not even then. */
static void
test_reprice (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autoptr (CohortSnapshot) reopened = NULL;

  cohort_test_run (&snapshot, NIGHTS ("marisol") "'miles':96}");
  cohort_test_run (&snapshot, NIGHTS ("devon") "'miles':96}");
  cohort_test_run (&snapshot, "{'do':'plan.close','person':'devon','convening':'fall-2024',"
                              "'category':'lodging'}");
  g_assert_false (is_stale (snapshot, "Vance"));
  cohort_test_run (&snapshot, "{'do':'rate.add','kind':'lodging','locality':'Sacramento',"
                              "'from':'2024-07-01','amount':'160.00'}");
  g_assert_true (is_stale (snapshot, "Vance"));
  g_assert_false (is_stale (snapshot, "Okafor"));
  g_assert_cmpint (get_planned (snapshot, "Vance", "lodging"), ==, 45000);
  cohort_test_run (&snapshot, "{'do':'plan.reprice','person':'devon'}");
  g_assert_true (is_stale (snapshot, "Vance"));
  cohort_test_run (&snapshot, "{'do':'plan.reprice'}");
  g_assert_false (is_stale (snapshot, "Vance"));
  g_assert_cmpint (get_planned (snapshot, "Vance", "lodging"), ==, 48000);
  reopened = cohort_snapshot_ref (snapshot);
  cohort_test_run (&reopened, "{'do':'plan.reopen','person':'devon','convening':'fall-2024',"
                              "'category':'lodging'}");
  g_assert_cmpint (get_planned (reopened, "Okafor", "lodging"), ==, 45000);

  cohort_test_run (&snapshot, "{'do':'setting.set','key':'travel.policy','value':'actual'}");
  cohort_test_run (&snapshot, "{'do':'plan.reprice','convening':'fall-2024'}");
  g_assert_cmpint (get_planned (snapshot, "Vance", "meals-actual"), ==, COHORT_UNKNOWN);
  g_assert_cmpint (get_planned (snapshot, "Vance", "meals-per-diem"), ==, 0);
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'travel.policy','value':'gsa'}");
  g_assert_true (is_stale (snapshot, "Okafor"));
  cohort_test_run (&snapshot, "{'do':'plan.reprice'}");
  g_assert_cmpint (get_planned (snapshot, "Vance", "meals-per-diem"), ==, 25600);
  g_assert_cmpint (get_planned (snapshot, "Okafor", "meals-per-diem"), ==, 25600);
}

static void
test_local (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  plan_fall (&snapshot);
  g_assert_cmpuint (count (snapshot, "LOCAL_TRAVEL"), ==, 0);
  cohort_test_run (&snapshot, "{'do':'policy.add','id':'near','name':'Near','local_miles':50}");
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'travel.policy','value':'near'}");
  g_assert_cmpuint (count (snapshot, "LOCAL_TRAVEL"), ==, 4);
  cohort_test_run (&snapshot, NIGHTS ("tomas") "'overnight':false}");
  g_assert_cmpuint (count (snapshot, "LOCAL_TRAVEL"), ==, 3);
  cohort_test_run (&snapshot, "{'do':'policy.edit','policy':'near','local_miles':48}");
  g_assert_cmpuint (count (snapshot, "LOCAL_TRAVEL"), ==, 0);
}

/* Each expense is found, and no longer once it is mended. */
static const struct {
  const char *expense;
  const char *id;
  gint64 cents;
  const char *mend;
} claims[] = {
    {"'category':'lodging','on':'2024-11-10','quantity':3,'rate':169000", "OVER_RATE", 5700,
     "{'do':'expense.split-at-cap','expense':'x','source':'other'}"},
    {"'category':'lodging','on':'2024-11-08','quantity':1,'rate':150010", "OVER_RATE", 1,
     "{'do':'expense.edit','expense':'x','rate':150000}"},
    {"'category':'lodging','on':'2024-11-10','amount':45001", "OVER_RATE", 1,
     "{'do':'expense.edit','expense':'x','amount':45000}"},
    {"'category':'mileage','on':'2024-11-10','quantity':96,'rate':700", "OVER_RATE", 288,
     "{'do':'expense.edit','expense':'x','rate':670}"},
    {"'category':'meals-per-diem','on':'2024-11-10','amount':30101", "OVER_RATE", 4501,
     "{'do':'expense.edit','expense':'x','amount':25600}"},
    {"'category':'meals-per-diem','on':'2024-11-10','amount':30100", "MEAL_PROVIDED", 4500,
     "{'do':'expense.edit','expense':'x','amount':25600}"},
    {"'category':'meals-per-diem','on':'2024-11-07','amount':6450", "MEAL_PROVIDED", 4500,
     "{'do':'expense.edit','expense':'x','amount':1950}"},
    {"'category':'meals-per-diem','on':'2024-11-08','quantity':1,'amount':8700", "OVER_RATE", 100,
     "{'do':'expense.edit','expense':'x','override':'Approved by the superintendent'}"},
    {"'category':'meals-actual','on':'2024-11-07','amount':1800", "MEAL_PROVIDED", 1800,
     "{'do':'expense.edit','expense':'x','on':'2024-11-08'}"},
};

static void
test_claims (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();
    g_autofree char *add = g_strdup_printf (
        "{'do':'expense.add','id':'x','person':'marisol','convening':'fall-2024',%s}",
        claims[i].expense);

    g_test_message ("%s", claims[i].expense);
    cohort_test_run (&snapshot, "{'do':'source.add','id':'other','name':'Other','kind':'coe'}");
    cohort_test_run (&snapshot, NIGHTS ("marisol") "'miles':96}");
    cohort_test_run (&snapshot, add);
    g_assert_cmpuint (count (snapshot, claims[i].id), ==, 1);
    g_assert_cmpuint (count (snapshot, "OVER_RATE") + count (snapshot, "MEAL_PROVIDED"), ==, 1);
    g_assert_cmpint (get_cents (snapshot, claims[i].id), ==, claims[i].cents);
    cohort_test_run (&snapshot, claims[i].mend);
    g_assert_cmpuint (count (snapshot, "OVER_RATE") + count (snapshot, "MEAL_PROVIDED"), ==, 0);
  }
}

/* The federal per diem as an allowance pays its amount; as a maximum, what was spent up to it. */
static const struct {
  const char *expense;
  gboolean is_maximum;
  const char *id; /* (nullable): nothing is found */
  gint64 cents;
} ceilings[] = {
    {"'category':'meals-per-diem','on':'2024-11-10','amount':25600", FALSE, NULL, 0},
    {"'category':'meals-per-diem','on':'2024-11-10','amount':25600", TRUE, "NO_RECEIPT", 25600},
    {"'category':'meals-actual','on':'2024-11-10','amount':25600", TRUE, "NO_RECEIPT", 25600},
    {"'category':'meals-actual','on':'2024-11-10','amount':19999,"
     "'missing_receipt_reason':'Lost'",
     TRUE, NULL, 0},
    {"'category':'meals-actual','on':'2024-11-10','amount':25601,"
     "'missing_receipt_reason':'Lost'",
     TRUE, "MEAL_PROVIDED", 1},
    {"'category':'meals-actual','on':'2024-11-08','quantity':1,'amount':8600,"
     "'missing_receipt_reason':'Lost'",
     TRUE, NULL, 0},
    {"'category':'meals-actual','on':'2024-11-08','quantity':1,'amount':8601,"
     "'missing_receipt_reason':'Lost'",
     TRUE, "OVER_RATE", 1},
    /* Breakfast and lunch were provided, so that 19.50 are left of that day. */
    {"'category':'meals-actual','on':'2024-11-07','amount':1950,"
     "'missing_receipt_reason':'Lost'",
     TRUE, NULL, 0},
    {"'category':'meals-actual','on':'2024-11-07','amount':1951,"
     "'missing_receipt_reason':'Lost'",
     TRUE, "MEAL_PROVIDED", 1},
    {"'category':'lodging','on':'2024-11-10','amount':44000", TRUE, "NO_RECEIPT", 44000},
    {"'category':'lodging','on':'2024-11-10','amount':45001,'missing_receipt_reason':'Lost'", TRUE,
     "OVER_RATE", 1},
};

static void
test_ceilings (void)
{
  static const char *const ids[] = {"OVER_RATE", "MEAL_PROVIDED", "NO_RECEIPT"};

  for (gsize i = 0; i < G_N_ELEMENTS (ceilings); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();
    g_autofree char *add = g_strdup_printf (
        "{'do':'expense.add','id':'x','line':null,'person':'marisol','convening':'fall-2024',%s}",
        ceilings[i].expense);
    guint n = 0;

    g_test_message ("%s, %d", ceilings[i].expense, ceilings[i].is_maximum);
    cohort_test_run (&snapshot, ceilings[i].is_maximum
                                    ? "{'do':'policy.add','name':'ours','is_maximum':true}"
                                    : "{'do':'policy.add','name':'ours','is_maximum':false}");
    cohort_test_run (&snapshot, "{'do':'setting.set','key':'travel.policy','value':'ours'}");
    cohort_test_run (&snapshot, NIGHTS ("marisol") "'miles':96}");
    cohort_test_run (&snapshot, add);
    cohort_test_run (&snapshot, "{'do':'expense.submit','expense':'x'}");
    for (gsize j = 0; j < G_N_ELEMENTS (ids); j++)
      n += count (snapshot, ids[j]);
    g_assert_cmpuint (n, ==, ceilings[i].id != NULL ? 1 : 0);
    if (ceilings[i].id != NULL)
      g_assert_cmpint (get_cents (snapshot, ceilings[i].id), ==, ceilings[i].cents);
  }
}

/* Meals of one day that keep to its rate one by one, and not together: in the fall, 86.00 on
 * November 8, and 19.50 on the 7th, when breakfast and lunch were provided. */
static void
test_meals_of_a_day (void)
{
  static const struct {
    const char *expenses[4]; /* of marisol: its members */
    gint64 over;             /* 0: nothing is found */
    const char *with;        /* what the sentence names */
  } cases[] = {
      {{"'id':'a','category':'meals-actual','on':'2024-11-08','amount':4600",
        "'id':'b','category':'meals-actual','on':'2024-11-08','amount':4000"},
       0, NULL},
      {{"'id':'a','category':'meals-actual','on':'2024-11-08','amount':4600",
        "'id':'b','category':'meals-actual','on':'2024-11-08','amount':4001"},
       1, "together with $46.00."},
      {{"'id':'a','category':'meals-actual','on':'2024-11-08','amount':2000",
        "'id':'b','category':'meals-per-diem','on':'2024-11-08','quantity':1,'amount':4600",
        "'id':'c','category':'meals-actual','on':'2024-11-08','amount':3000"},
       1000, "Nov 8, 2024, together with $20.00, $46.00."},
      {{"'id':'a','category':'meals-actual','on':'2024-11-08','amount':4600",
        "'id':'b','category':'meals-actual','on':'2024-11-09','amount':4600"},
       0, NULL},
      /* Two days in one claim, and one of that day beside it: nobody can say what is of which. */
      {{"'id':'a','category':'meals-per-diem','on':'2024-11-08','quantity':2,'amount':17200",
        "'id':'b','category':'meals-actual','on':'2024-11-08','amount':4600"},
       0, NULL},
      /* Somebody said why. */
      {{"'id':'a','category':'meals-actual','on':'2024-11-08','amount':4600",
        "'id':'b','category':'meals-actual','on':'2024-11-08','amount':4600,'override':'Agreed'"},
       0, NULL},
      {{"'id':'a','category':'meals-per-diem','on':'2024-11-07','quantity':1,'amount':1000",
        "'id':'b','category':'meals-per-diem','on':'2024-11-07','quantity':1,'amount':1000"},
       50, "Nov 7, 2024, together with $10.00."},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();
    g_autofree char *text = NULL;

    cohort_test_run (&snapshot, NIGHTS ("marisol") "'miles':96}");
    for (gsize j = 0; cases[i].expenses[j] != NULL; j++) {
      g_autofree char *add = g_strdup_printf (
          "{'do':'expense.add','person':'marisol','convening':'fall-2024',%s}",
          cases[i].expenses[j]);

      cohort_test_run (&snapshot, add);
    }
    g_test_message ("row %" G_GSIZE_FORMAT, i);
    g_assert_cmpuint (count (snapshot, "OVER_RATE"), ==, cases[i].with != NULL ? 1 : 0);
    g_assert_cmpint (get_cents (snapshot, "OVER_RATE"), ==, cases[i].over);
    text = dup_text (snapshot, "OVER_RATE");
    g_assert_true (cases[i].with == NULL || strstr (text, cases[i].with) != NULL);
    cohort_test_check_expenses (snapshot, cohort_date_parse ("2024-12-01"));
  }
}

/* Who rides along claims no miles, whether the driver is of this county or not. */
static void
test_passenger (void)
{
  static const struct {
    const char *trip;
    guint n;
  } cases[] = {
      {NIGHTS ("devon") "'mode':'drive','miles':96}", 0},
      {NIGHTS ("devon") "'mode':'passenger'}", 1},
      {NIGHTS ("devon") "'mode':'passenger','driver':'marisol'}", 1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();

    cohort_test_run (&snapshot, NIGHTS ("marisol") "'miles':96}");
    cohort_test_run (&snapshot, cases[i].trip);
    cohort_test_run (&snapshot, "{'do':'expense.add','id':'x','person':'devon','convening':"
                                "'fall-2024','category':'mileage','on':'2024-11-10',"
                                "'quantity':96}");
    g_assert_cmpuint (count (snapshot, "OVER_RATE"), ==, cases[i].n);
    g_assert_cmpint (get_cents (snapshot, "OVER_RATE"), ==, cases[i].n * 6432);
    cohort_test_run (&snapshot, "{'do':'expense.void','expense':'x','reason':'Twice'}");
    g_assert_cmpuint (count (snapshot, "OVER_RATE"), ==, 0);
  }
}

/* Each day and night is of its own federal year, in the plan and in the claim. */
static void
test_rates_turn (void)
{
  static const char *const rates[] = {
      "{'do':'rate.add','kind':'lodging','from':'2024-07-01','to':'2024-09-30','amount':'140.00'}",
      "{'do':'rate.add','kind':'lodging','from':'2024-10-01','amount':'161.00'}",
      "{'do':'rate.add','kind':'mie','from':'2024-07-01','to':'2024-09-30','amount':'68.00',"
      "'breakfast':1600,'lunch':1900,'dinner':2800,'incidentals':500,'partial_day':5100}",
      "{'do':'rate.add','kind':'mie','from':'2024-10-01','amount':'74.00','breakfast':1800,"
      "'lunch':2000,'dinner':3100,'incidentals':500,'partial_day':5550}",
      TRIP ("marisol") "'fall-2024','depart':'2024-09-29','return':'2024-10-02','miles':96}",
  };
  static const struct {
    const char *expense;
    gint64 over;
  } cases[] = {
      {"'category':'lodging','on':'2024-10-02','quantity':3,'amount':44100", 0},
      {"'category':'lodging','on':'2024-10-02','quantity':3,'amount':44101", 1},
      {"'category':'lodging','on':'2024-09-30','quantity':1,'amount':14001", 1},
      {"'category':'lodging','on':'2024-10-01','quantity':1,'amount':16100", 0},
      {"'category':'meals-per-diem','on':'2024-10-02','amount':24850", 0},
      {"'category':'meals-per-diem','on':'2024-10-02','amount':24851", 1},
      {"'category':'meals-per-diem','on':'2024-10-01','quantity':1,'amount':7400", 0},
      {"'category':'meals-per-diem','on':'2024-09-30','quantity':1,'amount':6900", 100},
  };
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    cohort_test_run (&snapshot, rates[i]);
  g_assert_cmpint (get_planned (snapshot, "Vance", "lodging"), ==, 14000 + 14000 + 16100);
  g_assert_cmpint (get_planned (snapshot, "Vance", "meals-per-diem"), ==,
                   5100 + 6800 + 7400 + 5550);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) after = cohort_snapshot_ref (snapshot);
    g_autofree char *add = g_strdup_printf (
        "{'do':'expense.add','person':'marisol','convening':'fall-2024',%s}", cases[i].expense);

    g_test_message ("%s", cases[i].expense);
    cohort_test_run (&after, add);
    g_assert_cmpint (get_cents (after, "OVER_RATE"), ==, cases[i].over);
  }
}

static void
test_planned_over (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  cohort_test_run (&snapshot, "{'do':'plan.add','id':'beds','person':'marisol','convening':"
                              "'fall-2024','category':'lodging','quantity':3,'rate':169000}");
  g_assert_cmpuint (count (snapshot, "OVER_RATE"), ==, 1);
  g_assert_cmpint (get_cents (snapshot, "OVER_RATE"), ==, 5700);
  cohort_test_run (&snapshot, "{'do':'plan.edit','line':'beds','rate':150000}");
  g_assert_cmpuint (count (snapshot, "OVER_RATE"), ==, 0);
}

static void
test_why (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);
  g_autoptr (CohortTripEstimate) estimate = NULL;
  g_autofree char *meals = NULL;
  g_autofree char *night = NULL;
  g_autofree char *most = NULL;
  g_autofree char *most_night = NULL;
  const CohortTripDay *first;
  CohortTrip trip;

  policy->reception_is_dinner = TRUE;
  cohort_test_run (&snapshot, NIGHTS ("marisol") "'miles':96}");
  cohort_trip_read (
      g_ptr_array_index (cohort_snapshot_get_records (snapshot, COHORT_RECORD_TRIP), 0), &trip);
  estimate = cohort_travel_estimate (
      snapshot, policy,
      cohort_program_find_convening (cohort_snapshot_get_program (snapshot), "fall-2024"), &trip,
      NULL);
  g_assert_true (g_array_index (estimate->days, CohortTripDay, 0).is_floored);
  meals = cohort_trip_day_explain_meals (&g_array_index (estimate->days, CohortTripDay, 0), policy);
  night
      = cohort_trip_day_explain_lodging (&g_array_index (estimate->days, CohortTripDay, 0), policy);
  g_assert_true (g_str_has_prefix (
      meals, "$64.50 of $86.00 on the first or last day, less $81.00 provided (breakfast, lunch, "
             "dinner), but at least incidentals: $5.00. Source, not verified: "));
  g_assert_true (g_str_has_prefix (night, "$150.00 a night in Sacramento, without tax. Source"));

  policy->is_maximum = TRUE;
  first = &g_array_index (estimate->days, CohortTripDay, 0);
  most = cohort_trip_day_describe_meals (first, policy);
  most_night = cohort_trip_day_describe_lodging (first, policy);
  g_assert_true (g_str_has_suffix (most, ", but at least incidentals: at most $5.00 of what was "
                                         "spent."));
  g_assert_cmpstr (most_night, ==, "At most $150.00 of what the night cost, without tax.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trips/fall", test_fall);
  g_test_add_func ("/trips/sources", test_sources);
  g_test_add_func ("/trips/spring", test_spring);
  g_test_add_func ("/trips/policies", test_policies);
  g_test_add_func ("/trips/edges", test_edges);
  g_test_add_func ("/trips/host", test_host);
  g_test_add_func ("/trips/refused", test_refused);
  g_test_add_func ("/trips/reprice", test_reprice);
  g_test_add_func ("/trips/local", test_local);
  g_test_add_func ("/trips/claims", test_claims);
  g_test_add_func ("/trips/ceilings", test_ceilings);
  g_test_add_func ("/trips/meals-of-a-day", test_meals_of_a_day);
  g_test_add_func ("/trips/passenger", test_passenger);
  g_test_add_func ("/trips/rates-turn", test_rates_turn);
  g_test_add_func ("/trips/planned-over", test_planned_over);
  g_test_add_func ("/trips/why", test_why);

  return g_test_run ();
}
