/* The commands about attendance that stand in files of their own, or that others do as well.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command-people-private.h"

G_BEGIN_DECLS

CohortCommandRun cohort_attendance_plan;
CohortCommandRun cohort_attendance_register;
CohortCommandRun cohort_attendance_edit;
CohortCommandRun cohort_attendance_withdraw;
CohortCommandRun cohort_attendance_replace;
CohortCommandRun cohort_attendance_unregister;
CohortCommandRun cohort_attendance_forward_link;

G_END_DECLS
