/* The year's opportunities that are looked for: one model for the timeline and for the list.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year-model.h"

#include "cohort-year-search.h"

#include <string.h>

struct _CohortYearModel {
  GObject parent_instance;

  CohortSnapshot *snapshot; /* (owned) (nullable) */
  GPtrArray *all;           /* (owned) (element-type CohortOpportunityItem) */
  GListStore *shown;        /* (owned) (element-type CohortOpportunityItem) */
  CohortYearSearch *search; /* (owned) (nullable): made when words are first looked for */
  GPtrArray *hits;          /* (owned) (nullable) (element-type CohortYearHit): of @search */
  char *text;               /* (owned): "" for everything */
  char *role;               /* (owned) (nullable) */
  char *person;             /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CohortYearModel, cohort_year_model, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
drop_search (CohortYearModel *self)
{
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->search, cohort_year_search_free);
}

static void
cohort_year_model_finalize (GObject *object)
{
  CohortYearModel *self = COHORT_YEAR_MODEL (object);

  drop_search (self);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_ptr_array_unref (self->all);
  g_object_unref (self->shown);
  g_free (self->text);
  g_free (self->role);
  g_free (self->person);

  G_OBJECT_CLASS (cohort_year_model_parent_class)->finalize (object);
}

static void
cohort_year_model_class_init (CohortYearModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_year_model_finalize;

  signals[CHANGED] = g_signal_new ("changed", COHORT_TYPE_YEAR_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cohort_year_model_init (CohortYearModel *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (COHORT_TYPE_OPPORTUNITY_ITEM);
  self->text = g_strdup ("");
}

/** cohort_year_model_new: Returns: (transfer full): empty until it is shown a snapshot */
CohortYearModel *
cohort_year_model_new (void)
{
  return g_object_new (COHORT_TYPE_YEAR_MODEL, NULL);
}

static void
look (CohortYearModel *self)
{
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  if (*self->text == '\0' || self->snapshot == NULL)
    return;
  if (self->search == NULL)
    self->search = cohort_year_search_new (self->snapshot);
  self->hits = cohort_year_search_find (self->search, self->text);
}

static gboolean
is_hit (CohortYearModel *self, const char *code)
{
  if (self->hits == NULL)
    return TRUE;
  for (guint i = 0; i < self->hits->len; i++) {
    const CohortYearHit *hit = g_ptr_array_index (self->hits, i);

    if (hit->kind == COHORT_RECORD_OPPORTUNITY && g_strcmp0 (hit->id, code) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
filter (CohortYearModel *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < self->all->len; i++) {
    CohortOpportunityItem *item = g_ptr_array_index (self->all, i);

    if (is_hit (self, cohort_opportunity_item_get (item)->code)
        && cohort_opportunity_item_is_for (item, self->role, self->person))
      g_ptr_array_add (shown, item);
  }
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                       shown->pdata, shown->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** cohort_year_model_show: what is of @snapshot from now on; what is looked for stays */
void
cohort_year_model_show (CohortYearModel *self, CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_if_fail (COHORT_IS_YEAR_MODEL (self));

  drop_search (self);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = cohort_snapshot_ref (snapshot);
  list = cohort_opportunities_list (snapshot);
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (self->all,
                     cohort_opportunity_item_new (snapshot, g_ptr_array_index (list, i), today));
  look (self);
  filter (self);
}

/** cohort_year_model_set_text: shows what has all words of @text */
void
cohort_year_model_set_text (CohortYearModel *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  g_return_if_fail (COHORT_IS_YEAR_MODEL (self));

  if (g_str_equal (stripped, self->text))
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&stripped);
  look (self);
  filter (self);
}

/** cohort_year_model_set_audience: shows what is for @role and fits @person */
void
cohort_year_model_set_audience (CohortYearModel *self, const char *role, const char *person)
{
  g_return_if_fail (COHORT_IS_YEAR_MODEL (self));

  if (g_strcmp0 (role, self->role) == 0 && g_strcmp0 (person, self->person) == 0)
    return;
  g_free (self->role);
  g_free (self->person);
  self->role = g_strdup (role);
  self->person = g_strdup (person);
  filter (self);
}

/** cohort_year_model_get_list: Returns: (transfer none): those that are shown */
GListModel *
cohort_year_model_get_list (CohortYearModel *self)
{
  return G_LIST_MODEL (self->shown);
}

/** cohort_year_model_get_n_all: Returns: how many there are, shown or not */
guint
cohort_year_model_get_n_all (CohortYearModel *self)
{
  return self->all->len;
}

/** cohort_year_model_count_found: Returns: how many records of @kind have all words looked for */
guint
cohort_year_model_count_found (CohortYearModel *self, CohortRecordKind kind)
{
  guint n = 0;

  for (guint i = 0; self->hits != NULL && i < self->hits->len; i++)
    n += ((const CohortYearHit *)g_ptr_array_index (self->hits, i))->kind == kind;
  return n;
}

/** cohort_year_model_find: Returns: the place of @code among those shown */
guint
cohort_year_model_find (CohortYearModel *self, const char *code)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 0; i < n; i++) {
    g_autoptr (CohortOpportunityItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

    if (g_strcmp0 (cohort_opportunity_item_get (item)->code, code) == 0)
      return i;
  }
  return G_MAXUINT;
}
