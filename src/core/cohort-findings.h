/* What needs a person's eye: each with an id, a subject and a sentence; never a block, never an
 * assert. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

typedef struct {
  const char *id; /* domain.md 3.8: "OVER_SPOTS", … */
  CohortRecordKind
    kind;          /* of the subject; COHORT_N_RECORD_KINDS when it is a convening or the team */
  char *subject;   /* record's id, convening's code, or "team" */
  char *text;      /* translated sentence */
  gint64 cents;    /* what it is about, or COHORT_UNKNOWN */
  gboolean urgent; /* something will go wrong, rather than could be better */
} CohortFinding;

/* (transfer full) (element-type CohortFinding): urgent ones first, then in the order of
 * domain.md 3.8 */
GPtrArray *cohort_findings_new (const CohortSnapshot *snapshot,
                                CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

/* Only those about @expense and its line of the plan; @ledger: of @snapshot. */
GPtrArray *cohort_findings_new_of_expense (const CohortSnapshot *snapshot,
                                           CohortLedger *ledger,
                                           const CohortExpense *expense,
                                           CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

/* A short word for a chip: "Money", "Spots", "Team", "Price", "Letters", "Dates", "Plan".
 * Translated. */
const char *cohort_finding_get_topic (const char *id);
/* What all findings of @id are about: "No receipt". Translated. */
const char *cohort_finding_get_title (const char *id);

G_END_DECLS
