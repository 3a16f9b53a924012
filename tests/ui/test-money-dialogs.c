/* The dialogs about money by keyboard alone, and with larger text: where the keyboard is at first,
 * where Tab takes it, and that all is there to be read.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-ui-fixture.h"

#define MOST_STOPS 80
#define LARGER     (3 * 96 * PANGO_SCALE / 2)

typedef enum { OF_EXPENSE, OF_LINE, OF_SOURCE, OF_NOTHING } Subject;

static const struct {
  const char *action;
  Subject subject;
} dialogs[] = {
    {"expense.edit", OF_EXPENSE},   {"expense.approve", OF_EXPENSE},
    {"expense.return", OF_EXPENSE}, {"expense.reject", OF_EXPENSE},
    {"expense.void", OF_EXPENSE},   {"expense.split", OF_EXPENSE},
    {"plan.edit", OF_LINE},         {"plan.split", OF_LINE},
    {"source.edit", OF_SOURCE},     {"source.amend", OF_SOURCE},
    {"page.new", OF_NOTHING},       {"page.new-invoice", OF_NOTHING},
};

/* Marisol's lodging, submitted. */
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
         "'rate': 150000, 'purpose': 'Three nights'}");
  ui_do (fixture, "{'do': 'expense.submit', 'expense': 'lodging'}");
}

static const char *
find_subject (UiFixture *fixture, Subject subject)
{
  CohortSnapshot *snapshot = ui_snapshot (fixture);

  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    if (subject == OF_EXPENSE)
      return expense->record.id;
    if (subject == OF_LINE)
      return expense->plan_line;
  }
  COHORT_FOR_EACH (CohortFundingSource, source, snapshot, COHORT_RECORD_FUNDING_SOURCE) {
    if (g_strcmp0 (source->kind, "contract") == 0)
      return source->record.id;
  }
  g_error ("there is no contract");
}

static GtkWidget *
open_dialog (UiFixture *fixture, GtkWidget *page, guint i)
{
  if (dialogs[i].subject == OF_NOTHING)
    gtk_widget_activate_action (page, dialogs[i].action, NULL);
  else
    gtk_widget_activate_action (page, dialogs[i].action, "s",
                                find_subject (fixture, dialogs[i].subject));
  return ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

static void
close_dialog (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (50);
}

static gboolean
is_above (GtkWidget *widget, GtkWidget *before, GtkWidget *rows)
{
  graphene_rect_t this, that;

  g_assert_true (gtk_widget_compute_bounds (widget, rows, &this));
  g_assert_true (gtk_widget_compute_bounds (before, rows, &that));
  return this.origin.y + this.size.height <= that.origin.y;
}

static GtkWidget *
get_rows (GtkWidget *dialog)
{
  return gtk_viewport_get_child (GTK_VIEWPORT (ui_require (dialog, GTK_TYPE_VIEWPORT, NULL)));
}

static gboolean
is_in_rows (gpointer dialog)
{
  GtkWidget *focus = gtk_window_get_focus (dialog);

  return focus != NULL && gtk_widget_is_ancestor (focus, get_rows (dialog));
}

/* The keyboard begins among the rows, and goes down until it leaves them. */
static void
check_keyboard (GtkWidget *dialog, const char *name)
{
  GtkWidget *rows = get_rows (dialog);
  GtkWidget *before = NULL;
  GtkWidget *focus;

  g_test_message ("%s", name);
  ui_wait (is_in_rows, dialog, "the keyboard to be in a field at first");
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  for (guint i = 0; i < MOST_STOPS && focus != NULL && gtk_widget_is_ancestor (focus, rows); i++) {
    if (before != NULL && is_above (focus, before, rows))
      g_error ("%s: Tab goes up, to a %s", name, G_OBJECT_TYPE_NAME (focus));
    before = focus;
    gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
    focus = gtk_window_get_focus (GTK_WINDOW (dialog));
    g_assert_true (i + 1 < MOST_STOPS);
  }
}

static void
test_keyboard (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  lodge (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++) {
    GtkWidget *dialog = open_dialog (fixture, page, i);

    ui_spin (50);
    check_keyboard (dialog, dialogs[i].action);
    close_dialog (dialog);
  }
}

/* What is short stands there whole, its lines broken as they are. */
static void
test_larger_text (UiFixture *fixture, gconstpointer data)
{
  static const char *const small[] = {"expense.approve",
                                      "expense.return",
                                      "expense.reject",
                                      "expense.void",
                                      "plan.split",
                                      "source.amend",
                                      NULL};
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *page;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", LARGER, NULL);
  lodge (fixture);
  page = ui_open_reimbursements (fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++) {
    GtkWidget *dialog, *rows;

    if (!g_strv_contains (small, dialogs[i].action))
      continue;
    dialog = open_dialog (fixture, page, i);
    ui_spin (100);
    rows = get_rows (dialog);
    if (gtk_widget_get_height (rows) > gtk_widget_get_height (gtk_widget_get_parent (rows)))
      g_error ("%s: %d px of rows are shown in %d", dialogs[i].action, gtk_widget_get_height (rows),
               gtk_widget_get_height (gtk_widget_get_parent (rows)));
    close_dialog (dialog);
  }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/money-dialogs/keyboard", test_keyboard);
  ui_test_add ("/money-dialogs/larger-text", test_larger_text);
  return ui_test_run ();
}
