/* Expenses as rows: what happened, who pays, how far it is, and what may be done next.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-row.h"

#include "cohort-date.h"
#include "cohort-expense-hints.h"
#include "cohort-expense-moves.h"
#include "cohort-money-row.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-page.h"
#include "cohort-receipt-work.h"
#include "cohort-spot-card.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static gboolean
has_status (const CohortExpense *expense, const char *status)
{
  return g_strcmp0 (expense->status, status) == 0;
}

/** cohort_expense_is_editable: a draft, or one that came back; refunds are what they are */
gboolean
cohort_expense_is_editable (const CohortExpense *expense)
{
  return has_status (expense, "draft") || has_status (expense, "returned");
}

static GMenuModel *
make_menu (GtkWidget *row, const char *id)
{
  CohortPage *page = COHORT_PAGE (gtk_widget_get_ancestor (row, COHORT_TYPE_PAGE));

  return cohort_expense_menu_new (cohort_page_get_snapshot (page), id);
}

/* Dropped on the row: receipts of what it shows. */
static void
files_dropped_cb (GtkWidget *row, GPtrArray *files, gpointer user_data)
{
  CohortPage *page = COHORT_PAGE (gtk_widget_get_ancestor (row, COHORT_TYPE_PAGE));

  cohort_receipts_attach (row, cohort_page_get_store (page), gtk_widget_get_name (row), files);
}

/* (nullable): what a draft still lacks, and how much was approved when it is not all */
static char *
describe_note (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  g_autofree char *approved = cohort_expense_text_approved (expense);

  if (cohort_expense_is_editable (expense))
    return cohort_expense_dup_missing (snapshot, expense, FALSE);
  if (!cohort_is_known (expense->approved_cents)
      || expense->approved_cents == expense->claimed_cents)
    return NULL;
  return g_strdup_printf (_ ("%s of it approved"), approved);
}

/* While a part is looked at, what of the expense is in it. */
static char *
describe_what (const CohortSnapshot *snapshot, const CohortExpense *expense, gint64 share)
{
  g_autofree char *what = cohort_expense_text_what (snapshot, expense);
  g_autofree char *amount = cohort_is_known (share) ? cohort_money_format (share) : NULL;

  if (amount == NULL || share == expense->claimed_cents)
    return g_steal_pointer (&what);
  return g_strdup_printf (_ ("%1$s · %2$s of it counts here"), what, amount);
}

/** cohort_expense_row_dup_text: Returns: (transfer full): the row in words, all that it shows */
char *
cohort_expense_row_dup_text (const CohortSnapshot *snapshot,
                             const CohortExpense *expense,
                             gint64 share)
{
  g_autofree char *day = cohort_date_format (expense->incurred_on);
  g_autofree char *who = cohort_money_text_who (snapshot, expense->person, expense->payee);
  g_autofree char *what = describe_what (snapshot, expense, share);
  g_autofree char *from = cohort_expense_text_sources (snapshot, expense);
  g_autofree char *claimed = cohort_money_text_amount (expense->claimed_cents);
  g_autofree char *approved = cohort_expense_text_approved (expense);
  g_autofree char *note = describe_note (snapshot, expense);
  g_autofree char *text = NULL;

  /* Translators: an expense: who, what, how much is claimed, how much is approved, its state, who
   * pays, the day. */
  text = g_strdup_printf (
      _ ("%1$s, %2$s, %3$s, approved %4$s, %5$s, paid from %6$s, %7$s"), who, what, claimed,
      approved, cohort_vocabulary_get_label ("expense-status", expense->status), from, day);
  return note != NULL ? g_strjoin (". ", text, note, NULL) : g_steal_pointer (&text);
}

/**
 * cohort_expense_row_new:
 * @share: cents of it in the part that is looked at, %COHORT_UNKNOWN while none is
 * @alignment: of the list, see cohort_columns_new()
 *
 * Returns: (transfer floating): a row named by the id
 */
GtkWidget *
cohort_expense_row_new (const CohortSnapshot *snapshot,
                        const CohortExpense *expense,
                        gint64 share,
                        GPtrArray *alignment)
{
  const char *id = expense->record.id;
  const char *status = cohort_vocabulary_get_label ("expense-status", expense->status);
  g_autofree char *day = cohort_date_format (expense->incurred_on);
  g_autofree char *who = cohort_money_text_who (snapshot, expense->person, expense->payee);
  g_autofree char *what = describe_what (snapshot, expense, share);
  g_autofree char *from = cohort_expense_text_sources (snapshot, expense);
  g_autofree char *claimed = cohort_money_text_amount (expense->claimed_cents);
  g_autofree char *approved = cohort_expense_text_approved (expense);
  g_autofree char *note = describe_note (snapshot, expense);
  g_autofree char *label = cohort_expense_row_dup_text (snapshot, expense, share);
  g_autofree char *more = g_strdup_printf (_ ("More about %1$s, %2$s"), who, what);
  CohortColumns *columns = COHORT_COLUMNS (cohort_columns_new (alignment));
  GtkWidget *row;

  cohort_columns_set_text (columns, COHORT_COLUMN_DAY, day, "dim-label");
  cohort_columns_set_text (columns, COHORT_COLUMN_WHO, who, "heading");
  cohort_columns_set_text (columns, COHORT_COLUMN_WHAT, what, NULL);
  cohort_columns_set_text (columns, COHORT_COLUMN_FROM, from, "dim-label");
  if (note != NULL)
    cohort_columns_set_text (columns, COHORT_COLUMN_NOTE, note, "dim-label");
  cohort_columns_set_cell (
      columns, COHORT_COLUMN_STATUS,
      cohort_money_chip_new (status, cohort_status_get_style (expense->status)));
  cohort_columns_set_text (columns, COHORT_COLUMN_AMOUNT, claimed, NULL);
  cohort_columns_set_text (columns, COHORT_COLUMN_RESULT, approved, NULL);
  cohort_columns_set_cell (columns, COHORT_COLUMN_MENU,
                           cohort_money_menu_new (id, more, make_menu));
  row = cohort_money_row_new (id, label, GTK_WIDGET (columns));
  cohort_receipts_accept_drops (row, files_dropped_cb, NULL);
  return row;
}

/** cohort_expense_heading_new: Returns: (transfer floating): what the columns are */
GtkWidget *
cohort_expense_heading_new (GPtrArray *alignment)
{
  static const struct {
    CohortColumn column;
    const char *label;
  } headings[] = {
      {COHORT_COLUMN_DAY, N_ ("Date")},        {COHORT_COLUMN_WHO, N_ ("Person")},
      {COHORT_COLUMN_WHAT, N_ ("What")},       {COHORT_COLUMN_FROM, N_ ("Paid From")},
      {COHORT_COLUMN_STATUS, N_ ("Status")},   {COHORT_COLUMN_AMOUNT, N_ ("Claimed")},
      {COHORT_COLUMN_RESULT, N_ ("Approved")}, {COHORT_COLUMN_MENU, ""},
  };
  CohortColumns *columns = COHORT_COLUMNS (cohort_columns_new (alignment));

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    cohort_columns_set_text (columns, headings[i].column,
                             *headings[i].label != '\0' ? _ (headings[i].label) : "",
                             "caption-heading");
  return cohort_money_heading_new (GTK_WIDGET (columns));
}
