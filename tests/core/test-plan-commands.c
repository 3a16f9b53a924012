/* Acts on funding sources and the plan: what they leave behind and what they refuse.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-ledger.h"
#include "cohort-test-builder.h"

#include <string.h>

#define INVALID   COHORT_ERROR_INVALID
#define NOT_FOUND COHORT_ERROR_NOT_FOUND
#define REFUSED   COHORT_ERROR_REFUSED

static CohortSnapshot *
make_county (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot,
                   "{'do':'source.add','id':'other','name':'COE other','kind':'coe','cap':'100'}");
  cohort_test_run (&snapshot,
                   "{'do':'source.add','id':'district','name':'District','kind':'district'}");
  cohort_test_run (&snapshot, "{'do':'plan.add','id':'hotel','person':'marisol','convening':"
                              "'fall-2024','category':'lodging','quantity':3}");
  cohort_test_run (&snapshot, "{'do':'plan.add','id':'fee','person':'marisol','convening':"
                              "'spring-2025','category':'registration'}");
  return snapshot;
}

static const CohortPlanLine *
get_line (const CohortSnapshot *snapshot, guint i)
{
  return g_ptr_array_index (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_LINE), i);
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

static gint64
get_planned (const CohortSnapshot *snapshot, guint line, const char *source)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);

  return cohort_ledger_line_planned (ledger, get_line (snapshot, line)->record.id,
                                     get_source (snapshot, source));
}

static void
test_add (void)
{
  static const struct {
    const char *command;
    gint64 cents;
    const char *basis;
  } cases[] = {
      {"{'do':'plan.add','category':'mileage','convening':'fall-2024','quantity':96}", 6432,
       "rate"},
      {"{'do':'plan.add','category':'mileage','convening':'spring-2025','quantity':100}", 7000,
       "rate"},
      {"{'do':'plan.add','category':'lodging','convening':'spring-2025','quantity':2}", 39800,
       "rate"},
      {"{'do':'plan.add','category':'substitute','quantity':2,'rate':220000}", 44000, "rate"},
      {"{'do':'plan.add','category':'airfare','amount':'240.00'}", 24000, "typed"},
      {"{'do':'plan.add','category':'airfare','amount':0}", 0, "typed"},
      {"{'do':'plan.add','category':'airfare','amount':null}", COHORT_UNKNOWN, "typed"},
      {"{'do':'plan.add','category':'mileage','quantity':96}", COHORT_UNKNOWN, "typed"},
      {"{'do':'plan.add','category':'registration','amount':37000,'basis':'option'}", 37000,
       "option"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

    cohort_test_run (&snapshot, cases[i].command);
    g_assert_cmpint (get_line (snapshot, 0)->amount_cents, ==, cases[i].cents);
    g_assert_cmpstr (get_line (snapshot, 0)->basis, ==, cases[i].basis);
    g_assert_cmpstr (get_line (snapshot, 0)->state, ==, "open");
    g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_SPLIT)->len, ==, 1);
  }
}

static void
test_split (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  cohort_test_run (&snapshot, "{'do':'plan.split','line':'hotel','splits':[{'source':'contract',"
                              "'amount':'300.00'},{'source':'COE other','amount':15000}]}");
  g_assert_cmpint (get_planned (snapshot, 0, "SJCOE SCOP contract"), ==, 30000);
  g_assert_cmpint (get_planned (snapshot, 0, "COE other"), ==, 15000);

  /* Amounts follow the amount of the line, and become parts when that is not known any more. */
  cohort_test_run (&snapshot, "{'do':'plan.edit','line':'hotel','amount':9000}");
  g_assert_cmpint (get_planned (snapshot, 0, "SJCOE SCOP contract"), ==, 6000);
  cohort_test_run (&snapshot, "{'do':'plan.edit','line':'hotel','amount':null}");
  cohort_test_run (&snapshot, "{'do':'plan.edit','line':'hotel','amount':3000}");
  g_assert_cmpint (get_planned (snapshot, 0, "COE other"), ==, 999);
  g_assert_cmpint (get_planned (snapshot, 0, "SJCOE SCOP contract"), ==, 2001);

  /* A source that no longer takes part leaves no row behind. */
  cohort_test_run (&snapshot, "{'do':'plan.split','person':'marisol','convening':'fall-2024',"
                              "'category':'lodging','splits':[{'source':'other','permille':500},"
                              "{'source':'district','permille':500}]}");
  g_assert_cmpint (get_planned (snapshot, 0, "SJCOE SCOP contract"), ==, 0);
  g_assert_cmpint (get_planned (snapshot, 0, "District"), ==, 1500);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_SPLIT)->len, ==, 3);
}

/* What a source does not pay is planned on it only for a reason, which is kept. */
static void
test_categories (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  static const struct {
    const char *command;
    gboolean allowed;
  } cases[] = {
      {"{'do':'plan.add','category':'lodging','amount':1,'splits':[{'source':'other',"
       "'permille':1000}]}",
       TRUE},
      {"{'do':'plan.add','category':'airfare','amount':1,'splits':[{'source':'other',"
       "'permille':1000}]}",
       FALSE},
      {"{'do':'plan.add','category':'airfare','amount':1,'splits':[{'source':'other',"
       "'permille':0},{'source':'contract','permille':1000}]}",
       TRUE},
      {"{'do':'plan.split','line':'fee','splits':[{'source':'other','permille':1},"
       "{'source':'contract','permille':999}]}",
       FALSE},
      {"{'do':'plan.split','line':'fee','splits':[{'source':'other','permille':1000}],"
       "'override':''}",
       FALSE},
      {"{'do':'plan.edit','line':'fee','splits':[{'source':'other','permille':1000}]}", FALSE},
      {"{'do':'plan.edit','line':'hotel','category':'airfare'}", FALSE},
      {"{'do':'plan.edit','line':'hotel','category':'mileage'}", TRUE},
      {"{'do':'plan.edit','line':'hotel','category':'airfare','override':'agreed'}", TRUE},
      {"{'do':'plan.edit','line':'hotel','amount':100}", TRUE},
      {"{'do':'plan.add','category':'mileage','amount':1}", TRUE},
  };

  cohort_test_run (&snapshot, "{'do':'plan.split','line':'hotel','splits':[{'source':'other',"
                              "'permille':1000}]}");
  cohort_test_run (&snapshot,
                   "{'do':'source.edit','source':'other','categories':'lodging mileage'}");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) after = cohort_snapshot_ref (snapshot);

    g_test_message ("%s", cases[i].command);
    if (cases[i].allowed) {
      cohort_test_run (&after, cases[i].command);
    } else {
      g_autofree char *text = cohort_test_refuse (snapshot, cases[i].command, REFUSED);
      g_assert_nonnull (strstr (text, "does not pay for"));
      g_assert_nonnull (strstr (text, "“override”"));
    }
  }
  cohort_test_run (&snapshot, "{'do':'plan.split','line':'fee','override':'The board agreed',"
                              "'splits':[{'source':'other','permille':1000}]}");
  cohort_test_run (&snapshot, "{'do':'plan.split','line':'fee','override':'The board agreed',"
                              "'splits':[{'source':'other','permille':1000}]}");
  g_assert_cmpstr (get_line (snapshot, 1)->override_reason, ==, "The board agreed");
  g_assert_null (get_line (snapshot, 1)->description);
  cohort_test_run (&snapshot, "{'do':'plan.split','line':'fee','override':'And again',"
                              "'splits':[{'source':'other','permille':1000}]}");
  g_assert_cmpstr (get_line (snapshot, 1)->override_reason, ==, "The board agreed; And again");
  cohort_test_run (&snapshot, "{'do':'plan.edit','line':'fee','category':'airfare',"
                              "'override':'The board agreed to the flight'}");
  g_assert_cmpstr (get_line (snapshot, 1)->override_reason, ==, "The board agreed to the flight");
  g_free (cohort_test_refuse (snapshot, "{'do':'plan.edit','line':'fee','override':null}",
                              REFUSED));
  cohort_test_run (&snapshot, "{'do':'plan.edit','line':'fee','category':'mileage',"
                              "'override':null}");
  g_assert_null (get_line (snapshot, 1)->override_reason);
  cohort_test_run (&snapshot, "{'do':'plan.edit','line':'hotel','override':'Asked first'}");
  g_assert_cmpstr (get_line (snapshot, 0)->override_reason, ==, "Asked first");
}

static void
test_states (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  cohort_test_run (&snapshot, "{'do':'plan.close','line':'hotel'}");
  g_assert_cmpstr (get_line (snapshot, 0)->state, ==, "closed");
  g_free (cohort_test_refuse (snapshot, "{'do':'plan.close','line':'hotel'}", REFUSED));
  g_free (cohort_test_refuse (snapshot, "{'do':'plan.edit','line':'hotel','amount':1}", REFUSED));
  cohort_test_run (&snapshot, "{'do':'plan.reopen','line':'hotel'}");
  g_assert_cmpstr (get_line (snapshot, 0)->state, ==, "open");
  g_free (cohort_test_refuse (snapshot, "{'do':'plan.reopen','line':'hotel'}", REFUSED));
  cohort_test_run (&snapshot, "{'do':'plan.remove','line':'hotel'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_LINE)->len, ==, 1);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_SPLIT)->len, ==, 1);
}

/* What a trip leaves, and that planning it again prices the same lines anew. */
static void
test_trip (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const char *contract = "SJCOE SCOP contract";

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'plan.trip','person':'tomas','convening':'fall-2024',"
                              "'depart':'2024-11-07','return':'2024-11-10','miles':96}");
  g_assert_cmpint (get_planned (snapshot, 0, contract), ==, 6432);
  g_assert_cmpint (get_planned (snapshot, 1, contract), ==, 45000);
  g_assert_cmpint (get_planned (snapshot, 2, contract), ==, 25600);

  cohort_test_run (&snapshot, "{'do':'plan.close','person':'tomas','convening':'fall-2024',"
                              "'category':'lodging'}");
  cohort_test_run (&snapshot, "{'do':'plan.trip','person':'tomas','convening':'fall-2024',"
                              "'depart':'2024-11-07','return':'2024-11-09','miles':96}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_LINE)->len, ==, 3);
  g_assert_cmpint (get_planned (snapshot, 1, contract), ==, 45000);
  g_assert_cmpint (get_planned (snapshot, 2, contract), ==, 17000);

  /* A reception that is dinner leaves the first day its incidentals; a passenger has no miles. */
  cohort_test_run (&snapshot, "{'do':'plan.trip','person':'devon','convening':'fall-2024',"
                              "'depart':'2024-11-07','return':'2024-11-10','miles':0,"
                              "'reception_is_dinner':true}");
  g_assert_cmpint (get_planned (snapshot, 4, contract), ==, 24150);
  cohort_test_run (&snapshot, "{'do':'plan.trip','person':'grace','convening':'fall-2024',"
                              "'depart':'2024-11-07','miles':96}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_LINE)->len, ==, 6);
}

static void
test_sources (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  const CohortFundingSource *source;

  cohort_test_run (&snapshot, "{'do':'source.edit','source':'COE other','name':'General fund',"
                              "'cap':null,'tags':'STEM','categories':'lodging mileage'}");
  source
      = g_ptr_array_index (cohort_snapshot_get_records (snapshot, COHORT_RECORD_FUNDING_SOURCE), 1);
  g_assert_cmpstr (source->name, ==, "General fund");
  g_assert_cmpstr (source->categories, ==, "lodging mileage");
  g_assert_false (cohort_is_known (source->cap_cents));
  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract','contract_status':'signed',"
                              "'end':'2025-06-30','number':'S-39'}");
  g_assert_cmpstr (cohort_snapshot_get_contract (snapshot)->contract_status, ==, "signed");
  cohort_test_run (&snapshot, "{'do':'source.remove','source':'General fund'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_FUNDING_SOURCE)->len, ==,
                    2);
}

static void
test_refusals (void)
{
  static const struct {
    const char *command;
    int code;
  } cases[] = {
      {"{'do':'source.add','name':'X'}", INVALID},
      {"{'do':'source.add','name':'X','kind':'treasure'}", INVALID},
      {"{'do':'source.add','kind':'coe'}", REFUSED},
      {"{'do':'source.add','name':'coe OTHER','kind':'coe'}", REFUSED},
      {"{'do':'source.add','name':'X','kind':'coe','cap':-1}", REFUSED},
      {"{'do':'source.add','name':'X','kind':'coe','cap':'much'}", INVALID},
      {"{'do':'source.add','name':'X','kind':'coe','start':'2025-01-01','end':'2024-01-01'}",
       REFUSED},
      {"{'do':'source.add','name':'X','kind':'coe','categories':'lodging parties'}", INVALID},
      {"{'do':'source.add','name':'X','kind':'coe','contract_status':'sent'}", REFUSED},
      {"{'do':'source.add','name':'X','kind':'contract'}", REFUSED},
      {"{'do':'source.add','name':'X','kind':'coe','id':'other'}", INVALID},
      {"{'do':'source.edit','source':'contract','cap':1}", REFUSED},
      {"{'do':'source.edit','source':'contract','contract_status':'lost'}", INVALID},
      {"{'do':'source.edit','source':'nobody','cap':1}", NOT_FOUND},
      {"{'do':'source.edit','source':'COE other','name':'District'}", REFUSED},
      {"{'do':'source.remove','source':'contract'}", REFUSED},
      {"{'do':'contract.amend','delta':100}", INVALID},
      {"{'do':'contract.amend','delta':-800001,'reason':'r'}", REFUSED},
      {"{'do':'contract.amend','delta':100,'reason':'r','source':'District'}", REFUSED},
      {"{'do':'plan.add'}", INVALID},
      {"{'do':'plan.add','category':'yacht'}", INVALID},
      {"{'do':'plan.add','category':'lodging','amount':-1}", REFUSED},
      {"{'do':'plan.add','category':'lodging','quantity':1,'rate':-1}", REFUSED},
      {"{'do':'plan.add','category':'lodging','person':'nobody'}", NOT_FOUND},
      {"{'do':'plan.add','category':'lodging','convening':'fall-1999'}", NOT_FOUND},
      {"{'do':'plan.add','category':'lodging','amout':5}", INVALID},
      {"{'do':'plan.add','category':'lodging','basis':'hope'}", REFUSED},
      {"{'do':'plan.edit','line':'nothing','amount':5}", NOT_FOUND},
      {"{'do':'plan.split','line':'hotel'}", INVALID},
      {"{'do':'plan.split','line':'hotel','splits':[]}", INVALID},
      {"{'do':'plan.split','line':'hotel','splits':['contract']}", INVALID},
      {"{'do':'plan.split','line':'hotel','splits':[{'source':'contract'}]}", INVALID},
      {"{'do':'plan.split','line':'hotel','splits':[{'source':'contract','amount':45001}]}",
       INVALID},
      {"{'do':'plan.split','line':'hotel','splits':[{'source':'contract','permille':999}]}",
       INVALID},
      {"{'do':'plan.split','line':'hotel','splits':[{'source':'contract','permille':1000,"
       "'amount':1}]}",
       INVALID},
      {"{'do':'plan.split','line':'hotel','splits':[{'source':'contract','amount':45001},"
       "{'source':'other','amount':-1}]}",
       INVALID},
      {"{'do':'plan.split','line':'hotel','splits':[{'source':'contract','amount':45000},"
       "{'source':'other','permille':500}]}",
       INVALID},
      {"{'do':'plan.split','line':'hotel','splits':[{'source':'contract','permille':500},"
       "{'source':'contract','permille':500}]}",
       INVALID},
      {"{'do':'plan.split','line':'hotel','splits':[{'source':'contract','permile':1000}]}",
       INVALID},
      {"{'do':'plan.split','line':'fee','splits':[{'source':'contract','amount':100}]}", INVALID},
      {"{'do':'plan.split','person':'devon','convening':'fall-2024','category':'lodging',"
       "'splits':[{'source':'contract','permille':1000}]}",
       NOT_FOUND},
      {"{'do':'plan.trip','person':'devon','convening':'fall-2024','depart':'2024-11-07',"
       "'return':'2024-11-06'}",
       INVALID},
      {"{'do':'plan.trip','person':'devon','convening':'fall-1999','depart':'2024-11-07'}",
       NOT_FOUND},
  };
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (cohort_test_refuse (snapshot, cases[i].command, cases[i].code));
}

static void
test_in_use (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  cohort_test_run (&snapshot, "{'do':'expense.add','id':'bill','line':'hotel','on':'2024-11-10',"
                              "'amount':100,'splits':[{'source':'District','amount':100}]}");
  g_free (cohort_test_refuse (snapshot, "{'do':'plan.remove','line':'hotel'}", REFUSED));
  g_free (cohort_test_refuse (snapshot, "{'do':'source.remove','source':'District'}", REFUSED));
  cohort_test_run (&snapshot, "{'do':'expense.remove','expense':'bill'}");
  cohort_test_run (&snapshot, "{'do':'source.remove','source':'District'}");
  cohort_test_run (&snapshot, "{'do':'plan.remove','line':'hotel'}");
}

static void
test_sentence (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortChange) change
      = cohort_test_change (snapshot, COHORT_TEST_DAY, "{'do':'plan.close','line':'hotel'}");
  g_autofree char *sentence
      = cohort_change_describe (cohort_change_get_kind (change), cohort_change_get_subject (change),
                                cohort_change_get_object (change));

  g_assert_cmpstr (sentence, ==, "Closed in the plan of Marisol Vance: Lodging, $450.00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/add", test_add);
  g_test_add_func ("/plan/split", test_split);
  g_test_add_func ("/plan/categories", test_categories);
  g_test_add_func ("/plan/states", test_states);
  g_test_add_func ("/plan/trip", test_trip);
  g_test_add_func ("/plan/sources", test_sources);
  g_test_add_func ("/plan/refusals", test_refusals);
  g_test_add_func ("/plan/in-use", test_in_use);
  g_test_add_func ("/plan/sentence", test_sentence);
  return g_test_run ();
}
