/* The commands about the waitlist and about taking part at all.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-booking.h"
#include "cohort-command-people-private.h"

G_BEGIN_DECLS

CohortCommandRun cohort_waitlist_join;
CohortCommandRun cohort_waitlist_set;
CohortCommandRun cohort_waitlist_edit;
CohortCommandRun cohort_waitlist_move;
CohortCommandRun cohort_participation_decline;
CohortCommandRun cohort_participation_resume;

const CohortWaitlistEntry *
cohort_waitlist_get_entry (const CohortAct *act, CohortBookingTarget *target, GError **error);

G_END_DECLS
