/* What speaks for two organizations being one, and how much.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-duplicates-private.h"

#include "cohort-text.h"

#include <glib/gi18n-lib.h>

enum {
  WEIGHT_NAME = 10,
  WEIGHT_SLIP = 8,
  WEIGHT_CITY = 2,
  ENOUGH = 8,
};

/* Letters a name must have before one of them may be wrong. */
#define LEAST_NAME 5

/* What kind of organization a name speaks of: "Fresno Unified" is not the office of Fresno County.
 */
typedef enum {
  KIND_UNKNOWN,
  KIND_DISTRICT,
  KIND_OFFICE,
} Kind;

typedef struct {
  const CohortOrganization *organization;
  const CohortCounty *county; /* (nullable): whose office it is by one of the names of that */
  GStrv names;                /* the name, then the aliases, without words that say the kind */
  Kind kind;
  char *city; /* folded */
} Entry;

typedef struct {
  Entry *entries;
  guint n_entries;
} Book;

static Kind
find_kind (const char *folded)
{
  static const char *const offices[] = {"coe", "office", "superintendent", NULL};
  static const char *const districts[] = {"usd", "sd", "uhsd", "esd", "unified", "district", NULL};
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  Kind kind = KIND_UNKNOWN;

  for (guint i = 0; words[i] != NULL; i++) {
    if (g_strv_contains (offices, words[i]))
      return KIND_OFFICE;
    if (g_strv_contains (districts, words[i]))
      kind = KIND_DISTRICT;
  }
  return kind;
}

/* Of "Delta Oaks Unified School District" "delta oaks" is left; a name that has nothing but such
 * words stays whole. */
static char *
strip_name (const char *name)
{
  static const char *const said[]
      = {"coe",    "office", "superintendent", "county",   "of",     "education",
         "usd",    "sd",     "unified",        "district", "school", "schools",
         "public", "the",    "department",     "dept",     "inc",    NULL};
  g_autofree char *folded = cohort_text_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (said, words[i]))
      g_string_append_printf (left, "%s%s", left->len > 0 ? " " : "", words[i]);
  return g_strdup (left->len > 0 ? left->str : folded);
}

static GStrv
list_names (const CohortOrganization *organization)
{
  g_auto (GStrv) aliases
      = g_strsplit (organization->aliases != NULL ? organization->aliases : "", "\n", -1);
  GStrv names = g_new0 (char *, g_strv_length (aliases) + 2);
  guint n = 0;

  names[n++] = strip_name (organization->name);
  for (guint i = 0; aliases[i] != NULL; i++) {
    g_autofree char *name = strip_name (aliases[i]);

    if (*name != '\0')
      names[n++] = g_steal_pointer (&name);
  }
  return names;
}

static void
read_entry (Entry *entry, const CohortProgram *program, const CohortOrganization *organization)
{
  g_autofree char *folded = cohort_text_fold (organization->name);

  entry->organization = organization;
  entry->county = cohort_program_find_county (program, organization->name);
  entry->kind = entry->county != NULL ? KIND_OFFICE : find_kind (folded);
  entry->city = cohort_text_fold (organization->city);
  entry->names = list_names (organization);
}

static void
add_keys (const Entry *entry, GArray *keys, guint index)
{
  for (guint i = 0; entry->names[i] != NULL; i++)
    cohort_duplicates_add_slips (keys, index, 'o', entry->names[i]);
  if (entry->county != NULL)
    cohort_duplicates_add_key (keys, index, 'c', entry->county->name);
}

/** cohort_duplicates_read_organizations: Returns: (transfer full): those of @snapshot to compare */
gpointer
cohort_duplicates_read_organizations (const CohortSnapshot *snapshot, GArray *keys)
{
  const GPtrArray *records = cohort_snapshot_get_records (snapshot, COHORT_RECORD_ORGANIZATION);
  Book *book = g_new0 (Book, 1);

  book->n_entries = records->len;
  book->entries = g_new0 (Entry, records->len);
  for (guint i = 0; i < records->len; i++) {
    const CohortOrganization *organization = g_ptr_array_index (records, i);

    if (organization->merged_into != NULL)
      continue;
    read_entry (&book->entries[i], cohort_snapshot_get_program (snapshot), organization);
    add_keys (&book->entries[i], keys, i);
  }
  return book;
}

/** cohort_duplicates_free_organizations: @book: (transfer full): organizations */
void
cohort_duplicates_free_organizations (gpointer book)
{
  Book *self = book;

  for (guint i = 0; i < self->n_entries; i++) {
    g_strfreev (self->entries[i].names);
    g_free (self->entries[i].city);
  }
  g_free (self->entries);
  g_free (self);
}

/* A city or a sector of its own makes a namesake another one. */
static gboolean
is_other (const Entry *one, const Entry *other)
{
  const char *sector = one->organization->sector;
  const char *other_sector = other->organization->sector;

  return (one->kind != KIND_UNKNOWN && other->kind != KIND_UNKNOWN && one->kind != other->kind)
         || (sector != NULL && other_sector != NULL && !g_str_equal (sector, other_sector))
         || (*one->city != '\0' && *other->city != '\0' && !g_str_equal (one->city, other->city));
}

static gboolean
share_name (const Entry *one, const Entry *other)
{
  for (guint i = 0; one->names[i] != NULL; i++)
    if (*one->names[i] != '\0'
        && g_strv_contains ((const char *const *)other->names, one->names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
share_slip (const Entry *one, const Entry *other)
{
  for (guint i = 0; one->names[i] != NULL; i++)
    for (guint j = 0; other->names[j] != NULL; j++)
      if (cohort_duplicates_is_slip (one->names[i], other->names[j], LEAST_NAME))
        return TRUE;
  return FALSE;
}

/** cohort_duplicates_compare_organizations: Returns: (transfer full) (nullable): the pair, if
 * likely */
CohortDuplicate *
cohort_duplicates_compare_organizations (gpointer book, guint one, guint other)
{
  const Book *self = book;
  const Entry *first = &self->entries[one];
  const Entry *second = &self->entries[other];
  g_autoptr (CohortDuplicate) duplicate = cohort_duplicate_new (
      COHORT_RECORD_ORGANIZATION, first->organization->record.id, second->organization->record.id);

  if (is_other (first, second))
    return NULL;
  if (first->county != NULL && first->county == second->county)
    cohort_duplicate_add (duplicate, WEIGHT_NAME, _ ("both are names of the county’s office"));
  else if (*first->names[0] != '\0' && g_str_equal (first->names[0], second->names[0]))
    cohort_duplicate_add (duplicate, WEIGHT_NAME, _ ("the same name"));
  else if (share_name (first, second))
    cohort_duplicate_add (duplicate, WEIGHT_NAME, _ ("one is another spelling of the other"));
  else if (share_slip (first, second))
    cohort_duplicate_add (duplicate, WEIGHT_SLIP, _ ("nearly the same name"));
  if (*first->city != '\0' && g_str_equal (first->city, second->city))
    cohort_duplicate_add (duplicate, WEIGHT_CITY, _ ("the same city"));
  return duplicate->score >= ENOUGH ? g_steal_pointer (&duplicate) : NULL;
}
