/* Every line of the ledger as a table that is filtered, sorted and copied; a list where it is
 * narrow. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ledger-view.h"

#include "cohort-choices.h"
#include "cohort-compat.h"
#include "cohort-growing-list.h"
#include "cohort-ledger-item.h"
#include "cohort-money-empty.h"
#include "cohort-money.h"
#include "cohort-parts-bar.h"
#include "cohort-table-export.h"
#include "cohort-wrap-layout.h"
#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

/* Fewer than so many beside each other would cut off most names. */
#define LEAST_CHARACTERS 108
/* No column can be made wider: what has no room on one line goes on below, as in the team. Where
 * cells cannot wrap, a tooltip and the line's own page say the rest. */
#define MAX_LINES 3
/* So many at once are not an edit. */
#define MANY_ITEMS 20

enum { BY_PART, BY_SOURCE, BY_PERSON, BY_CONVENING, N_FILTERS };

static const char *const parts[]
    = {"paid", "approved", "submitted", "committed", "unpriced", "available"};

/* Data of the sorter of a column. */
typedef struct {
  CohortLedgerView *view; /* (unowned) */
  CohortLedgerCell cell;
} Order;

struct _CohortLedgerView {
  GtkBox parent_instance;

  CohortSnapshot *snapshot;          /* (owned) (nullable): what is shown */
  GListStore *items;                 /* (owned) */
  GtkCustomFilter *filter;           /* (owned) */
  GtkSortListModel *sorted;          /* (owned) */
  CohortGrowingList *growing;        /* (owned): what of it is on screen or about to be */
  GtkMultiSelection *model;          /* (owned) */
  CohortChoices *choices[N_FILTERS]; /* (owned) (nullable) */
  Order orders[COHORT_N_LEDGER_CELLS];
  gboolean is_asking; /* see find_order() */
  CohortLedgerCell asked;
  gboolean is_ordering;
  gboolean is_filling;
  guint idle; /* fills what now fits */

  GtkWidget *filters;
  GtkWidget *bar;
  GtkDropDown *drop_downs[N_FILTERS];
  GtkDropDown *order;
  GtkToggleButton *descending;
  GtkLabel *summary;
  GtkWidget *show_all;
  AdwSqueezer *squeezer;
  GtkColumnView *table;
  GtkWidget *list_window;
  GtkListView *list;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (CohortLedgerView, cohort_ledger_view, GTK_TYPE_BOX)

/* (nullable): what is chosen; NULL is any */
static const char *
get_chosen (CohortLedgerView *self, guint filter)
{
  return self->choices[filter] != NULL ? cohort_choices_get (
             self->choices[filter], gtk_drop_down_get_selected (self->drop_downs[filter]))
                                       : NULL;
}

static gboolean
fits (const char *chosen, const char *value)
{
  return chosen == NULL || g_strcmp0 (chosen, value) == 0;
}

static gboolean
fits_part (const char *chosen, const char *part)
{
  if (g_strcmp0 (chosen, "available") == 0)
    return !g_str_equal (part, "unpriced");
  return fits (chosen, part);
}

static gboolean
match_item (gpointer item, gpointer user_data)
{
  CohortLedgerView *self = user_data;

  return fits_part (get_chosen (self, BY_PART), cohort_ledger_item_get_part (item))
         && fits (get_chosen (self, BY_SOURCE), cohort_ledger_item_get_source (item))
         && fits (get_chosen (self, BY_PERSON), cohort_ledger_item_get_person (item))
         && fits (get_chosen (self, BY_CONVENING), cohort_ledger_item_get_convening (item));
}

static void
show_summary (CohortLedgerView *self)
{
  GListModel *model = G_LIST_MODEL (self->sorted);
  guint n = g_list_model_get_n_items (model);
  gboolean is_filtered = FALSE;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (CohortLedgerItem) item = g_list_model_get_item (model, i);
    gint64 cents = cohort_ledger_item_get_cents (item);

    if (cohort_is_known (cents))
      cohort_money_add (&sum, cents);
  }
  for (guint i = 0; i < N_FILTERS; i++)
    is_filtered = get_chosen (self, i) != NULL || is_filtered;
  amount = cohort_money_format (sum);
  text = g_strdup_printf (ngettext ("%1$u line, %2$s", "%1$u lines, %2$s", n), n, amount);
  gtk_label_set_label (self->summary, text);
  gtk_widget_set_visible (self->show_all, is_filtered);
}

/* Before most of the lines change. */
static void
restart (CohortLedgerView *self)
{
  if (self->growing != NULL)
    cohort_growing_list_restart (self->growing, GTK_WIDGET (self));
}

static void
filter_changed_cb (CohortLedgerView *self)
{
  if (self->is_filling)
    return;
  restart (self);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_summary (self);
}

static void
activated_cb (CohortLedgerView *self, guint position)
{
  g_autoptr (CohortLedgerItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "(ss)", "reimbursements",
                              cohort_ledger_item_get_subject (item));
}

/* Only what is on screen makes rows. */
static void
follow_width (CohortLedgerView *self)
{
  gboolean is_narrow = adw_squeezer_get_visible_child (self->squeezer) == self->list_window;

  gtk_column_view_set_model (self->table, is_narrow ? NULL : GTK_SELECTION_MODEL (self->model));
  gtk_list_view_set_model (self->list, is_narrow ? GTK_SELECTION_MODEL (self->model) : NULL);
}

static gboolean
follow_width_cb (gpointer user_data)
{
  CohortLedgerView *self = user_data;

  self->idle = 0;
  follow_width (self);
  return G_SOURCE_REMOVE;
}

/* The squeezer says so amid the layout of a frame, when nothing may change its size. */
static void
squeezed_cb (CohortLedgerView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_width_cb, self, NULL);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_ledger_view_filter (COHORT_LEDGER_VIEW (widget), NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (COHORT_LEDGER_VIEW (widget)->drop_downs[BY_PART]));
}

static void
add_copied (CohortTableExport *table, CohortLedgerItem *item)
{
  const char *cells[COHORT_N_LEDGER_CELLS];

  for (guint i = 0; i < COHORT_N_LEDGER_CELLS; i++)
    cells[i] = cohort_ledger_item_get_text (item, i);
  cohort_table_export_add_row (table, cells);
}

/* The lines that are selected, or else all that are shown. */
static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortLedgerView *self = COHORT_LEDGER_VIEW (widget);
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  g_autoptr (CohortTableExport) table = cohort_table_export_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < COHORT_N_LEDGER_CELLS; i++)
    cohort_table_export_add_column (table, cohort_ledger_cell_get_title (i), COHORT_TABLE_TEXT);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++) {
    g_autoptr (CohortLedgerItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

    if (gtk_bitset_is_empty (selected) || gtk_bitset_contains (selected, i))
      add_copied (table, item);
  }
  text = cohort_table_export_dup_tabbed (table);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* Names share the room there is; days, words and amounts are short, and always whole. */
static gboolean
is_wide (CohortLedgerCell cell)
{
  return cell == COHORT_LEDGER_CELL_WHO || cell == COHORT_LEDGER_CELL_SOURCE
         || cell == COHORT_LEDGER_CELL_CATEGORY;
}

static void
setup_cell_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CohortLedgerCell cell = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), cell == COHORT_LEDGER_CELL_AMOUNT ? 1 : 0);
  if (is_wide (cell))
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (is_wide (cell) && cohort_compat_cells_wrap ()) {
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  }
  gtk_widget_add_css_class (label, "numeric");
  if (cell == COHORT_LEDGER_CELL_AMOUNT)
    gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CohortLedgerCell cell = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = cohort_ledger_item_get_text (gtk_list_item_get_item (item), cell);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, cell == COHORT_LEDGER_CELL_AMOUNT ? NULL : text);
}

static int
compare_by (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;

  if (!order->view->is_asking)
    return cohort_ledger_item_compare ((gpointer)a, (gpointer)b, order->cell);
  order->view->asked = order->cell;
  return -1;
}

/* GTK 4.8 does not tell by which heading a table is sorted. So any two things are compared: the
 * column that is asked says that the first one comes first, and which way round it is shows in what
 * the table makes of that. */
static CohortLedgerCell
find_order (CohortLedgerView *self, gboolean *descending)
{
  GtkOrdering ordering;

  self->asked = COHORT_N_LEDGER_CELLS;
  self->is_asking = TRUE;
  ordering
      = gtk_sorter_compare (gtk_column_view_get_sorter (self->table), self->items, self->filter);
  self->is_asking = FALSE;
  *descending = ordering == GTK_ORDERING_LARGER;
  return self->asked;
}

/* A heading was pressed: the choice says the same. */
static void
sorted_cb (CohortLedgerView *self)
{
  gboolean descending;
  CohortLedgerCell cell;

  if (self->is_ordering)
    return;
  cell = find_order (self, &descending);
  if (cell == COHORT_N_LEDGER_CELLS)
    return;
  self->is_ordering = TRUE;
  gtk_drop_down_set_selected (self->order, cell);
  gtk_toggle_button_set_active (self->descending, descending);
  self->is_ordering = FALSE;
}

/* Over the amounts, which stand cent under cent, whichever way the words run. The mark of the order
 * keeps its room, so it goes before the word. */
static void
align_last_heading (GtkColumnView *table)
{
  GtkWidget *heading = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (table)));
  GtkWidget *box = gtk_widget_get_first_child (heading);
  gboolean is_mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  gtk_widget_set_halign (box, is_mirrored ? GTK_ALIGN_START : GTK_ALIGN_END);
  if (!is_mirrored)
    gtk_box_reorder_child_after (GTK_BOX (box), gtk_widget_get_first_child (box),
                                 gtk_widget_get_last_child (box));
}

static void
add_columns (CohortLedgerView *self)
{
  for (guint i = 0; i < COHORT_N_LEDGER_CELLS; i++) {
    g_autoptr (GtkColumnViewColumn) column = NULL;
    g_autoptr (GtkSorter) sorter
        = GTK_SORTER (gtk_custom_sorter_new (compare_by, &self->orders[i], NULL));
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

    self->orders[i] = (Order){self, i};
    g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GUINT_TO_POINTER (i));
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (i));
    column = gtk_column_view_column_new (cohort_ledger_cell_get_title (i), factory);
    gtk_column_view_column_set_sorter (column, sorter);
    gtk_column_view_column_set_expand (column, is_wide (i));
    gtk_column_view_append_column (self->table, column);
  }
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "ledger");
  align_last_heading (self->table);
}

/* Two lines: who and how much, and the rest in words. */
static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *who = gtk_label_new (NULL);
  GtkWidget *amount = gtk_label_new (NULL);
  GtkWidget *rest = gtk_label_new (NULL);

  gtk_widget_set_hexpand (who, TRUE);
  gtk_label_set_xalign (GTK_LABEL (who), 0);
  gtk_label_set_wrap (GTK_LABEL (who), TRUE);
  gtk_widget_add_css_class (who, "heading");
  gtk_widget_add_css_class (amount, "numeric");
  gtk_widget_set_direction (amount, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (GTK_LABEL (rest), 0);
  gtk_label_set_wrap (GTK_LABEL (rest), TRUE);
  gtk_widget_add_css_class (rest, "dim-label");
  gtk_widget_add_css_class (grid, "why-line");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), who, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), amount, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), rest, 0, 1, 2, 1);
  gtk_list_item_set_child (item, grid);
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkGrid *grid = GTK_GRID (gtk_list_item_get_child (item));
  CohortLedgerItem *line = gtk_list_item_get_item (item);
  /* Translators: a line of the ledger: kind, category, source, part, day. */
  g_autofree char *rest
      = g_strdup_printf (_ ("%1$s · %2$s · %3$s · %4$s · %5$s"),
                         cohort_ledger_item_get_text (line, COHORT_LEDGER_CELL_KIND),
                         cohort_ledger_item_get_text (line, COHORT_LEDGER_CELL_CATEGORY),
                         cohort_ledger_item_get_text (line, COHORT_LEDGER_CELL_SOURCE),
                         cohort_ledger_item_get_text (line, COHORT_LEDGER_CELL_PART),
                         cohort_ledger_item_get_text (line, COHORT_LEDGER_CELL_DAY));

  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (grid, 0, 0)),
                       cohort_ledger_item_get_text (line, COHORT_LEDGER_CELL_WHO));
  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (grid, 1, 0)),
                       cohort_ledger_item_get_text (line, COHORT_LEDGER_CELL_AMOUNT));
  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (grid, 0, 1)), rest);
}

static void
order_changed_cb (CohortLedgerView *self)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;

  if (self->is_ordering)
    return;
  self->is_ordering = TRUE;
  column = g_list_model_get_item (gtk_column_view_get_columns (self->table),
                                  gtk_drop_down_get_selected (self->order));
  gtk_column_view_sort_by_column (self->table, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (
      self->table, column,
      gtk_toggle_button_get_active (self->descending) ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->is_ordering = FALSE;
}

static GtkDropDown *
add_drop_down (CohortLedgerView *self, const char *name, GCallback changed)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_tooltip_text (drop_down, name);
  cohort_drop_down_set_name (drop_down, name);
  g_signal_connect_object (drop_down, "notify::selected", changed, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->filters), drop_down);
  return GTK_DROP_DOWN (drop_down);
}

/* What the headings of the table are for, which no key gets to, and which a list has none of. */
static void
add_order (CohortLedgerView *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *descending = gtk_toggle_button_new ();

  for (guint i = 0; i < COHORT_N_LEDGER_CELLS; i++) {
    /* Translators: %s is the heading of a column. */
    g_autofree char *title = g_strdup_printf (_ ("Sort by %s"), cohort_ledger_cell_get_title (i));

    gtk_string_list_append (titles, title);
  }
  self->descending = GTK_TOGGLE_BUTTON (descending);
  self->order = add_drop_down (self, _ ("Order"), G_CALLBACK (order_changed_cb));
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (titles));
  gtk_button_set_icon_name (GTK_BUTTON (descending), "view-sort-descending-symbolic");
  gtk_widget_set_tooltip_text (descending, _ ("Descending"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (descending), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Descending"), -1);
  gtk_widget_set_valign (descending, GTK_ALIGN_CENTER);
  g_signal_connect_object (descending, "notify::active", G_CALLBACK (order_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->filters), descending);
}

static void
add_filters (CohortLedgerView *self)
{
  static const char *const names[N_FILTERS]
      = {N_ ("Part"), N_ ("Source"), N_ ("Person"), N_ ("Convening")};

  for (guint i = 0; i < N_FILTERS; i++)
    self->drop_downs[i] = add_drop_down (self, _ (names[i]), G_CALLBACK (filter_changed_cb));
}

/* Larger letters have room in a list where there are no columns for them. */
static void
cohort_ledger_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CohortLedgerView *self = COHORT_LEDGER_VIEW (widget);
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  GTK_WIDGET_CLASS (cohort_ledger_view_parent_class)->css_changed (widget, change);
  gtk_widget_set_size_request (gtk_widget_get_parent (GTK_WIDGET (self->table)),
                               LEAST_CHARACTERS * width, -1);
}

static void
cohort_ledger_view_dispose (GObject *object)
{
  CohortLedgerView *self = COHORT_LEDGER_VIEW (object);

  self->is_filling = TRUE;
  self->is_ordering = TRUE;
  g_clear_handle_id (&self->idle, g_source_remove);
  for (guint i = 0; i < N_FILTERS; i++)
    g_clear_pointer (&self->choices[i], cohort_choices_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_LEDGER_VIEW);
  g_clear_object (&self->model);
  g_clear_object (&self->growing);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);

  G_OBJECT_CLASS (cohort_ledger_view_parent_class)->dispose (object);
}

static void
cohort_ledger_view_class_init (CohortLedgerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_ledger_view_dispose;
  widget_class->css_changed = cohort_ledger_view_css_changed;
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  g_type_ensure (COHORT_TYPE_YIELDING_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-ledger-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortLedgerView, filters);
  gtk_widget_class_bind_template_child (widget_class, CohortLedgerView, bar);
  gtk_widget_class_bind_template_child (widget_class, CohortLedgerView, summary);
  gtk_widget_class_bind_template_child (widget_class, CohortLedgerView, show_all);
  gtk_widget_class_bind_template_child (widget_class, CohortLedgerView, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CohortLedgerView, table);
  gtk_widget_class_bind_template_child (widget_class, CohortLedgerView, list_window);
  gtk_widget_class_bind_template_child (widget_class, CohortLedgerView, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_install_action (widget_class, "ledger.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "ledger.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "ledger.copy",
                                       NULL);
}

static void
cohort_ledger_view_init (CohortLedgerView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  self->items = g_list_store_new (COHORT_TYPE_LEDGER_ITEM);
  self->filter = gtk_custom_filter_new (match_item, self, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  /* Before the model hears of it. */
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (restart), self, G_CONNECT_SWAPPED);
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                          g_object_ref (gtk_column_view_get_sorter (self->table)));
  self->growing = cohort_growing_list_new (GTK_WIDGET (self), G_LIST_MODEL (self->sorted));
  self->model = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->growing)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  add_filters (self);
  add_order (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  order_changed_cb (self);
  follow_width (self);
  self->empty = cohort_money_empty_new ();
  gtk_box_append (GTK_BOX (self), self->empty);
}

/* Takes @choices; keeps what is chosen while there is still such a choice. TRUE when there is not.
 */
static gboolean
set_choices (CohortLedgerView *self, guint filter, CohortChoices *choices)
{
  g_autofree char *chosen = g_strdup (get_chosen (self, filter));
  gboolean is_same = self->choices[filter] != NULL
                     && g_strv_equal (cohort_choices_get_labels (self->choices[filter]),
                                      cohort_choices_get_labels (choices));

  g_clear_pointer (&self->choices[filter], cohort_choices_free);
  self->choices[filter] = choices;
  if (!is_same) {
    g_autoptr (GtkStringList) labels = gtk_string_list_new (cohort_choices_get_labels (choices));

    gtk_drop_down_set_model (self->drop_downs[filter], G_LIST_MODEL (labels));
  }
  gtk_drop_down_set_selected (self->drop_downs[filter], cohort_choices_find (choices, chosen));
  return g_strcmp0 (get_chosen (self, filter), chosen) != 0;
}

static CohortChoices *
make_parts (void)
{
  CohortChoices *choices = cohort_choices_new (_ ("Any part"));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    cohort_choices_add (choices, parts[i],
                        g_str_equal (parts[i], "available") ? _ ("all that takes of it")
                                                            : cohort_part_get_label (parts[i]));
  return choices;
}

/* Whether other lines are shown than before. */
static gboolean
fill_choices (CohortLedgerView *self, CohortSnapshot *snapshot)
{
  CohortChoices *const choices[N_FILTERS] = {
      [BY_PART] = make_parts (),
      [BY_SOURCE] = cohort_choices_new_sources (snapshot, _ ("Any source")),
      [BY_PERSON] = cohort_choices_new_people (snapshot, _ ("Anybody")),
      [BY_CONVENING] = cohort_choices_new_convenings (snapshot, _ ("Any convening")),
  };
  gboolean is_other = FALSE;

  self->is_filling = TRUE;
  for (guint i = 0; i < N_FILTERS; i++)
    is_other = set_choices (self, i, choices[i]) || is_other;
  self->is_filling = FALSE;
  return is_other;
}

static void
show_empty (CohortLedgerView *self, gboolean nothing)
{
  gtk_widget_set_visible (self->filters, !nothing);
  gtk_widget_set_visible (self->bar, !nothing);
  gtk_widget_set_visible (GTK_WIDGET (self->squeezer), !nothing);
  gtk_widget_set_visible (self->empty, nothing);
  if (nothing)
    cohort_money_empty_show (self->empty, _ ("The Ledger Is Empty"),
                             _ ("What is planned, claimed and paid becomes a line of it."),
                             _ ("_Decide Who Goes"), "win.section::convenings");
}

static gboolean
is_same (CohortLedgerView *self, guint position, CohortLedgerItem *item)
{
  g_autoptr (CohortLedgerItem) present
      = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return cohort_ledger_item_equal (present, item);
}

/* What did not change keeps its rows; an edit is of a line or two. */
static void
splice_items (CohortLedgerView *self, const GPtrArray *items)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint least = MIN (n_before, items->len), first = 0, last = 0;

  while (first < least && is_same (self, first, g_ptr_array_index (items, first)))
    first++;
  while (last < least - first
         && is_same (self, n_before - 1 - last, g_ptr_array_index (items, items->len - 1 - last)))
    last++;
  if (items->len - first - last > MANY_ITEMS)
    restart (self);
  g_list_store_splice (self->items, first, n_before - first - last, items->pdata + first,
                       items->len - first - last);
}

/** cohort_ledger_view_show: @ledger: of @snapshot */
void
cohort_ledger_view_show (CohortLedgerView *self,
                         CohortSnapshot *snapshot,
                         const CohortLedger *ledger)
{
  g_autoptr (GPtrArray) items = NULL;
  gboolean is_other;

  g_return_if_fail (COHORT_IS_LEDGER_VIEW (self));

  if (self->snapshot == snapshot)
    return;
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = cohort_snapshot_ref (snapshot);
  is_other = fill_choices (self, snapshot);
  items = cohort_ledger_items_list (snapshot, ledger);
  splice_items (self, items);
  if (is_other)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_summary (self);
  show_empty (self, items->len == 0);
}

static void
choose (CohortLedgerView *self, guint filter, const char *value)
{
  if (self->choices[filter] != NULL)
    gtk_drop_down_set_selected (self->drop_downs[filter],
                                cohort_choices_find (self->choices[filter], value));
}

/** cohort_ledger_view_filter: see the header */
void
cohort_ledger_view_filter (CohortLedgerView *self, const char *part, const char *source)
{
  g_return_if_fail (COHORT_IS_LEDGER_VIEW (self));

  self->is_filling = TRUE;
  choose (self, BY_PART, part);
  choose (self, BY_SOURCE, source);
  choose (self, BY_PERSON, NULL);
  choose (self, BY_CONVENING, NULL);
  self->is_filling = FALSE;
  filter_changed_cb (self);
}
