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
/* (transfer container) (element-type CohortWaitlistEntry): live entries, by order_at else
 * requested_at, ties in import order */
GPtrArray *cohort_spots_queue (const CohortSnapshot *snapshot,
                               const char *convening) G_GNUC_WARN_UNUSED_RESULT;
const CohortWaitlistEntry *cohort_spots_find_entry (const CohortSnapshot *snapshot,
                                                    const char *convening,
                                                    const char *person);
/* Where an entry stands compared with another: before (< 0), in the same instant (0), after. */
int cohort_spots_compare_entries (const CohortWaitlistEntry *one, const CohortWaitlistEntry *other);
/* How many waiting people want to come together with @entry, herself among them. */
guint cohort_spots_count_together (const CohortSnapshot *snapshot,
                                   const CohortWaitlistEntry *entry,
                                   gint64 *free);
/* "2 spots needed, 1 free"; NULL for somebody who comes alone. Translated. */
char *cohort_spots_dup_together (const CohortSnapshot *snapshot,
                                 const CohortWaitlistEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
/* "6", "6 + 1 granted", "6 − 2 released"; NULL while not announced. Translated. */
char *cohort_spots_dup_limit (const CohortSpots *spots) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type utf8): a sentence for each break in a chain of replacements */
GPtrArray *cohort_spots_check (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
