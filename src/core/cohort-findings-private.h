/* How the findings of each area are collected.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-findings.h"
#include "cohort-ledger.h"

G_BEGIN_DECLS

/** CohortFindingsRun: what is looked at, and what was found so far. */
typedef struct {
  const CohortSnapshot *snapshot;
  CohortDate            today;
  CohortLedger         *ledger;   /* (unowned) */
  GPtrArray            *findings; /* (unowned) (element-type CohortFinding) */
} CohortFindingsRun;

void cohort_findings_add (CohortFindingsRun *run,
                          const char        *id,
                          CohortRecordKind   kind,
                          const char        *subject,
                          gint64             cents,
                          const char        *format,
                          ...) G_GNUC_PRINTF (6, 7);

void cohort_findings_look_at_team       (CohortFindingsRun *run);
void cohort_findings_look_at_people     (CohortFindingsRun *run);
void cohort_findings_look_at_convenings (CohortFindingsRun *run);
void cohort_findings_look_at_delegation (CohortFindingsRun       *run,
                                         const CohortConvening   *convening);
void cohort_findings_look_at_refund     (CohortFindingsRun       *run,
                                         const CohortAttendance  *attendance);
void cohort_findings_look_at_money      (CohortFindingsRun *run);
void cohort_findings_look_at_travel     (CohortFindingsRun *run);
void cohort_findings_look_at_claims     (CohortFindingsRun *run);
void cohort_findings_look_at_letters    (CohortFindingsRun *run);
void cohort_findings_look_at_opportunities (CohortFindingsRun *run);
void cohort_findings_look_at_goals      (CohortFindingsRun *run);

/* What these find of one expense, and of its line of the plan, which may be NULL. */
void cohort_findings_look_at_money_of  (CohortFindingsRun    *run,
                                        const CohortExpense  *expense,
                                        const CohortPlanLine *line);
void cohort_findings_look_at_travel_of (CohortFindingsRun    *run,
                                        const CohortExpense  *expense,
                                        const CohortPlanLine *line);
void cohort_findings_look_at_claim     (CohortFindingsRun    *run,
                                        const CohortExpense  *expense);

G_END_DECLS
