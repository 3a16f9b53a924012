/* One person's place at one convening: the attendance and the plan line of its registration.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-act.h"

G_BEGIN_DECLS

/** CohortBookingTarget: whose place at which convening an act is about; all borrowed. */
typedef struct {
  const CohortPerson *person;
  const CohortConvening *convening;
  const CohortAttendance *attendance; /* (nullable): the one that may still move */
} CohortBookingTarget;

gboolean
cohort_booking_find_target (const CohortAct *act, CohortBookingTarget *target, GError **error);
gboolean
cohort_booking_require_target (const CohortAct *act, CohortBookingTarget *target, GError **error);
CohortAttendance *cohort_booking_open (const CohortAct *act,
                                       const CohortBookingTarget *target,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
CohortAttendance *cohort_booking_new (const CohortAct *act,
                                      const CohortBookingTarget *target,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
CohortChange *cohort_booking_start (const CohortAct *act,
                                    const char *kind,
                                    const CohortBookingTarget *target) G_GNUC_WARN_UNUSED_RESULT;
void cohort_booking_put (const CohortAct *act,
                         const CohortBookingTarget *target,
                         CohortAttendance *attendance,
                         CohortChange *change);
void cohort_booking_take_off_bench (const CohortAct *act, const char *person, CohortChange *change);

gboolean cohort_booking_take_option (const CohortAct *act,
                                     CohortAttendance *attendance,
                                     const CohortConvening *convening,
                                     gboolean suggest,
                                     GError **error);
gboolean cohort_booking_move (CohortAttendance *attendance,
                              const char *status,
                              CohortDate on,
                              GError **error);
void cohort_booking_renew_registration (CohortAttendance *attendance, CohortDate on);
void cohort_booking_fit_status (CohortAttendance *attendance, const CohortConvening *convening);
gboolean cohort_booking_is_off (const char *status);
gboolean cohort_booking_is_registered (const CohortAttendance *attendance);

/* The argument "reason", which goes to the note; to change names after they are locked it must be
 * there. */
gboolean cohort_booking_note_reason (const CohortAct *act,
                                     CohortAttendance *attendance,
                                     GError **error);
gboolean cohort_booking_take_reason (const CohortAct *act,
                                     const CohortConvening *convening,
                                     CohortDate on,
                                     CohortAttendance *attendance,
                                     GError **error);
void cohort_booking_settle_waiting (const CohortAct *act,
                                    const CohortAttendance *attendance,
                                    CohortChange *change);

/* The role somebody goes in. */
void cohort_booking_take_role (CohortAttendance *attendance, const CohortMembership *membership);
void cohort_booking_follow_role (const CohortAct *act,
                                 const CohortMembership *before,
                                 const CohortMembership *after,
                                 CohortDate day,
                                 CohortChange *change);

/* Plan lines of the person at the convening. */
gboolean cohort_booking_has_expenses (const CohortSnapshot *snapshot, const char *plan_line);
gboolean cohort_booking_is_line_of (const CohortPlanLine *line, const CohortAttendance *attendance);
void cohort_booking_plan (const CohortAct *act,
                          const CohortAttendance *attendance,
                          CohortChange *change);
void cohort_booking_follow_price (const CohortAct *act,
                                  const CohortAttendance *attendance,
                                  CohortChange *change);
void cohort_booking_charge (const CohortAct *act,
                            const CohortAttendance *attendance,
                            CohortChange *change);
void cohort_booking_follow_status (const CohortAct *act,
                                   const CohortAttendance *attendance,
                                   CohortChange *change);

G_END_DECLS
