/* How a community of practice is started: the steps, and what shows that each was taken.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortStartStep: a step of the program's and how far the county is with it. */
typedef struct {
  const char *code;     /* of the program's: the setting "start.CODE" marks it by hand */
  const char *label;    /* as the program prints it; borrowed */
  const char *text;     /* (nullable) */
  gboolean done;        /* shown by what is recorded, or marked */
  gboolean marked;      /* marked by hand */
  CohortDate marked_on; /* 0: not marked */
  char *words;          /* (owned) (nullable): what was written when it was marked */
  GPtrArray *evidence;  /* (owned) (element-type utf8): sentences, translated; also what is there so
                         * far of a step not done */
} CohortStartStep;

/* (transfer full) (element-type CohortStartStep): in the program's order */
GPtrArray *cohort_start_steps_check (const CohortSnapshot *snapshot,
                                     CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @value marks a step: an ISO day, then maybe a space and words. @words: (out) (nullable)
 * (transfer none): what comes after the day */
gboolean cohort_start_mark_parse (const char *value, CohortDate *on, const char **words);
char *cohort_start_mark_format (CohortDate on, const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
