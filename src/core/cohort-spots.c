/* How many spots a county has at a convening and who holds them (rules S-1 to S-6).
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-spots.h"

#include "cohort-vocabulary.h"

static gint64
find_class_spots (const CohortSnapshot *snapshot, const char *convening)
{
  const CohortConvening *found
      = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), convening);
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);

  return found != NULL && county != NULL ? found->spots[county->county_class] : COHORT_UNKNOWN;
}

/* The override that counts is the latest; of one day's, the one entered last. */
static void
sum_adjustments (const CohortSnapshot *snapshot, const char *convening, CohortSpots *spots)
{
  CohortDate override_on = 0;

  COHORT_FOR_EACH (CohortSpotAdjustment, adjustment, snapshot, COHORT_RECORD_SPOT_ADJUSTMENT) {
    if (g_strcmp0 (adjustment->convening, convening) != 0 || !cohort_is_known (adjustment->count))
      continue;
    if (g_strcmp0 (adjustment->kind, "release") == 0) {
      spots->released += adjustment->count;
    } else if (g_strcmp0 (adjustment->kind, "grant") == 0) {
      spots->granted += adjustment->count;
    } else if (g_strcmp0 (adjustment->kind, "override") == 0 && adjustment->on >= override_on) {
      spots->overridden = adjustment->count;
      override_on = adjustment->on;
    }
  }
}

static void
count_attendances (const CohortSnapshot *snapshot, const char *convening, CohortSpots *spots)
{
  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    CohortStatusFlags flags;

    if (g_strcmp0 (attendance->convening, convening) != 0)
      continue;
    flags = cohort_attendance_status_get_flags (attendance->status);
    spots->held += flags & COHORT_STATUS_HOLDS_SPOT ? 1 : 0;
    spots->headcount += flags & COHORT_STATUS_IN_HEADCOUNT ? 1 : 0;
  }
}

/**
 * cohort_spots_count:
 * @convening: its code
 * @spots: (out caller-allocates): the counts
 *
 * S-1: limit = spots of the county's class − released + granted, or the latest override. Where the
 * class's spots are not announced and nothing overrides them, limit and free are unknown and nobody
 * is over. S-2: an offer of the waitlist holds a spot as an attendance does (domain.md 3.4). S-4
 * follows from the statuses: who declines frees a spot of the same county; only a release lowers
 * the limit.
 */
void
cohort_spots_count (const CohortSnapshot *snapshot, const char *convening, CohortSpots *spots)
{
  g_autoptr (GPtrArray) queue = cohort_spots_queue (snapshot, convening);

  *spots = (CohortSpots){
      .class_spots = find_class_spots (snapshot, convening),
      .limit = COHORT_UNKNOWN,
      .overridden = COHORT_UNKNOWN,
      .free = COHORT_UNKNOWN,
  };
  sum_adjustments (snapshot, convening, spots);
  count_attendances (snapshot, convening, spots);
  for (guint i = 0; i < queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (queue, i);

    if (cohort_waitlist_holds_spot (entry->state))
      spots->held++;
    else
      spots->waiting++;
  }

  if (cohort_is_known (spots->overridden))
    spots->limit = spots->overridden;
  else if (cohort_is_known (spots->class_spots))
    spots->limit = spots->class_spots - spots->released + spots->granted;
  if (cohort_is_known (spots->limit))
    spots->free = spots->limit - spots->held;
}

/* Who replaced somebody has her spot, and so her place. Chains are acyclic (S-6), but merged data
 * is not trusted to be: no chain is longer than there are records. */
static guint
find_place (const CohortSnapshot *snapshot, const CohortAttendance *attendance)
{
  GPtrArray *records = cohort_snapshot_get_records (snapshot, COHORT_RECORD_ATTENDANCE);
  guint place = 0;

  for (guint i = 0; i < records->len && attendance->replaces != NULL; i++) {
    const CohortAttendance *before
        = cohort_snapshot_find (snapshot, COHORT_RECORD_ATTENDANCE, attendance->replaces);

    if (before == NULL)
      break;
    attendance = before;
  }
  g_ptr_array_find (records, attendance, &place);
  return place;
}

static int
compare_holders (gconstpointer a, gconstpointer b, gpointer snapshot)
{
  guint one = find_place (snapshot, *(const CohortAttendance *const *)a);
  guint other = find_place (snapshot, *(const CohortAttendance *const *)b);

  return one < other ? -1 : one > other;
}

/**
 * cohort_spots_holders:
 * @convening: its code
 *
 * Returns: (transfer container) (element-type CohortAttendance): those that hold a spot, in the
 * order they took it, so that the newest is last; who replaced somebody has her place
 */
GPtrArray *
cohort_spots_holders (const CohortSnapshot *snapshot, const char *convening)
{
  GPtrArray *holders = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    if (g_strcmp0 (attendance->convening, convening) == 0
        && cohort_attendance_status_get_flags (attendance->status) & COHORT_STATUS_HOLDS_SPOT)
      g_ptr_array_add (holders, (gpointer)attendance);
  }
  g_ptr_array_sort_with_data (holders, compare_holders, (gpointer)snapshot);
  return holders;
}
