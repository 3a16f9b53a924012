/* The sheet of who pays: a row for each funding source of the year.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-ledger.h"
#include "cohort-money.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EDIT COHORT_SHEET_EDITABLE
#define SOURCE(key, heading, kind, list, flags, width)                                             \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, "source.edit", key,                     \
        COHORT_RECORD_FUNDING_SOURCE, key                                                          \
  }

static const CohortSheetColumn columns[] = {
    SOURCE ("name", N_ ("Name"), TEXT, NULL, EDIT | COHORT_SHEET_REQUIRED, 30),
    {"kind", N_ ("Kind"), COHORT_SHEET_CHOICE, "funding-kind",
     COHORT_SHEET_FOR_NEW | COHORT_SHEET_REQUIRED, 24, NULL, "kind", COHORT_RECORD_FUNDING_SOURCE,
     "kind"},
    {"cap", N_ ("Cap"), COHORT_SHEET_MONEY, NULL, EDIT, 14, "source.edit", "cap",
     COHORT_RECORD_FUNDING_SOURCE, "cap_cents"},
    SOURCE ("start", N_ ("Pays from"), DATE, NULL, EDIT, 14),
    SOURCE ("end", N_ ("Pays until"), DATE, NULL, EDIT, 14),
    SOURCE ("tags", N_ ("Tags"), TEXT, NULL, EDIT, 16),
    {"categories", N_ ("Pays only"), COHORT_SHEET_CHOICES, "expense-category", EDIT, 26,
     "source.edit", "categories", COHORT_RECORD_FUNDING_SOURCE, NULL},
    SOURCE ("number", N_ ("Number"), TEXT, NULL, EDIT, 16),
    SOURCE ("account_code", N_ ("Account code"), TEXT, NULL, EDIT, 20),
    SOURCE ("claim_by", N_ ("Last day for claims"), DATE, NULL, EDIT, 14),
    SOURCE ("board_on", N_ ("Board approval"), DATE, NULL, EDIT, 14),
    SOURCE ("contract_status", N_ ("Contract status"), CHOICE, "contract-status", EDIT, 14),
    SOURCE ("drafted_on", N_ ("Drafted on"), DATE, NULL, EDIT, 14),
    SOURCE ("sent_on", N_ ("Sent on"), DATE, NULL, EDIT, 14),
    SOURCE ("signed_on", N_ ("Signed on"), DATE, NULL, EDIT, 14),
    SOURCE ("executed_on", N_ ("Executed on"), DATE, NULL, EDIT, 14),
    SOURCE ("closed_on", N_ ("Closed on"), DATE, NULL, EDIT, 14),
};

const CohortRecordSheet cohort_sheet_funding = {
    "funding",    N_ ("Funding"), COHORT_RECORD_FUNDING_SOURCE,
    "source.add", columns,        G_N_ELEMENTS (columns),
};

/* In the order of the vocabulary, whatever the order in which they were given. */
static char *
dup_categories (const char *categories)
{
  guint n;
  const CohortWord *all = cohort_vocabulary_get_words ("expense-category", &n);
  g_auto (GStrv) given = g_strsplit (categories != NULL ? categories : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (g_strv_contains ((const char *const *)given, all[i].code))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", all[i].code);
  return g_string_free (text, FALSE);
}

/* What a contract pays is changed by an amendment; the days of a contract are a contract's only. */
static void
lock_cells (CohortSheetBuild *build, CohortSheetRow *row, const CohortFundingSource *source)
{
  static const char *const of_contract[]
      = {"contract_status", "drafted_on", "sent_on", "signed_on", "executed_on", "closed_on"};

  if (g_strcmp0 (source->kind, "contract") == 0) {
    cohort_sheet_row_lock (build, row, "cap");
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (of_contract); i++)
    cohort_sheet_row_lock (build, row, of_contract[i]);
}

/** cohort_sheet_funding_fill: the contract first */
void
cohort_sheet_funding_fill (CohortSheetBuild *build)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (build->snapshot);
  GPtrArray *sources = cohort_ledger_get_sources (ledger);

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    CohortSheetRow *row = cohort_sheet_build_add (build, source->record.id, NULL, NULL);

    cohort_sheet_row_read (build, row, &source->record);
    cohort_sheet_row_set (build, row, "categories", dup_categories (source->categories));
    lock_cells (build, row, source);
  }
}
