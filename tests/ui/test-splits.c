/* Who pays an expense or a line of the plan: by amount, by share to the cent, and at the cap.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-expense-moves.h"
#include "cohort-ledger.h"
#include "cohort-plan-dialog.h"
#include "cohort-ui-fixture.h"

#define CONTRACT "SJCOE SCOP contract"

/* Marisol's three nights at $169.00, planned at $150.00 each. */
static void
lodge (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'source.add', 'name': 'COE other', 'kind': 'coe'}");
  ui_do (fixture, "{'do': 'plan.add', 'id': 'nights', 'person': 'Marisol Vance',"
                  "'convening': 'fall-2024', 'category': 'lodging', 'amount': 45000}");
  ui_do (fixture,
         "{'do': 'expense.add', 'id': 'lodging', 'person': 'Marisol Vance', 'line': 'nights',"
         "'convening': 'fall-2024', 'category': 'lodging', 'on': '2024-11-10', 'quantity': 3,"
         "'rate': 169000, 'purpose': 'Three nights'}");
}

static const CohortExpense *
find_expense (UiFixture *fixture)
{
  COHORT_FOR_EACH (CohortExpense, expense, ui_snapshot (fixture), COHORT_RECORD_EXPENSE) {
    if (g_strcmp0 (expense->purpose, "Three nights") == 0)
      return expense;
  }
  g_error ("the lodging is gone");
}

static const CohortPlanLine *
find_line (UiFixture *fixture)
{
  return cohort_snapshot_find (ui_snapshot (fixture), COHORT_RECORD_PLAN_LINE,
                               find_expense (fixture)->plan_line);
}

static gint64
get_share (UiFixture *fixture, const char *name)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (ui_snapshot (fixture));

  COHORT_FOR_EACH (CohortFundingSource, source, ui_snapshot (fixture),
                   COHORT_RECORD_FUNDING_SOURCE) {
    if (g_strcmp0 (source->name, name) == 0)
      return cohort_ledger_expense_share (ledger, find_expense (fixture)->record.id,
                                          source->record.id);
  }
  g_error ("there is no source called %s", name);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static void
press_to_close (GtkWidget *dialog, const char *label)
{
  gpointer watched = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &watched);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, label));
  ui_wait (is_gone, &watched, "the dialog to close");
}

static GtkWidget *
begin (UiFixture *fixture, const char *action)
{
  GtkWidget *page;

  lodge (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (page, action, "s", find_expense (fixture)->record.id);
  return ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

static void
test_by_amount (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "expense.split");
  GtkWidget *accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Split");

  ui_type (dialog, CONTRACT, "450");
  g_assert_false (gtk_widget_is_sensitive (accept));
  ui_require (dialog, GTK_TYPE_LABEL,
              "The shares come to $450.00 of $507.00; $57.00 is left to share.");
  ui_type (dialog, "COE other", "57.01");
  g_assert_false (gtk_widget_is_sensitive (accept));
  ui_require (dialog, GTK_TYPE_LABEL, "The shares come to $507.01 of $507.00; $0.01 too much.");
  ui_type (dialog, "COE other", "57 dollars");
  g_assert_false (gtk_widget_is_sensitive (accept));
  ui_type (dialog, "COE other", "57.00");
  press_to_close (dialog, "_Split");
  g_assert_cmpint (get_share (fixture, CONTRACT), ==, 45000);
  g_assert_cmpint (get_share (fixture, "COE other"), ==, 5700);
}

/* $507.00 at 33.3 % and 66.7 %: 168.831 and 338.169, so the one cent left over goes to the second.
 */
static void
test_by_share (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "expense.split");

  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_require (dialog, ADW_TYPE_COMBO_ROW, "Shared")), 1);
  ui_type (dialog, CONTRACT, "33.3");
  ui_require (dialog, GTK_TYPE_LABEL, "The shares come to 33.3%; 66.7% is left to share.");
  ui_type (dialog, "COE other", "66.7");
  press_to_close (dialog, "_Split");
  g_assert_cmpint (get_share (fixture, CONTRACT), ==, 16883);
  g_assert_cmpint (get_share (fixture, "COE other"), ==, 33817);
}

/* What was typed as amounts stays where it can be said exactly in percent. */
static void
test_other_way (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "expense.split");
  GtkWidget *way = ui_require (dialog, ADW_TYPE_COMBO_ROW, "Shared");
  GtkWidget *contract = ui_require (dialog, ADW_TYPE_ENTRY_ROW, CONTRACT);

  ui_type (dialog, CONTRACT, "253.50");
  adw_combo_row_set_selected (ADW_COMBO_ROW (way), 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (contract)), ==, "50.0");
  adw_combo_row_set_selected (ADW_COMBO_ROW (way), 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (contract)), ==, "253.50");
  ui_type (dialog, CONTRACT, "100");
  adw_combo_row_set_selected (ADW_COMBO_ROW (way), 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (contract)), ==, "");
  ui_cancel (dialog);
}

/* A source that does not pay for it asks for a reason, and only then is there a row for it. */
static void
test_reason (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept, *row, *group;

  lodge (fixture);
  ui_do (fixture, "{'do': 'source.edit', 'source': 'COE other', 'categories': 'parking'}");
  gtk_widget_activate_action (ui_open_reimbursements (fixture, NULL), "expense.split", "s",
                              find_expense (fixture)->record.id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Split");
  row = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Reason to charge a source that may not pay");
  group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);
  g_assert_false (gtk_widget_get_visible (group));
  ui_type (dialog, CONTRACT, "450");
  ui_type (dialog, "COE other", "57");
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (gtk_widget_get_visible (group));
  ui_type (dialog, "Reason to charge a source that may not pay", "Agreed by the superintendent");
  g_assert_true (gtk_widget_is_sensitive (accept));
  press_to_close (dialog, "_Split");
  g_assert_cmpint (get_share (fixture, "COE other"), ==, 5700);
  g_assert_cmpstr (find_expense (fixture)->override_reason, ==, "Agreed by the superintendent");
}

/* A line of the plan that the contract does not pay for, added and then charged. */
static void
test_plan_reason (UiFixture *fixture, gconstpointer data)
{
  const char *const reason = "Reason to charge it there anyway";
  GtkWidget *dialog;

  lodge (fixture);
  ui_do (fixture, "{'do': 'source.edit', 'source': 'COE other', 'categories': 'parking'}");
  cohort_plan_split_dialog_present (GTK_WIDGET (fixture->window), fixture->store,
                                    find_expense (fixture)->plan_line);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_false (gtk_widget_get_visible (ui_require (dialog, ADW_TYPE_ENTRY_ROW, reason)));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (ui_require (dialog, ADW_TYPE_COMBO_ROW, "Paid from")), 1);
  g_assert_true (gtk_widget_get_visible (ui_require (dialog, ADW_TYPE_ENTRY_ROW, reason)));
  ui_require (dialog, GTK_TYPE_LABEL,
              "“COE other” does not pay for Lodging. Charge it to “" CONTRACT
              "”, or say in “override” why it may be charged here.");
  ui_type (dialog, reason, "Agreed");
  press_to_close (dialog, "_Save");
  g_assert_cmpstr (find_line (fixture)->override_reason, ==, "Agreed");

  /* The form of the whole line shows it, and cannot do without it. */
  cohort_plan_dialog_present (GTK_WIDGET (fixture->window), fixture->store,
                              find_expense (fixture)->plan_line);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_true (gtk_widget_get_visible (ui_require (dialog, ADW_TYPE_ENTRY_ROW, reason)));
  ui_type (dialog, "Description", "Three nights");
  ui_type (dialog, reason, "");
  ui_require (dialog, GTK_TYPE_LABEL,
              "“COE other” does not pay for Lodging. Charge it to “" CONTRACT
              "”, or say in “override” why it may be charged here.");
  ui_type (dialog, reason, "Agreed again");
  press_to_close (dialog, "_Save");
  g_assert_cmpstr (find_line (fixture)->description, ==, "Three nights");
  g_assert_cmpstr (find_line (fixture)->override_reason, ==, "Agreed again");
}

/* A5: $507.00 becomes $450.00 of the contract and $57.00 of another source. */
static void
test_at_the_cap (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "expense.split-at-cap");

  ui_require (dialog, GTK_TYPE_LABEL,
              CONTRACT "\u00a0$450.00\nCOE other\u00a0$57.00\nWhat is available stays as it is.");
  press_to_close (dialog, "_Split");
  g_assert_cmpint (get_share (fixture, CONTRACT), ==, 45000);
  g_assert_cmpint (get_share (fixture, "COE other"), ==, 5700);
}

static gboolean
offers (GMenuModel *menu, const char *action)
{
  gboolean found = FALSE;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autofree char *name = NULL;

    if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name))
      found = found || g_str_equal (name, action);
    found = found || (section != NULL && offers (section, action));
  }
  return found;
}

/* The menu has it only while something is beyond the cap. */
static void
test_menu (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GMenuModel) beyond = NULL;
  g_autoptr (GMenuModel) within = NULL;

  lodge (fixture);
  beyond = cohort_expense_menu_new (ui_snapshot (fixture), find_expense (fixture)->record.id);
  g_assert_true (offers (beyond, "expense.split-at-cap"));
  g_assert_true (offers (beyond, "expense.submit"));
  g_assert_false (offers (beyond, "expense.approve"));
  ui_do (fixture, "{'do': 'expense.edit', 'expense': 'lodging', 'quantity': 2}");
  within = cohort_expense_menu_new (ui_snapshot (fixture), find_expense (fixture)->record.id);
  g_assert_false (offers (within, "expense.split-at-cap"));
}

/* Nothing is beyond the cap: it says so, and cannot be done. */
static void
test_within_the_cap (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog;

  lodge (fixture);
  ui_do (fixture, "{'do': 'expense.edit', 'expense': 'lodging', 'quantity': 2}");
  page = ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (page, "expense.split-at-cap", "s", find_expense (fixture)->record.id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Split")));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/splits/by-amount", test_by_amount);
  ui_test_add ("/splits/by-share", test_by_share);
  ui_test_add ("/splits/other-way", test_other_way);
  ui_test_add ("/splits/reason", test_reason);
  ui_test_add ("/splits/plan-reason", test_plan_reason);
  ui_test_add ("/splits/at-the-cap", test_at_the_cap);
  ui_test_add ("/splits/menu", test_menu);
  ui_test_add ("/splits/within-the-cap", test_within_the_cap);
  return ui_test_run ();
}
