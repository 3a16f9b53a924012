/* Convenings, deadlines and trips as a file that calendar programs read (RFC 5545).
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortCalendarOptions: @exported_at is in seconds since 1970, UTC, and the stamp of each event,
 * so that the same snapshot written twice is the same file. */
typedef struct {
  gint64 exported_at;
  const char *person;    /* (nullable): id; hers only. NULL: the county's */
  const char *convening; /* (nullable): code; about it only. NULL: the year shown */
} CohortCalendarOptions;

gboolean cohort_calendar_write (const CohortSnapshot *snapshot,
                                const CohortCalendarOptions *options,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
