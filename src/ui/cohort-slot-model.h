/* A list whose places stay while what stands in them changes, so that a search is painted fast.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CohortSlot:
 *
 * A place of the list. Signal "changed": another thing stands in it now, or says something else.
 */
#define COHORT_TYPE_SLOT (cohort_slot_get_type ())
G_DECLARE_FINAL_TYPE (CohortSlot, cohort_slot, COHORT, SLOT, GObject)

gpointer cohort_slot_get_item (CohortSlot *self); /* borrowed */

/**
 * CohortSlotModel:
 *
 * A #GListModel of #CohortSlot, and a #GtkSelectionModel whose selection is of the things and not
 * of the places: it goes with them wherever they move, and what is not listed stays selected until
 * it is listed again.
 *
 * When most of what a view shows changes at once, telling it that all items are others makes it
 * throw away its rows and make them anew. Here the rows stay and are filled with something else;
 * only the list's end grows or shrinks. A view must be scrolled to the top before, or it may stand
 * beyond the new end.
 */
#define COHORT_TYPE_SLOT_MODEL (cohort_slot_model_get_type ())
G_DECLARE_FINAL_TYPE (CohortSlotModel, cohort_slot_model, COHORT, SLOT_MODEL, GObject)

CohortSlotModel *cohort_slot_model_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Lists @items (borrowed objects) in their order, which stay there until the next call: @keeper
 * holds them. Places keep their rows. */
void cohort_slot_model_refill (CohortSlotModel *self, GPtrArray *items, GPtrArray *keeper);
/* The same, for a list that is mostly as before: rows go with their items, and what was added or
 * taken away moves the rest, wherever the view is scrolled to. */
void cohort_slot_model_splice (CohortSlotModel *self, GPtrArray *items, GPtrArray *keeper);

/* The items say something else than before. */
void cohort_slot_model_touch (CohortSlotModel *self);

gpointer cohort_slot_model_get (CohortSlotModel *self, guint position); /* borrowed */
/* (transfer container): the selected ones that are listed, in the list's order */
GPtrArray *cohort_slot_model_get_selected (CohortSlotModel *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
