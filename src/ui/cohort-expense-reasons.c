/* Why each amount of an expense is what it is, as rows.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-reasons.h"

#include "cohort-date.h"
#include "cohort-expense-detail.h"
#include "cohort-ledger.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-splits.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *group;
  CohortStore *store;
  const CohortSnapshot *snapshot;
  const CohortExpense *expense;
  CohortLedger *ledger; /* (owned) */
} Reasons;

/** cohort_detail_add_line: see the header */
GtkWidget *
cohort_detail_add_line (GtkWidget *group,
                        const char *title,
                        const char *subtitle,
                        const char *amount)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (amount != NULL) {
    GtkWidget *label = gtk_label_new (amount);

    gtk_widget_add_css_class (label, "numeric");
    gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
linked_activated_cb (GtkWidget *row, CohortStore *store)
{
  cohort_expense_detail_present (row, store, gtk_widget_get_name (row));
}

/* A row that opens the expense it is about. */
static void
link_row (const Reasons *reasons, GtkWidget *row, const char *expense)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_name (row, expense);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (linked_activated_cb), reasons->store, 0);
}

static void
add_claim (const Reasons *reasons)
{
  const CohortExpense *expense = reasons->expense;
  g_autofree char *claimed = cohort_money_text_amount (expense->claimed_cents);
  g_autofree char *sum
      = cohort_money_text_calculation (expense->category, expense->quantity, expense->rate);

  cohort_detail_add_line (reasons->group, _ ("Claimed"), sum != NULL ? sum : _ ("As typed"),
                          claimed);
}

static void
add_plan (const Reasons *reasons)
{
  const CohortPlanLine *line = cohort_snapshot_find (reasons->snapshot, COHORT_RECORD_PLAN_LINE,
                                                     reasons->expense->plan_line);
  g_autofree char *what = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *used = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (line == NULL) {
    cohort_detail_add_line (reasons->group, _ ("Not planned"),
                            _ ("Nothing in the plan is committed for it."), NULL);
    return;
  }
  what = cohort_plan_text_what (reasons->snapshot, line);
  planned = cohort_money_text_amount (line->amount_cents);
  used = cohort_money_format (cohort_ledger_line_used (reasons->ledger, line->record.id, NULL));
  title = g_strdup_printf (_ ("Planned: %s"), what);
  subtitle = g_strdup_printf (_ ("%s used so far"), used);
  cohort_detail_add_line (reasons->group, title, subtitle, planned);
}

/* (transfer full): what a share takes of its source, and why it is that much */
static char *
explain_share (const Reasons *reasons, const char *source, guint n_shares)
{
  const CohortExpense *expense = reasons->expense;
  gint64 approved
      = cohort_ledger_expense_approved_share (reasons->ledger, expense->record.id, source);
  g_autofree char *amount = cohort_is_known (approved) ? cohort_money_format (approved) : NULL;

  if (!cohort_is_known (expense->approved_cents) || amount == NULL)
    return g_strdup (
        g_strcmp0 (expense->status, "submitted") == 0
            ? _ ("Set aside there since it was submitted.")
            : _ ("Takes nothing there until it is submitted; what is planned stays set aside."));
  if (expense->approved_cents == expense->claimed_cents)
    return g_strdup (_ ("All of it is approved."));
  if (n_shares == 1)
    return g_strdup_printf (_ ("%s of it is approved."), amount);
  return g_strdup_printf (_ ("%s of it is approved: in proportion to the shares, each cent left "
                             "over where the part of a cent is the largest."),
                          amount);
}

static void
add_shares (const Reasons *reasons)
{
  g_autoptr (GArray) splits
      = cohort_splits_of_expense (reasons->snapshot, reasons->expense->record.id);

  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    g_autofree char *title = g_strdup_printf (_ ("Paid from %s"), split->source->name);
    g_autofree char *amount
        = cohort_is_known (split->cents) ? cohort_money_format (split->cents) : NULL;
    g_autofree char *why = explain_share (reasons, split->source->record.id, splits->len);

    cohort_detail_add_line (reasons->group, title, why, amount);
  }
}

static void
add_approval (const Reasons *reasons)
{
  const CohortExpense *expense = reasons->expense;
  g_autofree char *approved = NULL;

  if (!cohort_is_known (expense->approved_cents))
    return;
  approved = cohort_money_format (expense->approved_cents);
  cohort_detail_add_line (
      reasons->group, _ ("Approved"),
      expense->approved_cents < expense->claimed_cents ? expense->status_reason : NULL, approved);
}

static void
add_payments (const Reasons *reasons)
{
  g_autoptr (GPtrArray) payments = cohort_snapshot_select (reasons->snapshot, COHORT_RECORD_PAYMENT,
                                                           "expense", reasons->expense->record.id);

  for (guint i = 0; i < payments->len; i++) {
    const CohortPayment *payment = g_ptr_array_index (payments, i);
    g_autofree char *day = cohort_date_format (payment->on);
    g_autofree char *amount = cohort_money_format (payment->cents);
    g_autofree char *title
        = g_strdup_printf (payment->cents < 0 ? _ ("Came back on %s") : _ ("Paid on %s"), day);

    cohort_detail_add_line (reasons->group, title, payment->reference, amount);
  }
}

/* What came back of it, and what it came back of or was split from. */
static void
add_links (const Reasons *reasons)
{
  g_autoptr (GPtrArray) children = cohort_snapshot_select (reasons->snapshot, COHORT_RECORD_EXPENSE,
                                                           "parent", reasons->expense->record.id);
  const CohortExpense *parent
      = cohort_snapshot_find (reasons->snapshot, COHORT_RECORD_EXPENSE, reasons->expense->parent);

  for (guint i = 0; i < children->len; i++) {
    const CohortExpense *child = g_ptr_array_index (children, i);
    g_autofree char *day = cohort_date_format (child->incurred_on);
    g_autofree char *amount = cohort_money_format (child->claimed_cents);
    g_autofree char *title = g_strcmp0 (child->parent_kind, "refund") == 0
                                 ? g_strdup_printf (_ ("Refund of %s"), day)
                                 : g_strdup_printf (_ ("Split off on %s"), day);

    link_row (reasons, cohort_detail_add_line (reasons->group, title, child->purpose, amount),
              child->record.id);
  }
  if (parent != NULL) {
    g_autofree char *what = cohort_expense_text_what (reasons->snapshot, parent);
    g_autofree char *amount = cohort_money_format (parent->claimed_cents);

    link_row (reasons,
              cohort_detail_add_line (reasons->group,
                                      g_strcmp0 (reasons->expense->parent_kind, "refund") == 0
                                          ? _ ("The expense it came back of")
                                          : _ ("The expense it was split off"),
                                      what, amount),
              parent->record.id);
  }
}

/** cohort_expense_reasons_fill: see the header */
void
cohort_expense_reasons_fill (GtkWidget *group, CohortStore *store, const char *expense)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  Reasons reasons
      = {group, store, snapshot, cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, expense),
         cohort_ledger_new (snapshot)};

  add_claim (&reasons);
  add_plan (&reasons);
  add_shares (&reasons);
  add_approval (&reasons);
  add_payments (&reasons);
  add_links (&reasons);
  cohort_ledger_free (reasons.ledger);
}
