/* As many equal columns as fit: side by side in a wide window, one below the other in a narrow one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-columns-layout.h"

struct _CohortColumnsLayout {
  GtkLayoutManager parent_instance;

  int min_column_width;
  int max_columns;
  int spacing;
};

G_DEFINE_FINAL_TYPE (CohortColumnsLayout, cohort_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0, PROP_MIN_COLUMN_WIDTH, PROP_MAX_COLUMNS, PROP_SPACING, N_PROPS };

static GParamSpec *properties[N_PROPS];

static GtkWidget *
find_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
count_columns (CohortColumnsLayout *self, int width)
{
  return CLAMP ((width + self->spacing) / (self->min_column_width + self->spacing), 1,
                self->max_columns);
}

static int
get_column_width (CohortColumnsLayout *self, int width)
{
  int n = count_columns (self, width);

  return MAX ((width - (n - 1) * self->spacing) / n, 0);
}

/* The children of one row from *@child on, which is moved to the first of the next; the row's
 * height. */
static int
measure_row (GtkWidget **child, int n_columns, int column_width)
{
  int height = 0;

  for (int i = 0; i < n_columns && *child != NULL; i++) {
    int natural;

    gtk_widget_measure (*child, GTK_ORIENTATION_VERTICAL, column_width, NULL, &natural, NULL, NULL);
    height = MAX (height, natural);
    *child = find_shown (gtk_widget_get_next_sibling (*child));
  }
  return height;
}

static GtkSizeRequestMode
cohort_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (CohortColumnsLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *c = find_shown (gtk_widget_get_first_child (widget)); c != NULL;
       c = find_shown (gtk_widget_get_next_sibling (c))) {
    int least;

    gtk_widget_measure (c, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    *minimum = MAX (*minimum, least);
  }
  *natural = MAX (*minimum,
                  self->max_columns * (self->min_column_width + self->spacing) - self->spacing);
}

static void
cohort_columns_layout_measure (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  CohortColumnsLayout *self = COHORT_COLUMNS_LAYOUT (manager);
  GtkWidget *child = find_shown (gtk_widget_get_first_child (widget));
  int width = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_width (self, widget, minimum, natural);
    return;
  }
  if (for_size < 0)
    measure_width (self, widget, &(int){0}, &width);
  else
    width = for_size;
  while (child != NULL) {
    *natural += measure_row (&child, count_columns (self, width), get_column_width (self, width));
    *natural += child != NULL ? self->spacing : 0;
  }
  *minimum = *natural;
}

static void
cohort_columns_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  CohortColumnsLayout *self = COHORT_COLUMNS_LAYOUT (manager);
  int n_columns = count_columns (self, width), column_width = get_column_width (self, width), y = 0;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = find_shown (gtk_widget_get_first_child (widget));

  while (child != NULL) {
    GtkWidget *next = child;
    int row_height = measure_row (&next, n_columns, column_width);

    for (int i = 0; child != next; i++) {
      int column = mirrored ? n_columns - 1 - i : i;

      gtk_widget_size_allocate (
          child,
          &(GtkAllocation){column * (column_width + self->spacing), y, column_width, row_height},
          -1);
      child = find_shown (gtk_widget_get_next_sibling (child));
    }
    y += row_height + self->spacing;
  }
}

static int *
get_member (CohortColumnsLayout *self, guint id)
{
  return id == PROP_MIN_COLUMN_WIDTH ? &self->min_column_width
         : id == PROP_MAX_COLUMNS    ? &self->max_columns
                                     : &self->spacing;
}

static void
cohort_columns_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, *get_member (COHORT_COLUMNS_LAYOUT (object), id));
}

static void
cohort_columns_layout_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  *get_member (COHORT_COLUMNS_LAYOUT (object), id) = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
cohort_columns_layout_class_init (CohortColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cohort_columns_layout_get_property;
  object_class->set_property = cohort_columns_layout_set_property;
  manager_class->get_request_mode = cohort_columns_layout_get_request_mode;
  manager_class->measure = cohort_columns_layout_measure;
  manager_class->allocate = cohort_columns_layout_allocate;

  properties[PROP_MIN_COLUMN_WIDTH]
      = g_param_spec_int ("min-column-width", NULL, NULL, 1, G_MAXINT, 300, flags);
  properties[PROP_MAX_COLUMNS]
      = g_param_spec_int ("max-columns", NULL, NULL, 1, G_MAXINT, 2, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 18, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cohort_columns_layout_init (CohortColumnsLayout *self)
{
}
