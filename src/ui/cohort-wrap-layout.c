/* Children beside each other, each as wide as it likes, in as many lines as they need.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-wrap-layout.h"

#define SPACING      12
#define LINE_SPACING 6

struct _CohortWrapLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CohortWrapLayout, cohort_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
cohort_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The place of each child in @width, told to @place when it is not NULL. Returns: the height */
static int
lay_out (GtkWidget *widget, int width, void (*place) (GtkWidget *child, const GdkRectangle *area))
{
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GdkRectangle area;
    int natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
    area.width = MIN (natural, width);
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, area.width, NULL, &area.height, NULL,
                        NULL);
    if (x > 0 && x + area.width > width) {
      x = 0;
      y += line + LINE_SPACING;
      line = 0;
    }
    area.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - x - area.width : x;
    area.y = y;
    if (place != NULL)
      place (child, &area);
    x += area.width + SPACING;
    line = MAX (line, area.height);
  }
  return y + line;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int least, liked;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &liked, NULL, NULL);
    *minimum = MAX (*minimum, least);
    *natural += (*natural > 0 ? SPACING : 0) + liked;
  }
}

static void
cohort_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = lay_out (widget, for_size < 0 ? G_MAXINT : for_size, NULL);
}

static void
place_child (GtkWidget *child, const GdkRectangle *area)
{
  gtk_widget_size_allocate (child, area, -1);
}

static void
cohort_wrap_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  lay_out (widget, width, place_child);
}

static void
cohort_wrap_layout_class_init (CohortWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = cohort_wrap_layout_get_request_mode;
  layout_class->measure = cohort_wrap_layout_measure;
  layout_class->allocate = cohort_wrap_layout_allocate;
}

static void
cohort_wrap_layout_init (CohortWrapLayout *self)
{
}
