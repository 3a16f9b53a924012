/* What becomes of the trips of two people who are one, and of the plan that follows from them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-merge-private.h"

#include "cohort-trip-plan.h"
#include "cohort-vocabulary.h"

/* The record as the change leaves it so far. */
static gpointer
get_present (CohortChange *change, gpointer record)
{
  const CohortRecord *own = record;
  gpointer present = cohort_change_find (change, own->kind, own->id);

  return present != NULL ? present : record;
}

static void
close_line (CohortChange *change, CohortPlanLine *line)
{
  CohortPlanLine *closed = cohort_record_copy (get_present (change, line));

  cohort_set_text (&closed->state, "closed");
  cohort_change_put (change, closed);
}

/* What money was claimed of stays, and nothing more is expected of it. */
static void
drop_line (const CohortAct *act, CohortChange *change, CohortPlanLine *line)
{
  g_autoptr (GPtrArray) expenses
      = cohort_snapshot_select (act->snapshot, COHORT_RECORD_EXPENSE, "plan_line", line->record.id);
  g_autoptr (GPtrArray) splits = cohort_snapshot_select (act->snapshot, COHORT_RECORD_PLAN_SPLIT,
                                                         "plan_line", line->record.id);

  if (expenses->len > 0) {
    close_line (change, line);
    return;
  }
  for (guint i = 0; i < splits->len; i++)
    cohort_change_delete (change, g_ptr_array_index (splits, i));
  cohort_change_delete (change, line);
}

static void
drop_trip (const CohortAct *act, CohortChange *change, const CohortTripRecord *record)
{
  const char *const *slots = cohort_trip_get_slots ();

  for (guint i = 0; slots[i] != NULL; i++) {
    g_autofree char *id = cohort_trip_dup_line_id (record, slots[i]);
    CohortPlanLine *line
        = (gpointer)cohort_snapshot_find (act->snapshot, COHORT_RECORD_PLAN_LINE, id);

    if (line != NULL)
      drop_line (act, change, line);
  }
  cohort_change_delete (change, record);
}

static gboolean
has_place (const CohortAct *act, const CohortTripRecord *record)
{
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (act->snapshot, record->person, record->convening);

  return attendance != NULL
         && (cohort_attendance_status_get_flags (attendance->status)
             & (COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_CASE_HEADCOUNT));
}

/* Who rode along with the other one would now ride with herself. */
static void
part_from_herself (const CohortAct *act, const CohortMergePair *pair, CohortChange *change)
{
  const char *id = COHORT_RECORD (pair->one)->id;

  COHORT_FOR_EACH (CohortTripRecord, record, act->snapshot, COHORT_RECORD_TRIP) {
    const CohortTripRecord *present = get_present (change, (gpointer)record);
    CohortTripRecord *copy;

    if (present->record.deleted || g_strcmp0 (present->person, id) != 0
        || g_strcmp0 (present->driver, id) != 0)
      continue;
    copy = cohort_record_copy (present);
    cohort_set_text (&copy->driver, NULL);
    cohort_change_put (change, copy);
  }
}

/**
 * cohort_merge_join_trips:
 * @change: in which all that is the other one's is the survivor's already
 *
 * Nobody travels to a convening twice. Of two trips the one of her who has a place there stays,
 * else the survivor's. The lines of the plan that the other trip made go with it; those that
 * expenses belong to stay, closed.
 */
void
cohort_merge_join_trips (const CohortAct *act, const CohortMergePair *pair, CohortChange *change)
{
  COHORT_FOR_EACH (CohortTripRecord, record, act->snapshot, COHORT_RECORD_TRIP) {
    const CohortTripRecord *own;

    if (g_strcmp0 (record->person, COHORT_RECORD (pair->other)->id) != 0)
      continue;
    own = cohort_trip_find (act->snapshot, COHORT_RECORD (pair->one)->id, record->convening);
    if (own != NULL)
      drop_trip (act, change, has_place (act, record) && !has_place (act, own) ? own : record);
  }
  part_from_herself (act, pair, change);
}
