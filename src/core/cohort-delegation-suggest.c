/* Who could take a spot, best first, and why she.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-delegation-private.h"

#include "cohort-placement.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* How much each reason counts. The order is what matters: who does the same work first, then who is
 * for the same children; to have asked for a spot decides between equals. */
enum {
  SAME_ROLE = 4,
  SAME_SECTOR = 2,
  SAME_BANDS = 3,
  SOME_BANDS = 2,
  FILLS_ITEM = 3,
  COVERS_BAND = 2,
  WAITS = 1,
};

typedef struct {
  const CohortSnapshot *snapshot;
  const char *convening;
  const CohortAttendance *replacing; /* (nullable) */
  CohortDate day;
  CohortLack lack;
  GPtrArray *queue;     /* (element-type CohortWaitlistEntry) */
  GHashTable *declined; /* (element-type utf8): people whose last invitation was declined */
} Search;

/* What is sorted: a substitute and what decides between equals. */
typedef struct {
  CohortSubstitute substitute;
  guint place; /* in the queue; G_MAXUINT: does not wait */
  char *key;   /* (owned) */
} Candidate;

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_ptr_array_unref (candidate->substitute.reasons);
  g_free (candidate->key);
  g_free (candidate);
}

static void add_reason (CohortSubstitute *substitute, guint score, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
add_reason (CohortSubstitute *substitute, guint score, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  g_ptr_array_add (substitute->reasons, g_strdup_vprintf (format, list));
  va_end (list);
  substitute->score += score;
}

static char *
label_bands (guint bands)
{
  g_autofree char *codes = cohort_bands_format (bands);

  return cohort_bands_dup_label (codes);
}

static gboolean
is_same (const char *one, const char *other)
{
  return one != NULL && g_strcmp0 (one, other) == 0 && !g_str_equal (one, "other");
}

static void
compare_with (const CohortAttendance *replacing, CohortSubstitute *substitute)
{
  const CohortMembership *membership = substitute->membership;
  guint wanted = cohort_bands_parse (replacing->bands);
  guint shared = wanted & cohort_bands_parse (membership->bands);
  g_autofree char *bands = label_bands (shared);

  if (is_same (membership->role, replacing->role))
    add_reason (substitute, SAME_ROLE, _ ("same role: %s"),
                cohort_vocabulary_get_label ("role", membership->role));
  if (is_same (membership->sector, replacing->sector))
    add_reason (substitute, SAME_SECTOR, _ ("same sector: %s"),
                cohort_vocabulary_get_label ("sector", membership->sector));
  if (shared != 0)
    add_reason (substitute, shared == wanted ? SAME_BANDS : SOME_BANDS, _ ("same grade band: %s"),
                bands);
}

static void
weigh_coverage (const CohortLack *lack, CohortSubstitute *substitute)
{
  const CohortMembership *membership = substitute->membership;
  guint bands = cohort_bands_parse (membership->bands);
  g_autofree char *label = NULL;
  guint n = 0;

  if (lack->system_fills)
    bands = cohort_placement_fill_bands (bands);
  for (guint i = 0; i < lack->results->len; i++) {
    const CohortTargetResult *result = g_ptr_array_index (lack->results, i);

    if (cohort_lack_count_missing (result) > 0
        && cohort_target_item_fits (result->item, membership->role, membership->sector, bands))
      add_reason (substitute, FILLS_ITEM, _ ("fills a gap: %s"), result->item->label);
  }
  bands &= lack->bands;
  label = label_bands (bands);
  for (guint bits = bands; bits != 0; bits &= bits - 1)
    n++;
  if (n > 0)
    /* Translators: one grade band or several, such as "9–12". */
    add_reason (substitute, n * COVERS_BAND, _ ("covers grades %s, which nobody going does"),
                label);
}

/* First come, first served: her place in line is told, and decides between equals. */
static void
note_waiting (const Search *search, Candidate *candidate)
{
  const char *person = candidate->substitute.person->record.id;

  for (guint i = 0; i < search->queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (search->queue, i);

    if (g_strcmp0 (entry->person, person) != 0)
      continue;
    candidate->place = i;
    add_reason (&candidate->substitute, WAITS, _ ("number %u on the waitlist"), i + 1);
    return;
  }
}

static Candidate *
weigh (const Search *search, const CohortPerson *person, const CohortMembership *membership)
{
  Candidate *candidate = g_new0 (Candidate, 1);

  candidate->place = G_MAXUINT;
  candidate->key = cohort_person_dup_sort_key (person);
  candidate->substitute.person = person;
  candidate->substitute.membership = membership;
  candidate->substitute.reasons = g_ptr_array_new_with_free_func (g_free);
  if (search->replacing != NULL)
    compare_with (search->replacing, &candidate->substitute);
  else
    weigh_coverage (&search->lack, &candidate->substitute);
  note_waiting (search, candidate);
  return candidate;
}

static gboolean
is_available (const CohortMembership *membership, CohortDate day)
{
  static const char *const statuses[] = {"prospect", "invited", "active", NULL};

  return membership->status != NULL && g_strv_contains (statuses, membership->status)
         && (cohort_membership_is_on (membership, day) || membership->start > day);
}

/* Of several memberships the one that speaks most for her. */
static Candidate *
find_best (const Search *search, const CohortPerson *person)
{
  const GPtrArray *memberships
      = cohort_snapshot_get_memberships (search->snapshot, person->record.id);
  Candidate *best = NULL;

  for (guint i = 0; memberships != NULL && i < memberships->len; i++) {
    const CohortMembership *membership = g_ptr_array_index (memberships, i);
    Candidate *candidate;

    if (!is_available (membership, search->day))
      continue;
    candidate = weigh (search, person, membership);
    if (best != NULL && candidate->substitute.score <= best->substitute.score) {
      free_candidate (candidate);
      continue;
    }
    g_clear_pointer (&best, free_candidate);
    best = candidate;
  }
  return best;
}

/* Neither who has a spot or an offer of one, nor who has said no or was replaced. */
static gboolean
may_be_asked (const Search *search, const CohortPerson *person)
{
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (search->snapshot, person->record.id, search->convening);
  const CohortWaitlistEntry *entry
      = cohort_spots_find_entry (search->snapshot, search->convening, person->record.id);

  return person->merged_into == NULL
         && (attendance == NULL || g_strcmp0 (attendance->status, "case-only") == 0)
         && (entry == NULL || !cohort_waitlist_holds_spot (entry->state))
         && !g_hash_table_contains (search->declined, person->record.id);
}

static GHashTable *
collect_declined (const CohortSnapshot *snapshot, const char *convening)
{
  GHashTable *declined = g_hash_table_new (g_str_hash, g_str_equal);

  COHORT_FOR_EACH (CohortInvitation, invitation, snapshot, COHORT_RECORD_INVITATION) {
    if (invitation->person == NULL || g_strcmp0 (invitation->convening, convening) != 0)
      continue;
    if (g_strcmp0 (invitation->outcome, "declined") == 0)
      g_hash_table_add (declined, invitation->person);
    else
      g_hash_table_remove (declined, invitation->person);
  }
  return declined;
}

/* Those that wait and have no offer yet, which is who is passed over. */
static GPtrArray *
collect_waiting (const CohortSnapshot *snapshot, const char *convening)
{
  g_autoptr (GPtrArray) queue = cohort_spots_queue (snapshot, convening);
  GPtrArray *waiting = g_ptr_array_new ();

  for (guint i = 0; i < queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (queue, i);

    if (!cohort_waitlist_holds_spot (entry->state))
      g_ptr_array_add (waiting, (gpointer)entry);
  }
  return waiting;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = *(const Candidate *const *)a;
  const Candidate *other = *(const Candidate *const *)b;

  if (one->substitute.score != other->substitute.score)
    return one->substitute.score > other->substitute.score ? -1 : 1;
  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return strcmp (one->key, other->key);
}

/**
 * cohort_delegation_suggest:
 * @convening: its code
 * @replacing: (nullable): the attendance that would be replaced; %NULL: for an empty spot
 * @day: the day of the team
 *
 * Whoever replaces somebody is weighed by how much she is like her: role, sector, grade bands, as
 * they were copied into the attendance. For an empty spot it is what the delegation lacks. Nobody
 * is chosen by it: a coordinator does.
 *
 * Returns: (transfer full) (element-type CohortSubstitute): everybody who could be asked, best
 *   first, of equals who has waited longest; they live no longer than @snapshot
 */
GPtrArray *
cohort_delegation_suggest (const CohortSnapshot *snapshot,
                           const char *convening,
                           const CohortAttendance *replacing,
                           CohortDate day)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func (free_candidate);
  g_autoptr (GPtrArray) queue = collect_waiting (snapshot, convening);
  g_autoptr (GHashTable) declined = collect_declined (snapshot, convening);
  Search search = {
      .snapshot = snapshot,
      .convening = convening,
      .replacing = replacing,
      .day = day,
      .queue = queue,
      .declined = declined,
  };

  cohort_lack_init (&search.lack, snapshot, convening, day);
  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    Candidate *best = may_be_asked (&search, person) ? find_best (&search, person) : NULL;

    if (best != NULL)
      g_ptr_array_add (candidates, best);
  }
  cohort_lack_clear (&search.lack);
  g_ptr_array_sort (candidates, compare_candidates);
  return candidates;
}
