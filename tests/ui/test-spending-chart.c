/* The chart of the months: its words, its keys and its twin as a table.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-spending-chart.h"
#include "cohort-ui-fixture.h"

static GtkWidget *
open_months (UiFixture *fixture)
{
  GtkWidget *page;

  ui_pay_lodging (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_require (page, GTK_TYPE_TOGGLE_BUTTON, "Months")), TRUE);
  ui_spin (100);
  return ui_require (page, COHORT_TYPE_SPENDING_CHART, NULL);
}

static void
keep_sentence (GtkWidget *chart, const char *sentence, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (sentence));
}

static gboolean
press_key (GtkWidget *chart, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    gboolean handled = FALSE;

    if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
      continue;
    g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    return handled;
  }
  return FALSE;
}

/* Every month can be reached by keys and is said in words. */
static void
test_keys (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *chart = open_months (fixture);
  guint n_paid = 0, n_planned = 0;

  g_signal_connect (chart, "month-changed", G_CALLBACK (keep_sentence), sentences);
  g_assert_true (press_key (chart, GDK_KEY_Home));
  for (guint i = 0; i < 11; i++)
    g_assert_true (press_key (chart, GDK_KEY_Right));
  g_assert_false (press_key (chart, GDK_KEY_Tab));
  for (guint i = 0; i < sentences->len; i++) {
    const char *sentence = g_ptr_array_index (sentences, i);

    n_paid += strstr (sentence, "paid $450.00") != NULL;
    n_planned += strstr (sentence, "planned $400.00") != NULL;
  }
  g_assert_cmpuint (n_paid, ==, 1);
  g_assert_cmpuint (n_planned, ==, 1);
}

/* The table has the month, and the sums of what the chart shows. */
static void
test_table (UiFixture *fixture, gconstpointer data)
{
  open_months (fixture);
  ui_wait_for_label (fixture, "Dec 2024");
  ui_wait_for_label (fixture, "$450.00");
  ui_wait_for_label (fixture, "All");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/spending-chart/keys", test_keys);
  ui_test_add ("/spending-chart/table", test_table);
  return ui_test_run ();
}
