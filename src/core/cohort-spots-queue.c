/* Who waits for a spot of the county, in what order, and who wants to come together.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-spots.h"

#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static const char *
get_place (const CohortWaitlistEntry *entry)
{
  const char *place = entry->order_at != NULL ? entry->order_at : entry->requested_at;

  return place != NULL ? place : "";
}

/**
 * cohort_spots_compare_entries:
 *
 * By the instant somebody was moved to, else the one she asked at. Instants are compared without
 * the "Z" at their end, before which a fraction of a second would sort.
 *
 * Returns: as strcmp()
 */
int
cohort_spots_compare_entries (const CohortWaitlistEntry *one, const CohortWaitlistEntry *other)
{
  const char *a = get_place (one), *b = get_place (other);
  gsize n_a = strcspn (a, "Z"), n_b = strcspn (b, "Z");
  int order = strncmp (a, b, MIN (n_a, n_b));

  return order != 0 ? order : (n_a > n_b) - (n_a < n_b);
}

static int
compare_elements (gconstpointer a, gconstpointer b)
{
  return cohort_spots_compare_entries (*(const CohortWaitlistEntry *const *)a,
                                       *(const CohortWaitlistEntry *const *)b);
}

static gboolean
is_live (const CohortWaitlistEntry *entry)
{
  return *cohort_waitlist_get_moves (entry->state) != NULL;
}

/**
 * cohort_spots_queue:
 * @convening: its code
 *
 * Returns: (transfer container) (element-type CohortWaitlistEntry): entries that wait or have an
 * offer, first come first unless somebody was moved for a reason; of the same second, in the order
 * they were entered
 */
GPtrArray *
cohort_spots_queue (const CohortSnapshot *snapshot, const char *convening)
{
  GPtrArray *queue = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortWaitlistEntry, entry, snapshot, COHORT_RECORD_WAITLIST_ENTRY) {
    if (g_strcmp0 (entry->convening, convening) == 0 && is_live (entry))
      g_ptr_array_add (queue, (gpointer)entry);
  }
  g_ptr_array_sort (queue, compare_elements);
  return queue;
}

/** cohort_spots_find_entry: Returns: (transfer none) (nullable): the first live entry of @person
 * for @convening; there is one at most, but for merged data (S-5) */
const CohortWaitlistEntry *
cohort_spots_find_entry (const CohortSnapshot *snapshot, const char *convening, const char *person)
{
  const CohortWaitlistEntry *found = NULL;

  COHORT_FOR_EACH (CohortWaitlistEntry, entry, snapshot, COHORT_RECORD_WAITLIST_ENTRY) {
    if (g_strcmp0 (entry->convening, convening) == 0 && g_strcmp0 (entry->person, person) == 0
        && is_live (entry) && (found == NULL || cohort_spots_compare_entries (entry, found) < 0))
      found = entry;
  }
  return found;
}

static gboolean
is_same_tag (const char *one, const char *other)
{
  g_autofree char *a = cohort_text_fold (one);
  g_autofree char *b = cohort_text_fold (other);

  return g_str_equal (a, b);
}

/**
 * cohort_spots_count_together:
 * @entry: a live waitlist entry
 * @free: (out) (optional): free spots of its convening, %COHORT_UNKNOWN while not announced;
 *   negative: over
 *
 * Whoever has the same together-tag wants to come together. Nothing follows from it by itself: the
 * coordinator offers to one, holds, or passes them over for a reason.
 *
 * Returns: how many of them wait and have no offer yet, with @entry 1 at least
 */
guint
cohort_spots_count_together (const CohortSnapshot *snapshot,
                             const CohortWaitlistEntry *entry,
                             gint64 *free)
{
  g_autoptr (GPtrArray) queue = cohort_spots_queue (snapshot, entry->convening);
  guint n = 0;

  if (free != NULL) {
    CohortSpots spots;

    cohort_spots_count (snapshot, entry->convening, &spots);
    *free = spots.free;
  }
  for (guint i = 0; entry->together_tag != NULL && i < queue->len; i++) {
    const CohortWaitlistEntry *other = g_ptr_array_index (queue, i);

    if (other->together_tag != NULL && !cohort_waitlist_holds_spot (other->state)
        && is_same_tag (other->together_tag, entry->together_tag))
      n++;
  }
  return MAX (n, 1);
}

/** cohort_spots_dup_together: Returns: (transfer full) (nullable): "2 spots needed, 1 free" for an
 * entry that comes together with others */
char *
cohort_spots_dup_together (const CohortSnapshot *snapshot, const CohortWaitlistEntry *entry)
{
  gint64 free;
  guint needed = cohort_spots_count_together (snapshot, entry, &free);

  if (needed < 2) /* so what is needed is never one */
    return NULL;
  if (!cohort_is_known (free))
    return g_strdup_printf (_ ("%u spots needed, not known how many are free"), needed);
  return g_strdup_printf (_ ("%1$u spots needed, %2$d free"), needed, (int)MAX (free, 0));
}
