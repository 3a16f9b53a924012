/* The sheets of what is planned and of what was spent: a row a plan line, a row an expense.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-ledger.h"
#include "cohort-money.h"
#include "cohort-splits.h"

#include <glib/gi18n-lib.h>

#define EDIT COHORT_SHEET_EDITABLE
#define NEED (COHORT_SHEET_EDITABLE | COHORT_SHEET_REQUIRED)
#define NEW  COHORT_SHEET_FOR_NEW
/* The text of a column with @field is that field; NULL: made here. */
#define PLAN(key, heading, kind, list, flags, width, command, argument, field)                     \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, command, argument,                      \
        COHORT_RECORD_PLAN_LINE, field                                                             \
  }
#define SPENT(key, heading, kind, list, flags, width, command, argument, field)                    \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, command, argument,                      \
        COHORT_RECORD_EXPENSE, field                                                               \
  }

static const CohortSheetColumn plan_columns[] = {
    PLAN ("person", N_ ("Person"), TEXT, NULL, NEW, 26, NULL, "person", NULL),
    PLAN ("convening",
          N_ ("Convening"),
          CHOICE,
          "convening",
          NEW,
          16,
          NULL,
          "convening",
          "convening"),
    PLAN ("category",
          N_ ("Category"),
          CHOICE,
          "expense-category",
          NEED,
          22,
          "plan.edit",
          "category",
          "category"),
    PLAN ("description",
          N_ ("Description"),
          TEXT,
          NULL,
          EDIT,
          28,
          "plan.edit",
          "description",
          "description"),
    PLAN ("quantity",
          N_ ("Quantity"),
          QUANTITY,
          NULL,
          EDIT,
          10,
          "plan.edit",
          "quantity",
          "quantity"),
    PLAN ("rate", N_ ("Rate"), RATE, NULL, EDIT, 10, "plan.edit", "rate", "rate"),
    PLAN ("amount", N_ ("Amount"), MONEY, NULL, EDIT, 12, "plan.edit", "amount", "amount_cents"),
    PLAN ("used", N_ ("Claimed of it"), MONEY, NULL, 0, 12, NULL, NULL, NULL),
    PLAN ("source", N_ ("Paid by"), CHOICE, "source", NEW, 24, NULL, "source", NULL),
    PLAN ("shares", N_ ("Shares"), TEXT, NULL, 0, 36, NULL, NULL, NULL),
    PLAN ("account_code",
          N_ ("Account code"),
          TEXT,
          NULL,
          EDIT,
          20,
          "plan.edit",
          "account_code",
          "account_code"),
    PLAN ("override_reason",
          N_ ("Why the source pays it anyway"),
          TEXT,
          NULL,
          EDIT,
          26,
          "plan.edit",
          "override",
          "override_reason"),
    PLAN ("state", N_ ("State"), CHOICE, "line-state", 0, 10, NULL, NULL, "state"),
};

static const CohortSheetColumn ledger_columns[] = {
    SPENT ("on", N_ ("Date"), DATE, NULL, NEED, 14, "expense.edit", "on", "incurred_on"),
    SPENT ("person", N_ ("Person"), TEXT, NULL, NEW, 26, NULL, "person", NULL),
    SPENT ("payee",
           N_ ("Payee, when it is no person"),
           TEXT,
           NULL,
           EDIT,
           22,
           "expense.edit",
           "payee",
           "payee"),
    SPENT ("convening",
           N_ ("Convening"),
           CHOICE,
           "convening",
           NEW,
           16,
           NULL,
           "convening",
           "convening"),
    SPENT ("category",
           N_ ("Category"),
           CHOICE,
           "expense-category",
           NEED,
           22,
           "expense.edit",
           "category",
           "category"),
    SPENT ("purpose", N_ ("What for"), TEXT, NULL, EDIT, 28, "expense.edit", "purpose", "purpose"),
    SPENT ("quantity",
           N_ ("Quantity"),
           QUANTITY,
           NULL,
           EDIT,
           10,
           "expense.edit",
           "quantity",
           "quantity"),
    SPENT ("rate", N_ ("Rate"), RATE, NULL, EDIT, 10, "expense.edit", "rate", "rate"),
    SPENT ("amount",
           N_ ("Claimed"),
           MONEY,
           NULL,
           EDIT,
           12,
           "expense.edit",
           "amount",
           "claimed_cents"),
    SPENT ("approved", N_ ("Approved"), MONEY, NULL, 0, 12, NULL, NULL, "approved_cents"),
    SPENT ("paid", N_ ("Paid"), MONEY, NULL, 0, 12, NULL, NULL, NULL),
    SPENT ("status", N_ ("Status"), CHOICE, "expense-status", 0, 12, NULL, NULL, "status"),
    SPENT ("source", N_ ("Paid by"), CHOICE, "source", NEW, 24, NULL, "source", NULL),
    SPENT ("shares", N_ ("Shares"), TEXT, NULL, 0, 36, NULL, NULL, NULL),
    SPENT ("account_code",
           N_ ("Account code"),
           TEXT,
           NULL,
           EDIT,
           20,
           "expense.edit",
           "account_code",
           "account_code"),
    SPENT ("missing_receipt_reason",
           N_ ("Why there is no receipt"),
           TEXT,
           NULL,
           EDIT,
           26,
           "expense.edit",
           "missing_receipt_reason",
           "missing_receipt_reason"),
};

const CohortRecordSheet cohort_sheet_plan = {
    "plan",     N_ ("Plan"),  COHORT_RECORD_PLAN_LINE,
    "plan.add", plan_columns, G_N_ELEMENTS (plan_columns),
};

const CohortRecordSheet cohort_sheet_ledger = {
    "ledger",      N_ ("Expenses"), COHORT_RECORD_EXPENSE,
    "expense.add", ledger_columns,  G_N_ELEMENTS (ledger_columns),
};

static gboolean
is_of_year (const CohortSheetBuild *build, const char *year)
{
  return g_strcmp0 (year, cohort_snapshot_get_year (build->snapshot)) == 0;
}

static void
set_name (CohortSheetBuild *build, CohortSheetRow *row, const char *person)
{
  cohort_sheet_row_set (build, row, "person",
                        g_strdup (cohort_sheet_build_get_name (build, person)));
}

/* Nothing used is empty. */
static void
set_money (CohortSheetBuild *build, CohortSheetRow *row, const char *key, gint64 cents)
{
  cohort_sheet_row_set (build, row, key, cents != 0 ? cohort_money_format_plain (cents) : NULL);
}

/** cohort_sheet_plan_fill: the year's lines, by convening and then by name */
void
cohort_sheet_plan_fill (CohortSheetBuild *build)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (build->snapshot);

  COHORT_FOR_EACH (CohortPlanLine, line, build->snapshot, COHORT_RECORD_PLAN_LINE) {
    CohortSheetRow *row;

    if (!is_of_year (build, line->year))
      continue;
    row = cohort_sheet_build_add (build, line->record.id, line->person, line->convening);
    cohort_sheet_row_read (build, row, &line->record);
    set_name (build, row, line->person);
    set_money (build, row, "used", cohort_ledger_line_used (ledger, line->record.id, NULL));
    cohort_sheet_row_share (build, row, cohort_splits_of_line (build->snapshot, line->record.id));
    if (g_strcmp0 (line->state, "closed") == 0)
      cohort_sheet_row_lock_all (row);
  }
  cohort_sheet_build_sort (build);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const CohortSheetRow *one = *(const CohortSheetRow *const *)a;
  const CohortSheetRow *other = *(const CohortSheetRow *const *)b;

  return g_strcmp0 (one->texts[0], other->texts[0]);
}

/** cohort_sheet_ledger_fill: the year's expenses by day; only a draft or a returned one can be
 * edited */
void
cohort_sheet_ledger_fill (CohortSheetBuild *build)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (build->snapshot);

  COHORT_FOR_EACH (CohortExpense, expense, build->snapshot, COHORT_RECORD_EXPENSE) {
    CohortSheetRow *row;

    if (!is_of_year (build, expense->year))
      continue;
    row = cohort_sheet_build_add (build, expense->record.id, expense->person, expense->convening);
    cohort_sheet_row_read (build, row, &expense->record);
    set_name (build, row, expense->person);
    set_money (build, row, "paid", cohort_ledger_expense_paid (ledger, expense->record.id));
    cohort_sheet_row_share (build, row,
                            cohort_splits_of_expense (build->snapshot, expense->record.id));
    if (g_strcmp0 (expense->status, "draft") != 0 && g_strcmp0 (expense->status, "returned") != 0)
      cohort_sheet_row_lock_all (row);
  }
  g_ptr_array_sort (build->rows, compare_days);
}
