/* The lines of the plan that follow from a trip, and whether they still do.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-travel.h"

G_BEGIN_DECLS

/** CohortTripLine: one line as policy and rates have it. */
typedef struct {
  const char *slot; /* what its id is derived from: the same for both kinds of meals */
  const char *category;
  gboolean is_silent;      /* the trip says nothing of it: a line that is there stays as it is */
  gboolean is_wanted;      /* else the trip has none of it */
  gboolean is_only_trips;  /* where it is not wanted, a line somebody added by hand stays */
  gint64 quantity;         /* tenths; COHORT_UNKNOWN */
  gint64 rate;             /* tenths of a cent; COHORT_UNKNOWN: it is not the same every day */
  gint64 cents;            /* COHORT_UNKNOWN: unpriced */
  const char *basis;       /* "rate" or "typed" */
  const char *rate_source; /* (nullable): borrowed from the snapshot */
} CohortTripLine;

/* (transfer full) (element-type CohortTripLine) */
GArray *cohort_trip_list_lines (const CohortSnapshot *snapshot,
                                const CohortPolicy *policy,
                                const CohortTrip *trip,
                                const CohortTripEstimate *estimate) G_GNUC_WARN_UNUSED_RESULT;

const char *const *cohort_trip_get_slots (void); /* each there can be; NULL-terminated */
char *cohort_trip_dup_line_id (const CohortTripRecord *record,
                               const char *slot) G_GNUC_WARN_UNUSED_RESULT;
const CohortPlanLine *cohort_trip_find_line (const CohortSnapshot *snapshot,
                                             const CohortTripRecord *record,
                                             const CohortTripLine *line);
/* Whether policy and rates leave it as it is: closed, or with an amount somebody typed. */
gboolean cohort_trip_line_is_fixed (const CohortPlanLine *line);

/* Puts the lines of @record as its policy and rates have them into @change; with @only_present
 * without adding or removing any. @splits is (nullable) (element-type CohortSplit); @override
 * (nullable): why a source is charged with what it does not pay. */
gboolean cohort_trip_put_lines (const CohortTripRecord *record,
                                const CohortSnapshot *snapshot,
                                GArray *splits,
                                const char *override,
                                gboolean only_present,
                                CohortChange *change,
                                GError **error);

G_END_DECLS
