/* The list of all replicated tables.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-tables.h"

static const CohortTable *const tables[COHORT_N_RECORD_KINDS] = {
  [COHORT_RECORD_SETTING] = &cohort_setting_table,
  [COHORT_RECORD_PROGRAM_FILE] = &cohort_program_file_table,
  [COHORT_RECORD_ORGANIZATION] = &cohort_organization_table,
  [COHORT_RECORD_PERSON] = &cohort_person_table,
  [COHORT_RECORD_MEMBERSHIP] = &cohort_membership_table,
  [COHORT_RECORD_RESPONSE] = &cohort_response_table,
  [COHORT_RECORD_INVITATION] = &cohort_invitation_table,
  [COHORT_RECORD_DISTINCTION] = &cohort_distinction_table,
  [COHORT_RECORD_ATTENDANCE] = &cohort_attendance_table,
  [COHORT_RECORD_SPOT_ADJUSTMENT] = &cohort_spot_adjustment_table,
  [COHORT_RECORD_WAITLIST_ENTRY] = &cohort_waitlist_entry_table,
  [COHORT_RECORD_TRIP] = &cohort_trip_table,
  [COHORT_RECORD_TRAVEL_POLICY] = &cohort_travel_policy_table,
  [COHORT_RECORD_TRAVEL_RATE] = &cohort_travel_rate_table,
  [COHORT_RECORD_FUNDING_SOURCE] = &cohort_funding_source_table,
  [COHORT_RECORD_AMENDMENT] = &cohort_amendment_table,
  [COHORT_RECORD_PLAN_LINE] = &cohort_plan_line_table,
  [COHORT_RECORD_PLAN_SPLIT] = &cohort_plan_split_table,
  [COHORT_RECORD_EXPENSE] = &cohort_expense_table,
  [COHORT_RECORD_EXPENSE_SPLIT] = &cohort_expense_split_table,
  [COHORT_RECORD_PAYMENT] = &cohort_payment_table,
  [COHORT_RECORD_RECEIPT] = &cohort_receipt_table,
  [COHORT_RECORD_INVOICE] = &cohort_invoice_table,
  [COHORT_RECORD_INVOICE_LINE] = &cohort_invoice_line_table,
  [COHORT_RECORD_LETTER_PART] = &cohort_letter_part_table,
  [COHORT_RECORD_LETTER_TEMPLATE] = &cohort_own_template_table,
  [COHORT_RECORD_LETTER] = &cohort_issued_letter_table,
  [COHORT_RECORD_OPPORTUNITY] = &cohort_opportunity_table,
  [COHORT_RECORD_OPPORTUNITY_PERSON] = &cohort_opportunity_person_table,
  [COHORT_RECORD_GOAL] = &cohort_goal_table,
  [COHORT_RECORD_GOAL_PERSON] = &cohort_goal_person_table,
  [COHORT_RECORD_ACTIVITY] = &cohort_activity_table,
  [COHORT_RECORD_ACTIVITY_PERSON] = &cohort_activity_person_table,
};

/** cohort_table_get: Returns: (transfer none): the table that keeps the records of @kind */
const CohortTable *
cohort_table_get (CohortRecordKind kind)
{
  g_return_val_if_fail (kind < COHORT_N_RECORD_KINDS, NULL);

  return tables[kind];
}

/** cohort_table_find: Returns: (transfer none) (nullable): the table of that stored number */
const CohortTable *
cohort_table_find (guint number)
{
  for (guint i = 0; i < COHORT_N_RECORD_KINDS; i++)
    if (tables[i]->number == number)
      return tables[i];
  return NULL;
}

/** cohort_table_get_name: Returns: its name in the database */
const char *
cohort_table_get_name (const CohortTable *self)
{
  return cohort_record_kind_get_class (self->kind)->table;
}

/** cohort_table_find_group: Returns: (transfer none) (nullable): the group of that stored number */
const CohortFieldGroup *
cohort_table_find_group (const CohortTable *self, guint number)
{
  for (guint i = 0; i < self->n_groups; i++)
    if (self->groups[i].number == number)
      return &self->groups[i];
  return NULL;
}
