/* Findings about claims and their time: each appears when it should, and goes when it is seen to.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-findings.h"
#include "cohort-test-builder.h"

#define FALL "'convening':'fall-2024'"
#define SHA  "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static guint
count (const CohortSnapshot *snapshot, const char *day, const char *id)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, cohort_date_parse (day));
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((CohortFinding *)g_ptr_array_index (findings, i))->id, id) ? 1 : 0;
  return n;
}

/* On a day a command is carried out, after which there are so many findings of one id. */
typedef struct {
  const char *day;
  const char *command;
  const char *id;
  guint n;
} Step;

static void
follow (const Step *steps, gsize n_steps)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  for (gsize i = 0; i < n_steps; i++) {
    g_test_message ("%s", steps[i].command);
    cohort_test_run_on (&snapshot, steps[i].day, steps[i].command);
    cohort_test_check_expenses (snapshot, cohort_date_parse (steps[i].day));
    if (steps[i].id != NULL)
      g_assert_cmpuint (count (snapshot, steps[i].day, steps[i].id), ==, steps[i].n);
  }
}

#define FOLLOW(steps) follow (steps, G_N_ELEMENTS (steps))

static void
test_receipts (void)
{
  static const Step steps[] = {
      {"2024-11-12",
       "{'do':'expense.add','id':'inn','person':'priya','category':'lodging','amount':'450.00',"
       "'on':'2024-11-10'}",
       "NO_RECEIPT", 0},
      {"2024-11-12", "{'do':'expense.submit','expense':'inn'}", "NO_RECEIPT", 1},
      {"2024-11-12",
       "{'do':'receipt.add','id':'r','expense':'inn','sha256':'" SHA
       "','name':'inn.pdf','media':'application/pdf','bytes':9}",
       "NO_RECEIPT", 0},
      {"2024-11-12", "{'do':'receipt.remove','receipt':'r'}", "NO_RECEIPT", 1},
      {"2024-11-12", "{'do':'expense.return','expense':'inn','reason':'Receipt'}", "NO_RECEIPT", 0},
      {"2024-11-12", "{'do':'expense.edit','expense':'inn','missing_receipt_reason':'Lost'}", NULL,
       0},
      {"2024-11-12", "{'do':'expense.submit','expense':'inn'}", "NO_RECEIPT", 0},
      {"2024-11-12",
       "{'do':'expense.add','id':'drive','person':'priya','category':'mileage','quantity':96,"
       "'on':'2024-11-10'}",
       NULL, 0},
      {"2024-11-12", "{'do':'expense.submit','expense':'drive'}", "NO_RECEIPT", 0},
      {"2024-11-12",
       "{'do':'expense.add','id':'park','person':'priya','category':'parking','amount':'2.00',"
       "'on':'2024-11-10'}",
       NULL, 0},
      {"2024-11-12", "{'do':'expense.submit','expense':'park'}", "NO_RECEIPT", 1},
      {"2024-11-12",
       "{'do':'policy.add','id':'own','name':'Own','from':'gsa','receipt_below':'3.00'}", NULL, 0},
      {"2024-11-12", "{'do':'setting.set','key':'travel.policy','value':'own'}", "NO_RECEIPT", 0},
      {"2024-11-12", "{'do':'policy.edit','policy':'own','receipt_below':'1.00'}", "NO_RECEIPT", 1},
  };

  FOLLOW (steps);
}

static void
test_deadlines (void)
{
  static const Step steps[] = {
      {"2024-11-12",
       "{'do':'expense.add','id':'inn','person':'priya'," FALL
       ",'category':'lodging','amount':'450.00','on':'2024-11-10'}",
       "LATE_CLAIM", 0},
      {"2024-11-12", "{'do':'policy.add','id':'own','name':'Own','from':'gsa','claim_days':30}",
       NULL, 0},
      {"2024-12-10", "{'do':'setting.set','key':'travel.policy','value':'own'}", "LATE_CLAIM", 0},
      {"2024-12-11", "{'do':'expense.edit','expense':'inn','purpose':'Late'}", "LATE_CLAIM", 1},
      {"2024-12-11", "{'do':'expense.submit','expense':'inn'}", "LATE_CLAIM", 1},
      {"2024-12-11", "{'do':'expense.approve','expense':'inn'}", "LATE_CLAIM", 0},
      {"2024-12-11", "{'do':'policy.edit','policy':'own','claim_days':null}", "LATE_CLAIM", 0},
      {"2024-12-11",
       "{'do':'expense.add','id':'bus','person':'priya'," FALL
       ",'category':'parking','amount':'9.00','on':'2024-11-10'}",
       "LATE_CLAIM", 0},
      {"2024-12-12", "{'do':'source.edit','source':'contract','claim_by':'2024-12-11'}",
       "LATE_CLAIM", 1},
      {"2024-12-12", "{'do':'plan.add','id':'air','category':'airfare','amount':'240.00'}",
       "LATE_CLAIM", 2},
      {"2024-12-12", "{'do':'plan.close','line':'air'}", "LATE_CLAIM", 1},
      {"2024-12-12", "{'do':'expense.edit','expense':'bus','override':'Agreed'}", "LATE_CLAIM", 0},
      /* The policy's days run from the day somebody is back; the earlier limit counts. */
      {"2024-12-01", "{'do':'source.edit','source':'contract','claim_by':'2024-12-20'}", NULL, 0},
      {"2024-12-01", "{'do':'policy.edit','policy':'own','claim_days':30}", NULL, 0},
      {"2024-12-01",
       "{'do':'plan.trip','person':'grace'," FALL
       ",'depart':'2024-11-07','return':'2024-11-14','overnight':false,'mode':'none'}",
       NULL, 0},
      {"2024-12-14",
       "{'do':'expense.add','id':'cab','person':'grace'," FALL
       ",'category':'parking','amount':'9.00','on':'2024-11-08'}",
       "LATE_CLAIM", 0},
      {"2024-12-15", "{'do':'expense.edit','expense':'cab','purpose':'Late'}", "LATE_CLAIM", 1},
      {"2024-12-15", "{'do':'policy.edit','policy':'own','claim_days':60}", "LATE_CLAIM", 0},
      {"2024-12-21", "{'do':'expense.edit','expense':'cab','purpose':'Later'}", "LATE_CLAIM", 1},
      {"2024-12-21", "{'do':'source.edit','source':'contract','claim_by':null}", "LATE_CLAIM", 0},
  };

  FOLLOW (steps);
}

static void
test_board (void)
{
  static const Step steps[] = {
      {"2024-09-03", "{'do':'attendance.plan','person':'priya'," FALL "}", NULL, 0},
      {"2024-09-03",
       "{'do':'plan.add','id':'air','person':'priya'," FALL
       ",'category':'airfare','amount':'1000.01'}",
       "BOARD_APPROVAL", 0},
      {"2024-09-03", "{'do':'policy.add','id':'own','name':'Own','from':'gsa','board':'1000.00'}",
       NULL, 0},
      {"2024-09-03", "{'do':'setting.set','key':'travel.policy','value':'own'}", "BOARD_APPROVAL",
       1},
      {"2024-09-03", "{'do':'plan.edit','line':'air','amount':'500.00'}", "BOARD_APPROVAL", 0},
      {"2024-09-03", "{'do':'plan.edit','line':'air','amount':'1100.00'}", "BOARD_APPROVAL", 1},
      {"2024-09-03",
       "{'do':'plan.trip','person':'priya'," FALL
       ",'depart':'2024-11-07','overnight':false,'mode':'none'}",
       "BOARD_APPROVAL", 1},
      {"2024-09-03",
       "{'do':'trip.approve','person':'priya'," FALL
       ",'on':'2024-10-08','approval':'Board of October 8, item 12'}",
       "BOARD_APPROVAL", 1},
      {"2024-10-08", "{'do':'plan.edit','line':'air','amount':'1050.00'}", "BOARD_APPROVAL", 0},
      {"2024-10-08", "{'do':'plan.edit','line':'air','amount':'1100.01'}", "BOARD_APPROVAL", 1},
      {"2024-10-09", "{'do':'trip.approve','person':'priya'," FALL "}", "BOARD_APPROVAL", 0},
      {"2024-10-09", "{'do':'trip.unapprove','person':'priya'," FALL "}", "BOARD_APPROVAL", 1},
      {"2024-10-09", "{'do':'trip.approve','person':'priya'," FALL ",'on':'2024-10-09'}",
       "BOARD_APPROVAL", 0},
      {"2024-10-09",
       "{'do':'plan.trip','person':'priya'," FALL ",'depart':'2024-11-07','return':'2024-11-07'}",
       "BOARD_APPROVAL", 0},
      {"2024-10-09",
       "{'do':'plan.trip','person':'priya'," FALL ",'depart':'2024-11-08','return':'2024-11-08'}",
       "BOARD_APPROVAL", 1},
      {"2024-09-03", "{'do':'attendance.set','person':'priya'," FALL ",'status':'declined'}",
       "BOARD_APPROVAL", 0},
  };

  FOLLOW (steps);
}

static void
test_invoices (void)
{
  static const Step steps[] = {
      {"2024-11-12",
       "{'do':'expense.add','id':'inn','payee':'Inn','category':'lodging','amount':'450.00',"
       "'on':'2024-11-10'}",
       NULL, 0},
      {"2024-11-12", "{'do':'expense.submit','expense':'inn'}", NULL, 0},
      {"2024-11-12", "{'do':'expense.approve','expense':'inn'}", NULL, 0},
      {"2024-11-12", "{'do':'invoice.add','number':'1','expenses':['inn']}", "INVOICE_STALE", 0},
      {"2024-11-12", "{'do':'invoice.send','invoice':'1'}", "INVOICE_STALE", 0},
      {"2024-11-12", "{'do':'expense.return','expense':'inn','reason':'Again'}", "INVOICE_STALE",
       1},
      {"2024-11-12", "{'do':'expense.submit','expense':'inn'}", "INVOICE_STALE", 1},
      {"2024-11-12", "{'do':'expense.approve','expense':'inn'}", "INVOICE_STALE", 0},
      {"2024-11-12", "{'do':'expense.pay','expense':'inn'}", "INVOICE_STALE", 0},
      {"2024-11-20",
       "{'do':'expense.refund','id':'back','expense':'inn','amount':'30.00','on':'2024-11-20'}",
       "INVOICE_STALE", 1},
      {"2024-11-20", "{'do':'invoice.add','number':'2','expenses':['back']}", "INVOICE_STALE", 0},
  };

  FOLLOW (steps);
}

/* Edge case 5: by exception, it stays to be asked until the payer has paid it. */
static void
test_exception (void)
{
  static const Step steps[] = {
      {"2024-09-03",
       "{'do':'expense.add','id':'early','payee':'CASE','category':'registration',"
       "'amount':'150.00','on':'2024-06-25','override':'Paid in June for November'}",
       "ASK_ALLOWABLE", 1},
      {"2024-09-03", "{'do':'expense.submit','expense':'early'}", "BEFORE_START", 0},
      {"2024-09-03", "{'do':'expense.approve','expense':'early'}", "ASK_ALLOWABLE", 1},
      {"2024-09-03", "{'do':'invoice.add','number':'1','expenses':['early']}", NULL, 0},
      {"2024-09-03", "{'do':'invoice.send','invoice':'1'}", "ASK_ALLOWABLE", 1},
      {"2024-09-03", "{'do':'invoice.receive','invoice':'1'}", "ASK_ALLOWABLE", 0},
  };

  FOLLOW (steps);
}

/* Edge cases 9, 12, 20 and 27: what came back, has no price, or was signed for less. */
static void
test_settled (void)
{
  static const Step steps[] = {
      {"2024-09-03",
       "{'do':'expense.add','id':'one','payee':'Inn','category':'lodging','amount':'450.00',"
       "'on':'2024-09-02'}",
       NULL, 0},
      {"2024-09-03",
       "{'do':'expense.add','id':'two','payee':'Inn','category':'lodging','amount':'450.00',"
       "'on':'2024-09-02'}",
       "DUPLICATE_EXPENSE", 1},
      {"2024-09-03", "{'do':'expense.submit','expense':'one'}", NULL, 0},
      {"2024-09-03", "{'do':'expense.approve','expense':'one'}", NULL, 0},
      {"2024-09-03", "{'do':'expense.pay','expense':'one'}", "DUPLICATE_EXPENSE", 1},
      {"2024-09-03", "{'do':'expense.reverse','expense':'one'}", "DUPLICATE_EXPENSE", 0},
      {"2024-09-03", "{'do':'plan.add','id':'air','category':'airfare'}", "UNPRICED", 1},
      {"2024-09-03", "{'do':'plan.edit','line':'air','amount':'7000.00'}", "UNPRICED", 0},
      {"2024-09-03", "{'do':'contract.amend','delta':'-2000.00','reason':'Signed for less'}",
       "PROJECTED_SHORT", 1},
      {"2024-09-03", "{'do':'contract.amend','delta':'-6000.00','reason':'Not signed'}",
       "YEAR_NO_FUND", 1},
      {"2024-09-03", "{'do':'plan.remove','line':'air'}", "PROJECTED_SHORT", 0},
      {"2024-09-03", "{'do':'expense.remove','expense':'two'}", "YEAR_NO_FUND", 0},
  };

  FOLLOW (steps);
}

/* An expense of a line that the contract does not plan is asked about by itself. */
static void
test_allowable (void)
{
  static const Step steps[] = {
      {"2024-09-03", "{'do':'source.add','name':'District','kind':'district'}", NULL, 0},
      {"2024-09-03",
       "{'do':'plan.add','id':'sub','category':'substitute','amount':'440.00',"
       "'splits':[{'source':'District','permille':1000}]}",
       "ASK_ALLOWABLE", 0},
      {"2024-09-03",
       "{'do':'expense.add','id':'day','payee':'Sub','line':'sub','amount':'220.00',"
       "'on':'2024-09-02','splits':[{'source':'contract','permille':1000}]}",
       "ASK_ALLOWABLE", 1},
      {"2024-09-03",
       "{'do':'expense.split','expense':'day','splits':[{'source':'District','permille':1000}]}",
       "ASK_ALLOWABLE", 0},
      {"2024-09-03",
       "{'do':'plan.split','line':'sub','splits':[{'source':'contract','permille':1000}]}",
       "ASK_ALLOWABLE", 1},
      {"2024-09-03", "{'do':'plan.close','line':'sub'}", "ASK_ALLOWABLE", 0},
  };

  FOLLOW (steps);
}

/* What a source pays for was narrowed after it was charged. */
static void
test_narrowed (void)
{
  static const Step steps[] = {
      {"2024-09-03", "{'do':'source.add','name':'District','kind':'district'}", NULL, 0},
      {"2024-09-03",
       "{'do':'plan.add','id':'bed','category':'lodging','amount':'450.00',"
       "'splits':[{'source':'District','permille':500},{'source':'contract','permille':500}]}",
       NULL, 0},
      {"2024-09-03",
       "{'do':'plan.add','id':'air','category':'airfare',"
       "'splits':[{'source':'District','permille':1000}]}",
       "ASK_ALLOWABLE", 0},
      {"2024-09-03",
       "{'do':'source.edit','source':'District','categories':'airfare lodging parking'}",
       "ASK_ALLOWABLE", 0},
      {"2024-09-03", "{'do':'source.edit','source':'District','categories':'airfare'}",
       "ASK_ALLOWABLE", 1},
      {"2024-09-03", "{'do':'source.edit','source':'District','categories':'parking'}",
       "ASK_ALLOWABLE", 2},
      /* Somebody says why it is charged there nevertheless. */
      {"2024-09-03",
       "{'do':'plan.split','line':'air','override':'The district agreed',"
       "'splits':[{'source':'District','permille':1000}]}",
       "ASK_ALLOWABLE", 1},
      {"2024-09-03", "{'do':'plan.edit','line':'air','description':'Flights'}", "ASK_ALLOWABLE", 1},
      {"2024-09-03", "{'do':'plan.remove','line':'air'}", "ASK_ALLOWABLE", 1},
      {"2024-09-03", "{'do':'plan.close','line':'bed'}", "ASK_ALLOWABLE", 0},
      {"2024-09-03", "{'do':'plan.reopen','line':'bed'}", "ASK_ALLOWABLE", 1},
      {"2024-09-03",
       "{'do':'plan.split','line':'bed','splits':[{'source':'contract','permille':1000}]}",
       "ASK_ALLOWABLE", 0},
      {"2024-09-03",
       "{'do':'expense.add','id':'lot','payee':'Lot','category':'parking','amount':'9.00',"
       "'on':'2024-09-02','splits':[{'source':'District','permille':1000}]}",
       "ASK_ALLOWABLE", 0},
      {"2024-09-03", "{'do':'source.edit','source':'District','categories':'airfare'}",
       "ASK_ALLOWABLE", 1},
      {"2024-09-03", "{'do':'expense.edit','expense':'lot','override':'Agreed'}", "ASK_ALLOWABLE",
       0},
  };

  FOLLOW (steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings-claims/receipts", test_receipts);
  g_test_add_func ("/findings-claims/deadlines", test_deadlines);
  g_test_add_func ("/findings-claims/board", test_board);
  g_test_add_func ("/findings-claims/invoices", test_invoices);
  g_test_add_func ("/findings-claims/exception", test_exception);
  g_test_add_func ("/findings-claims/settled", test_settled);
  g_test_add_func ("/findings-claims/allowable", test_allowable);
  g_test_add_func ("/findings-claims/narrowed", test_narrowed);
  return g_test_run ();
}
