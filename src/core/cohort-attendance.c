/* Who goes to a convening, the county's spots there, and who waits for one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-attendance.h"

static const CohortField attendance_fields[] = {
    COHORT_LINK (CohortAttendance, person, PERSON),
    COHORT_FIELD (CohortAttendance, convening, TEXT),
    COHORT_FIELD (CohortAttendance, status, TEXT),
    COHORT_FIELD (CohortAttendance, status_on, DATE),
    COHORT_FIELD (CohortAttendance, spot_kind, TEXT),
    COHORT_LINK (CohortAttendance, replaces, ATTENDANCE),
    COHORT_FIELD (CohortAttendance, option, TEXT),
    COHORT_FIELD (CohortAttendance, price_cents, NUMBER),
    COHORT_FIELD (CohortAttendance, price_confirmed, FLAG),
    COHORT_FIELD (CohortAttendance, confirmation, TEXT),
    COHORT_FIELD (CohortAttendance, link_sent_on, DATE),
    COHORT_FIELD (CohortAttendance, registered_on, DATE),
    COHORT_FIELD (CohortAttendance, cancelled_on, DATE),
    COHORT_FIELD (CohortAttendance, affiliation, TEXT),
    COHORT_LINK (CohortAttendance, paid_by, FUNDING_SOURCE),
    COHORT_FIELD (CohortAttendance, hotel_rate, FLAG),
    COHORT_FIELD (CohortAttendance, days, TEXT),
    COHORT_FIELD (CohortAttendance, role, TEXT),
    COHORT_FIELD (CohortAttendance, sector, TEXT),
    COHORT_FIELD (CohortAttendance, bands, TEXT),
    COHORT_LINK (CohortAttendance, organization, ORGANIZATION),
    COHORT_FIELD (CohortAttendance, note, TEXT),
};

/** cohort_attendance_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_attendance_get_class (void)
{
  static const CohortRecordClass klass = {"attendance", sizeof (CohortAttendance),
                                          attendance_fields, G_N_ELEMENTS (attendance_fields)};

  return &klass;
}

static const CohortField spot_adjustment_fields[] = {
    COHORT_FIELD (CohortSpotAdjustment, convening, TEXT),
    COHORT_FIELD (CohortSpotAdjustment, kind, TEXT),
    COHORT_FIELD (CohortSpotAdjustment, count, NUMBER),
    COHORT_FIELD (CohortSpotAdjustment, on, DATE),
    COHORT_FIELD (CohortSpotAdjustment, reason, TEXT),
    COHORT_FIELD (CohortSpotAdjustment, reference, TEXT),
    COHORT_FIELD (CohortSpotAdjustment, message, TEXT),
};

/** cohort_spot_adjustment_get_class: Returns: (transfer none): the table and fields of its records
 */
const CohortRecordClass *
cohort_spot_adjustment_get_class (void)
{
  static const CohortRecordClass klass
      = {"spot_adjustment", sizeof (CohortSpotAdjustment), spot_adjustment_fields,
         G_N_ELEMENTS (spot_adjustment_fields)};

  return &klass;
}

static const CohortField waitlist_entry_fields[] = {
    COHORT_LINK (CohortWaitlistEntry, person, PERSON),
    COHORT_FIELD (CohortWaitlistEntry, convening, TEXT),
    COHORT_FIELD (CohortWaitlistEntry, requested_at, TEXT),
    COHORT_FIELD (CohortWaitlistEntry, order_at, TEXT),
    COHORT_FIELD (CohortWaitlistEntry, source, TEXT),
    COHORT_FIELD (CohortWaitlistEntry, together_tag, TEXT),
    COHORT_FIELD (CohortWaitlistEntry, state, TEXT),
    COHORT_FIELD (CohortWaitlistEntry, offered_at, TEXT),
    COHORT_FIELD (CohortWaitlistEntry, reply_by, DATE),
    COHORT_FIELD (CohortWaitlistEntry, reorder_reason, TEXT),
    COHORT_FIELD (CohortWaitlistEntry, note, TEXT),
};

/** cohort_waitlist_entry_get_class: Returns: (transfer none): the table and fields of its records
 */
const CohortRecordClass *
cohort_waitlist_entry_get_class (void)
{
  static const CohortRecordClass klass
      = {"waitlist_entry", sizeof (CohortWaitlistEntry), waitlist_entry_fields,
         G_N_ELEMENTS (waitlist_entry_fields)};

  return &klass;
}
