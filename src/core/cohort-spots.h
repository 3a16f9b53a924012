/* How many spots a county has at a convening and who holds them (rules S-1 to S-6).
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

typedef struct {
  gint64 class_spots; /* COHORT_UNKNOWN: not announced */
  gint64 limit;       /* COHORT_UNKNOWN: not announced */
  gint64 released;
  gint64 granted;
  gint64 overridden; /* COHORT_UNKNOWN: no override */
  guint held;
  guint waiting;
  guint headcount;
  gint64 free; /* COHORT_UNKNOWN: not announced; negative: over */
} CohortSpots;

void cohort_spots_count (const CohortSnapshot *snapshot, const char *convening, CohortSpots *spots);
/* (transfer container) (element-type CohortAttendance): those that hold a spot, in the order they
 * took it */
GPtrArray *cohort_spots_holders (const CohortSnapshot *snapshot,
                                 const char *convening) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer container) (element-type CohortWaitlistEntry): live entries, by requested_at, ties in
 * import order */
GPtrArray *cohort_spots_queue (const CohortSnapshot *snapshot,
                               const char *convening) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
