/* What a county recovers from the payer of a source by invoices: beside the five parts, never in
 * them. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

typedef enum {
  COHORT_INVOICE_DRAFT,    /* not sent: its lines follow the expenses */
  COHORT_INVOICE_SENT,     /* fixed, and not answered */
  COHORT_INVOICE_RECEIVED, /* the payer has paid, in full or in part */
} CohortInvoiceState;

/** CohortRecovery: cents of one source, in or on invoices. */
typedef struct {
  gint64 paid;        /* by us: the part "paid" of the source */
  gint64 draft;       /* on invoices that are not sent */
  gint64 sent;        /* on invoices sent and not answered */
  gint64 received;    /* what came in, be it less than was on the invoice */
  gint64 disallowed;  /* on answered invoices and not received; negative: more came than asked */
  gint64 unrecovered; /* paid by us, not yet recovered: paid − received */
  gint64 uninvoiced;  /* approved or paid, and on no invoice */
} CohortRecovery;

void cohort_recovery_count (const CohortSnapshot *snapshot,
                            const CohortLedger *ledger,
                            const char *source,
                            CohortRecovery *recovery);

CohortInvoiceState cohort_invoice_get_state (const CohortInvoice *invoice);
const char *cohort_invoice_state_get_label (CohortInvoiceState state);

/* (transfer container) (element-type CohortInvoice): of @source, or of all sources of the year. */
GPtrArray *cohort_invoices_list (const CohortSnapshot *snapshot,
                                 const char *source) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer container) (element-type CohortInvoiceLine): by the day their expense was incurred. */
GPtrArray *cohort_invoice_list_lines (const CohortSnapshot *snapshot,
                                      const char *invoice) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer container) (element-type CohortExpense): what could be put on @invoice now. */
GPtrArray *cohort_invoice_list_candidates (const CohortSnapshot *snapshot,
                                           const CohortLedger *ledger,
                                           const CohortInvoice *invoice) G_GNUC_WARN_UNUSED_RESULT;

/* Cents: as sent, or while it is a draft what the expense's approved share is now. */
gint64 cohort_invoice_line_get_cents (const CohortSnapshot *snapshot,
                                      const CohortLedger *ledger,
                                      const CohortInvoiceLine *line);
gint64 cohort_invoice_get_cents (const CohortSnapshot *snapshot,
                                 const CohortLedger *ledger,
                                 const char *invoice);

/* The line that recovers @expense, or NULL. */
const CohortInvoiceLine *cohort_invoices_find_line (const CohortSnapshot *snapshot,
                                                    const char *expense);
/* Whether @day lies in the invoice's period; one without a period takes any day. */
gboolean cohort_invoice_covers (const CohortInvoice *invoice, CohortDate day);

G_END_DECLS
