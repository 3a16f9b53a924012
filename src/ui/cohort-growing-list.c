/* A long list of which a view is given a little more in each frame.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-growing-list.h"

#define ITEMS_AT_FIRST  24
#define ITEMS_PER_FRAME 5

/* What knows where the frames come from, until the list has all. */
#define TICK "cohort-tick"

static gboolean
grow_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  GtkSliceListModel *self = user_data;
  guint size = gtk_slice_list_model_get_size (self);
  guint n = g_list_model_get_n_items (gtk_slice_list_model_get_model (self));

  if (size > n) {
    gtk_slice_list_model_set_size (self, G_MAXUINT);
    g_object_set_data (G_OBJECT (self), TICK, NULL);
    return G_SOURCE_REMOVE;
  }
  gtk_slice_list_model_set_size (self, size + ITEMS_PER_FRAME);
  return G_SOURCE_CONTINUE;
}

/** cohort_growing_list_restart: @view: what shows it */
void
cohort_growing_list_restart (GtkSliceListModel *self, GtkWidget *view)
{
  guint tick;

  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (self));

  gtk_slice_list_model_set_size (self, ITEMS_AT_FIRST);
  if (g_object_get_data (G_OBJECT (self), TICK) != NULL)
    return;
  tick = gtk_widget_add_tick_callback (view, grow_cb, g_object_ref (self), g_object_unref);
  g_object_set_data (G_OBJECT (self), TICK, GUINT_TO_POINTER (tick));
}

/** cohort_growing_list_new: see the header */
GtkSliceListModel *
cohort_growing_list_new (GtkWidget *view, GListModel *model)
{
  GtkSliceListModel *self = gtk_slice_list_model_new (g_object_ref (model), 0, ITEMS_AT_FIRST);

  cohort_growing_list_restart (self, view);
  return self;
}
