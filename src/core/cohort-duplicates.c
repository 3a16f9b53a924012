/* People or organizations that look like one entered twice: suggested, never merged by themselves.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-duplicates-private.h"

/* Of many who share a key each is compared with this many of the next, so that the work grows with
 * the number of records however alike they are. */
#define MAX_NEIGHBORS 16

static guint64
hash_text (char space, const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ (guchar)space;

  for (const char *p = text; *p != '\0'; p++)
    hash = (hash ^ (guchar)*p) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

/** cohort_duplicates_add_key: records of one @space and @text will be compared */
void
cohort_duplicates_add_key (GArray *keys, guint index, char space, const char *text)
{
  CohortDuplicateKey key = {hash_text (space, text), index};

  if (*text != '\0')
    g_array_append_val (keys, key);
}

/**
 * cohort_duplicates_add_slips:
 *
 * Adds @text and what is left of it without each of its letters in turn: texts that differ by one
 * letter changed, left out or swapped with the next have one of these in common.
 */
void
cohort_duplicates_add_slips (GArray *keys, guint index, char space, const char *text)
{
  g_autoptr (GString) shorter = g_string_new (NULL);

  cohort_duplicates_add_key (keys, index, space, text);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    g_string_assign (shorter, "");
    g_string_append_len (shorter, text, p - text);
    g_string_append (shorter, g_utf8_next_char (p));
    cohort_duplicates_add_key (keys, index, space, shorter->str);
  }
}

static gboolean
is_same_from (const gunichar *one, const gunichar *other)
{
  while (*one != 0 && *one == *other)
    one++, other++;
  return *one == *other;
}

/* A digit tells two schools apart, where a letter is a slip of the hand. */
static gboolean
is_slip_at (const gunichar *one, const gunichar *other)
{
  if (g_unichar_isdigit (*one) || g_unichar_isdigit (*other))
    return FALSE;
  return is_same_from (one + 1, other + 1) || is_same_from (one + 1, other)
         || is_same_from (one, other + 1)
         || (one[1] != 0 && one[0] == other[1] && one[1] == other[0]
             && is_same_from (one + 2, other + 2));
}

/**
 * cohort_duplicates_is_slip:
 * @least: letters the longer one must have
 *
 * Returns: whether @one and @other differ by one letter changed, left out or swapped with the next
 */
gboolean
cohort_duplicates_is_slip (const char *one, const char *other, guint least)
{
  glong n_one, n_other;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (one, -1, &n_one);
  g_autofree gunichar *other_letters = g_utf8_to_ucs4_fast (other, -1, &n_other);
  glong i = 0;

  if (MAX (n_one, n_other) < (glong)least || ABS (n_one - n_other) > 1)
    return FALSE;
  while (i < MIN (n_one, n_other) && letters[i] == other_letters[i])
    i++;
  if (i == MIN (n_one, n_other))
    return n_one != n_other && !g_unichar_isdigit (n_one > n_other ? letters[i] : other_letters[i]);
  return is_slip_at (letters + i, other_letters + i);
}

static void
free_reason (gpointer data)
{
  CohortDuplicateReason *reason = data;

  g_free (reason->text);
  g_free (reason);
}

/** cohort_duplicate_new: Returns: (transfer full): a pair without reasons */
CohortDuplicate *
cohort_duplicate_new (CohortRecordKind kind, const char *one, const char *other)
{
  CohortDuplicate *self = g_new0 (CohortDuplicate, 1);

  self->kind = kind;
  self->one = one;
  self->other = other;
  self->reasons = g_ptr_array_new_with_free_func (free_reason);
  return self;
}

/** cohort_duplicate_free: @duplicate: (transfer full): a pair */
void
cohort_duplicate_free (CohortDuplicate *duplicate)
{
  g_ptr_array_unref (duplicate->reasons);
  g_free (duplicate);
}

/** cohort_duplicate_add: a reason, @text being translated; they stay ordered by weight */
void
cohort_duplicate_add (CohortDuplicate *duplicate, guint weight, const char *text)
{
  CohortDuplicateReason *reason = g_new (CohortDuplicateReason, 1);
  guint place = 0;

  reason->text = g_strdup (text);
  reason->weight = weight;
  while (place < duplicate->reasons->len
         && ((CohortDuplicateReason *)duplicate->reasons->pdata[place])->weight >= weight)
    place++;
  g_ptr_array_insert (duplicate->reasons, place, reason);
  duplicate->score += weight;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const CohortDuplicateKey *one = a;
  const CohortDuplicateKey *other = b;

  if (one->hash != other->hash)
    return one->hash < other->hash ? -1 : 1;
  return (one->index > other->index) - (one->index < other->index);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *)a;
  guint64 other = *(const guint64 *)b;

  return (one > other) - (one < other);
}

/* The pairs of indices that have a key in common, the smaller one first, in order. */
static GArray *
pair_up (GArray *keys, guint only)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));

  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++) {
    const CohortDuplicateKey *key = &g_array_index (keys, CohortDuplicateKey, i);

    for (guint j = i + 1; j < MIN (keys->len, i + 1 + MAX_NEIGHBORS); j++) {
      const CohortDuplicateKey *next = &g_array_index (keys, CohortDuplicateKey, j);
      guint64 pair = (guint64)key->index << 32 | next->index;

      if (next->hash != key->hash)
        break;
      if (next->index != key->index
          && (only == G_MAXUINT || key->index == only || next->index == only))
        g_array_append_val (pairs, pair);
    }
  }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static char *
join_ids (const char *one, const char *other)
{
  return strcmp (one, other) < 0 ? g_strjoin (" ", one, other, NULL)
                                 : g_strjoin (" ", other, one, NULL);
}

static GHashTable *
read_distinctions (const CohortSnapshot *snapshot)
{
  GHashTable *apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  COHORT_FOR_EACH (CohortDistinction, distinction, snapshot, COHORT_RECORD_DISTINCTION) {
    if (distinction->person != NULL && distinction->other_person != NULL)
      g_hash_table_add (apart, join_ids (distinction->person, distinction->other_person));
    if (distinction->organization != NULL && distinction->other_organization != NULL)
      g_hash_table_add (apart,
                        join_ids (distinction->organization, distinction->other_organization));
  }
  return apart;
}

static gboolean
is_told_apart (GHashTable *apart, const CohortDuplicate *duplicate)
{
  g_autofree char *key = join_ids (duplicate->one, duplicate->other);

  return g_hash_table_contains (apart, key);
}

typedef struct {
  gpointer (*read) (const CohortSnapshot *snapshot, GArray *keys);
  CohortDuplicateCompare compare;
  GDestroyNotify free;
} Method;

static const Method people = {cohort_duplicates_read_people, cohort_duplicates_compare_people,
                              cohort_duplicates_free_people};
static const Method organizations
    = {cohort_duplicates_read_organizations, cohort_duplicates_compare_organizations,
       cohort_duplicates_free_organizations};

/* Appends to @found the pairs of @method, those of the record of index @only or all. */
static void
look_for_pairs (const CohortSnapshot *snapshot, const Method *method, guint only, GPtrArray *found)
{
  g_autoptr (GHashTable) apart = read_distinctions (snapshot);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (CohortDuplicateKey));
  gpointer book = method->read (snapshot, keys);
  g_autoptr (GArray) pairs = pair_up (keys, only);

  for (guint i = 0; i < pairs->len; i++) {
    guint64 pair = g_array_index (pairs, guint64, i);
    CohortDuplicate *duplicate;

    if (i > 0 && pair == g_array_index (pairs, guint64, i - 1))
      continue;
    duplicate = method->compare (book, (guint)(pair >> 32), (guint)(pair & G_MAXUINT32));
    if (duplicate == NULL)
      continue;
    if (is_told_apart (apart, duplicate))
      cohort_duplicate_free (duplicate);
    else
      g_ptr_array_add (found, duplicate);
  }
  method->free (book);
}

static int
compare_duplicates (gconstpointer a, gconstpointer b)
{
  const CohortDuplicate *one = *(const CohortDuplicate *const *)a;
  const CohortDuplicate *other = *(const CohortDuplicate *const *)b;
  int difference = (other->score > one->score) - (other->score < one->score);

  if (difference == 0)
    difference = strcmp (one->one, other->one);
  return difference != 0 ? difference : strcmp (one->other, other->other);
}

/** cohort_duplicates_new: documented in the header */
GPtrArray *
cohort_duplicates_new (const CohortSnapshot *snapshot)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_duplicate_free);

  look_for_pairs (snapshot, &people, G_MAXUINT, found);
  look_for_pairs (snapshot, &organizations, G_MAXUINT, found);
  g_ptr_array_sort (found, compare_duplicates);
  return found;
}

/** cohort_duplicates_new_for: documented in the header */
GPtrArray *
cohort_duplicates_new_for (const CohortSnapshot *snapshot, CohortRecordKind kind, const char *id)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_duplicate_free);
  CohortRecord *record = cohort_snapshot_find (snapshot, kind, id);
  guint index;

  if (record != NULL
      && g_ptr_array_find (cohort_snapshot_get_records (snapshot, kind), record, &index))
    look_for_pairs (snapshot, kind == COHORT_RECORD_PERSON ? &people : &organizations, index,
                    found);
  g_ptr_array_sort (found, compare_duplicates);
  return found;
}
