/* The year around the team: opportunities, action plans, and what the community of practice did.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year.h"

static const CohortField opportunity_fields[] = {
    COHORT_FIELD (CohortOpportunityRecord, title, TEXT),
    COHORT_FIELD (CohortOpportunityRecord, provider, TEXT),
    COHORT_FIELD (CohortOpportunityRecord, audience, TEXT),
    COHORT_FIELD (CohortOpportunityRecord, sectors, TEXT),
    COHORT_FIELD (CohortOpportunityRecord, start, DATE),
    COHORT_FIELD (CohortOpportunityRecord, end, DATE),
    COHORT_FIELD (CohortOpportunityRecord, date_text, TEXT),
    COHORT_FIELD (CohortOpportunityRecord, uncertain, FLAG),
    COHORT_FIELD (CohortOpportunityRecord, deadline, DATE),
    COHORT_FIELD (CohortOpportunityRecord, cost_cents, NUMBER),
    COHORT_FIELD (CohortOpportunityRecord, capacity, TEXT),
    COHORT_FIELD (CohortOpportunityRecord, link, TEXT),
    COHORT_FIELD (CohortOpportunityRecord, note, TEXT),
};

/** cohort_opportunity_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_opportunity_get_class (void)
{
  static const CohortRecordClass klass = {"opportunity", sizeof (CohortOpportunityRecord),
                                          opportunity_fields, G_N_ELEMENTS (opportunity_fields)};

  return &klass;
}

static const CohortField opportunity_person_fields[] = {
    COHORT_FIELD (CohortOpportunityPerson, opportunity, TEXT),
    COHORT_LINK (CohortOpportunityPerson, person, PERSON),
    COHORT_FIELD (CohortOpportunityPerson, status, TEXT),
    COHORT_FIELD (CohortOpportunityPerson, on, DATE),
    COHORT_FIELD (CohortOpportunityPerson, note, TEXT),
};

/** cohort_opportunity_person_get_class: Returns: (transfer none): the table and fields of its
 * records */
const CohortRecordClass *
cohort_opportunity_person_get_class (void)
{
  static const CohortRecordClass klass
      = {"opportunity_person", sizeof (CohortOpportunityPerson), opportunity_person_fields,
         G_N_ELEMENTS (opportunity_person_fields)};

  return &klass;
}

static const CohortField goal_fields[] = {
    COHORT_FIELD (CohortGoal, plan, TEXT),
    COHORT_FIELD (CohortGoal, kind, TEXT),
    COHORT_FIELD (CohortGoal, text, TEXT),
    COHORT_FIELD (CohortGoal, grant_goals, TEXT),
    COHORT_FIELD (CohortGoal, practice_goals, TEXT),
    COHORT_FIELD (CohortGoal, beliefs, TEXT),
    COHORT_FIELD (CohortGoal, content_area, TEXT),
    COHORT_FIELD (CohortGoal, status, TEXT),
    COHORT_FIELD (CohortGoal, due, DATE),
    COHORT_LINK (CohortGoal, owner, PERSON),
    COHORT_FIELD (CohortGoal, note, TEXT),
};

/** cohort_goal_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_goal_get_class (void)
{
  static const CohortRecordClass klass
      = {"goal", sizeof (CohortGoal), goal_fields, G_N_ELEMENTS (goal_fields)};

  return &klass;
}

static const CohortField goal_person_fields[] = {
    COHORT_LINK (CohortGoalPerson, goal, GOAL),
    COHORT_LINK (CohortGoalPerson, person, PERSON),
    COHORT_FIELD (CohortGoalPerson, why, TEXT),
};

/** cohort_goal_person_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_goal_person_get_class (void)
{
  static const CohortRecordClass klass = {"goal_person", sizeof (CohortGoalPerson),
                                          goal_person_fields, G_N_ELEMENTS (goal_person_fields)};

  return &klass;
}

static const CohortField activity_fields[] = {
    COHORT_FIELD (CohortActivity, component, TEXT),
    COHORT_FIELD (CohortActivity, title, TEXT),
    COHORT_FIELD (CohortActivity, on, DATE),
    COHORT_FIELD (CohortActivity, minutes, NUMBER),
    COHORT_LINK (CohortActivity, goal, GOAL),
    COHORT_FIELD (CohortActivity, content_area, TEXT),
    COHORT_FIELD (CohortActivity, note, TEXT),
    COHORT_FIELD (CohortActivity, resources, TEXT),
};

/** cohort_activity_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_activity_get_class (void)
{
  static const CohortRecordClass klass
      = {"activity", sizeof (CohortActivity), activity_fields, G_N_ELEMENTS (activity_fields)};

  return &klass;
}

static const CohortField activity_person_fields[] = {
    COHORT_LINK (CohortActivityPerson, activity, ACTIVITY),
    COHORT_LINK (CohortActivityPerson, person, PERSON),
};

/** cohort_activity_person_get_class: Returns: (transfer none): the table and fields of its records
 */
const CohortRecordClass *
cohort_activity_person_get_class (void)
{
  static const CohortRecordClass klass
      = {"activity_person", sizeof (CohortActivityPerson), activity_person_fields,
         G_N_ELEMENTS (activity_person_fields)};

  return &klass;
}
