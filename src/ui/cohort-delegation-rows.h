/* What the page of a convening lists beside the spots: free ones, registrations, dates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* Whether days there are on record: the delegation is history then, and nothing is offered. */
gboolean cohort_delegation_is_recorded (const CohortSnapshot *snapshot, const char *convening);
/* (transfer full) (nullable): what to do about free spots while somebody declined or waits */
char *cohort_delegation_dup_offer (const CohortSnapshot *snapshot,
                                   const CohortConvening *convening) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): "Not Registered Yet: 3", and how many days are left */
char *cohort_delegation_dup_unregistered_title (guint n) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_delegation_dup_days_left (const CohortConvening *convening) G_GNUC_WARN_UNUSED_RESULT;
/* All (transfer floating). */
GtkWidget *cohort_delegation_unregistered_row_new (const CohortSnapshot *snapshot,
                                                   const CohortConvening *convening,
                                                   const CohortAttendance *attendance);
GtkWidget *cohort_delegation_lock_row_new (const CohortSnapshot *snapshot,
                                           const CohortConvening *convening);
GtkWidget *cohort_delegation_link_row_new (const CohortSnapshot *snapshot,
                                           const CohortConvening *convening);
GtkWidget *cohort_delegation_days_row_new (const CohortSnapshot *snapshot,
                                           const CohortConvening *convening);

G_END_DECLS
