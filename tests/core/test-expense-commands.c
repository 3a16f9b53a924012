/* Acts on expenses: splits, states, payments, refunds, and every refusal.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-ledger.h"
#include "cohort-test-builder.h"

#define INVALID   COHORT_ERROR_INVALID
#define NOT_FOUND COHORT_ERROR_NOT_FOUND
#define REFUSED   COHORT_ERROR_REFUSED

static void
run_all (CohortSnapshot **snapshot, const char *const *commands)
{
  for (guint i = 0; commands[i] != NULL; i++)
    cohort_test_run (snapshot, commands[i]);
}

/* A hotel of $450 planned on the contract, and an expense of $507 on it. */
static CohortSnapshot *
make_county (void)
{
  static const char *const commands[] = {
      "{'do':'source.add','id':'other','name':'COE other','kind':'coe'}",
      "{'do':'source.add','id':'small','name':'Small','kind':'district','cap':'10.00'}",
      "{'do':'plan.add','id':'hotel','person':'marisol','convening':'fall-2024',"
      "'category':'lodging','quantity':3}",
      "{'do':'expense.add','id':'bill','line':'hotel','on':'2024-11-10','quantity':3,"
      "'rate':169000}",
      NULL,
  };
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  run_all (&snapshot, commands);
  return snapshot;
}

/* Moves the bill of make_county() on to @status, "paid" being paid in full. */
static void
move_bill (CohortSnapshot **snapshot, const char *status)
{
  static const struct {
    const char *status, *command;
  } moves[] = {
      {"submitted", "{'do':'expense.submit','expense':'bill'}"},
      {"approved", "{'do':'expense.approve','expense':'bill'}"},
      {"paid", "{'do':'expense.pay','expense':'bill'}"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++) {
    cohort_test_run (snapshot, moves[i].command);
    if (g_str_equal (moves[i].status, status))
      return;
  }
}

static const CohortExpense *
get_expense (const CohortSnapshot *snapshot, guint i)
{
  return g_ptr_array_index (cohort_snapshot_get_records (snapshot, COHORT_RECORD_EXPENSE), i);
}

static const CohortFundingSource *
get_source (const CohortSnapshot *snapshot, guint i)
{
  return g_ptr_array_index (cohort_snapshot_get_records (snapshot, COHORT_RECORD_FUNDING_SOURCE),
                            i);
}

static gint64
get_share (const CohortSnapshot *snapshot, guint expense, guint source)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);

  return cohort_ledger_expense_share (ledger, get_expense (snapshot, expense)->record.id,
                                      get_source (snapshot, source)->record.id);
}

static void
check_parts (const CohortSnapshot *snapshot,
             guint source,
             gint64 paid,
             gint64 approved,
             gint64 submitted,
             gint64 committed)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const CohortParts *parts
      = cohort_ledger_get_parts (ledger, get_source (snapshot, source)->record.id);

  g_assert_cmpint (parts->paid, ==, paid);
  g_assert_cmpint (parts->approved, ==, approved);
  g_assert_cmpint (parts->submitted, ==, submitted);
  g_assert_cmpint (parts->committed, ==, committed);
}

static void
test_add (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  const CohortExpense *bill = get_expense (snapshot, 0);

  g_assert_cmpstr (bill->status, ==, "draft");
  g_assert_cmpstr (bill->category, ==, "lodging");
  g_assert_cmpstr (bill->convening, ==, "fall-2024");
  g_assert_cmpstr (bill->person, ==, cohort_test_person (snapshot, "Vance")->record.id);
  g_assert_cmpint (bill->claimed_cents, ==, 50700);
  g_assert_cmpint (get_share (snapshot, 0, 0), ==, 50700);
  check_parts (snapshot, 0, 0, 0, 0, 45000);
}

/* An expense finds the one open line of its person, convening and category, unless told not to. */
static void
test_find_line (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  const char *common = "{'do':'expense.add','person':'marisol','convening':'fall-2024',"
                       "'on':'2024-11-10','amount':100,";
  static const struct {
    const char *rest;
    gboolean found;
  } cases[] = {
      {"'category':'lodging'}", TRUE},
      {"'category':'lodging','line':null}", FALSE},
      {"'category':'mileage'}", FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *command = g_strconcat (common, cases[i].rest, NULL);

    cohort_test_run (&snapshot, command);
    g_assert_true ((get_expense (snapshot, i + 1)->plan_line != NULL) == cases[i].found);
  }
}

static void
test_mileage_by_day (void)
{
  static const struct {
    const char *on;
    gint64 cents;
  } cases[] = {{"2024-11-07", 7008}, {"2024-12-31", 7008}, {"2025-01-01", 7322}};

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_county ();
    g_autofree char *command = g_strdup_printf (
        "{'do':'expense.add','person':'priya','category':'mileage','on':'%s','quantity':104.6}",
        cases[i].on);

    cohort_test_run (&snapshot, command);
    g_assert_cmpint (get_expense (snapshot, 1)->claimed_cents, ==, cases[i].cents);
  }
}

static void
test_dates (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract','end':'2025-06-30'}");
  before = cohort_test_refuse (snapshot,
                               "{'do':'expense.add','person':'priya','category':'lodging',"
                               "'on':'2024-06-30','amount':100}",
                               REFUSED);
  g_assert_nonnull (strstr (before, "BEFORE_START"));
  g_assert_nonnull (strstr (before, "Jun 30, 2024"));
  after = cohort_test_refuse (snapshot,
                              "{'do':'expense.add','person':'priya','category':'lodging',"
                              "'on':'2025-07-01','amount':100}",
                              REFUSED);
  g_assert_nonnull (strstr (after, "AFTER_END"));

  cohort_test_run (&snapshot, "{'do':'expense.add','person':'priya','category':'lodging',"
                              "'on':'2024-06-30','amount':100,'splits':[{'source':'other',"
                              "'amount':100}]}");
  cohort_test_run (&snapshot, "{'do':'expense.add','person':'priya','category':'lodging',"
                              "'on':'2024-06-30','amount':100,'override':'agreed by phone'}");
  g_assert_cmpstr (get_expense (snapshot, 2)->override_reason, ==, "agreed by phone");
  cohort_test_run (&snapshot, "{'do':'expense.add','id':'late','person':'priya','category':"
                              "'lodging','on':'2025-06-30','amount':100}");

  /* A date that is changed later, or a contract's, is looked at again. */
  g_free (cohort_test_refuse (snapshot, "{'do':'expense.edit','expense':'late','on':'2025-07-01'}",
                              REFUSED));
  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract','end':'2025-05-31'}");
  g_free (cohort_test_refuse (snapshot, "{'do':'expense.submit','expense':'late'}", REFUSED));
}

static void
test_categories (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  cohort_test_run (&snapshot, "{'do':'source.edit','source':'other','categories':'lodging'}");
  cohort_test_run (&snapshot, "{'do':'expense.split','expense':'bill','splits':[{'source':'other',"
                              "'permille':1000}]}");
  g_free (cohort_test_refuse (
      snapshot, "{'do':'expense.edit','expense':'bill','category':'airfare'}", REFUSED));
}

static void
test_split_at_cap (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  cohort_test_run (&snapshot, "{'do':'expense.split-at-cap','expense':'bill','source':'other'}");
  g_assert_cmpint (get_share (snapshot, 0, 0), ==, 45000);
  g_assert_cmpint (get_share (snapshot, 0, 1), ==, 5700);
  g_free (cohort_test_refuse (
      snapshot, "{'do':'expense.split-at-cap','expense':'bill','source':'other'}", REFUSED));

  /* Beyond what the source has, with no line to say less; submitted or not makes no difference. */
  cohort_test_run (&snapshot, "{'do':'expense.add','id':'more','payee':'Bus','category':'rail-bus',"
                              "'on':'2024-11-07','amount':'25.00','splits':[{'source':'small',"
                              "'amount':2500}]}");
  cohort_test_run (&snapshot, "{'do':'expense.submit','expense':'more'}");
  cohort_test_run (&snapshot, "{'do':'expense.split-at-cap','expense':'more','source':'other'}");
  g_assert_cmpint (get_share (snapshot, 1, 2), ==, 1000);
  g_assert_cmpint (get_share (snapshot, 1, 1), ==, 1500);
}

static void
test_moves (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  move_bill (&snapshot, "submitted");
  check_parts (snapshot, 0, 0, 0, 50700, 0);
  cohort_test_run_on (&snapshot, "2024-11-20",
                      "{'do':'expense.return','expense':'bill','reason':'receipt missing'}");
  g_assert_cmpstr (get_expense (snapshot, 0)->status_reason, ==, "receipt missing");
  g_assert_cmpuint (get_expense (snapshot, 0)->status_on, ==, cohort_date_new (2024, 11, 20));
  check_parts (snapshot, 0, 0, 0, 0, 45000);
  cohort_test_run (&snapshot, "{'do':'expense.edit','expense':'bill','amount':'450.00'}");
  g_assert_cmpint (get_share (snapshot, 0, 0), ==, 45000);
  cohort_test_run (&snapshot, "{'do':'expense.submit','expense':'bill'}");
  g_assert_null (get_expense (snapshot, 0)->status_reason);
  cohort_test_run (&snapshot, "{'do':'expense.approve','expense':'bill','amount':40000,"
                              "'reason':'one breakfast'}");
  check_parts (snapshot, 0, 0, 40000, 0, 5000);
  cohort_test_run (&snapshot, "{'do':'expense.pay','expense':'bill','amount':15000}");
  g_assert_cmpstr (get_expense (snapshot, 0)->status, ==, "approved");
  check_parts (snapshot, 0, 15000, 25000, 0, 5000);
  cohort_test_run (&snapshot, "{'do':'expense.pay','expense':'bill'}");
  g_assert_cmpstr (get_expense (snapshot, 0)->status, ==, "paid");
  check_parts (snapshot, 0, 40000, 0, 0, 5000);
}

static void
test_take_back (void)
{
  static const struct {
    const char *command, *status;
  } cases[] = {
      {"{'do':'expense.return','expense':'bill','reason':'r'}", "returned"},
      {"{'do':'expense.void','expense':'bill'}", "void"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_county ();

    move_bill (&snapshot, "approved");
    cohort_test_run (&snapshot, cases[i].command);
    g_assert_cmpstr (get_expense (snapshot, 0)->status, ==, cases[i].status);
    g_assert_false (cohort_is_known (get_expense (snapshot, 0)->approved_cents));
    check_parts (snapshot, 0, 0, 0, 0, 45000);
  }
}

/* I-1 stays whole while a source is short, and approving beyond it needs a reason. */
static void
test_available (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autofree char *text = NULL;

  cohort_test_run (&snapshot, "{'do':'expense.split','expense':'bill','splits':[{'source':'small',"
                              "'permille':1000}]}");
  cohort_test_run (&snapshot, "{'do':'expense.submit','expense':'bill'}");
  text = cohort_test_refuse (snapshot, "{'do':'expense.approve','expense':'bill'}", REFUSED);
  g_assert_nonnull (strstr (text, "$497.00"));
  cohort_test_run (&snapshot, "{'do':'expense.approve','expense':'bill','override':'promised'}");
  check_parts (snapshot, 2, 0, 50700, 0, 0);
}

static void
test_refund (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  cohort_test_run (&snapshot, "{'do':'expense.edit','expense':'bill','amount':'100.00','splits':["
                              "{'source':'contract','amount':2500},{'source':'other','amount':7500}"
                              "]}");
  move_bill (&snapshot, "paid");
  cohort_test_run (&snapshot, "{'do':'expense.refund','id':'back','expense':'bill','amount':3001}");
  check_parts (snapshot, 0, 2500 - 750, 0, 0, 45000 - 1750);
  check_parts (snapshot, 1, 7500 - 2251, 0, 0, 0);
  g_assert_cmpstr (get_expense (snapshot, 1)->parent, ==, get_expense (snapshot, 0)->record.id);
  g_assert_cmpint (get_expense (snapshot, 1)->claimed_cents, ==, -3001);

  g_free (cohort_test_refuse (snapshot, "{'do':'expense.refund','expense':'bill','amount':7000}",
                              REFUSED));
  g_free (cohort_test_refuse (snapshot, "{'do':'expense.refund','expense':'back','amount':1}",
                              REFUSED));

  /* The rest: nothing is paid, nothing planned, and both expenses are still there to be seen. */
  cohort_test_run (&snapshot, "{'do':'expense.reverse','expense':'bill'}");
  check_parts (snapshot, 0, 0, 0, 0, 0);
  check_parts (snapshot, 1, 0, 0, 0, 0);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_EXPENSE)->len, ==, 3);
  g_free (cohort_test_refuse (snapshot, "{'do':'expense.reverse','expense':'bill'}", REFUSED));
}

static void
test_remove (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  cohort_test_run (&snapshot, "{'do':'expense.remove','expense':'bill'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_EXPENSE)->len, ==, 0);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_EXPENSE_SPLIT)->len, ==,
                    0);
}

/* What is refused of an expense in a state: NULL for a draft. */
static const struct {
  const char *status, *command;
  int code;
} refusals[] = {
    {NULL, "{'do':'expense.add','person':'priya','category':'lodging','amount':5}", INVALID},
    {NULL, "{'do':'expense.add','person':'priya','on':'2024-11-07','amount':5}", INVALID},
    {NULL, "{'do':'expense.add','person':'priya','category':'lodging','on':'2024-11-07'}", INVALID},
    {NULL, "{'do':'expense.add','category':'lodging','on':'2024-11-07','amount':5}", REFUSED},
    {NULL,
     "{'do':'expense.add','person':'priya','category':'lodging','on':'2024-11-07','amount':0}",
     REFUSED},
    {NULL,
     "{'do':'expense.add','person':'priya','category':'lodging','on':'2024-11-07','amount':-5}",
     REFUSED},
    {NULL, "{'do':'expense.add','person':'priya','category':'lodging','on':'soon','amount':5}",
     INVALID},
    {NULL, "{'do':'expense.add','line':'nothing','on':'2024-11-07','amount':5}", NOT_FOUND},
    {NULL, "{'do':'expense.add','id':'bill','line':'hotel','on':'2024-11-07','amount':5}", INVALID},
    {NULL, "{'do':'expense.split','expense':'bill'}", INVALID},
    {NULL, "{'do':'expense.split','expense':'bill','splits':[{'source':'contract','amount':1}]}",
     INVALID},
    {NULL, "{'do':'expense.split-at-cap','expense':'bill','source':'nothing'}", NOT_FOUND},
    {NULL, "{'do':'expense.approve','expense':'bill'}", REFUSED},
    {NULL, "{'do':'expense.return','expense':'bill','reason':'r'}", REFUSED},
    {NULL, "{'do':'expense.reject','expense':'bill','reason':'r'}", REFUSED},
    {NULL, "{'do':'expense.pay','expense':'bill'}", REFUSED},
    {NULL, "{'do':'expense.refund','expense':'bill','amount':1}", REFUSED},
    {NULL, "{'do':'expense.submit','expense':'nothing'}", NOT_FOUND},
    {"submitted", "{'do':'expense.submit','expense':'bill'}", REFUSED},
    {"submitted", "{'do':'expense.edit','expense':'bill','amount':5}", REFUSED},
    {"submitted", "{'do':'expense.remove','expense':'bill'}", REFUSED},
    {"submitted", "{'do':'expense.return','expense':'bill'}", INVALID},
    {"submitted", "{'do':'expense.reject','expense':'bill'}", INVALID},
    {"submitted", "{'do':'expense.reject','expense':'bill','reason':''}", INVALID},
    {"submitted", "{'do':'expense.approve','expense':'bill','amount':50701}", REFUSED},
    {"submitted", "{'do':'expense.approve','expense':'bill','amount':50699}", INVALID},
    {"submitted", "{'do':'expense.approve','expense':'bill','amount':0,'reason':'r'}", REFUSED},
    {"submitted", "{'do':'expense.approve','expense':'bill','override':''}", INVALID},
    {"approved", "{'do':'expense.approve','expense':'bill'}", REFUSED},
    {"approved", "{'do':'expense.submit','expense':'bill'}", REFUSED},
    {"approved",
     "{'do':'expense.split','expense':'bill','splits':[{'source':'other','permille':1000}"
     "]}",
     REFUSED},
    {"approved", "{'do':'expense.pay','expense':'bill','amount':50701}", REFUSED},
    {"approved", "{'do':'expense.pay','expense':'bill','amount':0}", REFUSED},
    {"approved", "{'do':'expense.pay','expense':'bill','amount':-1}", REFUSED},
    {"approved", "{'do':'expense.refund','expense':'bill','amount':1}", REFUSED},
    {"paid", "{'do':'expense.pay','expense':'bill'}", REFUSED},
    {"paid", "{'do':'expense.approve','expense':'bill'}", REFUSED},
    {"paid", "{'do':'expense.void','expense':'bill'}", REFUSED},
    {"paid", "{'do':'expense.return','expense':'bill','reason':'r'}", REFUSED},
    {"paid", "{'do':'expense.refund','expense':'bill'}", INVALID},
    {"paid", "{'do':'expense.refund','expense':'bill','amount':0}", REFUSED},
    {"paid", "{'do':'expense.refund','expense':'bill','amount':50701}", REFUSED},
};

static void
test_refusals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_county ();

    if (refusals[i].status != NULL)
      move_bill (&snapshot, refusals[i].status);
    g_free (cohort_test_refuse (snapshot, refusals[i].command, refusals[i].code));
  }
}

/* Money that has gone out stands in the way until it is back. */
static void
test_part_paid (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  move_bill (&snapshot, "approved");
  cohort_test_run (&snapshot, "{'do':'expense.pay','expense':'bill','amount':700}");
  g_free (cohort_test_refuse (snapshot, "{'do':'expense.void','expense':'bill'}", REFUSED));
  cohort_test_run (&snapshot, "{'do':'expense.refund','expense':'bill','amount':700}");
  cohort_test_run (&snapshot, "{'do':'expense.void','expense':'bill'}");
  check_parts (snapshot, 0, 0, 0, 0, 45000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expense/add", test_add);
  g_test_add_func ("/expense/find-line", test_find_line);
  g_test_add_func ("/expense/mileage-by-day", test_mileage_by_day);
  g_test_add_func ("/expense/dates", test_dates);
  g_test_add_func ("/expense/categories", test_categories);
  g_test_add_func ("/expense/split-at-cap", test_split_at_cap);
  g_test_add_func ("/expense/moves", test_moves);
  g_test_add_func ("/expense/take-back", test_take_back);
  g_test_add_func ("/expense/available", test_available);
  g_test_add_func ("/expense/refund", test_refund);
  g_test_add_func ("/expense/remove", test_remove);
  g_test_add_func ("/expense/refusals", test_refusals);
  g_test_add_func ("/expense/part-paid", test_part_paid);
  return g_test_run ();
}
