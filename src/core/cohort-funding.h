/* Money as it is stored: sources, plan, expenses, payments, and invoices to the payer.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-record.h"

G_BEGIN_DECLS

/* The contract is a funding source of kind "contract". */
typedef struct {
  CohortRecord record;
  char *year; /* "2024-25" */
  char *name;
  char *kind;       /* codes.md */
  gint64 cap_cents; /* COHORT_UNKNOWN: no cap stated */
  CohortDate start;
  CohortDate end;
  char *tags;            /* "MSCS STEM FACE" */
  char *categories;      /* allowed expense categories, separated by spaces; NULL: all */
  char *contract_kind;   /* "external", "internal"; contracts only */
  char *contract_status; /* not-started, drafted, sent, signed, executed, closed */
  char *number;
  char *account_code;
  CohortDate drafted_on; /* milestones of a contract */
  CohortDate sent_on;
  CohortDate signed_on;
  CohortDate executed_on;
  CohortDate closed_on;
  CohortDate claim_by; /* last day for claims, LATE_CLAIM; 0: none stated */
  CohortDate board_on; /* the board has to approve travel before */
} CohortFundingSource;

typedef struct {
  CohortRecord record;
  char *source;
  CohortDate on;
  gint64 delta_cents;
  char *reason;
} CohortAmendment;

typedef struct {
  CohortRecord record;
  char *year;
  char *person;    /* or NULL: for the team */
  char *convening; /* or NULL */
  char *category;  /* expense category */
  char *description;
  gint64 quantity;     /* tenths (miles, nights, days); COHORT_UNKNOWN: a plain amount */
  gint64 rate;         /* tenths of a cent; COHORT_UNKNOWN: a plain amount */
  gint64 amount_cents; /* COHORT_UNKNOWN: unpriced */
  char *basis;         /* "typed", "rate", "option" */
  char *rate_source;
  char *state; /* "open", "closed" */
  char *account_code; /* (nullable): NULL: the source's */
  char *override_reason; /* (nullable): why a source is charged that does not pay for such things */
} CohortPlanLine;

/* A share is an amount, or a part per thousand of a line whose amount is not known or may change.
 */
typedef struct {
  CohortRecord record;
  char *plan_line;
  char *source;
  gint64 cents;    /* COHORT_UNKNOWN where permille says it */
  gint64 permille; /* COHORT_UNKNOWN where cents says it */
  gint64 position;
} CohortPlanSplit;

typedef struct {
  CohortRecord record;
  char *year;
  char *person; /* who is reimbursed, or NULL */
  char *payee;  /* a vendor, an organization, the office's card: when it is no person */
  char *convening;
  char *plan_line;
  char *category;
  CohortDate incurred_on;
  char *purpose;
  gint64 quantity;
  gint64 rate;
  gint64 claimed_cents;
  gint64 approved_cents; /* COHORT_UNKNOWN until approved */
  char *status;
  char *status_reason;
  CohortDate status_on;
  char *parent;      /* expense this one was split from or refunds */
  char *parent_kind; /* "split", "refund" */
  char *override_reason;
  char *missing_receipt_reason;
  char *account_code; /* (nullable): NULL: the plan line's, else the source's */
} CohortExpense;

/* Shares of the claimed amount; those of the approved amount follow in proportion (I-2, I-3). */
typedef struct {
  CohortRecord record;
  char *expense;
  char *source;
  gint64 cents;
  gint64 position;
} CohortExpenseSplit;

typedef struct {
  CohortRecord record;
  char *expense;
  CohortDate on;
  gint64 cents; /* negative: a refund received */
  char *reference;
} CohortPayment;

/** CohortReceipt: a file that proves an expense, kept beside the database under its own hash. */
typedef struct {
  CohortRecord record;
  char *expense;
  char *sha256; /* 64 hexadecimal digits: the name of the file */
  char *name;   /* as it was called when it was attached */
  char *media;  /* "application/pdf", "image/jpeg", "image/png" */
  gint64 bytes;
  CohortDate added_on;
} CohortReceipt;

/* The second level: what the county recovers from the contract's payer. Never part of the five
 * parts. */
typedef struct {
  CohortRecord record;
  char *source;
  char *number;
  CohortDate period_start;
  CohortDate period_end;
  CohortDate sent_on;
  CohortDate received_on;
  gint64 received_cents;
  char *note;
} CohortInvoice;

typedef struct {
  CohortRecord record;
  char *invoice;
  char *expense;
  gint64 cents;
} CohortInvoiceLine;

const CohortRecordClass *cohort_funding_source_get_class (void);
const CohortRecordClass *cohort_amendment_get_class (void);
const CohortRecordClass *cohort_plan_line_get_class (void);
const CohortRecordClass *cohort_plan_split_get_class (void);
const CohortRecordClass *cohort_expense_get_class (void);
const CohortRecordClass *cohort_expense_split_get_class (void);
const CohortRecordClass *cohort_payment_get_class (void);
const CohortRecordClass *cohort_receipt_get_class (void);
const CohortRecordClass *cohort_invoice_get_class (void);
const CohortRecordClass *cohort_invoice_line_get_class (void);

G_END_DECLS
