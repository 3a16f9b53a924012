/* Children beside each other, each as wide as it likes, in as many lines as they need. One that
 * expands takes what its line has left.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-wrap-layout.h"

#define LINE_SPACING 6

struct _CohortWrapLayout {
  GtkLayoutManager parent_instance;

  int spacing; /* between the children of a line */
};

G_DEFINE_FINAL_TYPE (CohortWrapLayout, cohort_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0, PROP_SPACING, N_PROPS };

static GParamSpec *properties[N_PROPS];

static GtkSizeRequestMode
cohort_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Told the place of each child. */
typedef void (*PlaceFunc) (GtkWidget *child, const GdkRectangle *area);

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_spacing (GtkWidget *widget)
{
  return COHORT_WRAP_LAYOUT (gtk_widget_get_layout_manager (widget))->spacing;
}

static int
measure_child (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return MIN (natural, width);
}

/* Returns: (nullable): the child the next line begins with; @rest: what nobody in this one likes */
static GtkWidget *
find_line_end (GtkWidget *first, int width, int *rest)
{
  GtkWidget *child = first;
  int spacing = get_spacing (gtk_widget_get_parent (first));
  int used = measure_child (first, width);

  for (child = skip_hidden (gtk_widget_get_next_sibling (first)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child))) {
    int more = spacing + measure_child (child, width);

    if (used + more > width)
      break;
    used += more;
  }
  *rest = width - used;
  return child;
}

/* Puts the children from @first to before @end in the middle of @line, whose height is 0 as long as
 * it is not known. Returns: that height */
static int
lay_out_line (GtkWidget *first, GtkWidget *end, GdkRectangle line, int rest, PlaceFunc place)
{
  GtkWidget *widget = gtk_widget_get_parent (first);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, height = 0;

  for (GtkWidget *child = first; child != end;
       child = skip_hidden (gtk_widget_get_next_sibling (child))) {
    GdkRectangle area = {x, line.y, measure_child (child, line.width), 0};

    if (gtk_widget_get_hexpand (child)) {
      area.width += rest;
      rest = 0;
    }
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, area.width, NULL, &area.height, NULL,
                        NULL);
    x += area.width + get_spacing (widget);
    height = MAX (height, area.height);
    if (mirrored)
      area.x = line.width - area.x - area.width;
    area.y += MAX (line.height - area.height, 0) / 2;
    if (place != NULL)
      place (child, &area);
  }
  return height;
}

/* The place of each child in @width, told to @place when it is not NULL. Returns: the height */
static int
lay_out (GtkWidget *widget, int width, PlaceFunc place)
{
  GtkWidget *first = skip_hidden (gtk_widget_get_first_child (widget));
  GdkRectangle line = {0, 0, width, 0};

  while (first != NULL) {
    int rest;
    GtkWidget *end = find_line_end (first, width, &rest);

    line.height = lay_out_line (first, end, line, rest, NULL);
    if (place != NULL)
      lay_out_line (first, end, line, rest, place);
    line.y += line.height + (end != NULL ? LINE_SPACING : 0);
    line.height = 0;
    first = end;
  }
  return line.y;
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
    *natural += (*natural > 0 ? get_spacing (widget) : 0) + liked;
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
  measure_width (widget, minimum, natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (widget, for_size < 0 ? *natural : for_size, NULL);
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
cohort_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, COHORT_WRAP_LAYOUT (object)->spacing);
}

static void
cohort_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  COHORT_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
cohort_wrap_layout_class_init (CohortWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = cohort_wrap_layout_get_property;
  G_OBJECT_CLASS (klass)->set_property = cohort_wrap_layout_set_property;
  layout_class->get_request_mode = cohort_wrap_layout_get_request_mode;
  layout_class->measure = cohort_wrap_layout_measure;
  layout_class->allocate = cohort_wrap_layout_allocate;

  properties[PROP_SPACING]
      = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 12,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
cohort_wrap_layout_init (CohortWrapLayout *self)
{
}
