/* An organization as a list shows it: what to read, to search and to do.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-organization-item.h"

#include "cohort-duplicates.h"
#include "cohort-team.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

struct _CohortOrganizationItem {
  GObject parent_instance;

  char *id;         /* each (owned) */
  char *name;
  char *about;
  char *folded;
  char *alike;      /* (nullable) */
  char *alike_text; /* (nullable) */
  guint people;
  gboolean used;
};

G_DEFINE_FINAL_TYPE (CohortOrganizationItem, cohort_organization_item, G_TYPE_OBJECT)

static void
cohort_organization_item_finalize (GObject *object)
{
  CohortOrganizationItem *self = COHORT_ORGANIZATION_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->about);
  g_free (self->folded);
  g_free (self->alike);
  g_free (self->alike_text);

  G_OBJECT_CLASS (cohort_organization_item_parent_class)->finalize (object);
}

static void
cohort_organization_item_class_init (CohortOrganizationItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_organization_item_finalize;
}

static void
cohort_organization_item_init (CohortOrganizationItem *self)
{
}

static char *
describe (const CohortOrganization *organization)
{
  GString *text = g_string_new (organization->sector != NULL
                                    ? cohort_vocabulary_get_label ("sector", organization->sector)
                                    : _ ("Sector not known"));

  if (organization->city != NULL)
    g_string_append_printf (text, " · %s", organization->city);
  if (organization->aliases != NULL) {
    g_auto (GStrv) aliases = g_strsplit (organization->aliases, "\n", -1);
    g_autofree char *list = g_strjoinv (_ (", "), aliases);

    /* Translators: %s are other spellings of an organization's name. */
    g_string_append_printf (text, _ (" · also %s"), list);
  }
  return g_string_free (text, FALSE);
}

static CohortOrganizationItem *
item_new (const CohortOrganization *organization)
{
  CohortOrganizationItem *self = g_object_new (COHORT_TYPE_ORGANIZATION_ITEM, NULL);
  g_autofree char *text = g_strdup_printf ("%s %s %s", organization->name,
                                           organization->city != NULL ? organization->city : "",
                                           organization->aliases != NULL ? organization->aliases
                                                                         : "");

  self->id = g_strdup (organization->record.id);
  self->name = g_strdup (organization->name);
  self->about = describe (organization);
  self->folded = cohort_text_fold (text);
  return self;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const CohortOrganizationItem *one = *(const CohortOrganizationItem *const *)a;
  const CohortOrganizationItem *other = *(const CohortOrganizationItem *const *)b;

  return g_utf8_collate (one->name, other->name);
}

static CohortOrganizationItem *
find_item (const CohortSnapshot *snapshot, GHashTable *by_id, const char *organization)
{
  const CohortOrganization *found = cohort_team_find_organization (snapshot, organization);

  return found != NULL ? g_hash_table_lookup (by_id, found->record.id) : NULL;
}

/* Each person once, however many memberships she has or had there. */
static void
count_people (const CohortSnapshot *snapshot, GHashTable *by_id)
{
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  COHORT_FOR_EACH (CohortMembership, membership, snapshot, COHORT_RECORD_MEMBERSHIP) {
    CohortOrganizationItem *item = find_item (snapshot, by_id, membership->organization);

    if (item == NULL || membership->person == NULL)
      continue;
    item->used = TRUE;
    if (g_hash_table_add (counted, g_strconcat (item->id, membership->person, NULL)))
      item->people++;
  }
  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    CohortOrganizationItem *item = find_item (snapshot, by_id, attendance->organization);

    if (item != NULL)
      item->used = TRUE;
  }
}

static void
set_alike (CohortOrganizationItem *item,
           CohortOrganizationItem *other,
           const CohortDuplicate *duplicate)
{
  const CohortDuplicateReason *reason
      = duplicate->reasons->len > 0 ? g_ptr_array_index (duplicate->reasons, 0) : NULL;

  /* The likeliest comes first. */
  if (item == NULL || other == NULL || item->alike != NULL)
    return;
  item->alike = g_strdup (other->id);
  /* Translators: %1$s is another organization, %2$s a reason, %3$u how much speaks for it. */
  item->alike_text = g_strdup_printf (_ ("May be the same as “%1$s”: %2$s (score %3$u)"),
                                      other->name, reason != NULL ? reason->text : "",
                                      duplicate->score);
}

static void
find_alike (const CohortSnapshot *snapshot, GHashTable *by_id)
{
  g_autoptr (GPtrArray) duplicates = cohort_duplicates_new (snapshot);

  for (guint i = 0; i < duplicates->len; i++) {
    const CohortDuplicate *duplicate = g_ptr_array_index (duplicates, i);
    CohortOrganizationItem *one, *other;

    if (duplicate->kind != COHORT_RECORD_ORGANIZATION)
      continue;
    one = g_hash_table_lookup (by_id, duplicate->one);
    other = g_hash_table_lookup (by_id, duplicate->other);
    set_alike (one, other, duplicate);
    set_alike (other, one, duplicate);
  }
}

/* Documented in the header. */
GPtrArray *
cohort_organization_items_new (const CohortSnapshot *snapshot)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  COHORT_FOR_EACH (CohortOrganization, organization, snapshot, COHORT_RECORD_ORGANIZATION) {
    if (organization->merged_into == NULL && organization->name != NULL) {
      CohortOrganizationItem *item = item_new (organization);

      g_ptr_array_add (items, item);
      g_hash_table_insert (by_id, item->id, item);
    }
  }
  count_people (snapshot, by_id);
  find_alike (snapshot, by_id);
  g_ptr_array_sort (items, compare_items);
  return items;
}

/** cohort_organization_item_get_id: Returns: (transfer none): the record's id */
const char *
cohort_organization_item_get_id (CohortOrganizationItem *self)
{
  return self->id;
}

/** cohort_organization_item_get_name: Returns: (transfer none): what it is called */
const char *
cohort_organization_item_get_name (CohortOrganizationItem *self)
{
  return self->name;
}

/** cohort_organization_item_get_about: Returns: (transfer none): sector, city, other spellings */
const char *
cohort_organization_item_get_about (CohortOrganizationItem *self)
{
  return self->about;
}

/** cohort_organization_item_get_people: Returns: how many people are or were there */
guint
cohort_organization_item_get_people (CohortOrganizationItem *self)
{
  return self->people;
}

/** cohort_organization_item_is_used: Returns: whether anything refers to it */
gboolean
cohort_organization_item_is_used (CohortOrganizationItem *self)
{
  return self->used;
}

/** cohort_organization_item_get_alike: Returns: (transfer none) (nullable): id of what it may be */
const char *
cohort_organization_item_get_alike (CohortOrganizationItem *self)
{
  return self->alike;
}

/** cohort_organization_item_get_alike_text: Returns: (transfer none) (nullable): and why */
const char *
cohort_organization_item_get_alike_text (CohortOrganizationItem *self)
{
  return self->alike_text;
}

/** cohort_organization_item_matches: Returns: whether it says @folded somewhere */
gboolean
cohort_organization_item_matches (CohortOrganizationItem *self, const char *folded)
{
  return strstr (self->folded, folded) != NULL;
}
