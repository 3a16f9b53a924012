/* Parts of the report as JSON that have a file of their own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-report.h"

G_BEGIN_DECLS

JsonObject *cohort_report_coverage (const CohortSnapshot *snapshot,
                                    CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_invitations (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_duplicates (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *cohort_report_policy (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_trips (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_projections (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_waitlist (const CohortSnapshot *snapshot,
                                   const char *convening) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *cohort_report_ledger (const CohortSnapshot *snapshot,
                                  CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_letters (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_goals (const CohortSnapshot *snapshot,
                                CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_activities (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *cohort_report_cycle (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_start (const CohortSnapshot *snapshot,
                                CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_opportunities (const CohortSnapshot *snapshot,
                                        CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_invoices (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_report_overrides (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
