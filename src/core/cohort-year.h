/* The year around the team: opportunities, action plans, and what the community of practice did.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-record.h"

G_BEGIN_DECLS

/** CohortOpportunityRecord: one the county added; those of the program are data, see
 * cohort-opportunities.h. */
typedef struct {
  CohortRecord record;
  char *title;
  char *provider;
  char *audience;     /* codes of roles, separated by spaces; NULL: everybody */
  char *sectors;      /* codes of sectors; NULL: whatever the role says */
  CohortDate start;   /* 0: not known */
  CohortDate end;     /* 0: one day, or not known */
  char *date_text;    /* as it is printed, where a day alone would say too much */
  gboolean uncertain; /* the days are to be confirmed */
  CohortDate deadline;
  gint64 cost_cents; /* 0: free; COHORT_UNKNOWN: not stated */
  char *capacity;    /* as printed */
  char *link;
  char *note;
} CohortOpportunityRecord;

/** CohortOpportunityPerson: its id is derived from opportunity and person. */
typedef struct {
  CohortRecord record;
  char *opportunity; /* code of the program's, or id of the county's own */
  char *person;
  char *status; /* "interested", "applied", "accepted", "declined", "attended" */
  CohortDate on;
  char *note;
} CohortOpportunityPerson;

/** CohortGoal: a line of Action Plan A (asset, need, curiosity, concern) or B (goal). */
typedef struct {
  CohortRecord record;
  char *plan; /* "A", "B" */
  char *kind; /* "asset", "need", "curiosity", "concern", "goal" */
  char *text;
  char *grant_goals;    /* codes, separated by spaces, of the grant's goals */
  char *practice_goals; /* of the community of practice's core goals */
  char *beliefs;        /* of the core beliefs */
  char *content_area;   /* "science", "math", "cs" */
  char *status;         /* "open", "under-way", "reached", "dropped" */
  CohortDate due;
  char *owner; /* person */
  char *note;
} CohortGoal;

/** CohortGoalPerson: why this person: the goal she serves. Its id is derived from both. */
typedef struct {
  CohortRecord record;
  char *goal;
  char *person;
  char *why;
} CohortGoalPerson;

/** CohortActivity: of one of the six components of a community of practice. */
typedef struct {
  CohortRecord record;
  char *component; /* code of the program's */
  char *title;
  CohortDate on;
  gint64 minutes; /* COHORT_UNKNOWN: not stated */
  char *goal;     /* (nullable) */
  char *content_area;
  char *note;
  char *resources; /* lines */
} CohortActivity;

/** CohortActivityPerson: its id is derived from both. */
typedef struct {
  CohortRecord record;
  char *activity;
  char *person;
} CohortActivityPerson;

const CohortRecordClass *cohort_opportunity_get_class (void);
const CohortRecordClass *cohort_opportunity_person_get_class (void);
const CohortRecordClass *cohort_goal_get_class (void);
const CohortRecordClass *cohort_goal_person_get_class (void);
const CohortRecordClass *cohort_activity_get_class (void);
const CohortRecordClass *cohort_activity_person_get_class (void);

G_END_DECLS
