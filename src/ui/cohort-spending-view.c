/* The chart of a source's months, what its colors mean, and the same as a table.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-spending-view.h"

#include "cohort-contract-text.h"
#include "cohort-date.h"
#include "cohort-money-empty.h"
#include "cohort-money.h"
#include "cohort-spending-chart.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _CohortSpendingView {
  GtkBox parent_instance;

  CohortSnapshot *snapshot; /* (owned) (nullable): what is shown */
  CohortSpendingChart *chart;
  GtkWidget *card;
  GtkLabel *sentence;
  GtkWidget *table; /* a grid that scrolls where it is wider than the window */
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (CohortSpendingView, cohort_spending_view, GTK_TYPE_BOX)

static void
cohort_spending_view_dispose (GObject *object)
{
  g_clear_pointer (&COHORT_SPENDING_VIEW (object)->snapshot, cohort_snapshot_unref);

  G_OBJECT_CLASS (cohort_spending_view_parent_class)->dispose (object);
}

static void
cohort_spending_view_class_init (CohortSpendingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_spending_view_dispose;
}

static void
month_changed_cb (CohortSpendingView *self, const char *sentence)
{
  gtk_label_set_label (self->sentence, sentence);
}

static GtkWidget *
make_key (const char *css_class, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (swatch, css_class);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
cohort_spending_view_init (CohortSpendingView *self)
{
  GtkWidget *keys = g_object_new (GTK_TYPE_BOX, "layout-manager",
                                  g_object_new (COHORT_TYPE_WRAP_LAYOUT, NULL), NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->empty = cohort_money_empty_new ();
  self->chart = g_object_new (COHORT_TYPE_SPENDING_CHART, NULL);
  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "numeric");
  g_signal_connect_object (self->chart, "month-changed", G_CALLBACK (month_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (keys, "money-keys");
  gtk_box_append (GTK_BOX (keys), make_key ("committed", _ ("Planned")));
  gtk_box_append (GTK_BOX (keys), make_key ("approved", _ ("Approved and not yet paid")));
  gtk_box_append (GTK_BOX (keys), make_key ("paid", _ ("Paid")));
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "padded");
  gtk_box_append (GTK_BOX (self->card), keys);
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (self), self->card);
  gtk_box_append (GTK_BOX (self), self->empty);
}

static void
put_cell (GtkWidget *table, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "numeric");
  /* Amounts stand cent under cent, the sign before them, whichever way the words run. */
  if (column > 0)
    gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (GTK_GRID (table), label, column, row, 1, 1);
}

static void
put_amounts (GtkWidget *table,
             int row,
             const char *name,
             const CohortSpendingMonth *month,
             const char *css_class)
{
  const gint64 cents[] = {month->planned, month->approved, month->paid};

  put_cell (table, 0, row, name, css_class);
  for (guint i = 0; i < G_N_ELEMENTS (cents); i++) {
    g_autofree char *amount = cohort_money_format (cents[i]);

    put_cell (table, i + 1, row, amount,
              css_class == NULL && cents[i] == 0 ? "dim-label" : css_class);
  }
}

static void
add_month (CohortSpendingMonth *sum, const CohortSpendingMonth *month)
{
  cohort_money_add (&sum->planned, month->planned);
  cohort_money_add (&sum->approved, month->approved);
  cohort_money_add (&sum->paid, month->paid);
}

static gboolean
has_amounts (const CohortSpendingMonth *month)
{
  return month->planned != 0 || month->approved != 0 || month->paid != 0;
}

/* (transfer floating) */
static GtkWidget *
make_table (GtkWidget *grid)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_widget_add_css_class (grid, "form-cell");
  gtk_widget_add_css_class (scrolled, "card");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_valign (scrolled, GTK_ALIGN_START);
  return scrolled;
}

/* The table says all that the chart shows, what has no day, and the sums. */
static void
fill_table (CohortSpendingView *self, const CohortSpending *spending)
{
  static const char *const headings[]
      = {N_ ("Month"), N_ ("Planned"), N_ ("Approved"), N_ ("Paid")};
  const CohortSpendingMonth *undated = &spending->undated;
  CohortSpendingMonth sum = {0};
  GtkWidget *grid = gtk_grid_new ();
  int row = 1;

  if (self->table != NULL)
    gtk_box_remove (GTK_BOX (self), self->table);
  self->table = make_table (grid);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    put_cell (grid, i, 0, _ (headings[i]), "caption-heading");
  for (guint i = 0; i < spending->months->len; i++) {
    const CohortSpendingMonth *month = &g_array_index (spending->months, CohortSpendingMonth, i);
    g_autofree char *name = cohort_date_format_column (month->first, TRUE);

    put_amounts (grid, row++, name, month, NULL);
    add_month (&sum, month);
  }
  if (has_amounts (undated))
    put_amounts (grid, row++, _ ("No day stated"), undated, NULL);
  add_month (&sum, undated);
  put_amounts (grid, row, _ ("All"), &sum, "heading");
  gtk_box_append (GTK_BOX (self), self->table);
}

static gboolean
is_empty (const CohortSpending *spending)
{
  for (guint i = 0; spending != NULL && i < spending->months->len; i++)
    if (has_amounts (&g_array_index (spending->months, CohortSpendingMonth, i)))
      return FALSE;
  return spending == NULL || !has_amounts (&spending->undated);
}

/* A year without a contract has no months; the program may say why. */
static void
show_empty (CohortSpendingView *self, const CohortSnapshot *snapshot, const CohortLedger *ledger)
{
  const CohortContractTerms *program
      = cohort_program_get_contract (cohort_snapshot_get_program (snapshot));

  if (cohort_contract_is_missing (snapshot, ledger))
    cohort_money_empty_show (self->empty, _ ("No Contract This Year"),
                             program->cap_cents == 0 && program->note != NULL
                                 ? program->note
                                 : _ ("There is no contract to spend from month by month. What "
                                      "others pay is listed among the funding sources."),
                             _ ("_Show Funding"), "page.view::funding");
  else
    cohort_money_empty_show (self->empty, _ ("Nothing Planned or Paid Yet"),
                             _ ("Once somebody goes to a convening or claims an expense, this "
                                "shows in which months the contract is spent."),
                             _ ("_Decide Who Goes"), "win.section::convenings");
}

/** cohort_spending_view_show: see the header */
void
cohort_spending_view_show (CohortSpendingView *self,
                           CohortSnapshot *snapshot,
                           const CohortLedger *ledger,
                           const char *source)
{
  CohortSpending *spending;
  gboolean nothing;

  g_return_if_fail (COHORT_IS_SPENDING_VIEW (self));

  if (self->snapshot == snapshot)
    return;
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = cohort_snapshot_ref (snapshot);
  spending = source != NULL ? cohort_spending_new (snapshot, ledger, source) : NULL;
  nothing = is_empty (spending);
  gtk_widget_set_visible (self->card, !nothing);
  gtk_widget_set_visible (self->empty, nothing);
  if (nothing) {
    show_empty (self, snapshot, ledger);
    g_clear_pointer (&spending, cohort_spending_free);
    if (self->table != NULL)
      gtk_widget_set_visible (self->table, FALSE);
    return;
  }
  fill_table (self, spending);
  cohort_spending_chart_set (self->chart, spending);
}
