/* What the lists of the page of the money show.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-reimbursements-lists.h"

#include "cohort-columns.h"
#include "cohort-expense-row.h"
#include "cohort-invoice-rows.h"
#include "cohort-invoices.h"
#include "cohort-page.h"
#include "cohort-plan-row.h"
#include "cohort-source-row.h"

#include <glib/gi18n-lib.h>

/* Rows that are shown until more are asked for: a list box lays all of them out in one frame. */
#define SHOWN_AT_FIRST 40

typedef struct {
  const CohortSnapshot *snapshot; /* (nullable) */
  const CohortLedger *ledger;     /* (nullable) */
  GPtrArray *alignment;
  guint *budget; /* how many rows may still be made */
} ListContext;

/* (transfer full): what the row of a record shall say */
typedef char *(*DescribeFunc) (const ListContext *context, gpointer record);
/* (transfer floating) */
typedef GtkWidget *(*MakeFunc) (const ListContext *context, gpointer record);

/* Rows that are to stay keep their alignment, so the list does. */
static GPtrArray *
get_alignment (GtkListBox *list)
{
  GPtrArray *alignment = g_object_get_data (G_OBJECT (list), "alignment");

  if (alignment == NULL) {
    alignment = cohort_columns_new_alignment ();
    g_object_set_data_full (G_OBJECT (list), "alignment", alignment,
                            (GDestroyNotify)g_ptr_array_unref);
  }
  return alignment;
}

static gboolean
says (GtkListBoxRow *row, const char *id, const char *text)
{
  return row != NULL && g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), id) == 0
         && g_strcmp0 (g_object_get_data (G_OBJECT (row), "text"), text) == 0;
}

/* Leaves the row alone when it says so already: what did not change keeps focus and place. FALSE
 * when a row is wanted and no more may be made. */
static gboolean
put_row (GtkListBox *list,
         int position,
         const ListContext *context,
         gpointer record,
         DescribeFunc describe,
         MakeFunc make)
{
  g_autofree char *text = describe (context, record);
  const char *id = COHORT_RECORD (record)->id;
  GtkListBoxRow *present = gtk_list_box_get_row_at_index (list, position);
  GtkWidget *row;

  if (says (present, id, text))
    return TRUE;
  if (present != NULL && says (gtk_list_box_get_row_at_index (list, position + 1), id, text)) {
    gtk_list_box_remove (list, GTK_WIDGET (present));
    return TRUE;
  }
  if (*context->budget == 0)
    return FALSE;
  if (present != NULL && g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (present)), id) == 0)
    gtk_list_box_remove (list, GTK_WIDGET (present));
  row = make (context, record);
  g_object_set_data_full (G_OBJECT (row), "text", g_steal_pointer (&text), g_free);
  gtk_list_box_insert (list, row, position);
  (*context->budget)--;
  return TRUE;
}

/* @make_heading: (nullable): names the columns, over the first row */
static void
fill_list (GtkListBox *list,
           const ListContext *context,
           GPtrArray *records,
           GtkWidget *(*make_heading) (GPtrArray *alignment),
           DescribeFunc describe,
           MakeFunc make)
{
  int first = make_heading != NULL ? 1 : 0;
  GtkListBoxRow *row;
  guint n = 0;

  if (make_heading != NULL && gtk_list_box_get_row_at_index (list, 0) == NULL)
    gtk_list_box_append (list, make_heading (context->alignment));
  while (n < records->len
         && put_row (list, first + n, context, g_ptr_array_index (records, n), describe, make))
    n++;
  while ((row = gtk_list_box_get_row_at_index (list, first + n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static guint
get_limit (GtkListBox *list)
{
  guint more = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list), "more"));

  return SHOWN_AT_FIRST + MIN (more, G_MAXINT - SHOWN_AT_FIRST);
}

static void
raise_limit (GtkListBox *list, guint more)
{
  g_object_set_data (G_OBJECT (list), "more", GUINT_TO_POINTER (more));
}

static void
more_clicked_cb (GtkWidget *button)
{
  GtkWidget *list = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX);
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *page = gtk_widget_get_ancestor (button, COHORT_TYPE_PAGE);

  /* The button goes; from the row above it, the next ones are one step away. */
  gtk_widget_grab_focus (gtk_widget_get_prev_sibling (row));
  raise_limit (GTK_LIST_BOX (list), get_limit (GTK_LIST_BOX (list)));
  if (page != NULL)
    cohort_page_queue_refresh (COHORT_PAGE (page));
}

/* Under the last row: how many there are besides, and a way to them. */
static void
add_more (GtkListBox *list, guint n)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Show %u _More", "Show %u _More", n), n);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (more_clicked_cb), NULL);
  gtk_list_box_append (list, row);
}

/* Brings the record somebody wants to see within the limit. */
static void
reveal_wanted (GtkListBox *list, GPtrArray *records)
{
  const char *wanted = g_object_get_data (G_OBJECT (list), "wanted");

  for (guint i = get_limit (list); wanted != NULL && i < records->len; i++)
    if (g_strcmp0 (COHORT_RECORD (g_ptr_array_index (records, i))->id, wanted) == 0)
      raise_limit (list, i + 1);
  g_object_set_data (G_OBJECT (list), "wanted", NULL);
}

/* As fill_list(), with the first ones only; the rest can be asked for. */
static void
fill_long_list (GtkListBox *list,
                const ListContext *context,
                GPtrArray *records,
                GtkWidget *(*make_heading) (GPtrArray *alignment),
                DescribeFunc describe,
                MakeFunc make)
{
  guint n = records->len, limit;

  reveal_wanted (list, records);
  limit = get_limit (list);
  g_ptr_array_set_size (records, (int)MIN (n, limit));
  fill_list (list, context, records, make_heading, describe, make);
  if (n > limit && *context->budget > 0)
    add_more (list, MIN (n - limit, SHOWN_AT_FIRST));
}

static gboolean
is_shown (const CohortSnapshot *snapshot, const char *year)
{
  return g_strcmp0 (year, cohort_snapshot_get_year (snapshot)) == 0;
}

/* The newest first: that is what is being worked on. */
static int
compare_expenses (gconstpointer a, gconstpointer b)
{
  const CohortExpense *one = *(const CohortExpense *const *)a;
  const CohortExpense *other = *(const CohortExpense *const *)b;

  if (one->incurred_on != other->incurred_on)
    return one->incurred_on > other->incurred_on ? -1 : 1;
  return g_strcmp0 (one->record.id, other->record.id);
}

static char *
describe_expense (const ListContext *context, gpointer record)
{
  return cohort_expense_row_dup_text (context->snapshot, record, COHORT_UNKNOWN);
}

static GtkWidget *
make_expense (const ListContext *context, gpointer record)
{
  return cohort_expense_row_new (context->snapshot, record, COHORT_UNKNOWN, context->alignment);
}

/** cohort_list_fill_expenses: see the header */
guint
cohort_list_fill_expenses (GtkListBox *list,
                           const CohortSnapshot *snapshot,
                           guint *budget)
{
  const ListContext context = {snapshot, NULL, get_alignment (list), budget};
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  guint n;

  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    if (is_shown (snapshot, expense->year))
      g_ptr_array_add (shown, (gpointer)expense);
  }
  g_ptr_array_sort (shown, compare_expenses);
  n = shown->len;
  fill_long_list (list, &context, shown, cohort_expense_heading_new, describe_expense,
                  make_expense);
  return n;
}

/* By convening as the year goes, then as they were made, which keeps a person's lines together. */
static int
get_order (const CohortSnapshot *snapshot, const char *convening)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *found = g_ptr_array_index (convenings, i);

    if (g_strcmp0 (found->code, convening) == 0)
      return i;
  }
  return convenings->len;
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer snapshot)
{
  const CohortPlanLine *one = *(const CohortPlanLine *const *)a;
  const CohortPlanLine *other = *(const CohortPlanLine *const *)b;
  int order = get_order (snapshot, one->convening) - get_order (snapshot, other->convening);

  return order != 0 ? order : g_strcmp0 (one->person, other->person);
}

static char *
describe_line (const ListContext *context, gpointer record)
{
  return cohort_plan_row_dup_text (context->snapshot, context->ledger, record);
}

static GtkWidget *
make_line (const ListContext *context, gpointer record)
{
  return cohort_plan_row_new (context->snapshot, context->ledger, record, context->alignment);
}

/** cohort_list_fill_plan: see the header */
guint
cohort_list_fill_plan (GtkListBox *list,
                       const CohortSnapshot *snapshot,
                       const CohortLedger *ledger,
                       guint *budget)
{
  const ListContext context = {snapshot, ledger, get_alignment (list), budget};
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  guint n;

  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (is_shown (snapshot, line->year))
      g_ptr_array_add (shown, (gpointer)line);
  }
  g_ptr_array_sort_with_data (shown, compare_lines, (gpointer)snapshot);
  n = shown->len;
  fill_long_list (list, &context, shown, cohort_plan_heading_new, describe_line, make_line);
  return n;
}

static char *
describe_invoice (const ListContext *context, gpointer record)
{
  return cohort_invoice_row_dup_text (context->snapshot, context->ledger, record);
}

static GtkWidget *
make_invoice (const ListContext *context, gpointer record)
{
  return cohort_invoice_row_new (context->snapshot, context->ledger, record, context->alignment);
}

/** cohort_list_fill_invoices: see the header */
guint
cohort_list_fill_invoices (GtkListBox *list,
                           const CohortSnapshot *snapshot,
                           const CohortLedger *ledger,
                           guint *budget)
{
  const ListContext context = {snapshot, ledger, get_alignment (list), budget};
  g_autoptr (GPtrArray) invoices = cohort_invoices_list (snapshot, NULL);
  guint n = invoices->len;

  fill_long_list (list, &context, invoices, cohort_invoice_heading_new, describe_invoice,
                  make_invoice);
  return n;
}

static char *
describe_source (const ListContext *context, gpointer record)
{
  return cohort_source_row_dup_text (record, context->ledger);
}

static GtkWidget *
make_source (const ListContext *context, gpointer record)
{
  return cohort_source_row_new (record, context->ledger);
}

/** cohort_list_fill_sources: see the header */
guint
cohort_list_fill_sources (GtkListBox *list, const CohortLedger *ledger, guint *budget)
{
  const ListContext context = {NULL, ledger, NULL, budget};
  GPtrArray *sources = cohort_ledger_get_sources (ledger);

  fill_list (list, &context, sources, NULL, describe_source, make_source);
  return sources->len;
}

/** cohort_list_want: see the header */
void
cohort_list_want (GtkListBox *list, const char *id)
{
  g_object_set_data_full (G_OBJECT (list), "wanted", g_strdup (id), g_free);
}

/** cohort_list_find_row: Returns: (transfer none) (nullable): the row of the record @id */
GtkWidget *
cohort_list_find_row (GtkListBox *list, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), id) == 0)
      return GTK_WIDGET (row);
  return NULL;
}
