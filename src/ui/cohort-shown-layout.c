/* Lays out a stack as what it shows needs it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-shown-layout.h"

struct _CohortShownLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CohortShownLayout, cohort_shown_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
get_shown (GtkWidget *widget)
{
  GtkWidget *child = gtk_stack_get_visible_child (GTK_STACK (widget));

  return child != NULL && gtk_widget_get_visible (child) ? child : NULL;
}

static GtkSizeRequestMode
cohort_shown_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  GtkWidget *child = get_shown (widget);

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
cohort_shown_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  GtkWidget *child = get_shown (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

/* While one page gives way to another both are drawn. */
static void
cohort_shown_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int least_width, least_height;

    if (!gtk_widget_get_visible (child) || !gtk_widget_get_child_visible (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least_width), &least_height,
                        NULL, NULL, NULL);
    gtk_widget_allocate (child, MAX (width, least_width), MAX (height, least_height), -1, NULL);
  }
}

/* A homogeneous stack does not measure anew when it shows another page. */
static void
cohort_shown_layout_root (GtkLayoutManager *manager)
{
  GtkStack *stack = GTK_STACK (gtk_layout_manager_get_widget (manager));

  gtk_stack_set_hhomogeneous (stack, FALSE);
  gtk_stack_set_vhomogeneous (stack, FALSE);
}

static void
cohort_shown_layout_class_init (CohortShownLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = cohort_shown_layout_get_request_mode;
  manager_class->measure = cohort_shown_layout_measure;
  manager_class->root = cohort_shown_layout_root;
  manager_class->allocate = cohort_shown_layout_allocate;
}

static void
cohort_shown_layout_init (CohortShownLayout *self)
{
}
