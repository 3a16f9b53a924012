/* The five parts of every funding source, which always add up to its cap (identity I-1).
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortParts: cents; cap = paid + approved + submitted + committed + available. */
typedef struct {
  gint64 cap; /* of that day; COHORT_UNKNOWN: none stated, then available is unknown too */
  gint64 paid;
  gint64 approved; /* and not yet paid */
  gint64 submitted;
  gint64 committed; /* planned and not yet claimed, of open lines */
  gint64 available; /* negative: short */
  guint unpriced;   /* open plan lines without an amount: in no sum */
  gint64 headroom;  /* available over unpriced lines, floored; COHORT_UNKNOWN without either */
} CohortParts;

/* One line that makes up a part: what "why this number?" shows. */
typedef struct {
  const char *part;     /* "paid", "approved", "submitted", "committed", "unpriced" */
  CohortRecord *record; /* (unowned) plan line, expense or payment; lives as long as the snapshot */
  gint64 cents;         /* share of this source; COHORT_UNKNOWN for unpriced */
} CohortLedgerLine;

/* Keep a reference; by the limits in effect today, or on another day. */
CohortLedger *cohort_ledger_new (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
CohortLedger *cohort_ledger_new_on (const CohortSnapshot *snapshot,
                                    CohortDate on) G_GNUC_WARN_UNUSED_RESULT;
void cohort_ledger_free (CohortLedger *self);
CohortDate cohort_ledger_get_day (const CohortLedger *self); /* whose limits they are */
/* (nullable): "+$500.00 from Jan 5, 2025", what is not in effect yet and in no sum */
char *
cohort_ledger_dup_later (const CohortLedger *self, const char *source) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLedger, cohort_ledger_free)

GPtrArray *cohort_ledger_get_sources (
    const CohortLedger *self); /* CohortFundingSource of the year, contract first */
const CohortParts *cohort_ledger_get_parts (const CohortLedger *self, const char *source);
const CohortParts *
cohort_ledger_get_total (const CohortLedger *self); /* all sources; cap unknown if one's is */
GArray *cohort_ledger_get_lines (const CohortLedger *self,
                                 const char *source); /* CohortLedgerLine */

/* Cents of plan (open and closed lines), over one person and/or convening; NULL is any. */
gint64 cohort_ledger_planned (const CohortLedger *self,
                              const char *source,
                              const char *person,
                              const char *convening);
/* Of one plan line: what is planned on @source (NULL: on all) and what expenses have used of it. */
gint64
cohort_ledger_line_planned (const CohortLedger *self, const char *plan_line, const char *source);
/* P of an open line, A of a closed one. */
gint64 cohort_ledger_line_projected (const CohortLedger *self,
                                     const CohortPlanLine *line,
                                     const char *source);
gint64
cohort_ledger_line_used (const CohortLedger *self, const char *plan_line, const char *source);
/* Of one expense: payments so far, and a source's share of claimed and of approved. */
gint64 cohort_ledger_expense_paid (const CohortLedger *self, const char *expense);
gint64
cohort_ledger_expense_share (const CohortLedger *self, const char *expense, const char *source);
gint64 cohort_ledger_expense_approved_share (const CohortLedger *self,
                                             const char *expense,
                                             const char *source);

G_END_DECLS
