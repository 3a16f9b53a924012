/* “Why this number?”: the lines of each figure add up to it, and open what they come from.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ui-fixture.h"
#include "cohort-why-dialog.h"

static GtkWidget *
ask (UiFixture *fixture, GtkWidget *page, const char *figure)
{
  gtk_widget_activate_action (page, "money.why", "(ss)",
                              cohort_snapshot_get_contract (ui_snapshot (fixture))->record.id,
                              figure);
  return ui_get_dialog (COHORT_TYPE_WHY_DIALOG);
}

static void
test_sums (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *figure;
    const char *heading;
    const char *sum;
  } cases[] = {
      {"cap", "Limit: $8,000.00", "$8,000.00"},
      {"paid", "Paid: $450.00", "$450.00"},
      {"submitted", "Submitted: $0.00", "$0.00"},
      {"committed", "Committed: $400.00", "$400.00"},
      {"available", "Available: $7,150.00", "$7,150.00"},
      {"unrecovered", "Paid by us, not yet recovered: $450.00", "$450.00"},
  };
  GtkWidget *page;

  ui_pay_lodging (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *dialog = ask (fixture, page, cases[i].figure);

    ui_require (dialog, GTK_TYPE_LABEL, cases[i].heading);
    ui_require (dialog, GTK_TYPE_LABEL, cases[i].sum);
    gtk_window_destroy (GTK_WINDOW (dialog));
    ui_spin (20);
  }
}

/* From what is available to what is paid, to the payment's expense. */
static void
test_drill (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog, *lines;

  ui_pay_lodging (fixture);
  page = ui_open_reimbursements (fixture, "paid");
  dialog = ask (fixture, page, "available");
  lines = ui_require (dialog, GTK_TYPE_LIST_VIEW, NULL);
  g_signal_emit_by_name (lines, "activate", 1);
  ui_require (dialog, GTK_TYPE_LABEL, "Paid: $450.00");
  g_signal_emit_by_name (lines, "activate", 0);
  ui_wait_for_label (fixture, "Lodging · Three nights");
}

/* Each amount beside the bar can be asked about, here and on the overview. */
static void
test_buttons (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  ui_pay_lodging (fixture);
  cohort_window_open (fixture->window, "overview", NULL);
  ui_wait_for_label (fixture, "$7,150.00 available");
  ui_press (gtk_widget_get_ancestor (
      ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "$7,150.00 available"),
      GTK_TYPE_BUTTON));
  dialog = ui_get_dialog (COHORT_TYPE_WHY_DIALOG);
  ui_require (dialog, GTK_TYPE_LABEL,
              "The limit, less what is paid, approved, submitted and committed.");
}

/* The buttons of the funding view reach their forms. */
static void
test_funding_buttons (UiFixture *fixture, gconstpointer data)
{
  static const char *const labels[] = {"_Edit…", "A_mend Contract…"};
  const char *contract;
  GtkWidget *page;

  ui_pay_lodging (fixture);
  contract = cohort_snapshot_get_contract (ui_snapshot (fixture))->record.id;
  page = ui_open_reimbursements (fixture, contract);
  ui_wait_for_label (fixture, "Amendments");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    GtkWidget *dialog;

    ui_press (ui_require (page, GTK_TYPE_BUTTON, labels[i]));
    dialog = ui_get_dialog (ADW_TYPE_WINDOW);
    gtk_window_destroy (GTK_WINDOW (dialog));
    ui_spin (50);
  }
}

/* However often the figure has changed, a click opens one dialog. */
static void
test_once (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GPtrArray) dialogs = g_ptr_array_new ();
  GtkWidget *page;

  ui_pay_lodging (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  ui_do (fixture, "{'do': 'expense.add', 'id': 'parking', 'person': 'Priya Raman',"
                  "'category': 'parking', 'on': '2024-11-09', 'amount': 1200}");
  ui_do (fixture, "{'do': 'expense.submit', 'expense': 'parking'}");
  ui_wait_for_label (fixture, "$7,138.00 available");
  ui_press (gtk_widget_get_ancestor (ui_require (page, GTK_TYPE_LABEL, "$7,138.00 available"),
                                     GTK_TYPE_BUTTON));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (COHORT_IS_WHY_DIALOG (window))
      g_ptr_array_add (dialogs, window);
  }
  g_assert_cmpuint (dialogs->len, ==, 1);
  gtk_window_destroy (GTK_WINDOW (g_ptr_array_index (dialogs, 0)));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/why/sums", test_sums);
  ui_test_add ("/why/drill", test_drill);
  ui_test_add ("/why/buttons", test_buttons);
  ui_test_add ("/why/funding-buttons", test_funding_buttons);
  ui_test_add ("/why/once", test_once);
  return ui_test_run ();
}
