/* The people of the team that are listed: searched, filtered and sorted, as slots for a view.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-model.h"

struct _CohortTeamModel {
  GObject parent_instance;

  CohortSlotModel *slots;   /* (owned) */
  GPtrArray *items;         /* (owned) (element-type CohortTeamItem): everybody */
  CohortSearch *search;     /* (owned): the n-th document is the n-th of items */
  CohortTeamOrder *order;   /* (owned): likewise */
  guint *sorted;            /* (owned): places in items */
  guint8 *passes;           /* (owned): whether the n-th of items passes the filter */
  char *text;               /* (owned): what is searched for */
  CohortTeamFilter *filter; /* (owned) */
  GHashTable *only;         /* (owned) (nullable) */
  CohortTeamCell cell;      /* the column it is sorted by, */
  guint place;
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (CohortTeamModel, cohort_team_model, G_TYPE_OBJECT)

enum { SIGNAL_REFILLING, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
cohort_team_model_finalize (GObject *object)
{
  CohortTeamModel *self = COHORT_TEAM_MODEL (object);

  g_object_unref (self->slots);
  g_ptr_array_unref (self->items);
  cohort_search_free (self->search);
  cohort_team_order_free (self->order);
  g_free (self->sorted);
  g_free (self->passes);
  g_free (self->text);
  cohort_team_filter_free (self->filter);
  g_clear_pointer (&self->only, g_hash_table_unref);

  G_OBJECT_CLASS (cohort_team_model_parent_class)->finalize (object);
}

static void
cohort_team_model_class_init (CohortTeamModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_team_model_finalize;

  signals[SIGNAL_REFILLING] = g_signal_new ("refilling", COHORT_TYPE_TEAM_MODEL, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cohort_team_model_init (CohortTeamModel *self)
{
  self->slots = cohort_slot_model_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->search = cohort_search_new ();
  cohort_search_finish (self->search);
  self->order = cohort_team_order_new (self->items, 0);
  self->sorted = cohort_team_order_sort (self->order, COHORT_TEAM_CELL_NAME, 0, FALSE);
  self->passes = g_new0 (guint8, 1);
  self->text = g_strdup ("");
  self->filter = cohort_team_filter_new ();
}

/** cohort_team_model_new: Returns: (transfer full): of nobody */
CohortTeamModel *
cohort_team_model_new (void)
{
  return g_object_new (COHORT_TYPE_TEAM_MODEL, NULL);
}

/** cohort_team_model_get_slots: Returns: (transfer none): what a view shows */
CohortSlotModel *
cohort_team_model_get_slots (CohortTeamModel *self)
{
  return self->slots;
}

static void
apply_filter (CohortTeamModel *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    CohortTeamItem *item = g_ptr_array_index (self->items, i);

    self->passes[i] = cohort_team_filter_matches (self->filter, item)
                      && (self->only == NULL
                          || g_hash_table_contains (self->only, cohort_team_item_get_id (item)));
  }
}

static GPtrArray *
list (CohortTeamModel *self)
{
  GPtrArray *listed = g_ptr_array_sized_new (cohort_search_get_n_found (self->search));

  for (guint i = 0; i < self->items->len; i++) {
    guint who = self->sorted[i];

    if (self->passes[who] && cohort_search_has_found (self->search, who))
      g_ptr_array_add (listed, self->items->pdata[who]);
  }
  return listed;
}

static void
refill (CohortTeamModel *self)
{
  g_autoptr (GPtrArray) listed = list (self);

  g_signal_emit (self, signals[SIGNAL_REFILLING], 0);
  cohort_slot_model_refill (self->slots, listed, self->items);
}

static void
sort (CohortTeamModel *self)
{
  g_free (self->sorted);
  self->sorted = cohort_team_order_sort (self->order, self->cell, self->place, self->descending);
}

/** cohort_team_model_take: @contents: no longer has what is taken; the coverage stays in it */
void
cohort_team_model_take (CohortTeamModel *self, CohortTeamContents *contents)
{
  gboolean changed = cohort_team_items_keep (contents->items, self->items);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->items);
  g_autoptr (GPtrArray) listed = NULL;

  self->items = g_steal_pointer (&contents->items);
  cohort_search_free (self->search);
  self->search = g_steal_pointer (&contents->search);
  cohort_search_find (self->search, self->text);
  cohort_team_order_free (self->order);
  self->order = g_steal_pointer (&contents->order);
  sort (self);
  g_free (self->passes);
  self->passes = g_new0 (guint8, self->items->len + 1);
  apply_filter (self);
  listed = list (self);
  cohort_slot_model_splice (self->slots, listed, self->items);
  if (changed)
    cohort_slot_model_touch (self->slots);
}

/** cohort_team_model_search: Returns: whether @text asks for other words than before */
gboolean
cohort_team_model_search (CohortTeamModel *self, const char *text)
{
  g_autofree char *before = g_steal_pointer (&self->text);

  self->text = g_strdup (text);
  if (!cohort_search_find (self->search, text))
    return FALSE;
  refill (self);
  return TRUE;
}

/** cohort_team_model_set_filter: lists those who pass @filter, whose words are not looked at */
void
cohort_team_model_set_filter (CohortTeamModel *self, const CohortTeamFilter *filter)
{
  g_autoptr (CohortTeamFilter) before = self->filter;

  self->filter = cohort_team_filter_copy (filter);
  apply_filter (self);
  refill (self);
}

/** cohort_team_model_set_only: @people: (nullable): ids of those who are listed at most */
void
cohort_team_model_set_only (CohortTeamModel *self, const char *const *people)
{
  g_clear_pointer (&self->only, g_hash_table_unref);
  if (people != NULL)
    self->only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; people != NULL && people[i] != NULL; i++)
    g_hash_table_add (self->only, g_strdup (people[i]));
  apply_filter (self);
  refill (self);
}

/** cohort_team_model_sort: lists by a column from now on */
void
cohort_team_model_sort (CohortTeamModel *self,
                        CohortTeamCell cell,
                        guint place,
                        gboolean descending)
{
  if (self->cell == cell && self->place == place && self->descending == descending)
    return;
  self->cell = cell;
  self->place = place;
  self->descending = descending;
  if (self->items->len == 0)
    return;
  sort (self);
  refill (self);
}

/** cohort_team_model_get_n_people: Returns: how many there are, listed or not */
guint
cohort_team_model_get_n_people (CohortTeamModel *self)
{
  return self->items->len;
}

/** cohort_team_model_get_n_listed: Returns: how many are listed */
guint
cohort_team_model_get_n_listed (CohortTeamModel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->slots));
}

/** cohort_team_model_count_status: Returns: how many of those listed have @status */
guint
cohort_team_model_count_status (CohortTeamModel *self, const char *status)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    if (self->passes[i] && cohort_search_has_found (self->search, i)
        && g_str_equal (cohort_team_item_get_status (self->items->pdata[i]), status))
      n++;
  return n;
}

/** cohort_team_model_get_item: Returns: (transfer none) (nullable): who stands at @position */
CohortTeamItem *
cohort_team_model_get_item (CohortTeamModel *self, guint position)
{
  return cohort_slot_model_get (self->slots, position);
}
