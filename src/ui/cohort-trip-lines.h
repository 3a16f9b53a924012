/* What a trip comes to, line by line, with each night and day and why.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-trip-plan.h"

G_BEGIN_DECLS

GtkWidget *cohort_trip_lines_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @snapshot: with the trip planned; NULL, or without that trip: nothing is shown */
void cohort_trip_lines_show (GtkWidget *lines,
                             const CohortSnapshot *snapshot,
                             const char *person,
                             const char *convening);

/** CohortTripTotal: what the lines of one trip come to; registration is not one of them. */
typedef struct {
  gint64 cents;
  guint unpriced;
} CohortTripTotal;

void cohort_trip_lines_sum (const CohortSnapshot *snapshot,
                            const char *person,
                            const char *convening,
                            CohortTripTotal *total);

G_END_DECLS
