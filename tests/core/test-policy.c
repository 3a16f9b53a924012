/* Travel policies and rates: presets, the county's own, which go first, and how they are refused.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-policy.h"
#include "cohort-test-builder.h"

#include <string.h>

static void
test_presets (void)
{
  static const char *const codes[] = {"gsa", "state-cap", "flat-meals", "actual"};
  static const char *const years[] = {"2024-25", "2025-26", "2026-27"};

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_county ("San Joaquin", years[i]);
    g_autoptr (GPtrArray) policies = cohort_policies_list (snapshot);
    g_autoptr (CohortPolicy) chosen = cohort_policy_get_chosen (snapshot);

    g_assert_cmpuint (policies->len, ==, G_N_ELEMENTS (codes));
    for (guint j = 0; j < policies->len; j++) {
      const CohortPolicy *policy = g_ptr_array_index (policies, j);

      g_assert_cmpstr (policy->code, ==, codes[j]);
      g_assert_null (policy->id);
      g_assert_nonnull (policy->source);
    }
    g_assert_cmpstr (chosen->code, ==, "gsa");
  }
}

static void
test_own (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortPolicy) policy = NULL;
  g_autofree char *refusal = NULL;

  cohort_test_run (&snapshot, "{'do':'policy.add','id':'ours','name':'Ours','from':'flat-meals',"
                              "'local_miles':50,'claim_days':60,'board':'1000.00','partial':500,"
                              "'receipt_free':['mileage','tolls']}");
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'travel.policy','value':'Ours'}");
  policy = cohort_policy_get_chosen (snapshot);
  g_assert_cmpstr (policy->name, ==, "Ours");
  g_assert_cmpstr (policy->code, ==, policy->id);
  g_assert_cmpstr (policy->meals, ==, "flat");
  g_assert_true (policy->deduct_provided);
  g_assert_cmpint (policy->local_tenths, ==, 500);
  g_assert_cmpint (policy->claim_days, ==, 60);
  g_assert_cmpint (policy->board_cents, ==, 100000);
  g_assert_cmpint (policy->partial_permille, ==, 500);
  g_assert_cmpstr (policy->receipt_free, ==, "mileage tolls");

  refusal = cohort_test_refuse (snapshot, "{'do':'policy.remove','policy':'ours'}",
                                COHORT_ERROR_REFUSED);
  cohort_test_run (&snapshot, "{'do':'policy.edit','policy':'Ours','board':null,'meals':'actual'}");
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'travel.policy','value':'state-cap'}");
  g_clear_pointer (&policy, cohort_policy_free);
  policy = cohort_policy_get_chosen (snapshot);
  g_assert_cmpstr (policy->meals, ==, "cap");
  g_assert_true (policy->is_maximum);

  cohort_test_run (&snapshot, "{'do':'policy.remove','policy':'ours'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_TRAVEL_POLICY)->len, ==,
                    0);
}

/* A year from before policies were data is paid by the federal rules. */
static void
test_without_presets (void)
{
  g_autoptr (GBytes) json
      = g_resources_lookup_data (RESOURCE_PREFIX "/program/2024-25.json", 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autofree char *shorter = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CohortProgram) program = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autoptr (CohortPolicy) policy = NULL;
  g_autoptr (GError) error = NULL;

  json_object_remove_member (json_node_get_object (node), "policies");
  shorter = json_to_string (node, FALSE);
  bytes = g_bytes_new (shorter, strlen (shorter));
  program = cohort_program_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  snapshot = cohort_snapshot_new (39, program);
  policy = cohort_policy_get_chosen (snapshot);
  g_assert_cmpstr (policy->code, ==, "gsa");
  g_assert_cmpstr (cohort_policy_get_meal_kind (policy), ==, "mie");
  g_assert_true (policy->floor_incidentals);
  g_assert_false (cohort_is_known (policy->local_tenths));
}

static const struct {
  const char *name, *kind, *locality, *on;
  gint64 mills; /* 0: there is none */
  gboolean own;
} rates[] = {
    {"before the county's", "mileage", NULL, "2024-10-31", 670, FALSE},
    {"the county's", "mileage", NULL, "2024-11-01", 625, TRUE},
    {"its last day", "mileage", NULL, "2024-11-30", 625, TRUE},
    {"the program's again", "mileage", NULL, "2024-12-01", 670, FALSE},
    {"of the place", "lodging", "Sacramento", "2024-11-07", 180000, TRUE},
    {"of another place", "lodging", "San Diego", "2024-11-07", 199000, FALSE},
    {"a season", "lodging", "San Diego", "2025-06-01", 237000, FALSE},
    {"the season is over", "lodging", "San Diego", "2025-08-01", 199000, FALSE},
    {"of the country", "lodging", "Fresno", "2024-11-07", 110000, FALSE},
    {"none known", "lodging", "Sacramento", "2024-09-30", 0, FALSE},
    {"anywhere", "meal-cap", "Sacramento", "2024-11-07", 68000, FALSE},
    {"flat", "flat-meals", NULL, "2024-11-07", 50000, FALSE},
};

static void
test_rates (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_run (&snapshot, "{'do':'rate.add','kind':'mileage','from':'2024-11-01',"
                              "'to':'2024-11-30','amount':'0.625','source':'Board, Oct 2024'}");
  cohort_test_run (&snapshot, "{'do':'rate.add','id':'ours','kind':'lodging','from':'2024-11-01',"
                              "'locality':'Sacramento','amount':'170.00'}");
  cohort_test_run (&snapshot, "{'do':'rate.edit','rate':'ours','amount':18000}");
  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++) {
    CohortDayRate rate;
    gboolean found = cohort_rates_find (snapshot, rates[i].kind, rates[i].locality,
                                        cohort_date_parse (rates[i].on), &rate);

    g_test_message ("%s", rates[i].name);
    g_assert_true (found == (rates[i].mills != 0));
    g_assert_true ((rate.kind != NULL) == found);
    g_assert_true (!found || rate.mills == rates[i].mills);
    g_assert_true ((rate.own != NULL) == rates[i].own);
  }
  cohort_test_run (&snapshot, "{'do':'rate.remove','rate':'ours'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_TRAVEL_RATE)->len, ==, 1);
}

static const struct {
  const char *name;
  const char *free_of;
  gint64 from_cents;
  gboolean is_maximum;
  const char *category;
  gint64 cents;
  gboolean needed;
} receipts[] = {
    {"all need one", NULL, COHORT_UNKNOWN, FALSE, "lodging", 1, TRUE},
    {"a kind that is free", "mileage tolls", COHORT_UNKNOWN, FALSE, "tolls", 90000, FALSE},
    {"a kind that is not", "mileage tolls", COHORT_UNKNOWN, FALSE, "lodging", 90000, TRUE},
    {"part of a word is no kind", "meals-per-diem", COHORT_UNKNOWN, FALSE, "meals", 1, TRUE},
    {"a cent below", NULL, 7500, FALSE, "lodging", 7499, FALSE},
    {"just the amount", NULL, 7500, FALSE, "lodging", 7500, TRUE},
    {"free, however much", "mileage", 7500, FALSE, "mileage", 7500, FALSE},
    {"not free, but below", "mileage", 7500, FALSE, "lodging", 100, FALSE},
    {"an amount not yet known", NULL, 7500, FALSE, "lodging", COHORT_UNKNOWN, TRUE},
    {"a kind not yet known", "mileage", 7500, FALSE, NULL, 7500, TRUE},
    {"below nothing", NULL, 0, FALSE, "lodging", 0, TRUE},
    {"allowances need none", "meals-per-diem", COHORT_UNKNOWN, FALSE, "meals-per-diem", 6450, FALSE},
    {"up to a maximum they do", "meals-per-diem", COHORT_UNKNOWN, TRUE, "meals-per-diem", 6450, TRUE},
    {"of nights too", "lodging", COHORT_UNKNOWN, TRUE, "lodging", 15000, TRUE},
    {"of incidentals too", "incidentals", COHORT_UNKNOWN, TRUE, "incidentals", 500, TRUE},
    {"small ones do not", NULL, 7500, TRUE, "meals-actual", 7499, FALSE},
    {"miles are no per diem", "mileage", COHORT_UNKNOWN, TRUE, "mileage", 6432, FALSE},
};

static void
test_receipts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (receipts); i++) {
    CohortPolicy policy = {.receipt_free = (char *)receipts[i].free_of,
                           .receipt_cents = receipts[i].from_cents,
                           .is_maximum = receipts[i].is_maximum};

    g_test_message ("%s", receipts[i].name);
    g_assert_true (cohort_policy_needs_receipt (&policy, receipts[i].category, receipts[i].cents)
                   == receipts[i].needed);
  }
}

static const struct {
  const char *command;
  int code;
} refused[] = {
    {"{'do':'policy.add'}", COHORT_ERROR_INVALID},
    {"{'do':'policy.add','name':'Ours'}", COHORT_ERROR_REFUSED},
    {"{'do':'policy.add','name':'B','from':'nothing'}", COHORT_ERROR_NOT_FOUND},
    {"{'do':'policy.add','name':'B','meals':'lavish'}", COHORT_ERROR_INVALID},
    {"{'do':'policy.add','name':'B','lodging':'cap'}", COHORT_ERROR_INVALID},
    {"{'do':'policy.add','name':'B','partial':1001}", COHORT_ERROR_REFUSED},
    {"{'do':'policy.add','name':'B','claim_days':-1}", COHORT_ERROR_REFUSED},
    {"{'do':'policy.add','name':'B','receipt_free':['yachts']}", COHORT_ERROR_INVALID},
    {"{'do':'policy.edit','policy':'nobody'}", COHORT_ERROR_NOT_FOUND},
    {"{'do':'policy.edit','policy':'ours','name':null}", COHORT_ERROR_INVALID},
    {"{'do':'setting.set','key':'travel.policy','value':'nothing'}", COHORT_ERROR_NOT_FOUND},
    {"{'do':'rate.add','kind':'mileage','from':'2025-01-01'}", COHORT_ERROR_REFUSED},
    {"{'do':'rate.add','kind':'yacht','from':'2025-01-01','amount':1}", COHORT_ERROR_INVALID},
    {"{'do':'rate.add','kind':'mileage','amount':670}", COHORT_ERROR_INVALID},
    {"{'do':'rate.add','kind':'mileage','from':'2025-01-01','amount':'0.6705'}",
     COHORT_ERROR_INVALID},
    {"{'do':'rate.add','kind':'mileage','from':'2025-01-01','amount':'.'}", COHORT_ERROR_INVALID},
    {"{'do':'rate.add','kind':'mileage','from':'2025-01-01','amount':'-0.67'}",
     COHORT_ERROR_INVALID},
    {"{'do':'rate.add','kind':'mileage','from':'2025-01-01','to':'2024-01-01','amount':670}",
     COHORT_ERROR_REFUSED},
    {"{'do':'rate.add','kind':'lodging','from':'2024-12-01','amount':100}", COHORT_ERROR_REFUSED},
    {"{'do':'rate.add','kind':'lodging','from':'2023-12-01','to':'2024-01-01','amount':-1}",
     COHORT_ERROR_REFUSED},
    {"{'do':'rate.add','kind':'mileage','from':'2025-01-01','amount':670,'lunch':100}",
     COHORT_ERROR_REFUSED},
    {"{'do':'rate.add','kind':'mie','from':'2025-01-01','amount':'86.00','lunch':'23.00'}",
     COHORT_ERROR_REFUSED},
    {"{'do':'rate.add','kind':'flat-meals','from':'2025-01-01','amount':'50.00'}",
     COHORT_ERROR_REFUSED},
    {"{'do':'rate.add','kind':'flat-meals','from':'2025-01-01','lunch':1500,'partial_day':1501}",
     COHORT_ERROR_REFUSED},
    {"{'do':'rate.edit','rate':'night','to':'2024-10-01'}", COHORT_ERROR_REFUSED},
};

static void
test_refused (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_run (&snapshot, "{'do':'policy.add','id':'ours','name':'Ours'}");
  cohort_test_run (&snapshot, "{'do':'rate.add','id':'night','kind':'lodging','from':'2024-11-01',"
                              "'amount':'170.00'}");
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *text = cohort_test_refuse (snapshot, refused[i].command, refused[i].code);

    g_assert_cmpstr (text, !=, "");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/policy/presets", test_presets);
  g_test_add_func ("/policy/own", test_own);
  g_test_add_func ("/policy/without-presets", test_without_presets);
  g_test_add_func ("/policy/rates", test_rates);
  g_test_add_func ("/policy/receipts", test_receipts);
  g_test_add_func ("/policy/refused", test_refused);

  return g_test_run ();
}
