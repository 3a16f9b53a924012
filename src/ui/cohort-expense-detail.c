/* An expense to read: why each of its amounts is what it is, what it lacks, what may be done next.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-detail.h"

#include "cohort-date.h"
#include "cohort-dialog-size.h"
#include "cohort-expense-hints.h"
#include "cohort-expense-history.h"
#include "cohort-expense-moves.h"
#include "cohort-expense-reasons.h"
#include "cohort-expense-row.h"
#include "cohort-findings.h"
#include "cohort-help-pages.h"
#include "cohort-help-topics.h"
#include "cohort-money-text.h"
#include "cohort-receipt-group.h"
#include "cohort-row-group.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define WIDTH  480
#define HEIGHT 640

/* Data of the window. */
typedef struct {
  GtkWidget *window;
  CohortStore *store; /* (owned) */
  char *expense;      /* (owned) */
  GtkWidget *facts;
  GtkWidget *findings;
  GtkWidget *moves;
  GtkWidget *reasons;
} Detail;

static void
detail_free (gpointer data)
{
  Detail *detail = data;

  g_object_unref (detail->store);
  g_free (detail->expense);
  g_free (detail);
}

/* Each group is made anew in its place; those of the receipts and of the history keep themselves
 * up to date. */
static GtkWidget *
renew_group (GtkWidget **slot, const char *title)
{
  GtkWidget *box = gtk_widget_get_parent (*slot);
  GtkWidget *group = cohort_row_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_insert_child_after (GTK_BOX (box), group, *slot);
  gtk_box_remove (GTK_BOX (box), *slot);
  *slot = group;
  return group;
}

static void
show_facts (Detail *detail, const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  GtkWidget *group = renew_group (&detail->facts, NULL);
  g_autofree char *who = cohort_money_text_who (snapshot, expense->person, expense->payee);
  g_autofree char *day = cohort_date_format_long (expense->incurred_on);
  g_autofree char *convening = cohort_money_text_convening (snapshot, expense->convening);
  g_autofree char *since = cohort_date_format (expense->status_on);
  g_autofree char *missing = cohort_expense_is_editable (expense)
                                 ? cohort_expense_dup_missing (snapshot, expense, FALSE)
                                 : NULL;
  g_autofree char *state
      = expense->status_on != 0
            /* Translators: %1$s is a state such as "Paid", %2$s a day. */
            ? g_strdup_printf (_ ("%1$s since %2$s"),
                               cohort_vocabulary_get_label ("expense-status", expense->status),
                               since)
            : g_strdup (cohort_vocabulary_get_label ("expense-status", expense->status));
  g_autofree char *when = g_strdup_printf (_ ("%1$s · %2$s"), day, convening);

  cohort_detail_add_line (
      group, who, cohort_vocabulary_get_label ("expense-category", expense->category), NULL);
  cohort_detail_add_line (group, when, expense->purpose, NULL);
  cohort_detail_add_line (group, state, missing != NULL ? missing : expense->status_reason, NULL);
  if (expense->account_code != NULL)
    cohort_detail_add_line (group, _ ("Account code"), expense->account_code, NULL);
  if (expense->missing_receipt_reason != NULL)
    cohort_detail_add_line (group, _ ("No receipt"), expense->missing_receipt_reason, NULL);
  if (expense->override_reason != NULL)
    cohort_detail_add_line (group, _ ("Charged against a rule"), expense->override_reason, NULL);
}

static Detail *
get_detail (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_root (widget)), "detail");
}

static void
move_activated_cb (GtkWidget *row)
{
  Detail *detail = get_detail (row);

  cohort_expense_move_run (detail->window, detail->store, gtk_widget_get_name (row),
                           detail->expense);
}

/* A row that does what it says. */
static void
make_active (GtkWidget *row, const char *action)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_name (row, action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (move_activated_cb), NULL);
}

static void
show_moves (Detail *detail, const CohortSnapshot *snapshot)
{
  GtkWidget *group = renew_group (&detail->moves, _ ("What Can Be Done"));
  g_autoptr (GArray) moves = cohort_expense_moves_new (snapshot, detail->expense);

  for (guint i = 0; i < moves->len; i++) {
    const CohortExpenseMove *move = &g_array_index (moves, CohortExpenseMove, i);

    make_active (cohort_detail_add_line (group, move->label, move->text, NULL), move->action);
  }
  gtk_widget_set_visible (group, moves->len > 0);
}

/* (nullable): what mends it, where that is done from here */
static const char *
find_remedy (const CohortFinding *finding, GArray *moves)
{
  static const struct {
    const char *finding;
    const char *action;
  } remedies[] = {
      {"NO_RECEIPT", "expense.attach"},      {"OVER_RATE", "expense.split-at-cap"},
      {"OVER_PLAN", "expense.split-at-cap"}, {"BEFORE_START", "expense.split"},
      {"AFTER_END", "expense.split"},        {"ASK_ALLOWABLE", "expense.split"},
      {"MEAL_PROVIDED", "expense.edit"},     {"LOCAL_TRAVEL", "expense.edit"},
      {"DUPLICATE_EXPENSE", "expense.void"}, {"NO_SHOW_CLAIM", "expense.reject"},
      {"LATE_CLAIM", "expense.submit"},
  };
  const char *action = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (remedies); i++)
    if (g_strcmp0 (remedies[i].finding, finding->id) == 0)
      action = remedies[i].action;
  if (g_strcmp0 (action, "expense.attach") == 0)
    return action;
  for (guint i = 0; action != NULL && i < moves->len; i++)
    if (g_str_equal (g_array_index (moves, CohortExpenseMove, i).action, action))
      return action;
  return NULL;
}

static const char *
get_label (GArray *moves, const char *action)
{
  for (guint i = 0; i < moves->len; i++)
    if (g_str_equal (g_array_index (moves, CohortExpenseMove, i).action, action))
      return g_array_index (moves, CohortExpenseMove, i).label;
  return _ ("Attach Receipts");
}

static void
show_findings (Detail *detail, const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  GtkWidget *group = renew_group (&detail->findings, _ ("To Look At"));
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  g_autoptr (GPtrArray) findings
      = cohort_findings_new_of_expense (snapshot, ledger, expense, cohort_date_today ());
  g_autoptr (GArray) moves = cohort_expense_moves_new (snapshot, detail->expense);

  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);
    const char *action = find_remedy (finding, moves);
    /* Translators: %s is what can be done about it, such as "Split at the Cap". */
    g_autofree char *remedy
        = action != NULL ? g_strdup_printf (_ ("What helps: %s"), get_label (moves, action)) : NULL;
    GtkWidget *row = cohort_detail_add_line (
        group, finding->text, remedy != NULL ? remedy : cohort_finding_get_topic (finding->id),
        NULL);

    if (action != NULL)
      make_active (row, action);
  }
  gtk_widget_set_visible (group, findings->len > 0);
}

static void
refresh (GtkWidget *window)
{
  Detail *detail = g_object_get_data (G_OBJECT (window), "detail");
  CohortSnapshot *snapshot = cohort_store_get_snapshot (detail->store);
  const CohortExpense *expense
      = snapshot != NULL ? cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, detail->expense)
                         : NULL;

  if (expense == NULL) {
    gtk_window_destroy (GTK_WINDOW (window));
    return;
  }
  show_facts (detail, snapshot, expense);
  show_findings (detail, snapshot, expense);
  show_moves (detail, snapshot);
  cohort_expense_reasons_fill (renew_group (&detail->reasons, _ ("Why These Amounts?")),
                               detail->store, detail->expense);
}

static GtkWidget *
add_group (GtkWidget *box, GtkWidget *group)
{
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static GtkWidget *
make_content (Detail *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (box, "padded");
  detail->facts = add_group (box, cohort_row_group_new ());
  detail->findings = add_group (box, cohort_row_group_new ());
  detail->moves = add_group (box, cohort_row_group_new ());
  add_group (box, cohort_receipt_group_new (detail->store, detail->expense));
  detail->reasons = add_group (box, cohort_row_group_new ());
  add_group (box, cohort_expense_history_new (detail->store, detail->expense));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
add_escape (GtkWidget *window)
{
  GtkShortcut *escape = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                          gtk_named_action_new ("window.close"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), escape);
  gtk_widget_add_controller (window, keys);
}

/** cohort_expense_detail_present: shows @expense, an id, over the window of @widget */
void
cohort_expense_detail_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Detail *detail;
  GtkWidget *window, *box;

  if (cohort_snapshot_find (cohort_store_get_snapshot (store), COHORT_RECORD_EXPENSE, expense)
      == NULL)
    return;
  window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Expense"), "modal", TRUE,
                         "destroy-with-parent", TRUE, "transient-for", gtk_widget_get_root (widget),
                         "default-width", WIDTH, "default-height", HEIGHT, NULL);
  cohort_dialog_keep_within_parent (GTK_WINDOW (window));
  detail = g_new0 (Detail, 1);
  detail->window = window;
  detail->store = g_object_ref (store);
  detail->expense = g_strdup (expense);
  g_object_set_data_full (G_OBJECT (window), "detail", detail, detail_free);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_content (detail));
  adw_window_set_content (ADW_WINDOW (window), box);
  refresh (window);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (refresh), window,
                           G_CONNECT_SWAPPED);
  add_escape (window);
  cohort_help_topics_set (GTK_WIDGET (window), COHORT_HELP_CLAIMS);
  gtk_window_present (GTK_WINDOW (window));
}
