/* The form of an expense while it is typed, and moving one on with the reasons that needs.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-expense-hints.h"
#include "cohort-ui-fixture.h"

#define CONTRACT "SJCOE SCOP contract"

/* Marisol's mileage is planned at $64.32; what is left of the contract is $575.64. */
static void
plan (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'source.add', 'name': 'COE other', 'kind': 'coe'}");
  ui_do (fixture, "{'do': 'plan.add', 'id': 'miles', 'person': 'Marisol Vance',"
                  "'convening': 'fall-2024', 'category': 'mileage', 'amount': 6432}");
  ui_do (fixture, "{'do': 'plan.add', 'id': 'rest', 'category': 'lodging', 'amount': 736004}");
}

static const CohortExpense *
find_expense (UiFixture *fixture, const char *purpose)
{
  COHORT_FOR_EACH (CohortExpense, expense, ui_snapshot (fixture), COHORT_RECORD_EXPENSE) {
    if (g_strcmp0 (expense->purpose, purpose) == 0)
      return expense;
  }
  g_error ("there is no expense for %s", purpose);
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
open_act (UiFixture *fixture, const char *action, const char *purpose)
{
  GtkWidget *page = ui_open_reimbursements (fixture, NULL);

  gtk_widget_activate_action (page, action, "s", find_expense (fixture, purpose)->record.id);
  return ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

static void
choose (GtkWidget *dialog, const char *title, const char *label)
{
  AdwComboRow *row = ADW_COMBO_ROW (ui_require (dialog, ADW_TYPE_COMBO_ROW, title));
  GtkStringList *labels = GTK_STRING_LIST (adw_combo_row_get_model (row));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (labels)); i++)
    if (g_str_equal (gtk_string_list_get_string (labels, i), label))
      adw_combo_row_set_selected (row, i);
}

/* No main loop runs between the typing and the answer: it is the same frame. */
static void
test_after_this (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  plan (fixture);
  ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_type (dialog, "Day", "11/8/2024");
  ui_type (dialog, "Amount", "450");
  ui_require (dialog, GTK_TYPE_LABEL, "Choose who is paid.");
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Add")));
  choose (dialog, "Person", "Marisol Vance");
  ui_require (dialog, GTK_TYPE_LABEL,
              "$450.00\n" CONTRACT ": available now $575.64\n→ after this $125.64");
  ui_type (dialog, "Amount", "575.65");
  ui_require (dialog, GTK_TYPE_LABEL,
              "$575.65\n" CONTRACT ": available now $575.64\n→ after this $0.01 short");
  ui_type (dialog, "Purpose", "Bus for the team");
  ui_type (dialog, "Account code, if not the plan’s", "01-5200");
  ui_type (dialog, "Amount", "450");
  press_to_close (dialog, "_Add");
  g_assert_cmpint (find_expense (fixture, "Bus for the team")->claimed_cents, ==, 45000);
  g_assert_cmpstr (find_expense (fixture, "Bus for the team")->person, !=, NULL);
  g_assert_cmpstr (find_expense (fixture, "Bus for the team")->account_code, ==, "01-5200");
  ui_wait_for_label (fixture, "Still missing: receipt");
}

/* The county's own rate goes before the program's. */
static void
test_own_rate (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *rate;

  plan (fixture);
  ui_do (fixture, "{'do': 'rate.add', 'kind': 'mileage', 'from': '2024-11-01', 'amount': '0.50'}");
  ui_do (fixture, "{'do': 'expense.add', 'person': 'Marisol Vance', 'category': 'parking',"
                  "'on': '2024-11-08', 'amount': 1000, 'purpose': 'To change'}");
  dialog = open_act (fixture, "expense.edit", "To change");
  rate = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Rate in dollars a night");
  choose (dialog, "Category", "Mileage");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rate)), ==, "50.0");
  ui_cancel (dialog);
}

/* Story A5: 104.6 miles of the 96 planned. */
static void
test_relief (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  plan (fixture);
  ui_do (fixture, "{'do': 'expense.add', 'person': 'Marisol Vance', 'line': 'miles',"
                  "'on': '2024-11-10', 'quantity': 96, 'purpose': 'There and back'}");
  dialog = open_act (fixture, "expense.edit", "There and back");
  ui_require (dialog, GTK_TYPE_LABEL, "All of the $64.32 planned is used up.");
  ui_type (dialog, "Miles", "104.6");
  ui_require (dialog, GTK_TYPE_LABEL, "$70.08 of $64.32 planned: $5.76 more than the plan has.");
  ui_type (dialog, "Miles", "50");
  ui_require (dialog, GTK_TYPE_LABEL, "$33.50 of $64.32 planned is used up; $30.82 stays planned.");
  ui_cancel (dialog);
}

static void
test_approve (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept, *reason, *override;

  plan (fixture);
  ui_do (fixture, "{'do': 'expense.add', 'id': 'bus', 'payee': 'Valley Coach', 'line': null,"
                  "'category': 'parking', 'on': '2024-11-08', 'amount': 60000,"
                  "'purpose': 'Bus'}");
  ui_do (fixture, "{'do': 'expense.submit', 'expense': 'bus'}");
  dialog = open_act (fixture, "expense.approve", "Bus");
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Approve");
  reason = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Reason, when it is less than claimed");
  override = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Reason to approve more than is available");

  /* $24.36 beyond the $575.64 there are. */
  g_assert_false (gtk_widget_is_sensitive (accept));
  g_assert_true (gtk_widget_get_visible (override));
  g_assert_false (gtk_widget_get_visible (reason));
  ui_require (dialog, GTK_TYPE_LABEL,
              "“" CONTRACT "” would be $24.36 short. Split the excess to another funding source, "
              "close lines of the plan that are not needed, or say in “override” why it is "
              "approved.");
  ui_type (dialog, "Amount to approve", "575.64");
  g_assert_false (gtk_widget_get_visible (override));
  g_assert_true (gtk_widget_get_visible (reason));
  g_assert_false (gtk_widget_is_sensitive (accept));
  ui_require (dialog, GTK_TYPE_LABEL, "Say why $24.36 less than claimed is approved.");
  ui_type (dialog, "Reason, when it is less than claimed", "No tip");
  press_to_close (dialog, "_Approve");
  g_assert_cmpint (find_expense (fixture, "Bus")->approved_cents, ==, 57564);
}

static void
test_pay_and_reverse (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  plan (fixture);
  ui_do (fixture, "{'do': 'expense.add', 'id': 'bus', 'payee': 'Valley Coach', 'line': null,"
                  "'category': 'parking', 'on': '2024-11-08', 'amount': 30000,"
                  "'purpose': 'Bus'}");
  ui_do (fixture, "{'do': 'expense.submit', 'expense': 'bus'}");
  ui_do (fixture, "{'do': 'expense.approve', 'expense': 'bus'}");
  dialog = open_act (fixture, "expense.pay", "Bus");
  ui_type (dialog, "Amount", "100");
  press_to_close (dialog, "_Record");
  g_assert_cmpstr (find_expense (fixture, "Bus")->status, ==, "approved");
  dialog = open_act (fixture, "expense.pay", "Bus");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Amount"))), ==,
      "200.00");
  press_to_close (dialog, "_Record");
  g_assert_cmpstr (find_expense (fixture, "Bus")->status, ==, "paid");
  ui_wait_for_label (fixture, "$275.64 available");

  dialog = open_act (fixture, "expense.reverse", "Bus");
  press_to_close (dialog, "Re_verse");
  ui_wait_for_label (fixture, "$575.64 available");
}

static void
test_detail (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *window;

  plan (fixture);
  ui_do (fixture, "{'do': 'expense.add', 'id': 'bus', 'payee': 'Valley Coach', 'line': null,"
                  "'category': 'parking', 'on': '2024-11-08', 'amount': 30000,"
                  "'purpose': 'Bus'}");
  page = ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (page, "expense.detail", "s",
                              find_expense (fixture, "Bus")->record.id);
  window = ui_get_dialog (ADW_TYPE_WINDOW);
  g_assert_null (ui_find (window, ADW_TYPE_ACTION_ROW, "Approve"));
  g_signal_emit_by_name (ui_require (window, ADW_TYPE_ACTION_ROW, "Submit"), "activated");
  ui_spin (300);
  g_assert_cmpstr (find_expense (fixture, "Bus")->status, ==, "submitted");
  ui_require (window, ADW_TYPE_ACTION_ROW, "Approve");
  g_assert_null (ui_find (window, ADW_TYPE_ACTION_ROW, "Submit"));
  ui_require (window, ADW_TYPE_ACTION_ROW, "Submitted for Valley Coach: Parking, $300.00");
  gtk_window_close (GTK_WINDOW (window));
}

/* What the form says of receipts: an allowance needs none, what is paid as it was spent does. */
static void
test_receipt_rules (UiFixture *fixture, gconstpointer data)
{
  static const char most[] = "What was spent is paid, up to the rate, with its receipt.";
  static const struct {
    const char *policy;
    const char *category;
    gint64 cents;
    const char *rule;
  } cases[] = {
      {"gsa", "meals-per-diem", 6450, "No receipt is needed for Meals, per diem."},
      {"gsa", "lodging", 45000, NULL},
      {"Most", "meals-per-diem", 6450, most},
      {"Most", "meals-actual", 6450, most},
      {"Most", "lodging", 45000, most},
      {"Most", "meals-per-diem", 299, "No receipt is needed below $3.00."},
      {"Most", "mileage", 6432, "No receipt is needed for Mileage."},
      {"Most", "airfare", 24000, NULL},
  };

  ui_do (fixture, "{'do': 'policy.add', 'name': 'Most', 'from': 'gsa', 'is_maximum': true,"
                  "'receipt_below': '3.00'}");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *command = g_strdup_printf (
        "{'do': 'setting.set', 'key': 'travel.policy', 'value': '%s'}", cases[i].policy);
    g_autofree char *rule = NULL;

    ui_do (fixture, command);
    rule = cohort_expense_dup_receipt_rule (ui_snapshot (fixture), cases[i].category,
                                            cases[i].cents);
    g_assert_cmpstr (rule, ==, cases[i].rule);
  }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/expense-dialog/after-this", test_after_this);
  ui_test_add ("/expense-dialog/own-rate", test_own_rate);
  ui_test_add ("/expense-dialog/relief", test_relief);
  ui_test_add ("/expense-dialog/approve", test_approve);
  ui_test_add ("/expense-dialog/pay-and-reverse", test_pay_and_reverse);
  ui_test_add ("/expense-dialog/detail", test_detail);
  ui_test_add ("/expense-dialog/receipt-rules", test_receipt_rules);
  return ui_test_run ();
}
