/* The page of the money: what is left, claiming it, moving it on, and why each number is what it
 * is. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-parts-bar.h"
#include "cohort-page.h"
#include "cohort-ui-fixture.h"

/* Priya's registration planned, her lodging submitted, Grace's mileage a draft. */
static void
spend (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024'}");
  ui_do (fixture,
         "{'do': 'expense.add', 'id': 'lodging', 'person': 'Priya Raman', 'category': 'lodging',"
         "'on': '2024-11-10', 'purpose': 'Three nights', 'amount': 45000}");
  ui_do (fixture, "{'do': 'expense.submit', 'expense': 'lodging'}");
  ui_do (fixture,
         "{'do': 'expense.add', 'id': 'mileage', 'person': 'Grace Whitfield',"
         "'category': 'mileage', 'on': '2024-11-07', 'purpose': 'There and back', 'quantity': 96}");
}

static const CohortExpense *
find_expense (UiFixture *fixture, const char *purpose)
{
  COHORT_FOR_EACH (CohortExpense, expense, ui_snapshot (fixture), COHORT_RECORD_EXPENSE) {
    if (g_strcmp0 (expense->purpose, purpose) == 0)
      return expense;
  }
  return NULL;
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "money") && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static gboolean
is_dialog_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static void
expect_to_close (GtkWidget *dialog)
{
  gpointer watched = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &watched);
  ui_wait (is_dialog_gone, &watched, "the dialog to close");
}

static GtkWidget *
open_view (GtkWidget *page, const char *name)
{
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_require (page, GTK_TYPE_TOGGLE_BUTTON, name)), TRUE);
  ui_spin (50);
  return page;
}

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = ui_open_reimbursements (fixture, NULL);

  g_assert_true (gtk_widget_get_mapped (ui_require (page, GTK_TYPE_LABEL, "No Money Planned Yet")));
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "_Decide Who Goes"));
  ui_spin (50);
  g_assert_false (gtk_widget_get_mapped (page));
}

/* Who has no expense yet still sees and edits who pays; the other views say why they are empty. */
static void
test_views_of_nothing (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *view;
    const char *title;
    const char *button;
  } cases[] = {
      {"Ledger", "The Ledger Is Empty", "_Decide Who Goes"},
      {"Months", "Nothing Planned or Paid Yet", "_Decide Who Goes"},
      {"Invoices", "No Invoices Yet", "_New Invoice…"},
  };
  GtkWidget *page = ui_open_reimbursements (fixture, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    open_view (page, cases[i].view);
    ui_wait_for_label (fixture, cases[i].title);
    ui_require (page, GTK_TYPE_BUTTON, cases[i].button);
  }
  open_view (page, "Funding");
  ui_wait_for_label (fixture, "$8,000.00 available");
  ui_wait_for_label (fixture, "None. What was first agreed holds.");
  gtk_widget_activate_action (page, "source.edit", "s",
                              cohort_snapshot_get_contract (ui_snapshot (fixture))->record.id);
  gtk_window_destroy (GTK_WINDOW (ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG)));
  open_view (page, "Expenses");
  ui_wait_for_label (fixture, "No Money Planned Yet");
}

/* A year whose contract pays nothing says so in each view, and leads to who else pays. */
static void
test_no_contract (UiFixture *fixture, gconstpointer data)
{
  static const char *const views[] = {"Expenses", "Months", "Invoices"};
  GtkWidget *page;

  ui_do (fixture, "{'do': 'contract.amend', 'delta': -800000,"
                  "'reason': 'Withdrawn'}");
  page = ui_open_reimbursements (fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++) {
    open_view (page, views[i]);
    ui_wait_for_label (fixture, "No Contract This Year");
  }
  open_view (page, "Months");
  gtk_widget_activate_action (page, "page.view", "s", "funding");
  ui_wait_for_label (fixture, "Funding Sources");
}

static void
test_answer (UiFixture *fixture, gconstpointer data)
{
  spend (fixture);
  ui_open_reimbursements (fixture, NULL);
  ui_wait_for_label (fixture, "$7,150.00 available");
  ui_wait_for_label (fixture, "Lodging · Three nights");
  ui_wait_for_label (fixture, "Mileage · There and back · 96\u00a0mi\u00a0×\u00a067.0¢");
}

/* A part of the bar shows its lines in the ledger. */
static void
test_filter (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *all;

  spend (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  g_assert_cmpuint (count_rows (page), ==, 3);
  g_signal_emit_by_name (ui_require (page, COHORT_TYPE_PARTS_BAR, NULL), "part-activated",
                         "submitted");
  ui_wait_for_label (fixture, "1 line, $450.00");
  all = ui_require (page, GTK_TYPE_BUTTON, "Show _All");
  g_assert_true (gtk_widget_get_mapped (all));
  ui_press (all);
  ui_wait_for_label (fixture, "2 lines, $850.00");
  g_assert_false (gtk_widget_get_mapped (all));
}

/* What makes up each part of the contract, opened from elsewhere. */
static void
test_open_part (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *part;
    const char *text;
  } cases[] = {
      {"submitted", "1 line, $450.00"}, {"committed", "1 line, $400.00"},
      {"paid", "0 lines, $0.00"},       {"available", "2 lines, $850.00"},
      {"unpriced", "0 lines, $0.00"},
  };

  spend (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    ui_open_reimbursements (fixture, cases[i].part);
    ui_wait_for_label (fixture, cases[i].text);
  }
}

/* Each line has its cells, and opens its record. */
static void
test_ledger (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *table;

  spend (fixture);
  page = ui_open_reimbursements (fixture, "submitted");
  ui_wait_for_label (fixture, "Priya Raman");
  ui_wait_for_label (fixture, "Lodging");
  ui_wait_for_label (fixture, "Expense");
  ui_wait_for_label (fixture, "$450.00");
  table = ui_require (page, GTK_TYPE_COLUMN_VIEW, NULL);
  g_signal_emit_by_name (table, "activate", 0);
  ui_wait_for_label (fixture, "Lodging · Three nights");
}

static gboolean
has_paid_for (gpointer page)
{
  return ui_find (page, GTK_TYPE_BUTTON, "$400.00") != NULL;
}

/* The days of the contract, who pays for whom, and what is not known in words. What did not change
 * with an edit keeps its rows. */
static void
test_funding (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *day, *terms;
  g_autofree char *contract = NULL;

  spend (fixture);
  contract = g_strdup (cohort_snapshot_get_contract (ui_snapshot (fixture))->record.id);
  ui_do (fixture, "{'do': 'source.edit', 'source': 'SJCOE SCOP contract',"
                  "'drafted_on': '2024-07-01', 'sent_on': '2024-07-08'}");
  page = ui_open_reimbursements (fixture, contract);
  ui_wait_for_label (fixture, "Jul 8, 2024");
  ui_wait_for_label (fixture, "not yet, or the day is not stated");
  ui_wait_for_label (fixture, "all categories of expenses");
  ui_wait_for_label (fixture, "None. What was first agreed holds.");
  ui_wait (has_paid_for, page, "who is paid for");

  day = ui_require (page, GTK_TYPE_LABEL, "Jul 8, 2024");
  terms = gtk_widget_get_ancestor (day, ADW_TYPE_ACTION_ROW);
  g_object_add_weak_pointer (G_OBJECT (terms), (gpointer *)&terms);
  ui_do (fixture, "{'do': 'source.add', 'name': 'COE other', 'kind': 'coe'}");
  ui_wait_for_label (fixture, "COE other");
  g_assert_nonnull (terms);
  ui_do (fixture, "{'do': 'source.edit', 'source': 'SJCOE SCOP contract',"
                  "'sent_on': '2024-07-09'}");
  ui_wait_for_label (fixture, "Jul 9, 2024");
  g_assert_null (terms);
}

static gboolean
is_focused (gpointer data)
{
  GtkWidget *row = data;

  return gtk_root_get_focus (gtk_widget_get_root (row)) == row;
}

static void
test_open_record (UiFixture *fixture, gconstpointer data)
{
  const char *id;
  GtkWidget *page, *row;

  spend (fixture);
  page = ui_open_reimbursements (fixture, "submitted");
  id = find_expense (fixture, "There and back")->record.id;
  cohort_page_open (COHORT_PAGE (page), id);
  row = gtk_widget_get_ancestor (ui_require (page, GTK_TYPE_LABEL, "Grace Whitfield"),
                                 GTK_TYPE_LIST_BOX_ROW);
  g_assert_cmpstr (gtk_widget_get_name (row), ==, id);
  ui_wait (is_focused, row, "the row to be focused");
}

static void
test_add (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  spend (fixture);
  ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Add")));
  ui_require (dialog, GTK_TYPE_LABEL, "Choose who is paid.");
  ui_choose (dialog, "Person", 2);
  ui_require (dialog, GTK_TYPE_LABEL, "Say what it cost.");

  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Day")),
                         "11/8/2024");
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Purpose")),
                         "Supper");
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Amount")), "150");
  ui_require (dialog, GTK_TYPE_LABEL,
              "$150.00\nSJCOE SCOP contract: available now $7,150.00\n→ after this $7,000.00");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Add"));
  expect_to_close (dialog);
  g_assert_cmpint (find_expense (fixture, "Supper")->claimed_cents, ==, 15000);
  ui_wait_for_label (fixture, "Registration · Supper");
}

/* They do what they say, and follow what can be done, below the page as above it. */
static void
test_moved_buttons (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *header, *button;

  ui_add_team (fixture);
  header = ui_move_header (ui_open_reimbursements (fixture, NULL));
  button = ui_require (header, GTK_TYPE_BUTTON, "_Add Expense");
  gtk_widget_action_set_enabled (GTK_WIDGET (fixture->window), "win.new", FALSE);
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_widget_action_set_enabled (GTK_WIDGET (fixture->window), "win.new", TRUE);
  g_assert_true (gtk_widget_is_sensitive (button));
  ui_press (ui_open_menu (header, "Add Funding Source…"));
  ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

/* Refused: told before and after, and what was typed stays. */
static void
test_too_early (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *amount;

  spend (fixture);
  ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_choose (dialog, "Person", 2);
  amount = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Amount");
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Day")),
                         "6/25/2024");
  gtk_editable_set_text (GTK_EDITABLE (amount), "100");
  g_assert_true (gtk_widget_get_mapped (
      ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Reason to charge it there anyway")));
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Add"));
  ui_spin (200);
  g_assert_true (gtk_widget_get_mapped (dialog));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (amount)), ==, "100");

  gtk_editable_set_text (
      GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Reason to charge it there anyway")),
      "The payer agreed");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Add"));
  expect_to_close (dialog);
}

static void
test_move_on (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog;
  g_autofree char *id = NULL;

  spend (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  id = g_strdup (find_expense (fixture, "There and back")->record.id);
  gtk_widget_activate_action (page, "expense.submit", "s", id);
  ui_wait_for_label (fixture, "$7,085.68 available");

  gtk_widget_activate_action (page, "expense.approve", "s", id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  gtk_editable_set_text (
      GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Amount to approve")), "60");
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW,
                                                   "Reason, when it is less than claimed")),
                         "A detour");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Approve"));
  expect_to_close (dialog);
  ui_wait_for_label (fixture, "$7,090.00 available");

  gtk_widget_activate_action (page, "expense.pay", "s", id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Record"));
  expect_to_close (dialog);
  g_assert_cmpstr (find_expense (fixture, "There and back")->status, ==, "paid");
  ui_wait_for_label (fixture, "$7,090.00 available");
}

static void
test_split (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog, *accept;

  spend (fixture);
  ui_do (fixture, "{'do': 'source.add', 'name': 'COE other', 'kind': 'coe'}");
  page = ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (page, "expense.split", "s",
                              find_expense (fixture, "Three nights")->record.id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Split");
  gtk_editable_set_text (
      GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "SJCOE SCOP contract")), "400");
  g_assert_false (gtk_widget_is_sensitive (accept));
  ui_require (dialog, GTK_TYPE_LABEL,
              "The shares come to $400.00 of $450.00; $50.00 is left to share.");
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "COE other")), "50");
  ui_press (accept);
  expect_to_close (dialog);
  ui_wait_for_label (fixture, "$7,200.00 available");
  ui_wait_for_label (fixture, "SJCOE SCOP contract\u00a0$400.00\nCOE other\u00a0$50.00");
}

static void
test_plan (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog;

  spend (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  COHORT_FOR_EACH (CohortPlanLine, line, ui_snapshot (fixture), COHORT_RECORD_PLAN_LINE) {
    gtk_widget_activate_action (page, "plan.edit", "s", line->record.id);
  }
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  gtk_editable_set_text (
      GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Amount, empty when it is not priced")),
      "");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Save"));
  expect_to_close (dialog);
  ui_wait_for_label (fixture, "not priced");
  ui_wait_for_label (fixture, "1 item is not priced yet · $7,550.00 is left for it");
}

static gboolean
has_part (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_part (child, part))
      return TRUE;
  return FALSE;
}

static void
require_part (GtkWidget *widget, const char *part)
{
  if (!has_part (widget, part))
    g_error ("nothing says “%s”", part);
}

static void
test_amend (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog, *entry;

  spend (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (page, "source.amend", "s",
                              cohort_snapshot_get_contract (ui_snapshot (fixture))->record.id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  /* What is not typed yet is not wrong. */
  entry = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "More, or less with a minus sign");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Amend")));
  ui_type (dialog, "More, or less with a minus sign", "much");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  ui_type (dialog, "More, or less with a minus sign", "-8000");
  ui_type (dialog, "Reason", "Withdrawn");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Amend"));
  expect_to_close (dialog);
  ui_wait_for_label (fixture, "No contract this year");
}

/* What is agreed for a later day is told of, and not counted. */
static void
test_amend_later (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  spend (fixture);
  ui_do (fixture, "{'do': 'contract.amend', 'delta': 50000, 'on': '2099-01-05', 'reason': 'More'}");
  page = ui_open_reimbursements (fixture, NULL);
  require_part (page, "up to $8,000.00 · +$500.00 from Jan 5, 2099");
  cohort_window_open (fixture->window, "overview", NULL);
  ui_spin (50);
  require_part (GTK_WIDGET (fixture->window), "up to $8,000.00 · ");
  require_part (GTK_WIDGET (fixture->window), " · +$500.00 from Jan 5, 2099");
}

/* Rows that say the same stay, with the focus that one of them may have. */
static void
test_rows_stay (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *row;

  spend (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  row = gtk_widget_get_ancestor (ui_require (page, GTK_TYPE_LABEL, "Grace Whitfield"),
                                 GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_grab_focus (row);
  ui_do (fixture, "{'do': 'expense.add', 'person': 'Priya Raman', 'category': 'parking',"
                  "'on': '2024-11-09', 'amount': 1200}");
  ui_wait_for_label (fixture, "Parking");
  g_assert_true (gtk_widget_get_ancestor (ui_require (page, GTK_TYPE_LABEL, "Grace Whitfield"),
                                          GTK_TYPE_LIST_BOX_ROW)
                 == row);
  g_assert_true (is_focused (row));
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  static const char *const views[] = {"Ledger", "Months", "Invoices", "Funding"};
  GtkWidget *page, *heading, *dialog;

  spend (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  heading = ui_require (page, GTK_TYPE_LABEL, "Claimed");
  g_assert_true (gtk_widget_get_mapped (heading));
  /* As by a person's hand: the sidebar gives way before the last step. */
  for (int width = 560; width >= 360; width -= 100) {
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
    ui_spin (200);
  }
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  g_assert_false (gtk_widget_get_mapped (heading));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++) {
    open_view (page, views[i]);
    ui_spin (100);
    g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  }
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_spin (100);
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, 360);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/reimbursements/empty", test_empty);
  ui_test_add ("/reimbursements/views-of-nothing", test_views_of_nothing);
  ui_test_add ("/reimbursements/no-contract", test_no_contract);
  ui_test_add ("/reimbursements/answer", test_answer);
  ui_test_add ("/reimbursements/filter", test_filter);
  ui_test_add ("/reimbursements/open-part", test_open_part);
  ui_test_add ("/reimbursements/ledger", test_ledger);
  ui_test_add ("/reimbursements/funding", test_funding);
  ui_test_add ("/reimbursements/open-record", test_open_record);
  ui_test_add ("/reimbursements/add", test_add);
  ui_test_add ("/reimbursements/moved-buttons", test_moved_buttons);
  ui_test_add ("/reimbursements/too-early", test_too_early);
  ui_test_add ("/reimbursements/move-on", test_move_on);
  ui_test_add ("/reimbursements/split", test_split);
  ui_test_add ("/reimbursements/plan", test_plan);
  ui_test_add ("/reimbursements/amend", test_amend);
  ui_test_add ("/reimbursements/amend-later", test_amend_later);
  ui_test_add ("/reimbursements/rows-stay", test_rows_stay);
  ui_test_add ("/reimbursements/narrow", test_narrow);
  return ui_test_run ();
}
