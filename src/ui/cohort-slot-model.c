/* A list whose places stay while what stands in them changes, so that a search is painted fast.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-slot-model.h"

struct _CohortSlot {
  GObject parent_instance;

  GObject *item; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CohortSlot, cohort_slot, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
cohort_slot_finalize (GObject *object)
{
  g_clear_object (&COHORT_SLOT (object)->item);

  G_OBJECT_CLASS (cohort_slot_parent_class)->finalize (object);
}

static void
cohort_slot_class_init (CohortSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_slot_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", COHORT_TYPE_SLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
cohort_slot_init (CohortSlot *self)
{
}

static CohortSlot *
slot_new (GObject *item)
{
  CohortSlot *self = g_object_new (COHORT_TYPE_SLOT, NULL);

  self->item = g_object_ref (item);
  return self;
}

/** cohort_slot_get_item: Returns: (transfer none): what stands here now */
gpointer
cohort_slot_get_item (CohortSlot *self)
{
  return self->item;
}

struct _CohortSlotModel {
  GObject parent_instance;

  GPtrArray *items;     /* (owned): of borrowed items */
  GPtrArray *keeper;    /* (owned) (nullable): holds them */
  GPtrArray *slots;     /* (owned) (element-type CohortSlot): NULL where nobody asked yet */
  GHashTable *selected; /* (owned): set of owned items */
};

static GType
get_item_type (GListModel *model)
{
  return COHORT_TYPE_SLOT;
}

static guint
get_n_items (GListModel *model)
{
  return COHORT_SLOT_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CohortSlotModel *self = COHORT_SLOT_MODEL (model);

  if (position >= self->items->len)
    return NULL;
  if (self->slots->pdata[position] == NULL)
    self->slots->pdata[position] = slot_new (self->items->pdata[position]);
  return g_object_ref (self->slots->pdata[position]);
}

static void
init_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  CohortSlotModel *self = COHORT_SLOT_MODEL (model);

  return position < self->items->len
         && g_hash_table_contains (self->selected, self->items->pdata[position]);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  CohortSlotModel *self = COHORT_SLOT_MODEL (model);
  GtkBitset *bits = gtk_bitset_new_empty ();
  guint end = MIN (self->items->len, position + n_items);

  for (guint i = position; i < end && g_hash_table_size (self->selected) > 0; i++)
    if (g_hash_table_contains (self->selected, self->items->pdata[i]))
      gtk_bitset_add (bits, i);
  return bits;
}

static void
tell_selection (CohortSlotModel *self)
{
  if (self->items->len > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->items->len);
}

static void
set_selected (CohortSlotModel *self, guint position, gboolean selected)
{
  gpointer item = self->items->pdata[position];

  if (selected)
    g_hash_table_add (self->selected, g_object_ref (item));
  else
    g_hash_table_remove (self->selected, item);
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  CohortSlotModel *self = COHORT_SLOT_MODEL (model);
  guint end = MIN (self->items->len, position + n_items);

  if (unselect_rest)
    g_hash_table_remove_all (self->selected);
  for (guint i = position; i < end; i++)
    set_selected (self, i, TRUE);
  tell_selection (self);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  CohortSlotModel *self = COHORT_SLOT_MODEL (model);
  guint end = MIN (self->items->len, position + n_items);

  for (guint i = position; i < end; i++)
    set_selected (self, i, FALSE);
  tell_selection (self);
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  return unselect_range (model, position, 1);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, COHORT_SLOT_MODEL (model)->items->len, FALSE);
}

/* Those too that are not listed: what is not seen must not be selected for ever. */
static gboolean
unselect_all (GtkSelectionModel *model)
{
  CohortSlotModel *self = COHORT_SLOT_MODEL (model);

  g_hash_table_remove_all (self->selected);
  tell_selection (self);
  return TRUE;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  CohortSlotModel *self = COHORT_SLOT_MODEL (model);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < self->items->len)
      set_selected (self, position, gtk_bitset_contains (selected, position));
  tell_selection (self);
  return TRUE;
}

static void
init_selection (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CohortSlotModel,
                               cohort_slot_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, init_selection))

static void
cohort_slot_model_finalize (GObject *object)
{
  CohortSlotModel *self = COHORT_SLOT_MODEL (object);

  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->keeper, g_ptr_array_unref);
  g_ptr_array_unref (self->slots);
  g_hash_table_unref (self->selected);

  G_OBJECT_CLASS (cohort_slot_model_parent_class)->finalize (object);
}

static void
cohort_slot_model_class_init (CohortSlotModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_slot_model_finalize;
}

static void
clear_slot (gpointer slot)
{
  g_clear_object (&slot);
}

static void
cohort_slot_model_init (CohortSlotModel *self)
{
  self->items = g_ptr_array_new ();
  self->slots = g_ptr_array_new_with_free_func (clear_slot);
  self->selected = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/** cohort_slot_model_new: Returns: (transfer full): an empty list */
CohortSlotModel *
cohort_slot_model_new (void)
{
  return g_object_new (COHORT_TYPE_SLOT_MODEL, NULL);
}

/* Gives back what held the items before, which may be needed until the rows let go of them. */
static GPtrArray *
take_keeper (CohortSlotModel *self, GPtrArray *keeper)
{
  GPtrArray *before = self->keeper;

  self->keeper = g_ptr_array_ref (keeper);
  return before;
}

static void
refill_slots (CohortSlotModel *self, guint n)
{
  for (guint i = 0; i < n; i++) {
    CohortSlot *slot = self->slots->pdata[i];

    if (slot == NULL || slot->item == self->items->pdata[i])
      continue;
    g_set_object (&slot->item, self->items->pdata[i]);
    g_signal_emit (slot, signals[SIGNAL_CHANGED], 0);
  }
}

/** cohort_slot_model_refill: @items: (element-type GObject): of which @keeper holds each */
void
cohort_slot_model_refill (CohortSlotModel *self, GPtrArray *items, GPtrArray *keeper)
{
  g_autoptr (GPtrArray) before = take_keeper (self, keeper);
  guint n_before = self->items->len, n = items->len, n_common = MIN (n_before, n);

  g_ptr_array_unref (self->items);
  self->items = g_ptr_array_ref (items);
  g_ptr_array_set_size (self->slots, (int)n);
  refill_slots (self, n_common);
  if (n != n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_common, n_before - n_common, n - n_common);
  tell_selection (self);
}

static void
replace_slots (CohortSlotModel *self, guint position, guint n_removed, guint n_added)
{
  g_autoptr (GPtrArray) tail = g_ptr_array_new ();
  guint n = self->slots->len;

  for (guint i = position + n_removed; i < n; i++)
    g_ptr_array_add (tail, g_steal_pointer (&self->slots->pdata[i]));
  g_ptr_array_set_size (self->slots, (int)position);
  g_ptr_array_set_size (self->slots, (int)(position + n_added));
  for (guint i = 0; i < tail->len; i++)
    g_ptr_array_add (self->slots, tail->pdata[i]);
}

/** cohort_slot_model_splice: replaces what lies between the common beginning and the common end */
void
cohort_slot_model_splice (CohortSlotModel *self, GPtrArray *items, GPtrArray *keeper)
{
  g_autoptr (GPtrArray) before = take_keeper (self, keeper);
  g_autoptr (GPtrArray) items_before = g_steal_pointer (&self->items);
  guint n_before = items_before->len, n = items->len, start = 0, end = 0;

  while (start < MIN (n_before, n) && items_before->pdata[start] == items->pdata[start])
    start++;
  while (end < MIN (n_before, n) - start
         && items_before->pdata[n_before - 1 - end] == items->pdata[n - 1 - end])
    end++;
  self->items = g_ptr_array_ref (items);
  replace_slots (self, start, n_before - start - end, n - start - end);
  if (n_before - start - end > 0 || n - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start - end,
                                n - start - end);
  tell_selection (self);
}

/** cohort_slot_model_touch: lets every row be filled again */
void
cohort_slot_model_touch (CohortSlotModel *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (self->slots->pdata[i] != NULL)
      g_signal_emit (self->slots->pdata[i], signals[SIGNAL_CHANGED], 0);
}

/** cohort_slot_model_get: Returns: (transfer none) (nullable): what stands at @position */
gpointer
cohort_slot_model_get (CohortSlotModel *self, guint position)
{
  return position < self->items->len ? self->items->pdata[position] : NULL;
}

/** cohort_slot_model_get_selected: Returns: (transfer container): see the header */
GPtrArray *
cohort_slot_model_get_selected (CohortSlotModel *self)
{
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len && g_hash_table_size (self->selected) > 0; i++)
    if (g_hash_table_contains (self->selected, self->items->pdata[i]))
      g_ptr_array_add (selected, self->items->pdata[i]);
  return selected;
}
