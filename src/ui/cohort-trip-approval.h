/* Recording in the window that a trip was approved.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command-dialog.h"
#include "cohort-trip.h"

G_BEGIN_DECLS

/* Asks when and where a trip that is planned was approved. */
void cohort_trip_approval_present (GtkWidget *widget,
                                   CohortStore *store,
                                   const char *person,
                                   const char *convening);
/* A row of @dialog, about @trip of @snapshot: whether it is approved, and a button. What is done
 * there closes @dialog, which knew the trip as it was. */
void cohort_trip_approval_add (CohortCommandDialog *dialog,
                               CohortStore *store,
                               const CohortSnapshot *snapshot,
                               const CohortTripRecord *trip);

G_END_DECLS
