/* Somebody who could go or stay in a what-if, as its list shows and finds her.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-scenario-item.h"

#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <string.h>

struct _CohortScenarioItem {
  GObject parent_instance;

  char *id;
  char *name;
  char *about;
  char *folded; /* what is searched */
  char *key;    /* what is sorted by */
};

G_DEFINE_FINAL_TYPE (CohortScenarioItem, cohort_scenario_item, G_TYPE_OBJECT)

static void
cohort_scenario_item_finalize (GObject *object)
{
  CohortScenarioItem *self = COHORT_SCENARIO_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->about);
  g_free (self->folded);
  g_free (self->key);

  G_OBJECT_CLASS (cohort_scenario_item_parent_class)->finalize (object);
}

static void
cohort_scenario_item_class_init (CohortScenarioItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_scenario_item_finalize;
}

static void
cohort_scenario_item_init (CohortScenarioItem *self)
{
}

static char *
describe (const CohortSnapshot *snapshot, const CohortMembership *membership)
{
  const CohortOrganization *organization;
  const char *role;

  if (membership == NULL)
    return g_strdup ("");
  role = membership->role != NULL ? cohort_vocabulary_get_label ("role", membership->role) : "";
  organization
      = membership->organization != NULL
            ? cohort_snapshot_find (snapshot, COHORT_RECORD_ORGANIZATION, membership->organization)
            : NULL;
  if (organization == NULL || organization->name == NULL)
    return g_strdup (role);
  return *role != '\0' ? g_strdup_printf ("%s · %s", role, organization->name)
                       : g_strdup (organization->name);
}

static CohortScenarioItem *
make_item (const CohortSnapshot *snapshot, const CohortPerson *person, CohortDate day)
{
  CohortScenarioItem *self = g_object_new (COHORT_TYPE_SCENARIO_ITEM, NULL);
  g_autofree char *text = NULL;

  self->id = g_strdup (person->record.id);
  self->name = cohort_person_dup_name (person);
  self->about = describe (snapshot, cohort_snapshot_get_membership (snapshot, self->id, day));
  self->key = cohort_person_dup_sort_key (person);
  text = g_strdup_printf ("%s %s", self->name, self->about);
  self->folded = cohort_text_fold (text);
  return self;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const CohortScenarioItem *one = *(gconstpointer *)a, *other = *(gconstpointer *)b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : strcmp (one->id, other->id);
}

/** cohort_scenario_items_new: Returns: (transfer full) (element-type CohortScenarioItem): see the
 * header */
GPtrArray *
cohort_scenario_items_new (const CohortSnapshot *snapshot, CohortDate day)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    if (person->merged_into == NULL)
      g_ptr_array_add (items, make_item (snapshot, person, day));
  }
  g_ptr_array_sort (items, compare_cb);
  return items;
}

/** cohort_scenario_items_are_same: Returns: whether @list says what @items say */
gboolean
cohort_scenario_items_are_same (GPtrArray *items, GListModel *list)
{
  if (items->len != g_list_model_get_n_items (list))
    return FALSE;
  for (guint i = 0; i < items->len; i++) {
    const CohortScenarioItem *item = g_ptr_array_index (items, i);
    g_autoptr (CohortScenarioItem) shown = g_list_model_get_item (list, i);

    if (!g_str_equal (item->id, shown->id) || !g_str_equal (item->name, shown->name)
        || !g_str_equal (item->about, shown->about))
      return FALSE;
  }
  return TRUE;
}

/** cohort_scenario_item_get_id: Returns: (transfer none): the person's id */
const char *
cohort_scenario_item_get_id (CohortScenarioItem *self)
{
  return self->id;
}

/** cohort_scenario_item_get_name: Returns: (transfer none): her name */
const char *
cohort_scenario_item_get_name (CohortScenarioItem *self)
{
  return self->name;
}

/** cohort_scenario_item_get_about: Returns: (transfer none): her role and organization, or "" */
const char *
cohort_scenario_item_get_about (CohortScenarioItem *self)
{
  return self->about;
}

/** cohort_scenario_item_matches: see the header */
gboolean
cohort_scenario_item_matches (CohortScenarioItem *self, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
