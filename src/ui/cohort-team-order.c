/* The orders the team can be listed in, worked out once, so that sorting takes no time.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-order.h"

/* Who shares a place in one column's order with whom. */
typedef struct {
  guint *ranks; /* (owned): of each person */
  guint n_ranks;
} Ranking;

struct _CohortTeamOrder {
  guint n; /* people */
  guint n_places;
  Ranking *rankings; /* (owned): of each cell before the places, then of each place */
  guint *by_name;    /* (owned) */
};

typedef struct {
  CohortTeamCell cell;
  guint place;
} Column;

/* People with the same text in a column; so few that comparing them as a language asks is quick. */
typedef struct {
  CohortTeamItem *item; /* (unowned): one of them */
  guint rank;
} Group;

static int
compare_groups_cb (gconstpointer one, gconstpointer other, gpointer user_data)
{
  const Column *column = user_data;
  const Group *group = *(Group *const *)one, *other_group = *(Group *const *)other;

  return cohort_team_cell_compare (column->cell, column->place, group->item, other_group->item);
}

static guint
rank_groups (GPtrArray *groups, const Column *column)
{
  guint rank = 0;

  g_ptr_array_sort_with_data (groups, compare_groups_cb, (gpointer)column);
  for (guint i = 0; i < groups->len; i++) {
    Group *group = g_ptr_array_index (groups, i);

    if (i > 0
        && compare_groups_cb (&groups->pdata[i - 1], &groups->pdata[i], (gpointer)column) != 0)
      rank++;
    group->rank = rank;
  }
  return rank + 1;
}

static char *
dup_key (const Column *column, CohortTeamItem *item)
{
  if (column->cell == COHORT_TEAM_CELL_NAME)
    return g_strdup (cohort_team_item_get_name_key (item));
  return cohort_team_cell_dup_text (column->cell, column->place, item);
}

static Ranking
rank (GPtrArray *items, const Column *column)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  g_autofree Group **group_of = g_new (Group *, items->len);
  Ranking ranking = {g_new (guint, items->len), 0};

  for (guint i = 0; i < items->len; i++) {
    char *key = dup_key (column, items->pdata[i]);

    group_of[i] = g_hash_table_lookup (by_key, key);
    if (group_of[i] != NULL) {
      g_free (key);
      continue;
    }
    group_of[i] = g_new0 (Group, 1);
    group_of[i]->item = items->pdata[i];
    g_ptr_array_add (groups, group_of[i]);
    g_hash_table_insert (by_key, key, group_of[i]);
  }
  ranking.n_ranks = rank_groups (groups, column);
  for (guint i = 0; i < items->len; i++)
    ranking.ranks[i] = group_of[i]->rank;
  return ranking;
}

/* Puts the people of @from in order of rank; those of the same rank stay in the order they had. */
static guint *
sort_by_rank (const Ranking *ranking, const guint *from, guint n, gboolean descending)
{
  g_autofree guint *starts = g_new0 (guint, ranking->n_ranks + 1);
  guint *sorted = g_new (guint, n);

  for (guint i = 0; i < n; i++) {
    guint at = descending ? ranking->n_ranks - 1 - ranking->ranks[i] : ranking->ranks[i];

    starts[at + 1]++;
  }
  for (guint i = 1; i <= ranking->n_ranks; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < n; i++) {
    guint who = from != NULL ? from[i] : i;
    guint at = descending ? ranking->n_ranks - 1 - ranking->ranks[who] : ranking->ranks[who];

    sorted[starts[at]++] = who;
  }
  return sorted;
}

/** cohort_team_order_new: Returns: (transfer full): the orders of @items, which is not kept */
CohortTeamOrder *
cohort_team_order_new (GPtrArray *items, guint n_places)
{
  CohortTeamOrder *self = g_new0 (CohortTeamOrder, 1);

  self->n = items->len;
  self->n_places = n_places;
  self->rankings = g_new0 (Ranking, COHORT_TEAM_CELL_PLACE + n_places);
  for (guint i = 0; i < COHORT_TEAM_CELL_PLACE + n_places; i++) {
    const Column column = {MIN (i, COHORT_TEAM_CELL_PLACE),
                           i > COHORT_TEAM_CELL_PLACE ? i - COHORT_TEAM_CELL_PLACE : 0};

    self->rankings[i] = rank (items, &column);
  }
  self->by_name = sort_by_rank (&self->rankings[COHORT_TEAM_CELL_NAME], NULL, self->n, FALSE);
  return self;
}

/** cohort_team_order_free: @self: (transfer full) */
void
cohort_team_order_free (CohortTeamOrder *self)
{
  for (guint i = 0; i < COHORT_TEAM_CELL_PLACE + self->n_places; i++)
    g_free (self->rankings[i].ranks);
  g_free (self->rankings);
  g_free (self->by_name);
  g_free (self);
}

/** cohort_team_order_sort: Returns: (transfer full): as many places in the array as there are
 * people */
guint *
cohort_team_order_sort (const CohortTeamOrder *self,
                        CohortTeamCell cell,
                        guint place,
                        gboolean descending)
{
  guint at = cell == COHORT_TEAM_CELL_PLACE ? COHORT_TEAM_CELL_PLACE + place : cell;

  g_return_val_if_fail (at < COHORT_TEAM_CELL_PLACE + self->n_places, NULL);
  return sort_by_rank (&self->rankings[at], self->by_name, self->n, descending);
}
