/* An expense to read: why each of its amounts is what it is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-detail.h"

#include "cohort-date.h"
#include "cohort-findings.h"
#include "cohort-ledger.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-splits.h"
#include "cohort-vocabulary.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH  480
#define HEIGHT 560

static GtkWidget *
add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add_line (GtkWidget *group, const char *title, const char *subtitle, const char *amount)
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
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_facts (GtkWidget *page, const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  GtkWidget *group = add_group (page, _ ("Expense"));
  g_autofree char *who = cohort_money_text_who (snapshot, expense->person, expense->payee);
  g_autofree char *day = cohort_date_format_long (expense->incurred_on);
  g_autofree char *convening = cohort_money_text_convening (snapshot, expense->convening);
  g_autofree char *since = cohort_date_format (expense->status_on);
  g_autofree char *state
      = expense->status_on != 0
            /* Translators: %1$s is a state such as "Paid", %2$s a day. */
            ? g_strdup_printf (_ ("%1$s since %2$s"),
                               cohort_vocabulary_get_label ("expense-status", expense->status),
                               since)
            : g_strdup (cohort_vocabulary_get_label ("expense-status", expense->status));
  g_autofree char *when = g_strdup_printf (_ ("%1$s · %2$s"), day, convening);

  add_line (group, who, cohort_vocabulary_get_label ("expense-category", expense->category), NULL);
  add_line (group, when, expense->purpose, NULL);
  add_line (group, state, expense->status_reason, NULL);
  if (expense->missing_receipt_reason != NULL)
    add_line (group, _ ("No receipt"), expense->missing_receipt_reason, NULL);
  if (expense->override_reason != NULL)
    add_line (group, _ ("Charged against a rule"), expense->override_reason, NULL);
}

static void
add_plan (GtkWidget *group,
          const CohortSnapshot *snapshot,
          CohortLedger *ledger,
          const CohortExpense *expense)
{
  const CohortPlanLine *line
      = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);
  g_autofree char *what = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *used = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (line == NULL) {
    add_line (group, _ ("Not planned"), _ ("Nothing in the plan is committed for it."), NULL);
    return;
  }
  what = cohort_plan_text_what (snapshot, line);
  planned = cohort_money_text_amount (line->amount_cents);
  used = cohort_money_format (cohort_ledger_line_used (ledger, line->record.id, NULL));
  title = g_strdup_printf (_ ("Planned: %s"), what);
  subtitle = g_strdup_printf (_ ("%s used so far"), used);
  add_line (group, title, subtitle, planned);
}

static void
add_shares (GtkWidget *group, const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  g_autoptr (GArray) splits = cohort_splits_of_expense (snapshot, expense->record.id);

  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    g_autofree char *title = g_strdup_printf (_ ("Paid from %s"), split->source->name);
    g_autofree char *amount
        = cohort_is_known (split->cents) ? cohort_money_format (split->cents) : NULL;

    add_line (group, title, NULL, amount);
  }
}

static void
add_payments (GtkWidget *group, const CohortSnapshot *snapshot, const char *expense)
{
  g_autoptr (GPtrArray) payments
      = cohort_snapshot_select (snapshot, COHORT_RECORD_PAYMENT, "expense", expense);
  g_autoptr (GPtrArray) children
      = cohort_snapshot_select (snapshot, COHORT_RECORD_EXPENSE, "parent", expense);

  for (guint i = 0; i < payments->len; i++) {
    const CohortPayment *payment = g_ptr_array_index (payments, i);
    g_autofree char *day = cohort_date_format (payment->on);
    g_autofree char *amount = cohort_money_format (payment->cents);
    g_autofree char *title
        = g_strdup_printf (payment->cents < 0 ? _ ("Came back on %s") : _ ("Paid on %s"), day);

    add_line (group, title, payment->reference, amount);
  }
  for (guint i = 0; i < children->len; i++) {
    const CohortExpense *child = g_ptr_array_index (children, i);
    g_autofree char *day = cohort_date_format (child->incurred_on);
    g_autofree char *amount = cohort_money_format (child->claimed_cents);
    g_autofree char *title = g_strdup_printf (_ ("Refund of %s"), day);

    if (g_strcmp0 (child->parent_kind, "refund") == 0)
      add_line (group, title, child->purpose, amount);
  }
}

static void
add_reasons (GtkWidget *page, const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  GtkWidget *group = add_group (page, _ ("Why These Amounts?"));
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  g_autofree char *claimed = cohort_money_text_amount (expense->claimed_cents);
  g_autofree char *sum
      = cohort_money_text_calculation (expense->category, expense->quantity, expense->rate);

  add_line (group, _ ("Claimed"), sum != NULL ? sum : _ ("As typed"), claimed);
  add_plan (group, snapshot, ledger, expense);
  add_shares (group, snapshot, expense);
  if (cohort_is_known (expense->approved_cents)) {
    g_autofree char *approved = cohort_money_format (expense->approved_cents);

    add_line (group, _ ("Approved"),
              expense->approved_cents < expense->claimed_cents ? expense->status_reason : NULL,
              approved);
  }
  add_payments (group, snapshot, expense->record.id);
}

static void
add_findings (GtkWidget *page, const CohortSnapshot *snapshot, const char *expense)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, cohort_date_today ());
  GtkWidget *group = NULL;

  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    if (g_strcmp0 (finding->subject, expense) != 0)
      continue;
    if (group == NULL)
      group = add_group (page, _ ("To Look At"));
    add_line (group, finding->text, cohort_finding_get_topic (finding->id), NULL);
  }
}

/** cohort_expense_detail_present: shows @expense, an id, over the window of @widget */
void
cohort_expense_detail_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  const CohortExpense *found = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, expense);
  GtkWidget *window, *page, *box;
  GtkEventController *keys;
  GtkShortcut *escape;

  if (found == NULL)
    return;
  window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Expense"), "modal", TRUE,
                         "destroy-with-parent", TRUE, "transient-for", gtk_widget_get_root (widget),
                         "default-width", WIDTH, "default-height", HEIGHT, NULL);
  page = adw_preferences_page_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  add_facts (page, snapshot, found);
  add_reasons (page, snapshot, found);
  add_findings (page, snapshot, expense);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);

  escape = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                             gtk_named_action_new ("window.close"));
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), escape);
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
