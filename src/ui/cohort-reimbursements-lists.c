/* What the lists of the page of the money show.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-reimbursements-lists.h"

#include "cohort-columns.h"
#include "cohort-expense-row.h"
#include "cohort-money.h"
#include "cohort-plan-row.h"
#include "cohort-source-row.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *part;
  const char *label;
} part_labels[] = {
    {"paid", N_ ("paid")},           {"approved", N_ ("approved")},
    {"submitted", N_ ("submitted")}, {"committed", N_ ("committed")},
    {"available", N_ ("available")}, {"unpriced", N_ ("not priced")},
};

/** cohort_part_is_known: Returns: whether @part is one a filter can show */
gboolean
cohort_part_is_known (const char *part)
{
  return cohort_part_get_label (part) != NULL;
}

/** cohort_part_get_label: Returns: (transfer none) (nullable): what @part is called, in lower case
 */
const char *
cohort_part_get_label (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_labels); i++)
    if (g_strcmp0 (part_labels[i].part, part) == 0)
      return _ (part_labels[i].label);
  return NULL;
}

/* A payment is shown as the expense it pays. */
static const char *
get_shown_id (const CohortLedgerLine *line)
{
  if (line->record->kind == COHORT_RECORD_PAYMENT)
    return ((const CohortPayment *)line->record)->expense;
  return line->record->id;
}

static gboolean
belongs (const CohortLedgerLine *line, const char *part)
{
  if (g_str_equal (part, "available"))
    return !g_str_equal (line->part, "unpriced");
  return g_str_equal (line->part, part);
}

static void
add_line (CohortPartFilter *self, const CohortLedgerLine *line)
{
  const char *id = get_shown_id (line);
  gint64 *sum = g_hash_table_lookup (self->shares, id);

  if (sum == NULL) {
    sum = g_new0 (gint64, 1);
    g_hash_table_insert (self->shares, g_strdup (id), sum);
  }
  if (!cohort_is_known (line->cents))
    return;
  cohort_money_add (sum, line->cents);
  cohort_money_add (&self->cents, line->cents);
}

/** cohort_part_filter_new: Returns: (transfer full): what makes up @part of the contract */
CohortPartFilter *
cohort_part_filter_new (const CohortSnapshot *snapshot,
                        const CohortLedger *ledger,
                        const char *part)
{
  CohortPartFilter *self = g_new0 (CohortPartFilter, 1);
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  GArray *lines = contract != NULL ? cohort_ledger_get_lines (ledger, contract->record.id) : NULL;

  self->part = g_strdup (part);
  self->shares = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; lines != NULL && i < lines->len; i++) {
    const CohortLedgerLine *line = &g_array_index (lines, CohortLedgerLine, i);

    if (belongs (line, part))
      add_line (self, line);
  }
  return self;
}

/** cohort_part_filter_free: @self: (transfer full): a filter */
void
cohort_part_filter_free (CohortPartFilter *self)
{
  g_hash_table_unref (self->shares);
  g_free (self->part);
  g_free (self);
}

/** cohort_part_filter_describe: Returns: (transfer full): how the number comes about */
char *
cohort_part_filter_describe (const CohortPartFilter *self, const CohortParts *parts)
{
  guint n = g_hash_table_size (self->shares);
  g_autofree char *sum = cohort_money_format (self->cents);
  g_autofree char *cap = cohort_money_format (parts->cap);
  g_autofree char *rest = cohort_money_format (parts->available);

  if (g_str_equal (self->part, "unpriced"))
    return g_strdup_printf (ngettext ("%u line, in no sum until it has a price",
                                      "%u lines, in no sum until they have a price", n),
                            n);
  if (g_str_equal (self->part, "available") && cohort_is_known (parts->available))
    /* Translators: the contract's amount less what these lines take of it. */
    return g_strdup_printf (ngettext ("%1$s less %2$s on this %3$u line is %4$s",
                                      "%1$s less %2$s on these %3$u lines is %4$s", n),
                            cap, sum, n, rest);
  return g_strdup_printf (
      ngettext ("%1$u line of the contract, %2$s", "%1$u lines of the contract, %2$s", n), n, sum);
}

typedef struct {
  const CohortSnapshot *snapshot; /* (nullable) */
  const CohortLedger *ledger;     /* (nullable) */
  const CohortPartFilter *filter; /* (nullable) */
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

static gboolean
is_shown (const CohortSnapshot *snapshot,
          const CohortPartFilter *filter,
          const char *id,
          const char *year)
{
  if (filter != NULL)
    return g_hash_table_contains (filter->shares, id);
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

static gint64
get_share (const ListContext *context, const char *id)
{
  const gint64 *share
      = context->filter != NULL ? g_hash_table_lookup (context->filter->shares, id) : NULL;

  return share != NULL ? *share : COHORT_UNKNOWN;
}

static char *
describe_expense (const ListContext *context, gpointer record)
{
  return cohort_expense_row_dup_text (context->snapshot, record,
                                      get_share (context, COHORT_RECORD (record)->id));
}

static GtkWidget *
make_expense (const ListContext *context, gpointer record)
{
  return cohort_expense_row_new (context->snapshot, record,
                                 get_share (context, COHORT_RECORD (record)->id),
                                 context->alignment);
}

/** cohort_list_fill_expenses: see the header */
guint
cohort_list_fill_expenses (GtkListBox *list,
                           const CohortSnapshot *snapshot,
                           const CohortPartFilter *filter,
                           guint *budget)
{
  const ListContext context = {snapshot, NULL, filter, get_alignment (list), budget};
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    if (is_shown (snapshot, filter, expense->record.id, expense->year))
      g_ptr_array_add (shown, (gpointer)expense);
  }
  g_ptr_array_sort (shown, compare_expenses);
  fill_list (list, &context, shown, cohort_expense_heading_new, describe_expense, make_expense);
  return shown->len;
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
                       const CohortPartFilter *filter,
                       guint *budget)
{
  const ListContext context = {snapshot, ledger, filter, get_alignment (list), budget};
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (is_shown (snapshot, filter, line->record.id, line->year))
      g_ptr_array_add (shown, (gpointer)line);
  }
  g_ptr_array_sort_with_data (shown, compare_lines, (gpointer)snapshot);
  fill_list (list, &context, shown, cohort_plan_heading_new, describe_line, make_line);
  return shown->len;
}

static char *
describe_source (const ListContext *context, gpointer record)
{
  return cohort_source_row_dup_text (
      record, cohort_ledger_get_parts (context->ledger, COHORT_RECORD (record)->id));
}

static GtkWidget *
make_source (const ListContext *context, gpointer record)
{
  return cohort_source_row_new (
      record, cohort_ledger_get_parts (context->ledger, COHORT_RECORD (record)->id));
}

/** cohort_list_fill_sources: see the header */
guint
cohort_list_fill_sources (GtkListBox *list, const CohortLedger *ledger, guint *budget)
{
  const ListContext context = {NULL, ledger, NULL, NULL, budget};
  GPtrArray *sources = cohort_ledger_get_sources (ledger);

  fill_list (list, &context, sources, NULL, describe_source, make_source);
  return sources->len;
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
