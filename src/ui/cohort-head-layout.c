/* Lays out a list with what is said and chosen over it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-head-layout.h"

/* A list of which fewer lines are seen is none to look through. */
#define LEAST_LINES 5

struct _CohortHeadLayout {
  GtkLayoutManager parent_instance;

  gboolean list_yields;
};

G_DEFINE_FINAL_TYPE (CohortHeadLayout, cohort_head_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0, PROP_LIST_YIELDS, N_PROPS };

static GParamSpec *properties[N_PROPS];

static GtkSizeRequestMode
cohort_head_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cohort_head_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int least, wanted;

    if (!gtk_widget_should_layout (child))
      continue;
    /* How wide a child would be does not depend on its share of a height. */
    gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1,
                        &least, &wanted, NULL, NULL);
    *minimum = orientation == GTK_ORIENTATION_VERTICAL ? *minimum + least : MAX (*minimum, least);
    *natural = orientation == GTK_ORIENTATION_VERTICAL ? *natural + wanted : MAX (*natural, wanted);
  }
}

static int
get_line_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

/* What those after @head need at least. */
static int
measure_rest (GtkWidget *head, int width)
{
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_next_sibling (head); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int least;

    if (!gtk_widget_get_visible (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
    sum += least;
  }
  return sum;
}

static void
allocate_rest (GtkWidget *head, int width, int top, int height, gboolean shown)
{
  for (GtkWidget *child = gtk_widget_get_next_sibling (head); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int least;

    if (!gtk_widget_get_visible (child))
      continue;
    gtk_widget_set_child_visible (child, shown);
    if (!shown)
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
    if (gtk_widget_get_next_sibling (child) == NULL)
      least = MAX (least, height - top);
    gtk_widget_size_allocate (child, &(GtkAllocation){0, top, width, least}, -1);
    top += least;
  }
}

static void
cohort_head_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  CohortHeadLayout *self = COHORT_HEAD_LAYOUT (manager);
  GtkWidget *head = gtk_widget_get_first_child (widget);
  int least, wanted, given;
  gboolean shown;

  if (head == NULL)
    return;
  gtk_widget_measure (head, GTK_ORIENTATION_VERTICAL, width, &least, &wanted, NULL, NULL);
  given = MAX (least, MIN (wanted, height - measure_rest (head, width)));
  shown = !self->list_yields || height - given >= LEAST_LINES * get_line_height (widget);
  if (!shown)
    given = MAX (least, height);
  gtk_widget_size_allocate (head, &(GtkAllocation){0, 0, width, given}, -1);
  allocate_rest (head, width, given, height, shown);
}

static void
cohort_head_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CohortHeadLayout *self = COHORT_HEAD_LAYOUT (object);

  if (id == PROP_LIST_YIELDS)
    g_value_set_boolean (value, self->list_yields);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cohort_head_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CohortHeadLayout *self = COHORT_HEAD_LAYOUT (object);

  if (id == PROP_LIST_YIELDS) {
    self->list_yields = g_value_get_boolean (value);
    gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
cohort_head_layout_class_init (CohortHeadLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = cohort_head_layout_get_property;
  object_class->set_property = cohort_head_layout_set_property;
  manager_class->get_request_mode = cohort_head_layout_get_request_mode;
  manager_class->measure = cohort_head_layout_measure;
  manager_class->allocate = cohort_head_layout_allocate;

  properties[PROP_LIST_YIELDS] = g_param_spec_boolean ("list-yields", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cohort_head_layout_init (CohortHeadLayout *self)
{
}
