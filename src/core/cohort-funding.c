/* Money as it is stored: sources, plan, expenses, payments, and invoices to the payer.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-funding.h"

static const CohortField funding_source_fields[] = {
    COHORT_FIELD (CohortFundingSource, year, TEXT),
    COHORT_FIELD (CohortFundingSource, name, TEXT),
    COHORT_FIELD (CohortFundingSource, kind, TEXT),
    COHORT_FIELD (CohortFundingSource, cap_cents, NUMBER),
    COHORT_FIELD (CohortFundingSource, start, DATE),
    COHORT_FIELD (CohortFundingSource, end, DATE),
    COHORT_FIELD (CohortFundingSource, tags, TEXT),
    COHORT_FIELD (CohortFundingSource, categories, TEXT),
    COHORT_FIELD (CohortFundingSource, contract_kind, TEXT),
    COHORT_FIELD (CohortFundingSource, contract_status, TEXT),
    COHORT_FIELD (CohortFundingSource, number, TEXT),
    COHORT_FIELD (CohortFundingSource, account_code, TEXT),
    COHORT_FIELD (CohortFundingSource, drafted_on, DATE),
    COHORT_FIELD (CohortFundingSource, sent_on, DATE),
    COHORT_FIELD (CohortFundingSource, signed_on, DATE),
    COHORT_FIELD (CohortFundingSource, executed_on, DATE),
    COHORT_FIELD (CohortFundingSource, closed_on, DATE),
    COHORT_FIELD (CohortFundingSource, claim_by, DATE),
    COHORT_FIELD (CohortFundingSource, board_on, DATE),
};

/** cohort_funding_source_get_class: Returns: (transfer none): the table and fields of its records
 */
const CohortRecordClass *
cohort_funding_source_get_class (void)
{
  static const CohortRecordClass klass
      = {"funding_source", sizeof (CohortFundingSource), funding_source_fields,
         G_N_ELEMENTS (funding_source_fields)};

  return &klass;
}

static const CohortField amendment_fields[] = {
    COHORT_LINK (CohortAmendment, source, FUNDING_SOURCE),
    COHORT_FIELD (CohortAmendment, on, DATE),
    COHORT_FIELD (CohortAmendment, delta_cents, NUMBER),
    COHORT_FIELD (CohortAmendment, reason, TEXT),
};

/** cohort_amendment_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_amendment_get_class (void)
{
  static const CohortRecordClass klass
      = {"amendment", sizeof (CohortAmendment), amendment_fields, G_N_ELEMENTS (amendment_fields)};

  return &klass;
}

static const CohortField plan_line_fields[] = {
    COHORT_FIELD (CohortPlanLine, year, TEXT),
    COHORT_LINK (CohortPlanLine, person, PERSON),
    COHORT_FIELD (CohortPlanLine, convening, TEXT),
    COHORT_FIELD (CohortPlanLine, category, TEXT),
    COHORT_FIELD (CohortPlanLine, description, TEXT),
    COHORT_FIELD (CohortPlanLine, quantity, NUMBER),
    COHORT_FIELD (CohortPlanLine, rate, NUMBER),
    COHORT_FIELD (CohortPlanLine, amount_cents, NUMBER),
    COHORT_FIELD (CohortPlanLine, basis, TEXT),
    COHORT_FIELD (CohortPlanLine, rate_source, TEXT),
    COHORT_FIELD (CohortPlanLine, state, TEXT),
    COHORT_FIELD (CohortPlanLine, account_code, TEXT),
    COHORT_FIELD (CohortPlanLine, override_reason, TEXT),
};

/** cohort_plan_line_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_plan_line_get_class (void)
{
  static const CohortRecordClass klass
      = {"plan_line", sizeof (CohortPlanLine), plan_line_fields, G_N_ELEMENTS (plan_line_fields)};

  return &klass;
}

static const CohortField plan_split_fields[] = {
    COHORT_LINK (CohortPlanSplit, plan_line, PLAN_LINE),
    COHORT_LINK (CohortPlanSplit, source, FUNDING_SOURCE),
    COHORT_FIELD (CohortPlanSplit, cents, NUMBER),
    COHORT_FIELD (CohortPlanSplit, permille, NUMBER),
    COHORT_FIELD (CohortPlanSplit, position, NUMBER),
};

/** cohort_plan_split_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_plan_split_get_class (void)
{
  static const CohortRecordClass klass = {"plan_split", sizeof (CohortPlanSplit), plan_split_fields,
                                          G_N_ELEMENTS (plan_split_fields)};

  return &klass;
}

static const CohortField expense_fields[] = {
    COHORT_FIELD (CohortExpense, year, TEXT),
    COHORT_LINK (CohortExpense, person, PERSON),
    COHORT_FIELD (CohortExpense, payee, TEXT),
    COHORT_FIELD (CohortExpense, convening, TEXT),
    COHORT_LINK (CohortExpense, plan_line, PLAN_LINE),
    COHORT_FIELD (CohortExpense, category, TEXT),
    COHORT_FIELD (CohortExpense, incurred_on, DATE),
    COHORT_FIELD (CohortExpense, purpose, TEXT),
    COHORT_FIELD (CohortExpense, quantity, NUMBER),
    COHORT_FIELD (CohortExpense, rate, NUMBER),
    COHORT_FIELD (CohortExpense, claimed_cents, NUMBER),
    COHORT_FIELD (CohortExpense, approved_cents, NUMBER),
    COHORT_FIELD (CohortExpense, status, TEXT),
    COHORT_FIELD (CohortExpense, status_reason, TEXT),
    COHORT_FIELD (CohortExpense, status_on, DATE),
    COHORT_LINK (CohortExpense, parent, EXPENSE),
    COHORT_FIELD (CohortExpense, parent_kind, TEXT),
    COHORT_FIELD (CohortExpense, override_reason, TEXT),
    COHORT_FIELD (CohortExpense, missing_receipt_reason, TEXT),
    COHORT_FIELD (CohortExpense, account_code, TEXT),
};

/** cohort_expense_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_expense_get_class (void)
{
  static const CohortRecordClass klass
      = {"expense", sizeof (CohortExpense), expense_fields, G_N_ELEMENTS (expense_fields)};

  return &klass;
}

static const CohortField expense_split_fields[] = {
    COHORT_LINK (CohortExpenseSplit, expense, EXPENSE),
    COHORT_LINK (CohortExpenseSplit, source, FUNDING_SOURCE),
    COHORT_FIELD (CohortExpenseSplit, cents, NUMBER),
    COHORT_FIELD (CohortExpenseSplit, position, NUMBER),
};

/** cohort_expense_split_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_expense_split_get_class (void)
{
  static const CohortRecordClass klass
      = {"expense_split", sizeof (CohortExpenseSplit), expense_split_fields,
         G_N_ELEMENTS (expense_split_fields)};

  return &klass;
}

static const CohortField payment_fields[] = {
    COHORT_LINK (CohortPayment, expense, EXPENSE),
    COHORT_FIELD (CohortPayment, on, DATE),
    COHORT_FIELD (CohortPayment, cents, NUMBER),
    COHORT_FIELD (CohortPayment, reference, TEXT),
};

/** cohort_payment_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_payment_get_class (void)
{
  static const CohortRecordClass klass
      = {"payment", sizeof (CohortPayment), payment_fields, G_N_ELEMENTS (payment_fields)};

  return &klass;
}

static const CohortField receipt_fields[] = {
    COHORT_LINK (CohortReceipt, expense, EXPENSE),
    COHORT_FIELD (CohortReceipt, sha256, TEXT),
    COHORT_FIELD (CohortReceipt, name, TEXT),
    COHORT_FIELD (CohortReceipt, media, TEXT),
    COHORT_FIELD (CohortReceipt, bytes, NUMBER),
    COHORT_FIELD (CohortReceipt, added_on, DATE),
};

/** cohort_receipt_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_receipt_get_class (void)
{
  static const CohortRecordClass klass
      = {"receipt", sizeof (CohortReceipt), receipt_fields, G_N_ELEMENTS (receipt_fields)};

  return &klass;
}

static const CohortField invoice_fields[] = {
    COHORT_LINK (CohortInvoice, source, FUNDING_SOURCE),
    COHORT_FIELD (CohortInvoice, number, TEXT),
    COHORT_FIELD (CohortInvoice, period_start, DATE),
    COHORT_FIELD (CohortInvoice, period_end, DATE),
    COHORT_FIELD (CohortInvoice, sent_on, DATE),
    COHORT_FIELD (CohortInvoice, received_on, DATE),
    COHORT_FIELD (CohortInvoice, received_cents, NUMBER),
    COHORT_FIELD (CohortInvoice, note, TEXT),
};

/** cohort_invoice_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_invoice_get_class (void)
{
  static const CohortRecordClass klass
      = {"invoice", sizeof (CohortInvoice), invoice_fields, G_N_ELEMENTS (invoice_fields)};

  return &klass;
}

static const CohortField invoice_line_fields[] = {
    COHORT_LINK (CohortInvoiceLine, invoice, INVOICE),
    COHORT_LINK (CohortInvoiceLine, expense, EXPENSE),
    COHORT_FIELD (CohortInvoiceLine, cents, NUMBER),
};

/** cohort_invoice_line_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_invoice_line_get_class (void)
{
  static const CohortRecordClass klass = {"invoice_line", sizeof (CohortInvoiceLine),
                                          invoice_line_fields, G_N_ELEMENTS (invoice_line_fields)};

  return &klass;
}
