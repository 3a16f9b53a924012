/* A proposal while it is being made.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-import.h"

G_BEGIN_DECLS

struct _CohortProposal {
  CohortChange *change;   /* (owned) */
  CohortMapping *mapping; /* (owned) */
  GPtrArray *rows;        /* (owned) (element-type CohortProposalRow) */
  GPtrArray *problems;    /* (owned) (element-type CohortProblem): borrows from rows */
  GPtrArray *unmatched;   /* (owned) (element-type CohortUnmatchedWord) */
  GPtrArray *notes;       /* (owned) (element-type utf8) */
};

CohortProposal *cohort_proposal_new (void) G_GNUC_WARN_UNUSED_RESULT;
CohortProposalRow *cohort_proposal_add_row (CohortProposal *self, const char *sheet, guint number);
void cohort_proposal_finish (CohortProposal *self, CohortChange *change, const char *file_name);

G_END_DECLS
