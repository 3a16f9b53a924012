/* The shape of report --json and that its text says the same.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-ledger.h"
#include "cohort-report.h"
#include "cohort-test-builder.h"

#define FALL "'convening':'fall-2024'"

static JsonObject *
report (const CohortSnapshot *snapshot)
{
  g_autoptr (JsonNode) node = cohort_report_to_json (snapshot, cohort_date_parse ("2024-09-10"));

  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return json_object_ref (json_node_get_object (node));
}

static CohortSnapshot *
make_booked_team (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'marisol'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.plan','person':'tomas'," FALL ",'option':'presenter'}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.plan','person':'devon','convening':'spring-2025'}");
  cohort_test_run (&snapshot, "{'do':'waitlist.join','person':'grace'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'spots.release'," FALL ",'count':1}");
  return snapshot;
}

static void
test_empty (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (JsonObject) root = report (snapshot);
  JsonObject *county = json_object_get_object_member (root, "county");
  JsonArray *convenings = json_object_get_array_member (root, "convenings");
  JsonObject *fall = json_array_get_object_element (convenings, 0);
  JsonObject *spring = json_array_get_object_element (convenings, 1);

  g_assert_cmpstr (json_object_get_string_member (county, "cds"), ==, "39");
  g_assert_cmpstr (json_object_get_string_member (county, "name"), ==, "San Joaquin");
  g_assert_cmpint (json_object_get_int_member (county, "class"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (root, "year"), ==, "2024-25");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "people")), ==, 0);
  g_assert_cmpuint (json_array_get_length (convenings), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (fall, "id"), ==, "fall-2024");
  g_assert_cmpint (json_object_get_int_member (fall, "limit"), ==, 6);
  g_assert_cmpint (json_object_get_int_member (fall, "held"), ==, 0);
  g_assert_true (json_object_get_null_member (spring, "limit"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "findings")), ==, 0);
}

static void
test_people (void)
{
  static const char *const order[]
      = {"Vance", "Okafor", "Raman", "Herrera-Lund", "Whitfield", "Abubakar"};
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autoptr (JsonObject) root = report (snapshot);
  JsonArray *people = json_object_get_array_member (root, "people");
  JsonObject *lena;

  g_assert_cmpuint (json_array_get_length (people), ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    JsonObject *person = json_array_get_object_element (people, i);

    g_assert_cmpstr (json_object_get_string_member (person, "family"), ==, order[i]);
    g_assert_cmpstr (json_object_get_string_member (person, "id"), ==,
                     cohort_test_person (snapshot, order[i])->record.id);
  }
  lena = json_array_get_object_element (people, 5);
  g_assert_cmpstr (json_object_get_string_member (lena, "given"), ==, "Lena");
  g_assert_cmpstr (json_object_get_string_member (lena, "role"), ==, "community-partner");
  g_assert_cmpstr (json_object_get_string_member (lena, "sector"), ==, "community");
  g_assert_cmpstr (json_object_get_string_member (lena, "organization"), ==,
                   "Valley Expanded Learning Network");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (lena, "bands")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (lena, "email"), ==, "lena.abubakar@example.org");
  g_assert_true (json_object_get_null_member (lena, "phone"));
  g_assert_cmpstr (json_object_get_string_member (lena, "status"), ==, "active");
}

/* Prospects are listed and not counted; who left is neither; private fields are in no report. */
static void
test_who_is_listed (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autoptr (JsonObject) root = NULL;
  g_autofree char *text = NULL;
  JsonObject *team;

  cohort_test_run (&snapshot,
                   "{'do':'person.add','family':'Marchetti','status':'prospect','role':'higher-ed',"
                   "'needs':'secret need','note':'secret note'}");
  cohort_test_run (&snapshot, "{'do':'membership.end','person':'grace','on':'2024-09-04'}");
  root = report (snapshot);
  team = json_object_get_object_member (root, "team");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "people")), ==, 6);
  g_assert_cmpint (json_object_get_int_member (team, "people"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (team, "placements"), ==, 6);
  g_assert_false (
      json_object_has_member (json_object_get_object_member (team, "by_role"), "higher-ed"));
  {
    g_autoptr (JsonNode) node = cohort_report_to_json (snapshot, cohort_date_parse ("2024-09-10"));

    text = json_to_string (node, FALSE);
  }
  g_assert_null (strstr (text, "secret"));
}

static void
test_team (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autoptr (JsonObject) root = report (snapshot);
  JsonObject *team = json_object_get_object_member (root, "team");
  JsonObject *by_role = json_object_get_object_member (team, "by_role");
  JsonObject *by_sector = json_object_get_object_member (team, "by_sector");
  JsonObject *by_band = json_object_get_object_member (team, "by_band");

  g_assert_cmpint (json_object_get_int_member (team, "people"), ==, 6);
  g_assert_cmpint (json_object_get_int_member (team, "placements"), ==, 7);
  g_assert_cmpint (json_object_get_int_member (by_role, "coe-coordinator"), ==, 2);
  g_assert_cmpuint (json_object_get_size (by_role), ==, 4);
  g_assert_cmpint (json_object_get_int_member (by_sector, "school"), ==, 1);
  g_assert_cmpuint (json_object_get_size (by_sector), ==, 4);
  g_assert_cmpint (json_object_get_int_member (by_band, "3-5"), ==, 2);
  g_assert_cmpuint (json_object_get_size (by_band), ==, 5);
}

static void
test_convenings (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autoptr (JsonObject) root = report (snapshot);
  JsonObject *fall
      = json_array_get_object_element (json_object_get_array_member (root, "convenings"), 0);
  JsonArray *attendance = json_object_get_array_member (fall, "attendance");
  JsonObject *marisol = json_array_get_object_element (attendance, 0);
  JsonObject *tomas = json_array_get_object_element (attendance, 1);

  g_assert_cmpint (json_object_get_int_member (fall, "limit"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (fall, "held"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (fall, "waiting"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (fall, "released"), ==, 1);
  g_assert_cmpuint (json_array_get_length (attendance), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (marisol, "status"), ==, "registered");
  g_assert_cmpstr (json_object_get_string_member (marisol, "option"), ==, "bundle-member");
  g_assert_cmpint (json_object_get_int_member (marisol, "price"), ==, 37000);
  g_assert_true (json_object_get_null_member (tomas, "price"));
}

static void
test_ledger (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autoptr (JsonObject) root = NULL;
  JsonObject *ledger, *contract, *district;
  JsonArray *sources;

  cohort_test_run (&snapshot, "{'do':'source.add','name':'District','kind':'district'}");
  root = report (snapshot);
  ledger = json_object_get_object_member (root, "ledger");
  contract = json_object_get_object_member (ledger, "contract");
  sources = json_object_get_array_member (ledger, "sources");
  g_assert_cmpint (json_object_get_int_member (contract, "cap"), ==, 800000);
  g_assert_cmpint (json_object_get_int_member (contract, "paid"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (contract, "committed"), ==, 37000);
  g_assert_cmpint (json_object_get_int_member (contract, "available"), ==, 763000);
  g_assert_cmpint (json_object_get_int_member (contract, "unpriced"), ==, 2);
  g_assert_cmpuint (json_array_get_length (sources), ==, 2);
  district = json_array_get_object_element (sources, 1);
  g_assert_cmpstr (json_object_get_string_member (district, "name"), ==, "District");
  g_assert_true (json_object_get_null_member (district, "cap"));
  g_assert_true (json_object_get_null_member (district, "available"));
}

static void
test_findings (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autoptr (JsonObject) root = report (snapshot);
  JsonArray *findings = json_object_get_array_member (root, "findings");

  g_assert_cmpuint (json_array_get_length (findings), >, 0);
  for (guint i = 0; i < json_array_get_length (findings); i++) {
    JsonObject *finding = json_array_get_object_element (findings, i);

    g_assert_cmpstr (json_object_get_string_member (finding, "id"), !=, "");
    g_assert_cmpstr (json_object_get_string_member (finding, "subject"), !=, "");
    g_assert_cmpstr (json_object_get_string_member (finding, "text"), !=, "");
  }
}

static JsonObject *
find_cell (JsonArray *cells, const char *row, const char *value, const char *column, const char *at)
{
  for (guint i = 0; i < json_array_get_length (cells); i++) {
    JsonObject *cell = json_array_get_object_element (cells, i);

    if (g_str_equal (json_object_get_string_member (cell, row), value)
        && g_str_equal (json_object_get_string_member (cell, column), at))
      return cell;
  }
  return NULL;
}

static guint
count_members (JsonObject *object, const char *name)
{
  return json_array_get_length (json_object_get_array_member (object, name));
}

static void
test_coverage (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autoptr (JsonObject) root = report (snapshot);
  JsonObject *coverage = json_object_get_object_member (root, "coverage");
  JsonArray *matrices = json_object_get_array_member (coverage, "matrix");
  JsonObject *team = json_array_get_object_element (matrices, 0);
  JsonObject *fall = json_array_get_object_element (matrices, 1);
  JsonArray *targets = json_object_get_array_member (coverage, "targets");
  JsonObject *largest = json_object_get_object_member (coverage, "largest");
  JsonObject *face = json_object_get_object_member (coverage, "face");
  JsonObject *cell;

  g_assert_cmpuint (json_array_get_length (matrices), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (team, "scope"), ==, "team");
  g_assert_cmpint (json_object_get_int_member (team, "placements"), ==, 7);
  cell = find_cell (json_object_get_array_member (fall, "cells"), "role", "coe-coordinator", "band",
                    "system");
  g_assert_cmpstr (json_object_get_string_member (cell, "state"), ==, "going");
  g_assert_cmpint (json_object_get_int_member (cell, "count"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (cell, "bench"), ==, 1);
  g_assert_cmpuint (count_members (cell, "people"), ==, 2);
  g_assert_null (
      find_cell (json_object_get_array_member (team, "cells"), "role", "family", "band", "tk-2"));
  cell = find_cell (json_object_get_array_member (coverage, "sectors"), "sector", "community",
                    "scope", "spring-2025");
  g_assert_cmpstr (json_object_get_string_member (cell, "state"), ==, "bench");
  g_assert_cmpstr (json_object_get_string_member (coverage, "target"), ==, "groups");
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (targets, 0), "gaps"),
                   ==, 3);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (targets, 1), "gaps"),
                   ==, 0);
  g_assert_cmpuint (count_members (largest, "organizations"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (largest, "people"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (largest, "permille"), ==, 333);
  g_assert_cmpuint (count_members (face, "team"), ==, 1);
  g_assert_cmpuint (count_members (face, "fall-2024"), ==, 0);
}

/* Invitations, waitlist, registration, participation, pairs that look alike. */
static void
test_delegation (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autoptr (JsonObject) root = NULL;
  JsonObject *fall, *entry, *invitation, *duplicate;

  cohort_test_run (&snapshot, "{'do':'invitation.add','person':'lena'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'person.add','given':'Grace','family':'Whitfield',"
                              "'email':'grace.whitfield@example.org'}");
  cohort_test_run (&snapshot,
                   "{'do':'setting.set','key':'names.lock.fall-2024','value':'2024-10-10'}");
  root = report (snapshot);
  fall = json_array_get_object_element (json_object_get_array_member (root, "convenings"), 0);
  entry = json_array_get_object_element (json_object_get_array_member (fall, "waitlist"), 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "state"), ==, "waiting");
  g_assert_cmpint (json_object_get_int_member (entry, "place"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (fall, "names_lock"), ==, "2024-10-10");
  g_assert_true (json_object_get_null_member (fall, "link_on"));
  g_assert_cmpuint (count_members (fall, "unregistered"), ==, 1);
  invitation
      = json_array_get_object_element (json_object_get_array_member (root, "invitations"), 0);
  g_assert_cmpstr (json_object_get_string_member (invitation, "outcome"), ==, "sent");
  g_assert_cmpint (json_object_get_int_member (invitation, "number"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (invitation, "sent_on"), ==, COHORT_TEST_DAY);
  duplicate = json_array_get_object_element (json_object_get_array_member (root, "duplicates"), 0);
  g_assert_cmpstr (json_object_get_string_member (duplicate, "kind"), ==, "person");
  g_assert_cmpuint (count_members (duplicate, "reasons"), >, 0);
  g_assert_cmpint (json_object_get_int_member (root, "distinctions"), ==, 0);
  g_assert_true (json_object_get_boolean_member (
      json_object_get_object_member (root, "participation"), "takes_part"));
}

static void
test_invoices (void)
{
  static const char *const commands[] = {
      "{'do':'expense.add','id':'x','payee':'Inn','category':'lodging','on':'2024-11-07',"
      "'amount':'100.00'}",
      "{'do':'expense.submit','expense':'x'}",
      "{'do':'expense.approve','expense':'x'}",
      "{'do':'expense.pay','expense':'x'}",
      "{'do':'contract.amend','delta':'-10.00','reason':'Less','on':'2024-08-01'}",
      "{'do':'invoice.add','number':'1','expenses':['x']}",
      "{'do':'invoice.send','invoice':'1','on':'2024-12-01'}",
      "{'do':'invoice.receive','invoice':'1','amount':'90.00','on':'2024-12-20'}",
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (JsonObject) root = NULL;
  g_autofree char *text = NULL;
  JsonObject *contract, *recovery, *invoice;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  root = report (snapshot);
  contract = json_object_get_object_member (json_object_get_object_member (root, "ledger"),
                                            "contract");
  recovery = json_object_get_object_member (contract, "recovery");
  g_assert_cmpint (json_object_get_int_member (contract, "cap"), ==, 799000);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (contract, "amendments")), ==, 1);
  g_assert_cmpint (json_object_get_int_member (recovery, "received"), ==, 9000);
  g_assert_cmpint (json_object_get_int_member (recovery, "disallowed"), ==, 1000);
  g_assert_cmpint (json_object_get_int_member (recovery, "unrecovered"), ==, 1000);
  invoice
      = json_array_get_object_element (json_object_get_array_member (root, "invoices"), 0);
  g_assert_cmpstr (json_object_get_string_member (invoice, "state"), ==, "received");
  g_assert_cmpint (json_object_get_int_member (invoice, "cents"), ==, 10000);
  g_assert_cmpstr (json_object_get_string_member (invoice, "sent_on"), ==, "2024-12-01");
  text = cohort_report_to_text (snapshot, cohort_date_parse ("2024-12-21"));
  g_assert_nonnull (strstr (text, "not yet recovered: $10.00"));
}

/* A year without contract money says so, and takes nothing over from the year before. */
static void
test_empty_year (void)
{
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) snapshot = cohort_test_county ("San Joaquin", "2025-26");
  g_autoptr (CohortLedger) ledger = NULL;
  g_autofree char *text = NULL;

  cohort_test_run (&before, "{'do':'contract.amend','delta':'500.00','reason':'More'}");
  cohort_test_run (&before, "{'do':'plan.add','category':'airfare','amount':'240.00'}");
  for (guint kind = COHORT_RECORD_FUNDING_SOURCE; kind < COHORT_N_RECORD_KINDS; kind++)
    COHORT_FOR_EACH (CohortRecord, record, before, kind)
      cohort_snapshot_take (snapshot, cohort_record_ref ((gpointer)record));
  ledger = cohort_ledger_new (snapshot);
  g_assert_cmpuint (cohort_ledger_get_sources (ledger)->len, ==, 1);
  g_assert_cmpint (cohort_ledger_get_total (ledger)->cap, ==, 0);
  g_assert_cmpint (cohort_ledger_get_total (ledger)->available, ==, 0);
  g_assert_cmpint (cohort_ledger_get_total (ledger)->committed, ==, 0);
  text = cohort_report_to_text (snapshot, cohort_date_parse ("2025-09-03"));
  g_assert_nonnull (strstr (text, "no contract money in 2025-26"));
  g_assert_null (strstr (text, "8,"));
}

/* The county that is its own payer signs nothing with itself. */
static void
test_payer (void)
{
  static const struct {
    const char *county;
    const char *kind;
  } cases[] = {{"San Joaquin", "internal"}, {"Sacramento", "external"}, {"Alpine", "external"}};

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_county (cases[i].county, "2024-25");
    const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);

    g_assert_cmpstr (contract->contract_kind, ==, cases[i].kind);
    g_assert_cmpint (contract->cap_cents, ==, 800000);
  }
}

/* The same county gives the same bytes: undo and redo are compared by them. */
static void
test_stable (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autoptr (JsonNode) one = cohort_report_to_json (snapshot, cohort_date_parse ("2024-09-10"));
  g_autoptr (JsonNode) other = cohort_report_to_json (snapshot, cohort_date_parse ("2024-09-10"));
  g_autofree char *text = json_to_string (one, TRUE);
  g_autofree char *again = json_to_string (other, TRUE);

  g_assert_cmpstr (text, ==, again);
}

static void
test_text (void)
{
  static const char *const parts[] = {
      "San Joaquin County Office of Education",
      "2024-25",
      "Marisol Vance",
      "  6 people, 7 placements, ",
      "Community-of-practice groups: 3 of 6",
      "missing: Higher education (0 of 1)",
      "Families and community partners: 1 on the team, 0 to Fall 2024, 0 to Spring 2025",
      "2 of 5 spots held, 1 waiting",
      "1 held, limit not announced",
      "$8,000.00",
      "$7,630.00",
      "PRESENTER_UNCONFIRMED",
  };
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autofree char *text = cohort_report_to_text (snapshot, cohort_date_parse ("2024-09-10"));

  g_test_message ("%s", text);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (text, parts[i]));
}

static void
test_travel (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_booked_team ();
  g_autoptr (JsonObject) root = NULL;
  JsonObject *trip, *year, *fall;

  cohort_test_run (&snapshot, "{'do':'plan.trip','person':'grace'," FALL
                              ",'depart':'2024-11-07','miles':96,'substitute_days':1}");
  root = report (snapshot);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (root, "policy"),
                                                  "code"),
                   ==, "gsa");
  trip = json_array_get_object_element (json_object_get_array_member (root, "trips"), 0);
  g_assert_cmpstr (json_object_get_string_member (trip, "mode"), ==, "drive");
  g_assert_cmpint (json_object_get_int_member (trip, "miles_tenths"), ==, 960);
  g_assert_false (json_object_get_boolean_member (trip, "stale"));

  year = json_array_get_object_element (json_object_get_array_member (root, "projections"), 0);
  fall = json_array_get_object_element (json_object_get_array_member (root, "projections"), 1);
  g_assert_true (json_object_get_null_member (year, "person"));
  g_assert_cmpstr (json_object_get_string_member (fall, "convening"), ==, "fall-2024");
  g_assert_cmpint (json_object_get_int_member (fall, "planned"), >=, 6432);
  g_assert_cmpint (json_object_get_int_member (fall, "unpriced"), >=, 1);
  g_assert_cmpint (json_object_get_int_member (year, "planned"), >=,
                   json_object_get_int_member (fall, "planned"));
}

/* Whatever is charged although a rule speaks against it, with the reason. */
static void
test_overrides (void)
{
  static const char *const commands[] = {
      "{'do':'source.add','id':'other','name':'Other','kind':'coe','categories':'parking'}",
      "{'do':'plan.add','id':'fee','category':'registration','amount':'370.00','override':"
      "'The board agreed','splits':[{'source':'other','permille':1000}]}",
      "{'do':'plan.add','id':'plain','category':'parking','amount':'5.00'}",
      "{'do':'expense.add','id':'x','payee':'Inn','category':'lodging','on':'2024-11-07','amount':"
      "'100.00','override':'Nobody else pays','splits':[{'source':'other','permille':1000}]}",
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (JsonObject) root = NULL;
  g_autofree char *text = NULL;
  JsonArray *overrides;
  JsonObject *line;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  root = report (snapshot);
  overrides = json_object_get_array_member (root, "overrides");
  g_assert_cmpuint (json_array_get_length (overrides), ==, 2);
  line = json_array_get_object_element (overrides, 0);
  g_assert_cmpstr (json_object_get_string_member (line, "kind"), ==, "plan_line");
  g_assert_cmpint (json_object_get_int_member (line, "cents"), ==, 37000);
  g_assert_cmpstr (json_object_get_string_member (line, "reason"), ==, "The board agreed");
  line = json_array_get_object_element (overrides, 1);
  g_assert_cmpstr (json_object_get_string_member (line, "kind"), ==, "expense");
  g_assert_cmpstr (json_object_get_string_member (line, "reason"), ==, "Nobody else pays");
  text = cohort_report_to_text (snapshot, cohort_date_parse ("2024-12-21"));
  g_assert_nonnull (
      strstr (text, "Charged against a rule: The team, Registration: The board agreed\n"));
  g_assert_nonnull (strstr (text, "Charged against a rule: Inn, Lodging: Nobody else pays\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/empty", test_empty);
  g_test_add_func ("/report/people", test_people);
  g_test_add_func ("/report/who-is-listed", test_who_is_listed);
  g_test_add_func ("/report/team", test_team);
  g_test_add_func ("/report/convenings", test_convenings);
  g_test_add_func ("/report/ledger", test_ledger);
  g_test_add_func ("/report/findings", test_findings);
  g_test_add_func ("/report/coverage", test_coverage);
  g_test_add_func ("/report/delegation", test_delegation);
  g_test_add_func ("/report/invoices", test_invoices);
  g_test_add_func ("/report/empty-year", test_empty_year);
  g_test_add_func ("/report/payer", test_payer);
  g_test_add_func ("/report/stable", test_stable);
  g_test_add_func ("/report/text", test_text);
  g_test_add_func ("/report/travel", test_travel);
  g_test_add_func ("/report/overrides", test_overrides);
  return g_test_run ();
}
