/* An activity of the community of practice as a row of the log.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-activity-item.h"

#include "cohort-activities.h"
#include "cohort-date.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

enum { TITLE, ABOUT, PEOPLE, MORE, N_TEXTS };

struct _CohortActivityItem {
  GObject parent_instance;

  char *id;
  char *texts[N_TEXTS]; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (CohortActivityItem, cohort_activity_item, G_TYPE_OBJECT)

static void
cohort_activity_item_finalize (GObject *object)
{
  CohortActivityItem *self = COHORT_ACTIVITY_ITEM (object);

  g_free (self->id);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (cohort_activity_item_parent_class)->finalize (object);
}

static void
cohort_activity_item_class_init (CohortActivityItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_activity_item_finalize;
}

static void
cohort_activity_item_init (CohortActivityItem *self)
{
}

static char *
dup_about (const CohortSnapshot *snapshot, const CohortActivity *activity)
{
  const CohortProgramTerm *term = cohort_program_term_find (
      cohort_program_get_components (cohort_snapshot_get_program (snapshot)), activity->component);
  g_autofree char *day = cohort_date_format (activity->on);
  g_autofree char *length = cohort_minutes_format (activity->minutes);

  /* Translators: an activity: its day, its kind, and how long it took. */
  return g_strdup_printf (_ ("%1$s · %2$s · %3$s"), day,
                          term != NULL ? term->label : activity->component, length);
}

static char *
dup_people (const CohortSnapshot *snapshot, GPtrArray *people)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; people != NULL && i < people->len; i++) {
    g_autofree char *name = cohort_team_dup_person_name (snapshot, g_ptr_array_index (people, i));

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
  }
  return g_string_free (names, names->len == 0);
}

static void
append_line (GString *text, const char *format, const char *words)
{
  if (words == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, format, words);
}

static char *
dup_more (const CohortSnapshot *snapshot, const CohortActivity *activity)
{
  const CohortGoal *goal = activity->goal != NULL
                               ? cohort_snapshot_find (snapshot, COHORT_RECORD_GOAL, activity->goal)
                               : NULL;
  GString *text = g_string_new (NULL);

  /* Translators: %s is a goal of the action plan. */
  append_line (text, _ ("For the goal: %s"), goal != NULL ? goal->text : NULL);
  append_line (text, "%s", activity->note);
  append_line (text, "%s", activity->resources);
  return g_string_free (text, text->len == 0);
}

/** cohort_activity_items_list: see the header */
GPtrArray *
cohort_activity_items_list (const CohortSnapshot *snapshot, const char *component)
{
  g_autoptr (GPtrArray) activities = cohort_activities_list (snapshot, component, NULL, NULL);
  g_autoptr (GHashTable) people = cohort_activities_index_people (snapshot);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < activities->len; i++) {
    const CohortActivity *activity = g_ptr_array_index (activities, i);
    CohortActivityItem *item = g_object_new (COHORT_TYPE_ACTIVITY_ITEM, NULL);

    item->id = g_strdup (activity->record.id);
    item->texts[TITLE] = g_strdup (activity->title);
    item->texts[ABOUT] = dup_about (snapshot, activity);
    item->texts[PEOPLE] = dup_people (snapshot, g_hash_table_lookup (people, activity->record.id));
    item->texts[MORE] = dup_more (snapshot, activity);
    g_ptr_array_add (items, item);
  }
  return items;
}

const char *
cohort_activity_item_get_id (CohortActivityItem *self)
{
  return self->id;
}

const char *
cohort_activity_item_get_title (CohortActivityItem *self)
{
  return self->texts[TITLE];
}

const char *
cohort_activity_item_get_about (CohortActivityItem *self)
{
  return self->texts[ABOUT];
}

const char *
cohort_activity_item_get_people (CohortActivityItem *self)
{
  return self->texts[PEOPLE];
}

const char *
cohort_activity_item_get_more (CohortActivityItem *self)
{
  return self->texts[MORE];
}

static gboolean
is_same (GListModel *model, guint position, CohortActivityItem *other)
{
  g_autoptr (CohortActivityItem) item = g_list_model_get_item (model, position);

  if (!g_str_equal (item->id, other->id))
    return FALSE;
  for (guint i = 0; i < N_TEXTS; i++)
    if (g_strcmp0 (item->texts[i], other->texts[i]) != 0)
      return FALSE;
  return TRUE;
}

/** cohort_activity_items_splice: so that what did not change keeps its row, and the list its place
 */
void
cohort_activity_items_splice (GListStore *store, GPtrArray *items)
{
  GListModel *model = G_LIST_MODEL (store);
  guint n_before = g_list_model_get_n_items (model);
  guint least = MIN (n_before, items->len), first = 0, last = 0;

  while (first < least && is_same (model, first, g_ptr_array_index (items, first)))
    first++;
  while (last < least - first
         && is_same (model, n_before - 1 - last, g_ptr_array_index (items, items->len - 1 - last)))
    last++;
  g_list_store_splice (store, first, n_before - first - last, items->pdata + first,
                       items->len - first - last);
}
