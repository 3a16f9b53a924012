/* The replicated tables, each declared in a file of its own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-table.h"

G_BEGIN_DECLS

extern const CohortTable cohort_setting_table;
extern const CohortTable cohort_program_file_table;
extern const CohortTable cohort_organization_table;
extern const CohortTable cohort_person_table;
extern const CohortTable cohort_membership_table;
extern const CohortTable cohort_response_table;
extern const CohortTable cohort_invitation_table;
extern const CohortTable cohort_distinction_table;
extern const CohortTable cohort_attendance_table;
extern const CohortTable cohort_spot_adjustment_table;
extern const CohortTable cohort_waitlist_entry_table;
extern const CohortTable cohort_trip_table;
extern const CohortTable cohort_travel_policy_table;
extern const CohortTable cohort_travel_rate_table;
extern const CohortTable cohort_funding_source_table;
extern const CohortTable cohort_amendment_table;
extern const CohortTable cohort_plan_line_table;
extern const CohortTable cohort_plan_split_table;
extern const CohortTable cohort_expense_table;
extern const CohortTable cohort_expense_split_table;
extern const CohortTable cohort_payment_table;
extern const CohortTable cohort_receipt_table;
extern const CohortTable cohort_invoice_table;
extern const CohortTable cohort_invoice_line_table;
extern const CohortTable cohort_letter_part_table;
extern const CohortTable cohort_own_template_table;
extern const CohortTable cohort_issued_letter_table;
extern const CohortTable cohort_opportunity_table;
extern const CohortTable cohort_opportunity_person_table;
extern const CohortTable cohort_goal_table;
extern const CohortTable cohort_goal_person_table;
extern const CohortTable cohort_activity_table;
extern const CohortTable cohort_activity_person_table;

G_END_DECLS
