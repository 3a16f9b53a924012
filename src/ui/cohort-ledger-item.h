/* A line of the ledger as a row of a table: one record's share of one source in one part.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

#define COHORT_TYPE_LEDGER_ITEM (cohort_ledger_item_get_type ())
G_DECLARE_FINAL_TYPE (CohortLedgerItem, cohort_ledger_item, COHORT, LEDGER_ITEM, GObject)

typedef enum {
  COHORT_LEDGER_CELL_DAY,
  COHORT_LEDGER_CELL_WHO,
  COHORT_LEDGER_CELL_KIND, /* plan, expense, payment, refund */
  COHORT_LEDGER_CELL_CATEGORY,
  COHORT_LEDGER_CELL_SOURCE,
  COHORT_LEDGER_CELL_PART,
  COHORT_LEDGER_CELL_AMOUNT,
  COHORT_N_LEDGER_CELLS,
} CohortLedgerCell;

/* (transfer full) (element-type CohortLedgerItem): of all sources of the year */
GPtrArray *cohort_ledger_items_list (const CohortSnapshot *snapshot,
                                     const CohortLedger *ledger) G_GNUC_WARN_UNUSED_RESULT;

gboolean cohort_ledger_item_equal (CohortLedgerItem *self, CohortLedgerItem *other);
const char *cohort_ledger_item_get_text (CohortLedgerItem *self, CohortLedgerCell cell);
int
cohort_ledger_item_compare (CohortLedgerItem *one, CohortLedgerItem *other, CohortLedgerCell cell);
gint64 cohort_ledger_item_get_cents (CohortLedgerItem *self); /* COHORT_UNKNOWN: not priced */
const char *cohort_ledger_item_get_part (CohortLedgerItem *self);
const char *cohort_ledger_item_get_source (CohortLedgerItem *self);    /* id */
const char *cohort_ledger_item_get_person (CohortLedgerItem *self);    /* (nullable) id */
const char *cohort_ledger_item_get_convening (CohortLedgerItem *self); /* (nullable) code */
const char *cohort_ledger_item_get_subject (CohortLedgerItem *self);   /* id of what it opens */

const char *cohort_ledger_cell_get_title (CohortLedgerCell cell);

G_END_DECLS
