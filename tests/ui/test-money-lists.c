/* Long lists of the money: the first rows, more when they are asked for, and any that is opened.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/money-lists/more", test_more);
  ui_test_add ("/money-lists/open", test_open);
  return ui_test_run ();
}
