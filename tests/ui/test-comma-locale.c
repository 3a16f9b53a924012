/* Amounts are typed and shown as dollars where the machine writes a comma for the point.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-test-locale.h"
#include "cohort-ui-fixture.h"

#include <locale.h>

static GtkWidget *
open_expense (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new", NULL);
  return ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

/* What could mean another amount is refused, and never read as something else. */
static void
test_typed (UiFixture *fixture, gconstpointer data)
{
  static const char *const refused[] = {"1.234,50", "450,00", "1.234", "4,5"};
  GtkWidget *dialog = open_expense (fixture);

  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  ui_type (dialog, "Day", "11/8/2024");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    GtkWidget *row = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Amount");

    g_test_message ("%s", refused[i]);
    ui_type (dialog, "Amount", refused[i]);
    g_assert_true (gtk_widget_has_css_class (row, "error"));
    g_assert_false (gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Add")));
  }
  ui_type (dialog, "Amount", "1,234.50");
  g_assert_false (
      gtk_widget_has_css_class (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Amount"), "error"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_shown (UiFixture *fixture, gconstpointer data)
{
  ui_pay_lodging (fixture);
  ui_open_reimbursements (fixture, NULL);
  ui_wait_for_label (fixture, "$450.00");
}

int
main (int argc, char **argv)
{
  char *folder = test_make_locale ("de_DE");
  int status;

  if (folder == NULL)
    return 0;
  ui_test_init (&argc, &argv);
  setlocale (LC_ALL, ""); /* GTK's tests are American otherwise */
  ui_test_add ("/comma-locale/typed", test_typed);
  ui_test_add ("/comma-locale/shown", test_shown);
  status = ui_test_run ();
  test_remove_locale (folder);
  return status;
}
