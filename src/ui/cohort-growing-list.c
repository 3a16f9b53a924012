/* A long list of which a view is given a little more in each frame.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-growing-list.h"

#define ITEMS_AT_FIRST  24
#define ITEMS_PER_FRAME 5

struct _CohortGrowingList {
  GObject parent_instance;

  GListModel *model; /* (owned) */
  guint size;        /* how many there are at most; G_MAXUINT: all */
  guint n;           /* how many there are */
  gboolean is_growing;
};

static void cohort_growing_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CohortGrowingList,
                               cohort_growing_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cohort_growing_list_model_init))

static GType
get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (COHORT_GROWING_LIST (list)->model);
}

static guint
get_n_items (GListModel *list)
{
  return COHORT_GROWING_LIST (list)->n;
}

static gpointer
get_item (GListModel *list, guint position)
{
  CohortGrowingList *self = COHORT_GROWING_LIST (list);

  return position < self->n ? g_list_model_get_item (self->model, position) : NULL;
}

static void
cohort_growing_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
cohort_growing_list_finalize (GObject *object)
{
  g_clear_object (&COHORT_GROWING_LIST (object)->model);

  G_OBJECT_CLASS (cohort_growing_list_parent_class)->finalize (object);
}

static void
cohort_growing_list_class_init (CohortGrowingListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_growing_list_finalize;
}

static void
cohort_growing_list_init (CohortGrowingList *self)
{
  self->size = ITEMS_AT_FIRST;
}

/* From @position on there are others, of which the last ones may be the same. */
static void
change_rest (CohortGrowingList *self, guint position)
{
  guint before = self->n;

  self->n = MIN (g_list_model_get_n_items (self->model), self->size);
  if (position < MAX (before, self->n))
    g_list_model_items_changed (G_LIST_MODEL (self), position, before - MIN (before, position),
                                self->n - MIN (self->n, position));
}

/* Once all are there, the view hears exactly what changed. */
static void
changed_cb (CohortGrowingList *self, guint position, guint removed, guint added)
{
  guint n = g_list_model_get_n_items (self->model);

  if (MAX (n, n + removed - added) > self->size) {
    change_rest (self, position);
    return;
  }
  self->n = n;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static gboolean
grow_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  CohortGrowingList *self = user_data;

  if (self->n < self->size) {
    self->size = G_MAXUINT;
    self->is_growing = FALSE;
    return G_SOURCE_REMOVE;
  }
  self->size += ITEMS_PER_FRAME;
  change_rest (self, self->n);
  return G_SOURCE_CONTINUE;
}

/** cohort_growing_list_restart: @view: what shows it */
void
cohort_growing_list_restart (CohortGrowingList *self, GtkWidget *view)
{
  g_return_if_fail (COHORT_IS_GROWING_LIST (self));

  self->size = ITEMS_AT_FIRST;
  change_rest (self, MIN (self->n, self->size));
  if (self->is_growing)
    return;
  self->is_growing = TRUE;
  gtk_widget_add_tick_callback (view, grow_cb, g_object_ref (self), g_object_unref);
}

/** cohort_growing_list_reach: has the item at @position at once, because it is about to be shown */
void
cohort_growing_list_reach (CohortGrowingList *self, guint position)
{
  g_return_if_fail (COHORT_IS_GROWING_LIST (self));

  if (position < self->size)
    return;
  self->size = position + ITEMS_AT_FIRST;
  change_rest (self, self->n);
}

/** cohort_growing_list_new: Returns: (transfer full): see the header */
CohortGrowingList *
cohort_growing_list_new (GtkWidget *view, GListModel *model)
{
  CohortGrowingList *self = g_object_new (COHORT_TYPE_GROWING_LIST, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  cohort_growing_list_restart (self, view);
  return self;
}
