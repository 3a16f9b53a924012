/* A row's parts beside each other, measured once for the width there is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-row-layout.h"

/* Between the parts of a row, as the platform's style has it. */
#define ROW_SPACING 6

struct _CohortRowLayout {
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean folds;
};

G_DEFINE_FINAL_TYPE (CohortRowLayout, cohort_row_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
cohort_row_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* (element-type GtkRequestedSize): the least and the best widths of the children that show */
static GArray *
list_children (GtkWidget *widget)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkRequestedSize size = {.data = child};

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size,
                        &size.natural_size, NULL, NULL);
    g_array_append_val (sizes, size);
  }
  return sizes;
}

static int
get_spacing (CohortRowLayout *self, const GArray *sizes)
{
  return sizes->len > 0 ? ((int)sizes->len - 1) * self->spacing : 0;
}

/* Leaves in minimum_size what each child gets of @width: what is over goes to those that expand. */
static void
share_width (CohortRowLayout *self, GArray *sizes, int width)
{
  guint n_expanding = 0;
  int rest = width - get_spacing (self, sizes);

  for (guint i = 0; i < sizes->len; i++) {
    const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);

    rest -= size->minimum_size;
    n_expanding += gtk_widget_compute_expand (size->data, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
  }
  rest = gtk_distribute_natural_allocation (MAX (rest, 0), sizes->len,
                                            (GtkRequestedSize *)(gpointer)sizes->data);
  for (guint i = 0; i < sizes->len && n_expanding > 0; i++) {
    GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);

    if (!gtk_widget_compute_expand (size->data, GTK_ORIENTATION_HORIZONTAL))
      continue;
    size->minimum_size += rest / (int)n_expanding;
    rest -= rest / (int)n_expanding--;
  }
}

static void
measure_width (CohortRowLayout *self, const GArray *sizes, int *minimum, int *natural)
{
  *minimum = *natural = get_spacing (self, sizes);
  for (guint i = 0; i < sizes->len; i++) {
    *minimum += g_array_index (sizes, GtkRequestedSize, i).minimum_size;
    *natural += g_array_index (sizes, GtkRequestedSize, i).natural_size;
  }
}

/* Takes the last part out of @sizes, and leaves in @last what it is to get, when it goes below. */
static gboolean
fold (CohortRowLayout *self, GArray *sizes, int width, GtkRequestedSize *last)
{
  if (!self->folds || sizes->len < 2)
    return FALSE;
  *last = g_array_index (sizes, GtkRequestedSize, sizes->len - 1);
  if (last->natural_size <= width / 2)
    return FALSE;
  g_array_set_size (sizes, sizes->len - 1);
  last->minimum_size = CLAMP (width, last->minimum_size, last->natural_size);
  return TRUE;
}

static void
cohort_row_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  CohortRowLayout *self = COHORT_ROW_LAYOUT (manager);
  g_autoptr (GArray) sizes = list_children (widget);
  GtkRequestedSize last;
  int least, best, least_below = 0, best_below = 0;

  measure_width (self, sizes, &least, &best);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = least;
    *natural = best;
    return;
  }
  for_size = for_size < 0 ? best : MAX (for_size, least);
  *minimum = *natural = 0;
  if (fold (self, sizes, for_size, &last))
    gtk_widget_measure (last.data, GTK_ORIENTATION_VERTICAL, last.minimum_size, &least_below,
                        &best_below, NULL, NULL);
  share_width (self, sizes, for_size);
  for (guint i = 0; i < sizes->len; i++) {
    const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
    int child_least, child_best;

    gtk_widget_measure (size->data, GTK_ORIENTATION_VERTICAL, size->minimum_size, &child_least,
                        &child_best, NULL, NULL);
    *minimum = MAX (*minimum, child_least);
    *natural = MAX (*natural, child_best);
  }
  *minimum += least_below;
  *natural += best_below;
}

static void
cohort_row_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  CohortRowLayout *self = COHORT_ROW_LAYOUT (manager);
  g_autoptr (GArray) sizes = list_children (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkRequestedSize last;
  int x = 0;

  if (fold (self, sizes, width, &last)) {
    int below;

    gtk_widget_measure (last.data, GTK_ORIENTATION_VERTICAL, last.minimum_size, NULL, &below, NULL,
                        NULL);
    height = MAX (height - below, 0);
    gtk_widget_size_allocate (last.data,
                              &(GtkAllocation){mirrored ? width - last.minimum_size : 0, height,
                                               last.minimum_size, below},
                              -1);
  }
  share_width (self, sizes, width);
  for (guint i = 0; i < sizes->len; i++) {
    const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
    int left = mirrored ? width - x - size->minimum_size : x;

    gtk_widget_size_allocate (size->data, &(GtkAllocation){left, 0, size->minimum_size, height},
                              -1);
    x += size->minimum_size + self->spacing;
  }
}

static void
cohort_row_layout_class_init (CohortRowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = cohort_row_layout_get_request_mode;
  manager_class->measure = cohort_row_layout_measure;
  manager_class->allocate = cohort_row_layout_allocate;
}

static void
cohort_row_layout_init (CohortRowLayout *self)
{
}

/** cohort_row_layout_new: Returns: (transfer full): see the header */
GtkLayoutManager *
cohort_row_layout_new (int spacing)
{
  CohortRowLayout *self = g_object_new (COHORT_TYPE_ROW_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/* (nullable): the box that holds the parts of the row */
static GtkWidget *
find_line (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BOX (widget) && gtk_widget_has_css_class (widget, "header"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_line (child);
  return found;
}

static void
adopt (GtkWidget *row, gboolean folds)
{
  GtkWidget *line = find_line (row);
  GtkLayoutManager *layout = cohort_row_layout_new (ROW_SPACING);

  COHORT_ROW_LAYOUT (layout)->folds = folds;
  if (line != NULL)
    gtk_widget_set_layout_manager (line, layout);
  else
    g_object_unref (layout);
}

/** cohort_row_layout_adopt: see the header */
void
cohort_row_layout_adopt (GtkWidget *row)
{
  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  adopt (row, FALSE);
}

/** cohort_row_layout_adopt_folding: see the header */
void
cohort_row_layout_adopt_folding (GtkWidget *row)
{
  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  adopt (row, TRUE);
}
