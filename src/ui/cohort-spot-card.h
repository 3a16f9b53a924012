/* One numbered spot: who holds it, to whom it is offered, or what an empty one lacks.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* All (transfer floating). @is_over: one more than the county has; @planned_cents on all sources.
 */
GtkWidget *cohort_spot_card_new_held (const CohortSnapshot *snapshot,
                                      const CohortConvening *convening,
                                      guint number,
                                      const CohortAttendance *attendance,
                                      gboolean is_over,
                                      gint64 planned_cents);
GtkWidget *cohort_spot_card_new_offered (const CohortSnapshot *snapshot,
                                         const CohortConvening *convening,
                                         guint number,
                                         const CohortWaitlistEntry *entry,
                                         gboolean is_over);
/* @gap: (nullable): what the delegation lacks; its button is action "convening.fill". */
GtkWidget *cohort_spot_card_new_free (guint number, const char *gap);

/* (transfer floating): an attendance status in a colored chip */
GtkWidget *cohort_status_chip_new (const char *status);
/* The style class a status is shown in: "success", "accent", "warning" or "". */
const char *cohort_status_get_style (const char *status);
/* "Bundle · $400.00", with an unknown price in words. */
char *
cohort_attendance_dup_registration (const CohortConvening *convening,
                                    const CohortAttendance *attendance) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
