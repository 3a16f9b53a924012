/* What a page or a dialog says over the rest: whole where there is room, else scrolled in what
 * there is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-yielding-bin.h"

#include <glib/gi18n-lib.h>

struct _CohortYieldingBin {
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *viewport;
};

G_DEFINE_FINAL_TYPE (CohortYieldingBin, cohort_yielding_bin, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_CHILD, N_PROPS };

static GParamSpec *properties[N_PROPS];

static GtkSizeRequestMode
cohort_yielding_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cohort_yielding_bin_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  CohortYieldingBin *self = COHORT_YIELDING_BIN (widget);
  GtkWidget *child = gtk_viewport_get_child (GTK_VIEWPORT (self->viewport));

  gtk_widget_measure (self->scrolled, orientation, -1, minimum, natural, NULL, NULL);
  if (child == NULL)
    return;
  /* In a height that is too low for it, it is as wide as in any other. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_widget_measure (child, orientation, for_size, NULL, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MIN (*minimum, *natural);
  else
    *natural = MAX (*minimum, *natural);
}

static void
cohort_yielding_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CohortYieldingBin *self = COHORT_YIELDING_BIN (widget);
  GtkWidget *child = gtk_viewport_get_child (GTK_VIEWPORT (self->viewport));
  int least = 0;

  /* What scrolls by itself stops doing so in here, where it would be a slit. */
  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (self->viewport),
                                     height < least ? GTK_SCROLL_NATURAL : GTK_SCROLL_MINIMUM);
  /* What it shows may be lower than its scroll bar. */
  gtk_widget_measure (self->scrolled, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->scrolled, &(GtkAllocation){0, 0, width, MAX (height, least)}, -1);
}

/* The keyboard stops at words only to scroll them: what has nothing to scroll says that it took the
 * keyboard all the same, and Tab would get no further. */
static gboolean
cohort_yielding_bin_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CohortYieldingBin *self = COHORT_YIELDING_BIN (widget);

  if (gtk_widget_get_focusable (self->scrolled))
    return GTK_WIDGET_CLASS (cohort_yielding_bin_parent_class)->focus (widget, direction);
  return gtk_widget_child_focus (self->viewport, direction);
}

static void
cohort_yielding_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CohortYieldingBin *self = COHORT_YIELDING_BIN (object);

  if (id == PROP_CHILD)
    g_value_set_object (value, gtk_viewport_get_child (GTK_VIEWPORT (self->viewport)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cohort_yielding_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CohortYieldingBin *self = COHORT_YIELDING_BIN (object);

  if (id == PROP_CHILD)
    gtk_viewport_set_child (GTK_VIEWPORT (self->viewport), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cohort_yielding_bin_dispose (GObject *object)
{
  CohortYieldingBin *self = COHORT_YIELDING_BIN (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (cohort_yielding_bin_parent_class)->dispose (object);
}

static void
cohort_yielding_bin_class_init (CohortYieldingBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cohort_yielding_bin_dispose;
  object_class->get_property = cohort_yielding_bin_get_property;
  object_class->set_property = cohort_yielding_bin_set_property;
  widget_class->focus = cohort_yielding_bin_focus;
  widget_class->get_request_mode = cohort_yielding_bin_get_request_mode;
  widget_class->measure = cohort_yielding_bin_measure;
  widget_class->size_allocate = cohort_yielding_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
extent_changed_cb (CohortYieldingBin *self, GtkAdjustment *down)
{
  gtk_widget_set_focusable (self->scrolled, gtk_adjustment_get_upper (down)
                                                > gtk_adjustment_get_page_size (down));
}

static void
cohort_yielding_bin_init (CohortYieldingBin *self)
{
  self->viewport = gtk_viewport_new (NULL, NULL);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (self->viewport), TRUE);
  /* Without a role it would have no name in newer GTK. */
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: what a screen reader calls a part that scrolls */
                                  _ ("More than fits here"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->viewport);
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), "changed",
      G_CALLBACK (extent_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
