/* What is planned to be spent: of a person, at a convening, from a source, or all of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

/** CohortProjectionFilter: each NULL for any. All NULL is the county's year. */
typedef struct {
  const char *source;    /* id */
  const char *person;    /* id */
  const char *convening; /* code */
  const char *category;  /* expense category */
} CohortProjectionFilter;

typedef struct {
  gint64 cents;     /* planned on open lines that fit, and used on closed ones */
  guint lines;      /* that fit */
  guint unpriced;   /* open ones among them without an amount */
  gint64 available; /* of the source, or of all sources together; COHORT_UNKNOWN without a cap */
  gint64 headroom;  /* the source's per unpriced line; COHORT_UNKNOWN when none here */
} CohortProjection;

void cohort_projection_read (const CohortLedger *ledger,
                             const CohortProjectionFilter *filter,
                             CohortProjection *projection);

G_END_DECLS
