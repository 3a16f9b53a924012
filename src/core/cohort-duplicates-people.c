/* What speaks for two people being one, and how much.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-duplicates-private.h"

#include "cohort-team.h"
#include "cohort-text.h"

#include <glib/gi18n-lib.h>

/* The weights of CiviCRM's rule for e-mail, family and given name (domain.md 1.11), and below them
 * what supports these. An e-mail address alone or a name alone is enough, for a question; a family
 * name at one office, or an office's phone, is not. */
enum {
  WEIGHT_EMAIL = 10,
  WEIGHT_FAMILY = 7,
  WEIGHT_NEAR_FAMILY = 5,
  WEIGHT_GIVEN = 5,
  WEIGHT_NEAR_GIVEN = 3,
  WEIGHT_INITIAL = 2,
  WEIGHT_PHONE = 4,
  WEIGHT_ORGANIZATION = 2,
  ENOUGH = 10,
};

/* An address or a number more people have than this is an office's, not a family's. */
#define MAX_FAMILY 5

/* Letters a name must have before one of them may be wrong. */
#define LEAST_FAMILY 5
#define LEAST_GIVEN  4
#define LEAST_SHORT  3

typedef struct {
  const CohortPerson *person;
  char *first[2]; /* folded: given, and what she is called if it is another; "" for none */
  char *family;   /* folded */
} Entry;

typedef struct {
  const CohortSnapshot *snapshot;
  Entry *entries;
  guint n_entries;
  GHashTable *holders; /* (element-type utf8 uint): how many have an address or a number */
} Book;

static void
add_holder (Book *book, const char *contact)
{
  if (contact != NULL)
    g_hash_table_insert (
        book->holders, (gpointer)contact,
        GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (book->holders, contact)) + 1));
}

static void
read_entry (Entry *entry, const CohortPerson *person)
{
  entry->person = person;
  entry->family = cohort_text_fold (person->family);
  entry->first[0] = cohort_text_fold (person->given);
  entry->first[1] = cohort_text_fold (person->preferred);
  if (g_str_equal (entry->first[0], entry->first[1]))
    *entry->first[1] = '\0';
}

static void
add_name_keys (GArray *keys, guint index, const char *first, const char *family)
{
  g_autofree char *initial = g_utf8_substring (first, 0, 1);
  g_autofree char *by_initial = g_strjoin ("|", family, initial, NULL);
  g_autofree char *name = g_strjoin ("|", first, family, NULL);
  gboolean swap = strcmp (first, family) > 0;
  g_autofree char *either = g_strjoin ("|", swap ? family : first, swap ? first : family, NULL);
  g_auto (GStrv) words = g_strsplit (family, " ", -1);

  cohort_duplicates_add_key (keys, index, 'i', by_initial);
  cohort_duplicates_add_key (keys, index, 'n', either);
  cohort_duplicates_add_slips (keys, index, 's', name);
  for (guint i = 0; words[i] != NULL && words[1] != NULL; i++) {
    g_autofree char *part = g_strjoin ("|", first, words[i], NULL);

    cohort_duplicates_add_key (keys, index, 's', part);
  }
}

static void
add_keys (Book *book, GArray *keys, guint index)
{
  const Entry *entry = &book->entries[index];

  if (entry->person->email != NULL) {
    cohort_duplicates_add_key (keys, index, 'e', entry->person->email);
    add_holder (book, entry->person->email);
  }
  if (entry->person->phone != NULL) {
    cohort_duplicates_add_key (keys, index, 'p', entry->person->phone);
    add_holder (book, entry->person->phone);
  }
  for (guint i = 0; i < G_N_ELEMENTS (entry->first); i++)
    if (*entry->first[i] != '\0' && *entry->family != '\0')
      add_name_keys (keys, index, entry->first[i], entry->family);
}

/** cohort_duplicates_read_people: Returns: (transfer full): the people of @snapshot to compare */
gpointer
cohort_duplicates_read_people (const CohortSnapshot *snapshot, GArray *keys)
{
  const GPtrArray *records = cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON);
  Book *book = g_new0 (Book, 1);

  book->snapshot = snapshot;
  book->n_entries = records->len;
  book->entries = g_new0 (Entry, records->len);
  book->holders = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < records->len; i++) {
    const CohortPerson *person = g_ptr_array_index (records, i);

    if (person->merged_into != NULL)
      continue;
    read_entry (&book->entries[i], person);
    add_keys (book, keys, i);
  }
  return book;
}

/** cohort_duplicates_free_people: @book: (transfer full): people */
void
cohort_duplicates_free_people (gpointer book)
{
  Book *self = book;

  for (guint i = 0; i < self->n_entries; i++) {
    g_free (self->entries[i].family);
    g_free (self->entries[i].first[0]);
    g_free (self->entries[i].first[1]);
  }
  g_hash_table_unref (self->holders);
  g_free (self->entries);
  g_free (self);
}

static gboolean
has_word (const char *name, const char *word)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  return g_utf8_strlen (word, -1) >= LEAST_GIVEN
         && g_strv_contains ((const char *const *)words, word);
}

static guint
weigh_family (const Entry *one, const Entry *other)
{
  if (*one->family == '\0' || *other->family == '\0')
    return 0;
  if (g_str_equal (one->family, other->family))
    return WEIGHT_FAMILY;
  if (has_word (one->family, other->family) || has_word (other->family, one->family)
      || cohort_duplicates_is_slip (one->family, other->family, LEAST_FAMILY))
    return WEIGHT_NEAR_FAMILY;
  return 0;
}

static guint
weigh_first (const char *one, const char *other)
{
  gsize n_one = strlen (one), n_other = strlen (other);

  if (n_one == 0 || n_other == 0)
    return 0;
  if (g_str_equal (one, other))
    return WEIGHT_GIVEN;
  if (n_one == 1 || n_other == 1)
    return one[0] == other[0] ? WEIGHT_INITIAL : 0;
  if ((MIN (n_one, n_other) >= LEAST_SHORT && strncmp (one, other, MIN (n_one, n_other)) == 0)
      || cohort_duplicates_is_slip (one, other, LEAST_GIVEN))
    return WEIGHT_NEAR_GIVEN;
  return 0;
}

static guint
weigh_given (const Entry *one, const Entry *other)
{
  guint weight = 0;

  for (guint i = 0; i < G_N_ELEMENTS (one->first); i++)
    for (guint j = 0; j < G_N_ELEMENTS (other->first); j++)
      weight = MAX (weight, weigh_first (one->first[i], other->first[j]));
  return weight;
}

static gboolean
is_swapped (const Entry *one, const Entry *other)
{
  return *one->family != '\0' && *other->family != '\0'
         && g_str_equal (one->family, other->first[0])
         && g_str_equal (other->family, one->first[0]);
}

static void
add_names (const Entry *one, const Entry *other, CohortDuplicate *duplicate)
{
  guint family = weigh_family (one, other);
  guint given = weigh_given (one, other);

  if (family == WEIGHT_FAMILY && given == WEIGHT_GIVEN) {
    cohort_duplicate_add (duplicate, family + given, _ ("the same name"));
    return;
  }
  if (is_swapped (one, other)) {
    cohort_duplicate_add (duplicate, WEIGHT_FAMILY + WEIGHT_GIVEN,
                          _ ("given and family name swapped"));
    return;
  }
  if (family != 0)
    cohort_duplicate_add (duplicate, family,
                          family == WEIGHT_FAMILY ? _ ("the same family name")
                                                  : _ ("nearly the same family name"));
  if (given != 0)
    cohort_duplicate_add (duplicate, given,
                          given == WEIGHT_GIVEN        ? _ ("the same given name")
                          : given == WEIGHT_NEAR_GIVEN ? _ ("nearly the same given name")
                                                       : _ ("the same initial"));
}

static gboolean
share_organization (const CohortSnapshot *snapshot, const char *one, const char *other)
{
  const GPtrArray *ones = cohort_snapshot_get_memberships (snapshot, one);
  const GPtrArray *others = cohort_snapshot_get_memberships (snapshot, other);

  for (guint i = 0; ones != NULL && i < ones->len; i++) {
    const CohortMembership *membership = g_ptr_array_index (ones, i);
    const CohortOrganization *organization
        = cohort_team_find_organization (snapshot, membership->organization);

    for (guint j = 0; organization != NULL && others != NULL && j < others->len; j++) {
      const CohortMembership *beside = g_ptr_array_index (others, j);

      if (cohort_team_find_organization (snapshot, beside->organization) == organization)
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean
is_shared_widely (const Book *book, const char *contact)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (book->holders, contact)) > MAX_FAMILY;
}

static void
add_contacts (const Book *book, const Entry *one, const Entry *other, CohortDuplicate *duplicate)
{
  const CohortPerson *person = one->person;
  gboolean colleagues
      = share_organization (book->snapshot, person->record.id, other->person->record.id);

  /* An office's address or number says where they work, not who they are. */
  if (person->email != NULL && g_strcmp0 (person->email, other->person->email) == 0
      && !is_shared_widely (book, person->email))
    cohort_duplicate_add (duplicate, WEIGHT_EMAIL, _ ("the same e-mail address"));
  if (person->phone != NULL && g_strcmp0 (person->phone, other->person->phone) == 0 && !colleagues
      && !is_shared_widely (book, person->phone))
    cohort_duplicate_add (duplicate, WEIGHT_PHONE, _ ("the same phone number"));
  if (colleagues)
    cohort_duplicate_add (duplicate, WEIGHT_ORGANIZATION, _ ("the same organization"));
}

/** cohort_duplicates_compare_people: Returns: (transfer full) (nullable): the pair, if likely */
CohortDuplicate *
cohort_duplicates_compare_people (gpointer book, guint one, guint other)
{
  const Book *self = book;
  const Entry *first = &self->entries[one];
  const Entry *second = &self->entries[other];
  g_autoptr (CohortDuplicate) duplicate = cohort_duplicate_new (
      COHORT_RECORD_PERSON, first->person->record.id, second->person->record.id);

  add_names (first, second, duplicate);
  add_contacts (self, first, second, duplicate);
  return duplicate->score >= ENOUGH ? g_steal_pointer (&duplicate) : NULL;
}
