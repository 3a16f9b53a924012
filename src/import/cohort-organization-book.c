/* The organizations a file names: which of them are known, and which are new.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-organization-book.h"

#include "cohort-text.h"

struct _CohortOrganizationBook {
  const CohortSnapshot *snapshot;
  const CohortSynonyms *synonyms;
  GHashTable *by_key; /* (owned) (element-type utf8 CohortOrganization): values owned */
  GHashTable *by_id;  /* (owned) (element-type utf8 CohortOrganization): borrows from by_key */
};

static void
add_spelling (CohortOrganizationBook *self, const char *name, gpointer organization)
{
  char *key = cohort_synonyms_fold_organization (self->synonyms, name);

  if (*key == '\0' || g_hash_table_contains (self->by_key, key))
    g_free (key);
  else
    g_hash_table_insert (self->by_key, key, cohort_record_ref (organization));
}

static void
add_organization (CohortOrganizationBook *self, const CohortOrganization *spelled, gpointer target)
{
  g_auto (GStrv) aliases = g_strsplit (spelled->aliases != NULL ? spelled->aliases : "", "\n", -1);

  add_spelling (self, spelled->name, target);
  for (guint i = 0; aliases[i] != NULL; i++)
    add_spelling (self, aliases[i], target);
}

/**
 * cohort_organization_book_resolve:
 * @id: (nullable): an organization's id
 *
 * Returns: (nullable): @id, or that of the organization it was merged into
 */
const char *
cohort_organization_book_resolve (const CohortOrganizationBook *self, const char *id)
{
  const CohortOrganization *organization
      = cohort_snapshot_find (self->snapshot, COHORT_RECORD_ORGANIZATION, id);

  /* A chain of merges is short; a circle made by two machines must not hang. */
  for (int i = 0; i < 8 && organization != NULL && organization->merged_into != NULL; i++)
    organization = cohort_snapshot_find (self->snapshot, COHORT_RECORD_ORGANIZATION,
                                         organization->merged_into);
  return organization != NULL ? organization->record.id : id;
}

/**
 * cohort_organization_book_new:
 * @snapshot: what is known; must outlive the book, as must @synonyms
 *
 * Returns: (transfer full): a book of the organizations of @snapshot
 */
CohortOrganizationBook *
cohort_organization_book_new (const CohortSnapshot *snapshot, const CohortSynonyms *synonyms)
{
  CohortOrganizationBook *self = g_new0 (CohortOrganizationBook, 1);

  self->snapshot = snapshot;
  self->synonyms = synonyms;
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cohort_record_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  COHORT_FOR_EACH (CohortOrganization, organization, snapshot, COHORT_RECORD_ORGANIZATION) {
    const char *id = cohort_organization_book_resolve (self, organization->record.id);
    CohortRecord *target = cohort_snapshot_find (snapshot, COHORT_RECORD_ORGANIZATION, id);

    add_organization (self, organization, target);
    g_hash_table_insert (self->by_id, target->id, target);
  }
  return self;
}

/** cohort_organization_book_free: @self: (transfer full) (nullable): a book */
void
cohort_organization_book_free (CohortOrganizationBook *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_key);
  g_free (self);
}

/** cohort_organization_book_dup_key: @name: (nullable): as typed. Returns: (transfer full)
 * (nullable): its key */
char *
cohort_organization_book_dup_key (const CohortOrganizationBook *self, const char *name)
{
  g_autofree char *key
      = name != NULL ? cohort_synonyms_fold_organization (self->synonyms, name) : NULL;
  const CohortOrganization *known = key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;

  return known != NULL ? g_strdup (known->record.id) : g_steal_pointer (&key);
}

static gboolean
is_spelled (const CohortOrganization *organization, const char *typed)
{
  g_autofree char *spellings = g_strjoin (
      "\n", organization->name, organization->aliases != NULL ? organization->aliases : "", NULL);
  g_autofree char *folded = cohort_text_fold (typed);
  g_auto (GStrv) lines = g_strsplit (spellings, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *line = cohort_text_fold (lines[i]);

    if (g_str_equal (line, folded))
      return TRUE;
  }
  return FALSE;
}

/* A spelling not seen before is kept, so that the next file with it needs no rule. */
static void
note_spelling (CohortOrganizationBook *self,
               CohortChange *change,
               const char *id,
               const char *typed)
{
  const CohortOrganization *known = g_hash_table_lookup (self->by_id, id);
  CohortOrganization *present = cohort_change_find (change, COHORT_RECORD_ORGANIZATION, id);
  CohortOrganization *copy;
  g_autofree char *longer = NULL;

  present = present != NULL ? present : (CohortOrganization *)known;
  if (is_spelled (present, typed))
    return;
  copy = cohort_record_copy (present);
  longer = copy->aliases != NULL ? g_strjoin ("\n", copy->aliases, typed, NULL) : g_strdup (typed);
  cohort_set_text (&copy->aliases, longer);
  cohort_change_put (change, copy);
}

/**
 * cohort_organization_book_enter:
 * @change: receives a new organization, or a new spelling of a known one
 * @name: its own name
 * @typed: as the file spells it
 * @sector: (nullable): of a new one
 *
 * Returns: (transfer none): its id
 */
const char *
cohort_organization_book_enter (CohortOrganizationBook *self,
                                CohortChange *change,
                                const char *name,
                                const char *typed,
                                const char *sector)
{
  g_autofree char *key = cohort_synonyms_fold_organization (self->synonyms, name);
  g_autofree char *typed_key = cohort_synonyms_fold_organization (self->synonyms, typed);
  CohortOrganization *organization = g_hash_table_lookup (self->by_key, typed_key);

  if (organization == NULL)
    organization = g_hash_table_lookup (self->by_key, key);
  if (organization == NULL) {
    organization = cohort_record_new (COHORT_RECORD_ORGANIZATION, NULL);
    cohort_set_text (&organization->name, name);
    cohort_set_text (&organization->sector, sector);
    cohort_change_put (change, organization);
    add_organization (self, organization, organization);
    g_hash_table_insert (self->by_id, organization->record.id, organization);
  }
  note_spelling (self, change, organization->record.id, typed);
  return organization->record.id;
}

/** cohort_organization_book_get_name: Returns: (nullable): the name of the organization whose id is
 * @id */
const char *
cohort_organization_book_get_name (const CohortOrganizationBook *self, const char *id)
{
  const CohortOrganization *organization
      = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;

  return organization != NULL ? organization->name : NULL;
}
