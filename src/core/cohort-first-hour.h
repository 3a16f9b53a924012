/* The first hour with a county: from an empty window to letters, and how far somebody has come.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

typedef enum {
  COHORT_FIRST_COUNTY,  /* choose the county */
  COHORT_FIRST_PEOPLE,  /* import or add people */
  COHORT_FIRST_GOING,   /* choose who goes */
  COHORT_FIRST_COST,    /* see what it costs */
  COHORT_FIRST_LETTERS, /* send letters */
  COHORT_N_FIRST_STEPS,
} CohortFirstStep;

/** CohortFirstHour: how far a county is; [CohortFirstStep] */
typedef struct {
  gboolean done[COHORT_N_FIRST_STEPS];    /* shown by what is recorded, or looked at */
  gboolean skipped[COHORT_N_FIRST_STEPS]; /* and not done */
  gboolean waits[COHORT_N_FIRST_STEPS];   /* it cannot be done in the year shown, and was not */
  guint count[COHORT_N_FIRST_STEPS];      /* what shows it: people, those who go, letters */
  CohortFirstStep next;                   /* the first that is to be done; else N */
  gboolean is_new;                        /* the county is; see cohort_first_hour_check() */
} CohortFirstHour;

/* What a setting calls a step: "people". */
const char *cohort_first_step_get_code (CohortFirstStep step);

/* @looked_at, @skipped: (nullable) (array zero-terminated=1): codes of steps; others are passed
 * over */
void cohort_first_hour_check (const CohortSnapshot *snapshot,
                              const char *const *looked_at,
                              const char *const *skipped,
                              CohortFirstHour *hour);

G_END_DECLS
