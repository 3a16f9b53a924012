/* Lines of the plan as rows: who is to cost how much, and how much of it is used.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-plan-row.h"

#include "cohort-money-row.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-page.h"
#include "cohort-plan-dialog.h"
#include "cohort-run.h"
#include "cohort-travel.h"
#include "cohort-trip-dialog.h"

#include <glib/gi18n-lib.h>

static gboolean
is_open (const CohortPlanLine *line)
{
  return g_strcmp0 (line->state, "closed") != 0;
}

/* What can be done with the trip the line follows from. */
static void
add_trip (GMenu *menu, const CohortSnapshot *snapshot, const CohortPlanLine *line)
{
  const CohortTripRecord *trip = cohort_trip_find (snapshot, line->person, line->convening);

  if (line->person == NULL || line->convening == NULL)
    return;
  cohort_money_menu_append (menu, _ ("_Trip…"), "plan.trip", line->record.id);
  if (trip != NULL && cohort_trip_is_stale (snapshot, trip))
    cohort_money_menu_append (menu, _ ("_Price Again"), "plan.reprice", line->record.id);
}

/* Of what the line's person costs at the line's convening. */
static void
add_why (GMenu *menu, const CohortPlanLine *line)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Why This Number?"), NULL);

  g_menu_item_set_action_and_target (item, "money.why-planned", "(sss)", "",
                                     line->person != NULL ? line->person : "",
                                     line->convening != NULL ? line->convening : "");
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (GtkWidget *row, const char *id)
{
  CohortPage *page = COHORT_PAGE (gtk_widget_get_ancestor (row, COHORT_TYPE_PAGE));
  CohortSnapshot *snapshot = cohort_page_get_snapshot (page);
  const CohortPlanLine *line = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, id);
  g_autoptr (GPtrArray) expenses
      = cohort_snapshot_select (snapshot, COHORT_RECORD_EXPENSE, "plan_line", id);
  GMenu *menu = g_menu_new ();

  if (line == NULL)
    return G_MENU_MODEL (menu);
  if (is_open (line)) {
    cohort_money_menu_append (menu, _ ("_Edit…"), "plan.edit", id);
    cohort_money_menu_append (menu, _ ("Who Pa_ys…"), "plan.split", id);
    add_trip (menu, snapshot, line);
    cohort_money_menu_append (menu, _ ("_Close"), "plan.close", id);
  } else {
    cohort_money_menu_append (menu, _ ("Re_open"), "plan.reopen", id);
  }
  /* What expenses belong to can only be closed. */
  if (expenses->len == 0)
    cohort_money_menu_append (menu, _ ("Re_move"), "plan.remove", id);
  add_why (menu, line);
  return G_MENU_MODEL (menu);
}

/** cohort_plan_row_dup_text: Returns: (transfer full): the row in words, all that it shows */
char *
cohort_plan_row_dup_text (const CohortSnapshot *snapshot,
                          const CohortLedger *ledger,
                          const CohortPlanLine *line)
{
  g_autofree char *who = cohort_money_text_who (snapshot, line->person, NULL);
  g_autofree char *what = cohort_plan_text_whole (snapshot, line);
  g_autofree char *from = cohort_plan_text_sources (snapshot, line);
  g_autofree char *amount = cohort_money_text_amount (line->amount_cents);
  g_autofree char *used
      = cohort_money_format (cohort_ledger_line_used (ledger, line->record.id, NULL));

  /* Translators: a planned cost: who, what, how much, how much is used, open or closed, who pays.
   */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s, %4$s used so far, %5$s, paid from %6$s"), who, what,
                          amount, used, is_open (line) ? _ ("Open") : _ ("Closed"), from);
}

/** cohort_plan_row_new: Returns: (transfer floating): a row named by the id */
GtkWidget *
cohort_plan_row_new (const CohortSnapshot *snapshot,
                     const CohortLedger *ledger,
                     const CohortPlanLine *line,
                     GPtrArray *alignment)
{
  const char *id = line->record.id;
  const char *state = is_open (line) ? _ ("Open") : _ ("Closed");
  g_autofree char *who = cohort_money_text_who (snapshot, line->person, NULL);
  g_autofree char *what = cohort_plan_text_what (snapshot, line);
  g_autofree char *whole = cohort_plan_text_whole (snapshot, line);
  g_autofree char *from = cohort_plan_text_sources (snapshot, line);
  g_autofree char *amount = cohort_money_text_amount (line->amount_cents);
  g_autofree char *used = cohort_money_format (cohort_ledger_line_used (ledger, id, NULL));
  g_autofree char *note = g_strdup_printf (_ ("%s used so far"), used);
  g_autofree char *label = cohort_plan_row_dup_text (snapshot, ledger, line);
  g_autofree char *more = g_strdup_printf (_ ("More about %1$s, %2$s"), who, what);
  CohortColumns *columns = COHORT_COLUMNS (cohort_columns_new (alignment));

  cohort_columns_set_text (columns, COHORT_COLUMN_WHO, who, "heading");
  cohort_columns_set_text (columns, COHORT_COLUMN_WHAT, whole, NULL);
  cohort_columns_set_text (columns, COHORT_COLUMN_FROM, from, "dim-label");
  cohort_columns_set_text (columns, COHORT_COLUMN_NOTE, note, "dim-label");
  cohort_columns_set_cell (columns, COHORT_COLUMN_STATUS,
                           cohort_money_chip_new (state, is_open (line) ? "accent" : ""));
  cohort_columns_set_text (columns, COHORT_COLUMN_AMOUNT, amount,
                           cohort_is_known (line->amount_cents) ? NULL : "dim-label");
  cohort_columns_set_text (columns, COHORT_COLUMN_RESULT, used, NULL);
  cohort_columns_set_cell (columns, COHORT_COLUMN_MENU,
                           cohort_money_menu_new (id, more, make_menu));
  return cohort_money_row_new (id, label, GTK_WIDGET (columns));
}

/** cohort_plan_heading_new: Returns: (transfer floating): what the columns are */
GtkWidget *
cohort_plan_heading_new (GPtrArray *alignment)
{
  static const struct {
    CohortColumn column;
    const char *label;
  } headings[] = {
      {COHORT_COLUMN_WHO, N_ ("Person")},
      {COHORT_COLUMN_WHAT, N_ ("What")},
      {COHORT_COLUMN_FROM, N_ ("Paid From")},
      {COHORT_COLUMN_STATUS, N_ ("Status")},
      {COHORT_COLUMN_AMOUNT, N_ ("Planned")},
      {COHORT_COLUMN_RESULT, N_ ("Used")},
      {COHORT_COLUMN_MENU, ""},
  };
  CohortColumns *columns = COHORT_COLUMNS (cohort_columns_new (alignment));

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    cohort_columns_set_text (columns, headings[i].column,
                             *headings[i].label != '\0' ? _ (headings[i].label) : "",
                             "caption-heading");
  return cohort_money_heading_new (GTK_WIDGET (columns));
}

/* A closed line is reopened from its menu, on purpose. */
static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (widget));
  const CohortPlanLine *line = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, id);

  if (line != NULL && is_open (line))
    cohort_plan_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)), id);
  else
    gtk_widget_error_bell (widget);
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_plan_split_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)),
                                    g_variant_get_string (parameter, NULL));
}

static const CohortPlanLine *
find_line (GtkWidget *widget, GVariant *parameter)
{
  return cohort_snapshot_find (cohort_page_get_snapshot (COHORT_PAGE (widget)),
                               COHORT_RECORD_PLAN_LINE, g_variant_get_string (parameter, NULL));
}

static void
trip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CohortPlanLine *line = find_line (widget, parameter);

  if (line != NULL && line->person != NULL && line->convening != NULL)
    cohort_trip_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)), line->person,
                                line->convening);
  else
    gtk_widget_error_bell (widget);
}

static void
reprice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CohortPlanLine *line = find_line (widget, parameter);

  if (line != NULL)
    cohort_run (widget, cohort_page_get_store (COHORT_PAGE (widget)),
                cohort_command_new ("plan.reprice", "person", line->person, "convening",
                                    line->convening, NULL));
}

/* The action's name is the command's. */
static void
command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_run (widget, cohort_page_get_store (COHORT_PAGE (widget)),
              cohort_command_new (name, "line", g_variant_get_string (parameter, NULL), NULL));
}

/** cohort_plan_install_actions: each takes the id of a line of the plan */
void
cohort_plan_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.open", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "plan.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "plan.split", "s", split_action);
  gtk_widget_class_install_action (widget_class, "plan.trip", "s", trip_action);
  gtk_widget_class_install_action (widget_class, "plan.reprice", "s", reprice_action);
  gtk_widget_class_install_action (widget_class, "plan.close", "s", command_action);
  gtk_widget_class_install_action (widget_class, "plan.reopen", "s", command_action);
  gtk_widget_class_install_action (widget_class, "plan.remove", "s", command_action);
}
