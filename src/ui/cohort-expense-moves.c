/* What may be done with an expense now: as a menu, as rows that explain it, as actions of a page.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-moves.h"

#include "cohort-expense-acts.h"
#include "cohort-expense-detail.h"
#include "cohort-expense-dialog.h"
#include "cohort-expense-row.h"
#include "cohort-expense-rules.h"
#include "cohort-money-row.h"
#include "cohort-page.h"
#include "cohort-receipt-work.h"
#include "cohort-run.h"
#include "cohort-split-dialog.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* What the rules of the states ask for. */
typedef struct {
  const CohortSnapshot *snapshot;
  const CohortExpense *expense;
  gint64 kept; /* cents paid that did not come back */
  gboolean is_approved;
  gboolean is_refund;
} State;

typedef gboolean (*LegalFunc) (const State *state);
typedef void (*PresentFunc) (GtkWidget *widget, CohortStore *store, const char *expense);

typedef struct {
  const char *action;
  const char *label; /* with a mnemonic and, where it asks first, an ellipsis */
  const char *title; /* for a button */
  const char *text;
  guint section; /* of the menu */
  LegalFunc is_legal;
  PresentFunc present; /* (nullable): asks first; else the command of that name runs at once */
} Move;

enum { SECTION_CHANGE, SECTION_MOVE, SECTION_END, N_SECTIONS };

static gboolean
has_status (const State *state, const char *status)
{
  return g_strcmp0 (state->expense->status, status) == 0;
}

static gboolean
may_become (const State *state, const char *status)
{
  return cohort_expense_may_move (state->expense->status, status);
}

static gboolean
may_edit (const State *state)
{
  return cohort_expense_is_editable (state->expense);
}

static gboolean
may_always (const State *state)
{
  return TRUE;
}

static gboolean
may_split (const State *state)
{
  return may_edit (state) || has_status (state, "submitted");
}

/* Only where something is beyond the plan or a source, and another source can take it. */
static gboolean
may_split_at_cap (const State *state)
{
  g_autofree char *target
      = may_split (state)
            ? cohort_expense_find_rest_payer (state->snapshot, state->expense->record.id)
            : NULL;

  return target != NULL;
}

static gboolean
may_submit (const State *state)
{
  return may_become (state, "submitted") && !state->is_approved;
}

static gboolean
may_approve (const State *state)
{
  return may_become (state, "approved") && !state->is_approved;
}

static gboolean
may_pay (const State *state)
{
  return has_status (state, "approved");
}

static gboolean
may_refund (const State *state)
{
  return state->kept > 0 && !state->is_refund;
}

/* What is paid for moves on with money only: by a refund. */
static gboolean
may_return (const State *state)
{
  return state->kept == 0 && may_become (state, "returned");
}

static gboolean
may_reject (const State *state)
{
  return state->kept == 0 && may_become (state, "rejected");
}

static gboolean
may_void (const State *state)
{
  return state->kept == 0 && may_become (state, "void");
}

static gboolean
may_remove (const State *state)
{
  return has_status (state, "draft");
}

static const Move moves[] = {
    {"expense.edit", N_ ("_Edit…"), N_ ("Edit"), N_ ("Change what it says while it is a draft."),
     SECTION_CHANGE, may_edit, cohort_expense_dialog_present},
    {"expense.detail", N_ ("Show _Details…"), NULL, NULL, SECTION_CHANGE, may_always,
     cohort_expense_detail_present},
    {"expense.attach", N_ ("Attac_h Receipts…"), NULL, NULL, SECTION_CHANGE, may_always,
     cohort_receipts_choose},
    {"expense.split", N_ ("Spl_it…"), N_ ("Split"), N_ ("Share it among several funding sources."),
     SECTION_CHANGE, may_split, cohort_expense_split_present},
    {"expense.split-at-cap", N_ ("Split at the _Cap…"), N_ ("Split at the Cap"),
     N_ ("Move what the plan or a source cannot bear to another source, in one step."),
     SECTION_CHANGE, may_split_at_cap, cohort_expense_split_at_cap_present},
    {"expense.submit", N_ ("_Submit"), N_ ("Submit"),
     N_ ("Claim it: its amount is set aside until it is decided on."), SECTION_MOVE, may_submit,
     NULL},
    {"expense.approve", N_ ("_Approve…"), N_ ("Approve"),
     N_ ("Agree to pay all of it, or a part for a reason."), SECTION_MOVE, may_approve,
     cohort_expense_approve_present},
    {"expense.pay", N_ ("Record _Payment…"), N_ ("Record a Payment"),
     N_ ("Note what was paid of it, when and by which warrant."), SECTION_MOVE, may_pay,
     cohort_expense_pay_present},
    {"expense.refund", N_ ("Record Re_fund…"), N_ ("Record a Refund"),
     N_ ("Note what came back; it returns to the sources that paid."), SECTION_MOVE, may_refund,
     cohort_expense_refund_present},
    {"expense.return", N_ ("_Return…"), N_ ("Return"),
     N_ ("Give it back to whoever claims it, with what is missing."), SECTION_MOVE, may_return,
     cohort_expense_return_present},
    {"expense.reject", N_ ("Re_ject…"), N_ ("Reject"),
     N_ ("Refuse it for a reason: it takes no money any more."), SECTION_MOVE, may_reject,
     cohort_expense_reject_present},
    {"expense.reverse", N_ ("Reverse in F_ull…"), N_ ("Reverse in Full"),
     N_ ("All that was paid came back, and its line of the plan is closed."), SECTION_END,
     may_refund, cohort_expense_reverse_present},
    {"expense.void", N_ ("_Void…"), N_ ("Void"),
     N_ ("Cancel it: it stays on record and takes no money any more."), SECTION_END, may_void,
     cohort_expense_void_present},
    {"expense.remove", N_ ("Re_move"), N_ ("Remove"),
     N_ ("Take the draft away, as if it had never been added."), SECTION_END, may_remove, NULL},
};

/* FALSE when there is no such expense. */
static gboolean
read_state (const CohortSnapshot *snapshot, const char *id, State *state)
{
  g_autoptr (CohortLedger) ledger = NULL;

  state->snapshot = snapshot;
  state->expense = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, id);
  if (state->expense == NULL)
    return FALSE;
  ledger = cohort_ledger_new (snapshot);
  state->kept = cohort_expense_count_kept (snapshot, ledger, id);
  state->is_approved = cohort_is_known (state->expense->approved_cents);
  state->is_refund = g_strcmp0 (state->expense->parent_kind, "refund") == 0;
  return TRUE;
}

/** cohort_expense_menu_new: see the header */
GMenuModel *
cohort_expense_menu_new (const CohortSnapshot *snapshot, const char *expense)
{
  GMenu *menu = g_menu_new ();
  State state;

  if (!read_state (snapshot, expense, &state))
    return G_MENU_MODEL (menu);
  for (guint section = 0; section < N_SECTIONS; section++) {
    g_autoptr (GMenu) items = g_menu_new ();

    for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
      if (moves[i].section == section && moves[i].is_legal (&state))
        cohort_money_menu_append (items, _ (moves[i].label), moves[i].action, expense);
    }
    g_menu_append_section (menu, NULL, G_MENU_MODEL (items));
  }
  return G_MENU_MODEL (menu);
}

/** cohort_expense_moves_new: see the header */
GArray *
cohort_expense_moves_new (const CohortSnapshot *snapshot, const char *expense)
{
  GArray *legal = g_array_new (FALSE, FALSE, sizeof (CohortExpenseMove));
  State state;

  if (!read_state (snapshot, expense, &state))
    return legal;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    CohortExpenseMove move = {moves[i].action, NULL, NULL};

    if (moves[i].title == NULL || !moves[i].is_legal (&state))
      continue;
    move.label = _ (moves[i].title);
    move.text = _ (moves[i].text);
    g_array_append_val (legal, move);
  }
  return legal;
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

/** cohort_expense_move_run: see the header */
void
cohort_expense_move_run (GtkWidget *widget,
                         CohortStore *store,
                         const char *action,
                         const char *expense)
{
  /* It may have gone while the menu was open. */
  if (cohort_snapshot_find (cohort_store_get_snapshot (store), COHORT_RECORD_EXPENSE, expense)
      == NULL)
    return;
  if (g_str_equal (action, "expense.open"))
    open_expense (widget, store, expense);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    if (!g_str_equal (moves[i].action, action))
      continue;
    if (moves[i].present != NULL)
      moves[i].present (widget, store, expense);
    else
      cohort_run (widget, store, cohort_command_new (action, "expense", expense, NULL));
  }
}

static void
expense_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_expense_move_run (widget, cohort_page_get_store (COHORT_PAGE (widget)), name,
                           g_variant_get_string (parameter, NULL));
}

/** cohort_expense_install_actions: each takes the id of an expense */
void
cohort_expense_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "expense.open", "s", expense_action);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_install_action (widget_class, moves[i].action, "s", expense_action);
}
