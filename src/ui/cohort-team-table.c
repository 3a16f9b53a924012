/* The team as a table with headers to sort by.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-table.h"

#include "cohort-focus-child.h"

#include <glib/gi18n-lib.h>

/* Pixels at the usual size of text below which the columns are too narrow to be read. */
#define LEAST_WIDTH 680
/* As much as two short words take, unless the heading is shorter still. */
#define LEAST_COLUMN 72
#define USUAL_DPI    (96 * 1024)

typedef struct {
  CohortTeamTable *table; /* (unowned) */
  char *id;               /* (owned) */
  CohortTeamCell cell;
  guint place;
  gboolean usual;              /* shown unless the person chose otherwise */
  gboolean expand;             /* shares the room that is left */
  GtkColumnViewColumn *column; /* (owned) */
} Column;

/* The columns of every year; those of the convenings come after the first five. */
static const struct {
  const char *id;
  const char *title;
  CohortTeamCell cell;
  gboolean expand;
  gboolean usual;
} columns_of_every_year[] = {
    {"name", N_ ("Name"), COHORT_TEAM_CELL_NAME, TRUE, TRUE},
    {"role", N_ ("Role"), COHORT_TEAM_CELL_ROLE, TRUE, TRUE},
    {"organization", N_ ("Organization"), COHORT_TEAM_CELL_ORGANIZATION, TRUE, TRUE},
    {"grades", N_ ("Grades"), COHORT_TEAM_CELL_GRADES, FALSE, TRUE},
    {"status", N_ ("Status"), COHORT_TEAM_CELL_STATUS, FALSE, TRUE},
    {"sector", N_ ("Sector"), COHORT_TEAM_CELL_SECTOR, FALSE, FALSE},
    {"email", N_ ("E-Mail"), COHORT_TEAM_CELL_EMAIL, TRUE, FALSE},
    {"phone", N_ ("Phone"), COHORT_TEAM_CELL_PHONE, FALSE, FALSE},
    {"case", N_ ("CASE Member"), COHORT_TEAM_CELL_CASE, FALSE, FALSE},
    {"since", N_ ("Since"), COHORT_TEAM_CELL_SINCE, FALSE, FALSE},
};

struct _CohortTeamTable {
  AdwBin parent_instance;

  GtkColumnView *view;         /* (unowned): in the scrolled window that is the child */
  GtkScrolledWindow *scrolled; /* (unowned): likewise */
  GPtrArray *columns;          /* (owned) (element-type Column): all but that of the menus */
  CohortProgram *program;      /* (owned) (nullable) */
  gboolean arranging;          /* columns change, but nobody changed them */
  gboolean probing;            /* see cohort_team_table_get_sort() */
  const Column *probed;        /* (unowned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CohortTeamTable, cohort_team_table, ADW_TYPE_BIN)

enum { SIGNAL_ACTIVATED, SIGNAL_SORTED, SIGNAL_LAYOUT_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->id);
  g_object_unref (column->column);
  g_free (column);
}

/* The model is sorted without it; it is asked only to find out by which column and which way. */
static int
compare_cb (gconstpointer one, gconstpointer other, gpointer user_data)
{
  Column *column = user_data;
  CohortTeamTable *table = column->table;

  if (!table->probing)
    return 0;
  if (table->probed == NULL)
    table->probed = column;
  return -1;
}

static void
layout_changed_cb (CohortTeamTable *self)
{
  if (!self->arranging)
    g_signal_emit (self, signals[SIGNAL_LAYOUT_CHANGED], 0);
}

static Column *
find_column (CohortTeamTable *self, GtkColumnViewColumn *column)
{
  for (guint i = 0; i < self->columns->len; i++) {
    Column *one = g_ptr_array_index (self->columns, i);

    if (one->column == column)
      return one;
  }
  return NULL;
}

static Column *
find_named (CohortTeamTable *self, const char *id)
{
  for (guint i = 0; i < self->columns->len; i++) {
    Column *one = g_ptr_array_index (self->columns, i);

    if (g_strcmp0 (one->id, id) == 0)
      return one;
  }
  return NULL;
}

/* One that was given a width keeps it; otherwise the toolkit adds a share of what is left to it. */
static void
width_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, CohortTeamTable *self)
{
  const Column *one = find_column (self, column);
  gboolean is_free = gtk_column_view_column_get_fixed_width (column) < 0;

  gtk_column_view_column_set_expand (column, is_free && one != NULL && one->expand);
  layout_changed_cb (self);
}

static void
add_column (CohortTeamTable *self,
            const char *id,
            const char *title,
            CohortTeamCell cell,
            guint place,
            gboolean expand,
            gboolean usual)
{
  Column *column = g_new0 (Column, 1);
  GtkListItemFactory *factory = cohort_team_cell_factory_new (cell, place);
  g_autoptr (GtkSorter) sorter = NULL;

  column->table = self;
  column->id = g_strdup (id);
  column->cell = cell;
  column->place = place;
  column->usual = usual;
  column->expand = expand;
  column->column = gtk_column_view_column_new (title, factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, column, NULL));
  gtk_column_view_column_set_sorter (column->column, sorter);
  gtk_column_view_column_set_expand (column->column, expand);
  gtk_column_view_column_set_resizable (column->column, TRUE);
  gtk_column_view_column_set_visible (column->column, usual);
  gtk_column_view_append_column (self->view, column->column);
  g_ptr_array_add (self->columns, column);
  g_signal_connect_object (column->column, "notify::fixed-width", G_CALLBACK (width_changed_cb),
                           self, 0);
}

static void
add_menu_column (CohortTeamTable *self)
{
  GtkListItemFactory *factory = cohort_team_cell_factory_new (COHORT_TEAM_CELL_MENU, 0);
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, factory);

  gtk_column_view_append_column (self->view, column);
}

static void
clear_columns (CohortTeamTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
  g_ptr_array_set_size (self->columns, 0);
}

static void
add_convenings (CohortTeamTable *self, GPtrArray *convenings)
{
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    add_column (self, convening->code, convening->name, COHORT_TEAM_CELL_PLACE, i, FALSE, TRUE);
  }
}

/** cohort_team_table_set_program: shows a column for each convening of @program */
gboolean
cohort_team_table_set_program (CohortTeamTable *self, CohortProgram *program)
{
  GPtrArray *convenings = cohort_program_get_convenings (program);

  if (self->program == program)
    return FALSE;
  g_clear_pointer (&self->program, cohort_program_unref);
  self->program = cohort_program_ref (program);
  self->arranging = TRUE;
  clear_columns (self);
  for (guint i = 0; i < G_N_ELEMENTS (columns_of_every_year); i++) {
    if (columns_of_every_year[i].cell == COHORT_TEAM_CELL_SECTOR)
      add_convenings (self, convenings);
    add_column (self, columns_of_every_year[i].id, _ (columns_of_every_year[i].title),
                columns_of_every_year[i].cell, 0, columns_of_every_year[i].expand,
                columns_of_every_year[i].usual);
  }
  add_menu_column (self);
  self->arranging = FALSE;
  return TRUE;
}

/** cohort_team_table_set_model: @model: (nullable): what it shows */
void
cohort_team_table_set_model (CohortTeamTable *self, GtkSelectionModel *model)
{
  if (gtk_column_view_get_model (self->view) != model)
    gtk_column_view_set_model (self->view, model);
}

/** cohort_team_table_scroll_to_top: shows the first row */
void
cohort_team_table_scroll_to_top (CohortTeamTable *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/** cohort_team_table_sort_by: @column: as named in the header; by name when there is none such */
void
cohort_team_table_sort_by (CohortTeamTable *self, const char *column, gboolean descending)
{
  Column *found = NULL;
  gboolean was_descending;

  for (guint i = 0; i < self->columns->len; i++) {
    Column *one = g_ptr_array_index (self->columns, i);

    if (found == NULL || g_strcmp0 (one->id, column) == 0)
      found = one;
  }
  if (found == NULL)
    return;
  /* GTK takes the arrow off the heading that has it only when no column is asked for. */
  if (g_strcmp0 (cohort_team_table_get_sort (self, &was_descending), found->id) != 0)
    gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view, found->column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * cohort_team_table_get_sort:
 * @descending: (out): whether from Z to A
 *
 * This version of the toolkit does not tell by which header a view is sorted. So two things are
 * compared that differ in every column: the column asked first is the one, and what comes of "less"
 * is the direction.
 *
 * Returns: (transfer none) (nullable): the column
 */
const char *
cohort_team_table_get_sort (CohortTeamTable *self, gboolean *descending)
{
  g_autoptr (GObject) one = g_object_new (COHORT_TYPE_TEAM_ITEM, NULL);
  g_autoptr (GObject) other = g_object_new (COHORT_TYPE_TEAM_ITEM, NULL);
  GtkOrdering ordering;

  self->probed = NULL;
  self->probing = TRUE;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, other);
  self->probing = FALSE;
  *descending = ordering == GTK_ORDERING_LARGER;
  return self->probed != NULL ? self->probed->id : NULL;
}

/** cohort_team_table_find_column: Returns: whether there is a column of that name */
gboolean
cohort_team_table_find_column (CohortTeamTable *self,
                               const char *column,
                               CohortTeamCell *cell,
                               guint *place)
{
  const Column *one = find_named (self, column);

  if (one == NULL)
    return FALSE;
  *cell = one->cell;
  *place = one->place;
  return TRUE;
}

/** cohort_team_table_list_columns: Returns: (transfer full): see the header */
GArray *
cohort_team_table_list_columns (CohortTeamTable *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (CohortTeamColumn));
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    const Column *one = find_column (self, column);

    if (one != NULL) {
      const CohortTeamColumn entry = {
          .id = one->id,
          .title = gtk_column_view_column_get_title (column),
          .cell = one->cell,
          .place = one->place,
          .shown = gtk_column_view_column_get_visible (column),
      };

      g_array_append_val (list, entry);
    }
  }
  return list;
}

/** cohort_team_table_show_column: shows a column or hides it; names are always shown */
void
cohort_team_table_show_column (CohortTeamTable *self, const char *column, gboolean shown)
{
  for (guint i = 0; i < self->columns->len; i++) {
    const Column *one = g_ptr_array_index (self->columns, i);

    if (g_str_equal (one->id, column) && one->cell != COHORT_TEAM_CELL_NAME)
      gtk_column_view_column_set_visible (one->column, shown);
  }
  layout_changed_cb (self);
}

/* Where the next one that is shown stands; -1: there is none. */
static int
find_neighbor (CohortTeamTable *self, const Column *column, gboolean later)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  int n = (int)g_list_model_get_n_items (columns), at = -1;

  for (int i = 0; i < n && at < 0; i++) {
    g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);

    if (one == column->column)
      at = i;
  }
  for (int i = later ? at + 1 : at - 1; i >= 0 && i < n; i += later ? 1 : -1) {
    g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);

    if (gtk_column_view_column_get_visible (one) && find_column (self, one) != NULL)
      return i;
  }
  return -1;
}

/** cohort_team_table_move_column: @later: past the next one that is shown; else before the last */
void
cohort_team_table_move_column (CohortTeamTable *self, const char *column, gboolean later)
{
  const Column *one = find_named (self, column);
  int place = one != NULL ? find_neighbor (self, one, later) : -1;

  if (place >= 0)
    gtk_column_view_insert_column (self->view, place, one->column);
}

/* (transfer none) (nullable): the heading of @column; they stand in no order that can be told */
static GtkWidget *
find_heading (CohortTeamTable *self, const Column *column)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  const char *title = gtk_column_view_column_get_title (column->column);

  for (GtkWidget *heading = gtk_widget_get_first_child (header); heading != NULL;
       heading = gtk_widget_get_next_sibling (heading)) {
    GtkWidget *box = gtk_widget_get_first_child (heading);
    GtkWidget *label = box != NULL ? gtk_widget_get_first_child (box) : NULL;

    if (GTK_IS_LABEL (label) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), title) == 0)
      return heading;
  }
  return NULL;
}

/** cohort_team_table_widen_column: @wider: by a quarter; else as much narrower, while something of
 * it can be read */
void
cohort_team_table_widen_column (CohortTeamTable *self, const char *column, gboolean wider)
{
  const Column *one = find_named (self, column);
  GtkWidget *heading = one != NULL ? find_heading (self, one) : NULL;
  graphene_rect_t place;
  int width, natural, least;

  /* Its own width would be without what CSS puts around the words. */
  if (heading == NULL || !gtk_widget_compute_bounds (heading, GTK_WIDGET (self), &place))
    return;
  width = (int)graphene_rect_get_width (&place);
  gtk_widget_measure (heading, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  least = MIN (width, MIN (natural, LEAST_COLUMN));
  width = wider ? width * 5 / 4 : MAX (width * 4 / 5, least);
  gtk_column_view_column_set_fixed_width (one->column, width);
}

/** cohort_team_table_get_layout: Returns: (transfer floating): see the header */
GVariant *
cohort_team_table_get_layout (CohortTeamTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    const Column *one = find_column (self, column);

    if (one != NULL)
      g_variant_builder_add (&builder, "(sib)", one->id,
                             gtk_column_view_column_get_fixed_width (column),
                             gtk_column_view_column_get_visible (column));
  }
  return g_variant_builder_end (&builder);
}

static void
arrange_usually (CohortTeamTable *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    const Column *one = g_ptr_array_index (self->columns, i);

    gtk_column_view_insert_column (self->view, i, one->column);
    gtk_column_view_column_set_fixed_width (one->column, -1);
    gtk_column_view_column_set_visible (one->column, one->usual);
  }
}

/** cohort_team_table_set_layout: columns it does not name come after those it does */
void
cohort_team_table_set_layout (CohortTeamTable *self, GVariant *layout)
{
  GVariantIter iter;
  const char *id;
  gboolean shown;
  int width;
  guint at = 0;

  self->arranging = TRUE;
  arrange_usually (self);
  g_variant_iter_init (&iter, layout);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &width, &shown))
    for (guint i = 0; i < self->columns->len; i++) {
      const Column *one = g_ptr_array_index (self->columns, i);

      if (!g_str_equal (one->id, id))
        continue;
      gtk_column_view_insert_column (self->view, at++, one->column);
      gtk_column_view_column_set_fixed_width (one->column, MAX (width, -1));
      gtk_column_view_column_set_visible (one->column, shown || one->cell == COHORT_TEAM_CELL_NAME);
    }
  self->arranging = FALSE;
}

static void
activate_cb (CohortTeamTable *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, position);
}

static void
sorted_cb (CohortTeamTable *self)
{
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}

/* Asks for more room where text is larger, so that a list takes the table's place in time. */
static void
fit_text (CohortTeamTable *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  gtk_widget_set_size_request (
      GTK_WIDGET (self),
      dpi > USUAL_DPI ? LEAST_WIDTH * (dpi / 1024) / (USUAL_DPI / 1024) : LEAST_WIDTH, -1);
}

static void
cohort_team_table_dispose (GObject *object)
{
  CohortTeamTable *self = COHORT_TEAM_TABLE (object);

  if (self->view != NULL) {
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_columns (self->view), self);
    gtk_column_view_set_model (self->view, NULL);
    clear_columns (self);
    self->view = NULL;
  }
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->program, cohort_program_unref);

  G_OBJECT_CLASS (cohort_team_table_parent_class)->dispose (object);
}

static gboolean
cohort_team_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (COHORT_TEAM_TABLE (widget)->view));
}

static void
cohort_team_table_class_init (CohortTeamTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_team_table_dispose;
  GTK_WIDGET_CLASS (klass)->focus = cohort_focus_child;
  GTK_WIDGET_CLASS (klass)->grab_focus = cohort_team_table_grab_focus;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", COHORT_TYPE_TEAM_TABLE, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_LAYOUT_CHANGED]
      = g_signal_new ("layout-changed", COHORT_TYPE_TEAM_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SORTED] = g_signal_new ("sorted", COHORT_TYPE_TEAM_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cohort_team_table_init (CohortTeamTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (NULL);

  self->view = GTK_COLUMN_VIEW (view);
  self->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (view, "team");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Team"),
                                  -1);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (gtk_column_view_get_columns (self->view), "items-changed",
                            G_CALLBACK (layout_changed_cb), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (sorted_cb), self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (fit_text), self, G_CONNECT_SWAPPED);
  fit_text (self);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
