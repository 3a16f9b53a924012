/* One numbered spot: who holds it, or what an empty one lacks.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* @attendance: (nullable): NULL is a free spot; @limit: past it a spot is one too many. */
GtkWidget *cohort_spot_card_new (const CohortSnapshot *snapshot,
                                 const CohortConvening *convening,
                                 guint number,
                                 const CohortAttendance *attendance,
                                 gint64 limit,
                                 gint64 planned_cents);
/* The style class a status is shown in: "success", "accent", "warning" or "". */
const char *cohort_status_get_style (const char *status);
/* "Bundle · $400.00", with an unknown price in words. */
char *
cohort_attendance_dup_registration (const CohortConvening *convening,
                                    const CohortAttendance *attendance) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
