/* Invoices to the payer, receipts, explanations and months: what they say and what they refuse.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-arguments.h"
#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-id.h"
#include "cohort-invoices.h"
#include "cohort-spending.h"
#include "cohort-terms.h"
#include "cohort-test-builder.h"
#include "cohort-why.h"

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* Two nights paid and a third approved: $300.00 and $150.00 of the contract, $57.00 of another. */
static CohortSnapshot *
make_county (void)
{
  static const char *const commands[] = {
      "{'do':'source.add','id':'other','name':'COE other','kind':'coe'}",
      "{'do':'expense.add','id':'two','payee':'Inn','category':'lodging','on':'2024-11-08',"
      "'amount':'300.00'}",
      "{'do':'expense.submit','expense':'two'}",
      "{'do':'expense.approve','expense':'two'}",
      "{'do':'expense.pay','expense':'two','on':'2024-12-02'}",
      "{'do':'expense.add','id':'third','payee':'Inn','category':'lodging','on':'2024-11-09',"
      "'amount':'207.00','splits':[{'source':'contract','amount':'150.00'},"
      "{'source':'other','amount':'57.00'}]}",
      "{'do':'expense.submit','expense':'third'}",
      "{'do':'expense.approve','expense':'third','on':'2024-12-10'}",
      "{'do':'expense.add','id':'draft','payee':'Inn','category':'lodging','on':'2024-11-10',"
      "'amount':'9.00'}",
  };
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  return snapshot;
}

static CohortRecovery
recover (const CohortSnapshot *snapshot)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  CohortRecovery recovery;

  cohort_recovery_count (snapshot, ledger, cohort_snapshot_get_contract (snapshot)->record.id,
                         &recovery);
  return recovery;
}

static void
check (const CohortSnapshot *snapshot,
       gint64 draft,
       gint64 sent,
       gint64 received,
       gint64 unrecovered,
       gint64 uninvoiced)
{
  CohortRecovery recovery = recover (snapshot);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const CohortParts *parts
      = cohort_ledger_get_parts (ledger, cohort_snapshot_get_contract (snapshot)->record.id);

  g_assert_cmpint (recovery.paid, ==, parts->paid);
  g_assert_cmpint (recovery.draft, ==, draft);
  g_assert_cmpint (recovery.sent, ==, sent);
  g_assert_cmpint (recovery.received, ==, received);
  g_assert_cmpint (recovery.unrecovered, ==, unrecovered);
  g_assert_cmpint (recovery.uninvoiced, ==, uninvoiced);
  g_assert_cmpint (parts->paid + parts->approved + parts->submitted + parts->committed
                       + parts->available,
                   ==, 800000);
}

static void
refuse (const CohortSnapshot *snapshot, const char *command, const char *word)
{
  g_autofree char *text = cohort_test_refuse (snapshot, command, COHORT_ERROR_REFUSED);

  if (strstr (text, word) == NULL)
    g_error ("%s: “%s” does not say “%s”", command, text, word);
}

static void
test_way (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  check (snapshot, 0, 0, 0, 30000, 45000);
  cohort_test_run (&snapshot, "{'do':'invoice.add','number':'2024-1','period_start':'2024-11-01',"
                              "'period_end':'2024-11-30','expenses':['two']}");
  check (snapshot, 30000, 0, 0, 30000, 15000);
  cohort_test_run (&snapshot, "{'do':'invoice.put','invoice':'2024-1','expenses':['third']}");
  check (snapshot, 45000, 0, 0, 30000, 0);
  cohort_test_run (&snapshot, "{'do':'invoice.send','invoice':'2024-1','on':'2024-12-15'}");
  check (snapshot, 0, 45000, 0, 30000, 0);
  cohort_test_run (&snapshot, "{'do':'invoice.receive','invoice':'2024-1','amount':'400.00',"
                              "'on':'2025-01-20'}");
  check (snapshot, 0, 0, 40000, -10000, 0);
  g_assert_cmpint (recover (snapshot).disallowed, ==, 5000);
  cohort_test_run (&snapshot, "{'do':'invoice.reopen','invoice':'2024-1'}");
  check (snapshot, 0, 45000, 0, 30000, 0);
  cohort_test_run (&snapshot, "{'do':'invoice.reopen','invoice':'2024-1'}");
  check (snapshot, 45000, 0, 0, 30000, 0);
  cohort_test_run (&snapshot, "{'do':'invoice.take','invoice':'2024-1','expenses':['third']}");
  check (snapshot, 30000, 0, 0, 30000, 15000);
  cohort_test_run (&snapshot, "{'do':'invoice.remove','invoice':'2024-1'}");
  check (snapshot, 0, 0, 0, 30000, 45000);
}

static void
test_refusals (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  cohort_test_run (&snapshot, "{'do':'invoice.add','id':'a','number':'1','expenses':['two']}");
  cohort_test_run (&snapshot, "{'do':'invoice.add','id':'b','number':'2','source':'other',"
                              "'period_end':'2024-11-09'}");
  refuse (snapshot, "{'do':'invoice.add','number':'1'}", "already");
  refuse (snapshot, "{'do':'invoice.add','note':'x'}", "number");
  refuse (snapshot, "{'do':'invoice.put','invoice':'b','expenses':['two']}", "on invoice 1");
  refuse (snapshot, "{'do':'invoice.put','invoice':'a','expenses':['draft']}", "approved");
  refuse (snapshot, "{'do':'invoice.send','invoice':'b'}", "Nothing");
  refuse (snapshot, "{'do':'invoice.receive','invoice':'a'}", "not sent");
  refuse (snapshot, "{'do':'invoice.reopen','invoice':'a'}", "not sent");
  refuse (snapshot, "{'do':'invoice.take','invoice':'a','expenses':['third']}", "not on");
  refuse (snapshot, "{'do':'invoice.edit','invoice':'a','period_end':'2024-11-01'}", "period");
  refuse (snapshot, "{'do':'invoice.edit','invoice':'b','period_start':'2024-11-10'}",
          "before it begins");
  cohort_test_run (&snapshot, "{'do':'invoice.edit','invoice':'b','period_end':'2024-11-08'}");
  refuse (snapshot, "{'do':'invoice.put','invoice':'b','expenses':['third']}", "period");
  cohort_test_run (&snapshot, "{'do':'invoice.send','invoice':'a'}");
  refuse (snapshot, "{'do':'invoice.put','invoice':'a','expenses':['third']}", "Reopen");
  refuse (snapshot, "{'do':'invoice.take','invoice':'a','expenses':['two']}", "Reopen");
  refuse (snapshot, "{'do':'invoice.edit','invoice':'a','number':'9'}", "Reopen");
  refuse (snapshot, "{'do':'invoice.remove','invoice':'a'}", "Reopen");
  refuse (snapshot, "{'do':'invoice.receive','invoice':'a','on':'2024-09-01'}", "after");
  refuse (snapshot, "{'do':'source.remove','source':'other'}", "pays");
  cohort_test_run (&snapshot, "{'do':'invoice.edit','invoice':'a','note':'By mail'}");
}

/* A draft follows the expense; what was sent does not. */
static void
test_fixed (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autofree char *id = cohort_id_derive ("invoice", "label/a");
  g_autoptr (CohortLedger) ledger = NULL;

  cohort_test_run (&snapshot,
                   "{'do':'invoice.add','id':'a','number':'1','expenses':['two','third']}");
  cohort_test_run (&snapshot, "{'do':'expense.return','expense':'third','reason':'Again'}");
  check (snapshot, 30000, 0, 0, 30000, 0);
  refuse (snapshot, "{'do':'invoice.send','invoice':'a'}", "no longer approved");
  cohort_test_run (&snapshot, "{'do':'expense.submit','expense':'third'}");
  cohort_test_run (&snapshot, "{'do':'expense.approve','expense':'third','amount':'103.50',"
                              "'reason':'Half a night'}");
  check (snapshot, 37500, 0, 0, 30000, 0);
  cohort_test_run (&snapshot, "{'do':'invoice.send','invoice':'a'}");
  cohort_test_run (&snapshot, "{'do':'expense.refund','id':'back','expense':'two','amount':'30.00',"
                              "'on':'2024-12-20'}");
  check (snapshot, 0, 37500, 0, 27000, -3000);
  ledger = cohort_ledger_new (snapshot);
  g_assert_cmpint (cohort_invoice_get_cents (snapshot, ledger, id), ==, 37500);
  cohort_test_run (&snapshot, "{'do':'invoice.add','id':'b','number':'2','expenses':['back']}");
  check (snapshot, -3000, 37500, 0, 27000, 0);
}

static void
test_candidates (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  g_autoptr (CohortRecord) record = cohort_record_new (COHORT_RECORD_INVOICE, NULL);
  CohortInvoice *invoice = (CohortInvoice *)record;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;

  invoice->source = g_strdup (cohort_snapshot_get_contract (snapshot)->record.id);
  all = cohort_invoice_list_candidates (snapshot, ledger, invoice);
  g_assert_cmpuint (all->len, ==, 2);
  invoice->period_end = cohort_date_new (2024, 11, 8);
  some = cohort_invoice_list_candidates (snapshot, ledger, invoice);
  g_assert_cmpuint (some->len, ==, 1);
}

static void
test_receipts (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  static const struct {
    const char *command;
    int code;
  } wrong[] = {
      {"'sha256':'0123','name':'a.pdf','media':'application/pdf','bytes':9}", COHORT_ERROR_INVALID},
      {"'sha256':'" SHA "','name':'../a.pdf','media':'application/pdf','bytes':9}",
       COHORT_ERROR_INVALID},
      {"'sha256':'" SHA "','name':'a.exe','media':'application/x-msdownload','bytes':9}",
       COHORT_ERROR_INVALID},
      {"'sha256':'" SHA "','name':'a.pdf','media':'application/pdf','bytes':0}",
       COHORT_ERROR_REFUSED},
      {"'sha256':'" SHA "','media':'application/pdf','bytes':9}", COHORT_ERROR_INVALID},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *command
        = g_strconcat ("{'do':'receipt.add','expense':'two',", wrong[i].command, NULL);
    g_autofree char *text = cohort_test_refuse (snapshot, command, wrong[i].code);

    g_assert_nonnull (text);
  }
  cohort_test_run (&snapshot, "{'do':'receipt.add','id':'r','expense':'two','sha256':'" SHA
                              "','name':'inn.pdf','media':'application/pdf','bytes':9}");
  refuse (snapshot,
          "{'do':'receipt.add','expense':'two','sha256':'" SHA
          "','name':'again.pdf','media':'application/pdf','bytes':9}",
          "already");
  cohort_test_run (&snapshot, "{'do':'receipt.add','expense':'third','sha256':'" SHA
                              "','name':'inn.pdf','media':'application/pdf','bytes':9}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_RECEIPT)->len, ==, 2);
  cohort_test_run (&snapshot, "{'do':'receipt.remove','receipt':'r'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_RECEIPT)->len, ==, 1);
}

static void
test_why (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  const char *contract = cohort_snapshot_get_contract (snapshot)->record.id;
  g_autoptr (CohortLedger) ledger = NULL;
  g_autoptr (CohortWhy) cap = NULL;
  g_autoptr (CohortWhy) paid = NULL;
  g_autoptr (CohortWhy) planned = NULL;
  const CohortWhyLine *line;

  cohort_test_run (&snapshot, "{'do':'contract.amend','delta':'-500.00','reason':'Signed for "
                              "less','on':'2024-08-01'}");
  cohort_test_run (&snapshot, "{'do':'plan.add','category':'airfare'}");
  cohort_test_run (&snapshot, "{'do':'plan.add','category':'airfare','amount':'240.00'}");
  ledger = cohort_ledger_new (snapshot);
  cap = cohort_why_new (snapshot, ledger, contract, COHORT_FIGURE_CAP);
  g_assert_cmpint (cap->cents, ==, 750000);
  g_assert_cmpuint (cap->lines->len, ==, 2);
  line = g_ptr_array_index (cap->lines, 1);
  g_assert_cmpstr (line->label, ==, "Signed for less, Aug 1, 2024");
  g_assert_cmpint (line->cents, ==, -50000);
  paid = cohort_why_new (snapshot, ledger, contract, COHORT_FIGURE_PAID);
  line = g_ptr_array_index (paid->lines, 0);
  g_assert_cmpstr (line->label, ==, "Inn, Lodging, Dec 2, 2024");
  g_assert_cmpint (line->record->kind, ==, COHORT_RECORD_PAYMENT);
  planned = cohort_why_new_planned (snapshot, ledger, contract, NULL, NULL);
  g_assert_cmpint (planned->cents, ==, 24000);
  g_assert_cmpuint (planned->lines->len, ==, 2);
  line = g_ptr_array_index (planned->lines, 0);
  g_assert_false (cohort_is_known (line->cents));
}

static const CohortSpendingMonth *
find_month (const CohortSpending *spending, int year, int month)
{
  for (guint i = 0; i < spending->months->len; i++) {
    const CohortSpendingMonth *found = &g_array_index (spending->months, CohortSpendingMonth, i);

    if (found->first == cohort_date_new (year, month, 1))
      return found;
  }
  g_assert_not_reached ();
}

static void
test_months (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortLedger) ledger = NULL;
  g_autoptr (CohortSpending) spending = NULL;

  cohort_test_run (&snapshot, "{'do':'plan.add','category':'airfare','amount':'240.00',"
                              "'convening':'spring-2025'}");
  cohort_test_run (&snapshot, "{'do':'plan.add','category':'materials','amount':'10.00'}");
  cohort_test_run (&snapshot, "{'do':'expense.refund','expense':'two','amount':'30.00',"
                              "'on':'2025-07-20'}");
  ledger = cohort_ledger_new (snapshot);
  spending
      = cohort_spending_new (snapshot, ledger, cohort_snapshot_get_contract (snapshot)->record.id);
  g_assert_cmpuint (spending->months->len, ==, 13);
  g_assert_cmpint (find_month (spending, 2024, 7)->paid, ==, 0);
  g_assert_cmpint (find_month (spending, 2024, 12)->paid, ==, 30000);
  g_assert_cmpint (find_month (spending, 2024, 12)->approved, ==, 15000);
  g_assert_cmpint (find_month (spending, 2025, 5)->planned, ==, 24000);
  g_assert_cmpint (find_month (spending, 2025, 7)->paid, ==, -3000);
  g_assert_cmpint (spending->undated.planned, ==, 1000);
}

static const CohortExpense *
find_expense (const CohortSnapshot *snapshot, const char *label)
{
  return cohort_arguments_find_record (snapshot, COHORT_RECORD_EXPENSE, label, NULL);
}

static const char *
get_status (const CohortSnapshot *snapshot)
{
  return cohort_snapshot_get_contract (snapshot)->contract_status;
}

static void
test_milestones (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();

  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract','drafted_on':'2024-06-01'}");
  g_assert_cmpstr (get_status (snapshot), ==, "drafted");
  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract','signed_on':'2024-07-01'}");
  g_assert_cmpstr (get_status (snapshot), ==, "signed");
  refuse (snapshot, "{'do':'source.edit','source':'contract','sent_on':'2024-05-01'}", "Drafted");
  refuse (snapshot, "{'do':'source.edit','source':'contract','executed_on':'2024-06-30'}",
          "Signed");
  refuse (snapshot, "{'do':'source.edit','source':'other','sent_on':'2024-05-01'}", "no contract");
  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract','sent_on':'2024-06-01',"
                              "'signed_on':null}");
  g_assert_cmpstr (get_status (snapshot), ==, "sent");
  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract','closed_on':'2025-08-01',"
                              "'contract_status':'executed'}");
  g_assert_cmpstr (get_status (snapshot), ==, "executed");
}

static void
test_terms (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autofree char *contract
      = g_strdup (cohort_snapshot_get_contract (snapshot)->record.id);
  const CohortExpense *expense;

  cohort_test_run (&snapshot, "{'do':'source.edit','source':'other','categories':'parking'}");
  refuse (snapshot,
          "{'do':'expense.split','expense':'draft','splits':[{'source':'other','permille':1000}]}",
          "Charge it to “SJCOE SCOP contract");
  cohort_test_run (&snapshot, "{'do':'expense.split','expense':'draft','override':'Agreed',"
                              "'splits':[{'source':'other','permille':1000}]}");
  refuse (snapshot,
          "{'do':'expense.add','payee':'Inn','category':'lodging','on':'2024-06-25',"
          "'amount':'1.00'}",
          "another funding source");

  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract','account_code':'01-A'}");
  cohort_test_run (&snapshot, "{'do':'plan.add','id':'p','category':'lodging','amount':'9.00'}");
  cohort_test_run (&snapshot, "{'do':'expense.edit','expense':'draft','line':'p'}");
  expense = find_expense (snapshot, "draft");
  g_assert_cmpstr (cohort_expense_get_account (snapshot, expense, contract), ==, "01-A");
  cohort_test_run (&snapshot, "{'do':'plan.edit','line':'p','account_code':'02-B'}");
  g_assert_cmpstr (cohort_expense_get_account (snapshot, expense, contract), ==, "02-B");
  cohort_test_run (&snapshot, "{'do':'expense.edit','expense':'draft','account_code':'03-C'}");
  expense = find_expense (snapshot, "draft");
  g_assert_cmpstr (cohort_expense_get_account (snapshot, expense, contract), ==, "03-C");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/invoices/way", test_way);
  g_test_add_func ("/invoices/refusals", test_refusals);
  g_test_add_func ("/invoices/fixed", test_fixed);
  g_test_add_func ("/invoices/candidates", test_candidates);
  g_test_add_func ("/invoices/receipts", test_receipts);
  g_test_add_func ("/invoices/why", test_why);
  g_test_add_func ("/invoices/months", test_months);
  g_test_add_func ("/invoices/milestones", test_milestones);
  g_test_add_func ("/invoices/terms", test_terms);
  return g_test_run ();
}
