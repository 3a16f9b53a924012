/* People or organizations that look like one entered twice: suggested, never merged by themselves.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

typedef struct {
  char *text;   /* translated: "the same e-mail address" */
  guint weight; /* what it adds to the score */
} CohortDuplicateReason;

/** CohortDuplicate: a pair that may be one; ids belong to the snapshot. */
typedef struct {
  CohortRecordKind kind; /* COHORT_RECORD_PERSON or COHORT_RECORD_ORGANIZATION */
  const char *one;       /* the one entered first */
  const char *other;
  guint score;        /* sum of the weights */
  GPtrArray *reasons; /* (element-type CohortDuplicateReason): heaviest first */
} CohortDuplicate;

/* (transfer full) (element-type CohortDuplicate): likeliest first; not those told apart by a
 * distinction, nor what was merged. */
GPtrArray *cohort_duplicates_new (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
/* Those of them that concern one record. */
GPtrArray *cohort_duplicates_new_for (const CohortSnapshot *snapshot,
                                      CohortRecordKind kind,
                                      const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
