/* What goes into a calendar, before it is written down as one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-calendar.h"

G_BEGIN_DECLS

/** CohortCalendarEvent: whole days; the program's data names no times. */
typedef struct {
  char *uid; /* the same in every export of the same thing */
  CohortDate first;
  CohortDate last;
  char *summary;
  char *location;    /* (nullable) */
  char *description; /* (nullable) */
  gboolean is_busy;  /* takes the day, as a convening does and a deadline does not */
  gboolean is_tentative;
} CohortCalendarEvent;

/* (transfer full) (element-type CohortCalendarEvent): by day */
GPtrArray *
cohort_calendar_list_events (const CohortSnapshot *snapshot,
                             const CohortCalendarOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
