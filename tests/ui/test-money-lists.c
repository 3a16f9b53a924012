/* Long lists of the money: the first rows, more when they are asked for, and any that is opened.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-growing-list.h"
#include "cohort-ui-fixture.h"

#define MANY 53 /* 40 are shown at first */

static void
spend (UiFixture *fixture)
{
  ui_add_team (fixture);
  for (guint i = 0; i < MANY; i++) {
    g_autofree char *command = g_strdup_printf (
        "{'do': 'expense.add', 'payee': 'Payee %u', 'category': 'parking', 'on': '2024-%02u-%02u',"
        "'purpose': 'Number %u', 'amount': 1000}",
        i, 9 + i / 28, 1 + i % 28, i);

    ui_do (fixture, command);
  }
}

static const char *
find_expense (UiFixture *fixture, const char *purpose)
{
  COHORT_FOR_EACH (CohortExpense, expense, ui_snapshot (fixture), COHORT_RECORD_EXPENSE) {
    if (g_strcmp0 (expense->purpose, purpose) == 0)
      return expense->record.id;
  }
  g_error ("there is no expense for %s", purpose);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *id)
{
  if (GTK_IS_LIST_BOX_ROW (widget) && g_strcmp0 (gtk_widget_get_name (widget), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, id);

    if (found != NULL)
      return found;
  }
  return NULL;
}

typedef struct {
  GtkWidget *page;
  const char *id;
} Expected;

static gboolean
has_row (gpointer data)
{
  const Expected *expected = data;

  return find_row (expected->page, expected->id) != NULL;
}

/* Rows are made a few at a time. */
static void
wait_for_row (UiFixture *fixture, GtkWidget *page, const char *purpose)
{
  Expected expected = {page, find_expense (fixture, purpose)};

  ui_wait (has_row, &expected, purpose);
}

static void
test_more (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  spend (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  wait_for_row (fixture, page, "Number 13");
  ui_spin (200);
  g_assert_null (find_row (page, find_expense (fixture, "Number 12")));
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "Show 13 _More"));
  wait_for_row (fixture, page, "Number 0");
  g_assert_null (ui_find (page, GTK_TYPE_BUTTON, "Show 13 _More"));
}

static gboolean
has_focus (gpointer data)
{
  return gtk_root_get_focus (gtk_widget_get_root (data)) == data;
}

static void
test_open (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *row;

  spend (fixture);
  ui_open_reimbursements (fixture, NULL);
  page = ui_open_reimbursements (fixture, find_expense (fixture, "Number 0"));
  wait_for_row (fixture, page, "Number 0");
  row = find_row (page, find_expense (fixture, "Number 0"));
  ui_wait (has_focus, row, "the row to have the keyboard");
}

static gboolean
is_whole (gpointer list)
{
  return g_list_model_get_n_items (list) == 90;
}

/* A view gets a screenful at first and the rest a few at a time, also what is added later. */
static void
test_growing (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  g_autoptr (CohortGrowingList) list
      = cohort_growing_list_new (GTK_WIDGET (fixture->window), G_LIST_MODEL (strings));

  for (guint i = 0; i < 90; i++)
    gtk_string_list_append (strings, "line");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <, 30);
  ui_wait (is_whole, list, "the whole list");
  ui_spin (50);
  gtk_string_list_append (strings, "line");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 91);
  gtk_string_list_remove (strings, 0);
  g_assert_true (is_whole (list));
  cohort_growing_list_restart (list, GTK_WIDGET (fixture->window));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <, 30);
  gtk_string_list_splice (strings, 0, 80, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 10);
}

static void
count_changes_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  *(guint *)data += removed + added;
}

static gboolean
has_all_lines (gpointer table)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (table));

  return model != NULL && g_list_model_get_n_items (model) == MANY;
}

static gboolean
has_one_less (gpointer table)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (table))) == MANY - 1;
}

/* An edit changes the lines it is of and no others. */
static void
test_ledger_follows (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *command = NULL;
  GtkWidget *page, *table;
  guint n = 0;

  spend (fixture);
  for (guint i = 0; i < MANY; i++) {
    g_autofree char *purpose = g_strdup_printf ("Number %u", i);
    g_autofree char *submit = g_strdup_printf ("{'do': 'expense.submit', 'expense': '%s'}",
                                               find_expense (fixture, purpose));

    ui_do (fixture, submit);
  }
  page = ui_open_reimbursements (fixture, NULL);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_require (page, GTK_TYPE_TOGGLE_BUTTON, "Ledger")), TRUE);
  table = ui_require (page, GTK_TYPE_COLUMN_VIEW, NULL);
  ui_wait (has_all_lines, table, "all lines of the ledger");
  g_signal_connect (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)), "items-changed",
                    G_CALLBACK (count_changes_cb), &n);
  command = g_strdup_printf ("{'do': 'expense.return', 'expense': '%s', 'reason': 'No receipt'}",
                             find_expense (fixture, "Number 30"));
  ui_do (fixture, command);
  ui_wait (has_one_less, table, "the line to go");
  g_assert_cmpuint (n, <=, 4);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/money-lists/more", test_more);
  ui_test_add ("/money-lists/open", test_open);
  ui_test_add ("/money-lists/growing", test_growing);
  ui_test_add ("/money-lists/ledger-follows", test_ledger_follows);
  return ui_test_run ();
}
