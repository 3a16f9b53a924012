/* Coverage as a table that keeps its heads in sight and is read and used by keyboard.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-matrix-cell.h"
#include "cohort-matrix-view-private.h"

#include <glib/gi18n-lib.h>

/* More names than this are no longer read, only how many. */
#define MOST_NAMES 8

G_DEFINE_FINAL_TYPE (CohortMatrixView, cohort_matrix_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_DETAIL, PROP_FOLDED, N_PROPS };

static GParamSpec *properties[N_PROPS];

static guint
count_rows (CohortMatrixView *self)
{
  return self->row_heads->len;
}

static guint
count_columns (CohortMatrixView *self)
{
  return self->column_heads->len;
}

/** cohort_matrix_view_get_cell: Returns: (transfer none): the cell at a place */
GtkWidget *
cohort_matrix_view_get_cell (CohortMatrixView *self, guint row, guint column)
{
  g_return_val_if_fail (row < count_rows (self) && column < count_columns (self), NULL);

  return g_ptr_array_index (self->cells, row * count_columns (self) + column);
}

static gboolean
is_shown (CohortMatrixView *self, guint row)
{
  return gtk_widget_get_visible (g_ptr_array_index (self->row_heads, row));
}

/* What a cell is made of; totals and the people of all are put together here. */

static const char *
get_head (GPtrArray *heads, guint index)
{
  const CohortMatrixHead *head = index < heads->len ? g_ptr_array_index (heads, index) : NULL;

  return head != NULL ? head->label : NULL;
}

static const CohortCell *
get_data (CohortMatrixView *self, guint row, guint column)
{
  guint n_rows = cohort_matrix_get_rows (self->matrix)->len;
  guint n_columns = cohort_matrix_get_columns (self->matrix)->len;

  if (row < n_rows && column < n_columns)
    return cohort_matrix_get_cell (self->matrix, row, column);
  if (row < n_rows)
    return cohort_matrix_get_row_total (self->matrix, row);
  return column < n_columns ? cohort_matrix_get_column_total (self->matrix, column) : NULL;
}

static const char *
get_row_label (CohortMatrixView *self, guint row)
{
  const char *label = get_head (cohort_matrix_get_rows (self->matrix), row);

  if (label != NULL)
    return label;
  return self->shape == COHORT_MATRIX_ROLES_BY_BANDS ? _ ("All roles") : _ ("All sectors");
}

/* "grades 3–5": as it is said beside a role. */
static char *
dup_spoken_column (CohortMatrixView *self, guint column)
{
  GPtrArray *columns = cohort_matrix_get_columns (self->matrix);
  const char *label = get_head (columns, column);

  if (label == NULL)
    return g_strdup (_ ("in all"));
  if (g_unichar_isdigit (g_utf8_get_char (label)) || g_str_has_prefix (label, "TK"))
    /* Translators: %s is a span of grades, "3–5". */
    return g_strdup_printf (_ ("grades %s"), label);
  return g_strdup (label);
}

static char *
dup_title (CohortMatrixView *self, guint row, guint column)
{
  const char *of_row = get_head (cohort_matrix_get_rows (self->matrix), row);
  const char *of_column = get_head (cohort_matrix_get_columns (self->matrix), column);

  if (of_row == NULL)
    return g_strdup (of_column != NULL ? of_column : _ ("Everybody"));
  return of_column != NULL ? g_strdup_printf ("%s · %s", of_row, of_column) : g_strdup (of_row);
}

static char *
dup_value (CohortMatrixView *self, const CohortCell *cell)
{
  guint people = cohort_matrix_get_people (self->matrix);

  if (cell != NULL)
    return cohort_cell_dup_text (self->matrix, cell);
  return g_strdup_printf (ngettext ("%u person", "%u people", people), people);
}

static void
append_name (CohortMatrixView *self, GString *text, const char *id, const char *separator)
{
  const CohortPerson *person = cohort_snapshot_find (self->snapshot, COHORT_RECORD_PERSON, id);
  g_autofree char *name = person != NULL ? cohort_person_dup_name (person) : NULL;

  if (name != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", name);
}

/* Who is in a cell, and after them who is only on the bench. */
static char *
dup_names (CohortMatrixView *self, const CohortCell *cell)
{
  GString *text = g_string_new (NULL);
  guint n_here = cell->people->len - cell->bench;

  for (guint i = 0; i < cell->people->len && i < MOST_NAMES; i++) {
    if (i == n_here && n_here > 0)
      /* Translators: between the names of who goes and of who does not. */
      g_string_append (text, _ (" · on the bench: "));
    append_name (self, text, g_ptr_array_index (cell->people, i),
                 i == n_here && n_here > 0 ? "" : ", ");
  }
  if (cell->people->len > MOST_NAMES)
    g_string_append_printf (text, _ (", and %u more"), cell->people->len - MOST_NAMES);
  return g_string_free (text, text->len == 0);
}

static void
show_cell (CohortMatrixView *self, guint row, guint column)
{
  const CohortCell all = {COHORT_CELL_GOING, cohort_matrix_get_people (self->matrix), 0, 0, NULL};
  const CohortCell *cell = get_data (self, row, column);
  g_autofree char *spoken = dup_spoken_column (self, column);
  g_autofree char *value = dup_value (self, cell);
  g_autofree char *names = cell != NULL ? dup_names (self, cell) : NULL;
  /* Translators: a cell of a table: "Teacher leader, grades 3–5: 1 going". */
  g_autofree char *name
      = g_strdup_printf (_ ("%1$s, %2$s: %3$s"), get_row_label (self, row), spoken, value);

  cohort_matrix_cell_show (COHORT_MATRIX_CELL (cohort_matrix_view_get_cell (self, row, column)),
                           cell != NULL ? cell : &all, name, names);
}

static void
set_detail (CohortMatrixView *self)
{
  GtkWidget *cell
      = count_rows (self) > 0 ? cohort_matrix_view_get_cell (self, self->row, self->column) : NULL;
  const char *name, *names;

  g_clear_pointer (&self->detail, g_free);
  if (cell != NULL && gtk_widget_has_focus (cell)) {
    name = cohort_matrix_cell_get_name (COHORT_MATRIX_CELL (cell));
    names = cohort_matrix_cell_get_names (COHORT_MATRIX_CELL (cell));
    /* Translators: a cell in words, and who is in it. */
    self->detail
        = names != NULL ? g_strdup_printf (_ ("%1$s: %2$s"), name, names) : g_strdup (name);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

static void
focus_changed_cb (CohortMatrixView *self, GParamSpec *spec, GtkWidget *cell)
{
  guint index;

  if (gtk_widget_has_focus (cell) && g_ptr_array_find (self->cells, cell, &index)) {
    self->row = index / count_columns (self);
    self->column = index % count_columns (self);
  }
  set_detail (self);
}

static void
add_people (GVariantBuilder *builder, const CohortCell *cell)
{
  for (guint i = 0; i < cell->people->len; i++)
    g_variant_builder_add (builder, "s", g_ptr_array_index (cell->people, i));
}

static void
clicked_cb (CohortMatrixView *self, GtkWidget *button)
{
  GVariantBuilder builder;
  g_autofree char *title = NULL;
  const CohortCell *cell;
  guint index;

  if (!g_ptr_array_find (self->cells, button, &index))
    return;
  cell = get_data (self, index / count_columns (self), index % count_columns (self));
  if (cell != NULL && cell->people->len == 0) {
    gtk_widget_error_bell (button);
    return;
  }
  title = dup_title (self, index / count_columns (self), index % count_columns (self));
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));
  if (cell != NULL)
    add_people (&builder, cell);
  else
    for (guint i = 0; i + 1 < count_columns (self); i++)
      add_people (&builder, cohort_matrix_get_column_total (self->matrix, i));
  gtk_widget_activate_action (GTK_WIDGET (self), "team.show-people", "(sas)", title, &builder);
}

/* Making the children. */

static GtkWidget *
make_head (CohortMatrixView *self,
           const char *text,
           float xalign,
           const char *css_class,
           GtkAccessibleRole role)
{
  GtkWidget *head = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, "xalign",
                                  xalign, "wrap", TRUE, NULL);

  gtk_label_set_justify (GTK_LABEL (head), xalign == 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (head, css_class);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  return head;
}

static void
remove_children (CohortMatrixView *self)
{
  GPtrArray *const all[] = {self->cells, self->row_heads, self->column_heads};

  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    for (guint j = 0; j < all[i]->len; j++)
      gtk_widget_unparent (g_ptr_array_index (all[i], j));
    g_ptr_array_set_size (all[i], 0);
  }
  g_clear_pointer (&self->backdrop, gtk_widget_unparent);
}

static void
make_row (CohortMatrixView *self, guint row)
{
  GPtrArray *columns = cohort_matrix_get_columns (self->matrix);

  g_ptr_array_add (self->row_heads, make_head (self, get_row_label (self, row), 0,
                                               "caption-heading", GTK_ACCESSIBLE_ROLE_ROW_HEADER));
  for (guint i = 0; i <= columns->len; i++) {
    const char *label = get_head (columns, i);
    GtkWidget *cell = cohort_matrix_cell_new (label != NULL ? label : _ ("All"), i, row);

    if (label == NULL || row == cohort_matrix_get_rows (self->matrix)->len)
      gtk_widget_add_css_class (cell, "total");
    g_signal_connect_swapped (cell, "clicked", G_CALLBACK (clicked_cb), self);
    g_signal_connect_swapped (cell, "notify::has-focus", G_CALLBACK (focus_changed_cb), self);
    cohort_matrix_cell_set_named (COHORT_MATRIX_CELL (cell), self->narrow);
    gtk_widget_set_parent (cell, GTK_WIDGET (self));
    g_ptr_array_add (self->cells, cell);
  }
}

/* What is drawn later is above what is drawn before: the heads of the columns come last. */
static void
make_children (CohortMatrixView *self)
{
  GPtrArray *rows = cohort_matrix_get_rows (self->matrix);
  GPtrArray *columns = cohort_matrix_get_columns (self->matrix);

  remove_children (self);
  for (guint i = 0; i <= rows->len; i++)
    make_row (self, i);
  self->backdrop = adw_bin_new ();
  gtk_widget_add_css_class (self->backdrop, "backdrop");
  gtk_widget_set_parent (self->backdrop, GTK_WIDGET (self));
  for (guint i = 0; i <= columns->len; i++) {
    const char *label = get_head (columns, i);
    GtkWidget *head = make_head (self, label != NULL ? label : _ ("All"), 0.5, "caption-heading",
                                 GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

    gtk_widget_set_visible (head, !self->narrow);
    g_ptr_array_add (self->column_heads, head);
  }
  gtk_widget_set_visible (self->backdrop, !self->narrow);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int)columns->len + 1, GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int)rows->len + 1, -1);
  self->row = self->column = 0;
}

static gboolean
is_worth_a_row (CohortMatrixView *self, guint row)
{
  GPtrArray *rows = cohort_matrix_get_rows (self->matrix);
  const CohortMatrixHead *head = row < rows->len ? g_ptr_array_index (rows, row) : NULL;

  return head == NULL || self->asked == NULL || g_hash_table_contains (self->asked, head->code)
         || cohort_matrix_get_row_total (self->matrix, row)->people->len > 0;
}

static void
fold_rows (CohortMatrixView *self)
{
  guint folded = 0;

  for (guint row = 0; row < count_rows (self); row++) {
    gboolean worth = is_worth_a_row (self, row);

    folded += worth ? 0 : 1;
    gtk_widget_set_visible (g_ptr_array_index (self->row_heads, row), worth || self->show_all);
    for (guint i = 0; i < count_columns (self); i++)
      gtk_widget_set_visible (cohort_matrix_view_get_cell (self, row, i), worth || self->show_all);
  }
  if (folded != self->folded) {
    self->folded = folded;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  }
  while (self->row < count_rows (self) && !is_shown (self, self->row))
    self->row++;
}

static gboolean
has_same_heads (const CohortMatrix *a, const CohortMatrix *b)
{
  GPtrArray *const heads[] = {cohort_matrix_get_columns (a), cohort_matrix_get_columns (b)};

  if (heads[0]->len != heads[1]->len
      || cohort_matrix_get_rows (a)->len != cohort_matrix_get_rows (b)->len)
    return FALSE;
  for (guint i = 0; i < heads[0]->len; i++)
    if (g_strcmp0 (get_head (heads[0], i), get_head (heads[1], i)) != 0)
      return FALSE;
  return TRUE;
}

/** cohort_matrix_view_take: see the header; the focus stays where it is while the heads do */
void
cohort_matrix_view_take (CohortMatrixView *self,
                         CohortMatrix *matrix,
                         CohortMatrixShape shape,
                         CohortSnapshot *snapshot,
                         GHashTable *asked)
{
  gboolean same
      = self->matrix != NULL && self->shape == shape && has_same_heads (self->matrix, matrix);
  CohortSnapshot *before = self->snapshot;

  g_clear_pointer (&self->matrix, cohort_matrix_free);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  self->matrix = matrix;
  self->shape = shape;
  self->snapshot = cohort_snapshot_ref (snapshot);
  self->asked = asked != NULL ? g_hash_table_ref (asked) : NULL;
  g_clear_pointer (&before, cohort_snapshot_unref);
  if (!same)
    make_children (self);
  for (guint row = 0; row < count_rows (self); row++)
    for (guint i = 0; i < count_columns (self); i++)
      show_cell (self, row, i);
  fold_rows (self);
  set_detail (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** cohort_matrix_view_set_show_all: whether the rows nobody is in and nobody asked for are shown */
void
cohort_matrix_view_set_show_all (CohortMatrixView *self, gboolean show_all)
{
  self->show_all = show_all;
  if (self->matrix != NULL)
    fold_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The widget. */

int
cohort_matrix_view_get_scrolled (CohortMatrixView *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *content
      = window != NULL ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (window)) : NULL;
  int most = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * self->head_height;
  graphene_point_t corner;

  if (GTK_IS_VIEWPORT (content))
    content = gtk_viewport_get_child (GTK_VIEWPORT (content));
  if (self->adjustment == NULL || content == NULL
      || !gtk_widget_compute_point (GTK_WIDGET (self), content, &GRAPHENE_POINT_INIT (0, 0),
                                    &corner))
    return 0;
  return CLAMP ((int)gtk_adjustment_get_value (self->adjustment) - (int)corner.y, 0, MAX (most, 0));
}

static GtkSizeRequestMode
cohort_matrix_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cohort_matrix_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  CohortMatrixView *self = COHORT_MATRIX_VIEW (widget);
  int table;

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = 0;
  if (count_columns (self) == 0)
    return;
  table = cohort_matrix_view_get_table_width (self);
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = cohort_matrix_view_arrange (self, for_size < 0 ? table : for_size, FALSE);
    return;
  }
  /* Narrower than a table it becomes lists, which are about as wide as one cell. */
  for (guint i = 0; i < self->cells->len; i++)
    *minimum = MAX (*minimum,
                    cohort_matrix_cell_get_least_width (g_ptr_array_index (self->cells, i), TRUE));
  *natural = MAX (table, *minimum);
}

static gboolean
fit_cb (gpointer user_data)
{
  CohortMatrixView *self = user_data;

  self->narrow_source = 0;
  self->narrow = !self->narrow;
  for (guint i = 0; i < self->cells->len; i++)
    cohort_matrix_cell_set_named (g_ptr_array_index (self->cells, i), self->narrow);
  for (guint i = 0; i < count_columns (self); i++)
    gtk_widget_set_visible (g_ptr_array_index (self->column_heads, i), !self->narrow);
  gtk_widget_set_visible (self->backdrop, !self->narrow);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* In the middle of a layout nothing else may change. */
static void
cohort_matrix_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CohortMatrixView *self = COHORT_MATRIX_VIEW (widget);

  if (count_columns (self) == 0)
    return;
  if (self->narrow != (width < cohort_matrix_view_get_table_width (self))
      && self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
  cohort_matrix_view_arrange (self, width, TRUE);
}

static gboolean
cohort_matrix_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return cohort_matrix_view_focus_cell (COHORT_MATRIX_VIEW (widget));
}

static gboolean
cohort_matrix_view_grab_focus (GtkWidget *widget)
{
  return cohort_matrix_view_focus_cell (COHORT_MATRIX_VIEW (widget));
}

static void
drop_adjustment (CohortMatrixView *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
}

static void
cohort_matrix_view_root (GtkWidget *widget)
{
  CohortMatrixView *self = COHORT_MATRIX_VIEW (widget);
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (cohort_matrix_view_parent_class)->root (widget);
  drop_adjustment (self);
  if (window == NULL)
    return;
  self->adjustment
      = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)));
  g_signal_connect_swapped (self->adjustment, "value-changed",
                            G_CALLBACK (gtk_widget_queue_allocate), self);
}

static void
cohort_matrix_view_unroot (GtkWidget *widget)
{
  drop_adjustment (COHORT_MATRIX_VIEW (widget));
  GTK_WIDGET_CLASS (cohort_matrix_view_parent_class)->unroot (widget);
}

static void
cohort_matrix_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  CohortMatrixView *self = COHORT_MATRIX_VIEW (object);

  switch (id) {
  case PROP_DETAIL:
    g_value_set_string (value, self->detail);
    break;
  case PROP_FOLDED:
    g_value_set_uint (value, self->folded);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
cohort_matrix_view_dispose (GObject *object)
{
  CohortMatrixView *self = COHORT_MATRIX_VIEW (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  for (guint i = 0; self->cells != NULL && i < self->cells->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->cells, i), self);
  if (self->cells != NULL)
    remove_children (self);
  drop_adjustment (self);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->row_heads, g_ptr_array_unref);
  g_clear_pointer (&self->column_heads, g_ptr_array_unref);
  g_clear_pointer (&self->matrix, cohort_matrix_free);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->detail, g_free);

  G_OBJECT_CLASS (cohort_matrix_view_parent_class)->dispose (object);
}

static void
cohort_matrix_view_class_init (CohortMatrixViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cohort_matrix_view_dispose;
  object_class->get_property = cohort_matrix_view_get_property;
  widget_class->get_request_mode = cohort_matrix_view_get_request_mode;
  widget_class->measure = cohort_matrix_view_measure;
  widget_class->size_allocate = cohort_matrix_view_size_allocate;
  widget_class->focus = cohort_matrix_view_focus;
  widget_class->grab_focus = cohort_matrix_view_grab_focus;
  widget_class->root = cohort_matrix_view_root;
  widget_class->unroot = cohort_matrix_view_unroot;

  properties[PROP_DETAIL]
      = g_param_spec_string ("detail", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_uint ("folded", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
cohort_matrix_view_init (CohortMatrixView *self)
{
  self->cells = g_ptr_array_new ();
  self->row_heads = g_ptr_array_new ();
  self->column_heads = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Coverage"), -1);
  cohort_matrix_view_add_keys (self);
}
