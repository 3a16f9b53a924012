/* Expenses as rows: what happened, who pays, how far it is, and what may be done next.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-row.h"

#include "cohort-date.h"
#include "cohort-expense-acts.h"
#include "cohort-expense-detail.h"
#include "cohort-expense-dialog.h"
#include "cohort-expense-rules.h"
#include "cohort-money-row.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-page.h"
#include "cohort-run.h"
#include "cohort-spot-card.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef void (*PresentFunc) (GtkWidget *widget, CohortStore *store, const char *expense);

typedef struct {
  const char *action;
  const char *command; /* (nullable): runs at once */
  PresentFunc present; /* (nullable): asks first */
} ExpenseAct;

static void open_expense (GtkWidget *widget, CohortStore *store, const char *id);

static const ExpenseAct acts[] = {
    {"expense.open", NULL, open_expense},
    {"expense.edit", NULL, cohort_expense_dialog_present},
    {"expense.detail", NULL, cohort_expense_detail_present},
    {"expense.submit", "expense.submit", NULL},
    {"expense.return", NULL, cohort_expense_return_present},
    {"expense.approve", NULL, cohort_expense_approve_present},
    {"expense.reject", NULL, cohort_expense_reject_present},
    {"expense.pay", NULL, cohort_expense_pay_present},
    {"expense.refund", NULL, cohort_expense_refund_present},
    {"expense.split", NULL, cohort_expense_split_present},
    {"expense.split-at-cap", NULL, cohort_expense_split_at_cap_present},
    {"expense.void", NULL, cohort_expense_void_present},
    {"expense.remove", "expense.remove", NULL},
};

static gboolean
has_status (const CohortExpense *expense, const char *status)
{
  return g_strcmp0 (expense->status, status) == 0;
}

/** cohort_expense_is_editable: a draft, or one that came back; refunds are what they are */
gboolean
cohort_expense_is_editable (const CohortExpense *expense)
{
  return has_status (expense, "draft") || has_status (expense, "returned");
}

static void
open_expense (GtkWidget *widget, CohortStore *store, const char *id)
{
  const CohortExpense *expense
      = cohort_snapshot_find (cohort_store_get_snapshot (store), COHORT_RECORD_EXPENSE, id);

  if (cohort_expense_is_editable (expense))
    cohort_expense_dialog_present (widget, store, id);
  else
    cohort_expense_detail_present (widget, store, id);
}

static void
append_changes (GMenu *menu, const CohortExpense *expense)
{
  const char *id = expense->record.id;

  if (cohort_expense_is_editable (expense))
    cohort_money_menu_append (menu, _ ("_Edit…"), "expense.edit", id);
  else
    cohort_money_menu_append (menu, _ ("Show _Details…"), "expense.detail", id);
  if (cohort_expense_is_editable (expense) || has_status (expense, "submitted")) {
    cohort_money_menu_append (menu, _ ("Spl_it…"), "expense.split", id);
    cohort_money_menu_append (menu, _ ("Split at _Cap…"), "expense.split-at-cap", id);
  }
}

/* What is paid for moves on with money only: by a refund. */
static void
append_moves (GMenu *menu, const CohortExpense *expense, gint64 kept)
{
  const char *id = expense->record.id;
  gboolean is_approved = cohort_is_known (expense->approved_cents);

  if (cohort_expense_may_move (expense->status, "submitted") && !is_approved)
    cohort_money_menu_append (menu, _ ("_Submit"), "expense.submit", id);
  if (cohort_expense_may_move (expense->status, "approved") && !is_approved)
    cohort_money_menu_append (menu, _ ("_Approve…"), "expense.approve", id);
  if (has_status (expense, "approved"))
    cohort_money_menu_append (menu, _ ("Record _Payment…"), "expense.pay", id);
  if (kept > 0 && expense->parent_kind == NULL)
    cohort_money_menu_append (menu, _ ("Record Re_fund…"), "expense.refund", id);
  if (kept == 0 && cohort_expense_may_move (expense->status, "returned"))
    cohort_money_menu_append (menu, _ ("_Return…"), "expense.return", id);
  if (kept == 0 && cohort_expense_may_move (expense->status, "rejected"))
    cohort_money_menu_append (menu, _ ("Re_ject…"), "expense.reject", id);
}

static void
append_ends (GMenu *menu, const CohortExpense *expense, gint64 kept)
{
  if (kept == 0 && cohort_expense_may_move (expense->status, "void"))
    cohort_money_menu_append (menu, _ ("_Void…"), "expense.void", expense->record.id);
  if (has_status (expense, "draft"))
    cohort_money_menu_append (menu, _ ("Re_move"), "expense.remove", expense->record.id);
}

static GMenuModel *
make_menu (GtkWidget *row, const char *id)
{
  CohortPage *page = COHORT_PAGE (gtk_widget_get_ancestor (row, COHORT_TYPE_PAGE));
  CohortSnapshot *snapshot = cohort_page_get_snapshot (page);
  const CohortExpense *expense = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, id);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  g_autoptr (GMenu) changes = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) ends = g_menu_new ();
  GMenu *menu = g_menu_new ();
  gint64 kept = cohort_expense_count_kept (snapshot, ledger, id);

  if (expense == NULL)
    return G_MENU_MODEL (menu);
  append_changes (changes, expense);
  append_moves (moves, expense, kept);
  append_ends (ends, expense, kept);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (changes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ends));
  return G_MENU_MODEL (menu);
}

static char *
describe_note (const CohortExpense *expense)
{
  g_autofree char *approved = cohort_expense_text_approved (expense);

  if (!cohort_is_known (expense->approved_cents)
      || expense->approved_cents == expense->claimed_cents)
    return NULL;
  return g_strdup_printf (_ ("%s of it approved"), approved);
}

/* While a part is looked at, what of the expense is in it. */
static char *
describe_what (const CohortSnapshot *snapshot, const CohortExpense *expense, gint64 share)
{
  g_autofree char *what = cohort_expense_text_what (snapshot, expense);
  g_autofree char *amount = cohort_is_known (share) ? cohort_money_format (share) : NULL;

  if (amount == NULL || share == expense->claimed_cents)
    return g_steal_pointer (&what);
  return g_strdup_printf (_ ("%1$s · %2$s of it counts here"), what, amount);
}

/** cohort_expense_row_dup_text: Returns: (transfer full): the row in words, all that it shows */
char *
cohort_expense_row_dup_text (const CohortSnapshot *snapshot,
                             const CohortExpense *expense,
                             gint64 share)
{
  g_autofree char *day = cohort_date_format (expense->incurred_on);
  g_autofree char *who = cohort_money_text_who (snapshot, expense->person, expense->payee);
  g_autofree char *what = describe_what (snapshot, expense, share);
  g_autofree char *from = cohort_expense_text_sources (snapshot, expense);
  g_autofree char *claimed = cohort_money_text_amount (expense->claimed_cents);
  g_autofree char *approved = cohort_expense_text_approved (expense);

  /* Translators: an expense: who, what, how much is claimed, how much is approved, its state, who
   * pays, the day. */
  return g_strdup_printf (
      _ ("%1$s, %2$s, %3$s, approved %4$s, %5$s, paid from %6$s, %7$s"), who, what, claimed,
      approved, cohort_vocabulary_get_label ("expense-status", expense->status), from, day);
}

/**
 * cohort_expense_row_new:
 * @share: cents of it in the part that is looked at, %COHORT_UNKNOWN while none is
 * @alignment: of the list, see cohort_columns_new()
 *
 * Returns: (transfer floating): a row named by the id
 */
GtkWidget *
cohort_expense_row_new (const CohortSnapshot *snapshot,
                        const CohortExpense *expense,
                        gint64 share,
                        GPtrArray *alignment)
{
  const char *id = expense->record.id;
  const char *status = cohort_vocabulary_get_label ("expense-status", expense->status);
  g_autofree char *day = cohort_date_format (expense->incurred_on);
  g_autofree char *who = cohort_money_text_who (snapshot, expense->person, expense->payee);
  g_autofree char *what = describe_what (snapshot, expense, share);
  g_autofree char *from = cohort_expense_text_sources (snapshot, expense);
  g_autofree char *claimed = cohort_money_text_amount (expense->claimed_cents);
  g_autofree char *approved = cohort_expense_text_approved (expense);
  g_autofree char *note = describe_note (expense);
  g_autofree char *label = cohort_expense_row_dup_text (snapshot, expense, share);
  g_autofree char *more = g_strdup_printf (_ ("More about %1$s, %2$s"), who, what);
  CohortColumns *columns = COHORT_COLUMNS (cohort_columns_new (alignment));

  cohort_columns_set_text (columns, COHORT_COLUMN_DAY, day, "dim-label");
  cohort_columns_set_text (columns, COHORT_COLUMN_WHO, who, "heading");
  cohort_columns_set_text (columns, COHORT_COLUMN_WHAT, what, NULL);
  cohort_columns_set_text (columns, COHORT_COLUMN_FROM, from, "dim-label");
  if (note != NULL)
    cohort_columns_set_text (columns, COHORT_COLUMN_NOTE, note, "dim-label");
  cohort_columns_set_cell (
      columns, COHORT_COLUMN_STATUS,
      cohort_money_chip_new (status, cohort_status_get_style (expense->status)));
  cohort_columns_set_text (columns, COHORT_COLUMN_AMOUNT, claimed, NULL);
  cohort_columns_set_text (columns, COHORT_COLUMN_RESULT, approved, NULL);
  cohort_columns_set_cell (columns, COHORT_COLUMN_MENU,
                           cohort_money_menu_new (id, more, make_menu));
  return cohort_money_row_new (id, label, GTK_WIDGET (columns));
}

/** cohort_expense_heading_new: Returns: (transfer floating): what the columns are */
GtkWidget *
cohort_expense_heading_new (GPtrArray *alignment)
{
  static const struct {
    CohortColumn column;
    const char *label;
  } headings[] = {
      {COHORT_COLUMN_DAY, N_ ("Date")},        {COHORT_COLUMN_WHO, N_ ("Person")},
      {COHORT_COLUMN_WHAT, N_ ("What")},       {COHORT_COLUMN_FROM, N_ ("Paid From")},
      {COHORT_COLUMN_STATUS, N_ ("Status")},   {COHORT_COLUMN_AMOUNT, N_ ("Claimed")},
      {COHORT_COLUMN_RESULT, N_ ("Approved")}, {COHORT_COLUMN_MENU, ""},
  };
  CohortColumns *columns = COHORT_COLUMNS (cohort_columns_new (alignment));

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    cohort_columns_set_text (columns, headings[i].column,
                             *headings[i].label != '\0' ? _ (headings[i].label) : "",
                             "caption-heading");
  return cohort_money_heading_new (GTK_WIDGET (columns));
}

static void
expense_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortStore *store = cohort_page_get_store (COHORT_PAGE (widget));
  const char *id = g_variant_get_string (parameter, NULL);

  /* It may have gone while the menu was open. */
  if (cohort_snapshot_find (cohort_store_get_snapshot (store), COHORT_RECORD_EXPENSE, id) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    if (!g_str_equal (acts[i].action, name))
      continue;
    if (acts[i].command != NULL)
      cohort_run (widget, store, cohort_command_new (acts[i].command, "expense", id, NULL));
    else
      acts[i].present (widget, store, id);
  }
}

/** cohort_expense_install_actions: each takes the id of an expense */
void
cohort_expense_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i].action, "s", expense_action);
}
