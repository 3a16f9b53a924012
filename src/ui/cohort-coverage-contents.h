/* What the view of coverage shows, worked out from a snapshot, on another thread where it takes
 * long.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"
#include "cohort-matrix.h"
#include "cohort-spots.h"
#include "cohort-targets.h"

G_BEGIN_DECLS

/** CohortCoverageQuestion: what is looked at. */
typedef struct {
  CohortSnapshot *snapshot; /* (owned): as it would be */
  CohortSnapshot *before; /* (owned) (nullable): as it is, in a what-if */
  gboolean wants_people; /* everybody, for the list of a what-if */
  CohortMatrixShape shape;
  char *convening; /* (owned) (nullable): NULL is the team */
  CohortDate today;
} CohortCoverageQuestion;

/** CohortCoveragePlace: the team (first, @code NULL) or a convening of the year. */
typedef struct {
  const char *code; /* belongs to the program */
  const char *name;
  guint face; /* families and community partners */
  CohortSpots spots; /* of a convening */
  CohortSpots spots_before; /* the same without a what-if */
} CohortCoveragePlace;

typedef struct {
  CohortCoverageQuestion question; /* owned */
  CohortMatrix *matrix; /* (owned) (nullable once taken) */
  GHashTable *asked; /* (owned) (element-type utf8): roles the target asks for */
  CohortCoverage *coverage; /* (owned) */
  GPtrArray *targets; /* (owned) (element-type CohortTarget) */
  const CohortTarget *target; /* (nullable): the chosen one of them */
  GPtrArray *results; /* (owned) (element-type CohortTargetResult) */
  GArray *places; /* (owned) (element-type CohortCoveragePlace) */
  GPtrArray *people; /* (owned) (nullable) (element-type CohortScenarioItem) */
  char *money; /* (owned) (nullable): what is available before and after, in a what-if */
} CohortCoverageContents;

/* All take the question. */
CohortCoverageContents *
cohort_coverage_contents_new (CohortCoverageQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
void cohort_coverage_contents_free (CohortCoverageContents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortCoverageContents, cohort_coverage_contents_free)

void cohort_coverage_contents_new_async (CohortCoverageQuestion *question,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* (transfer full) (nullable): NULL when it was cancelled, which is the only error */
CohortCoverageContents *
cohort_coverage_contents_new_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
