/* In which role somebody goes to a convening that is still to come.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-booking.h"

#include "cohort-program.h"

static gboolean
is_same_place (const CohortMembership *one, const CohortMembership *other)
{
  return g_strcmp0 (one->role, other->role) == 0 && g_strcmp0 (one->sector, other->sector) == 0
         && g_strcmp0 (one->bands, other->bands) == 0
         && g_strcmp0 (one->organization, other->organization) == 0;
}

static gboolean
goes_as (const CohortAttendance *attendance, const CohortMembership *membership)
{
  return g_strcmp0 (attendance->person, membership->person) == 0
         && g_strcmp0 (attendance->role, membership->role) == 0
         && g_strcmp0 (attendance->sector, membership->sector) == 0
         && g_strcmp0 (attendance->bands, membership->bands) == 0
         && g_strcmp0 (attendance->organization, membership->organization) == 0;
}

static gboolean
begins_from (const CohortSnapshot *snapshot, const char *code, CohortDate day)
{
  const CohortProgram *program = cohort_snapshot_get_program (snapshot);
  const CohortConvening *convening
      = program != NULL ? cohort_program_find_convening (program, code) : NULL;

  return convening != NULL && (convening->first_day == 0 || convening->first_day >= day);
}

/** cohort_booking_take_role: @attendance is that of whoever has @membership from now on */
void
cohort_booking_take_role (CohortAttendance *attendance, const CohortMembership *membership)
{
  cohort_set_text (&attendance->role, membership->role);
  cohort_set_text (&attendance->sector, membership->sector);
  cohort_set_text (&attendance->bands, membership->bands);
  cohort_set_text (&attendance->organization, membership->organization);
}

/**
 * cohort_booking_follow_role:
 * @before: a membership as it was
 * @after: as it is from @day on
 *
 * Whoever goes in the role of @before to a convening that begins on @day or later, or whose days
 * are not known, goes in that of @after. What was before stays as it was (domain.md 3.9, case 1).
 */
void
cohort_booking_follow_role (const CohortAct *act,
                            const CohortMembership *before,
                            const CohortMembership *after,
                            CohortDate day,
                            CohortChange *change)
{
  if (is_same_place (before, after))
    return;
  COHORT_FOR_EACH (CohortAttendance, attendance, act->snapshot, COHORT_RECORD_ATTENDANCE) {
    CohortAttendance *copy;

    if (!goes_as (attendance, before) || g_strcmp0 (attendance->status, "replaced") == 0
        || !begins_from (act->snapshot, attendance->convening, day))
      continue;
    copy = cohort_record_copy (attendance);
    cohort_booking_take_role (copy, after);
    cohort_change_put (change, copy);
  }
}
