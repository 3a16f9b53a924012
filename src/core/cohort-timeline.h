/* What happened to one person, day by day: memberships, invitations, attendance, money.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortEvent: one line of a person's timeline. */
typedef struct {
  CohortDate on;    /* 0: no day is known */
  const char *kind; /* "membership", "invitation", "attendance", "waitlist", "registration",
                     * "expense", "payment", "answer", "letter", "merge", "goal", "opportunity",
                     * "activity" */
  CohortRecordKind record_kind;
  char *record; /* id of what it tells of */
  char *title;  /* translated: "Invited to Fall 2024 (2nd time)" */
  char *detail; /* (nullable): translated */
  gint64 cents; /* COHORT_UNKNOWN where it is not about money */
} CohortEvent;

/* (transfer full) (element-type CohortEvent): newest first, those without a day last */
GPtrArray *cohort_timeline_new (const CohortSnapshot *snapshot,
                                const char *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
