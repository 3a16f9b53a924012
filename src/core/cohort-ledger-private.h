/* How the ledger keeps what it worked out: one row of cents over the sources for each line and
 * expense. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

/* A slot is a source's place in cohort_ledger_get_sources(). The slot behind the last one takes
 * what is charged to a source of another year or to none: it is in no sum of this year. */

typedef struct {
  const CohortPlanLine *line;
  gboolean *named; /* by slot: has a share, be its amount known or not */
  gint64 *planned; /* by slot */
  gint64 *used;    /* by slot */
} CohortPlanEntry;

/* Amounts of a refund are kept negative, as they are stored. */
typedef struct {
  const CohortExpense *expense;
  gint64 *claimed;  /* by slot */
  gint64 *approved; /* by slot; zero until approved */
  gint64 *paid;     /* by slot; before refunds */
  gint64 *refunded; /* by slot; of the opposite sign */
  gint64 payments;  /* all of them, refunds taken off */
} CohortExpenseEntry;

struct _CohortLedger {
  CohortSnapshot *snapshot; /* (owned) */
  CohortDate on;            /* whose limits count */
  GPtrArray *sources;       /* (owned) (element-type CohortFundingSource) */
  GHashTable *slots;        /* (owned) (element-type utf8 guint): source's id to its slot */
  GHashTable *plan;         /* (owned) (element-type utf8 CohortPlanEntry) */
  GHashTable *expenses;     /* (owned) (element-type utf8 CohortExpenseEntry) */
  GPtrArray *lines;         /* (owned) (element-type GArray): of CohortLedgerLine, by slot */
  CohortParts *parts;       /* (owned): by slot; an atomic reference-counted box */
  CohortParts total;
};

CohortLedger *cohort_ledger_copy_kept (const CohortLedger *self) G_GNUC_WARN_UNUSED_RESULT;
void cohort_ledger_free_kept (CohortLedger *self);

/* Sums that stay at the end of the range instead of running over it. */
void cohort_ledger_add (gint64 *total, gint64 cents);
gint64 cohort_ledger_subtract (gint64 from, gint64 cents);

guint cohort_ledger_get_slot (const CohortLedger *self, const char *source);
void cohort_ledger_add_line (CohortLedger *self,
                             guint slot,
                             const char *part,
                             gconstpointer record,
                             gint64 cents);

/* Of one expense: what @source paid of it, refunds taken off. */
gint64 cohort_ledger_expense_kept_share (const CohortLedger *self,
                                         const char *expense,
                                         const char *source);

/* Work out the entries, expenses first, and add "paid" lines on the way. */
void cohort_ledger_share_expenses (CohortLedger *self);
void cohort_ledger_share_plan (CohortLedger *self);

G_END_DECLS
