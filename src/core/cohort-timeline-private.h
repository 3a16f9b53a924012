/* How the events of one person are collected.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-timeline.h"

G_BEGIN_DECLS

/** CohortTimelineRun: whose timeline is made, and what is in it so far. */
typedef struct {
  const CohortSnapshot *snapshot;
  const char *person;
  GPtrArray *events; /* (unowned) (element-type CohortEvent) */
} CohortTimelineRun;

CohortEvent *cohort_timeline_add (CohortTimelineRun *run,
                                  const char *kind,
                                  const CohortRecord *record,
                                  CohortDate on,
                                  char *title);
void cohort_timeline_tell (CohortEvent *event, const char *detail);
const char *cohort_timeline_get_convening (const CohortTimelineRun *run, const char *code);

void cohort_timeline_add_places (CohortTimelineRun *run);
void cohort_timeline_add_money (CohortTimelineRun *run);
void cohort_timeline_add_year (CohortTimelineRun *run);

G_END_DECLS
